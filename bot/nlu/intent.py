"""Which of the vocabulary's intents a message has: Rasa's door to the classifier."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.classifier import Classifier, Numbers, Recipe


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class IntentClassifier(GraphComponent):
    """Rasa classifier: sets `intent` and `intent_ranking`; needs a sentence encoder before it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the numbers of `classifier.Recipe`."""
        return asdict(Recipe())

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._recipe = Recipe(**{part.name: config[part.name] for part in fields(Recipe)})
        self._storage = storage
        self._resource = resource
        self._classifier: Classifier | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
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
    ) -> IntentClassifier:
        """Rasa's constructor for a trained model: plain arrays and JSON, no pickle."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._classifier = Classifier.load(folder, component._recipe)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the classifier and store it.

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
        with self._storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Rank the intents of messages."""
        assert self._classifier is not None, "the component is trained before it is used"
        for message in messages:
            shares = self._classifier.shares(message.get(TEXT) or "", _sentence_vector(message))
            ranked = sorted(
                zip(shares.tolist(), self._classifier.intents, strict=True), reverse=True
            )
            ranking = [{"name": intent, "confidence": share} for share, intent in ranked]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages


def _sentence_vector(message: Message) -> Numbers:
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None, "the pipeline needs a sentence encoder before the classifier"
    vector: Numbers = sentence.features[0]
    return vector
