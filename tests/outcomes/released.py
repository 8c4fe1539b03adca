"""Random outcomes, and what an attacker makes of everything that was released of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Engine, delete, insert, select

from bot.outcomes.definitions import (
    BY_NAME,
    DIMENSIONS,
    MANY,
    ONLY_IN_ALL,
    UNKNOWN,
    Counted,
)
from bot.outcomes.paths import path_of
from bot.outcomes.question import EVERYBODY, OTHER
from bot.outcomes.tables import outcomes, releases

FIRST = date(2026, 1, 1)
CAMPAIGNS = ("a", "b")
TOPICS = ["law", "risk", "help", "claim_legal", "harm", "education"]
SILENT = ("contacted", "revealed")
Row = dict[str, Any]


class Person:
    """A conversation with its answers, each looked up once."""

    def __init__(self, row: Row) -> None:
        self.campaign = row["campaign"]
        self.day = row["hour"].date()
        self._counted = Counted(**{name: row[name] for name in Counted.__slots__})
        self._answers = {name: str(getattr(self._counted, name) or UNKNOWN) for name in DIMENSIONS}

    def answer(self, name: str) -> str:
        if name not in self._answers:
            kind, _, one = name.partition(":")
            self._answers[name] = (
                BY_NAME[name].sort(self._counted)
                if name in BY_NAME
                else "yes"
                if one in MANY[kind](self._counted)
                else "no"
            )
        return self._answers[name]


Belongs = Callable[[Person], bool]


def people(rows: Iterable[Row]) -> list[Person]:
    return [Person(row) for row in rows]


def random_rows(draw: random.Random, number: int, days: int) -> list[Row]:
    """Outcomes as the assistant leaves them, with rare and common answers."""
    rows = []
    aside = random.Random(number)
    for _ in range(number):
        stage = draw.choices(
            ("revealed", "engaged", "informed", "routed", "committed"), (6, 4, 3, 2, 2)
        )[0]
        opened = ["gb-a"] if stage == "routed" and draw.random() < 0.5 else []
        # As in a talk: whoever did not go on was told nothing.
        topics = draw.sample(TOPICS, draw.randrange(4)) if stage not in SILENT else []
        rows.append(
            {
                "id": f"{draw.getrandbits(120):032x}",
                "hour": datetime.combine(FIRST, datetime.min.time(), UTC)
                + timedelta(hours=draw.randrange(24 * days)),
                "campaign": draw.choices(CAMPAIGNS, (4, 1))[0],
                "channel": draw.choices(("web", "sms", "telegram"), (8, 3, 1))[0],
                "language": draw.choices(("en", "fr", "ru"), (6, 3, 1))[0],
                "country": draw.choices(("GB", "FR", "KZ", "UZ", None), (6, 3, 1, 1, 2))[0],
                "arm": draw.choices(("x/1/a", "x/1/b", None), (3, 3, 1))[0],
                "turns": draw.choice((1, 2, 3, 5, 9)),
                "stage": stage,
                "ending": draw.choices(("left", "completed", "safety", "hostile"), (6, 3, 1, 1))[0],
                "topics": topics,
                "safety": ["minor"] if draw.random() < 0.1 else [],
                "readiness_before": draw.choice((None, 2, 8)),
                "readiness_after": draw.choice((None, 2, 9)),
                "offered": ["gb-a"] if stage in ("routed", "committed") else [],
                "opened": opened,
                "not_understood": draw.choices((0, 1, 2), (6, 2, 1))[0],
                "path": path_of(topics),
                "return_code": aside.random() < 0.2,
                "returned": aside.choices((None, "lower", "higher", "unknown"), (9, 1, 2, 1))[0],
                "synthetic": False,
            }
        )
    return rows


def store(engine: Engine, rows: Sequence[Row]) -> None:
    with engine.begin() as connection:
        connection.execute(delete(outcomes))
        connection.execute(delete(releases))
        if rows:
            connection.execute(insert(outcomes), list(rows))


def released(engine: Engine) -> list[tuple[Belongs, int]]:
    """Every number that ever leaves, and which outcomes it counts."""
    with engine.connect() as connection:
        tables = list(connection.execute(select(releases)))
    return [
        (
            belongs(
                table.campaign,
                (table.since, table.until),
                table.dimension,
                (row, set(table.rows)),
                table.measure,
                (category, set(cells)),
            ),
            count,
        )
        for table in tables
        for row, cells in table.rows.items()
        for category, count in cells.items()
    ]


def belongs(
    campaign: str,
    days: tuple[date, date],
    dimension: str,
    row: tuple[str, set[str]],
    name: str,
    category: tuple[str, set[str]],
) -> Belongs:
    """Whether an outcome is counted in a cell; `other` is whatever the table does not name."""

    row_parts, category_parts = _parts(*row), _parts(*category)

    def test(person: Person) -> bool:
        return (
            person.campaign == campaign
            and days[0] <= person.day <= days[1]
            and (dimension not in DIMENSIONS or _named(person.answer(dimension), *row_parts))
            and _named(person.answer(name), *category_parts)
        )

    return test


def _parts(name: str, names: set[str]) -> tuple[bool, set[str]]:
    if name == OTHER:
        return False, {part for label in names for part in label.split("+")}
    return True, set(name.split("+"))


def _named(answer: str, inside: bool, parts: set[str]) -> bool:
    return (answer in parts) == inside


def follows(
    numbers: Iterable[Belongs], cells: Sequence[Belongs], everybody: Sequence[Person]
) -> list[bool]:
    """Which cells are a sum and difference of numbers, for whoever could be there."""
    known = {tuple(map(test, everybody)) for test in numbers}
    matrix = np.array(sorted(known), dtype=float).T
    wanted = np.array([list(map(test, everybody)) for test in cells], dtype=float).T
    basis, sizes, _ = np.linalg.svd(matrix, full_matrices=False)
    basis = basis[:, sizes > 1e-8 * sizes[0]]
    rest = wanted - basis @ (basis.T @ wanted)
    return [bool(norm < 1e-6) for norm in np.linalg.norm(rest, axis=0)]


def all_cells(days: tuple[date, date]) -> Iterable[tuple[Belongs, tuple[str, ...]]]:
    """Cells of every table that a page has, of any period, released or not."""
    measures: list[tuple[str, tuple[str, ...]]] = [
        (measure.name, measure.categories) for measure in BY_NAME.values()
    ]
    measures += [(f"topic:{one}", ("yes", "no")) for one in ("law", "risk", "claim_legal")]
    measures += [("danger:minor", ("yes", "no")), ("opened:gb-a", ("yes", "no"))]
    rows = {
        EVERYBODY: (EVERYBODY,),
        "channel": ("web", "sms", "telegram"),
        "language": ("en", "fr", "ru"),
        "country": ("GB", "FR", "KZ", "UZ", "unknown"),
        "arm": ("x/1/a", "x/1/b", "unknown"),
    }
    for campaign in CAMPAIGNS:
        for dimension, names in rows.items():
            for row in names:
                for name, categories in measures:
                    if dimension != EVERYBODY and (name in ONLY_IN_ALL or ":" in name):
                        continue
                    for category in categories:
                        yield (
                            belongs(
                                campaign,
                                days,
                                dimension,
                                (row, {row}),
                                name,
                                (category, {category}),
                            ),
                            (campaign, dimension, row, name, category, str(days)),
                        )
