"""Where a page's numbers come from: the real outcomes, or those of the simulator, never both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from bot.campaigns.experiments.arm_hours import roll_up
from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.runs import Runs
from bot.campaigns.experiments.verdict import judge
from bot.console.filters import Selection
from bot.logs import log_failure
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.sums import add_up
from bot.outcomes.tables import outcomes
from bot.settings import Settings

EVERY = 3600
"""Seconds after which the console looks whether another week is over."""


MADE_UP = "simulation"
"""Folder in the home folder, of `second-thought simulate` and of the demonstration."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures and the database that they come from."""

    engine: Engine
    measures: Measures
    campaigns: Path
    minimum: int
    is_demonstration: bool

    def choices(self) -> dict[str, list[str]]:
        """What the filters can be set to."""
        return self.measures.choices(self.is_demonstration)

    def shown(self, selection: Selection) -> Selection:
        """What is looked at: without a period, the usual one."""
        usual = self.measures.usual(synthetic=self.is_demonstration)
        return selection.of_period(selection.period or usual)

    def is_empty(self) -> bool:
        """Whether nobody's conversation is in the database."""
        with self.engine.connect() as connection:
            return connection.execute(select(outcomes.c.id).limit(1)).first() is None

    def add_up(self) -> None:
        """Add up the weeks that are over by now; a failure is logged, and tried again later."""
        try:
            self._judge(datetime.now(UTC))
            add_up(self.engine)
        except Exception as error:  # noqa: BLE001  the pages show what was added up before
            log_failure("figures were not added up", error)

    def _judge(self, now: datetime) -> None:
        """Sum up what experiments count, and work their verdicts out before somebody looks."""
        roll_up(self.engine, now)
        for run in Runs(self.engine).all():
            counts = Counts(self.engine, run.experiment, synthetic=self.is_demonstration)
            judge(counts, run, now, self.minimum)


def real_figures(settings: Settings, engine: Engine) -> Figures:
    """Of the outcomes of this installation."""
    measures = Measures(engine)
    return Figures(
        engine, measures, settings.campaigns, settings.minimum_cell, is_demonstration=False
    )


def demonstration_figures(settings: Settings) -> Figures | None:
    """Those of made-up visitors, if there are any."""
    if not (settings.home / MADE_UP / "outcomes.sqlite").is_file():
        return None
    figures = made_up_figures(settings)
    if figures.is_empty():
        figures.engine.dispose()
        return None
    return figures


def made_up_figures(settings: Settings) -> Figures:
    """Of the database of made-up visitors, which is begun if there is none."""
    home = settings.home / MADE_UP
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = open_database(f"sqlite:///{home / 'outcomes.sqlite'}")
    measures = Measures(engine)
    return Figures(
        engine, measures, home / "campaigns", settings.minimum_cell, is_demonstration=True
    )
