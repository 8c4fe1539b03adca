"""What all tests share: an assistant on temporary files, and no way out of this machine."""

from __future__ import annotations

import dataclasses
import shutil
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from _pytest.logging import caplog_records_key  # pytest has no public name for it
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Connection, inspect
from starlette.testclient import TestClient

from bot.dialogue.words.library import Library, load_library
from bot.engine import training
from bot.logs import configure_logs
from bot.message import Incoming, Outgoing
from bot.nlu.encoder import Vectors, sentence_encoder
from bot.outcomes.database import reach_database, upgrade
from bot.settings import PROJECT, Settings, load_settings
from tests import yaml_once
from tests.deploy.proxies import make_certificate
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, TELEGRAM_TOKEN, TWILIO_TOKEN, Platforms
from tests.progress import (  # noqa: F401  pytest finds its hooks here
    pytest_collection_finish,
    pytest_xdist_node_collection_finished,
)
from tests.trained import (  # noqa: F401  likewise
    files_that_need_none,
    pytest_configure,
    pytest_xdist_setupnodes,
    wait_for_model,
)

# Machines are shared: an example that waits for the processor has not failed.
hypothesis_settings.register_profile("busy", deadline=None)
hypothesis_settings.load_profile("busy")

# Both import Rasa, which takes seconds; the process that hands out the tests, and many a test, need none.
if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.server.app import Assistant

yaml_once.install()

LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")  # noqa: S104  compared, not bound

Chat = Callable[..., Awaitable[Outgoing]]

LONGEST_FIRST = (
    *("tests/test_safety.py", "tests/attacks/", "tests/tools/test_conversations.py"),
    *("tests/engine/test_rasa_commands.py", "tests/browser/", "tests/faults/", "tests/workers/"),
    *("tests/canary/", "tests/commands/", "tests/fuzz/", "tests/guards/"),
)
"""Files of few tests that take minutes: begun last, one process would work on them and the others wait."""


NEED_NO_MODEL = pytest.StashKey[frozenset[Path]]()
"""Files whose tests do not wait for the model."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what needs no model, then with the long files."""
    early = config.stash[NEED_NO_MODEL] = files_that_need_none(items)
    items.sort(key=lambda item: (item.path not in early, _place_in_the_run(item)))


def _place_in_the_run(item: pytest.Item) -> int:
    places = (at for at, begin in enumerate(LONGEST_FIRST) if item.nodeid.startswith(begin))
    return next(places, len(LONGEST_FIRST))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Whatever may need the model waits for it."""
    if item.path not in item.config.stash[NEED_NO_MODEL]:
        wait_for_model()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a failure what our log says of it, the kind of an error and its place among it."""
    report = yield
    records = item.stash.get(caplog_records_key, {}).get(call.when, []) if report.failed else []
    ours = [f"{one.getMessage()} {one.facts}" for one in records if hasattr(one, "facts")]
    if ours:
        report.sections.append(("Facts in our log", "\n".join(ours)))
    return report


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that connects beyond this machine fails."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in LOCAL:  # type: ignore[index]
            raise AssertionError("a test tried to leave this machine")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session", autouse=True)
def one_authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A client trusts one authority instead of hundreds: reading those takes longer than most tests."""
    certificate, _, _ = make_certificate(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate))
        yield


PLACES = {"nowhere": None, "ukraine": "UA", "italy": "IT", "estonia": "EE"}
"""Campaigns in English that the tests add to the demonstrations, by the place they are about."""


@pytest.fixture(scope="session")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration campaigns and `PLACES`."""
    folder = tmp_path_factory.mktemp("campaigns")
    for file in sorted((PROJECT / "campaigns").glob("demo-*.yml")):
        shutil.copy(file, folder)
    for name, place in PLACES.items():
        line = f"place: {place}\n" if place else ""
        (folder / f"{name}.yml").write_text(f"id: {name}\nlanguage: en\n{line}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that all migrations have made."""
    file = tmp_path_factory.mktemp("database") / "empty.sqlite"
    made = reach_database(f"sqlite:///{file}")
    with made.begin() as connection:
        upgrade(connection, "head")
    made.dispose()
    return file


@pytest.fixture(autouse=True)
def _migrated_once(empty_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new SQLite file becomes a copy of that one: migrating each takes longer than most tests.

    Where the migrations themselves are tested a fixture of this name does nothing.
    """

    def fill(connection: Connection, revision: str, *, is_live: bool = False) -> None:
        is_new = connection.dialect.name == "sqlite" and not inspect(connection).get_table_names()
        if not is_new or revision != "head":
            upgrade(connection, revision, is_live=is_live)
            return
        with closing(sqlite3.connect(empty_database)) as made:
            made.backup(connection.connection.driver_connection)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.outcomes.database.upgrade", fill)


@pytest.fixture
def settings(tmp_path: Path, campaigns: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a fresh installation in a temporary home."""
    monkeypatch.chdir(tmp_path)  # no .env of a developer's is read
    monkeypatch.setenv("SECOND_THOUGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SECOND_THOUGHT_PUBLIC_URL", PUBLIC_URL)
    monkeypatch.setenv("SECOND_THOUGHT_CAMPAIGNS", str(campaigns))
    monkeypatch.setenv("SECOND_THOUGHT_MESSAGE_LIMIT", "100000")
    monkeypatch.setenv("SECOND_THOUGHT_SERVER_LIMIT", "1000000")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TWILIO_TOKEN)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TELEGRAM_TOKEN)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", TELEGRAM_SECRET)
    return load_settings()


