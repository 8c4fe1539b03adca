"""What components share that learn from lookup tables and hear a message as a whole."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import ClassVar, NamedTuple

import numpy as np
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.base import IN_PART, LearningComponent
from bot.engine.components.intent import sentence_vector
from bot.nlu.classifier import Classifier, Numbers, Recipe
from bot.nlu.encoder import encode_batches, readable
from bot.nlu.evidence import ANSWERED_BY, OTHERS_KNOW
from bot.nlu.kept import Vectors, kept_vectors

ARRAYS = "classifier.npz"

TABLES = (ANSWERED_BY, OTHERS_KNOW)
"""What the names begin with of the tables that two components learn from."""


class TableReader(LearningComponent):
    """A component with a classifier of its own, which may have learnt nothing."""

    recipe: ClassVar[Recipe]
    """How its classifier is fitted and joined."""

    _classifier: Classifier | None = None

    def write(self, folder: Path) -> None:
        """Write what was learnt, or that it was nothing: Rasa keeps no empty folder."""
        if self._classifier:
            self._classifier.save(folder)
        else:
            (folder / "nothing").touch()

    def read(self, folder: Path) -> None:
        """Read it."""
        if (folder / ARRAYS).exists():
            self._classifier = Classifier.load(folder, self.recipe)

    def likely(self, message: Message) -> dict[str, float]:
        """The shares of the classes that have at least `least`, the likeliest first.

        Empty where nothing was learnt, and for a part of a message: what is heard in a sentence by itself is
        not asked for (`bot.dialogue.reading.moves.joined`).
        """
        if self._classifier is None or (message.get("metadata") or {}).get(IN_PART):
            return {}
        shares = self._classifier.shares(message.get(TEXT) or "", sentence_vector(message))
        names, least = self._classifier.intents, self._config["least"]
        return {names[n]: float(shares[n]) for n in np.argsort(-shares) if shares[n] >= least}


class Row(NamedTuple):
    """A message of a lookup table; `name` is the table's."""

    text: str
    name: str
    vector: Numbers


def table_rows(
    training_data: TrainingData, begin: tuple[str, ...] = TABLES, name: str = "tables"
) -> list[Row]:
    """The messages of the tables that a component learns from, encoded once for all that learn from them.

    Args:
        training_data: of Rasa.
        begin: what the names of the tables begin with.
        name: under which the vectors are kept for the next training.
    """
    told = [
        (str(text), str(table["name"]))
        for table in training_data.lookup_tables
        if table["name"].startswith(begin)
        for text in table["elements"]
    ]
    if not told:
        return []
    vectors = _vectors(tuple(readable(text) for text, _ in told), name)
    return [Row(*one, vector) for one, vector in zip(told, vectors, strict=True)]


@lru_cache(2)
def _vectors(texts: tuple[str, ...], name: str) -> Vectors:
    """The vectors of a table, which the components of one training ask for one after the other."""
    return kept_vectors(texts, encode_batches, name)
