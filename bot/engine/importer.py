"""Reads intents/<language>/*.yml and notes on every message in which language it was written.

Rasa joins all files into one heap; the language model needs to know who said what.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import configured_languages

LANGUAGE = "language"
"""Key of a message under which its language stands, in training and afterwards."""


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


@cache
def _read(files: tuple[str, ...], language: str | None, known: tuple[str, ...]) -> TrainingData:
    """The files, read once in a process: Rasa asks for them twice in a training, and each takes a minute."""
    loaded = []
    for file in files:
        data = load_data(file, language)
        folder = Path(file).parent.name
        if folder in known:
            for message in data.training_examples:
                message.set(LANGUAGE, folder)
        loaded.append(data)
    # At once: each call of `merge` copies everything that was read before.
    return TrainingData().merge(*loaded)
