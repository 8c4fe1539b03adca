"""The component that asks whether a first message is out of scope (`bot.nlu.scope`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.reading.moves import SAID_PLAINLY
from bot.engine.components.base import LearningComponent, intent_of
from bot.engine.components.intent import BY_NET, sentence_vector
from bot.nlu.context import Context
from bot.nlu.decision import OUT_OF_SCOPE
from bot.nlu.scope import ScopeHead, fit_scope

NEVER_LIFTED = frozenset({"distress", "watched"})
"""Kinds of danger whose suspicion stays: farewell letters and "he wakes up" lie near to small talk."""

NEVER_OUTDONE = frozenset({OUT_OF_SCOPE, "delete_data", "opt_out"})
"""Intents that stay: it has its topic already, and whoever wants to be forgotten or left alone is heard."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class ScopeReader(LearningComponent):
    """Takes a first message for out of scope where the head is sure; stands behind the decision.

    It outdoes a meaning that is not sure, and takes back a danger that the model alone suspected. What the
    net caught it never touches, nor anything within a talk: there "the old woman knocks" answers us.
    """

    _head: ScopeHead

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: from which share the head is believed, and which confidence needs none."""
        return {"limit": 0.5, "sure": 0.9}

    def learn(self, training_data: TrainingData) -> None:
        """Fit the head on all messages."""
        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._head = fit_scope(
            [m.get(TEXT) for m in messages],
            np.vstack([sentence_vector(m) for m in messages]),
            [m.get(INTENT) == OUT_OF_SCOPE for m in messages],
        )

    def write(self, folder: Path) -> None:
        """Write arrays."""
        self._head.save(folder)

    def read(self, folder: Path) -> None:
        """Read them."""
        self._head = ScopeHead.load(folder)

    def add(self, message: Message) -> None:
        """Set `intent` to out of scope, and suspect nothing, where the head is sure enough."""
        if not self._may_be_asked(message):
            return
        share = self._head.share(sentence_vector(message))
        if share < float(self._config["limit"]):
            return
        message.set("suspected", "", add_to_output=True)
        if intent_of(message) != OUT_OF_SCOPE:  # else it keeps its topic
            intent = {"name": OUT_OF_SCOPE, "confidence": share, "topic": ""}
            message.set(INTENT, intent, add_to_output=True)
            message.set("founded", info=False, add_to_output=True)

    def _may_be_asked(self, message: Message) -> bool:
        """Whether a danger is suspected by the model alone, or nothing is, and the meaning not sure."""
        is_caught = bool(message.get("safety")) or message.get(BY_NET)
        if is_caught or Context.of(message.get("metadata") or {}) != Context():
            return False
        if suspected := message.get("suspected"):
            return suspected not in NEVER_LIFTED
        intent = message.get(INTENT) or {}
        is_sure = intent.get("confidence", 0.0) >= float(self._config["sure"])
        key = f"{intent.get('name')}/{intent.get('topic')}"
        # "Is that Dave the plumber?" is told that nobody of that name is here.
        return not (is_sure or intent.get("name") in NEVER_OUTDONE or key in SAID_PLAINLY)
