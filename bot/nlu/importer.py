"""Reads intents/<language>/*.yml and notes on every message in which language it was written.

Rasa joins all files into one heap; the language model needs to know who said what.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.languages import configured_languages

LANGUAGE = "language"
"""Key of a message under which its language stands, in training and afterwards."""


class FolderImporter(RasaFileImporter):
    """Rasa's file importer; a folder named after a configured language names the language."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All messages, each marked with its language where the folder tells it."""
        merged = TrainingData()
        for folder_language, files in self._by_language():
            data = training_data_from_paths(files, language)
            if folder_language:
                for message in data.training_examples:
                    message.set(LANGUAGE, folder_language)
            merged = merged.merge(data)
        return merged

    def _by_language(self) -> Iterator[tuple[str | None, list[str]]]:
        known = configured_languages(Path(self.config_file)) if self.config_file else ()
        groups: dict[str | None, list[str]] = {}
        for file in self._nlu_files:
            folder = Path(file).parent.name
            groups.setdefault(folder if folder in known else None, []).append(file)
        yield from groups.items()
