"""The ways in to a campaign, and their QR codes as files of SVG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.links import WayIn, ways_in
from bot.campaigns.print_sheet import code_file
from bot.console.accounts import Account, Role
from bot.console.guard import Guard
from bot.settings import ConfigurationError, Settings


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses by which people come to the campaigns of this installation.

    Args:
        load: the campaigns as they are now.
        base_url: where the assistant is reached.
        is_public: whether others than this machine reach it there.
    """

    load: Callable[[], Campaigns]
    base_url: str
    is_public: bool

    @classmethod
    def of(cls, settings: Settings, load: Callable[[], Campaigns]) -> Ways:
        """Those of an installation."""
        return cls(load, settings.base_url, settings.public_url is not None)

    def to(self, campaign: Campaign) -> list[WayIn]:
        """All ways, as `second-thought campaign links` prints them."""
        return ways_in(campaign, self.base_url)

    def routes(self, guard: Guard) -> list[Route]:
        """The addresses of the QR codes; they tell nothing of visitors, so the log leaves them out."""

        async def show(request: Request, account: Account) -> Response:
            path = request.path_params
            way = await run_in_threadpool(self._find, path["campaign"], path["way"])
            if way is None:
                return PlainTextResponse("There is no such code.", 404)
            return Response(code_file(way), media_type="image/svg+xml")

        return [Route("/campaigns/{campaign}/{way}.svg", guard.only(Role.VIEWER, show))]

    def _find(self, campaign: str, name: str) -> WayIn | None:
        try:
            found = self.load().get(campaign)
        except ConfigurationError:
            return None
        ways = self.to(found) if found else []
        return next((way for way in ways if way.name == name), None)
