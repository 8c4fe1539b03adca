"""The evaluation pack as one zip file, for whoever may take figures away."""

from __future__ import annotations

from threading import Lock
from urllib.parse import urlencode

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.figure_pages import FigurePages
from bot.console.page import Visit
from bot.console.pages.campaigns import amount
from bot.console.reports.pack import zipped_pack
from bot.console.reports.quoted import Asked
from bot.console.site import Given, Site, attached
from bot.settings import Settings

NAME = "evaluation-pack"


COST = "cost"


def pack_routes(figure_pages: FigurePages, settings: Settings, site: Site) -> list[Route]:
    """Where the pack is had, of the period and filters that the overview shows.

    Args:
        figure_pages: real and made-up figures.
        settings: whose versions the pack names.
        site: of the console.
    """
    one_at_a_time = Lock()

    def give(visit: Visit) -> Given:
        figures, query = figure_pages.figures(visit.selection), visit.query
        chosen = figures.shown(visit.selection).filter()
        cost = amount(query.get(COST, ""))
        with one_at_a_time:  # typesetting takes much memory for a second
            content = zipped_pack(Asked(figures.measures, chosen, visit.language, settings, cost))
        invented = "invented-" if figures.is_demonstration else ""
        # The filters for the log: what was spent is kept nowhere.
        kept = urlencode([(name, one) for name, one in query.multi_items() if name != COST])
        answer = attached(f"{invented}{NAME}.zip", content, "application/zip")
        return Given(answer, NAME, kept)

    return [site.file(f"/export/{NAME}.zip", Role.ANALYST, give)]
