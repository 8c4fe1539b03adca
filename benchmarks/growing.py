"""An assistant in this process whose surroundings grow, and what its messages cost then."""

from __future__ import annotations

import gc
import json
import os
import random
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

from benchmarks.crowd import fill
from benchmarks.curves import Curve, Point, point
from benchmarks.load import TURNS, read_sentences
from bot.dialogue.library import load_library
from bot.dialogue.situation import Situation
from bot.engine.engine import Engine
from bot.engine.training import find_model
from bot.logs import configure_logs
from bot.message import Incoming
from bot.outcomes.store import OutcomeStore
from bot.privacy.repeats import ANSWERED, PREFIX, REMEMBERED_SECONDS
from bot.server.app import Assistant, assemble
from bot.settings import PROJECT, load_settings

TURN_POINTS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
CONVERSATIONS = (10, 100, 1_000, 10_000, 100_000)
CAMPAIGNS = (1, 10, 100, 1_000)
OUTCOMES = (10**3, 10**4, 10**5, 10**6)
LANGUAGES = ("en", "fr", "de", "es", "it", "ru")

PATIENT = 2
"""Visitors who write 500 messages each."""

WARMING = 60
"""Messages before anything counts: what is read when first used is read by then."""


class Growing:
    """Starts assistants that share one engine, and asks them.

    Args:
        folder: where their homes and campaigns are.
        messages: behind each point.
    """

    def __init__(self, folder: Path, messages: int) -> None:
        self._folder = folder
        self._messages = messages
        self._settings = load_settings()
        # As the server does; otherwise Rasa's debugging of each message is measured, too.
        configure_logs(self._settings.log_level)
        self._library = load_library(self._settings)
        self._engine = Engine.load(find_model(self._settings.models), self._library)
        self._sentences = read_sentences()
        self._random = random.Random(0)
        self._number = 0

    @asynccontextmanager
    async def assistant(self, campaigns: Path | None = None) -> AsyncIterator[Assistant]:
        """A fresh installation that runs."""
        self._number += 1
        home = self._folder / f"home-{self._number}"
        settings = self._settings.model_copy(
            update={
                "home": home,
                "database_url": "",
                "redis_url": "",
                "campaigns": campaigns or PROJECT / "campaigns",
            }
        )
        assistant = assemble(settings, engine=self._engine)
        assistant.turn.synthetic = True
        await assistant.start()
        try:
            yield assistant
        finally:
            await assistant.stop()

    async def turns(self) -> Curve:
        """Messages of one conversation; kept is the situation of one."""
        curve = Curve("messages in a conversation", "the situation of one")
        async with self.assistant() as assistant:
            texts = await self._harmless(assistant)
            before = 0
            for turns in TURN_POINTS:
                said = [
                    (f"patient {person}", texts[(turn + person) % len(texts)])
                    for turn in range(before, turns)
                    for person in range(PATIENT)
                ]
                milliseconds, cpu = await ask(assistant, said)
                last = milliseconds[-PATIENT * 50 :]
                kept = await assistant.turn.conversations.find("patient 0")
                if kept is None or kept.turns != turns:
                    raise RuntimeError("a conversation ended before its time")
                curve.points.append(point(turns, last, cpu, len(_stored(kept))))
                before = turns
        return curve

    async def conversations(self, largest: int) -> Curve:
        """Conversations that are alive at once; kept is the growth of the process."""
        curve = Curve("live conversations", "memory the process gained")
        async with self.assistant() as assistant:
            await ask(assistant, self._said(range(TURNS), ["one"]))
            await ask(assistant, self._said(range(WARMING)))
            example = await assistant.turn.conversations.find("one")
            assert example is not None
            base, present = resident(), 0
            for size in up_to(CONVERSATIONS, largest):
                for number in range(present, size):
                    await _live(assistant, number, example)
                present = size
                kept = resident() - base
                curve.points.append(await self._point(assistant, size, kept, live=size))
        return curve

    async def campaigns(self, largest: int) -> Curve:
        """Campaign files, each with a keyword of one number; kept is the growth of the process."""
        curve = Curve("campaigns", "memory the process gained")
        for size in up_to(CAMPAIGNS, largest):
            folder = self._folder / f"campaigns-{size}"
            write_campaigns(folder, size)
            base = resident()
            async with self.assistant(folder) as assistant:
                kept = resident() - base
                curve.points.append(await self._point(assistant, size, kept))
        return curve

    async def outcomes(self, largest: int) -> Curve:
        """Outcomes stored; kept is the database file."""
        curve = Curve("outcomes stored", "the database file")
        async with self.assistant() as assistant:
            store = OutcomeStore(assistant.database)
            for size in up_to(OUTCOMES, largest):
                fill(assistant.database, size)
                stored = store.count()
                files = assistant.settings.home.glob("outcomes.sqlite*")
                kept = sum(file.stat().st_size for file in files)
                curve.points.append(await self._point(assistant, stored, kept))
        return curve

    async def languages(self) -> Curve:
        """Languages that visitors write; the model speaks all six. Kept is the process's growth."""
        curve = Curve("languages written", "memory the process gained")
        async with self.assistant() as assistant:
            base = resident()
            for size in range(1, len(LANGUAGES) + 1):
                spoken = LANGUAGES[:size]
                await ask(assistant, self._said(range(WARMING), languages=spoken))
                kept = resident() - base
                curve.points.append(await self._point(assistant, size, kept, languages=spoken))
        return curve

    async def _point(
        self,
        assistant: Assistant,
        size: int,
        kept: int,
        *,
        live: int = 0,
        languages: Sequence[str] = LANGUAGES,
    ) -> Point:
        """Ask as many messages as a point needs; of those who are alive, or of new visitors."""
        people = (
            [_name(self._random.randrange(live)) for _ in range(self._messages)] if live else []
        )
        said = self._said(range(self._messages), people, languages)
        await ask(assistant, said[: WARMING // 3])
        milliseconds, cpu = await ask(assistant, said)
        return point(size, milliseconds, cpu, kept)

    def _said(
        self,
        numbers: Iterable[int],
        people: Sequence[str] = (),
        languages: Sequence[str] = LANGUAGES,
    ) -> list[tuple[str, str]]:
        """Who says what: the same held-out sentences each time, in conversations of six messages."""
        texts = [text for language, text in self._sentences if language in languages]
        self._number += 1
        return [
            (
                people[n % len(people)] if people else f"new {self._number} {n // TURNS}",
                texts[n % len(texts)],
            )
            for n in numbers
        ]

    async def _harmless(self, assistant: Assistant) -> list[str]:
        """English sentences after which a conversation goes on."""
        texts = [text for language, text in self._sentences if language == "en"][:WARMING]
        good = []
        for number, text in enumerate(texts):
            incoming = Incoming("web", "demo-en", f"try {number}", text)
            if not (await assistant.turn.take(incoming)).ended:
                good.append(text)
        return good


async def measure(messages: int, largest: int) -> list[Curve]:
    """Every curve; what is loaded late is seen by the languages, which therefore come first."""
    with tempfile.TemporaryDirectory() as folder:
        growing = Growing(Path(folder), messages)
        return [
            await growing.languages(),
            await growing.turns(),
            await growing.conversations(largest),
            await growing.campaigns(largest),
            await growing.outcomes(largest),
        ]


async def ask(assistant: Assistant, said: Sequence[tuple[str, str]]) -> tuple[list[float], float]:
    """Say one thing after the other; milliseconds of each, and of the processor for one on average."""
    milliseconds = []
    spent = time.process_time()
    for person, text in said:
        incoming = Incoming(
            channel="sms",
            campaign=next(iter(assistant.campaigns)).id,
            pseudonym=person,
            text=text,
            message_id=os.urandom(8).hex(),
            opt_out_mark=f"mark of {person}",
        )
        began = time.perf_counter()
        await assistant.turn.take(incoming)
        milliseconds.append((time.perf_counter() - began) * 1000)
    return milliseconds, (time.process_time() - spent) * 1000 / len(said)


def write_campaigns(folder: Path, number: int) -> None:
    """So many campaigns on one telephone number, each with a keyword and a code."""
    folder.mkdir()
    for count in range(number):
        name = f"city-{count}"
        (folder / f"{name}.yml").write_text(
            f"id: {name}\nlanguage: en\nplace: GB\ncode: c{count:05d}\n"
            f"sms:\n  number: '+447700900999'\n  keyword: CITY{count}\n",
            encoding="utf-8",
        )


def up_to(sizes: Iterable[int], largest: int) -> list[int]:
    """The sizes that are not beyond."""
    return [size for size in sizes if size <= largest]


def resident() -> int:
    """Bytes of this process in memory, after what is not needed was given back."""
    gc.collect()
    return int(psutil.Process().memory_info().rss)


async def _live(assistant: Assistant, number: int, example: Situation) -> None:
    """Someone in the middle of a conversation, with the mark of his last message."""
    await assistant.turn.conversations.keep(_name(number), example)
    mark = f"{PREFIX}{random.Random(number).getrandbits(128):032x}"
    await assistant.store.put(mark, ANSWERED, REMEMBERED_SECONDS)


def _name(number: int) -> str:
    return f"sms:{random.Random(number).getrandbits(128):032x}"


def _stored(situation: Situation) -> bytes:
    return json.dumps(situation.to_dict(), ensure_ascii=False).encode()
