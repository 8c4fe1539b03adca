"""Readiness by arm: right, rounded, and never about a few people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.campaigns.experiments import readiness as by_arm
from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.readiness import readiness_by_arm
from bot.commands.experiment_report import readiness_lines, report
from bot.console.goals import MEANINGS
from bot.console.locales import interface_languages, translations
from bot.console.readiness import READINESS, TABLES
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from tests.campaigns.experiments.examples import experiment
from tests.campaigns.experiments.test_verdict import (
    DAYS,
    MINIMUM,
    NOW,
    conversations,
    outcome,
    verdict,
)

ARMS = ("today", "choice")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def answers(number: int, before: int | None, after: int | None, day: int = 3) -> list[Outcome]:
    """As many of each arm with these answers."""
    return [
        outcome(arm, day=day, readiness_before=before, readiness_after=after)
        for arm in ARMS
        for _ in range(number)
    ]


def shown(database: Engine, rows: list[Outcome]) -> dict[str, by_arm.Readiness]:
    OutcomeStore(database).write(rows)
    found = readiness_by_arm(Counts(database, experiment()), experiment(), NOW, MINIMUM)
    return {one.table.name: one for one in found}


def test_shares_are_of_those_who_answered(database: Engine) -> None:
    rows = answers(40, None, None) + answers(12, 2, None) + answers(18, 5, 7)
    rows += answers(14, 8, 8) + answers(16, 9, 4)
    found = shown(database, rows)
    for arm in ARMS:
        assert found["answered"].arms[arm].people == 100
        assert found["answered"].arms[arm].shares == {"answered": 0.6}
        assert found["before"].arms[arm].people == 60
        assert found["before"].arms[arm].shares == {"low": 0.2, "middle": 0.3, "high": 0.5}
        assert found["change"].arms[arm].people == 48
        shares = found["change"].arms[arm].shares
        assert shares == {"lower": 16 / 48, "same": 14 / 48, "higher": 18 / 48}


def test_a_table_with_a_few_people_in_a_cell_is_not_shown(database: Engine) -> None:
    rows = answers(40, None, None) + answers(9, 2, None) + answers(20, 5, None)
    rows += answers(20, 8, None)
    found = shown(database, rows)
    assert set(found["answered"].arms) == set(ARMS)
    assert (found["before"].until, found["before"].arms) == (None, {})
    assert found["change"].arms == {}


def test_a_later_look_tells_of_no_few_people(database: Engine) -> None:
    first = shown(database, answers(40, None, None) + answers(20, 5, None))["answered"]
    again = shown(database, answers(40, None, None, day=5) + answers(9, 5, None, day=5))
    assert again["answered"] == first
    last = shown(database, answers(1, 5, None, day=6))["answered"]
    assert last.arms["today"].people == 110
    assert first.until is not None
    assert last.until == first.until + timedelta(days=3)


def test_what_is_shown_is_of_days_that_are_over(database: Engine) -> None:
    rows = answers(40, None, None, day=DAYS) + answers(20, 5, None, day=DAYS)
    found = shown(database, rows)["answered"]
    assert found.until is None


def test_made_up_answers_are_counted_apart(database: Engine) -> None:
    rows = [
        outcome(arm, readiness_before=before, synthetic=True)
        for arm in ARMS
        for before in (None, 5)
        for _ in range(20)
    ]
    assert shown(database, rows)["answered"].arms == {}
    made_up = Counts(database, experiment(), synthetic=True)
    found = readiness_by_arm(made_up, experiment(), NOW, MINIMUM)
    assert found[0].arms["today"].people == 40


def test_every_table_and_answer_has_words() -> None:
    for table in by_arm.TABLES:
        assert table.name in TABLES
        assert set(table.cells[1:]) <= set(READINESS)


@pytest.mark.parametrize("language", interface_languages())
def test_the_terminal_says_it_in_every_language(database: Engine, language: str) -> None:
    rows = conversations({"today": 0.3, "choice": 0.3}, 200)
    judged, run = verdict(database, [*rows, *answers(40, None, None), *answers(20, 5, None)])
    said = translations(language).gettext
    lines = "\n".join(report(judged, run, language))
    assert all(said(meaning) in lines for meaning in MEANINGS.values())
    found = readiness_by_arm(Counts(database, experiment()), experiment(), NOW, MINIMUM)
    told = "\n".join(readiness_lines(found, language))
    assert said(TABLES["answered"]) in told
    for part in found[0].arms.values():
        share = part.shares["answered"]
        about = round(part.people, -1)
        assert f"{said(READINESS['answered'])} {share:.0%}, of about {about}" in told
    assert told.count("too few people yet") == 2
