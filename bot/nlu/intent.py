"""Which of the vocabulary's intents a message has: a linear model over meaning and spelling.

Meaning is the sentence vector, spelling a bag of word and character n-grams; decisions/0002 holds the
table of measurements by which this was chosen.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.svm import LinearSVC

from bot.nlu.folding import fold

BUCKETS = 2**17


def spelling() -> list[HashingVectorizer]:
    """Word and character n-grams, hashed, so that no vocabulary has to be stored."""
    common = {
        "dtype": np.float32,
        "n_features": BUCKETS,
        "alternate_sign": False,
        "norm": "l2",
        "lowercase": False,
    }
    return [
        HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common),
        HashingVectorizer(analyzer="word", ngram_range=(1, 2), token_pattern=r"\S+", **common),
    ]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class IntentClassifier(GraphComponent):
    """Rasa classifier: sets `intent` and `intent_ranking`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract. `C`: inverse regularisation; `spelling_weight`: share of the n-grams;
        `temperature`: divides the margins before they become probabilities.
        """
        return {"C": 0.5, "spelling_weight": 0.5, "temperature": 0.35}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._spelling = spelling()
        self._intents: list[str] = []
        self._weights: npt.NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._bias: npt.NDArray[np.float32] = np.empty(0, np.float32)

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
            component._intents = json.loads((folder / "intents.json").read_text())
            arrays = np.load(folder / "weights.npz", allow_pickle=False)
            component._weights = arrays["weights"]
            component._bias = arrays["bias"]
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit a linear support vector machine, one against the rest, and store it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        labels = [m.get(INTENT) for m in examples]
        model = LinearSVC(C=self._config["C"], dual="auto", random_state=0)
        model.fit(self._features(examples), labels)
        self._intents = [str(name) for name in model.classes_]
        self._weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        self._bias = model.intercept_.astype(np.float32)
        with self._storage.write_to(self._resource) as folder:
            (folder / "intents.json").write_text(json.dumps(self._intents))
            np.savez(folder / "weights.npz", weights=self._weights, bias=self._bias)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Rank the intents of messages."""
        for message in messages:
            margins = np.asarray(self._features([message]) @ self._weights)[0] + self._bias
            scaled = margins / self._config["temperature"]
            odds = np.exp(scaled - scaled.max())
            shares = odds / odds.sum()
            ranking = [
                {"name": self._intents[i], "confidence": float(shares[i])}
                for i in np.argsort(-shares)
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _features(self, messages: list[Message]) -> sparse.csr_matrix:
        vectors = np.vstack([_sentence_vector(m) for m in messages])
        folded = [fold(m.get(TEXT) or "") for m in messages]
        weight = self._config["spelling_weight"]
        blocks = [sparse.csr_matrix(vectors)]
        blocks += [vectorizer.transform(folded) * weight for vectorizer in self._spelling]
        return sparse.hstack(blocks, format="csr")


def _sentence_vector(message: Message) -> npt.NDArray[np.float32]:
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None, "the pipeline needs a sentence encoder before the classifier"
    vector: npt.NDArray[np.float32] = sentence.features[0]
    return vector
