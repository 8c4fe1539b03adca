"""Which language a conversation goes on in: a first version that trusts the context alone."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=False)
class LanguageIdentifier(GraphComponent):
    """Rasa component that sets `language`."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._languages = config["languages"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """Rasa's constructor."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to learn."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `language` from the context."""
        for message in messages:
            context = message.get("metadata") or {}
            language = context.get("conversation_language") or context.get("campaign_language")
            message.set("language", language or self._languages[0], add_to_output=True)
        return messages
