"""The pictures of the README: `python -m tests.browser.screenshots`.

All words are ours and all counts are invented.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.dialogue.words.library import load_library
from bot.settings import PROJECT, load_settings
from tests.browser.conftest import MISSING, find_chromium, launch
from tests.browser.operators import PASSWORD, served_console
from tests.browser.scripted import Script, web_application
from tests.browser.serving import serve

IMAGES = PROJECT / "docs" / "images"
LARGEST = 120_000


def main() -> None:
    """Take all of them."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    script = Script(load_library(load_settings()), operator="Second Thought")
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            sys.exit(MISSING)
        browser = launch(playwright, path)
        with serve(web_application(script)) as address:
            _phone(browser, f"{address}/c/demo-en")
            _desktop(browser, f"{address}/c/demo-en")
        with tempfile.TemporaryDirectory() as home:
            settings = load_settings().model_copy(update={"home": Path(home), "database_url": ""})
            settings.__dict__.pop("database", None)
            with served_console(settings) as address:
                _console(browser, address)
        browser.close()


def _phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640}, color_scheme="light")
    page.goto(address)
    _keep(page, "chat-phone-light")


def _desktop(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 640}, color_scheme="dark")
    page.goto(address)
    page.get_by_role("button", name="Looking to pay for sex").click()
    expect(page.locator(".theirs").nth(2)).to_be_visible()
    _keep(page, "chat-desktop-dark")


def _console(browser: Browser, address: str) -> None:
    size = {"width": 1000, "height": 720}
    context = browser.new_context(viewport=size, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    _keep(page, "console")
    page = context.new_page()
    page.goto(f"{address}/places?layer=law")
    _keep(page, "console-map")


def _keep(page: Page, name: str) -> None:
    file = IMAGES / f"{name}.png"
    page.wait_for_timeout(200)
    page.screenshot(path=file, caret="hide")
    size = file.stat().st_size
    print(f"{file.relative_to(PROJECT)}: {size / 1000:.0f} kB")
    if size > LARGEST:
        sys.exit("too large for the README")
    page.close()


if __name__ == "__main__":
    main()
