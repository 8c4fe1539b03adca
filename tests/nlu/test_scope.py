"""What is out of scope: a head on made-up vectors, and what it may and may not change in a message."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.engine.components.scope import NEVER_LIFTED, ScopeReader
from bot.nlu.classifier import Numbers, Recipe
from bot.nlu.scope import ScopeHead, fit_scope
from bot.vocabulary import DANGERS

WIDTH = 8
OUTSIDE, WITHIN = np.eye(WIDTH, dtype=np.float32)[:2]
"""Sentence vectors of what is out of scope, and of what is not."""

UNSURE, SURE = 0.45, 0.55
"""Shares below and above the limit."""


@pytest.fixture(scope="module")
def head() -> ScopeHead:
    """Two clouds of vectors, a tenth of them out of scope."""
    chance = np.random.default_rng(1)
    is_outside = [place % 10 == 0 for place in range(600)]
    around = np.where(np.array(is_outside)[:, None], OUTSIDE, WITHIN)
    noise = chance.normal(0, 0.2, (600, WIDTH))
    vectors = (around + noise).astype(np.float32)
    texts = [str(place) for place in range(600)]
    return fit_scope(texts, vectors, is_outside, Recipe(hidden=8, rounds=20))


def test_a_head_tells_what_it_has_not_seen(head: ScopeHead) -> None:
    assert head.share(OUTSIDE) > 0.9
    assert head.share(WITHIN) < 0.1
    assert head.share(WITHIN) < head.share((OUTSIDE + WITHIN) / 2) < head.share(OUTSIDE)


def test_a_head_is_the_same_after_it_was_kept(head: ScopeHead, tmp_path: Path) -> None:
    head.save(tmp_path)
    assert ScopeHead.load(tmp_path).share(OUTSIDE) == head.share(OUTSIDE)


STORAGE = cast(ModelStorage, None)
"""Only training writes, and only loading reads."""


class Sure:
    """A head with one answer, which counts how often it is asked."""

    def __init__(self, share: float) -> None:
        self._share = share
        self.asked = 0

    def share(self, vector: Numbers) -> float:
        """The answer."""
        self.asked += 1
        return self._share


def read(
    share: float,
    intent: str = "seek_services",
    topic: str = "price",
    confidence: float = 0.7,
    context: dict[str, Any] | None = None,
    **said: Any,
) -> tuple[Message, Sure]:
    """A message as it is once the reader has seen it, and the head that was asked."""
    reader = ScopeReader(ScopeReader.get_default_config(), STORAGE, Resource("scope"))
    reader._head = sure = Sure(share)  # type: ignore[assignment]
    message = Message(
        {TEXT: "…", INTENT: {"name": intent, "confidence": confidence, "topic": topic}}
    )
    message.set("metadata", {"campaign_language": "en", **(context or {})})
    message.add_features(Features(OUTSIDE[None], FEATURE_TYPE_SENTENCE, TEXT, "SentenceEncoder"))
    for name, value in {"suspected": "", "safety": [], "founded": True, **said}.items():
        message.set(name, value)
    reader.add(message)
    return message, sure


def unchanged(message: Message, suspected: str = "") -> bool:
    kept = message.get(INTENT)["name"] == "seek_services" and message.get("founded")
    return bool(kept) and message.get("suspected") == suspected


def test_a_sure_head_takes_a_message_for_out_of_scope() -> None:
    message, _ = read(SURE)
    assert message.get(INTENT) == {"name": "out_of_scope", "confidence": SURE, "topic": ""}
    assert not message.get("founded")
    assert unchanged(read(UNSURE)[0])


def test_a_sure_meaning_stays() -> None:
    message, head = read(1.0, confidence=0.95)
    assert unchanged(message)
    assert head.asked == 0


@pytest.mark.parametrize("intent", ["delete_data", "opt_out"])
def test_who_wants_to_be_forgotten_or_left_alone_is_heard(intent: str) -> None:
    message, head = read(1.0, intent=intent)
    assert (message.get(INTENT)["name"], head.asked) == (intent, 0)


def test_a_wrong_number_stays_one() -> None:
    message, head = read(1.0, intent="goodbye", topic="wrong_number")
    assert (message.get(INTENT)["name"], head.asked) == ("goodbye", 0)
    assert read(1.0, intent="goodbye", topic="later")[0].get(INTENT)["name"] == "out_of_scope"


@pytest.mark.parametrize("kind", sorted({*DANGERS} - NEVER_LIFTED))
def test_a_suspicion_of_the_model_alone_is_taken_back(kind: str) -> None:
    message, _ = read(SURE, suspected=kind)
    assert (message.get("suspected"), message.get(INTENT)["name"]) == ("", "out_of_scope")
    assert unchanged(read(UNSURE, suspected=kind)[0], kind)


@pytest.mark.parametrize("kind", ["distress", "watched"])
def test_despair_and_being_watched_are_never_taken_back(kind: str) -> None:
    message, head = read(1.0, suspected=kind)
    assert unchanged(message, kind)
    assert head.asked == 0


@pytest.mark.parametrize("kind", DANGERS)
def test_what_the_net_caught_is_never_touched(kind: str) -> None:
    assert unchanged(read(1.0, safety=[kind])[0])
    assert unchanged(read(1.0, suspected=kind, by_net=True)[0], kind)
    assert unchanged(read(1.0, safety=["opt_out"])[0])


@pytest.mark.parametrize(
    "context", [{"asked": "readiness"}, {"role": "unknown"}, {"matter": "partner"}]
)
def test_within_a_talk_it_is_not_asked(context: dict[str, Any]) -> None:
    message, head = read(1.0, context=context, suspected="minor")
    assert unchanged(message, "minor")
    assert head.asked == 0


def test_what_is_out_of_scope_already_keeps_its_topic() -> None:
    message, head = read(1.0, intent="out_of_scope")
    assert message.get(INTENT)["topic"] == "price"
    assert message.get("founded")
    assert head.asked == 0
    suspected, _ = read(1.0, intent="out_of_scope", suspected="violence")
    assert (suspected.get("suspected"), suspected.get(INTENT)["topic"]) == ("", "price")
