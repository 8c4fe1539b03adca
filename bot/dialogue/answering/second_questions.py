"""Which second questions there are, who may ask each, and what it counts as (`answering.asked_on`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.dialogue.reading.family import is_family
from bot.dialogue.reading.kept_in import THEIRS
from bot.dialogue.reading.matters import matter_of, saw_others
from bot.dialogue.state.dangers import BUYERS, LED_ON
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.needs import urgent_need

KEY = "on_"
"""Begins the keys of their own texts."""

LIKELY, HARDLY = 0.5, 0.75
"""Shares from which it is believed, the second of what sounds like much else."""

OF_TALK = "*"
"""The need of a second question whose lines are those of the talk."""

SAYING = "what_say"
"""The code of who asks for the words to say on the telephone."""


def _is_held(situation: Situation) -> bool:
    """Whether who writes is held, sold or beaten, whatever else they feel."""
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    return is_theirs and (situation.in_danger or bool(urgent_need(situation)))


def _in_need(situation: Situation) -> bool:
    """Whether who writes is held, or saw that others are."""
    return _is_held(situation) or saw_others(situation)


def _is_calm(situation: Situation) -> bool:
    """Whether nobody is in danger as far as is known."""
    return not situation.in_danger and situation.role not in ("child", "despairing")


def _is_calm_or_saw(situation: Situation) -> bool:
    return _is_calm(situation) or saw_others(situation)


def _has_to_tell(situation: Situation) -> bool:
    """Who has to tell him of it: who found it with their family is told otherwise how to begin."""
    return _is_calm_or_saw(situation) and not is_family(situation)


def _is_partner(situation: Situation) -> bool:
    """Whether who writes was betrayed; "is it my fault" is said by who hurt somebody as well."""
    return _is_calm_or_saw(situation) and matter_of(situation) == "partner"


def _works_so(situation: Situation) -> bool:
    return _is_calm(situation) and situation.role == "sex_worker"


def _came_to_buy(situation: Situation) -> bool:
    return _is_calm(situation) and situation.role in LED_ON


def _may_tell(situation: Situation) -> bool:
    """Whether who writes may ask whom to tell: who is held, a child, who is in despair."""
    return _is_held(situation) or situation.role in ("child", "despairing")


def _met_her(situation: Situation) -> bool:
    """Whether who writes came to buy, or saw others in need, and nothing happens now: who paid is both."""
    return _came_to_buy(situation) or (saw_others(situation) and not situation.in_danger)


def _buys(situation: Situation) -> bool:
    return _is_calm(situation) and situation.role in BUYERS


class AskedOn(NamedTuple):
    """One thing that is asked on.

    Args:
        of: whether somebody may ask it.
        counts_as: the topic as which it counts.
        least: the share from which it is believed.
        need: whose lines stand with the text; empty for none, `*` for those of the talk.
        theirs: what topics begin with that answer it as well, and are left to.
        text: the key of the text without `utter_`; empty for one of its own.
    """

    of: Callable[[Situation], bool]
    counts_as: str
    least: float = LIKELY
    need: str = ""
    theirs: tuple[str, ...] = ()
    text: str = ""


OF_WITNESSES = {
    "asked_me": AskedOn(saw_others, "report_concern/reprisal"),
    "they_are_here": AskedOn(saw_others, "report_concern/until_they_come"),
    "promise": AskedOn(saw_others, "report_concern/she_asks_me", HARDLY),
    "did_right": AskedOn(saw_others, "report_concern/after_it"),
    "what_of_her": AskedOn(
        saw_others,
        "ask_police/she_in_trouble",
        HARDLY,
        need="report",
        theirs=("ask_police/she_in_trouble",),
    ),
    "knows_me": AskedOn(saw_others, "report_concern/reprisal", HARDLY),
    "go_back": AskedOn(saw_others, "report_concern/should_i_go_in", need="report"),
    "own_papers": AskedOn(saw_others, "report_concern/my_name", need="report"),
    "stay_or_go": AskedOn(saw_others, "report_concern/until_they_come"),
    SAYING: AskedOn(
        saw_others,
        "ask_human/what_do_i_say",
        theirs=("ask_human/what_do_i_say", "report_concern/words_for_her"),
    ),
    "has_called": AskedOn(
        saw_others, "report_concern/until_they_come", theirs=("ask_human/nobody_picks_up",)
    ),
    "false_alarm": AskedOn(saw_others, "report_concern/may_be_nothing"),
    "she_is_gone": AskedOn(saw_others, "report_concern/until_they_come"),
    "her_language": AskedOn(saw_others, "ask_human/my_language", HARDLY),
    "inside_job": AskedOn(_is_calm_or_saw, "report_concern/my_name", HARDLY, need="report"),
    "she_writes": AskedOn(saw_others, "report_concern/words_for_her", HARDLY, need="report"),
    "police_theirs": AskedOn(_in_need, "report_concern/reprisal", HARDLY, need=OF_TALK),
}
"""What somebody asks on who saw that others are held or hurt."""

OF_HELD = {
    "excuse": AskedOn(_is_held, "disclose_exploitation/how_get_out"),
    "this_night": AskedOn(_is_held, "disclose_exploitation/tonight"),
    "my_money": AskedOn(
        _is_held,
        "disclose_exploitation/how_get_out",
        need=OF_TALK,
        theirs=("disclose_exploitation/debt",),
    ),
    "am_i_guilty": AskedOn(
        _is_held,
        "disclose_exploitation/is_it_my_fault",
        need=OF_TALK,
        theirs=(
            *("ask_police/arrest_me", "ask_police/deported", "ask_police/my_permit"),
            "disclose_exploitation/is_it_my_fault",
        ),
    ),
    "pack": AskedOn(
        _is_held, "disclose_exploitation/how_get_out", need=OF_TALK, text="home_prepare"
    ),
    "left_behind": AskedOn(_is_held, "disclose_exploitation/others_here"),
    "no_passport": AskedOn(_is_held, "disclose_exploitation/no_papers", need=OF_TALK),
    "no_papers_bed": AskedOn(
        _is_held, "disclose_exploitation/refuge_cost", need=OF_TALK, text="need_unpapered"
    ),
    "whose_number": AskedOn(_in_need, "ask_human/what_happens", HARDLY, need=OF_TALK),
    "they_turn_up": AskedOn(_in_need, "report_concern/what_happens_then"),
    "friend_text": AskedOn(
        _is_held,
        "ask_human/words_to_send",
        theirs=("ask_human/words_to_send",),
        text="ask_human/words_to_send",
    ),
    "accuses_me": AskedOn(_is_held, "disclose_exploitation/is_it_my_fault", need=OF_TALK),
    "tell_staff": AskedOn(_may_tell, "ask_human/what_do_i_say"),
}
"""What somebody asks on who is held, sold or beaten."""

OF_BUYERS = {
    "night_talk": AskedOn(_came_to_buy, "ask_human/want_person", HARDLY, need="listening"),
    "how_know": AskedOn(
        _came_to_buy,
        "ask_signs/how_tell",
        theirs=("ask_signs/how_tell",),
        text="ask_signs/how_tell",
    ),
    "met_sign": AskedOn(_came_to_buy, "express_remorse/saw_signs", need="report"),
    "tell_now": AskedOn(_met_her, "report_concern/it_was_me_customer", need="report"),
    "work_life": AskedOn(_came_to_buy, "claim_need/lonely", theirs=("claim_need/",)),
    "comes_back": AskedOn(
        _came_to_buy, "ask_help_to_stop/urge", need="buyer_help", theirs=("ask_help_to_stop/",)
    ),
    "own_plan": AskedOn(_buys, "commit_to_stop/plan", theirs=("commit_to_stop/",)),
}
"""What somebody asks on, or tells, who came to buy."""

OF_OTHERS = {
    "for_disabled": AskedOn(_is_calm, "claim_need/disabled", HARDLY),
    "dementia": AskedOn(_is_calm, "report_concern/partner_buys", HARDLY),
    "work_rules": AskedOn(_works_so, "disclose_exploitation/sellers_law", need="sex_worker"),
    "number_in_ad": AskedOn(_is_calm, "out_of_scope/other_help", HARDLY, text="near_ad"),
    "what_is_this": AskedOn(
        _is_calm,
        "ask_identity/by_mistake",
        HARDLY,
        theirs=("ask_human/", "ask_identity/", "goodbye/wrong_number"),
    ),
    "partner_doubts": AskedOn(_is_calm, "report_concern/found_trace", HARDLY),
    "partner_hurts": AskedOn(_is_calm_or_saw, "report_concern/raise_it", HARDLY),
    "tell_him": AskedOn(_has_to_tell, "report_concern/raise_it", HARDLY),
    "my_fault": AskedOn(_is_partner, "report_concern/my_doing"),
}
"""What others ask: for a relative, because of their own number in an advert, by mistake."""

ASKED_ON: Mapping[str, AskedOn] = {**OF_WITNESSES, **OF_HELD, **OF_BUYERS, **OF_OTHERS}
"""What is asked on, by the code of its table."""


def text_of(code: str) -> str:
    """The key of the text that answers it, without `utter_`: another's, or its own.

    Args:
        code: of the table.
    """
    return ASKED_ON[code].text or KEY + code


OWN_TEXTS = frozenset(code for code, one in ASKED_ON.items() if not one.text and code != SAYING)
"""What has a text of its own."""

FAREWELL = "bye"
"""The code of who goes now; it is a farewell like any other (`bot.dialogue.plain_words.last_words`)."""

AT_FIRST = frozenset(
    {"dementia", "for_disabled", "inside_job", "number_in_ad", "partner_doubts", "tell_him"}
    | {"what_is_this"}
)
"""What may be asked in a first message as well (`bot.dialogue.plain_words.asked_for_others`)."""
