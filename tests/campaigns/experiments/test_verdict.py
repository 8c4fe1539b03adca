"""What operators are told: right, rounded, and never about a few people."""

from __future__ import annotations

import dataclasses
import random
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, update

from bot.campaigns.experiments.arm_hours import Hours, moment
from bot.campaigns.experiments.conditions import NUMBERS
from bot.campaigns.experiments.counts import Counts, Tally, begins_of_steps, settled_day, steps
from bot.campaigns.experiments.ending import differ, planned_end
from bot.campaigns.experiments.figures import views_by, views_of
from bot.campaigns.experiments.looks import last_shown
from bot.campaigns.experiments.runs import Run, Runs
from bot.campaigns.experiments.verdict import Advice, Verdict, judge, shown_until
from bot.commands.experiment_report import arms_in_words, readiness_lines, report
from bot.console.pages.experiments import OPEN, WITH_IT_BETTER, sentence
from bot.outcomes.database import open_database
from bot.outcomes.definitions import EVERYBODY, helped, reached
from bot.outcomes.measures import Measures
from bot.outcomes.outcome import Outcome
from bot.outcomes.question import Filter
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import add_up
from bot.outcomes.tables import outcomes
from tests.campaigns.experiments.examples import KEY, experiment, words
from tests.outcomes.test_database import AN_OUTCOME

NOW = datetime.now(UTC)
DAYS = 20
MINIMUM = 10
START = NOW - timedelta(days=DAYS)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def outcome(arm: str, *, day: int = 1, hour: int = 1, **changes: object) -> Outcome:
    engaged = dataclasses.replace(
        AN_OUTCOME,
        id=secrets.token_hex(16),
        hour=(START + timedelta(days=day)).replace(hour=hour, minute=0, second=0, microsecond=0),
        country=None,
        arm=f"offer/1/{arm}",
        turns=2,
        stage="engaged",
        topics=(),
        offered=(),
    )
    return dataclasses.replace(engaged, **changes)  # type: ignore[arg-type]


def conversations(
    rates: dict[str, float], number: int, seed: int = 1, **changes: object
) -> list[Outcome]:
    chance = random.Random(seed)
    return [
        outcome(
            arm,
            day=n * (DAYS - 2) // number,
            hour=n % 24,
            topics=("help",) if chance.random() < rate else (),
            **changes,
        )
        for n in range(number)
        for arm, rate in rates.items()
    ]


def verdict(database: Engine, rows: list[Outcome], **changes: object) -> tuple[Verdict, Run]:
    one = experiment(**changes)
    Runs(database).start(one, words(), START)
    OutcomeStore(database).write(rows)
    run = Runs(database).find("offer")
    assert run is not None
    return judge(Counts(database, one), run, NOW, MINIMUM), run


def test_an_effect_that_is_there_is_found(database: Engine) -> None:
    found, _ = verdict(database, conversations({"today": 0.1, "choice": 0.3}, 500))
    (comparison,) = found.primary.comparisons
    assert comparison.found
    assert comparison.sequence[0] > 0
    assert comparison.sequence[0] <= comparison.interval[0]
    assert found.advice == Advice.FOUND
    assert not found.alarm


def test_none_is_found_where_none_is(database: Engine) -> None:
    found, _ = verdict(database, conversations({"today": 0.2, "choice": 0.2}, 500))
    (comparison,) = found.primary.comparisons
    assert not comparison.found
    assert comparison.sequence[0] < 0 < comparison.sequence[1]
    assert found.advice == Advice.GO_ON


def test_the_goals_are_never_mixed(database: Engine) -> None:
    rows = conversations({"today": 0.2, "choice": 0.2}, 300)
    rows += [outcome("choice", stage="committed") for _ in range(200)]
    rows += [outcome("today", stage="committed") for _ in range(200)]
    found, _ = verdict(database, rows)
    desist, help_ = (one for one in found.results if one.goal != "went_on")
    assert (desist.goal, help_.goal) == ("desist", "help")
    assert list(desist.arms) == ["today", "choice"], "in the order of the file"
    assert desist.arms["today"].successes == 200
    assert help_.arms["today"].successes < 100


def test_the_stop_rule_is_the_one_of_the_file(database: Engine) -> None:
    rows = conversations({"today": 0.2, "choice": 0.2}, 100)
    found, run = verdict(database, rows, stop={"conversations": 200, "days": 90})
    assert found.advice == Advice.LARGE_ENOUGH
    short = experiment(stop={"conversations": 5000, "days": 5})
    assert (
        judge(
            Counts(database, short), dataclasses.replace(run, experiment=short), NOW, MINIMUM
        ).advice
        == Advice.LONG_ENOUGH
    )


def test_arms_without_their_shares_sound_the_alarm(database: Engine) -> None:
    rows = conversations({"today": 0.2}, 400) + conversations({"choice": 0.2}, 250)
    assert verdict(database, rows)[0].alarm


