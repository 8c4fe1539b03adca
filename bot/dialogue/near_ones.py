"""What is said to relatives of who forgets, to who found a card, of a sticker, and of one's own address.

Each question gets what can be done about it; where no words fit, what was not said yet of the matter, and
at last whom to call. Nobody of them is told that nothing more is known.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bot.dialogue.meant import OF_A_PARENT
from bot.dialogue.wordings import topic_said
from bot.message import Move
from bot.nlu.phrases import near_ones as asked
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

KEY = "near_"
"""Begins what is read of it, and the keys of the texts."""

TEXTS = {
    asked.KIN: "utter_near_kin_stay",
    asked.STAY: "utter_near_kin_stay",
    asked.OUT: "utter_near_kin_out",
    asked.LATER: "utter_near_kin_later",
    asked.MONEY: "utter_near_kin_money",
    asked.PART: "utter_near_card_part",
    asked.BIN: "utter_near_card_bin",
    asked.LINE: "utter_near_card_line",
    asked.SAY: "utter_near_card_say",
    asked.PRINT: "utter_near_print",
    asked.DOWN: "utter_near_print_down",
    asked.AD: "utter_near_ad",
    asked.AD_NEXT: "utter_near_ad_next",
    asked.AD_DOOR: "utter_near_ad_door",
    asked.AD_CALLS: "utter_near_ad_calls",
    asked.AD_SIM: "utter_near_ad_sim",
    asked.AD_KEEP: "utter_near_ad_keep",
    asked.PAGE: "utter_near_page",
    asked.KEPT: "utter_near_page_kept",
    asked.TALK: "utter_near_page_talk",
    asked.BLOCK: "utter_near_page_block",
    asked.ELSE: "utter_near_page_else",
    asked.WHO: "utter_ask_identity/who_runs",
    **dict.fromkeys((asked.HANDSET, asked.OWNER), "utter_near_handset"),
    **dict.fromkeys((asked.NUMBER, asked.NUMBER_CALL), "utter_near_number"),
    asked.NUMBER_SAY: "utter_near_number_say",
    asked.WORK: "utter_near_work",
}
"""What is said to each."""

IN_ORDER = {
    asked.KIN: (asked.STAY, asked.OUT, asked.LATER, asked.MONEY),
    asked.AD: (asked.AD_NEXT, asked.AD_CALLS, asked.AD_DOOR),
    asked.PRINT: (),
    asked.PAGE: (),
    asked.HANDSET: (),
    asked.NUMBER: (),
}
"""What there is to say of a matter where no words fit, in the order in which it is of use."""

OF_NUMBER = (asked.AD_CALLS, asked.AD_SIM, asked.AD_KEEP)
"""Told of a number in an advert: where nobody named an address, no neighbours are spoken of."""

AT_LAST = {asked.KIN: asked.OUT, asked.PAGE: asked.ELSE, asked.HANDSET: asked.HANDSET}
"""What is said of a matter where all of it was: whom to call, or that it is not known here."""

MOST = 2
"""Texts that are said at once."""

GRAVER = ("distress", "violence", "child_writes", "exploitation", "watched")
"""Kinds of a danger that is met before it."""


def known_matter(told: Collection[str]) -> str:
    """The matter that was answered in this talk; a page left open is none once a child is written to.

    Args:
        told: keys of what was said, without `utter_`.
    """
    matters = (asked.KIN, asked.AD, asked.PRINT, asked.PAGE, asked.HANDSET, asked.NUMBER)
    found = next((m for m in matters if any(one.startswith(KEY + m) for one in told)), "")
    return "" if found == asked.PAGE and OF_A_PARENT.key in told else found


def due(matter: str, told: Collection[str]) -> str:
    """What was not said yet of a matter, or what is said at last; empty for nothing.

    Args:
        matter: that was told.
        told: keys of what was said, without `utter_`.
    """
    left = (one for one in IN_ORDER[matter] if TEXTS[one].removeprefix(MESSAGE_PREFIX) not in told)
    is_number = any(KEY + one in told for one in OF_NUMBER)
    new = (one for one in left if one != asked.AD_DOOR or not is_number)
    return next(new, AT_LAST.get(matter, ""))


def told_of_near(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is told or asked of it; whether that was so."""
    plain, situation = exchange.reading.plainly, exchange.situation
    codes = [one.removeprefix(KEY) for one in plain if one.startswith(KEY)]
    if not codes or decision.new_kind in GRAVER or situation.role == "child":
        return False
    for code in codes[:MOST]:
        if exchange.say_once(TEXTS[code]):
            continue
        said = {topic_said(text) for text in situation.said}
        exchange.say(TEXTS[due(asked.KIN, said) if code.startswith(asked.KIN) else code])
    exchange.leads_on = False
    decision.moves, decision.check = [Move("out_of_scope", "other_help")], ""
    decision.new_kind, decision.tells_place = "", False
    return True