@pytest.fixture(scope="session")
def library() -> Library:
    """The reviewed content; no number expires, so that no test depends on the day on which it runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.knowledge.freshness.FRESH_DAYS", 36_500)
        return load_library(load_settings())


@pytest.fixture(scope="session")
def engine(library: Library) -> Engine:
    """The trained model; a run of all tests trains it meanwhile (`tests.trained`), any other does so here."""
    from bot.engine.engine import Engine

    settings = load_settings()
    configure_logs("ERROR")
    if not training.is_current(settings.models):
        training.train(settings.models, settings.home)
    _encode_once()
    return Engine.load(training.find_model(settings.models), library)


def _encode_once() -> None:
    """Many tests say the same: in this process each text is encoded once, which is a third of the reading."""
    encoder, known = sentence_encoder(), dict[str, Vectors]()
    encode = encoder.encode

    def encoded(texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, encode(new), strict=True) if new else ())
        return np.stack([known[text] for text in texts]) if texts else encode(texts)

    encoder.encode = encoded  # type: ignore[method-assign,assignment]


@pytest.fixture(autouse=True)
def _content_read_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all content takes a second; no test changes it."""
    if "settings" in request.fixturenames:
        library = request.getfixturevalue("library")
        monkeypatch.setattr(
            "bot.server.app.load_library",
            lambda settings: dataclasses.replace(library, settings=settings),
        )


@pytest.fixture
def client(settings: Settings, engine: Engine, written: None) -> Iterator[TestClient]:
    """The message plane as the world sees it."""
    from bot.server.app import application

    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        yield client


@pytest.fixture
def platforms(client: TestClient) -> Platforms:
    """Twilio, Telegram and a browser, played against the message plane."""
    return Platforms(client)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply waits until the disk has what it leaves, so that a test may look, however busy the machine."""
    monkeypatch.setattr("bot.outcomes.behind.PATIENCE", 30.0)


@pytest.fixture
async def assistant(settings: Settings, engine: Engine, written: None) -> AsyncIterator[Assistant]:
    """A running assistant of its own for each test."""
    from bot.server.app import assemble

    assistant = assemble(settings, engine=engine)
    await assistant.start()
    yield assistant
    await assistant.stop()


@pytest.fixture
def chat(assistant: Assistant) -> Chat:
    """Say something as one visitor: `await chat("hello", channel="sms")`."""

    async def say(
        text: str,
        *,
        channel: str = "web",
        campaign: str = "demo-en",
        visitor: str = "a visitor",
        **more: object,
    ) -> Outgoing:
        mark = f"mark of {visitor}" if channel != "web" else None
        message = Incoming(
            channel=channel,
            campaign=campaign,
            pseudonym=f"{channel} {visitor}",
            text=text,
            opt_out_mark=mark,
            **more,  # type: ignore[arg-type]
        )
        return await assistant.turn.take(message)

    return say


HELLO = {"en": "hi", "de": "hallo", "fr": "salut", "it": "ciao", "es": "hola", "ru": "привет"}
"""A first word that tells nothing, by language."""


async def last_keys(chat: Chat, language: str, *said: str) -> list[str]:
    """The keys, without `utter_`, of what answers the last of some messages.

    Args:
        chat: the fixture.
        language: of the demo campaign.
        said: what one visitor writes, in order.
    """
    told: list[str] = []
    for text in said:
        reply = await chat(text, campaign=f"demo-{language}")
        told = [message.key.removeprefix("utter_") for message in reply.messages]
    return told
