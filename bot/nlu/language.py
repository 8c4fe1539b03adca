"""Which language a conversation goes on in, and which language a visitor asks for.

Context comes first: nothing that sees only the text of a short message can be good enough. The odds
of a language are the evidence of the text plus what the context is worth; a change needs evidence.

The context is the message's metadata: `conversation_language` (so far; None for a first message),
`campaign_language`, `client_language` (what the visitor's app says), `country` (of the number).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.importer import LANGUAGE
from bot.nlu.language_model import LanguageModel, Scores
from bot.nlu.language_names import LanguageNames, NamedLanguage
from bot.nlu.letters import words
from bot.nlu.strangeness import Strangeness

OTHER_LANGUAGES = frozenset({"change_language", "inform_location", "out_of_scope"})
"""Intents whose messages are often in other languages or in none: not learnt from."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Rasa component that sets `language` and adds an entity `language` for each one named."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract. What the context is worth beside the evidence of the text:

        `conversation`, `campaign`, `client`, `country`: added to the score of the language that
        each names; `brief`: added to the first two, divided by the number of words, for few words
        say little; `strange`: above this a text is in a language that we do not have and nothing
        follows from it.
        """
        return {
            "languages": ["en"],
            "conversation": 9.0,
            "campaign": 4.5,
            "client": 3.0,
            "country": 2.0,
            "brief": 6.0,
            "strange": 2.5,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._languages: list[str] = list(config["languages"])
        self._storage = storage
        self._resource = resource
        self._model = LanguageModel.fit(self._languages, [])
        self._strangeness = Strangeness.build([])
        self._names = LanguageNames({})

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
            component._model = LanguageModel.load(folder)
            component._strangeness = Strangeness.load(folder)
            component._names = LanguageNames.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how each language is written, and what the languages are called."""
        messages = [
            (message.get(TEXT), message.get(LANGUAGE))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT) not in OTHER_LANGUAGES
        ]
        self._model = LanguageModel.fit(self._languages, messages)
        self._strangeness = Strangeness.build(self._languages)
        self._names = LanguageNames.build(self._languages)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
            self._strangeness.save(folder)
            self._names.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The importer has marked the messages already."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `language` of messages and add their `language` entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            context = message.get("metadata") or {}
            named = self._names.find(text)
            evidence = self._evidence(text)
            asks = (message.get(INTENT) or {}).get("name") == "change_language"
            spoken = self._languages[int(evidence.argmax())] if evidence.any() else None
            language = self._decide(text, {} if asks else evidence, context)
            message.set(LANGUAGE, language, add_to_output=True)
            _add_entities(message, _wanted(named, language, spoken if asks else None))
        return messages

    def _evidence(self, text: str) -> Scores:
        """What the text says, which is nothing if it is in a language that we do not have."""
        scores = self._model.scores(text)
        likeliest = self._languages[int(scores.argmax())]
        if self._strangeness.has(likeliest) and self._strangeness.of(text) > self._config["strange"]:
            return np.zeros(len(self._languages))
        return scores
