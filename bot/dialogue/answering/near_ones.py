"""What is said to relatives of who forgets, to who found a card, of a sticker, and of one's own address.

Each question that plain words ask gets what can be done about it, once. What fits none of them is answered as
anybody's: what was said of the matter by default, whatever was asked, held a neighbour with a crying girl on
the stairs to a complaint about an advert, seven times.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bot.dialogue.answering.onlookers import NOTE_HANDED
from bot.dialogue.reading.meant import OF_A_PARENT
from bot.message import Move
from bot.nlu.phrases import near_ones as asked

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

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
}
"""What is said to each."""

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


def told_of_near(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is told or asked of it; whether that was so."""
    plain, situation = exchange.reading.plainly, exchange.situation
    codes = [one.removeprefix(KEY) for one in plain if one.startswith(KEY)]
    if not codes or decision.new_kind in GRAVER or situation.role == "child":
        return False
    is_hers = situation.role == "witness" and situation.in_danger  # a note that asks for help
    keys = [NOTE_HANDED if is_hers and code == asked.BIN else TEXTS[code] for code in codes[:MOST]]
    is_said = [exchange.say_once(key) for key in keys]
    if not any(is_said):
        return False  # what was said already is no answer to who asks on
    exchange.leads_on = False
    decision.moves, decision.check = [Move("out_of_scope", "other_help")], ""
    decision.new_kind, decision.tells_place = "", False
    return True
