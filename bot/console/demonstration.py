"""A demonstration at one click: four months of made-up conversations, in a database of their own.

It is the database that `second-thought simulate` fills, too. Nothing there can be counted: real figures
come from another file, and every row is marked as synthetic.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Lock

from sqlalchemy import delete, select

from bot.campaigns.experiments.experiment import Experiment, read_experiments
from bot.campaigns.experiments.runs import Runs
from bot.console.figures import MADE_UP, Figures, made_up_figures
from bot.outcomes.outcome import Outcome
from bot.outcomes.paths import path_of
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import metadata, outcomes
from bot.settings import ConfigurationError, Settings
from bot.words import Words

DAYS = 126
CAMPAIGNS = {"demo-en": 40, "demo-de": 26, "demo-fr": 21, "demo-it": 9, "demo-es": 13, "demo-ru": 4}
"""Conversations a day, on average; invented."""

COUNTRIES = {
    "en": ("GB", "IE", "US", "CA", None),
    "de": ("DE", "AT", "CH", None),
    "fr": ("FR", "BE", "CH", None),
    "it": ("IT", "IT", "CH", None),
    "es": ("ES", "ES", "US", None),
    "ru": ("KZ", "UA", "MD", None),
}
STAGES = ("contacted", "revealed", "engaged", "informed", "routed", "committed")
TOPICS = ("law", "risk", "harm", "figures", "help", "claim_choice", "claim_legal", "signs")
DANGERS = ("minor", "concern", "distress", "exploitation")
RESOURCE = "int-education-1"
GOALS = ("desist", "help")


class Demonstration:
    """Makes it and takes it away.

    Args:
        settings: in whose home it lies.
        words: that an experiment of it shows.
    """

    def __init__(self, settings: Settings, words: Words) -> None:
        self._settings = settings
        self._words = words
        self._one_at_a_time = Lock()
        self.figures: Figures = made_up_figures(settings)
        self._exists = not self.figures.is_empty()

    def exists(self) -> bool:
        """Whether there is anything to look at."""
        return self._exists

    def make(self) -> None:
        """Fill the database, if nothing is in it; takes some seconds."""
        with self._one_at_a_time:
            if not self.figures.is_empty():
                self._exists = True
                return
            write_campaigns(self._settings)
            self._fill(datetime.now(UTC))
            self._exists = True

    def remove(self) -> None:
        """Delete all of it.

        Raises:
            ConfigurationError: the outcomes of real visitors lie there.
        """
        with self._one_at_a_time, self.figures.engine.begin() as connection:
            real = select(outcomes.c.id).where(outcomes.c.synthetic.is_(False)).limit(1)
            if connection.execute(real).first() is not None:
                raise ConfigurationError("There are outcomes of real visitors in this folder.")
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
            self._exists = False
        shutil.rmtree(self._settings.home / MADE_UP / "campaigns", ignore_errors=True)

    def _fill(self, now: datetime) -> None:
        """Write conversations up to the day before yesterday, and add up the weeks that are over.

        The first experiment whose goal is made up, too, is run, so that its page shows how one goes.
        """
        chance, figures = random.Random(11), self.figures  # noqa: S311  invented, always the same
        found, _ = read_experiments(self._settings.experiments)
        experiment = next((one for one in found.values() if one.outcome in GOALS), None)
        if experiment is not None:
            Runs(figures.engine).start(experiment, self._words, now - timedelta(days=DAYS + 1))
        made = list(made_up(chance, now, DAYS, experiment))
        opened = [
            (outcome.id, RESOURCE)
            for outcome in made
            if outcome.stage in STAGES[4:] and chance.random() < 0.5
        ]
        OutcomeStore(figures.engine).write(made, opened)
        figures.add_up()


def write_campaigns(settings: Settings) -> None:
    """Files of the made-up campaigns, so that their page knows them."""
    folder = settings.home / MADE_UP / "campaigns"
    folder.mkdir(parents=True, exist_ok=True)
    for name in CAMPAIGNS:
        text = f"id: {name}\nlanguage: {name[-2:]}\nnote: Made up.\n"
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def made_up(
    chance: random.Random, now: datetime, days: int, experiment: Experiment | None = None
) -> Iterator[Outcome]:
    """Invented conversations of so many days, the oldest first, all marked as synthetic."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    arms = [experiment.label(arm) for arm in experiment.arms] if experiment else [None]
    for day in range(days, 2, -1):
        for campaign, usual in CAMPAIGNS.items():
            for number in range(max(0, round(chance.gauss(usual, usual / 3)))):
                name, moment = f"{campaign}-{day}-{number}", hour - timedelta(days=day)
                yield one_outcome(chance, name, campaign, moment, chance.choice(arms))


def one_outcome(
    chance: random.Random, name: str, campaign: str, hour: datetime, arm: str | None = None
) -> Outcome:
    """An invented conversation."""
    language = campaign[-2:]
    stage = chance.choices(STAGES, (8, 22, 30, 24, 10, 6))[0]
    depth = STAGES.index(stage)
    ruler = chance.random() < 0.15 * depth
    before = chance.randint(0, 9) if ruler else None
    danger = (chance.choice(DANGERS),) if chance.random() < 0.06 else ()
    mistaken = random.Random(name).random() < 0.2  # noqa: S311  invented
    topics = chance.sample(TOPICS, min(depth, 3))
    course = chance.choice((0, 1, 2, 4, 6, 6)) if depth > 1 and chance.random() < 0.3 else None
    if course is not None:
        topics.append("course")
    return Outcome(
        id=name,
        hour=hour,
        campaign=campaign,
        channel=chance.choices(("web", "sms", "telegram"), (6, 2, 2))[0],
        language=language,
        country=chance.choice(COUNTRIES[language]),
        arm=arm,
        turns=1 + depth + chance.randint(0, 3),
        stage=stage,
        ending="safety"
        if danger and not mistaken
        else chance.choices(("left", "completed", "opted_out"), (7, 2, 1))[0],
        topics=tuple(sorted(topics)),
        safety=() if mistaken else danger,
        taken_back=danger if mistaken else (),
        readiness_before=before,
        readiness_after=min(10, before + chance.randint(0, 3)) if before is not None else None,
        offered=("gb-crisis-1",) if danger else (),
        not_understood=chance.choices((0, 1, 2), (8, 2, 1))[0],
        path=path_of(topics),
        course=course,
        synthetic=True,
    )
