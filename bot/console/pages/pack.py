"""The evaluation pack as one zip file, for whoever may take figures away."""

from __future__ import annotations

from threading import Lock
from urllib.parse import urlencode

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.figures import Figures
from bot.console.page import Visit
from bot.console.pages.campaigns import amount
from bot.console.reports.pack import zipped_pack
from bot.console.site import Given, Site, attached
from bot.settings import Settings

NAME = "evaluation-pack"


COST = "cost"


class Pack:
    """Writes the pack of the period and filters that the overview shows.

    Args:
        real: figures of this installation.
        made_up: those of made-up visitors.
        settings: whose versions the pack names.
    """

    def __init__(self, real: Figures, made_up: Figures, settings: Settings) -> None:
        self._real = real
        self._made_up = made_up
        self._settings = settings
        self._one_at_a_time = Lock()

    def routes(self, site: Site) -> list[Route]:
        """Its address."""
        return [site.file(f"/export/{NAME}.zip", Role.ANALYST, self._download)]

    def _download(self, visit: Visit) -> Given:
        selection, query = visit.selection, visit.query
        figures = self._made_up if selection.is_demonstration else self._real
        chosen = figures.shown(selection).filter()
        cost = amount(query.get(COST, ""))
        with self._one_at_a_time:  # typesetting takes much memory for a second
            content = zipped_pack(figures.measures, chosen, visit.language, self._settings, cost)
        invented = "invented-" if selection.is_demonstration else ""
        # The filters for the log: what was spent is kept nowhere.
        kept = urlencode([(name, one) for name, one in query.multi_items() if name != COST])
        answer = attached(f"{invented}{NAME}.zip", content, "application/zip")
        return Given(answer, NAME, kept)
