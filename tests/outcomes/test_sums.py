"""Sums of releases say what the releases say, each added once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.outcomes.question import Release
from bot.outcomes.sums import Period, Sum, add_up

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda day: FIRST + timedelta(days=day))
CELLS = st.sampled_from(
    [("yes", "no"), ("yes", "no", "early"), ("yes+no",), ("no", "yes")]
).flatmap(lambda names: st.fixed_dictionaries({name: st.integers(0, 1000) for name in names}))
ROWS = st.dictionaries(st.sampled_from(["de", "fr", "other"]), CELLS, max_size=3)


@st.composite
def releases(draw: st.DrawFn) -> tuple[str, Release]:
    """A measure and one of its releases."""
    since, length = draw(DAYS), draw(st.integers(0, 9))
    campaign, measure = draw(st.sampled_from("ab")), draw(st.sampled_from(["help", "desist"]))
    return measure, Release(campaign, since, since + timedelta(days=length), draw(ROWS))


PERIOD = st.builds(Period, st.none() | DAYS, st.none() | DAYS)


def counted(cells: dict[str, int]) -> Counter[tuple[frozenset[str], str]]:
    """Counts by category, told apart by the categories they were released with."""
    together = frozenset(cells)
    return Counter({(together, name): number for name, number in cells.items()})


@given(st.lists(releases(), max_size=12), PERIOD)
def test_each_cell_is_added_once_to_those_of_its_kind(
    found: list[tuple[str, Release]], period: Period
) -> None:
    expected: dict[tuple[str, str, str], Counter[tuple[frozenset[str], str]]] = {}
    for measure, release in found:
        inside = (not period.since or period.since <= release.since) and (
            not period.until or release.until <= period.until
        )
        for row, cells in release.rows.items() if inside else ():
            key = measure, release.campaign, row
            expected.setdefault(key, Counter()).update(counted(cells))
    summed: dict[tuple[str, str, str], Counter[tuple[frozenset[str], str]]] = {}
    for measure, campaigns in add_up(found, period).items():
        for campaign, one in campaigns.items():
            for row, several in one.rows.items():
                for cells in several:
                    summed.setdefault((measure, campaign, row), Counter()).update(counted(cells))
    assert summed == expected


def test_a_sum_knows_its_days_and_how_many_it_counts() -> None:
    may = date(2026, 5, 1)
    early = Release("a", may, may, {"de": {"yes": 10, "no": 20}})
    late = Release("a", date(2026, 5, 3), date(2026, 5, 9), {"fr": {"yes+no": 40}})
    one = add_up([("help", late), ("help", early)], Period())["help"]["a"]
    assert one == Sum(
        may, date(2026, 5, 9), {"fr": [{"yes+no": 40}], "de": [{"yes": 10, "no": 20}]}
    )
    assert one.conversations == 70


def test_a_release_that_leaves_the_period_is_not_counted() -> None:
    release = Release("a", date(2026, 5, 1), date(2026, 5, 9), {"de": {"yes": 10}})
    assert add_up([("help", release)], Period(since=date(2026, 5, 2))) == {}
    assert add_up([("help", release)], Period(until=date(2026, 5, 8))) == {}
