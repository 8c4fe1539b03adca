"""Reads intents/<language>/*.yml and notes on every message in which language it was written.

Rasa joins all files into one heap; the language model needs to know who said what.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import md5
from importlib.resources import files
from pathlib import Path
from typing import Any

import rasa
import yaml
from pykwalify.core import Core
from pykwalify.errors import PyKwalifyException
from rasa.shared.constants import RESPONSES_SCHEMA_FILE, SCHEMA_EXTENSIONS_FILE
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.formats.rasa_yaml import NLU_SCHEMA_FILE, RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import configured_languages

LANGUAGE = "language"
"""Key of a message under which its language stands, in training and afterwards."""


class WrittenMessage(Message):
    """A message of a training file, cheap to copy and to tell from others.

    Rasa copies all messages deeply, and compares them by a hash of every part, four times in a training;
    what it copies it never changes but at the top.
    """

    _cached_fingerprint: str | None  # Rasa's, emptied whenever a property is set

    def __deepcopy__(self, memo: dict[int, Any]) -> WrittenMessage:
        """A copy with its own properties and list of features."""
        copied = WrittenMessage(self.data, {*self.output_properties}, self.time, [*self.features])
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; what it is already, as Rasa does with every intent, makes no other message."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """What two messages share only if they are the same."""
        if self._cached_fingerprint is None:
            parts = [self.data, [feature.fingerprint() for feature in self.features]]
            text = json.dumps(parts, sort_keys=True, default=str)
            self._cached_fingerprint = md5(text.encode(), usedforsecurity=False).hexdigest()
        return self._cached_fingerprint


class FolderImporter(RasaFileImporter):
    """Rasa's file importer; a folder named after a configured language names the language."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All messages, each marked with its language where the folder tells it.

        Raises:
            RasaException: there are none, which Rasa itself would take for an answer.
        """
        if not self._nlu_files:
            raise RasaException("There are no messages here; they belong into the folder 'data'.")
        known = configured_languages(Path(self.config_file)) if self.config_file else ()
        return _read(tuple(sorted(self._nlu_files)), language, known)


class _QuickReader(RasaYAMLReader):
    """Rasa's reader with a quicker parser: Rasa's own reads each file twice, and takes four times as long."""

    def reads(self, string: str, **kwargs: Any) -> TrainingData:
        """The messages of a file; of one that is not as it should be Rasa says what is wrong, and where."""
        try:
            content = yaml.load(string, Loader=yaml.CSafeLoader)
            Core(source_data=content, schema_data=_schema(), extensions=_EXTENSIONS).validate()
        except (yaml.YAMLError, PyKwalifyException):
            read: TrainingData = super().reads(string, **kwargs)
            return read
        self._parse_nlu(content.get("nlu"))
        return TrainingData(
            self.training_examples,
            self.entity_synonyms,
            self.regex_features,
            self.lookup_tables,
            content.get("responses") or {},
        )


_RASA = files(rasa)
_EXTENSIONS = [str(_RASA / SCHEMA_EXTENSIONS_FILE)]


@cache
def _schema() -> dict[str, Any]:
    """What Rasa demands of a file of messages."""
    parts = [(_RASA / file).read_text("utf-8") for file in (NLU_SCHEMA_FILE, RESPONSES_SCHEMA_FILE)]
    schema: dict[str, Any] = {}
    for part in parts:
        schema |= yaml.load(part, Loader=yaml.CSafeLoader)
    return schema


@cache
def _read(files: tuple[str, ...], language: str | None, known: tuple[str, ...]) -> TrainingData:
    """The files, read once in a process: Rasa asks for them twice in a training, and each takes a minute."""
    loaded = []
    for file in files:
        data = _QuickReader().read(file, language=language)
        folder = Path(file).parent.name
        mark = {LANGUAGE: folder} if folder in known else {}
        data.training_examples = [
            WrittenMessage({**message.data, **mark}) for message in data.training_examples
        ]
        loaded.append(data)
    # At once: each call of `merge` copies everything that was read before.
    return TrainingData().merge(*loaded)
