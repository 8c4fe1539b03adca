"""How long each page of the console takes as outcomes grow: `python -m benchmarks.console_pages`."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.outcomes.database import open_database
from bot.outcomes.settle import settle
from bot.outcomes.store import OutcomeStore
from bot.settings import load_settings
from tests.browser.operators import CAMPAIGNS, made_up_outcome
from tests.console.operator import PASSWORD, sign_in

PAGES = (
    "/",
    "/campaigns",
    "/experiments",
    "/places",
    "/topics",
    "/paths",
    "/safety",
    "/content",
    "/health",
)
DAYS = 364
BATCH = 5_000
TRIES = 5


def main() -> None:
    """Print a table: one line a page, one column a number of outcomes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outcomes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    sizes = parser.parse_args().outcomes
    found = {size: measure(size) for size in sizes}
    print("median milliseconds at the server, SQLite: " + ", ".join(f"{size:,}" for size in sizes))
    for page in ("settling, seconds", *PAGES):
        print(f"{page:<20}" + "".join(f"{found[size][page]:>10.0f}" for size in sizes))


def measure(size: int) -> dict[str, float]:
    """Milliseconds by page."""
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings().model_copy(update={"home": Path(home), "database_url": ""})
        settings.__dict__.pop("database", None)
        engine = open_database(settings.database)
        fill(OutcomeStore(engine), size)
        begin = time.perf_counter()
        settle(engine, settings.minimum_cell)
        found = {"settling, seconds": time.perf_counter() - begin}
        Accounts(engine).add("ada", PASSWORD, Role.ADMINISTRATOR)
        browser = TestClient(console_application(settings), base_url="https://localhost")
        sign_in(browser)
        for page in PAGES:
            times = []
            for _ in range(TRIES):
                begin = time.perf_counter()
                assert browser.get(f"{page}?from=2000-01-01").status_code == 200
                times.append(1000 * (time.perf_counter() - begin))
            found[page] = median(times)
        engine.dispose()
    return found


def fill(store: OutcomeStore, size: int) -> None:
    """Outcomes of a year."""
    chance = random.Random(5)
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    names = list(CAMPAIGNS)
    for start in range(0, size, BATCH):
        store.write(
            [
                made_up_outcome(
                    chance,
                    str(number),
                    chance.choice(names),
                    now - timedelta(hours=chance.randint(72, 24 * DAYS)),
                )
                for number in range(start, min(size, start + BATCH))
            ]
        )


if __name__ == "__main__":
    main()
