"""Times settling and every measure of the console as the outcomes grow.

    python -m benchmarks.console_growth [--sizes 10000 100000] [--url sqlite:////tmp/growth.sqlite]

The database must be empty or new; the outcomes are synthetic and marked so.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, insert, select

from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.paths import path_of
from bot.outcomes.question import Filter
from bot.outcomes.settle import settle
from bot.outcomes.tables import outcomes

FIRST = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 365
BATCH = 5_000


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


def fill(engine: Engine, size: int) -> None:
    """Fill the table of outcomes up to a size, synthetic ones over a year."""
    with engine.begin() as connection:
        present = connection.scalar(select(func.count()).select_from(outcomes)) or 0
        rows = _rows(random.Random(present), size - present)
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(outcomes), batch)


def _rows(draw: random.Random, number: int) -> Iterator[dict[str, Any]]:
    stages = ("revealed", "engaged", "informed", "routed", "committed")
    for _ in range(number):
        stage = draw.choices(stages, (40, 25, 20, 10, 5))[0]
        topics = draw.sample(("law", "risk", "harm", "help"), draw.randrange(3))
        yield {
            "id": f"{draw.getrandbits(120):032x}",
            "hour": FIRST + timedelta(hours=draw.randrange(24 * DAYS)),
            "campaign": f"campaign-{draw.randrange(8)}",
            "channel": draw.choices(("web", "sms", "telegram"), (6, 3, 1))[0],
            "language": draw.choices(("en", "fr", "de", "it", "ru", "es"), (5, 2, 1, 1, 1, 1))[0],
            "country": draw.choices(("GB", "FR", "DE", "KZ", None), (5, 2, 2, 0.2, 1))[0],
            "arm": draw.choice(("demo/1/a", "demo/1/b", None)),
            "turns": draw.randrange(1, 12),
            "stage": stage,
            "ending": draw.choices(("left", "completed", "opted_out"), (7, 2, 1))[0],
            "topics": topics,
            "safety": ["minor"] if draw.random() < 0.02 else [],
            "readiness_before": draw.choice((None, 2, 5, 8)),
            "readiness_after": draw.choice((None, None, 5, 8)),
            "offered": ["gb-samaritans"] if stage in ("routed", "committed") else [],
            "opened": ["gb-samaritans"] if stage == "routed" and draw.random() < 0.5 else [],
            "not_understood": draw.choices((0, 1, 2), (7, 2, 1))[0],
            "path": path_of(topics),
            "synthetic": True,
        }


if __name__ == "__main__":
    sys.exit(main())
