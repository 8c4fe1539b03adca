"""The register of experiments that were started: what was asked, what was shown, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, insert, select, update

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.wordings import definition_of, digest, shown
from bot.outcomes.tables import experiment_runs
from bot.settings import ConfigurationError
from bot.words import Words


class State(StrEnum):
    """Where a started experiment stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Run:
    """One started version. `periods` are the times in which its arms were given to visitors."""

    experiment: Experiment
    digest: str
    shown: dict[str, Any]
    state: State
    reason: str
    periods: tuple[tuple[datetime, datetime | None], ...]


class Runs:
    """The table of runs.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Run]:
        """Every run, by name and version."""
        order = (experiment_runs.c.experiment, experiment_runs.c.version)
        with self._engine.connect() as connection:
            rows = connection.execute(select(experiment_runs).order_by(*order)).all()
        return [_run(row) for row in rows]

    def find(self, experiment_id: str, version: int | None = None) -> Run | None:
        """A version's run; the newest when no version is named."""
        runs = [run for run in self.all() if run.experiment.id == experiment_id]
        if version is not None:
            runs = [run for run in runs if run.experiment.version == version]
        return runs[-1] if runs else None

    def start(self, experiment: Experiment, words: Words, now: datetime) -> None:
        """Start a version for the first time, or go on after a pause.

        Raises:
            ConfigurationError: another version runs, or this one was changed or is over.
        """
        for run in self.all():
            if run.experiment.id != experiment.id or run.state == State.STOPPED:
                continue
            if run.experiment.version != experiment.version:
                raise ConfigurationError(
                    f"Version {run.experiment.version} of {experiment.id} is {run.state}; "
                    "stop it first."
                )
        known = self.find(experiment.id, experiment.version)
        if known is None:
            self._insert(experiment, words, now)
        else:
            self._resume(known, experiment, words, now)

    def pause(self, experiment: Experiment, reason: str, now: datetime) -> bool:
        """Give everybody the default words from now on; whether it was running."""
        return self._end_period(experiment, State.PAUSED, reason, now)

    def stop(self, experiment: Experiment, reason: str, now: datetime) -> bool:
        """End it for good; whether it had not been stopped before."""
        return self._end_period(experiment, State.STOPPED, reason, now)

    def _insert(self, experiment: Experiment, words: Words, now: datetime) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                insert(experiment_runs).values(
                    experiment=experiment.id,
                    version=experiment.version,
                    digest=digest(experiment, words),
                    definition=definition_of(experiment),
                    shown=shown(experiment, words),
                    state=State.RUNNING,
                    reason="",
                    periods=[[now.isoformat(), None]],
                )
            )

    def _resume(self, run: Run, experiment: Experiment, words: Words, now: datetime) -> None:
        name = f"{experiment.id}, version {experiment.version},"
        changed = change_after_start(run, experiment, words)
        if changed is not None:
            raise ConfigurationError(changed)
        if run.state == State.RUNNING:
            raise ConfigurationError(f"{name} is running already.")
        if run.state == State.STOPPED:
            raise ConfigurationError(f"{name} is over; write a new version to try again.")
        with self._engine.begin() as connection:
            row = _locked(connection, experiment)
            periods = [*row.periods, [now.isoformat(), None]]
            _change(connection, experiment, state=State.RUNNING, reason="", periods=periods)

    def _end_period(self, experiment: Experiment, state: State, reason: str, now: datetime) -> bool:
        with self._engine.begin() as connection:
            row = _locked(connection, experiment)
            if row is None or row.state in (state, State.STOPPED):
                return False
            periods = [[start, end or now.isoformat()] for start, end in row.periods]
            _change(connection, experiment, state=state, reason=reason, periods=periods)
        return True


def change_after_start(run: Run, experiment: Experiment, words: Words) -> str | None:
    """What to do when a file or a wording was changed after its start; nothing when it was not."""
    if run.digest == digest(experiment, words):
        return None
    return (
        f"{experiment.id}, version {experiment.version}, was changed after its start; undo the change "
        "(second-thought experiment show tells what was started) or write a new version."
    )


def _is(experiment: Experiment) -> ColumnElement[bool]:
    run = experiment_runs.c
    return (run.experiment == experiment.id) & (run.version == experiment.version)


def _locked(connection: Connection, experiment: Experiment) -> Any:
    chosen = select(experiment_runs).where(_is(experiment)).with_for_update()
    return connection.execute(chosen).first()


def _change(connection: Connection, experiment: Experiment, **values: object) -> None:
    connection.execute(update(experiment_runs).where(_is(experiment)).values(**values))


def _run(row: Row[Any]) -> Run:
    return Run(
        experiment=Experiment.model_validate(row.definition),
        digest=row.digest,
        shown=row.shown,
        state=State(row.state),
        reason=row.reason,
        periods=tuple(
            (datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None)
            for start, end in row.periods
        ),
    )
