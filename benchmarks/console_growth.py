"""Times adding up and every question of the console as the outcomes grow.

    python -m benchmarks.console_growth [--sizes 10000 100000] [--url sqlite:////tmp/growth.sqlite]

The database must be empty or new; the outcomes are synthetic and marked so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.crowd import DAYS, FIRST, fill
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Filter
from bot.outcomes.sums import add_up


def main() -> int:
    """Fill to each size in turn, add up, and print milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--url", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            url = options.url or f"sqlite:///{Path(folder) / f'{size}.sqlite'}"
            engine = open_database(url)
            fill(engine, size)
            _report(engine, size)
            engine.dispose()
    return 0


def _report(engine: Engine, size: int) -> None:
    end = FIRST + timedelta(days=DAYS)
    print(f"{size:>9} outcomes")
    for name, now in (
        ("all at once", end),
        ("once more", end),
        ("one week more", end + timedelta(weeks=1)),
    ):
        took = _milliseconds(lambda now=now: add_up(engine, now))
        print(f"  add up {name:<12}{took:>10.0f} ms", flush=True)
    for name, ask in _questions(Measures(engine)).items():
        print(f"  {name:<18} {_milliseconds(ask):>10.1f} ms", flush=True)


def _questions(measures: Measures) -> dict[str, Callable[[], object]]:
    everything = Filter(synthetic=True)
    year = Filter(period=Period.of(Kind.YEAR, FIRST.date()), synthetic=True)
    french = replace(year, language="fr")
    return {
        "all so far": lambda: measures.view(everything).funnel(),
        "a year": lambda: measures.view(year).funnel(),
        "a year, French": lambda: measures.view(french).funnel(),
        "by country": lambda: measures.by("country", year),
        "by campaign": lambda: measures.by("campaign", year),
        "week by week": lambda: measures.series(year),
        "choices": lambda: measures.choices(synthetic=True),
    }


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
