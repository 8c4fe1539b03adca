"""The components that find the intent: sentence vector, classifier, and the last word on both."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.base import Component, LearningComponent
from bot.nlu.classifier import Classifier, Numbers, Recipe
from bot.nlu.decision import settle
from bot.nlu.encoder import VECTOR, Vectors, encode_many, readable, sentence_encoder

Kind = DefaultV1Recipe.ComponentType

_logger = logging.getLogger(__name__)


@DefaultV1Recipe.register([Kind.MESSAGE_FEATURIZER], is_trainable=False)
class SentenceEncoder(Component):
    """Adds the sentence vector."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, storage, resource)
        sentence_encoder()  # loaded now, so that no visitor waits for it

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all training messages at once."""
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        _logger.info("Encoding %s messages.", f"{len(messages):,}")
        self._add(messages, encode_many([m.get(TEXT) for m in messages]))
        return training_data

    def add(self, message: Message) -> None:
        """Encode a message that does not bring its vector along."""
        vector = (message.get("metadata") or {}).get(VECTOR)
        if vector is None:
            (vector,) = sentence_encoder().encode([readable(message.get(TEXT) or "")])
        self._add([message], [vector])

    def _add(self, messages: Sequence[Message], vectors: Iterable[Vectors]) -> None:
        name = self._config.get(FEATURIZER_CLASS_ALIAS, "SentenceEncoder")
        for message, vector in zip(messages, vectors, strict=True):
            row = np.atleast_2d(vector)
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, name))


@DefaultV1Recipe.register([Kind.INTENT_CLASSIFIER], is_trainable=True)
class IntentClassifier(LearningComponent):
    """Sets `intent` and `intent_ranking`; needs a sentence encoder before it."""

    _classifier: Classifier

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the numbers of `classifier.Recipe`."""
        return asdict(Recipe())

    @property
    def _recipe(self) -> Recipe:
        return Recipe(**{part.name: self._config[part.name] for part in fields(Recipe)})

    def learn(self, training_data: TrainingData) -> None:
        """Fit the classifier.

        Raises:
            ValueError: there are not two intents to tell apart.
        """
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._classifier = fit(
            [m.get(TEXT) for m in examples],
            np.vstack([_sentence_vector(m) for m in examples]),
            [m.get(INTENT) for m in examples],
            self._recipe,
        )

    def write(self, folder: Path) -> None:
        """Write arrays and JSON."""
        self._classifier.save(folder)

    def read(self, folder: Path) -> None:
        """Read them."""
        self._classifier = Classifier.load(folder, self._recipe)

    def add(self, message: Message) -> None:
        """Rank the intents."""
        shares = self._classifier.shares(message.get(TEXT) or "", _sentence_vector(message))
        ranked = sorted(zip(shares.tolist(), self._classifier.intents, strict=True), reverse=True)
        ranking = [{"name": intent, "confidence": share} for share, intent in ranked]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)


def _sentence_vector(message: Message) -> Numbers:
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None, "the pipeline needs a sentence encoder before the classifier"
    vector: Numbers = sentence.features[0]
    return vector


@DefaultV1Recipe.register([Kind.INTENT_CLASSIFIER], is_trainable=False)
class Decision(Component):
    """Settles `intent` behind the safety net and the classifier."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract; `bot.nlu.decision.settle` says what the two numbers mean."""
        return {"threshold": 0.25, "alarm": 0.45}

    def add(self, message: Message) -> None:
        """Settle the intent."""
        intent = settle(
            message.get("safety") or [],
            message.get("intent_ranking") or [],
            threshold=float(self._config["threshold"]),
            alarm=float(self._config["alarm"]),
        )
        message.set(INTENT, intent, add_to_output=True)
