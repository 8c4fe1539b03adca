"""Fixtures of the console's tests: accounts with quick hashes, and an operator's browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.pages.content import Content
from bot.dialogue.words.library import load_library
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import PASSWORD


@pytest.fixture
def accounts(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Accounts]:
    quick = PasswordHasher(time_cost=1, memory_cost=64)
    monkeypatch.setattr("bot.console.accounts._hasher", quick)
    monkeypatch.setattr("bot.console.accounts._NOBODY", quick.hash("nobody"))
    engine = open_database(settings.database)
    yield Accounts(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The reviewed content; reading it takes a second, and no test changes it."""
    return Content(load_library(Settings(home=tmp_path_factory.mktemp("nobody"))))


@pytest.fixture
def ready_content(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """The console reads the content no second time."""
    library = content.library
    monkeypatch.setattr(
        "bot.console.app.load_library", lambda settings: replace(library, settings=settings)
    )


@pytest.fixture
def browser(
    settings: Settings,
    accounts: Accounts,
    ready_content: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[TestClient]:
    """A browser, not signed in; ada is an administrator, bea an analyst, cem a viewer."""
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    accounts.add("bea", PASSWORD, Role.ANALYST)
    accounts.add("cem", PASSWORD, Role.VIEWER)
    # Nobody trains for minutes because a test presses a button.
    monkeypatch.setattr("bot.console.teaching.COMMAND", (sys.executable, "-c", ""))
    app = console_application(settings)
    with TestClient(app, base_url="https://console.example.org") as client:
        yield client


@pytest.fixture
def team(browser: TestClient, accounts: Accounts) -> TestClient:
    """With wim, who writes, and rea, who reads."""
    accounts.add("wim", PASSWORD, Role.WRITER)
    accounts.add("rea", PASSWORD, Role.REVIEWER)
    return browser


@pytest.fixture
def own(settings: Settings) -> OwnContent:
    return OwnContent(open_database(settings.database))
