"""Where a page's numbers come from: the real outcomes, or those of the simulator, never both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, select

from bot.campaigns.experiments.arm_hours import roll_up
from bot.campaigns.experiments.counts import settled_hour
from bot.campaigns.experiments.figures import judged
from bot.campaigns.experiments.runs import Run, Runs
from bot.campaigns.experiments.verdict import Verdict
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
    _judged: list[tuple[object, list[tuple[Run, Verdict]]]] = field(default_factory=list)
    _judging: Lock = field(default_factory=Lock)

    def choices(self) -> dict[str, list[str]]:
        """What the filters can be set to."""
        return self.measures.choices(self.is_demonstration)

    def shown(self, selection: Selection) -> Selection:
        """The selection with a period: the usual one where it has none."""
        usual = self.measures.usual(synthetic=self.is_demonstration)
        return selection.of_period(selection.period or usual)

    def is_empty(self) -> bool:
        """Whether nobody's conversation is in the database."""
        with self.engine.connect() as connection:
            return connection.execute(select(outcomes.c.id).limit(1)).first() is None

    def judged(self) -> list[tuple[Run, Verdict]]:
        """What can be said of each experiment that was started.

        Worked out once an hour, because only whole hours count, and by one thread while others wait.
        """
        now = datetime.now(UTC)
        with self._judging:
            stamp = settled_hour(now), Runs(self.engine).all()
            if not self._judged or self._judged[0][0] != stamp:
                made = judged(self.measures, now, self.minimum, synthetic=self.is_demonstration)
                self._judged[:] = [(stamp, list(made))]
            return self._judged[0][1]

    def add_up(self) -> None:
        """Add up the weeks that are over by now; a failure is logged, and tried again later."""
        try:
            roll_up(self.engine, datetime.now(UTC))
            self.judged()  # before somebody looks
            add_up(self.engine)
        except Exception as error:  # noqa: BLE001  the pages show what was added up before
            log_failure("figures were not added up", error)


def real_figures(settings: Settings, engine: Engine) -> Figures:
    """The figures of the outcomes of this installation."""
    measures = Measures(engine)
    return Figures(
        engine, measures, settings.campaigns, settings.minimum_cell, is_demonstration=False
    )


def demonstration_figures(settings: Settings) -> Figures | None:
    """The figures of made-up visitors, if there are any."""
    if not (settings.home / MADE_UP / "outcomes.sqlite").is_file():
        return None
    figures = made_up_figures(settings)
    if figures.is_empty():
        figures.engine.dispose()
        return None
    return figures


def made_up_figures(settings: Settings) -> Figures:
    """The figures of made-up visitors; their database is created if there is none."""
    home = settings.home / MADE_UP
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = open_database(f"sqlite:///{home / 'outcomes.sqlite'}")
    measures = Measures(engine)
    return Figures(
        engine, measures, home / "campaigns", settings.minimum_cell, is_demonstration=True
    )
