"""The ways in to a campaign, and their QR codes as files of SVG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import Route

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.links import WayIn, ways_in
from bot.campaigns.print_sheet import code_file
from bot.console.accounts import Role
from bot.console.page import Visit
from bot.console.site import NO_SUCH, Given, Site
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

    def routes(self, site: Site) -> list[Route]:
        """The addresses of the QR codes; they tell nothing of visitors, so the log leaves them out."""

        def give(visit: Visit) -> Given:
            found = self.load().get(visit.path["campaign"])
            ways = self.to(found) if found else []
            way = next((way for way in ways if way.name == visit.path["way"]), None)
            if way is None:
                raise ConfigurationError(NO_SUCH)
            return Given(Response(code_file(way), media_type="image/svg+xml"))

        return [site.file("/campaigns/{campaign}/{way}.svg", Role.VIEWER, give)]
