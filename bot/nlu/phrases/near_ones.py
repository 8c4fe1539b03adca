"""What relatives, finders of a card and neighbours tell or ask in plain words.

A father who forgets is about to leave for a woman who does not exist; a driver asks whether a helpline is for
him or for her; a sticker hangs at the entrance; one's own address stands in an advert. The model hears a
buyer's, a victim's or a child's words in it. Each is told outright once; what is asked behind it is harmless
elsewhere, and counts in such a talk alone (`bot.dialogue.plain_words.near_ones`).
"""

from __future__ import annotations

from collections.abc import Collection

from bot.nlu.phrases.expressions import word_groups

KIN, PRINT, AD = "kin", "print", "ad"
PAGE, HANDSET, NUMBER = "page", "handset", "number"
SIM = "sim"

STAY, OUT, MONEY, LATER = "kin_stay", "kin_out", "kin_money", "kin_later"
PART, BIN, LINE, SAY = "card_part", "card_bin", "card_line", "card_say"
DOWN, AD_NEXT, AD_DOOR, AD_CALLS = "print_down", "ad_next", "ad_door", "ad_calls"
AD_SIM, AD_KEEP = "ad_sim", "ad_keep"
KEPT, TALK, BLOCK, WHO = "page_kept", "page_talk", "page_block", "page_who"
ELSE, NUMBER_SAY, NUMBER_CALL = "page_else", "number_say", "number_call"
OWNER = "handset_who"

OUTRIGHT = (AD, SIM, PRINT, PAGE, HANDSET, NUMBER)
"""What is told in one sentence, besides that somebody close forgets."""

PARTS = ("beside", "open", "where")
"""Words that must stand beside some of them."""

OF_PRINT = ("print_whose", "print_child")
"""What is asked of a sticker, or told of a child that only opened it: answered by what it is."""

BEHIND = {
    KIN: (OUT, MONEY, LATER, STAY),
    PRINT: (*OF_PRINT, DOWN),
    AD: (AD_SIM, AD_KEEP, AD_DOOR, AD_CALLS, AD_NEXT),
    PAGE: (WHO, BLOCK, TALK, KEPT, ELSE),
    HANDSET: (OWNER,),
    NUMBER: (NUMBER_SAY, NUMBER_CALL),
}
"""What is told or asked behind each matter, weightiest first."""

_SAID = word_groups(__file__)


def matter_told(folded: str) -> str:
    """The matter that a folded text tells outright; empty for none."""
    is_kin = all(_says(f"{KIN}_{part}", folded) for part in ("who", "forgets", "acts"))
    told = (KIN,) if is_kin else tuple(one for one in OUTRIGHT if _is_whole(one, folded))
    one = next((one for one in told if not _says(f"{one}_without", folded)), "")
    return AD_SIM if one == SIM else one


def _is_whole(one: str, folded: str) -> bool:
    """Whether a text says a matter, and all that must stand beside it."""
    beside = (f"{one}_{part}" for part in PARTS)
    return all(_says(name, folded) for name in (one, *beside) if name in _SAID)


def asked_behind(matter: str, folded: str) -> str:
    """What a folded text asks or tells behind a matter, the weightiest; empty for nothing that is known."""
    if is_of_another(matter, folded):
        return ""
    asked = next((one for one in BEHIND[matter] if _says(one, folded)), "")
    return PRINT if asked in OF_PRINT else asked


def is_of_another(matter: str, folded: str) -> bool:
    """Whether a text, behind a page that was left open, tells of more than that, or of one's own."""
    return matter == PAGE and (is_written_to(folded) or _says("page_without", folded))


def is_written_to(folded: str) -> bool:
    """Whether a text tells that somebody writes to a young person, or wants pictures of one."""
    return _says("page_written", folded)


def asked_of_card(folded: str, *, is_witness: bool) -> tuple[str, ...]:
    """What who saw somebody, or found a card, asks for their own part and for what to say.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        is_witness: whether that is who writes; who found a card may ask what becomes of it anyway.
    """
    if _says("card_own", folded):
        return ()
    asked: Collection[str] = (BIN, PART, LINE, SAY) if is_witness else (BIN,)
    return tuple(one for one in asked if _says(one, folded))


def _says(name: str, folded: str) -> bool:
    return _SAID[name].search(folded) is not None
