"""What tests of components share that learn from lookup tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.importer import _read
from bot.nlu.encoder import encode_many
from bot.settings import PROJECT, configured_languages

Tables = Mapping[str, Sequence[str]]

STORAGE = cast(ModelStorage, None)
"""Only training writes, and only loading reads."""


def tables_of(file: str, beginning: str) -> dict[str, dict[str, Sequence[str]]]:
    """The tables of a file of `intents/` by language, and by the rest of their names."""
    return {
        language: {
            table["name"].removeprefix(beginning): table["elements"]
            for table in _read(
                (str(PROJECT / "intents" / language / file),), language, ()
            ).lookup_tables
        }
        for language in configured_languages()
    }


def message_of(text: str, intent: str = "", topic: str = "") -> Message:
    """A message as the encoder leaves it to what stands behind it."""
    named: dict[str, Any] = {INTENT: intent} if intent else {}
    named |= {INTENT_RESPONSE_KEY: topic} if topic else {}
    message = Message({TEXT: text, **named})
    (vector,) = encode_many([text])
    message.add_features(Features(np.atleast_2d(vector), FEATURE_TYPE_SENTENCE, TEXT, "e"))
    return message


def data_of(tables: Tables, told: Iterable[tuple[str, ...]]) -> TrainingData:
    """What is learnt from: tables, and messages with what each of them means."""
    lookups = [{"name": name, "elements": elements} for name, elements in tables.items()]
    return TrainingData([message_of(*one) for one in told], lookup_tables=lookups)
