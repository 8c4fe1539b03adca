"""The pre-registration says everything that was fixed, and the flow everything that happened then."""

from __future__ import annotations

import dataclasses
import datetime as dt

from sqlalchemy import Engine, insert

from bot.campaigns.experiments.flow import flow
from bot.campaigns.experiments.registration import OUTCOMES, registration
from bot.campaigns.experiments.size import Traffic, plan
from bot.campaigns.experiments.wordings import digest
from bot.commands.experiment_report import flow_lines
from bot.outcomes.measures import Measures
from bot.outcomes.noise import MOST
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Filter
from bot.outcomes.sums import add_up
from bot.outcomes.tables import displays
from tests.campaigns.experiments.examples import KEY, experiment, words
from tests.campaigns.experiments.test_verdict import NOW, START, database, outcome, verdict

__all__ = ["database"]


def test_what_was_fixed_is_said() -> None:
    one, said_words = experiment(outcome="went_on", holdout=0.1), words()
    text = registration(one, said_words, ["leeds"], plan(one, Traffic(0, 0, 1)), NOW)
    for part in (
        digest(one, said_words),
        one.question,
        *OUTCOMES.values(),
        "`choice` and `today`; it is expected to be lower",
        "after 2,000 conversations, or after 90 days",
        "safety (tolerance 0.02), opted_out (tolerance 0)",
        "Visitors of the campaigns: leeds.",
        "`holdout`",
        "> It is your decision. Shall I show you?",
        "## Analysis plan",
    ):
        assert part in text, part
    for question in range(1, 9):
        assert f"[{question}]" in text, "a question of AsPredicted is not answered"


def test_a_factor_is_registered_as_compared_over_all_arms() -> None:
    quarter = {"share": 0.25, "varies": [KEY]}
    one = experiment(
        arms={"today": {"share": 0.25}, "law": quarter, "traces": quarter, "both": quarter},
        factors={"law": ["law", "both"], "traces": ["traces", "both"]},
    )
    text = registration(one, words(), [], plan(one, Traffic(0, 0, 1)), NOW)
    assert "Factor `law`: the share of `help` differs between all who are in an arm with it" in text
    assert "(`law`, `both`) and all who are in one without (`today`, `traces`)" in text
    assert "| today | 0.25 |" in text
    assert "Each factor is compared over all arms" in text


def test_the_same_start_gives_the_same_text() -> None:
    one = experiment()
    made = plan(one, Traffic(0, 0, 1))
    assert registration(one, words(), [], made, NOW) == registration(one, words(), [], made, NOW)


def test_the_flow_goes_from_the_display_to_the_arms(database: Engine) -> None:
    did = [("revealed", 1, False)] * 40 + [("engaged", 2, False)] * 30 + [("engaged", 2, True)] * 26
    rows = [
        outcome(arm, day=1 + number % 17, stage=stage, turns=turns, went_on=went_on)
        for arm in ("today", "choice")
        for number, (stage, turns, went_on) in enumerate(did)
    ]
    outside = [dataclasses.replace(outcome("today", day=2), arm=None) for _ in range(20)]
    elsewhere = [dataclasses.replace(outcome("x"), arm=None, campaign="another") for _ in range(50)]
    rows += [*outside, *elsewhere]
    found, run = verdict(database, rows, outcome="went_on")
    assert found.primary.until is not None
    hours = [{"campaign": rows[0].campaign, "hour": rows[0].hour, "number": 900}]
    hours.append({"campaign": "another", "hour": rows[0].hour, "number": 70})
    with database.begin() as connection:
        connection.execute(insert(displays), hours)
    hours = [
        {"campaign": rows[0].campaign, "hour": rows[0].hour - dt.timedelta(30), "number": 5000}
    ]
    with database.begin() as connection:
        connection.execute(insert(displays), hours)
    add_up(database, NOW)
    measures = Measures(database)
    shown = flow(measures, run, synthetic=False)
    assert shown.displayed == 900, "what came before the start, or elsewhere, is not counted"
    covered = measures.covered(Filter())
    assert covered is not None
    over = [row for row in rows if row.campaign != "another" and row.hour.date() <= covered[1]]
    parts = len(list(Period.within(Period.of(Kind.WEEK, START.date()).since, covered[1])))
    assert abs((shown.came or 0) - len(over)) <= MOST * parts
    assert abs((shown.outside or 0) - 20) <= MOST * parts
    (line,) = [one for one in flow_lines(shown, {}) if "notice" in one]
    assert line.endswith("900")


def test_few_people_are_not_shown_in_the_flow(database: Engine) -> None:
    rows = [outcome(arm, went_on=n < 4) for arm in ("today", "choice") for n in range(12)]
    _, run = verdict(database, rows, outcome="went_on")
    add_up(database, NOW)
    shown = flow(Measures(database), run, synthetic=False)
    assert shown.displayed is None
    assert abs((shown.came or 0) - 24) <= MOST
    assert shown.outside is None
