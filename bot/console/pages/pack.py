"""The evaluation pack as one zip file, for whoever may take figures away."""

from __future__ import annotations

from threading import Lock
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.figures import Figures
from bot.console.filters import Selection, read_selection
from bot.console.frame import language_of
from bot.console.guard import Guard
from bot.console.pages.campaigns import amount
from bot.console.reports.pack import zipped_pack
from bot.settings import Settings

NAME = "evaluation-pack"


COST = "cost"


class Pack:
    """Writes the pack of the period and filters that the overview shows.

    Args:
        real: figures of this installation.
        made_up: those of made-up visitors.
        settings: whose versions the pack names.
        guard: stands before it.
    """

    def __init__(self, real: Figures, made_up: Figures, settings: Settings, guard: Guard) -> None:
        self._real = real
        self._made_up = made_up
        self._settings = settings
        self._guard = guard
        self._one_at_a_time = Lock()

    def routes(self) -> list[Route]:
        """Its address."""
        return [Route(f"/export/{NAME}.zip", self._guard.only(Role.ANALYST, self._download))]

    async def _download(self, request: Request, account: Account) -> Response:
        selection = read_selection(request.query_params)
        content = await run_in_threadpool(
            self._write,
            selection,
            language_of(request),
            amount(request.query_params.get(COST, "")),
        )
        await self._guard.note(account, Action.EXPORTED, NAME, _without_cost(request))
        invented = "invented-" if selection.is_demonstration else ""
        headers = {"Content-Disposition": f"attachment; filename={invented}{NAME}.zip"}
        return Response(content, media_type="application/zip", headers=headers)

    def _write(self, selection: Selection, language: str, cost: float | None) -> bytes:
        figures = self._made_up if selection.is_demonstration else self._real
        usual = figures.measures.usual(synthetic=figures.is_demonstration)
        selection = selection.of_period(selection.period or usual)
        with self._one_at_a_time:  # typesetting takes much memory for a second
            chosen = selection.filter()
            return zipped_pack(figures.measures, chosen, language, self._settings, cost)


def _without_cost(request: Request) -> str:
    """The filters for the log: what was spent is kept nowhere."""
    kept = [(name, one) for name, one in request.query_params.multi_items() if name != COST]
    return urlencode(kept)
