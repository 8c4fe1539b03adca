"""Teaching measures two models on the same messages by the same code: only what they learnt differs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands import teaching
from bot.commands.evaluation.comparing import worse
from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.commands.teaching_progress import Progress
from bot.engine import training
from bot.engine.engine import Engine
from bot.engine.readings import Readings
from bot.settings import Settings

EACH = 211
"""Every so many of the held-out messages: enough to differ, few enough for a test."""


@pytest.fixture
def some(monkeypatch: pytest.MonkeyPatch) -> list[Sentence]:
    """Held-out messages that are measured instead of all."""
    sentences = read_sentences([])[::EACH]
    monkeypatch.setattr(teaching, "read_sentences", lambda files: sentences)
    return sentences


def trained_again(standing: Path) -> Callable[[Path, Path, Callable[[str], None]], Path]:
    """Stands for a training of the same sources, which makes the same model."""

    def train(folder: Path, home: Path, say: Callable[[str], None]) -> Path:
        for file in (*standing.glob("*.tar.gz"), standing / "model.json"):
            shutil.copy(file, folder)
        return folder

    return train


def test_one_training_more_of_the_same_sources_is_no_loss(
    settings: Settings, engine: Engine, some: list[Sentence], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "train", trained_again(settings.models))
    folder = Readings(settings.home).begin()
    progress = Progress(folder)
    progress.ask("Anna", 0)
    teaching.teach(settings, folder, progress)
    before, after = progress.evaluation("before"), progress.evaluation("after")
    assert before is not None
    assert after is not None
    assert before == after
    assert worse(before, after) == []
    assert sum(one.messages for one in before.languages.values()) == len(some)
    assert [step.text for step in progress.steps()][:2] == [
        "measuring the reading in use",
        "measuring the new reading",
    ]
