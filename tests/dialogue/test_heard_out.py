"""What a buyer tells of himself is named, and what he asks for tonight is answered by things to do."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.answering.heard_out import (
    BAD_BACK,
    BEFORE,
    EVENING,
    GRIEF,
    KEY,
    LEFT,
    MEANT_BY,
    NOTICED,
    PUT_OFF,
    ROAD,
    SAW_AND_LEFT,
    SAW_ENOUGH,
    TO_THEM,
    TONIGHT,
    WRITTEN,
    first_asked,
)
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.message import Understanding
from bot.words import Said

QUOTED = re.compile(r"[\"„«][^\"“»]*[\"“»]")

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def buyer(**more: Any) -> Situation:
    more = {"role": "buyer", "turns": 2, "revealed": True, "asked": "open", **more}
    return Situation("en", "web", "demo-en", **more)


def told(engine: Engine, tells: str, situation: Situation, *beside: str) -> list[Said]:
    move = MEANT_BY[tells]
    meaning = Understanding(
        move.intent, 1.0, "en", topic=move.topic, founded=True, tells=tells, beside=beside
    )
    return list(engine.decide(meaning, situation, NOW))


@pytest.mark.parametrize("tells", sorted(MEANT_BY))
def test_each_has_words_of_its_own(engine: Engine, tells: str) -> None:
    (said, *_) = told(engine, tells, buyer())
    assert said.key == f"utter_{KEY}{tells}"
    assert not any(said.key == "utter_emergency" for said in told(engine, tells, buyer()))


def test_a_second_asking_for_tonight_gets_other_things(engine: Engine) -> None:
    situation = buyer()
    texts = [told(engine, TONIGHT, situation)[0].text for _ in range(4)]
    assert len({*texts}) == 4


def test_who_refuses_two_lists_is_asked_what_did_them_good(engine: Engine) -> None:
    situation = buyer()
    keys = [told(engine, TONIGHT, situation, "other")[0].key for _ in range(3)]
    assert keys == [f"utter_{KEY}{TONIGHT}"] * 2 + [f"utter_{KEY}{BEFORE}"]


def test_who_is_on_the_road_or_cannot_speak_gets_what_is_possible_there(engine: Engine) -> None:
    assert told(engine, TONIGHT, buyer(), "nights")[0].key == f"utter_{KEY}{ROAD}"
    situation = buyer()
    told(engine, "deaf", situation)
    assert told(engine, TONIGHT, situation)[0].key == f"utter_{KEY}{WRITTEN}"


def test_a_sign_is_told_where_it_may_be_told_and_he_is_sent_nowhere_else(engine: Engine) -> None:
    situation = buyer(place="DE", place_told=True)
    said = told(engine, "sign", situation)
    assert situation.role == "buyer"
    assert situation.last_need == ""
    assert not any("112" in one.text for one in said)


def test_nothing_of_it_is_said_in_a_danger(engine: Engine) -> None:
    situation = buyer(role="exploited", danger="certain", danger_kind="exploitation")
    assert not any(KEY in said.key for said in told(engine, "grief", situation))


def test_no_text_sends_anybody_to_the_police_or_to_a_number(library: Library) -> None:
    for language in library.words.languages:
        for tells in (*MEANT_BY, ROAD, WRITTEN, BEFORE):
            for wording in library.words.variations(f"utter_{KEY}{tells}", language):
                assert "emergency" not in wording.placeholders
                assert QUOTED.sub("", wording.text).count("?") <= 1, wording.text


def test_who_calls_somebody_instead_is_praised_and_let_go(engine: Engine) -> None:
    situation = buyer(turns=9)
    (said,) = told(engine, "calls", situation)
    assert "?" not in said.text
    assert situation.ending == "completed"


def test_who_says_what_made_him_go_is_not_asked_what_made_him_go(engine: Engine) -> None:
    assert told(engine, LEFT, buyer(), NOTICED)[0].key == f"utter_{KEY}{SAW_AND_LEFT}"
    assert told(engine, PUT_OFF, buyer(), NOTICED)[0].key == f"utter_{KEY}{SAW_ENOUGH}"
    situation = buyer()
    told(engine, NOTICED, situation)
    assert told(engine, LEFT, situation)[0].key == f"utter_{KEY}{SAW_AND_LEFT}"


def test_a_bad_back_is_sent_to_who_treats_one_at_the_first_message(engine: Engine) -> None:
    (said, *others) = told(engine, BAD_BACK, Situation("en", "web", "demo-en"))
    assert said.key == f"utter_{KEY}{BAD_BACK}"
    assert "?" not in said.text
    assert not others


def test_a_plan_for_the_evening_is_affirmed_and_let_go(engine: Engine) -> None:
    situation = buyer(turns=5)
    (said,) = told(engine, EVENING, situation)
    assert "?" not in said.text
    assert situation.ending == "completed"


def test_her_is_a_sister_only_where_we_spoke_of_her_last() -> None:
    assert first_asked((TO_THEM,), {"said_last": ["utter_named/kin#0"]}) == EVENING
    assert not first_asked((TO_THEM,), {"said_last": ["utter_named/kin#0", "utter_heard/open#0"]})
    assert not first_asked((GRIEF, EVENING), {})
