"""Times settling and every measure of the console as the outcomes grow.

    python -m benchmarks.console_growth [--sizes 10000 100000] [--url sqlite:////tmp/growth.sqlite]

The database must be empty or new; the outcomes are synthetic and marked so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.crowd import DAYS, FIRST, fill
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter
from bot.outcomes.settle import settle


def main() -> int:
    """Fill to each size in turn, settle, and print milliseconds."""
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
        ("one day more", end + timedelta(days=1)),
    ):
        took = _milliseconds(lambda now=now: settle(engine, 10, now))
        print(f"  settle {name:<12}{took:>10.0f} ms", flush=True)
    for name, ask in _questions(Measures(engine, 10)).items():
        print(f"  {name:<18} {_milliseconds(ask):>10.1f} ms", flush=True)


def _questions(measures: Measures) -> dict[str, Callable[[], object]]:
    everything = Filter(synthetic=True)
    french = Filter(language="fr", synthetic=True)
    return {
        "funnel": lambda: measures.funnel(everything),
        "funnel, French": lambda: measures.funnel(french),
        "desist": lambda: measures.headline("desist", everything),
        "help by country": lambda: measures.headlines_by("country", "help", everything),
        "stage by language": lambda: measures.table("stage", everything, "language"),
        "endings": lambda: measures.table("ending", everything),
        "topics": lambda: measures.many("topic", everything),
        "danger": lambda: measures.many("danger", everything),
        "reach by day": lambda: measures.reach(everything),
        "trend of help": lambda: measures.trend("help", everything),
        "choices": lambda: measures.choices(synthetic=True),
    }


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
