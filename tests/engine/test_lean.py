"""The lean Rasa: stand-ins fail loudly, and give way to real packages."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine import lean, training
from bot.engine.engine import Engine
from bot.settings import PROJECT, load_settings


def test_a_stand_in_can_be_imported_but_not_used() -> None:
    tensorflow = importlib.import_module("tensorflow")
    with pytest.raises(lean.MissingPackageError, match="leaves out"):
        tensorflow.constant(1, 2)


def test_a_stand_in_can_be_subclassed() -> None:
    keras = importlib.import_module("keras")
    assert issubclass(type("Ours", (keras.Model,), {}), keras.Model)


def test_a_real_package_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boto3.py").write_text("real = True\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "boto3", raising=False)
    assert importlib.import_module("boto3").real is True
    monkeypatch.delitem(sys.modules, "boto3", raising=False)


def test_an_unknown_package_is_still_missing() -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("a_package_that_nobody_wrote")


def test_a_configuration_that_needs_the_real_package_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "recipe: default.v1\nassistant_id: t\nlanguage: en\n"
        "pipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n"
        "- name: DIETClassifier\n  epochs: 1\npolicies: []\n"
    )
    (tmp_path / "nlu.yml").write_text(
        'version: "3.1"\nnlu:\n'
        "- intent: greet\n  examples: |\n    - hi\n    - hello\n"
        "- intent: deny\n  examples: |\n    - no\n    - nope\n"
    )
    trained = rasa(tmp_path, "train", "nlu", "-c", str(config), "-u", str(tmp_path))
    assert trained.returncode != 0
    assert "needs the package 'tensorflow', which this lean installation leaves out" in (
        trained.stdout + trained.stderr
    )


def test_rasas_own_test_of_conversations_passes(engine: Engine, tmp_path: Path) -> None:
    assert engine, "the model is trained before"
    models = load_settings().models
    stories = str(PROJECT / "tests" / "conversations")
    tested = rasa(
        tmp_path,
        *("test", "core", "--model", str(training.find_model(models)), "--stories", stories),
        *("--fail-on-prediction-errors", "--out", str(tmp_path / "results")),
        folder=PROJECT,
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr


def rasa(
    home: Path, *arguments: str, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Rasa's own command line in a folder, with a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=folder or home,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home)},
    )
