"""Releases are read once, and what comes or goes is seen all the same."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, delete, insert

from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.question import EVERYBODY, Filter, Share
from bot.outcomes.released import PERIODS, Released, Wanted
from bot.outcomes.sums import Period, add_up
from bot.outcomes.tables import releases
from bot.settings import Settings
from tests.statements import statements_to

FIRST = date(2026, 1, 1)
HELP = Wanted(EVERYBODY, "help", synthetic=False)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    opened = open_database(settings.database)
    yield opened
    opened.dispose()


def release(engine: Engine, day: int, *, synthetic: bool = False, measure: str = "help") -> None:
    row = {
        "campaign": "city-de",
        "synthetic": synthetic,
        "dimension": EVERYBODY,
        "measure": measure,
        "since": FIRST + timedelta(days=day),
        "until": FIRST + timedelta(days=day),
        "minimum": 10,
        "rows": {EVERYBODY: {"yes": 20, "no": 30}},
    }
    with engine.begin() as connection:
        connection.execute(insert(releases), [row])


def told(measures: Measures) -> Share:
    return measures.headline("help", Filter())


def test_what_was_read_is_not_read_again(engine: Engine) -> None:
    release(engine, 0)
    released = Released(engine)
    first = released.find(HELP)
    with statements_to(engine) as asked:
        assert released.find(HELP) is first
    assert asked
    assert not [statement for statement in asked if "releases.rows" in statement]


def test_a_new_release_and_an_erased_one_are_seen(engine: Engine) -> None:
    measures = Measures(engine, 10)
    assert told(measures) == Share(None, None)
    release(engine, 0)
    assert told(measures) == Share(20, 50)
    release(engine, 1)
    assert told(measures) == Share(40, 100)
    with engine.begin() as connection:
        connection.execute(delete(releases).where(releases.c.since == FIRST))
    assert told(measures) == Share(20, 50)


def test_one_that_took_the_place_of_an_erased_one_is_seen(engine: Engine) -> None:
    measures = Measures(engine, 10)
    release(engine, 0)
    assert told(measures) == Share(20, 50)
    with engine.begin() as connection:
        connection.execute(delete(releases))
    release(engine, 3)
    [point] = measures.trend("help", Filter())
    assert point.since == FIRST + timedelta(days=3)


def test_real_and_simulated_are_remembered_apart(engine: Engine) -> None:
    measures = Measures(engine, 10)
    release(engine, 0, synthetic=True)
    assert told(measures) == Share(None, None)
    assert measures.headline("help", Filter(synthetic=True)) == Share(20, 50)


def test_refreshing_reads_what_was_asked_for_before(engine: Engine) -> None:
    released = Released(engine)
    released.find(HELP)
    release(engine, 0)
    release(engine, 0, measure="desist")
    released.refresh()
    with statements_to(engine) as asked:
        assert len(released.find(HELP)) == 1
    assert not [statement for statement in asked if "releases.rows" in statement]


def test_a_warm_console_reads_no_release_again(engine: Engine) -> None:
    for measure in ("help", "topic:law", "ending"):
        release(engine, 0, measure=measure)
    measures = Measures(engine, 10)
    measures.warm()
    with statements_to(engine) as asked:
        assert told(measures) == Share(20, 50)
        assert measures.many("topic", Filter()) == {"law": Share(20, 50)}
    assert not [statement for statement in asked if "releases.rows" in statement]


def test_within_a_moment_the_database_is_asked_once_whether_anything_changed(
    engine: Engine,
) -> None:
    release(engine, 0)
    release(engine, 0, measure="desist")
    measures = Measures(engine, 10)
    measures.warm()
    with statements_to(engine) as asked, measures.at_one_moment():
        for name in ("help", "desist", "help"):
            measures.headline(name, Filter())
        measures.choices()
    assert len(asked) == 1


def test_the_next_moment_sees_what_came_since(engine: Engine) -> None:
    measures = Measures(engine, 10)
    release(engine, 0)
    with measures.at_one_moment():
        assert told(measures) == Share(20, 50)
        release(engine, 1)
        assert told(measures) == Share(20, 50)
    assert told(measures) == Share(40, 100)
    release(engine, 2)
    with measures.at_one_moment():
        assert told(measures) == Share(60, 150)


def test_a_moment_holds_in_its_own_thread_only(engine: Engine) -> None:
    measures = Measures(engine, 10)
    release(engine, 0)
    with measures.at_one_moment(), ThreadPoolExecutor() as other:
        assert told(measures) == Share(20, 50)
        release(engine, 1)
        assert other.submit(told, measures).result() == Share(40, 100)


def test_sums_are_remembered_until_something_changes(engine: Engine) -> None:
    release(engine, 0)
    released, ever = Released(engine), Period()
    first = released.sums(HELP, ever)
    assert released.sums(HELP, ever) is first
    release(engine, 1)
    assert released.sums(HELP, ever) == add_up(released.find(HELP), ever) != first


def test_only_some_periods_are_remembered(engine: Engine) -> None:
    release(engine, 0)
    released, ever = Released(engine), Period()
    first = released.sums(HELP, ever)
    for day in range(PERIODS):
        released.sums(HELP, Period(since=FIRST + timedelta(days=day)))
    assert released.sums(HELP, ever) is not first
