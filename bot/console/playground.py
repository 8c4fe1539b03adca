"""The assistant behind the playground: a process of its own, started when somebody tries it, ended when idle.

The console itself loads no model and stays small. What testers write passes through memory only; talks
are forgotten after half an hour, when they are begun anew, and with the process. Only what a tester says was
misread, in a talk that they let be kept, becomes a training message (`bot.console.pages.misread`).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from bot.console.locales import later
from bot.settings import PROJECT

START_PATIENCE = 90.0
"""Seconds that loading the model may take on a slow machine."""

PATIENCE = 20.0
IDLE_SECONDS = 900.0
TALK_SECONDS = 1800.0
MOST_TURNS = 40
LONGEST_LINE = 1 << 20

NOT_STARTED = later(
    "The assistant could not be started for trying out. Train the model first, with “second-thought train”."
)


class PlaygroundError(Exception):
    """The assistant does not answer; the text says why, for the operator."""


class Turn(NamedTuple):
    """What a tester wrote, and what became of it (`bot.server.trial.Tried`).

    Args:
        written: as it is shown.
        answer: with what was read, decided and planned.
        key: a random word by which the tester says that it was misread; empty for a quick reply.
    """

    written: str
    answer: Mapping[str, Any]
    key: str = ""


@dataclass(slots=True)
class Talk:
    """One tester's talk.

    Args:
        channel, campaign, app_language: as which visitor the tester writes.
        key: a random word by which the assistant knows the talk.
        turns: what was written, and what became of it.
        problem: why the last message got no answer.
        keeps: whether the tester lets messages be kept for training.
        kept: keys of the turns of which a draft was made.
        used: when, by the clock that never jumps.
    """

    channel: str = "web"
    campaign: str = ""
    app_language: str = ""
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    turns: list[Turn] = field(default_factory=list)
    problem: str = ""
    keeps: bool = False
    kept: set[str] = field(default_factory=set)
    used: float = field(default_factory=time.monotonic)


class Tester(Protocol):
    """Answers testers."""

    async def say(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """What becomes of a message.

        Raises:
            PlaygroundError: the assistant does not answer.
        """

    async def forget(self, talk: Talk) -> None:
        """Let the assistant forget a talk."""

    async def stop(self) -> None:
        """End."""


class Talks:
    """The talks of all testers, in memory, one for each account."""

    def __init__(self) -> None:
        self._talks: dict[str, Talk] = {}

    def of(self, name: str) -> Talk:
        """The talk of an account, a new one if it has none that is still good."""
        now = time.monotonic()
        self._talks = {
            who: talk for who, talk in self._talks.items() if now - talk.used < TALK_SECONDS
        }
        return self._talks.setdefault(name, Talk())

    def begin(self, name: str, talk: Talk) -> Talk:
        """Put another talk in the place of the one before."""
        self._talks[name] = talk
        return talk


class TrialProcess:
    """`python -m bot.server.trial`, with one question at a time on its pipes."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._one_at_a_time = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._stopping: asyncio.Task[None] | None = None

    async def say(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """Ask the process, which is started if there is none."""
        asked = {
            "talk": talk.key,
            "text": text,
            "channel": talk.channel,
            "campaign": talk.campaign,
            "app_language": talk.app_language or None,
        }
        async with self._one_at_a_time:
            try:
                if self._process is None:
                    self._process = await self._start()
                answer = await self._ask(self._process, asked)
            except (OSError, TimeoutError, ValueError) as error:
                await self._end()
                raise PlaygroundError(NOT_STARTED) from error
        self._stop_when_idle()
        return answer

    async def forget(self, talk: Talk) -> None:
        """Tell the process, if there is one."""
        async with self._one_at_a_time:
            if self._process is not None and self._process.stdin is not None:
                with contextlib.suppress(OSError):
                    self._process.stdin.write(_line({"forget": talk.key}))
                    await self._process.stdin.drain()

    async def stop(self) -> None:
        """End the process."""
        if self._idle is not None:
            self._idle.cancel()
        async with self._one_at_a_time:
            await self._end()

    async def _start(self) -> Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.server.trial"),
            stdin=PIPE,
            stdout=PIPE,
            cwd=PROJECT,
            limit=LONGEST_LINE,
        )
        self._process = process
        if not (await self._read(process, START_PATIENCE)).get("ready"):
            raise ValueError("the assistant did not start")
        return process

    async def _ask(self, process: Process, asked: Mapping[str, object]) -> Mapping[str, Any]:
        assert process.stdin is not None, "it was started with a pipe"
        process.stdin.write(_line(asked))
        await process.stdin.drain()
        return await self._read(process, PATIENCE)

    async def _read(self, process: Process, patience: float) -> Mapping[str, Any]:
        assert process.stdout is not None, "it was started with a pipe"
        async with asyncio.timeout(patience):
            found = json.loads(await process.stdout.readline())
        if not isinstance(found, dict):
            raise ValueError("no answer of ours")
        return found

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()  # it ends by itself at the end of what it is asked, and tidies up
        try:
            async with asyncio.timeout(PATIENCE):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    def _stop_when_idle(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        loop = asyncio.get_running_loop()
        self._idle = loop.call_later(IDLE_SECONDS, self._begin_to_stop)

    def _begin_to_stop(self) -> None:
        self._stopping = asyncio.create_task(self.stop())


def _line(content: Mapping[str, object]) -> bytes:
    return json.dumps(content).encode() + b"\n"
