"""What a worker says to itself when it starts: in all languages, and kept nowhere."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.engine.components.safety import REHEARSED
from bot.engine.engine import Engine
from bot.outcomes.tables import metadata
from bot.server import rehearsal
from bot.server.app import Assistant
from bot.server.rehearsal import rehearse
from bot.settings import configured_languages


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "PAUSE", 0)


def test_rehearsal_is_of_all_languages_and_of_dangers(engine: Engine) -> None:
    said = [engine.parse(text, {}) for text in engine.rehearsal]
    assert {meaning.language for meaning in said} == set(configured_languages())
    assert sum(bool(meaning.safety) for meaning in said) >= 10


async def test_rehearsal_is_answered_and_leaves_nothing(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[int] = []
    decide = Engine.decide
    monkeypatch.setattr(Engine, "decide", lambda *given: answers.append(1) or decide(*given))
    await rehearse(assistant.turn.engine, assistant.campaigns.fallback)
    assert len(answers) == len(assistant.turn.engine.rehearsal) == REHEARSED
    assert assistant.recorder.waiting == 0
    with assistant.database.connect() as connection:
        for table in metadata.tables.values():
            assert connection.execute(select(table)).first() is None, table.name


async def test_rehearsal_that_fails_is_given_up_without_its_text(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tried: list[str] = []

    def fail(self: Engine, text: str, context: object) -> None:
        tried.append(text)
        raise ValueError(text)

    monkeypatch.setattr(Engine, "parse", fail)
    await rehearse(assistant.turn.engine, assistant.campaigns.fallback)
    said = capfd.readouterr().out
    assert len(tried) == 1
    assert tried[0] not in said
