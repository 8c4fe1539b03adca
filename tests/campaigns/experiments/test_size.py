"""How many conversations it takes, by the campaigns' own traffic, and said in plain words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.size import Plan, Traffic, in_words, plan, traffic, two_sided_size
from bot.console.locales import texts
from bot.outcomes.store import OutcomeStore
from tests.campaigns.experiments.examples import KEY, experiment
from tests.campaigns.experiments.test_verdict import NOW, database, outcome

__all__ = ["database"]

NOTHING = Traffic(0, 0, 1)
QUARTER = {"share": 0.25, "varies": [KEY]}
FOUR = {"today": {"share": 0.25}, "law": QUARTER, "traces": QUARTER, "both": QUARTER}


def test_the_size_is_the_one_of_the_books() -> None:
    """Fleiss, Levin and Paik (2003), table A.4, without the correction: 5 % error, 80 % power."""
    assert two_sided_size(0.1, 0.15) == pytest.approx(2 * 683, abs=2)
    assert two_sided_size(0.3, 0.4) == pytest.approx(2 * 353, abs=5)
    assert two_sided_size(0.3, 0.4, share=0.2) > two_sided_size(0.3, 0.4)


def test_before_there_are_own_conversations_a_share_is_assumed() -> None:
    made = plan(experiment(outcome="went_on", smallest_effect=0.1), NOTHING)
    assert (made.is_own, made.share, made.wanted, made.each_day) == (
        False,
        0.4,
        0.30000000000000004,
        None,
    )
    assert made.at_most == 2 * made.one_look
    stop = {"conversations": 900, "days": 90, "at_the_end": 0.5}
    half = plan(experiment(outcome="went_on", smallest_effect=0.1, stop=stop), NOTHING)
    assert half.at_most == pytest.approx(1.5 * made.one_look, abs=1)
    assert made.days(made.one_look) is None


def in_english(one: Experiment, made: Plan) -> list[str]:
    """A plan in sentences, all of which the console can translate."""
    said = list(in_words(one, made))
    assert {sentence for sentence, _ in said} <= {*texts("said_elsewhere")["plan"]}
    return [sentence % values for sentence, values in said]


def test_own_conversations_tell_the_share_and_the_days() -> None:
    made = plan(experiment(outcome="help"), Traffic(560, 56, 56))
    assert (made.is_own, made.share, made.wanted) == (True, 0.1, pytest.approx(0.15))
    assert made.one_look == pytest.approx(1366, abs=2)
    assert made.days(1366) == 137
    said = " ".join(in_english(experiment(outcome="help"), made))
    assert "10 in 100 become 15" in said
    assert "share is that of your campaigns of late" in said
    assert "about 10 a day: that is 137 to 274 days" in said


def test_crossed_factors_need_hardly_more_than_one_and_arms_beside_each_other_do() -> None:
    one = plan(experiment(), NOTHING).one_look
    beside = plan(experiment(arms=FOUR), NOTHING).one_look
    factors = {"law": ["law", "both"], "traces": ["traces", "both"]}
    both = plan(experiment(arms=FOUR, factors=factors), NOTHING).one_look
    assert one < both < 1.3 * one
    assert beside > 2 * both


def test_a_stop_that_comes_too_early_is_said() -> None:
    said = in_english(
        experiment(stop={"conversations": 100, "days": 3}), plan(experiment(), Traffic(280, 28, 56))
    )
    assert any("over at 100 conversations" in line for line in said)
    assert any("over after 3 days" in line for line in said)


def test_traffic_is_that_of_the_campaigns_and_of_the_last_weeks(database: Engine) -> None:
    rows = [
        outcome("today", day=day, went_on=day % 4 == 0) for day in range(1, 17) for _ in range(5)
    ]
    rows += [outcome("today", day=3, campaign="another", went_on=True)]
    rows += [outcome("today", day=3, went_on=None), outcome("today", day=3, synthetic=True)]
    rows += [outcome("today", day=-90, went_on=True)]
    OutcomeStore(database).write(rows)
    came = traffic(
        database, [rows[0].campaign], "went_on", NOW.replace(hour=12) + timedelta(days=1)
    )
    assert (came.conversations, came.successes) == (80, 20)
    assert came.days == 19
    assert traffic(database, [], "went_on", NOW) == NOTHING