def test_several_arms_are_corrected_and_each_is_told(database: Engine) -> None:
    third = {"share": 0.3, "varies": [KEY]}
    arms = {"today": {"share": 0.4}, "choice": third, "short": third}
    rows = conversations({"today": 0.1, "choice": 0.12, "short": 0.35}, 300)
    found, _ = verdict(database, rows, arms=arms)
    assert {c.arm: c.found for c in found.primary.comparisons} == {"choice": False, "short": True}


def test_of_a_few_people_nothing_is_said(database: Engine) -> None:
    found, _ = verdict(database, conversations({"today": 0.05, "choice": 0.05}, 60))
    assert all(result.until is None and not result.arms for result in found.results)


cells = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)),
    max_size=12,
)


@given(cells)
def test_two_looks_differ_by_no_few_people(days: list[tuple[int, int, int, int]]) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    begins = np.array([np.datetime64("2026-01-01T05", "h") + 24 * n for n in range(len(days))])
    gained = np.array(days, dtype=np.int64).reshape(-1, 4)
    looks = [last_shown(begins[:n], gained[:n], MINIMUM) for n in range(len(days) + 1)]
    ends = sorted({look for look in looks if look is not None})
    begin = first
    for end in ends:
        new = [cells for n, cells in enumerate(days) if begin <= first + timedelta(days=n) < end]
        assert all(sum(column) >= MINIMUM for column in zip(*new, strict=True))
        begin = end


