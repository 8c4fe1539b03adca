"""The last word on a message: safety beats control beats topic, and what is doubtful is not said.

The net decides where it catches something. Otherwise the classifier's safety intents count together:
five weak signs of danger are a sign. Both numbers are chosen on data (decisions/0002-understanding.md).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

INTENT_OF_KIND = {
    "distress": "express_distress",
    "child_writes": "mention_minor",
    "watched": "disclose_exploitation",
    "traces": "disclose_exploitation",
    "exploitation": "disclose_exploitation",
    "violence": "threaten_violence",
    "attraction": "mention_minor",
    "minor": "mention_minor",
    "concern": "report_concern",
    "opt_out": "opt_out",
}
"""The intent that each kind of the safety net stands for."""

SAFETY_INTENTS = frozenset(INTENT_OF_KIND.values())

OUT_OF_SCOPE = "out_of_scope"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class Decision(GraphComponent):
    """Rasa component that settles `intent` behind the safety net and the classifier."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract.

        `threshold`: below this confidence a message is not understood; `alarm`: from this share of
        all safety intents together the likeliest of them is taken, below it none.
        """
        return {"threshold": 0.25, "alarm": 0.45}

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._alarm = float(config["alarm"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decision:
        """Rasa's constructor."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Settle the intent of messages."""
        for message in messages:
            message.set(INTENT, self._settle(message), add_to_output=True)
        return messages

    def _settle(self, message: Message) -> dict[str, Any]:
        kinds = message.get("safety") or []
        if kinds:
            return {"name": INTENT_OF_KIND[kinds[0]], "confidence": 1.0}
        ranking = message.get("intent_ranking") or []
        alarming = [entry for entry in ranking if entry["name"] in SAFETY_INTENTS]
        if alarming and sum(entry["confidence"] for entry in alarming) >= self._alarm:
            return dict(alarming[0])
        harmless = [entry for entry in ranking if entry["name"] not in SAFETY_INTENTS]
        if not harmless or harmless[0]["confidence"] < self._threshold:
            return {"name": OUT_OF_SCOPE, "confidence": 0.0}
        return dict(harmless[0])
