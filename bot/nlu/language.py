"""Rasa's door to the choice of the language (`language_choice`)."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.importer import LANGUAGE
from bot.nlu.language_choice import Choice, LanguageChoice, Weights

OTHER_LANGUAGES = frozenset({"change_language", "inform_location", "out_of_scope"})
"""Intents whose messages are often in other languages or in none: not learnt from."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Rasa component that sets `language` and adds an entity `language` for each one asked for.

    It stands behind the decision on the intent, because a wish for another language is no evidence
    that the visitor goes on in the language of the wish.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the `languages` and the weights of `language_choice.Weights`."""
        return {"languages": ["en"], **asdict(Weights())}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._languages: list[str] = list(config["languages"])
        self._weights = Weights(**{part.name: float(config[part.name]) for part in fields(Weights)})
        self._storage = storage
        self._resource = resource
        self._choice: LanguageChoice | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """Rasa's constructor for training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        """Rasa's constructor for a trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._choice = LanguageChoice.load(folder, component._weights)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how each language is written, and what the languages are called."""
        messages = [
            (message.get(TEXT), message.get(LANGUAGE))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT) not in OTHER_LANGUAGES
        ]
        self._choice = LanguageChoice.learn(self._languages, messages, self._weights)
        with self._storage.write_to(self._resource) as folder:
            self._choice.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The importer has marked the messages already."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `language` of messages and add their `language` entities."""
        assert self._choice is not None, "the component is trained before it is used"
        for message in messages:
            asks = (message.get(INTENT) or {}).get("name") == "change_language"
            context = message.get("metadata") or {}
            choice = self._choice.choose(message.get(TEXT) or "", context, asks=asks)
            message.set(LANGUAGE, choice.language, add_to_output=True)
            entities = (message.get(ENTITIES) or []) + _entities(choice)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def _entities(choice: Choice) -> list[dict[str, Any]]:
    return [
        {
            "entity": "language",
            "value": wanted.code,
            "start": wanted.start,
            "end": wanted.end,
            "confidence": 1.0,
            "extractor": "LanguageIdentifier",
        }
        for wanted in choice.wanted
    ]
