"""What is asked on by who told of it before is answered: by witnesses, by who is held, by relatives."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.dialogue.answering.asked_on import likeliest
from bot.dialogue.answering.second_questions import (
    ASKED_ON,
    FAREWELL,
    KEY,
    OF_HELD,
    OF_TALK,
    OF_WITNESSES,
    text_of,
)
from bot.dialogue.state.situation import Situation
from bot.knowledge.needs import PURPOSES_OF
from bot.message import Understanding
from bot.nlu.phrases.bystander import FAMILY
from bot.vocabulary import NO_MOMENT, Moment
from tests.conftest import HELLO, Chat, last_keys
from tests.dialogue.test_softly_told import HELD

STRANGERS, OTHERS = (
    yaml.load(Path(__file__).with_name(name).read_text("utf-8"), Loader=yaml.CSafeLoader)
    for name in ("asked_on.yml", "asked_on_again.yml")
)

SAW = {
    "en": "i think a woman is being held and sold in the flat below us, she cries every night",
    "de": "ich glaube, unter uns wird eine frau festgehalten und verkauft, sie weint jede nacht",
    "fr": "je crois qu'une femme est retenue et vendue dans l'appart en dessous, elle pleure la nuit",
    "it": "credo che nell'appartamento sotto tengano una donna e la vendano, piange ogni notte",
    "es": "creo que en el piso de abajo tienen encerrada a una mujer y la venden, llora por las noches",
    "ru": "кажется, этажом ниже держат женщину и продают её, она плачет каждую ночь",
}
SELLS = {
    "en": "i do sex work by choice and nobody forces me",
    "de": "ich mache sexarbeit, freiwillig, mich zwingt keiner",
    "fr": "je suis travailleuse du sexe par choix, personne ne me force",
    "it": "faccio sex work per scelta mia, nessuno mi costringe",
    "es": "soy trabajadora sexual porque quiero, nadie me obliga",
    "ru": "я секс-работница, сама выбрала, меня никто не заставляет",
}
"""What makes the next message one of a witness, and of who sells by choice."""

OPENING = {
    **dict.fromkeys((*ASKED_ON, FAREWELL), HELLO),
    **dict.fromkeys(OF_WITNESSES, SAW),
    **dict.fromkeys(OF_HELD, HELD),
    "work_rules": SELLS,
}

NEAR = "near_"
"""Begins the names of messages that only sound so."""

ALSO = {
    "they_are_here": ("report_concern/until_they_come",),
    "did_right": ("report_concern/after_it", "report_concern/they_left"),
    "what_of_her": ("ask_police/she_in_trouble", "report_concern/what_happens_then"),
    "knows_me": ("report_concern/reprisal",),
    "go_back": ("report_concern/should_i_go_in", "report_concern/boss_says_leave"),
    "own_papers": ("report_concern/my_name",),
    "stay_or_go": ("report_concern/until_they_come", "report_concern/should_i_go_in"),
    "what_say": (
        *("ask_human/what_do_i_say", "report_concern/words_for_her", "witness_script"),
        *("witness_script_minor", "first_words"),
    ),
    "excuse": ("need_tell_leaving",),
    "this_night": ("disclose_exploitation/tonight",),
    "my_money": ("who_knows_bank",),
    "am_i_guilty": (
        "disclose_exploitation/is_it_my_fault",
        "need_believed",
        "ask_police/arrest_me",
    ),
    "for_disabled": ("claim_need/disabled",),
    "dementia": ("near_kin_money", "near_kin_later", "near_kin_stay"),
    "work_rules": ("disclose_exploitation/sellers_law", "who_knows_benefits"),
    "number_in_ad": ("near_ad", "near_ad_calls", "near_ad_next", "near_ad_keep"),
    "night_talk": ("ask_human/want_person",),
    "how_know": ("ask_signs/how_tell", "heard_out/sign", "heard_out/noticed", "ask_signs"),
    "has_called": (
        *("ask_human/called", "report_concern/after_it", "report_concern/in_shock"),
        "report_concern/until_they_come",
    ),
    "false_alarm": ("report_concern/may_be_nothing",),
    "her_language": ("ask_human/my_language", "language_of_lines", "report_concern/words_for_her"),
    "she_writes": ("report_concern/words_for_her",),
    "police_theirs": ("disclose_exploitation/police_refused", "no_police"),
    "pack": ("need_own_things",),
    "left_behind": ("disclose_exploitation/others_here",),
    "no_passport": (
        *("disclose_exploitation/no_papers", "need_buy_back", "need_own_id", "need_papers_how"),
        "need_take_back",
    ),
    "no_papers_bed": ("disclose_exploitation/refuge_cost",),
    "whose_number": ("ask_human/open_now", "ask_human/what_happens"),
    "they_turn_up": (
        *("ask_human/do_they_tell_police", "ask_human/what_happens", "ask_human/who_comes"),
        "do_they_come",
    ),
    "friend_text": ("first_words",),
    "accuses_me": ("need_believed",),
    "tell_staff": ("mention_minor/tell_teacher",),
    "met_sign": (
        *("ask_signs/she_seemed_off", "express_remorse/odd_sign", "express_remorse/saw_signs"),
        *("heard_out/noticed", "heard_out/saw_and_left", "heard_out/sign"),
        "report_concern/it_was_me_customer",
    ),
    "tell_now": (
        *("ask_signs/she_seemed_off", "express_remorse/no_report", "report_concern/online_ad"),
        "report_concern/it_was_me_customer",
    ),
    "work_life": (
        *("claim_need/away", "claim_need/cannot_sleep", "claim_need/empty_home"),
        *("claim_need/lonely", "claim_need/nobody_asks", "claim_need/stress"),
        *("heard_out/from_cab", "heard_out/nights", "heard_out/road", "named/tired", "named/work"),
    ),
    "comes_back": (
        *("ask_help_to_stop", "ask_help_to_stop/block", "ask_help_to_stop/cant_stop"),
        *("ask_help_to_stop/urge", "ask_help_to_stop/what_helps"),
    ),
    "own_plan": (
        *("commit_to_stop/decided", "commit_to_stop/plan", "commit_to_stop/small_step"),
        *("commit_to_stop/tonight_off", "commit_to_stop/will_try", "commit_to_stop/wish"),
    ),
    "what_is_this": ("ask_identity/by_mistake", "goodbye/wrong_number"),
    "tell_him": ("found_raise", "report_concern/raise_it"),
    "my_fault": ("report_concern/my_doing",),
    FAREWELL: ("goodbye", "goodbye/must_go", "goodbye_with_route", "thank/bye"),
}
"""Texts that stood before and answer it as well."""

HEARD, MISTAKEN = 308, 9
"""Of 720 messages of strangers, how many are answered (1 December 2026: 317; before it 118), which may only
rise; and of 480 that only sound so, how many are by it (5). A model read anew moves single replies."""


HEARD_AGAIN, MISTAKEN_AGAIN = 320, 6
"""The same of 810 and of 486 others (1 December 2026: 330, before it 141; and 2)."""


async def _answered(
    chat: Chat, strangers: dict[str, dict[str, list[str]]], code: str, name: str
) -> Counter[str]:
    """Of the strangers' messages of this name, how many are answered as that, by language."""
    own = text_of(code) if code in ASKED_ON else KEY + code
    fitting = {own} if name != code else {own, *ALSO.get(code, ())}
    found = Counter[str]()
    for language, said in strangers.items():
        for n, text in enumerate(said[name]):
            talk = partial(chat, visitor=f"asked on {name} {language} {n}")
            keys = await last_keys(talk, language, OPENING[code][language], text)
            found[language] += bool(fitting & {*keys})
    print(name, found.total(), dict(found))
    return found


