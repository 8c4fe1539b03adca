"""The experiments that run in this process: who gets which arm, and when one has to pause."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.campaigns.experiments.assignment import assign
from bot.campaigns.experiments.counts import Counts, settled_hour, steps
from bot.campaigns.experiments.experiment import Contrast, Experiment, GuardRail
from bot.campaigns.experiments.inference import exceeds
from bot.campaigns.experiments.runs import Runs, State
from bot.campaigns.experiments.wordings import digest
from bot.logs import log, log_failure
from bot.words import Words

REFRESH_SECONDS = 60.0


class RunningExperiments:
    """Reads the register again and again, because operators start and stop from elsewhere.

    Args:
        engine: the outcome database.
        words: what this process says.
        key: of the draw.
        synthetic: whether the conversations are the simulator's.
        now: the time.
    """

    def __init__(
        self,
        engine: Engine,
        words: Words,
        key: bytes,
        *,
        synthetic: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._runs = Runs(engine)
        self._words = words
        self._key = key
        self._synthetic = synthetic
        self._now = now
        self._active: Mapping[str, Experiment] = {}
        self._started: Mapping[str, str] = {}
        self._examined: dict[str, datetime] = {}
        self._task: asyncio.Task[None] | None = None

    def arm(self, experiment_id: str | None, person: str, conversation: str) -> str | None:
        """The label of a new conversation's arm; none when the experiment does not run.

        Args:
            experiment_id: which the campaign names.
            person: the pseudonym.
            conversation: the random id of the outcome.
        """
        experiment = self._active.get(experiment_id or "")
        if experiment is None:
            return None
        unit = person if experiment.unit == "person" else conversation
        return experiment.label(assign(experiment, self._key, unit))

    def say(self, words: Words) -> None:
        """From now on this process says these words; an experiment on others gives no arms any more."""
        self._words = words
        self._active = {
            name: experiment
            for name, experiment in self._active.items()
            if self._started.get(name) == digest(experiment, words)
        }

    async def start(self) -> None:
        """Take up what runs, and look again every minute."""
        await self._refresh()
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def look(self) -> None:
        """Pause what breaks a guard rail, and find out what runs; waits for the database."""
        active, started = {}, {}
        for run in self._runs.all():
            if run.state != State.RUNNING:
                continue
            experiment = run.experiment
            if run.digest != digest(experiment, self._words):
                # Its words are no longer those that were started: everybody gets the default.
                log("the words of a running experiment were changed", level=logging.ERROR)
                continue
            broken = self._broken_rail(experiment)
            if broken is None:
                active[experiment.id] = experiment
                started[experiment.id] = run.digest
            elif self._runs.pause(experiment, broken, self._now()):
                log("an experiment broke a guard rail and was paused", level=logging.WARNING)
        self._active, self._started = active, started

    def _broken_rail(self, experiment: Experiment) -> str | None:
        """Examined once an hour, because only whole hours count."""
        until = settled_hour(self._now())
        if self._examined.get(experiment.id) == until:
            return None
        self._examined[experiment.id] = until
        counts = Counts(self._engine, experiment, synthetic=self._synthetic)
        return broken_rail(counts, experiment, until)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(REFRESH_SECONDS)
            await self._refresh()

    async def _refresh(self) -> None:
        try:
            await asyncio.to_thread(self.look)
        except (SQLAlchemyError, ValueError) as error:  # no database, or a register we cannot read
            log_failure("the experiments could not be looked up", error)


def broken_rail(counts: Counts, experiment: Experiment, until: datetime) -> str | None:
    """The guard rail that is broken, as a sentence.

    Each rail of each arm may sound a false alarm with the probability `error` of the stop rule, over
    all looks: a pause costs little, a harm overlooked costs more.
    """
    for rail in experiment.guard_rails:
        for contrast in experiment.by_arm:
            if _is_broken(counts, experiment, rail, contrast, until):
                return f"guard rail: {rail.measure} in the arm {contrast.name}"
    return None


def _is_broken(
    counts: Counts, experiment: Experiment, rail: GuardRail, contrast: Contrast, until: datetime
) -> bool:
    came = steps(counts.by_hour(until), contrast, rail.measure)
    evidence = exceeds(came, contrast.share, experiment.smallest_effect, rail.tolerance)
    return evidence >= math.log(1 / experiment.stop.error)
