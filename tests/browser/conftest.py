"""A real Chromium, and servers on localhost for it; one line says so when there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from bot.dialogue.words.library import Library
from tests.browser.scripted import Script, web_application
from tests.browser.serving import serve

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 60_000
"""Milliseconds that a busy machine is given."""

expect.set_options(timeout=PATIENCE)

MISSING = "browser tests need Chromium: install it, or set CHROMIUM to its path"


def find_chromium(playwright: Playwright) -> str | None:
    """A Chromium of the environment, of the machine, or Playwright's own."""
    own = playwright.chromium.executable_path
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or (own if Path(own).exists() else None)


def launch(playwright: Playwright, chromium: str) -> Browser:
    """Start it, with the memory of pages that a real browser has."""
    return playwright.chromium.launch(
        executable_path=chromium,
        args=list(ARGUMENTS),
        # Playwright switches it off; "Back" can only be tried where it is on.
        ignore_default_args=["--disable-back-forward-cache"],
    )


@cache
def path_of_chromium() -> str | None:
    """`find_chromium`, asked once."""
    with sync_playwright() as playwright:
        return find_chromium(playwright)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip here and not in a fixture: pytest folds what is skipped at one place into one line."""
    if path_of_chromium() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """Operators sign in a hundred times here; that a password is hashed slowly shows in no browser."""
    quick = PasswordHasher(time_cost=1, memory_cost=64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.console.accounts._hasher", quick)
        patch.setattr("bot.console.accounts._NOBODY", quick.hash("nobody"))
        yield


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; not for the whole session, because its loop would stand in the way of others."""
    with sync_playwright() as playwright:
        browser = launch(playwright, str(path_of_chromium()))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(library: Library) -> Iterator[tuple[Script, str]]:
    """A script and the address of the page that it serves."""
    script = Script(library)
    with serve(web_application(script)) as address:
        yield script, address


@pytest.fixture
def script(served: tuple[Script, str]) -> Script:
    """What the assistant answers, and what it was asked; forgotten between two tests."""
    served[0].forget()
    return served[0]


@pytest.fixture
def site(served: tuple[Script, str], script: Script) -> str:
    """Address of the served page."""
    return served[1]


@pytest.fixture
def requests() -> list[str]:
    """Addresses that the page asked for."""
    return []


@pytest.fixture
def complaints() -> list[str]:
    """What the browser wrote on its console: a refused style, a script's failure."""
    return []


@pytest.fixture
def context(
    chromium: Browser, requests: list[str], complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A visitor's browser; `@pytest.mark.parametrize("context", [{…}], indirect=True)` sets it up."""
    options = {"viewport": {"width": 360, "height": 740}, **getattr(request, "param", {})}
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.on("request", lambda sent: requests.append(sent.url))
    context.on("console", lambda said: complaints.append(said.text))
    context.on("weberror", lambda failed: complaints.append(str(failed.error)))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: str, requests: list[str]) -> Page:
    """The page of an advertisement, and then the chat."""
    page = context.new_page()
    page.goto(f"{site}/advertisement")
    page.goto(f"{site}/c/demo-en")
    return page
