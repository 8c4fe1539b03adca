"""Nobody can be singled out: whatever is asked, in whatever order, on whatever day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, select

from bot.outcomes.books import Books
from bot.outcomes.database import open_database
from bot.outcomes.definitions import DIMENSIONS
from bot.outcomes.measures import Measures
from bot.outcomes.question import EVERYBODY, Filter, FilterError
from bot.outcomes.settle import LONGEST, settle
from bot.outcomes.tables import outcomes, releases
from tests.outcomes.released import FIRST, all_cells, follows, people, random_rows, released, store

MINIMUM = 3
START = datetime.combine(FIRST, datetime.min.time(), UTC)
seeds = st.integers(0, 10**9)
calmly = hypothesis_settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('settle') / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def settled_day_by_day(
    database: Engine, rows: list[dict[str, object]], days: int, step: int
) -> None:
    """The console looks every `step` days while conversations come."""
    store(database, [])
    for day in range(0, days + 3 + step, step):
        now = START + timedelta(days=day)
        arrived = [row for row in rows if now - timedelta(days=step) <= row["hour"] < now]
        if arrived:
            with database.begin() as connection:
                connection.execute(insert(outcomes), arrived)
        settle(database, MINIMUM, now)
    settle(database, MINIMUM, START + timedelta(days=days + 3 + 2 * step))


@calmly
@given(seeds, st.integers(60, 260), st.integers(4, 40), st.sampled_from([1, 3, 11]))
def test_no_small_cell_follows_from_all_that_was_ever_released(
    database: Engine, seed: int, number: int, days: int, step: int
) -> None:
    draw = random.Random(seed)
    rows = random_rows(draw, number, days)
    settled_day_by_day(database, rows, days, step)
    numbers = released(database)
    here = people(rows)
    for test, count in numbers:
        assert sum(map(test, here)) == count
        assert count == 0 or count >= MINIMUM
    # People who might have come besides: without them two different groups could look the same.
    everybody = [*here, *people(random_rows(draw, 700, days))]
    books = Books(database, "a", synthetic=False, minimum=MINIMUM)
    books.open("reach")
    bounds = [FIRST, *(span.until + timedelta(days=1) for span in books.tables("reach"))]
    bounds += [FIRST + timedelta(days=draw.randrange(days)) for _ in range(2)]
    small = []
    for _ in range(4):
        since, until = sorted(draw.choices(bounds, k=2))
        period = (since, max(since, until - timedelta(days=1)))
        cells = list(all_cells(period))
        small += [(t, n) for t, n in cells if 0 < sum(map(t, here)) < MINIMUM]
    small = draw.sample(small, min(len(small), 100))
    found = follows([test for test, _ in numbers], [test for test, _ in small], everybody)
    assert [name for (_, name), known in zip(small, found, strict=True) if known] == []


def test_the_attacker_finds_a_small_cell_where_there_is_one(database: Engine) -> None:
    """Without this the test above could pass by looking away."""
    period = (FIRST, FIRST + timedelta(days=9))
    cells = {name[1:5]: test for test, name in all_cells(period) if name[0] == "a"}
    everybody = people(random_rows(random.Random(6), 900, 10))
    conversations = ("conversations", "all")
    known = [cells[EVERYBODY, EVERYBODY, *conversations]]
    known += [cells["language", row, *conversations] for row in ("en", "fr")]
    wanted = cells["language", "ru", *conversations]
    assert follows(known, [wanted], everybody) == [True]
    assert follows(known[1:], [wanted], everybody) == [False]


@calmly
@given(seeds, st.data())
def test_no_answer_is_small_whatever_is_asked(
    database: Engine, seed: int, data: st.DataObject
) -> None:
    rows = random_rows(random.Random(seed), 250, 20)
    settled_day_by_day(database, rows, 20, 20)
    measures = Measures(database, MINIMUM)
    choices = measures.choices()
    for _ in range(8):
        chosen = _some_filter(data, choices)
        shares = [
            *measures.funnel(chosen).values(),
            measures.headline("desist", chosen),
            measures.headline("help", chosen, of="conversations"),
            *(point.share for point in measures.reach(chosen)),
            *(point.share for point in measures.trend("help", chosen)),
            *(
                share
                for by in ("campaign", *DIMENSIONS)
                if chosen.row[0] in (EVERYBODY, by)
                for row in measures.table("stage", chosen, by).rows.values()
                for share in row.values()
            ),
        ]
        for share in shares:
            for count in (share.count, share.of):
                assert count is None or count == 0 or count >= MINIMUM


def _some_filter(data: st.DataObject, choices: dict[str, list[str]]) -> Filter:
    days = st.integers(0, 19).map(lambda day: FIRST + timedelta(days=day))
    name = data.draw(st.sampled_from([*DIMENSIONS, None]))
    row = data.draw(st.sampled_from(choices[name])) if name and choices[name] else None
    return Filter(
        since=data.draw(st.none() | days),
        until=data.draw(st.none() | days),
        campaign=data.draw(st.sampled_from([None, *choices["campaign"]])),
        **({name: row} if name else {}),
    )


def test_what_was_released_never_changes(database: Engine) -> None:
    rows = random_rows(random.Random(1), 300, 30)
    store(database, rows)
    settle(database, MINIMUM, START + timedelta(days=15))
    first = _everything(database)
    settle(database, MINIMUM, START + timedelta(days=15))
    assert _everything(database) == first
    with database.begin() as connection:
        connection.execute(outcomes.delete().where(outcomes.c.hour < START + timedelta(days=10)))
    settle(database, MINIMUM, START + timedelta(days=60))
    later = _everything(database)
    assert set(first) < set(later)


def test_no_outcome_is_read_where_no_period_is_new(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, random_rows(random.Random(1), 3000, 60))
    settle(database, 10, START + timedelta(days=40))
    before = _everything(database)
    counted = []
    count = Books.count
    monkeypatch.setattr(Books, "count", lambda *given: counted.append(given[1]) or count(*given))
    settle(database, 10, START + timedelta(days=40))
    assert counted == []
    settle(database, 10, START + timedelta(days=62))
    assert counted != []
    assert set(before) < set(_everything(database))


def test_rows_and_rare_answers_are_the_same_for_those_who_look_seldom(database: Engine) -> None:
    """Waiting for a new period delays nothing: what is told follows from the periods alone."""
    rows = random_rows(random.Random(2), 2000, 60)
    store(database, rows)
    settle(database, MINIMUM, START + timedelta(days=61))
    at_once = _everything(database)
    store(database, rows)
    for day in range(62):
        settle(database, MINIMUM, START + timedelta(days=day))
    assert _everything(database) == at_once


def test_a_day_is_counted_when_it_has_rested(database: Engine) -> None:
    rows = random_rows(random.Random(1), 300, 1)
    store(database, rows)
    settle(database, MINIMUM, START + timedelta(days=1, hours=23))
    assert _everything(database) == []
    settle(database, MINIMUM, START + timedelta(days=2))
    assert _everything(database) != []


def test_rare_answers_are_told_at_last(database: Engine) -> None:
    rows = random_rows(random.Random(1), 3000, LONGEST.days + 30)
    store(database, rows)
    settle(database, 10, START + timedelta(days=LONGEST.days + 40))
    measures = Measures(database, 10)
    all_of_it = Filter(campaign="a")
    assert measures.funnel(all_of_it)["contacted"].of > 2000
    assert set(measures.many("topic", all_of_it)) >= {"law", "risk", "claim_legal"}
    assert measures.many("danger", all_of_it)["minor"].count > 100
    assert measures.many("opened", all_of_it)["gb-a"].of is None
    assert measures.table("ending", all_of_it).rows[EVERYBODY]["hostile"].count > 20
    assert {"en", "fr"} <= set(measures.headlines_by("language", "help", all_of_it))


def test_two_rows_at_once_are_refused_in_a_sentence() -> None:
    with pytest.raises(FilterError, match="one of channel, language, country and arm"):
        Filter(language="fr", channel="sms")


def test_what_is_not_told_by_row_is_refused_in_a_sentence(database: Engine) -> None:
    with pytest.raises(FilterError, match="all conversations of a campaign only"):
        Measures(database, 10).many("topic", Filter(language="fr"))
    with pytest.raises(FilterError, match="without choosing a channel"):
        Measures(database, 10).table("stage", Filter(channel="sms"), "language")


def _everything(database: Engine) -> list[str]:
    with database.connect() as connection:
        return sorted(map(repr, connection.execute(select(releases))))
