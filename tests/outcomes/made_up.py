"""Random outcomes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, insert

from bot.outcomes.noise import KEYS
from bot.outcomes.paths import path_of
from bot.outcomes.tables import outcomes, sums

FIRST = date(2026, 1, 5)
"""A Monday."""

CAMPAIGNS = ("a", "b")
TOPICS = ["law", "risk", "help", "claim_legal", "harm", "education"]
SILENT = ("contacted", "revealed")
Row = dict[str, Any]


def random_rows(draw: random.Random, number: int, days: int) -> list[Row]:
    """Outcomes as the assistant leaves them, with rare and common answers."""
    rows = []
    aside, courses = random.Random(number), random.Random(number)
    alarms = random.Random(number)
    for _ in range(number):
        stage = draw.choices(
            ("revealed", "engaged", "informed", "routed", "committed"), (6, 4, 3, 2, 2)
        )[0]
        opened = ["gb-a"] if stage == "routed" and draw.random() < 0.5 else []
        # As in a talk: whoever did not go on was told nothing.
        topics = draw.sample(TOPICS, draw.randrange(4)) if stage not in SILENT else []
        course = courses.choice((None, None, 0, 2, 6)) if stage not in SILENT else None
        if course is not None:
            topics.append("course")
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
                "went_on": aside.choice((None, True, False, False)),
                "not_for_me": aside.random() < 0.1,
                "of_use": aside.choice((None, None, True, False)),
                "called": aside.choice((None, None, None, True)),
                "course": course,
                "taken_back": alarms.choices(
                    ([], ["distress"], ["concern", "violence"]), (8, 2, 1)
                )[0],
                "synthetic": False,
                "record_key": aside.randrange(KEYS),
            }
        )
    return rows


def store(engine: Engine, rows: Sequence[Row]) -> None:
    with engine.begin() as connection:
        connection.execute(delete(outcomes))
        connection.execute(delete(sums))
        if rows:
            connection.execute(insert(outcomes), list(rows))
