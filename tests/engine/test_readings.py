"""Which model answers, the way back, and that a training reads the organisation's messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT

from bot.dialogue.words.own_messages import write_own
from bot.engine.importer import LANGUAGE, FolderImporter
from bot.engine.readings import KEPT, BusyError, Readings, model_folder
from bot.engine.trained_model import OWN, is_current, source_fingerprint
from bot.settings import PROJECT, Settings

MESSAGE = {"text": "esto lo lleva una asociacion o quien", "topic": "ask_identity/who_runs"}


def taught(readings: Readings) -> Path:
    """A folder with a message and something that stands for its model."""
    folder = readings.begin()
    write_own(folder / OWN, {"es/0123456789ab": MESSAGE})
    (folder / "model.tar.gz").write_bytes(b"a model")
    record = {
        "file": "model.tar.gz",
        "sha256": "",
        "sources": source_fingerprint(own=folder / OWN),
    }
    (folder / "model.json").write_text(json.dumps(record))
    return folder


def test_the_product_s_model_answers_until_another_is_chosen(settings: Settings) -> None:
    readings = Readings(settings.home)
    folder = taught(readings)
    assert model_folder(settings) == settings.models
    readings.use(folder.name)
    assert model_folder(settings) == folder
    assert readings.undo()
    assert model_folder(settings) == settings.models
    assert not readings.undo()


def test_own_messages_are_part_of_what_a_model_was_made_from(settings: Settings) -> None:
    folder = taught(Readings(settings.home))
    assert is_current(folder)
    assert source_fingerprint() == source_fingerprint(own=settings.home / "nothing")
    assert source_fingerprint() != source_fingerprint(own=folder / OWN)
    write_own(folder / OWN, {"es/0123456789ab": {**MESSAGE, "topic": "ask_identity/robot"}})
    assert not is_current(folder)


def test_what_an_update_left_behind_gives_way_to_the_product_s(settings: Settings) -> None:
    readings = Readings(settings.home)
    folder = taught(readings)
    readings.use(folder.name)
    record = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps({**record, "sources": "of before"}))
    assert model_folder(settings) == settings.models


@pytest.mark.parametrize("content", ["", "[", "{}", "[]", "[1]", "\xff"])
def test_a_damaged_file_means_the_product_s(settings: Settings, content: str) -> None:
    readings = Readings(settings.home)
    readings.root.mkdir(parents=True)
    readings.file.write_text(content, encoding="latin-1")
    assert model_folder(settings) == settings.models


def test_old_ones_go_and_those_one_can_go_back_to_stay(settings: Settings) -> None:
    readings = Readings(settings.home)
    names = [taught(readings).name for _ in range(KEPT + 2)]
    for name in names:
        readings.use(name)
    assert len(readings.order()) == KEPT
    readings.tidy()
    assert readings.names() == sorted({*readings.order(), readings.names()[-1]})


def test_one_trains_at_a_time(settings: Settings) -> None:
    readings = Readings(settings.home)
    assert not readings.is_training()
    with readings.training():
        assert readings.is_training()
        with pytest.raises(BusyError), readings.training():
            pass
    assert not readings.is_training()


def test_a_training_knows_in_which_language_an_own_message_is(settings: Settings) -> None:
    folder = taught(Readings(settings.home))
    importer = FolderImporter(
        config_file=str(PROJECT / "config.yml"), training_data_paths=[str(folder / OWN)]
    )
    (message,) = importer.get_nlu_data().training_examples
    read = {name: message.get(name) for name in (TEXT, INTENT, INTENT_RESPONSE_KEY, LANGUAGE)}
    assert read == {
        TEXT: MESSAGE["text"],
        INTENT: "ask_identity",
        INTENT_RESPONSE_KEY: MESSAGE["topic"],
        LANGUAGE: "es",
    }


def test_the_newest_is_the_last_though_two_were_begun_at_once(settings: Settings) -> None:
    readings = Readings(settings.home)
    begun = [readings.begin().name for _ in range(20)]
    assert readings.names() == begun
