"""5,000 people who look for a line, and whether the right one comes first, by a reference of its own."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest

from bot.knowledge.cards import Card
from bot.knowledge.needs import Visitor
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Directory
from tests.knowledge.reference import Case, right_first

CASES = 5000
ENOUGH = 0.98
"""Share of cases in which the right line comes first."""

NEEDS_OF_ROLE = {
    "buyer": ("buyer_help", "extortion", "sexual_health", "violence"),
    "wants_to_stop": ("buyer_help",),
    "exploited": ("victim", "domestic_abuse"),
    "child": ("child",),
    "despairing": ("crisis",),
    "witness": ("report", "domestic_abuse", "crisis"),
}
LANGUAGES = ("en", "de", "es", "fr", "it", "ru")


def cases() -> list[tuple[str, Case]]:
    dice = random.Random(2026)
    made = []
    for _ in range(CASES):
        role = dice.choice(sorted(NEEDS_OF_ROLE))
        hour = dt.timedelta(hours=dice.randrange(7 * 24), minutes=dice.randrange(60))
        case = Case(
            state=dice.choice(sorted(PARTICIPATING_STATES)),
            need=dice.choice(NEEDS_OF_ROLE[role]),
            language=dice.choice(LANGUAGES),
            moment=dt.datetime(2026, 11, 23, tzinfo=dt.UTC) + hour,
        )
        made.append((role, case))
    return made


def is_among(card: Card, right: set[str]) -> bool:
    return bool({card.id, re.sub(r"\D", "", card.phone or card.sms or "")} & right)


@pytest.fixture(scope="module")
def judged(directory: Directory) -> tuple[int, list[str]]:
    """How many cases the tables settle, and those in which another line came first."""
    settled, wrong = 0, []
    for role, case in cases():
        visitor = Visitor(role="buyer" if role == "wants_to_stop" else role)
        cards = directory.choose_for(
            case.need, case.state, case.language, case.moment, visitor=visitor
        )
        right = right_first(case)
        if not right:  # the tables know of nothing
            continue
        settled += 1
        if not cards or not is_among(cards[0], right):
            first = f"{cards[0].id} at {case.moment:%a %H}" if cards else "nothing"
            wrong.append(f"{case.state} {case.need} {case.language}: {first}, not {sorted(right)}")
    return settled, wrong


def test_the_right_line_comes_first(judged: tuple[int, list[str]]) -> None:
    settled, wrong = judged
    share = 1 - len(wrong) / settled
    print(f"lines: the right one first in {share:.2%} of {settled:,} of {CASES:,} cases")
    assert settled > 0.9 * CASES
    assert share >= ENOUGH, "\n".join(sorted(set(wrong)))
