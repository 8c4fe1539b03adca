"""Natural answers to a question of ours: taken up, never the menu, never a new matter, never read as a no."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.reading.moves import context_of
from bot.dialogue.state.situation import Situation
from bot.engine.engine import Engine
from bot.message import Incoming

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
BUYER: dict[str, Any] = {"role": "buyer", "last_topic": "claim_need"}
HELD: dict[str, Any] = {
    "role": "exploited",
    "danger": "certain",
    "danger_kind": "exploitation",
    "safety_kinds": ["exploitation"],
    "last_topic": "disclose_exploitation/forced",
}
SAW: dict[str, Any] = {
    "role": "witness",
    "danger": "certain",
    "danger_kind": "concern",
    "safety_kinds": ["concern"],
    "last_topic": "report_concern/seen_something",
}
DOUBTED: dict[str, Any] = {
    "danger": "suspected",
    "danger_kind": "distress",
    "suspected": ["distress"],
}
UNSURE_WHO: dict[str, Any] = {
    "danger": "suspected",
    "danger_kind": "exploitation",
    "suspected": ["exploitation"],
}


def answered(
    engine: Engine, language: str, asked: str, known: dict[str, Any], text: str
) -> tuple[list[str], Situation]:
    situation = Situation(
        language, "web", f"demo-{language}", revealed=True, turns=3, asked=asked, **known
    )
    message = Incoming("web", situation.campaign, "somebody", text)
    reading = engine.parse(text, context_of(message, situation))
    return [said.key for said in engine.decide(reading, situation, NOW)], situation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "depends"),
        ("en", "bit of both"),
        ("en", "its complicated"),
        ("de", "kommt drauf an"),
        ("de", "beides irgendwie"),
        ("de", "is kompliziert"),
        ("fr", "ça dépend"),
        ("fr", "c'est compliqué"),
        ("it", "dipende"),
        ("it", "è complicato"),
        ("es", "depende"),
        ("es", "es complicado"),
        ("ru", "по-разному"),
        ("ru", "сложно всё"),
    ],
)
@pytest.mark.parametrize("asked", ["open", "what_miss", "what_hard"])
def test_that_it_is_not_one_thing_is_taken_up(
    engine: Engine, language: str, asked: str, text: str
) -> None:
    keys, _ = answered(engine, language, asked, BUYER, text)
    assert keys[0] == "utter_manner/mixed"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "my wife"), ("de", "meine frau"), ("ru", "жена")]
)
def test_a_wife_is_no_reason_to_stop_where_none_was_asked_for(
    engine: Engine, language: str, text: str
) -> None:
    keys, _ = answered(engine, language, "what_hard", BUYER, text)
    assert keys == ["utter_named/couple"]


@pytest.mark.parametrize(("language", "text"), [("en", "no"), ("de", "nein"), ("ru", "нет")])
def test_a_no_to_what_is_missed_is_nothing(engine: Engine, language: str, text: str) -> None:
    keys, _ = answered(engine, language, "what_miss", BUYER, text)
    assert keys == ["utter_manner/nothing"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "why do you ask"), ("de", "warum fragst du"), ("ru", "а зачем вам")],
)
def test_why_we_ask_is_told_and_the_question_stays_open(
    engine: Engine, language: str, text: str
) -> None:
    keys, situation = answered(engine, language, "safe_to_write", HELD, text)
    assert keys == ["utter_why_safe"]
    assert situation.asked == "safe_to_write"
    keys, situation = answered(engine, language, "safety_place", SAW, text)
    assert keys == ["utter_why_place"]


@pytest.mark.parametrize(("language", "text"), [("en", "no"), ("de", "nein"), ("ru", "нет")])
def test_who_does_not_say_where_they_are_may_leave_it(
    engine: Engine, language: str, text: str
) -> None:
    keys, situation = answered(engine, language, "safety_place", SAW, text)
    assert keys == ["utter_why_place"]
    assert situation.asked == "nothing"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "dunno"), ("de", "keine ahnung"), ("ru", "хз")]
)
@pytest.mark.parametrize(("asked", "known"), [("how_bad", DOUBTED), ("about_whom", UNSURE_WHO)])
def test_who_does_not_know_has_taken_nothing_back(
    engine: Engine, language: str, asked: str, known: dict[str, Any], text: str
) -> None:
    keys, situation = answered(engine, language, asked, known, text)
    assert keys == ["utter_deny/dont_know"]
    assert not situation.lifted


@pytest.mark.parametrize(
    ("language", "text"), [("en", "both"), ("de", "beides"), ("ru", "и то и другое")]
)
def test_both_is_the_graver_half(engine: Engine, language: str, text: str) -> None:
    _, situation = answered(engine, language, "how_bad", DOUBTED, text)
    assert situation.in_danger


@pytest.mark.parametrize(
    ("language", "text"), [("en", "my sister"), ("de", "meine nachbarin"), ("ru", "подруга")]
)
def test_a_person_is_whom_it_is_about(engine: Engine, language: str, text: str) -> None:
    _, situation = answered(engine, language, "about_whom", UNSURE_WHO, text)
    assert situation.role == "witness"


def test_somebody_who_listens_is_no_call_that_was_made(engine: Engine) -> None:
    keys, _ = answered(
        engine,
        "en",
        "who_is_there",
        {**HELD, "role": "despairing", "danger_kind": "distress", "safety_kinds": ["distress"]},
        "that someone listens i guess",
    )
    assert "utter_ask_human/called" not in keys


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "tired. and i think about it yes"),
        ("de", "müde. ja ich denk dran"),
        ("ru", "второе. устал. и думаю об этом да"),
    ],
)
def test_a_yes_in_any_clause_is_one(engine: Engine, language: str, text: str) -> None:
    _, situation = answered(engine, language, "how_bad", DOUBTED, text)
    assert situation.in_danger


def test_an_hour_at_which_another_comes_back_silences_nobody(engine: Engine) -> None:
    keys, situation = answered(
        engine, "en", "safety_place", HELD, "uk. manchester. he come back at 8"
    )
    assert "utter_disclose_exploitation/he_comes" not in keys
    assert situation.resources


def test_who_comes_now_still_does(engine: Engine) -> None:
    keys, _ = answered(engine, "en", "safety_place", HELD, "someone is coming i go")
    assert keys == ["utter_disclose_exploitation/he_comes"]


def test_a_knee_is_no_wish_for_help(engine: Engine) -> None:
    keys, _ = answered(engine, "ru", "open", BUYER, "колено вылечить")
    assert keys[0].startswith("utter_heard")


def test_a_receipt_is_no_emergency(engine: Engine) -> None:
    known = {"role": "witness", "last_topic": "report_concern/partner_buys", "place": "RU"}
    _, situation = answered(engine, "ru", "safety_place", known, "россия, казань")
    assert not any("emergency" in row for row in situation.resources)
