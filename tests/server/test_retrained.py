"""Another model is put in use while the assistant answers: no message is lost, and no reply mixes two."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.engine.readings import Readings
from bot.message import Outgoing
from bot.server import retrained
from bot.server.app import Assistant
from bot.server.editions import Edition
from bot.settings import ConfigurationError, Settings
from tests.conftest import Chat


def named(engine: Engine, name: str, took: dict[str, set[str]]) -> Engine:
    """The same model under another name, which notes down for each text by whom it was taken."""
    other: Any = copy.copy(engine)
    understand, decide = engine.understand, engine.decide

    async def noted(text: str, context: Any) -> Any:
        took.setdefault(text, set()).add(name)
        await asyncio.sleep(0)
        meaning = await understand(text, context)
        return _Noted(meaning, text)

    def noted_too(meaning: Any, *args: Any) -> Any:
        took[meaning.text].add(name)
        return decide(meaning.meaning, *args)

    other.understand, other.decide = noted, noted_too
    other.dangers = lambda text: [name]
    return other  # type: ignore[no-any-return]


class _Noted:
    """A meaning that remembers its text, for the test alone."""

    def __init__(self, meaning: Any, text: str) -> None:
        self.meaning, self.text = meaning, text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.meaning, name)


async def until(condition: Callable[[], bool]) -> None:
    """Wait at most half a minute."""
    for _ in range(1500):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to that")


async def test_under_load_no_message_is_lost_and_no_reply_mixes_two_models(
    assistant: Assistant, engine: Engine, chat: Chat
) -> None:
    took: dict[str, set[str]] = {}
    first, second = named(engine, "first", took), named(engine, "second", took)
    assistant.use(first)

    async def switching() -> None:
        for number in range(10):
            await asyncio.sleep(0.02)
            assistant.use((second, first)[number % 2])
            if number == 5:
                # What is published meanwhile leaves the model as it is.
                assistant.take_over(assistant.editions.newest())

    async def comes(number: int) -> Outgoing:
        await asyncio.sleep(number * 0.004)
        return await chat(f"hello number {number}", visitor=f"visitor {number}")

    switches = asyncio.create_task(switching())
    said = await asyncio.gather(*(comes(number) for number in range(100)))
    await switches
    assert all(outgoing.messages for outgoing in said)
    assert len(took) == 100
    assert {len(names) for names in took.values()} == {1}
    assert {name for names in took.values() for name in names} == {"first", "second"}


async def test_everything_asks_the_model_that_is_in_use(
    assistant: Assistant, engine: Engine
) -> None:
    assistant.use(named(engine, "second", {}))
    assert assistant.current.dangers("x") == ["second"]
    assert assistant.turn.returning.dangers("x") == ["second"]
    assert assistant.turn.engine._library is assistant.library
    assistant.take_over(Edition((9, 9), assistant.library, assistant.campaigns))
    assert assistant.current.dangers("x") == ["second"]


async def test_a_worker_sees_by_itself_that_another_model_is_in_use(
    assistant: Assistant, engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def load(model: Path, library: object) -> Engine:
        loaded.append(model.name)
        if model.name == "broken":
            raise ConfigurationError("broken")
        return named(engine, model.name, {})

    readings = Readings(settings.home)
    monkeypatch.setattr(retrained, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(retrained, "IN_HAND_SECONDS", 0.0)
    monkeypatch.setattr(retrained, "find_model", lambda _: Path(readings.order()[-1] or "product"))
    monkeypatch.setattr(retrained.Engine, "load", load)
    watch = retrained.watch_model(settings, None, assistant.current, assistant.use)
    task = asyncio.create_task(watch)

    readings.use("taught")
    await until(lambda: assistant.current.dangers("x") == ["taught"])
    readings.use("broken")
    await until(lambda: "broken" in loaded)
    await asyncio.sleep(0.1)
    assert assistant.current.dangers("x") == ["taught"]
    readings.undo()
    readings.undo()
    await until(lambda: assistant.current.dangers("x") == ["product"])
    task.cancel()
