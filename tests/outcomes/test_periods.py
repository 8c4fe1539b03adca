"""The calendar of the figures: periods lie within each other and never overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outcomes.periods import DAY, KINDS, Kind, Period

DAYS = st.dates(date(2001, 1, 1), date(2160, 1, 1))


@given(DAYS, st.sampled_from(KINDS))
def test_every_day_is_in_one_period_of_each_kind(day: date, kind: Kind) -> None:
    period = Period.of(kind, day)
    assert period.since <= day <= period.until
    assert (period.since.weekday(), period.until.weekday()) == (0, 6)
    assert Period.of(kind, period.since) == Period.of(kind, period.until) == period
    assert Period.named(period.name) == period


@given(DAYS, st.integers(1, 160))
def test_whole_weeks_are_made_of_the_longest_periods_within_them(day: date, weeks: int) -> None:
    since = Period.of(Kind.WEEK, day).since
    until = since + timedelta(weeks=weeks) - DAY
    parts = list(Period.within(since, until))
    assert (parts[0].since, parts[-1].until) == (since, until)
    assert all(one.until + DAY == other.since for one, other in pairwise(parts))
    assert len(parts) <= 20 + weeks // 52, "and not of single weeks"


@given(DAYS, st.sampled_from((Kind.MONTH, Kind.QUARTER, Kind.YEAR)))
def test_a_period_is_made_of_whole_shorter_ones(day: date, kind: Kind) -> None:
    period = Period.of(kind, day)
    parts = list(period.parts())
    assert (parts[0].since, parts[-1].until) == (period.since, period.until)
    assert all(b.since == a.until + DAY for a, b in pairwise(parts))
    before = period.before()
    assert before is not None
    assert before.until == period.since - DAY


@given(DAYS, st.integers(0, 1500), st.sampled_from(KINDS))
def test_tiles_cover_what_is_over_once(first: date, weeks: int, kind: Kind) -> None:
    since = Period.of(Kind.WEEK, first).since
    until = since + timedelta(weeks=weeks + 1) - DAY
    tiles = list(Period.of(kind, first).tiles(since, until))
    covered = [d for t in tiles for d in (t.since, t.until)]
    assert covered[0] <= since
    assert covered[-1] == min(until, Period.of(kind, first).until)
    assert all(b.since == a.until + DAY for a, b in pairwise(tiles))


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        ("2026-W05", date(2026, 1, 26), date(2026, 2, 1)),
        ("2026-01", date(2025, 12, 29), date(2026, 2, 1)),
        ("2026-Q1", date(2025, 12, 29), date(2026, 3, 29)),
        ("2026", date(2025, 12, 29), date(2027, 1, 3)),
    ],
)
def test_names(name: str, since: date, until: date) -> None:
    period = Period.named(name)
    assert period is not None
    assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize(
    "name", ["", "2026-W54", "2026-13", "2026-Q5", "2026-1", "9999", "x", "٢٠٢٦"]
)
def test_a_name_of_nothing_is_nothing(name: str) -> None:
    assert Period.named(name) is None
