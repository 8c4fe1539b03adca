"""Where a page's numbers come from: the real outcomes, or those of the simulator, never both."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from bot.campaigns.experiments.arm_hours import roll_up
from bot.campaigns.experiments.figures import judged
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
        """The selection with a period: the usual one where it has none."""
        usual = self.measures.usual(synthetic=self.is_demonstration)
        return selection.of_period(selection.period or usual)

    def is_empty(self) -> bool:
        """Whether nobody's conversation is in the database."""
        with self.engine.connect() as connection:
            return connection.execute(select(outcomes.c.id).limit(1)).first() is None

    def add_up(self) -> None:
        """Add up the weeks that are over by now; a failure is logged, and tried again later."""
        try:
            now = datetime.now(UTC)
            roll_up(self.engine, now)
            # Verdicts are worked out before somebody looks.
            deque(judged(self.measures, now, self.minimum, synthetic=self.is_demonstration), 0)
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
