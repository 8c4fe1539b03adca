"""Duties are done again and again, a failing one too, and are finished before the end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.engine.engine import Engine
from bot.privacy.keys import KeyRing
from bot.server.app import assemble
from bot.server.housekeeping import Duty, Housekeeping
from bot.settings import Settings


async def eventually(holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


async def test_a_duty_that_fails_is_tried_again_and_holds_no_other_up(
    capfd: pytest.CaptureFixture[str],
) -> None:
    tried: list[int] = []
    done: list[int] = []

    def fail() -> None:
        tried.append(1)
        raise OSError("secret")

    house = Housekeeping([Duty(fail, 0.01, "it failed"), Duty(lambda: done.append(1), 0.01, "")])
    house.start()
    await eventually(lambda: len(tried) > 2 and len(done) > 2)
    await house.stop()
    assert "secret" not in capfd.readouterr().err


async def test_work_in_progress_is_finished_before_the_end() -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(5)
        ended.set()

    house = Housekeeping([Duty(work, 60, "")])
    house.start()
    await eventually(begun.is_set)
    stopping = asyncio.create_task(house.stop())
    await asyncio.sleep(0.02)
    assert not stopping.done()
    go_on.set()
    await stopping
    assert ended.is_set()


async def test_a_key_is_destroyed_though_nobody_writes(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of a key that was replaced before a restart."""
    folder = settings.home / "keys"
    ring = KeyRing(folder, settings.key_hours, settings.session_minutes, clock=lambda: 1000.0)
    former = ring.rotate().current.hex()
    assert former in (folder / "conversations.json").read_text()
    # A session later (and, in truth, years later), with nobody there.
    assistant = assemble(settings, engine=engine)
    await assistant.start()
    # Bytes, because whoever opens the file in that moment reads what it is overwritten with.
    file = folder / "conversations.json"
    await eventually(lambda: b'"since": 1000.0' not in file.read_bytes())
    await assistant.stop()
