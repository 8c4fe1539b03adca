"""One experiment: what it takes in plain words, what its arms say, start, stop, its registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Engine
from starlette.routing import Route

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.own import todays
from bot.campaigns.experiments.runs import State
from bot.campaigns.experiments.size import Traffic, in_words, plan
from bot.campaigns.experiments.wordings import check_wordings
from bot.commands.experiment_plan import FOLDER, campaigns_of, planned, register
from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.editing.examples import filled
from bot.console.editing.material import Material
from bot.console.editing.sentences import Said
from bot.console.goals import GOAL_TITLES, MEANINGS
from bot.console.limits import Limits
from bot.console.locales import later
from bot.console.page import Visit
from bot.console.pieces import Text
from bot.console.site import Done, Given, NothingThereError, Site, attached
from bot.logs import log_failure
from bot.settings import ConfigurationError
from bot.words import Variation

LONGEST_REASON = 160

NO_CAMPAIGN = later(
    "No campaign takes part yet: choose this experiment in the form of a campaign first."
)
OVER = later("It is over. Change it under Your content, and it becomes a new version.")
ALREADY = later("It has been stopped already.")
NO_SUCH = later("There is no experiment of this name.")
NO_FILE = later("The pre-registration is not on this machine.")


@dataclass(frozen=True, slots=True)
class Side:
    """An arm as it is read: its share of the visitors, and what it says."""

    name: str
    share: float
    texts: tuple[Text, ...]


class ExperimentPage:
    """The pages.

    Args:
        material: what there is.
        engine: the outcome database.
    """

    def __init__(self, material: Material, engine: Engine) -> None:
        self._material = material
        self._limits = Limits(material)
        self._engine = engine

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        show, path = site.show("trial.html", self.build), "/experiments/{key}"
        return [
            site.get(path, Role.VIEWER, show),
            site.file(f"{path}/registration", Role.VIEWER, self.registration),
            site.post(f"{path}/start", Role.REVIEWER, self.start, show),
            site.post(f"{path}/stop", Role.REVIEWER, self.stop, show),
        ]

    def build(self, visit: Visit) -> dict[str, Any]:
        """The page of one experiment.

        Raises:
            NothingThereError: there is no such experiment.
        """
        return {
            **self._values(visit.path["key"], visit.language),
            "may_start": visit.account.role.may(Role.REVIEWER)
            and self._limits.may_change(visit.account, "experiment", visit.path["key"]),
            "longest": LONGEST_REASON,
        }

    def start(self, visit: Visit, form: Form) -> Done:
        """Start it, or go on after a pause."""
        key = visit.path["key"]
        self._start(key)
        return Done(f"/experiments/{key}?told=started", f"started experiment {key}")

    def stop(self, visit: Visit, form: Form) -> Done:
        """End it for good.

        Raises:
            ConfigurationError: it was never started, or is over.
        """
        key, runs = visit.path["key"], self._material.runs
        reason = " ".join(form.get("reason", "").split())[:LONGEST_REASON]
        reason, run = reason or f"stopped by {visit.account.name}", runs.find(key)
        if run is None or not runs.stop(run.experiment, reason, datetime.now(UTC)):
            raise ConfigurationError(ALREADY)
        return Done(f"/experiments/{key}?told=stopped", f"stopped experiment {key}")

    def registration(self, visit: Visit) -> Given:
        """The pre-registration as a file, as it was written at the start."""
        run = self._material.runs.find(visit.path["key"])
        if run is None:
            raise ConfigurationError(NO_SUCH)
        name = f"{run.experiment.id}-{run.experiment.version}.md"
        try:
            text = (self._material.settings.home / FOLDER / name).read_text(encoding="utf-8")
        except OSError:
            raise ConfigurationError(NO_FILE) from None
        answer = attached(name, text, "text/markdown")
        return Given(answer, f"registration {run.experiment.id}")

    def _start(self, key: str) -> None:
        """Start it.

        Raises:
            ConfigurationError: says what stands in the way.
        """
        self._material.refresh()
        experiment = self._material.experiments().get(key)
        if experiment is None:
            raise ConfigurationError(NO_SUCH)
        settings, words = self._material.settings, self._material.library.words
        known = self._material.runs.find(key, experiment.version)
        if known is not None and known.state == State.STOPPED:
            raise ConfigurationError(OVER)
        if not campaigns_of(settings, experiment):
            raise ConfigurationError(NO_CAMPAIGN)
        if problem := next(check_wordings(experiment, words), None):
            raise ConfigurationError(problem)
        now = datetime.now(UTC)
        self._material.runs.start(experiment, words, now)
        try:
            register(settings, self._engine, experiment, words, now)
        except OSError as error:  # it runs, and the database holds all that is shown
            log_failure("a pre-registration could not be written", error)

    def _values(self, key: str, language: str) -> dict[str, Any]:
        self._material.refresh()
        run = self._material.runs.find(key)
        experiment = self._material.experiments().get(key) or (run.experiment if run else None)
        if experiment is None:
            raise NothingThereError(NO_SUCH)
        settings = self._material.settings
        try:
            campaigns = campaigns_of(settings, experiment)
        except ConfigurationError:
            campaigns = []
        now, nothing = datetime.now(UTC), plan(experiment, Traffic(0, 0, 1))
        made = planned(settings, self._engine, experiment, now) if campaigns else nothing
        is_newer = run is not None and run.experiment.version < experiment.version
        state = "" if run is None or is_newer else run.state
        return {
            "experiment": experiment,
            "goal": GOAL_TITLES[experiment.outcome],
            "meaning": MEANINGS[experiment.outcome],
            "run": None if is_newer else run,
            "state": state,
            "campaigns": campaigns,
            "plan": [Said(*one) for one in in_words(experiment, made)],
            "sides": self._sides(experiment, language),
            "can_be_changed": key in self._material.experiments(),
        }

    def _sides(self, experiment: Experiment, language: str) -> list[Side]:
        """The arms beside each other, in the operator's language."""
        words = self._material.library.words
        fill = partial(filled, self._material, language=language)
        sides = []
        for name, arm in experiment.arms.items():
            said: list[Variation] = []
            for key in experiment.varied:
                every = words.variations(key, language)
                own = [one for one in every if one.arm == experiment.label(name)]
                said += own or todays(words, key, language)
            texts = tuple(Text.of(one, language, fill=fill) for one in said)
            sides.append(Side(name, arm.share, texts))
        return sides
