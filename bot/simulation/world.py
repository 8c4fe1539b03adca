"""The made-up world: the assistant on a database of its own, and people who write to it over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import random
import secrets
import shutil
import socket
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import uvicorn
from pydantic import AnyHttpUrl
from sqlalchemy import select
from starlette.applications import Starlette

from bot.dialogue.engine import Engine
from bot.experiments.experiment import Experiment
from bot.experiments.running import RunningExperiments
from bot.experiments.runs import Runs
from bot.outcomes.database import open_database
from bot.outcomes.tables import outcomes
from bot.privacy.keys import Keys
from bot.server import Assistant, application
from bot.settings import ConfigurationError, Settings
from bot.simulation.doors import Heard, Line, TelegramLine, TelegramSide, TwilioLine, WebLine
from bot.simulation.people import (
    Persona,
    Population,
    Sentences,
    next_intent,
    read_all,
    sentence,
)
from bot.words import Words

AT_ONCE = 8
"""People who write at the same time."""

OFFER = "utter_offer_help"


@dataclass(frozen=True, slots=True)
class Effect:
    """What reading the words of an arm does to the probability of taking the help that is offered."""

    experiment: Experiment
    by_arm: Mapping[str, float]

    def of(self, text: str, language: str, words: Words) -> float:
        """The effect of this text."""
        for arm, effect in self.by_arm.items():
            label = self.experiment.label(arm)
            if any(v.arm == label and v.text == text for v in words.variations(OFFER, language)):
                return effect
        return 0.0


@dataclass(slots=True)
class Report:
    """What was done."""

    visitors: int = 0
    messages: int = 0
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
            "message_limit": 100_000,
            "server_limit": 10_000_000,
            "twilio_auth_token": secrets.token_hex(16),
            "telegram_bot_token": f"1:{secrets.token_hex(16)}",
            "telegram_webhook_secret": secrets.token_hex(16),
        }
    )


def _refuse_real(url: str) -> None:
    engine = open_database(url)
    with engine.connect() as connection:
        query = select(outcomes.c.id).where(outcomes.c.synthetic.is_(False)).limit(1)
        real = connection.execute(query).first() is not None
    engine.dispose()
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
    client: httpx.AsyncClient
    side: TelegramSide
    clock: Clock
    sentences: Sentences

    def line(self, persona: Persona) -> Line:
        """A connection of this person."""
        settings = self.assistant.settings
        campaign = f"demo-{persona.language}"
        if persona.channel == "web":
            return WebLine(self.client, campaign)
        if persona.channel == "telegram":
            secret = settings.telegram_webhook_secret
            return TelegramLine(
                self.client, self.side, secret, campaign, persona.number, persona.language
            )
        token = settings.twilio_auth_token
        base = settings.base_url
        return TwilioLine(self.client, base, campaign, persona.channel, persona.number, token)


@contextlib.asynccontextmanager
async def running_world(
    settings: Settings,
    begin: datetime,
    experiment: Experiment | None = None,
    engine: Engine | None = None,
) -> AsyncIterator[World]:
    """The assistant and Telegram's side, each on a free port of this machine."""
    side, clock = TelegramSide(), Clock(begin)
    async with contextlib.AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(_served(side.application()))
        port = _free_port()
        settings = settings.model_copy(
            update={"port": port, "public_url": None, "telegram_api": AnyHttpUrl(telegram)}
        )
        app = application(settings, engine=engine)
        assistant: Assistant = app.state.assistant
        turn = assistant.turn
        turn.synthetic, turn.now = True, clock
        words, key = assistant.library.words, Keys(settings.home / "keys").get("experiments")
        turn.experiments = RunningExperiments(
            assistant.database, words, key, synthetic=True, now=clock
        )
        if experiment is not None and Runs(assistant.database).find(experiment.id) is None:
            Runs(assistant.database).start(experiment, words, begin)
        base = await stack.enter_async_context(_served(app, port))
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=base, timeout=60))
        yield World(assistant, client, side, clock, read_all())


async def populate(
    world: World, population: Population, visitors: int, days: int, effect: Effect | None = None
) -> Report:
    """Let so many people write, spread over so many days of the world's own time."""
    report = Report(until=world.clock.time + timedelta(days=days))
    begin, gate = world.clock.time, asyncio.Semaphore(AT_ONCE)
    people = [population.draw(number) for number in range(1, visitors + 1)]

    async def visit(persona: Persona) -> None:
        async with gate:
            arrival = begin + timedelta(days=days) * (persona.number / (visitors + 1))
            world.clock.time = max(world.clock.time, arrival)
            # Of their own, so that the order in which answers come changes nothing.
            chance = random.Random(f"{persona.number} {persona.kind} {visitors}")  # noqa: S311
            messages = await _talk(world, persona, chance, effect)
            report.messages += messages
            report.visitors += 1
            report.kinds[persona.kind] += 1

    await asyncio.gather(*map(visit, people))
    world.clock.time = report.until
    return report


async def _talk(
    world: World, persona: Persona, chance: random.Random, effect: Effect | None
) -> int:
    """One person's conversation; returns the number of messages."""
    line, heard = world.line(persona), Heard()
    words = world.assistant.library.words
    for number in range(persona.patience):
        offer = _offer(heard, persona, words)
        if offer is not None:
            willing = persona.takes_help
            willing += effect.of(offer, persona.language, words) if effect else 0.0
            yes = chance.random() < willing
            heard = await line.press("/affirm" if yes else "/deny", 0 if yes else 1)
        elif any(payload.startswith("/rate_readiness") for payload in heard.payloads):
            heard = await line.say(str(chance.randint(0, 10)))
        elif persona.kind == "buyer" and number and chance.random() < persona.commits:
            text = sentence(persona, "commit_to_stop", world.sentences, chance)
            heard = await line.say(text)
        else:
            text = sentence(persona, next_intent(persona, chance), world.sentences, chance)
            heard = await line.say(text)
        if heard.links and chance.random() < persona.opens_link:
            await line.open(heard.links[0])
    return persona.patience


def _offer(heard: Heard, persona: Persona, words: Words) -> str | None:
    """The offer of help, if it was among what was just said; SMS has all in one message."""
    for variation in words.variations(OFFER, persona.language):
        if any(variation.text in text for text in heard.texts):
            return variation.text
    return None


@contextlib.asynccontextmanager
async def _served(app: Starlette, port: int | None = None) -> AsyncIterator[str]:
    """An application on a port of this machine; gives its address."""
    port = port or _free_port()
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
