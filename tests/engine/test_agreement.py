"""How far the readings speak for a text is their weighted sum, of long messages within a talk alone."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.engine.components.agreement import ALONE, HERE, OF_DECIDED, UNSAYABLE, WEIGHTS, support
from bot.engine.engine import Engine

LONG = "can you tell me who would know more about such a thing please"
DECIDED = {"name": "ask_law", "topic": "here", "confidence": 0.8}


def read(**others: Any) -> Message:
    known = {"text": LONG, "intent": DECIDED, HERE: {}, ALONE: {}, UNSAYABLE: frozenset()}
    return Message(data=known | others)


def test_shares_are_added_by_their_weight() -> None:
    alone, here = {"ask_law/here": 0.5}, {"ask_law/here": 0.2, "ask_risk/health": 0.4}
    asks_on = {"comes_back": 0.3, "unheard_of": 0.9}
    found = support(
        read(**{ALONE: alone, HERE: here, "asks_on": asks_on}), {"who_knows/doctor": 0.6}
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
    found = support(read(**{ALONE: likely, UNSAYABLE: {"claim_need/pet_died"}}), {})
    assert set(found) == {"claim_need/away", "ask_law/here"}


def test_a_short_message_and_a_first_one_are_left_to_the_rules() -> None:
    assert support(read(text="is it legal here"), {}) == {}
    assert support(read(**{HERE: None}), {}) == {}


def test_the_topics_are_read_within_the_talk_and_by_themselves(engine: Engine) -> None:
    first = {"campaign_language": "en"}
    later = {"conversation_language": "en", "role": "witness", "matter": "witness"}
    text = "is there something i can put on my phone that blocks all those sites"
    assert engine.parse(text, first).support == {}
    found = engine.parse(text, later).support
    assert max(found, key=lambda key: found[key]) == "ask_help_to_stop/block"
