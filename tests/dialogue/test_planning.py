"""One question at most, and never one that was trimmed to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.dialogue.deciding.danger import Decision
from bot.dialogue.planning.reply import plan
from bot.dialogue.state.questions import without_question
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.library import Library
from bot.message import Move, Understanding


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("That is hard. What do you miss?", "That is hard."),
        ("Es ist schwer.\nWas fehlt Ihnen?", "Es ist schwer."),
        ("Eso pesa. ¿Qué echa de menos?", "Eso pesa."),
        ("C’est lourd. Qu’est-ce qui vous manque ?", "C’est lourd."),
        ("What do you miss?", "What do you miss?"),
        ("Is it so? Then call.", "Is it so? Then call."),
    ],
)
def test_a_text_without_its_question(text: str, shorter: str) -> None:
    assert without_question(text) == shorter


def test_half_a_reply_keeps_its_question_where_it_would_stand_alone() -> None:
    half = "The head only wants quiet after that. What was it today?"
    assert without_question(half, keeps_half=False) == half
    assert without_question(half) == "The head only wants quiet after that."
    whole = "That's hard. It comes back each evening. What was it today?"
    assert without_question(whole, keeps_half=False) == "That's hard. It comes back each evening."


def taken_back(library: Library, moves: Sequence[Move], **known: str) -> list[str]:
    """The texts, and the moves that were performed, behind a false alarm."""
    situation = Situation("en", "web", "demo-en", turns=4, revealed=True)
    for name, value in known.items():
        setattr(situation, name, value)
    if known.get("last_need") == "extortion":
        situation.said = ["utter_ask_risk/blackmail#0"]
    reading = Understanding(moves[0].intent, 1.0, "en", topic=moves[0].topic)
    exchange = Exchange(situation, reading, library, datetime(2026, 11, 26, 12, tzinfo=UTC))
    performed: list[str] = []
    decision = Decision(lifted="distress", moves=list(moves))
    said = plan(exchange, decision, lambda one: performed.append(one.move.key))
    return [text.key for text in said] + performed


def test_what_is_asked_beside_taking_a_danger_back_is_answered(library: Library) -> None:
    joke, asks = Move("express_distress", "joke"), Move("ask_signs", "how_tell")
    assert taken_back(library, [joke]) == ["utter_express_distress/joke"]
    assert taken_back(library, [joke, asks]) == ["utter_welcome_topic", "ask_signs/how_tell"]


def test_who_is_blackmailed_still_is_behind_a_false_alarm(library: Library) -> None:
    no = Move("deny")
    assert taken_back(library, [no]) == ["utter_lifted"]
    assert taken_back(library, [no], last_need="extortion") == ["utter_stay_extortion"]
    assert taken_back(library, [no], role="witness", last_need="crisis") == ["utter_stay_partner"]


def test_who_is_exploited_is_told_where_to_live_beside_a_question_how_they_are(
    library: Library,
) -> None:
    situation = Situation("en", "web", "demo-en", turns=4, revealed=True)
    situation.danger, situation.danger_kind, situation.role = "certain", "exploitation", "exploited"
    asked = Move("disclose_exploitation", "thrown_out")
    exchange = Exchange(
        situation,
        Understanding(asked.intent, 1.0, "en", topic=asked.topic),
        library,
        datetime(2026, 11, 26, 12, tzinfo=UTC),
    )
    performed: list[str] = []
    decision = Decision(check="distress", is_weak=True, moves=[asked])
    plan(exchange, decision, lambda one: performed.append(one.move.key))
    assert performed == [asked.key]


@pytest.mark.parametrize(
    ("of_danger", "names_dying", "met"),
    [
        ("express_distress/self_harm", True, "express_distress/self_harm"),
        ("express_distress/means_at_hand", True, "express_distress/means_at_hand"),
        ("express_distress/heavy", False, "express_distress/heavy"),
        ("express_distress/heavy", True, "express_distress/life"),
        ("express_distress/alone", True, "express_distress/life"),
        ("", True, "express_distress/life"),
    ],
)
def test_despair_is_met_as_it_is_meant(
    library: Library, of_danger: str, *, names_dying: bool, met: str
) -> None:
    situation = Situation("en", "web", "demo-en", turns=1, revealed=True)
    situation.danger, situation.danger_kind, situation.role = "certain", "distress", "despairing"
    heard = {"distress": of_danger} if of_danger else {}
    reading = Understanding(
        "out_of_scope", 0.0, "en", safety=("distress",), of_danger=heard, names_dying=names_dying
    )
    exchange = Exchange(situation, reading, library, datetime(2026, 11, 26, 12, tzinfo=UTC))
    said = plan(
        exchange, Decision(new_kind="distress", moves=[Move("out_of_scope")]), lambda _: None
    )
    assert said[0].key == f"utter_{met}"


@pytest.mark.parametrize(
    ("is_weak", "asked", "is_added"),
    [
        (True, "nothing", True),
        (True, "how_are_you", False),
        (True, "how_bad", False),
        (False, "how_are_you", True),
        (False, "how_bad", False),
        (False, "danger_now", False),
    ],
)
def test_a_check_is_added_where_the_answer_does_not_ask_as_plainly(
    library: Library, asked: str, *, is_weak: bool, is_added: bool
) -> None:
    situation = Situation("en", "web", "demo-en", turns=3, revealed=True)
    reading = Understanding("express_distress", 0.9, "en", suspected="distress")
    exchange = Exchange(situation, reading, library, datetime(2026, 11, 26, 12, tzinfo=UTC))

    def answer(one: Exchange) -> None:
        one.say("utter_greet")
        one.ask(asked)

    decision = Decision(check="distress", is_weak=is_weak, moves=[Move("claim_need", "lonely")])
    said = [text.key for text in plan(exchange, decision, answer)]
    assert any(key.startswith("utter_check_") for key in said) is is_added


@pytest.mark.parametrize("is_told_before", [True, False])
def test_a_child_that_is_threatened_with_pictures_is_told_to_send_nothing_first(
    library: Library, *, is_told_before: bool
) -> None:
    pictures = {"child_writes": "mention_minor/pictures"}
    situation = Situation("en", "web", "demo-en", turns=2, revealed=True)
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    if is_told_before:
        heard = Understanding("out_of_scope", 0.0, "en", of_danger=pictures)
        asked = Exchange(situation, heard, library, now)
        plan(asked, Decision(check="child_writes", moves=[Move("out_of_scope")]), lambda _: None)
        assert situation.last_topic == "mention_minor/pictures"
    situation.danger, situation.danger_kind, situation.role = "certain", "child_writes", "child"
    says = Understanding("affirm", 0.9, "en", of_danger={} if is_told_before else pictures)
    exchange = Exchange(situation, says, library, now)
    said = plan(exchange, Decision(new_kind="child_writes", moves=[Move("affirm")]), lambda _: None)
    assert [one.key for one in said[:2]] == [
        "utter_mention_minor/pictures",
        "utter_mention_minor/i_am_minor",
    ]


@pytest.mark.parametrize("threat", ["mention_minor/pictures", "ask_risk/blackmail"])
def test_a_child_under_threat_hears_not_to_pay_once_and_then_whom_to_call(
    library: Library, threat: str
) -> None:
    intent, _, topic = threat.partition("/")
    move = Move(intent, topic, 1.0)
    situation = Situation("de", "web", "demo-de", turns=1, role="child")
    situation.danger, situation.danger_kind = "certain", "child_writes"
    reading = Understanding(intent, 1.0, "de", topic=topic, of_danger={"child_writes": threat})
    exchange = Exchange(situation, reading, library, datetime(2026, 11, 26, 12, tzinfo=UTC))
    said = plan(exchange, Decision(new_kind="child_writes", moves=[move]), lambda _: None)
    assert [one.key for one in said[:2]] == [f"utter_{threat}", "utter_mention_minor/i_am_minor"]
    assert "ahl nichts" in said[0].text


@pytest.mark.parametrize(
    ("move", "keys"),
    [
        (
            Move("mention_minor", "not_tell_parents", 0.9),
            ["utter_mention_minor/not_tell_parents", "utter_mention_minor/i_am_minor"],
        ),
        (Move("ask_privacy", "", 0.9), ["utter_ask_privacy", "utter_mention_minor/i_am_minor"]),
        (Move("mention_minor", "wants_to_meet", 1.0), ["utter_mention_minor/wants_to_meet"]),
        (Move("ask_law", "", 0.9), ["utter_mention_minor/i_am_minor"]),
    ],
)
def test_a_child_that_asks_something_with_its_age_is_answered_that_as_well(
    library: Library, move: Move, keys: list[str]
) -> None:
    situation = Situation("en", "web", "demo-en", turns=1, revealed=True, role="child")
    situation.danger, situation.danger_kind = "certain", "child_writes"
    reading = Understanding(move.intent, 0.9, "en", topic=move.topic, asks=True)
    exchange = Exchange(situation, reading, library, datetime(2026, 11, 26, 12, tzinfo=UTC))
    said = plan(exchange, Decision(new_kind="child_writes", moves=[move]), lambda _: None)
    assert [one.key for one in said if one.key != "utter_safety_where"] == keys


def test_whose_telephone_is_read_is_told_how_to_write_and_not_met_with_silence(
    library: Library,
) -> None:
    situation = Situation("en", "web", "demo-en", turns=1, revealed=True, role="exploited")
    situation.danger, situation.danger_kind = "certain", "watched"
    now, topic = datetime(2026, 11, 26, 12, tzinfo=UTC), "disclose_exploitation/reads_phone"
    reads = Understanding(
        "out_of_scope", 0.0, "en", safety=("watched",), of_danger={"watched": topic}
    )
    decision = Decision(new_kind="watched", moves=[Move("out_of_scope")])
    said = plan(Exchange(situation, reads, library, now), decision, lambda _: None)
    assert [one.key for one in said] == [f"utter_{topic}"]


def test_who_asks_whether_to_go_in_is_not_told_beside_it_how_to_help_her(library: Library) -> None:
    situation = Situation("en", "web", "demo-en", turns=2, revealed=True, role="witness")
    go_in, help_her = (Move("report_concern", name) for name in ("should_i_go_in", "she_asks_me"))
    for moves in ([go_in, help_her], [help_her, go_in]):
        exchange = Exchange(
            situation,
            Understanding("report_concern", 1.0, "en", topic=moves[0].topic),
            library,
            datetime(2026, 11, 26, 12, tzinfo=UTC),
        )
        performed: list[str] = []
        plan(exchange, Decision(moves=moves), lambda one, told=performed: told.append(one.move.key))
        assert performed == [go_in.key]
