"""What the fuzzing tests share: both planes, a turn that answers at once, and how much is asked.

`make test` asks some 3,000 requests, the same ones each time; `make fuzz` asks 100,000 new ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from bot.console.app import console_application
from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.server.app import application
from bot.settings import Settings
from bot.words import Button, Said
from tests.fuzz.driver import Served
from tests.platforms import (
    PUBLIC_URL,
    TELEGRAM_SECRET,
    TELEGRAM_TOKEN,
    TWILIO_TOKEN,
    ForgetfulTelegram,
    played_bot,
)

REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "3000"))
"""Requests of the whole folder, about."""

PROMISED = 100_000
"""Requests of a long run (`make fuzz`), which fails when it asked fewer."""

asked = {"requests": 0}


def effort(share: float, *, most: int | None = None) -> hypothesis_settings:
    """As many examples as this share of all requests; a short run asks the same each time."""
    # An example asks twice, in the middle.
    examples = max(5, int(REQUESTS * share / 2))
    return hypothesis_settings(
        max_examples=min(examples, most or examples),
        deadline=None,
        derandomize=REQUESTS < PROMISED,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="session")
def fuzz_settings(tmp_path_factory: pytest.TempPathFactory, campaigns: Path) -> Settings:
    """An installation of its own; nothing is limited, so that every request is looked at."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        home=tmp_path_factory.mktemp("home"),
        public_url=PUBLIC_URL,
        campaigns=campaigns,
        message_limit=10**9,
        server_limit=10**9,
        log_level="ERROR",
        twilio_auth_token=TWILIO_TOKEN,
        telegram_bot_token=TELEGRAM_TOKEN,
        telegram_webhook_secret=TELEGRAM_SECRET,
    )


class QuickTurn:
    """Answers at once and remembers the last message, which shows what a connector let in."""

    def __init__(self) -> None:
        self.last: Incoming | None = None

    async def take(self, message: Incoming) -> Outgoing:
        """One answer with a button."""
        self.last = message
        message.text.encode("utf-8", "surrogatepass")
        assert len(message.pseudonym) == 32
        return Outgoing((Said("Ask & <read>.", (Button("Yes", "/affirm"),)),), "en")


class NoLimits:
    """Lets everything in: the real ones remember each request for a minute, and have tests."""

    async def admit(self, who: str) -> None:
        """Let it in."""

    async def admit_from(self, request: object, text: str = "") -> None:
        """Let it in."""


@pytest.fixture(scope="session")
def turn() -> QuickTurn:
    return QuickTurn()


@pytest.fixture(scope="session")
def served(fuzz_settings: Settings, engine: Engine, turn: QuickTurn) -> Iterator[Served]:
    """The message plane before a turn that answers at once."""
    served = Served(application(fuzz_settings, engine=engine))
    served.start()
    assistant = served.app.state.assistant
    assistant.door.take, assistant.door.gate = turn.take, NoLimits()
    for connector in assistant.connectors:
        if connector.name == "telegram":
            connector.bot = played_bot(ForgetfulTelegram())
    yield served
    failed = {where: n for where, n in assistant.door.refusals.items() if where[1] == "failed"}
    served.stop()
    asked["requests"] += served.asked
    assert failed == {}, "a handler raised what it should have refused"


@pytest.fixture(scope="session")
def real(
    fuzz_settings: Settings, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The message plane with everything behind it."""
    home = tmp_path_factory.mktemp("real")
    served = Served(application(fuzz_settings.model_copy(update={"home": home}), engine=engine))
    served.start()
    for connector in served.app.state.assistant.connectors:
        if connector.name == "telegram":
            connector.bot = played_bot(ForgetfulTelegram())
    yield served
    served.stop()
    asked["requests"] += served.asked


@pytest.fixture(scope="session")
def console(fuzz_settings: Settings) -> Iterator[Served]:
    """The operators' plane, with passwords that are checked quickly."""
    quick = PasswordHasher(time_cost=1, memory_cost=64)
    served = Served(console_application(fuzz_settings))
    served.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.console.accounts._hasher", quick)
        patch.setattr("bot.console.accounts._NOBODY", quick.hash("nobody"))
        yield served
    served.stop()
    asked["requests"] += served.asked


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was asked."""
    if asked["requests"]:
        terminalreporter.write_line(f"fuzzing: {asked['requests']} requests")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A long run that asked too little did not do what it promises."""
    if PROMISED <= REQUESTS and asked["requests"] < PROMISED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
