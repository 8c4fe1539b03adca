"""Adding up: every outcome is counted once in each of its cells, and what is added up never changes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select

from bot.outcomes.database import open_database
from bot.outcomes.definitions import DIMENSIONS, EVERYBODY, UNKNOWN, cells
from bot.outcomes.measures import Measures
from bot.outcomes.outcome import Outcome
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Filter, FilterError
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import REST, add_up, begin_anew, covers
from bot.outcomes.tables import outcomes, sums
from bot.settings import Settings
from tests.outcomes.made_up import FIRST, Row, random_rows, store
from tests.outcomes.test_database import AN_OUTCOME
from tests.postgres import temporary_postgres

DAYS = 200
START = datetime.combine(FIRST, datetime.min.time(), UTC)
LATER = START + timedelta(days=DAYS + 10)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with temporary_postgres() as server:
        yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Engine]:
    is_file = request.param == "sqlite"
    opened = open_database(settings.database if is_file else request.getfixturevalue("postgres"))
    with opened.begin() as connection:
        for table in (outcomes, sums):
            connection.execute(delete(table))
    yield opened
    opened.dispose()


def belongs(row: Row, chosen: Filter) -> bool:
    answers = {name: row[name] or UNKNOWN for name in ("campaign", *DIMENSIONS)}
    return chosen.period.since <= row["hour"].date() <= chosen.period.until and all(
        answers[name] == value for name, value in chosen.rows.items()
    )


def cells_of(row: Row) -> tuple[str, ...]:
    return cells(Outcome(**{name: row[name] for name in Outcome.__slots__}))


def exactly(measures: Measures, chosen: Filter) -> Counter[str]:
    """What is behind the figures."""
    found: Counter[str] = Counter()
    for tile in measures.view(chosen).tiles:
        found.update({cell: count for cell, (count, _) in tile.items()})
    return found


def test_every_outcome_is_counted_once_in_each_cell_of_every_filter(engine: Engine) -> None:
    draw = random.Random(3)
    rows = random_rows(draw, 900, DAYS)
    store(engine, rows)
    add_up(engine, LATER)
    measures = Measures(engine)
    choices = measures.choices()
    for kind in Kind:
        for _ in range(5):
            day = FIRST + timedelta(days=draw.randrange(DAYS))
            one, other = draw.choice(DIMENSIONS), draw.choice(("campaign", "arm"))
            rows_of = {name: draw.choice(choices[name]) for name in {one, other}}
            for names in ({}, {one: rows_of[one]}, rows_of):
                chosen = Filter(period=Period.of(kind, day), **names)
                counted = Counter(c for row in rows if belongs(row, chosen) for c in cells_of(row))
                assert exactly(measures, chosen) == counted, chosen


def test_what_is_read_of_the_wholes_alone_is_what_is_shown(engine: Engine) -> None:
    store(engine, random_rows(random.Random(4), 300, 60))
    add_up(engine, datetime.combine(FIRST, dt.time(), UTC) + timedelta(days=90))
    measures = Measures(engine)
    for name, rows in measures.choices().items():
        assert rows == sorted(measures.by(name, Filter()))
    weeks = [week for week, _ in measures.weeks(9)]
    for campaign, counts in measures.weekly_counts(9).items():
        views = [measures.view(Filter(week, campaign)) for week in weeks]
        assert counts == [view.count(EVERYBODY) or 0 for view in views]


def test_what_is_added_up_never_changes(engine: Engine) -> None:
    rows = random_rows(random.Random(4), 300, 60)
    store(engine, rows)
    add_up(engine, START + timedelta(days=40))
    everything = select(sums).order_by(sums.c.period, sums.c.dimension, sums.c.row)
    with engine.begin() as connection:
        before = list(connection.execute(everything))
        connection.execute(delete(outcomes).where(outcomes.c.hour < START + timedelta(days=20)))
    with ThreadPoolExecutor(4) as several:
        for done in [several.submit(add_up, engine, LATER) for _ in range(4)]:
            done.result()
    with engine.connect() as connection:
        after = {tuple(row)[:4]: row.cells for row in connection.execute(everything)}
    assert len(after) > len(before) > 50
    assert all(after[tuple(row)[:4]] == row.cells for row in before)


def test_a_week_is_added_up_when_it_is_over_and_has_rested(engine: Engine) -> None:
    store(engine, random_rows(random.Random(5), 50, 7))
    over = START + timedelta(weeks=1)
    add_up(engine, over + REST - timedelta(seconds=1))
    assert covers(engine, synthetic=False) is None
    add_up(engine, over + REST)
    assert covers(engine, synthetic=False) == (FIRST, FIRST + timedelta(days=6))


def test_weeks_in_which_nobody_came_are_known_to_be_over(engine: Engine) -> None:
    row, last = random_rows(random.Random(6), 2, 1)
    store(engine, [row, {**last, "hour": START + timedelta(weeks=5)}])
    add_up(engine, LATER)
    covered = covers(engine, synthetic=False)
    assert covered is not None
    assert covered[1] >= (LATER - REST - timedelta(days=7)).date()
    (period, view), *_ = [
        pair for pair in Measures(engine).series(Filter()) if pair[0].since > FIRST
    ]
    assert view.count(EVERYBODY) is None, period


def test_real_and_made_up_are_apart_and_the_made_up_can_begin_anew(engine: Engine) -> None:
    rows = random_rows(random.Random(7), 80, 14)
    store(engine, [{**row, "synthetic": place % 4 == 0} for place, row in enumerate(rows)])
    add_up(engine, LATER)
    measures = Measures(engine)
    assert exactly(measures, Filter())[EVERYBODY] == 60
    assert exactly(measures, Filter(synthetic=True))[EVERYBODY] == 20
    begin_anew(engine)
    assert exactly(measures, Filter())[EVERYBODY] == 60
    assert not measures.view(Filter(synthetic=True)).tiles
    add_up(engine, LATER)
    assert exactly(measures, Filter(synthetic=True))[EVERYBODY] == 20


def test_two_dimensions_without_the_campaign_and_three_are_refused(engine: Engine) -> None:
    store(engine, random_rows(random.Random(8), 20, 7))
    add_up(engine, LATER)
    measures = Measures(engine)
    with pytest.raises(FilterError, match="at a time"):
        measures.view(Filter(channel="web", language="en"))
    with pytest.raises(FilterError, match="at a time"):
        measures.by("country", Filter(campaign="a", channel="web"))


def test_keys_are_random_and_stay_with_the_outcome(engine: Engine) -> None:
    storage = OutcomeStore(engine)
    made = [dataclasses.replace(AN_OUTCOME, id=f"{n:032x}") for n in range(100)]
    storage.write(made)
    before = {row.id: row.record_key for row in storage.rows()}
    storage.write([dataclasses.replace(one, turns=5) for one in made])
    assert {row.id: row.record_key for row in storage.rows()} == before
    assert len(set(before.values())) > 95


def test_a_sum_is_small(engine: Engine) -> None:
    """What a page reads must not grow with the outcomes."""
    store(engine, random_rows(random.Random(10), 2000, 7))
    add_up(engine, LATER)
    with engine.connect() as connection:
        query = select(sums.c.cells).where(sums.c.dimension == "")
        largest = max(len(json.dumps(counted)) for (counted,) in connection.execute(query))
    assert largest < 10_000


@pytest.mark.parametrize(
    ("first", "usual"), [(FIRST - timedelta(7), Kind.MONTH), (FIRST, Kind.ALL)]
)
def test_figures_open_with_the_last_month_that_was_counted_whole(
    engine: Engine, first: dt.date, usual: Kind
) -> None:
    (row,) = random_rows(random.Random(1), 1, 1)
    store(engine, [{**row, "hour": datetime.combine(first, datetime.min.time(), UTC)}])
    add_up(engine, START + timedelta(days=40))
    assert Measures(engine).usual().kind is usual


def test_campaigns_since_a_day_are_the_sums_of_the_longest_periods(engine: Engine) -> None:
    rows = random_rows(random.Random(8), 400, 60)
    store(engine, rows)
    add_up(engine, LATER)
    measures = Measures(engine)
    covered = covers(engine, synthetic=False)
    assert covered is not None
    for chosen in (Filter(), Filter(arm="x/1/a"), Filter(arm=UNKNOWN)):
        found, displays = measures.campaigns_since(FIRST + timedelta(days=17), chosen)
        expected: Counter[str] = Counter()
        for period in Period.within(FIRST + timedelta(days=14), covered[1]):
            views = measures.by("campaign", dataclasses.replace(chosen, period=period))
            expected.update({name: view.count(EVERYBODY) or 0 for name, view in views.items()})
        assert found == expected
        assert displays is None
