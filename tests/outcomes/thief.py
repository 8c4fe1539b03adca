"""What the thief has: an hour of text messages as it is written down, its bill, and how he guesses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.outcomes.mixing import Mixing
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from bot.privacy.expiring import MemoryStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.repeats import Repeats

PEOPLE, START = 60, 1_800_000_000 // 3600 * 3600

BY_CHANCE = 6
"""Of a random order one is right on average, and more than six in fewer than one in ten thousand."""


def outcome(number: int, dice: random.Random) -> Outcome:
    """Of the person who was so many-th to write."""
    return Outcome(
        id=dice.randbytes(16).hex(),
        hour=datetime.fromtimestamp(START, UTC),
        campaign="demo-en",
        channel="sms",
        language="en",
        country="GB",
        arm=None,
        turns=number + 1,  # by which the tests know whose it is
        stage="revealed",
        ending="left",
        topics=(),
        safety=(),
        readiness_before=None,
        readiness_after=None,
        offered=(),
        not_understood=0,
        synthetic=False,
    )


async def an_hour(database: Engine) -> list[int]:
    """An hour of text messages; the bill: seconds, in the order of people."""
    dice, now = random.Random(7), [float(START)]
    ledger = MarkLedger(database, lambda: now[0])
    mixing = Mixing(database, lambda: datetime.fromtimestamp(now[0], UTC))
    marks, store = Repeats(MemoryStore(1000), b"key", ledger), OutcomeStore(database)
    bill = []
    for number in range(PEOPLE):
        now[0] += dice.randint(20, 59)
        bill.append(int(now[0]))
        await marks.settle("sms", f"SM{number}")
        marks.confirm("sms", f"SM{number}")
        store.write([outcome(number, dice)])
        if number % 3 == 0:  # the duty of each minute
            mixing.mix()
            ledger.write()
    mixing.mix()
    ledger.write()
    return bill


def told(orders: dict[str, Sequence[int]]) -> dict[str, int]:
    """In how many people he is right, by the order in which he finds the outcomes.

    The bill says who wrote first, second, third; he gives them the rows in an order, or its reverse.
    """
    right = {
        name: max(
            sum(turns == number + 1 for number, turns in enumerate(way))
            for way in (found, found[::-1])
        )
        for name, found in orders.items()
    }
    best = max(right.values())
    print(f"thief: {PEOPLE} people on the bill, {best} told in the best of {2 * len(right)} ways")
    return right
