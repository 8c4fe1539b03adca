"""Where a meaning is only a guess, somebody is listened to."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.reading.guesses import (
    SURE_SEEN,
    SURE_TOLD,
    is_still_lost,
    is_told_in_passing,
    tells_of_a_thing,
)
from bot.dialogue.reading.matters import NOTHING, moves_within
from bot.dialogue.state.situation import Situation
from bot.message import Understanding


def talk(**known: Any) -> Situation:
    return Situation("en", "web", "demo-en", turns=3, **{"role": "buyer", **known})


def read(key: str, confidence: float, **more: Any) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic, **more)


def test_what_a_buyer_tells_is_listened_to_unless_it_is_sure_or_the_words_carry_it() -> None:
    vague = SURE_TOLD - 0.01
    assert moves_within(talk(), read("claim_choice/you_can_tell", vague)) == [NOTHING]
    assert not is_told_in_passing(talk(), read("claim_choice/you_can_tell", SURE_TOLD))
    assert not is_told_in_passing(talk(), read("claim_need/widowed", vague, founded=True))
    assert not is_told_in_passing(talk(), read("claim_choice/you_can_tell", vague, asks=True))


@pytest.mark.parametrize(
    "known", [{"role": "witness"}, {"role": "wants_to_stop"}, {"danger": "certain"}, {"turns": 0}]
)
def test_nobody_else_is_answered_less(known: dict[str, Any]) -> None:
    situation = Situation("en", "web", "demo-en", **{"role": "buyer", "turns": 3, **known})
    assert not is_told_in_passing(situation, read("claim_need/shy", SURE_TOLD - 0.01))


def test_who_says_that_they_pay_is_not_sent_to_the_town_hall() -> None:
    told = read("out_of_scope/other_help", 0.9, pays=True)
    assert moves_within(talk(), told) == [NOTHING]


def test_a_buyer_is_made_no_witness_by_a_guess() -> None:
    guess = read("report_concern/seen_something", SURE_SEEN - 0.01)
    assert moves_within(talk(), guess)[0].intent == "out_of_scope"
    sure = read("report_concern/seen_something", SURE_SEEN)
    assert moves_within(talk(), sure)[0].intent == "report_concern"


def test_whom_this_reached_by_mistake_is_made_no_buyer_by_a_guess() -> None:
    lost = talk(role="unknown", not_for_me=True)
    for key in ("claim_need/touch", "express_remorse", "out_of_scope", "seek_services/massage"):
        assert moves_within(lost, read(key, 0.8))[0].key == "goodbye/wrong_number"
    for key in (
        "ask_privacy/phone_number",
        "ask_help_to_stop/where",
        "report_concern/seen_something",
    ):
        assert moves_within(lost, read(key, 0.97))[0].key == key
    lost.note_said("utter_goodbye/wrong_number#0")
    again = {
        "claim_need/lonely": "out_of_scope/lonely_chat",
        "express_remorse": "goodbye/wrong_number",
    }
    for key, meant in again.items():
        assert moves_within(lost, read(key, 0.8))[0].key == meant, "sent away once"
    assert moves_within(lost, read("claim_legal/safer", 0.97))[0].key == "claim_legal/safer"
    assert not is_still_lost(lost, read("seek_services", 0.95))
    assert not is_still_lost(lost, read("claim_need", 0.8, safety=("distress",)))


def test_what_a_client_did_to_a_sex_worker_makes_no_witness_of_them() -> None:
    seller = talk(role="sex_worker")
    own = read("report_concern/seen_something", 0.97, of_self=True)
    assert moves_within(seller, own)[0].key == "disclose_exploitation/bad_client"


def test_a_student_is_made_no_victim_by_a_guess() -> None:
    student = talk(role="professional")
    guess = read("disclose_exploitation/where_sleep", 0.97)
    assert moves_within(student, guess)[0].intent == "out_of_scope"
    own = read("disclose_exploitation/where_sleep", 0.97, of_self=True)
    assert moves_within(student, own)[0].intent == "disclose_exploitation"


def test_a_buyer_is_made_no_victim_by_a_guess() -> None:
    guess = read("disclose_exploitation/may_i_write", 0.9)
    for role in ("buyer", "wants_to_stop"):
        assert moves_within(talk(role=role), guess)[0].intent == "out_of_scope"
    held = read("disclose_exploitation/forced", 0.9, founded=True)
    assert moves_within(talk(), held)[0].intent == "disclose_exploitation"


def test_where_a_hobby_lies_sounds_of_no_despair_and_words_on_oneself_do() -> None:
    asked = talk(said=["utter_named/pastime#0"])
    assert tells_of_a_thing(asked, read("out_of_scope", 0.5))
    assert not tells_of_a_thing(asked, read("out_of_scope", 0.5, of_self=True))
    assert not tells_of_a_thing(asked, read("out_of_scope", 0.5, names_dying=True))
    assert not tells_of_a_thing(asked, read("express_distress", 0.5))
    assert not tells_of_a_thing(talk(said=["utter_claim_need#0"]), read("out_of_scope", 0.5))
