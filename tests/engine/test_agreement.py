"""How far the readings speak for a text is their weighted sum, of long messages within a talk alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine.components.agreement import ALONE, HERE, OF_DECIDED, UNSAYABLE, WEIGHTS, support
from bot.engine.engine import Engine

LONG = "can you tell me who would know more about such a thing please"
DECIDED = {"name": "ask_law", "topic": "here", "confidence": 0.8}


def parsed(**others: Any) -> dict[str, Any]:
    return {"text": LONG, "intent": DECIDED, HERE: {}, UNSAYABLE: frozenset()} | others


def test_shares_are_added_by_their_weight() -> None:
    found = support(
        parsed(
            **{ALONE: {"ask_law/here": 0.5}, HERE: {"ask_law/here": 0.2, "ask_risk/health": 0.4}},
            answers={"who_knows/doctor": 0.6},
            asks_on={"comes_back": 0.3, "unheard_of": 0.9},
        )
    )
    assert found == pytest.approx(
        {
            "ask_law/here": 0.5 * WEIGHTS[ALONE] + 0.2 * WEIGHTS[HERE] + 0.8 * OF_DECIDED,
            "ask_risk/health": 0.4 * WEIGHTS[HERE],
            "who_knows_doctor": 0.6 * WEIGHTS["answers"],
            "on_comes_back": 0.3,
        }
    )


def test_nothing_speaks_for_what_the_message_holds_no_words_of() -> None:
    likely = {"claim_need/pet_died": 0.9, "claim_need/away": 0.4}
    found = support(parsed(**{ALONE: likely, UNSAYABLE: {"claim_need/pet_died"}}))
    assert set(found) == {"claim_need/away", "ask_law/here"}


def test_a_short_message_and_a_first_one_are_left_to_the_rules() -> None:
    assert support(parsed(text="is it legal here")) == {}
    first = parsed()
    del first[HERE]
    assert support(first) == {}


def test_the_topics_are_read_within_the_talk_and_by_themselves(engine: Engine) -> None:
    first = {"campaign_language": "en"}
    later = {"conversation_language": "en", "role": "witness", "matter": "witness"}
    text = "is there something i can put on my phone that blocks all those sites"
    assert engine.parse(text, first).support == {}
    found = engine.parse(text, later).support
    assert max(found, key=lambda key: found[key]) == "ask_help_to_stop/block"
