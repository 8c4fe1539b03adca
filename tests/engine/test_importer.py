"""Messages of the training files: marked with their language, and cheap to copy."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.importer import LANGUAGE, FolderImporter, WrittenMessage
from bot.settings import PROJECT

FILE = """version: "3.1"
nlu:
- intent: greet
  examples: |
    - hello you
    - hello you
    - morning
"""


@pytest.fixture
def read(tmp_path: Path) -> TrainingData:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "greetings.yml").write_text(FILE, encoding="utf-8")
    importer = FolderImporter(str(PROJECT / "config.yml"), training_data_paths=[str(folder)])
    return importer.get_nlu_data()


def test_a_message_knows_the_language_of_its_folder_and_stands_once(read: TrainingData) -> None:
    found = [(message.get(TEXT), message.get(LANGUAGE)) for message in read.training_examples]
    assert found == [("hello you", "en"), ("morning", "en")]


def test_a_copy_is_the_same_and_its_own(read: TrainingData) -> None:
    message = read.training_examples[0]
    copied = deepcopy(message)
    assert copied == message
    assert hash(copied) == hash(message)
    copied.set(INTENT, "thank")
    assert message.get(INTENT) == "greet"
    assert copied != message


def test_what_differs_has_another_fingerprint() -> None:
    messages = [
        WrittenMessage({TEXT: "hello", INTENT: "greet"}),
        WrittenMessage({TEXT: "hello", INTENT: "thank"}),
        WrittenMessage({TEXT: "hello", INTENT: "greet", LANGUAGE: "en"}),
    ]
    assert len({message.fingerprint() for message in messages}) == len(messages)
