"""The made-up world: the assistant on a database of its own, and people who write to it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
from collections import Counter, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.running import RunningExperiments
from bot.campaigns.experiments.runs import Runs
from bot.commands.simulation.people import Persona, Population, Sentences, read_all
from bot.commands.simulation.talk import Effect, Line, talk
from bot.engine.engine import Engine
from bot.outcomes.database import opened
from bot.outcomes.tables import outcomes
from bot.privacy.keys import Keys
from bot.server.app import Assistant, assemble
from bot.settings import ConfigurationError, Settings

AT_ONCE = 8
"""People who write at the same time."""

LATER = timedelta(days=8)
"""After which somebody comes back with a code."""

ANOTHER = 500_000_000
"""Added to the number of a person who comes back: simulated time has expired their state, real time, by
which the stores live, has not."""


@dataclass(slots=True)
class Report:
    """What was done."""

    visitors: int = 0
    messages: int = 0
    codes: int = 0
    came_back: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    until: datetime = field(default_factory=lambda: datetime.now(UTC))


class Clock:
    """The time of the made-up world: it runs as visitors arrive."""

    def __init__(self, begin: datetime) -> None:
        self.time = begin

    def __call__(self) -> datetime:
        """The time now."""
        return self.time


def separate(settings: Settings, home: Path) -> Settings:
    """Settings of a world apart, which no platform and no real visitor reaches.

    Raises:
        ConfigurationError: the folder holds real outcomes, or is the installation's own.
    """
    if home.resolve() == settings.home.resolve():
        raise ConfigurationError("Simulated visitors need a folder of their own; choose another.")
    database = f"sqlite:///{home / 'outcomes.sqlite'}"
    if database == settings.database:
        raise ConfigurationError("This is the real database; choose another folder.")
    _refuse_real(database)
    campaigns = home / "campaigns"
    return settings.model_copy(
        update={
            "home": home,
            "database_url": database,
            "redis_url": "",
            "campaigns": campaigns,
            "twilio_auth_token": "",
            "telegram_bot_token": "",
            "telegram_webhook_secret": "",
            "public_url": None,
        }
    )


def _refuse_real(url: str) -> None:
    with opened(url) as engine, engine.connect() as connection:
        query = select(outcomes.c.id).where(outcomes.c.synthetic.is_(False)).limit(1)
        real = connection.execute(query).first() is not None
    if real:
        raise ConfigurationError(
            "There are outcomes of real visitors in this folder; simulated ones never mix with them."
        )


def write_campaigns(source: Path, home: Path, experiment: Experiment | None) -> list[str]:
    """Copies of the demonstrations, taking part in the experiment; the languages they are in."""
    folder = home / "campaigns"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in sorted(source.glob("demo-*.yml")):
        text = file.read_text(encoding="utf-8")
        line = f"experiment: {experiment.id}\n" if experiment else ""
        (folder / file.name).write_text(f"{text}\n{line}", encoding="utf-8")
    return [file.stem.removeprefix("demo-") for file in sorted(folder.glob("demo-*.yml"))]


@dataclass(slots=True)
class World:
    """Everything that people need to write; made by `running_world`."""

    assistant: Assistant
    clock: Clock
    sentences: Sentences


@contextlib.asynccontextmanager
async def running_world(
    settings: Settings,
    begin: datetime,
    experiment: Experiment | None = None,
    engine: Engine | None = None,
) -> AsyncIterator[World]:
    """The assistant, in this process and on no port."""
    assistant = assemble(settings, engine=engine)
    clock, turn = Clock(begin), assistant.turn
    turn.synthetic, turn.now = True, clock
    words, key = assistant.library.words, Keys(settings.home / "keys").get("experiments")
    turn.experiments = RunningExperiments(assistant.database, words, key, synthetic=True, now=clock)
    if experiment is not None and Runs(assistant.database).find(experiment.id) is None:
        Runs(assistant.database).start(experiment, words, begin)
    await assistant.start()
    try:
        yield World(assistant, clock, read_all())
    finally:
        await assistant.stop()


async def populate(
    world: World, population: Population, visitors: int, days: int, effect: Effect | None = None
) -> Report:
    """Let so many people write, spread over so many days of the world's own time."""
    report = Report(until=world.clock.time + timedelta(days=days))
    begin, gate = world.clock.time, asyncio.Semaphore(AT_ONCE)
    people = [population.draw(number) for number in range(1, visitors + 1)]
    waiting: deque[tuple[datetime, Persona, str]] = deque()

    async def visit(persona: Persona) -> None:
        async with gate:
            arrival = begin + timedelta(days=days) * (persona.number / (visitors + 1))
            while waiting and waiting[0][0] <= arrival:
                await _come_back(world, *waiting.popleft(), report)
            world.clock.time = max(world.clock.time, arrival)
            # Of their own, so that the order in which answers come changes nothing.
            chance = random.Random(f"{persona.number} {persona.kind} {visitors}")  # noqa: S311
            line = Line(world.assistant, persona)
            spoken = await talk(line, world.sentences, chance, effect)
            report.messages += spoken.messages
            report.visitors += 1
            report.codes += bool(spoken.code)
            report.kinds[persona.kind] += 1
            if spoken.code and chance.random() < persona.comes_back:
                waiting.append((world.clock.time + LATER, persona, spoken.code))

    await asyncio.gather(*map(visit, people))
    world.clock.time = report.until
    return report


async def _come_back(
    world: World, moment: datetime, persona: Persona, code: str, report: Report
) -> None:
    """One person comes back with a code, answers the ruler and what is asked then."""
    world.clock.time = max(world.clock.time, moment)
    back = replace(persona, number=persona.number + ANOTHER, patience=3)
    chance = random.Random(f"{back.number} comes back")  # noqa: S311
    spoken = await talk(Line(world.assistant, back), world.sentences, chance, brings=code)
    report.messages += spoken.messages
    report.came_back += 1
