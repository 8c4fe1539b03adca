"""How long the console's pages are, in screens, and how quick: `python -m tests.browser.lengths`.

Every page with half a year of made-up outcomes, and forms of items (`--every`: all of them), on a phone
and on a desktop; the worst are printed. `--axe` looks for what stands in anybody's way, too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.experiment import read_experiments
from bot.dialogue.words.library import load_library
from bot.settings import Settings, load_settings
from tests.browser.conftest import MISSING, find_chromium, launch
from tests.browser.operators import PASSWORD, served_console
from tests.browser.test_looks import too_wide, violations

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
PAGES = (
    *("", "campaigns", "campaigns?campaign=demo-en", "experiments", "places", "places?layer=law"),
    *("topics", "paths", "safety", "health", "launch", "organisation", "channels", "maintenance"),
    *("operators", "account", "playground", "messages", "signing", "signing?part=law&state=GB"),
)
LISTS = ("campaigns", "helplines", "words", "laws", "experiments", "waiting", "history")
CONTENT = ("words", "law", "figures", "addresses")
STATES = ("GB", "US", "DE", "RU")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was shown: screens, milliseconds until the server had answered, faults."""

    path: str
    size: str
    screens: float
    took: float
    faults: tuple[str, ...] = ()


def paths(settings: Settings, *, every: bool) -> list[str]:
    """Addresses of the pages to look at."""
    library = load_library(settings)
    found = [*PAGES, *(f"edit?part={part}" for part in LISTS)]
    for state in STATES:
        found += [f"content?part={part}&state={state}" for part in CONTENT]
        found += [f"edit?part={part}&state={state}" for part in ("helplines", "laws")]
    step = 1 if every else 25
    found += [f"edit/words/{key}" for key in sorted(library.words.messages())[::step]]
    rows = [row.id for file in library.directory.files for row in file.resources]
    found += [f"edit/helpline/{row}" for row in rows[::step]]
    found += [
        "edit/words/utter_greet",
        "edit/helpline/gb-own-1",
        "edit/campaign/leeds?ready=en/offer",
    ]
    codes = [law.code for file in library.laws.files for law in (file.state, *file.parts)]
    found += [f"edit/law/{code}" for code in codes[:: 1 if every else 6]]
    found += [f"edit/campaign/{name}" for name in Campaigns.load(settings.campaigns).ids()]
    found += [f"edit/experiment/{name}" for name in read_experiments(settings.experiments)[0]]
    found += ["edit/experiment/mine?text=utter_greet", "edit/message/en-own-1"]
    return list(dict.fromkeys(found))


def look(
    browser: Browser, address: str, found: list[str], language: str, *, axe: bool
) -> Iterator[Seen]:
    """Each page at each size."""
    for name, (width, height) in SIZES.items():
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=language, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{address}/sign-in")
        page.locator('main [name="name"]').fill("ada")
        page.locator('main [name="password"]').fill(PASSWORD)
        page.locator("main button.main").click()
        page.wait_for_load_state()
        for path in found:
            seen = measured(page, address, path, name)
            faults = violations(page) if axe else []
            yield replace(seen, faults=(*faults, *(["too wide"] if too_wide(page) else [])))
        context.close()


def measured(page: Page, address: str, path: str, size: str) -> Seen:
    """One page; its second time, since the first one fills what is kept."""
    page.goto(f"{address}/{path}")
    begun = time.perf_counter()
    page.request.get(f"{address}/{path}")
    took = (time.perf_counter() - begun) * 1000
    page.wait_for_load_state()
    screens: float = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    return Seen(path, size, screens, took)


def main() -> None:
    """Print the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", action="store_true", help="the form of every item")
    parser.add_argument("--language", default="en")
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--only", default="", help="addresses that begin so")
    parser.add_argument("--axe", action="store_true", help="look for faults by axe, too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        chromium = find_chromium(playwright)
        if chromium is None:
            sys.exit(MISSING)
        settings = load_settings().model_copy(update={"home": Path(home), "database_url": ""})
        settings.__dict__.pop("database", None)
        found = [one for one in paths(settings, every=asked.every) if one.startswith(asked.only)]
        browser = launch(playwright, chromium)
        with served_console(settings) as address:
            seen = list(look(browser, address, found, asked.language, axe=asked.axe))
        browser.close()
    for size in SIZES:
        mine = [one for one in seen if one.size == size]
        long = sum(one.screens > 3 for one in mine)
        print(f"{size}: {len(mine)} pages, {long} longer than 3 screens")
        for one in sorted(mine, key=lambda one: -one.screens)[: asked.worst]:
            print(f"  {one.screens:5.2f} screens {one.took:6.0f} ms  {one.path}")
    slow = sorted(seen, key=lambda one: -one.took)[: asked.worst]
    print("faults:", *(f"{one.path}: {fault}" for one in seen for fault in one.faults), sep="\n  ")
    print("slowest:", *(f"{one.took:.0f} ms {one.path}" for one in slow), sep="\n  ")


if __name__ == "__main__":
    main()
