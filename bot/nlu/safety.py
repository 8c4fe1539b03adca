"""The safety net: rules in every language that run before the classifier.

Its patterns are Rasa `regex` entries named `safety_<kind>` in `intents/<language>/safety_net.yml`. All
of them run over every message whatever its language: a language that is guessed wrongly must not
cost a life. It is tuned for recall: it may ring too often, it may not miss.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.danger import DANGERS
from bot.nlu.folding import fold
from bot.nlu.net import Net, Prepared, prepare

PREFIX = "safety_"

REHEARSED = 600
"""Training messages that a worker says to itself when it starts, so that what a message needs for
the first time, patterns above all, is ready when a visitor writes."""

KINDS = (*DANGERS, "opt_out")
"""Kinds of danger, and the wish for no more messages, gravest first."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class SafetyNet(GraphComponent):
    """Rasa component that puts the kinds into the message as `safety`."""

    def __init__(
        self,
        storage: ModelStorage,
        resource: Resource,
        prepared: Prepared,
        rehearsal: Sequence[str] = (),
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._net = Net(prepared)
        self.rehearsal = tuple(rehearsal)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyNet:
        """Rasa's constructor for training."""
        return cls(model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyNet:
        """Rasa's constructor for a trained model."""
        with model_storage.read_from(resource) as folder:
            prepared = json.loads((folder / "patterns.json").read_text(encoding="utf-8"))
            rehearsal = json.loads((folder / "rehearsal.json").read_text(encoding="utf-8"))
        return cls(model_storage, resource, prepared, rehearsal)

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the patterns of all languages and store them, and messages to try them on."""
        prepared = prepare(patterns_of(training_data))
        self._net = Net(prepared)
        self.rehearsal = _rehearsal(training_data)
        with self._storage.write_to(self._resource) as folder:
            for name, value in (("patterns", prepared), ("rehearsal", self.rehearsal)):
                text = json.dumps(value, ensure_ascii=False)
                (folder / f"{name}.json").write_text(text, encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages need no safety net."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `safety` on every message."""
        for message in messages:
            message.set("safety", self.catch(message.get(TEXT) or ""), add_to_output=True)
        return messages

    def catch(self, text: str) -> list[str]:
        """Kinds that a text has, gravest first."""
        return self._net.catch(fold(text))


def _rehearsal(training_data: TrainingData) -> tuple[str, ...]:
    """Messages of all intents and languages, in an order in which all of them come soon."""
    texts = [message.get(TEXT) for message in training_data.intent_examples if message.get(TEXT)]
    chosen = texts[:: max(1, len(texts) // REHEARSED)][:REHEARSED]
    random.Random(0).shuffle(chosen)  # noqa: S311  an order, no secret
    return tuple(chosen)


def patterns_of(training_data: TrainingData) -> dict[str, list[str]]:
    """The `safety_…` patterns of the training data by kind, the gravest first.

    Raises:
        ValueError: a pattern's kind is unknown, or a pattern is not a regular expression, or it looks
            for a sign that folding takes away, such as an emoji.
    """
    patterns: dict[str, list[str]] = {}
    for entry in training_data.regex_features:
        if not entry["name"].startswith(PREFIX):
            continue
        kind = entry["name"].removeprefix(PREFIX)
        if kind not in KINDS:
            raise ValueError(f"safety_net.yml: '{entry['name']}' is no kind; use one of {KINDS}")
        unseen = _unseen(entry["pattern"])
        if unseen:
            raise ValueError(
                f"safety_net.yml: {kind}: {entry['pattern']}: '{unseen}' stands in no folded text, so "
                "that this part never rings; take it out"
            )
        try:
            re.compile(entry["pattern"])
        except re.error as error:
            raise ValueError(f"safety_net.yml: {kind}: {entry['pattern']}: {error}") from error
        patterns.setdefault(kind, []).append(entry["pattern"])
    return {kind: patterns[kind] for kind in KINDS if kind in patterns}


def _unseen(pattern: str) -> str:
    """The first sign beyond ASCII that `fold` leaves in no text: an emoji, or a letter with an accent."""
    return next((mark for mark in pattern if not mark.isascii() and fold(mark) != mark), "")
