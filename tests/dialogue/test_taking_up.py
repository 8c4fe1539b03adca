"""An answer to an open question of ours is met as one, by what it names or by its manner."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.deciding.suspicion import weigh
from bot.dialogue.plain_words.ruler import on_the_ruler
from bot.dialogue.reading.taking_up import as_answered
from bot.dialogue.state.situation import Situation
from bot.engine.engine import Engine
from bot.message import Move, Understanding
from bot.nlu.phrases.named import manner

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def buyer(asked: str, **more: Any) -> Situation:
    more = {"role": "buyer", "turns": 2, "last_topic": "claim_need", **more}
    return Situation("en", "web", "demo-en", revealed=True, asked=asked, **more)


def read(key: str, confidence: float = 0.8, **more: Any) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic, **more)


@pytest.mark.parametrize(
    ("asked", "reading", "key"),
    [
        ("what_miss", read("out_of_scope/weather", named=("money",)), "utter_named/money"),
        ("what_good", read("claim_choice/regular"), "utter_heard/what_good"),
        ("what_miss", read("ask_menu/what_can_you", manner="suggests"), "utter_manner/suggests"),
        ("how_know", read("ask_privacy", asks=True, manner="counter"), "utter_manner/counter"),
        ("how_know", read("deny/dont_know", manner="unsure"), "utter_manner/concedes"),
        ("what_higher", read("deny/nothing"), "utter_manner/nothing_what_higher"),
        ("who_keeps", read("deny/rather_not"), "utter_heard/who_keeps"),
        ("open", read("deny/dont_know", manner="unsure"), "utter_manner/unsure"),
        ("how_know", read("out_of_scope", manner="leaves"), "utter_manner/leaves"),
        ("who_keeps", read("goodbye", 0.9, manner="leaves"), "utter_manner/leaves"),
        ("what_hard", read("out_of_scope", manner="own_rule"), "utter_manner/own_rule"),
        ("open", read("deny/not_so", manner="corrects"), "utter_manner/corrects"),
    ],
)
def test_it_is_taken_up(engine: Engine, asked: str, reading: Understanding, key: str) -> None:
    (said, *_) = engine.decide(reading, buyer(asked), NOW)
    assert said.key == key


def test_where_he_would_stop_is_a_reason_and_no_promise(engine: Engine) -> None:
    situation = buyer("open", last_topic="claim_choice/she_told_me")
    (said,) = engine.decide(read("out_of_scope", manner="leaves"), situation, NOW)
    assert said.key == "utter_manner/leaves"
    assert situation.last_topic == "commit_to_stop/reason_family"
    assert situation.stage != "committed"


def test_an_answer_to_an_argument_is_no_question_thrown_back(engine: Engine) -> None:
    situation = buyer("open", last_topic="claim_choice/you_can_tell")
    said = engine.decide(read("out_of_scope", 0.9, asks=True), situation, NOW)
    assert "utter_manner/counter" not in {one.key for one in said}


@pytest.mark.parametrize(
    ("situation", "reading"),
    [
        (buyer("what_miss"), read("claim_choice", named=("money",), safety=("distress",))),
        (buyer("what_miss"), read("claim_choice", named=("money",), suspected="minor")),
        (buyer("what_miss"), read("express_distress/heavy", manner="nothing")),
        (buyer("what_miss"), read("threaten_violence", named=("anger",), manner="shrugs")),
        (buyer("what_miss", role="exploited"), read("deny/nothing", manner="nothing")),
        (buyer("what_miss", danger="suspected"), read("deny/nothing", manner="nothing")),
        (buyer("what_miss"), read("seek_services/again", named=("desire",))),
        (buyer("safe_to_write"), read("deny/nothing", manner="nothing")),
        (buyer("help"), read("deny/nothing", manner="nothing")),
        (buyer("what_miss"), read("ask_help_to_stop/where", 0.95, named=("money",), founded=True)),
    ],
)
def test_a_danger_a_wish_and_an_answer_to_something_else_are_read_as_ever(
    situation: Situation, reading: Understanding
) -> None:
    assert as_answered(situation, reading) is None


def test_what_names_a_thing_is_no_mere_nothing() -> None:
    reading = read("deny/nothing", manner="nothing", named=("boredom",))
    assert as_answered(buyer("what_brings"), reading) == Move("out_of_scope")


def test_whoever_has_enough_of_questions_is_asked_none(engine: Engine) -> None:
    situation = buyer("what_miss")
    engine.decide(read("express_hostility", manner="no_questions"), situation, NOW)
    said = engine.decide(read("claim_need/lonely", founded=True), situation, NOW)
    assert said
    assert not any("?" in one.text for one in said if not one.buttons)


def test_an_answer_is_not_asked_the_same_again_and_the_talk_goes_on(engine: Engine) -> None:
    situation = buyer("what_miss", last_topic="claim_need/divorced")
    (said,) = engine.decide(read("claim_need/lonely", founded=True), situation, NOW)
    assert said.text.count("?") == 1
    assert situation.asked == "open"


def test_a_thing_that_is_named_explains_a_little_despair_and_no_more() -> None:
    faint = read("deny", suspected="distress", suspicion=0.5, despair=0.4, named=("kin",))
    assert weigh(buyer("open"), faint) is None
    assert weigh(buyer("open"), dataclasses.replace(faint, named=("drink",))) is not None
    clear = dataclasses.replace(faint, suspicion=0.9, despair=0.9)
    assert weigh(buyer("open"), clear) is not None
    assert weigh(buyer("how_are_you"), faint) is not None


@pytest.mark.parametrize(
    ("text", "number", "topic"),
    [
        ("sei, ma non ci credo neanche io", 6, ""),
        ("j'en sais rien moi, quatre ?", 4, ""),
        ("pas prêt du tout", 0, ""),
        ("depende del día", None, "depends"),
    ],
)
def test_the_ruler_is_answered_in_words(text: str, number: int | None, topic: str) -> None:
    language = {"s": "it", "j": "fr", "p": "fr", "d": "es"}[text[0]]
    meaning = Understanding("deny", 0.9, language, topic="not_true")
    answered = on_the_ruler(meaning, text, {"asked": "readiness"})
    assert (answered.intent, answered.readiness, answered.topic) == (
        "rate_readiness",
        number,
        topic,
    )
    assert on_the_ruler(meaning, text, {"asked": "what_miss"}) == meaning


def test_one_reply_in_three_at_most_tells_a_figure_that_nobody_asked_for(engine: Engine) -> None:
    situation = buyer("nothing", last_topic="seek_services", turns=1)
    told = []
    for turn, topic in enumerate(("her_job", "she_told_me", "you_can_tell", "regular")):
        situation.turns = turn + 1
        before = len(situation.figures)
        engine.decide(read(f"claim_choice/{topic}", 0.99, founded=True), situation, NOW)
        told.append(len(situation.figures) - before)
    assert all(sum(told[i : i + 3]) <= 1 for i in range(2)), told


@pytest.mark.parametrize(
    ("last", "named", "key"),
    [
        ("utter_named/boredom#0", ("kin",), "heard/good_times"),
        ("utter_named/boredom#1", ("pastime",), "heard/step"),
        ("utter_claim_need/children_away#0", (), "heard/to_them"),
        ("utter_named/kin#0", (), "heard/between"),
        ("utter_heard_out/doubts#0", (), "heard/own_view"),
        ("utter_heard_out/smiles#0", (), "heard/how_know"),
        ("utter_named/past#0", ("debts",), "named/debts"),
        ("utter_greet#0", ("kin",), "named/kin"),
    ],
)
def test_an_answer_is_followed_by_what_was_asked_for(
    engine: Engine, last: str, named: tuple[str, ...], key: str
) -> None:
    situation = buyer("open", said=[last])
    (said,) = engine.decide(read("out_of_scope", named=named), situation, NOW)
    assert said.key == f"utter_{key}"


def test_a_question_back_and_a_danger_are_followed_by_no_such_words(engine: Engine) -> None:
    for more, reading in (
        ({}, read("ask_law", asks=True)),
        ({"danger": "certain", "danger_kind": "distress"}, read("out_of_scope")),
    ):
        situation = buyer("open", said=["utter_named/kin#0"], **more)
        assert engine.decide(reading, situation, NOW)[0].key != "utter_heard/between"


def test_a_yes_to_the_sentence_that_lets_him_out_opens_nothing(engine: Engine) -> None:
    situation = buyer("nothing", last_topic="commit_to_stop/way_out")
    assert engine.decide(read("affirm"), situation, NOW)[0].key == "utter_affirm/understood"


@pytest.mark.parametrize(
    ("last", "key"),
    [
        ("claim_choice/keeps_money", "utter_heard/how_know"),
        ("ask_harm", "utter_heard/how_know"),
        ("claim_harmless/so_what", "utter_heard/own_view"),
        ("claim_need", "utter_heard/open"),
    ],
)
def test_an_answer_behind_an_argument_stays_with_what_was_asked(
    engine: Engine, last: str, key: str
) -> None:
    (said, *_) = engine.decide(read("out_of_scope"), buyer("open", last_topic=last), NOW)
    assert said.key == key


def test_a_guess_of_what_she_keeps_is_an_answer_also_with_a_question_mark(engine: Engine) -> None:
    guess = read("deny/dont_know", 1.0, has_mark=True, asks=True, is_sentence=True)
    (said, *_) = engine.decide(guess, buyer("who_keeps"), NOW)
    assert said.key == "utter_heard/who_keeps"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("leave my daughter out of this", "en"),
        ("lassen Sie meine Familie da raus", "de"),
        ("ne mêlez pas ma femme à ça", "fr"),
        ("lascia fuori mia moglie", "it"),
        ("deja a mi mujer tranquila", "es"),
        ("не трогай мою семью", "ru"),
        ("ach lass gut sein", "de"),
        ("bof laisse tomber", "fr"),
    ],
)
def test_who_wants_somebody_left_out_of_it_refuses(text: str, language: str) -> None:
    assert manner(text, language) == "refuses"


@pytest.mark.parametrize("text", ["leave my wife", "my kids are out this week"])
def test_who_tells_of_them_does_not(text: str) -> None:
    assert manner(text, "en") != "refuses"