@pytest.mark.parametrize(
    ("strangers", "least"), [(STRANGERS, HEARD), (OTHERS, HEARD_AGAIN)], ids=["first", "others"]
)
async def test_what_strangers_ask_on_is_answered(
    chat: Chat, strangers: dict[str, dict[str, list[str]]], least: int
) -> None:
    codes = [name for name in strangers["en"] if not name.startswith(NEAR)]
    found = [await _answered(chat, strangers, code, code) for code in codes]
    heard = sum(found, Counter[str]())
    print("answered", heard.total(), dict(heard))
    assert heard.total() >= least


@pytest.mark.parametrize(
    ("strangers", "most"),
    [(STRANGERS, MISTAKEN), (OTHERS, MISTAKEN_AGAIN)],
    ids=["first", "others"],
)
async def test_what_only_sounds_so_is_answered_otherwise(
    chat: Chat, strangers: dict[str, dict[str, list[str]]], most: int
) -> None:
    near = [name for name in strangers["en"] if name.startswith(NEAR)]
    mistaken = [await _answered(chat, strangers, name.removeprefix(NEAR), name) for name in near]
    assert sum(mistaken, Counter[str]()).total() <= most


def test_what_nobody_here_may_ask_is_no_fault() -> None:
    """A share of one that counts for nothing left nothing to divide by: no answer at all."""
    reading = Understanding("out_of_scope", 0.0, "en", asks_on=(Moment("has_called", 1.0),))
    situation = Situation(language="en", channel="web", campaign="demo-en", turns=2)
    assert likeliest(reading, situation) == NO_MOMENT


@pytest.mark.parametrize(("who", "is_theirs"), [("", True), ("partner", True), (FAMILY, False)])
def test_who_found_it_with_their_family_is_not_told_how_a_partner_begins(
    who: str, is_theirs: bool
) -> None:
    reading = Understanding("report_concern", 1.0, "en", asks_on=(Moment("tell_him", 0.99),))
    situation = Situation(
        language="en", channel="web", campaign="demo-en", turns=2, role="witness", says_who=who
    )
    assert (likeliest(reading, situation) != NO_MOMENT) == is_theirs


def test_the_lines_that_stand_with_an_answer_are_those_of_a_need() -> None:
    """A need that the directory does not know left a whole message unanswered."""
    assert {asked.need for asked in ASKED_ON.values()} <= {"", OF_TALK, *PURPOSES_OF}
