"""What relatives, finders of a card and neighbours tell or ask in plain words.

A father who forgets is about to leave for a woman who does not exist; a driver asks whether a helpline is for
him or for her; a sticker hangs at the entrance; one's own address stands in an advert. The model hears a
buyer's, a victim's or a child's words in it. Each is told outright once; what is asked behind it is harmless
elsewhere, and counts in such a talk alone (`bot.engine.near_ones`).
"""

from __future__ import annotations

from collections.abc import Collection

from bot.nlu.phrases.expressions import word_groups

KIN, PRINT, AD = "kin", "print", "ad"

STAY, OUT, MONEY, LATER = "kin_stay", "kin_out", "kin_money", "kin_later"
PART, BIN, LINE, SAY = "card_part", "card_bin", "card_line", "card_say"
DOWN, AD_NEXT, AD_DOOR, AD_CALLS = "print_down", "ad_next", "ad_door", "ad_calls"

OF_PRINT = ("print_whose", "print_child")
"""What is asked of a sticker, or told of a child that only opened it: answered by what it is."""

BEHIND = {
    KIN: (OUT, MONEY, LATER, STAY),
    PRINT: (*OF_PRINT, DOWN),
    AD: (AD_DOOR, AD_CALLS, AD_NEXT),
}
"""What is told or asked behind each matter, weightiest first."""

_SAID = word_groups(__file__)


def matter_told(folded: str) -> str:
    """The matter that a folded text tells outright; empty for none."""
    is_kin = all(_says(f"{KIN}_{part}", folded) for part in ("who", "forgets", "acts"))
    told = (KIN,) if is_kin else tuple(one for one in (AD, PRINT) if _says(one, folded))
    return next((one for one in told if not _says(f"{one}_without", folded)), "")


def asked_behind(matter: str, folded: str) -> str:
    """What a folded text asks or tells behind a matter, the weightiest; empty for nothing that is known."""
    asked = next((one for one in BEHIND[matter] if _says(one, folded)), "")
    return PRINT if asked in OF_PRINT else asked


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