tallies = st.integers(0, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.dictionaries(st.integers(0, 200), st.tuples(tallies, tallies), max_size=60))
def test_hours_are_read_as_one_would_who_counts_by_hand(
    came: dict[int, tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    first, order = datetime(2026, 1, 1, tzinfo=UTC), sorted(came)
    names = list(NUMBERS)
    lines = {arm: np.zeros((len(came), len(names)), dtype=np.int64) for arm in ("today", "choice")}
    for place, hour in enumerate(order):
        for one, tally in zip(lines.values(), came[hour], strict=True):
            one[place, [names.index("messaged"), names.index("help")]] = tally
    hours = Hours(np.array([moment(first + timedelta(hours=n)) for n in order]), lines)
    found = [[*came[n][0], *came[n][1]] for n in order]
    begins = begins_of_steps(np.array([one[0] + one[2] for one in found], dtype=np.int64))
    together = [
        np.sum(found[a:b], axis=0).tolist() for a, b in pairwise([*begins.tolist(), len(found)])
    ]
    assert steps(hours, experiment().contrasts[0], "help").tolist() == together

    shown, since, day = None, [0] * 4, -1
    for day in range(9):
        for n in range(24 * day, 24 * day + 24):
            for cell, number in enumerate(
                number for a, b in came.get(n, ()) for number in (b, a - b)
            ):
                since[cell] += number
        if any(24 * day <= n < 24 * day + 24 for n in order) and min(since) >= MINIMUM:
            shown, since = first + timedelta(days=day + 1), [0] * 4
    assert shown_until(hours, "help", ("today", "choice"), MINIMUM) == shown
    half = hours.until(first + timedelta(hours=100))
    assert len(half.begins) == sum(n < 100 for n in order)


def test_what_is_shown_is_of_days_that_are_over(database: Engine) -> None:
    rows = conversations({"today": 0.3, "choice": 0.3}, 300)
    found, run = verdict(database, rows)
    before = found.primary
    OutcomeStore(database).write([outcome("choice", day=DAYS, hour=0, topics=("help",))])
    counts = Counts(database, run.experiment)
    again = judge(counts, run, NOW, MINIMUM).primary
    assert (again.until, again.arms) == (before.until, before.arms)
    assert before.until is not None
    assert before.until <= settled_day(NOW)


def test_goals_in_the_database_are_those_of_the_definitions(database: Engine) -> None:
    rows = [
        outcome("today", stage=stage, topics=topics, went_on=went_on)
        for stage in ("contacted", "engaged", "routed", "committed")
        for topics in ((), ("law",), ("help",), ("human", "law"))
        for went_on in (None, False, True)
    ]
    opened = outcome("today", stage="routed")
    OutcomeStore(database).write([*rows, opened])
    with database.begin() as connection:
        connection.execute(
            update(outcomes).where(outcomes.c.id == opened.id).values(opened=["gb-x"])
        )
        stored = connection.execute(outcomes.select()).all()
    counts = Counts(database, experiment())
    names = [field.name for field in dataclasses.fields(Outcome)]

    def wanted(row: Outcome) -> bool:
        return bool(row.went_on)

    def stopped(row: Outcome) -> bool:
        return row.stage == "committed"

    for goal, definition in (("went_on", wanted), ("desist", stopped), ("help", helped)):
        expected = sum(definition(Outcome(**{n: getattr(row, n) for n in names})) for row in stored)
        assert counts.by_arm(goal)["today"] == Tally(len(stored), expected)


def test_whoever_is_counted_in_the_database_is_who_the_definitions_count(database: Engine) -> None:
    rows = [
        outcome("today", stage=stage, topics=topics)
        for stage in ("contacted", "revealed", "engaged", "committed")
        for topics in ((), ("law",), ("help",))
    ]
    OutcomeStore(database).write(rows)
    with database.begin() as connection:
        stored = connection.execute(outcomes.select()).all()
    names = [field.name for field in dataclasses.fields(Outcome)]
    told = [reached(Outcome(**{name: getattr(row, name) for name in names})) for row in stored]
    counts = Counts(database, experiment())
    for stage in ("revealed", "engaged"):
        expected = sum(stage in stages for stages in told)
        assert counts.by_arm("help", stage)["today"].conversations == expected


def test_a_report_shows_the_figures_of_the_console(database: Engine) -> None:
    found, run = verdict(database, conversations({"today": 0.1, "choice": 0.3}, 500))
    add_up(database, NOW + timedelta(days=14))
    measures = Measures(database)
    views = views_of(measures, run.experiment, synthetic=False)
    text = "\n".join((*report(found, run, views), *readiness_lines(views, "en")))
    share = measures.view(Filter(arm="offer/1/choice")).headline("help", EVERYBODY)
    assert f"choice {share.count} of {share.of} (" in text
    assert "Not answered" in text
    by = views_by(measures, run.experiment, "language", synthetic=False)
    assert set(by["en"]) == set(run.experiment.arms)
    assert text.count(arms_in_words(views, "help")) == 1


def test_the_effect_of_a_factor_is_found_over_all_arms(database: Engine) -> None:
    quarter = {"share": 0.25, "varies": [KEY]}
    goes_on = {"today": 40, "law": 15, "traces": 40, "both": 15}
    rows = [
        outcome(arm, day=number * (DAYS - 2) // 400, went_on=number * 37 % 100 < share)
        for number in range(400)
        for arm, share in goes_on.items()
    ]
    found, run = verdict(
        database,
        rows,
        outcome="went_on",
        arms={"today": {"share": 0.25}, "law": quarter, "traces": quarter, "both": quarter},
        factors={"law": ["law", "both"], "traces": ["traces", "both"]},
    )
    law, traces = found.primary.comparisons
    assert (law.arm, law.found, round(law.difference, 2)) == ("law", True, -0.25)
    assert (traces.arm, traces.found, round(traces.difference, 2)) == ("traces", False, 0)
    assert law.sequence[1] < 0 < traces.sequence[1]
    assert sentence(law, run.experiment, "went_on") == WITH_IT_BETTER
    assert sentence(traces, run.experiment, "went_on") == OPEN


@pytest.mark.parametrize("at_the_end", [0.0, 0.5])
def test_the_look_that_was_planned_finds_what_looks_on_the_way_miss(
    database: Engine, at_the_end: float
) -> None:
    rows = [
        outcome(arm, day=n * (DAYS - 4) // 300, hour=n % 24, went_on=n * 7 % 20 < share)
        for n in range(300)
        for arm, share in (("today", 8), ("choice", 6))
    ]
    stop = {"conversations": 580, "days": 90, "at_the_end": at_the_end}
    found, _ = verdict(database, rows, outcome="went_on", smallest_effect=0.1, stop=stop)
    (comparison,) = found.primary.comparisons
    assert round(comparison.difference, 2) == -0.1
    assert comparison.found is bool(at_the_end)
    assert found.advice == (Advice.FOUND if at_the_end else Advice.LARGE_ENOUGH)


def test_before_the_planned_end_only_the_looks_on_the_way_count(database: Engine) -> None:
    rows = [
        outcome(arm, day=n * (DAYS - 4) // 360, hour=n % 24, went_on=n * 7 % 20 < share)
        for n in range(360)
        for arm, share in (("today", 8), ("choice", 6))
    ]
    stop = {"conversations": 800, "days": 90, "at_the_end": 0.5}
    found, _ = verdict(database, rows, outcome="went_on", smallest_effect=0.1, stop=stop)
    assert found.advice == Advice.GO_ON


def test_the_planned_end_is_the_last_conversation_or_the_last_day(database: Engine) -> None:
    begins = np.array([moment(START + timedelta(hours=hour)) for hour in range(100)])
    lines = np.zeros((100, len(NUMBERS)), dtype=np.int64)
    lines[:, list(NUMBERS).index("messaged")] = 1
    hours = Hours(begins, {"today": lines, "choice": lines})
    hour = START.replace(minute=0, second=0, microsecond=0)

    def end(**stop: int) -> datetime | None:
        return planned_end(hours, experiment(stop=stop), START)

    assert end(conversations=100, days=90) == hour + timedelta(hours=50)
    assert end(conversations=101, days=90) == hour + timedelta(hours=51)
    assert end(conversations=150, days=2) == START + timedelta(days=2)
    assert end(conversations=300, days=90) is None
    assert planned_end(Hours(begins[:0], {}), experiment(), START) is None


def test_the_usual_test_is_the_one_of_the_books() -> None:
    """Chi-squared without correction of 30 of 100 against 45 of 100: 4.8, so that p is 0.028."""
    assert differ(Tally(100, 30), Tally(100, 45), 0.03)
    assert not differ(Tally(100, 30), Tally(100, 45), 0.025)
    assert not differ(Tally(0, 0), Tally(100, 45), 0.05)
    assert not differ(Tally(100, 0), Tally(100, 0), 0.05)
