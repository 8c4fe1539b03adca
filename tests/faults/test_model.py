"""A model that is missing, or is not the one that was trained here: no start, and one sentence why."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.engine import training
from bot.engine.engine import Engine
from bot.engine.trained_model import file_hash
from bot.settings import PROJECT, ConfigurationError, load_settings
from tests.faults.serving import free_port


def _missing(folder: Path) -> None:
    shutil.rmtree(folder)


def _deleted(folder: Path) -> None:
    _file(folder).unlink()


def _altered(folder: Path) -> None:
    with _file(folder).open("r+b") as model:
        model.seek(-1, 2)
        last = model.read(1)
        model.seek(-1, 2)
        model.write(bytes([last[0] ^ 1]))


def _cut_short(folder: Path) -> None:
    with _file(folder).open("r+b") as model:
        model.truncate(1000)


def _of_other_sources(folder: Path) -> None:
    """As after an update, or after messages were added, without a training."""
    record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    record["sources"] = "0" * 64
    (folder / "model.json").write_text(json.dumps(record), encoding="utf-8")


def _recorded_but_no_model(folder: Path) -> None:
    """As a half-finished copy between machines may be: the record fits a file that is no archive."""
    _file(folder).write_bytes(b"no archive")
    record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    record["sha256"] = file_hash(_file(folder))
    (folder / "model.json").write_text(json.dumps(record), encoding="utf-8")


def _file(folder: Path) -> Path:
    return next(folder.glob("*.tar.gz"))


@pytest.fixture
def models(engine: Engine, tmp_path: Path) -> Path:
    """A copy of the trained model, to be damaged."""
    assert engine, "the model is trained"
    trained, folder = load_settings().models, tmp_path / "models"
    record = training.read_record(trained)
    assert record is not None
    folder.mkdir()
    for name in ("model.json", record.file):
        shutil.copy(trained / name, folder)
    return folder


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_missing, "There is no trained model"),
        (_deleted, "There is no trained model"),
        (_altered, "is not the file that was trained here"),
        (_cut_short, "is not the file that was trained here"),
        (_of_other_sources, "was trained from other messages or by other code"),
    ],
)
def test_a_damaged_model_is_not_loaded(
    models: Path, damage: Callable[[Path], None], said: str
) -> None:
    assert training.find_model(models)
    damage(models)
    with pytest.raises(ConfigurationError, match=said):
        training.find_model(models)


@pytest.mark.parametrize("damage", [_altered, _recorded_but_no_model])
def test_a_start_with_a_damaged_model_is_refused_in_one_sentence(
    models: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(models)
    started = subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        cwd=PROJECT,
        env={
            "SECOND_THOUGHT_HOME": str(tmp_path / "home"),
            "SECOND_THOUGHT_MODELS": str(models),
            "SECOND_THOUGHT_PORT": str(free_port()),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert started.returncode == 2
    assert "make train" in started.stderr
    assert "Traceback" not in started.stderr
    assert started.stderr.count("\n") == 1, "one sentence"
    assert started.stdout == ""
