"""The thread of a talk: which question of ours comes when, and how often a wish to buy is declined."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.actions.help import Help
from bot.dialogue.actions.law import Law
from bot.dialogue.actions.topics import Decline
from bot.dialogue.planning.steps import next_step, offer_return_code
from bot.dialogue.reading.roles import settle_role
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.fillings import Fillings, without_gaps
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.message import Move, Understanding

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def buyer(**known: object) -> Situation:
    situation = Situation("en", "web", "demo-en", role="buyer", revealed=True)
    for name, value in known.items():
        setattr(situation, name, value)
    return situation


def asked(library: Library, situation: Situation) -> str:
    """The question that comes behind an answer."""
    exchange = Exchange(situation, Understanding("ask_figures", 1.0, "en"), library, NOW)
    situation.asked = "nothing"
    next_step(exchange)
    return situation.asked


def thread(library: Library, situation: Situation, turns: int = 9) -> list[str]:
    """The questions of a talk in which every one of them is passed over."""
    said = []
    for turn in range(1, turns + 1):
        situation.turns = turn
        said.append(asked(library, situation))
    return said


def test_the_thread_of_a_talk_with_a_buyer(library: Library) -> None:
    assert thread(library, buyer()) == [
        "nothing", "nothing", "readiness", "help", "nothing", "course", "nothing", "of_use", "nothing",
    ]  # fmt: skip


def test_whoever_answered_the_ruler_is_offered_a_code_and_asked_once_more_at_the_seventh_message(
    library: Library,
) -> None:
    situation = buyer(readiness_asked=1, readiness_before=3)
    assert thread(library, situation) == [
        "return_code", "nothing", "nothing", "help", "nothing", "course", "readiness", "of_use",
        "nothing",
    ]  # fmt: skip
    assert situation.readiness_asked == 2


def test_whoever_is_not_known_to_pay_meets_no_ruler(library: Library) -> None:
    assert "readiness" not in thread(library, buyer(role="unknown"))


@pytest.mark.parametrize("stage", ["routed", "committed"])
def test_whoever_was_led_to_help_is_not_offered_it(library: Library, stage: str) -> None:
    situation = buyer(stage=stage, readiness_asked=1, return_offered=True, turns=4)
    assert asked(library, situation) == "nothing"


@pytest.mark.parametrize("topic", ["course", "education"])
def test_whoever_learned_of_the_course_is_not_offered_it(library: Library, topic: str) -> None:
    situation = buyer(
        topics=[topic], readiness_asked=1, help_offered=True, return_offered=True, turns=6
    )
    assert asked(library, situation) == "nothing"


def test_a_course_that_broke_off_is_offered_before_all_else_and_once(library: Library) -> None:
    situation = buyer(course_step=2, turns=3)
    exchange = Exchange(situation, Understanding("ask_figures", 1.0, "en"), library, NOW)
    next_step(exchange)
    assert [said.key for said in exchange.replies] == ["utter_offer_course_on"]
    assert asked(library, situation) == "readiness"


def test_the_ruler_is_explained_the_first_time_and_compared_the_second(library: Library) -> None:
    for times, key in ((0, "utter_ask_readiness"), (1, "utter_ask_readiness_again")):
        situation = buyer(
            readiness_asked=times, readiness_before=3, turns=7,
            help_offered=True, course_offered=True, return_offered=True,
        )  # fmt: skip
        exchange = Exchange(situation, Understanding("ask_figures", 1.0, "en"), library, NOW)
        next_step(exchange)
        assert [said.key for said in exchange.replies] == [key]


@pytest.mark.parametrize(
    ("known", "is_offered"),
    [
        ({}, False),
        ({"readiness_before": 0}, True),
        ({"stage": "committed"}, True),
        ({"topics": ["help"]}, True),
        ({"topics": ["course"]}, True),
        ({"readiness_before": 5, "return_offered": True}, False),
        ({"readiness_before": 5, "danger": "suspected"}, False),
    ],
)
def test_a_code_is_for_whoever_has_begun_to_think(
    library: Library, known: dict[str, object], *, is_offered: bool
) -> None:
    situation = buyer(**known)
    exchange = Exchange(situation, Understanding("ask_figures", 1.0, "en"), library, NOW)
    assert offer_return_code(exchange) is is_offered
    assert (situation.asked == "return_code") is is_offered


def declined(
    library: Library, situation: Situation, times: int, confidence: float = 1.0
) -> list[str]:
    keys = []
    for _ in range(times):
        reading = Understanding("seek_services", confidence, "en")
        move = Move("seek_services", confidence=confidence)
        exchange = Exchange(situation, reading, library, NOW, move=move)
        Decline().perform(exchange)
        keys.append(exchange.replies[0].key)
    return keys


def test_a_wish_to_buy_is_declined_twice_and_then_closed(library: Library) -> None:
    assert declined(library, buyer(), 4) == [
        "utter_seek_services",
        "utter_seek_services/again",
        "utter_seek_services_end",
        "utter_seek_services_end",
    ]


def test_what_was_borne_of_insults_counts(library: Library) -> None:
    assert declined(library, buyer(hostile=2), 1) == ["utter_seek_services_end"]


def test_the_subject_is_not_closed_on_a_doubtful_wish(library: Library) -> None:
    assert "utter_seek_services_end" not in declined(library, buyer(), 3, confidence=0.6)


def test_no_empty_line_stands_for_what_was_not_filled_in() -> None:
    assert without_gaps("One.\n\n  \nTwo.  \n") == "One.\nTwo."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "Keep the messages."),
        ("Call 116 111", "Keep the messages. Tell a grown-up, or one of these:\nCall 116 111"),
    ],
)
def test_no_list_is_announced_that_is_empty(library: Library, given: str, said: str) -> None:
    exchange = Exchange(buyer(), Understanding("affirm", 1.0, "en"), library, NOW)
    announced = "Keep the messages. Tell a grown-up, or one of these:\n{routes}"
    assert Fillings(exchange, {"routes": given}).fill(announced) == said


def exchange_of(library: Library, situation: Situation, key: str, was_asked: str = "") -> Exchange:
    intent, _, topic = key.partition("/")
    move = Move(intent, topic)
    reading = Understanding(intent, 1.0, "en", topic=topic)
    return Exchange(situation, reading, library, NOW, move=move, was_asked=was_asked or "nothing")


def test_who_takes_up_what_was_offered_gets_that_and_nothing_else(library: Library) -> None:
    lonely = buyer(last_topic="claim_need/lonely", asked="help", place="GB")
    settle_role(lonely, [Move("ask_help_to_stop", "free", 0.99)])
    assert lonely.role == "buyer", "who is lonely did not say that they want to stop"
    taken = exchange_of(library, lonely, "ask_help_to_stop/free", "help")
    Help().perform(taken)
    assert [said.key for said in taken.replies] == ["utter_ask_help_to_stop/who_then"]

    shown = buyer(place="GB", last_need="crisis", resources=["gb-samaritans"], role="unknown")
    taken = exchange_of(library, shown, "affirm", "help")
    Help().perform(taken)
    assert [said.key for said in taken.replies] == ["utter_ask_help_to_stop"]
    assert shown.last_need == "buyer_help", "not the line that stood there before"


def test_an_argument_is_not_met_by_the_same_law_again(library: Library) -> None:
    situation = buyer(place="DE")
    claims = exchange_of(library, situation, "claim_legal")
    Law().perform(claims)
    assert claims.replies[0].key == "utter_ask_law"
    again = exchange_of(library, situation, "claim_legal")
    Law().perform(again)
    assert again.replies[0].key == "utter_claim_legal_question"
    asked_again = exchange_of(library, situation, "ask_law")
    Law().perform(asked_again)
    assert asked_again.replies[0].key == "utter_ask_law", "who asks is told"


def test_who_is_blackmailed_and_fears_the_police_is_no_witness() -> None:
    told = Situation("ru", "web", "demo-ru", turns=4, last_need="extortion")
    told.said = ["utter_ask_risk/blackmail#0"]
    settle_role(told, [Move("ask_police", "jailed_if_i_report", 0.99)])
    assert told.role == "unknown"


@pytest.mark.parametrize(
    ("key", "before", "is_led"),
    [
        ("ask_law", "claim_choice/students", False),
        ("ask_identity/who_runs", "ask_law", False),
        ("claim_legal/here", "greet", False),
        ("ask_law", "greet", True),
        ("ask_privacy", "claim_need", True),
    ],
)
def test_the_ruler_does_not_come_in_the_middle_of_an_argument(
    engine: Engine, key: str, before: str, *, is_led: bool
) -> None:
    intent, _, topic = key.partition("/")
    situation = buyer(turns=3, last_topic=before, place="SE")
    reading = Understanding(intent, 0.95, "en", topic=topic, founded=True)
    said = engine.decide(reading, situation, NOW)
    assert ("utter_ask_readiness" in {one.key for one in said}) is is_led


def test_a_witness_who_wants_a_person_is_shown_who_listens_beside_where_to_report(
    engine: Engine,
) -> None:
    reading = Understanding("ask_human", 1.0, "en", topic="want_person")
    worried = {"role": "witness", "danger": "certain", "danger_kind": "concern", "turns": 3}
    said, *_ = engine.decide(reading, buyer(**worried, place="GB-ENG", place_told=True), NOW)
    assert "Samaritans: 116 123" in said.text
    assert "Crimestoppers" in said.text


def test_a_farewell_to_a_buyer_says_something(engine: Engine) -> None:
    said = engine.decide(Understanding("goodbye", 1.0, "en"), buyer(turns=3), NOW)
    assert "walk away" in said[0].text


def test_a_journalist_who_wants_a_person_is_handed_no_helpline(engine: Engine) -> None:
    situation = buyer(role="professional", turns=3)
    reading = Understanding("ask_human", 1.0, "en", topic="want_person")
    (said,) = engine.decide(reading, situation, NOW)
    assert said.key == "utter_ask_identity/contact"
