"""What an experiment will take, and its pre-registration."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.campaigns.current import current_campaigns
from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.registration import registration
from bot.campaigns.experiments.size import Plan, in_words, plan, traffic
from bot.settings import Settings
from bot.words import Words

FOLDER = "registrations"
"""Of the home folder."""


def campaigns_of(settings: Settings, experiment: Experiment) -> list[str]:
    """Ids of the campaigns that name an experiment."""
    every = current_campaigns(settings)
    return sorted(one.id for one in every if one.experiment == experiment.id)


def planned(settings: Settings, engine: Engine, experiment: Experiment, now: datetime) -> Plan:
    """What an experiment takes, by the traffic of the campaigns that name it."""
    campaigns = campaigns_of(settings, experiment)
    return plan(experiment, traffic(engine, campaigns, experiment.outcome, now))


def plan_lines(
    settings: Settings, engine: Engine, experiment: Experiment, now: datetime
) -> Iterator[str]:
    """A plan in lines for the terminal."""
    named = campaigns_of(settings, experiment)
    yield experiment.question
    if named:
        yield f"Campaigns: {', '.join(named)}."
    else:
        yield f"No campaign names it yet; write 'experiment: {experiment.id}' into one."
    for sentence, values in in_words(experiment, planned(settings, engine, experiment, now)):
        yield sentence % values


def register(
    settings: Settings, engine: Engine, experiment: Experiment, words: Words, now: datetime
) -> tuple[Path, str]:
    """Write the pre-registration, once; the file and its hash.

    One that is there already is left as it is: it was written before anybody was asked.
    """
    folder = settings.home / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"{experiment.id}-{experiment.version}.md"
    if not file.exists():
        campaigns = campaigns_of(settings, experiment)
        made = planned(settings, engine, experiment, now)
        text = registration(experiment, words, campaigns, made, now)
        file.write_text(text, encoding="utf-8")
    return file, hashlib.sha256(file.read_bytes()).hexdigest()
