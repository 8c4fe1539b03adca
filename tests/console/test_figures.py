"""Experiments are judged once an hour, and at once when one was started, paused or stopped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.campaigns.experiments import figures as experiments
from bot.campaigns.experiments.runs import Runs
from bot.console.figures import real_figures
from bot.outcomes.database import open_database
from bot.settings import Settings
from tests.campaigns.experiments.examples import experiment, words


def test_an_experiment_is_judged_once_an_hour_and_when_its_state_changes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgements = []

    def counted(*arguments: Any) -> object:
        judgements.append(arguments)
        return object()

    monkeypatch.setattr(experiments, "judge", counted)
    hour = datetime.now(UTC)
    monkeypatch.setattr("bot.console.figures.settled_hour", lambda now: hour)
    engine = open_database(settings.database)
    runs, figures = Runs(engine), real_figures(settings, engine)
    runs.start(experiment(), words(), hour - timedelta(days=3))
    with ThreadPoolExecutor(4) as several:
        shown = list(several.map(lambda _: figures.judged(), range(8)))
    figures.add_up()
    assert all(one == shown[0] for one in shown)
    assert len(judgements) == 1
    runs.stop(experiment(), "enough", hour)
    assert figures.judged()[0][0].reason == "enough"
    hour += timedelta(hours=1)
    figures.judged()
    assert len(judgements) == 3
