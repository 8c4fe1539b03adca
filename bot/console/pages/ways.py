"""The ways in to a campaign, and what is made of them: QR codes, a sheet to print, files of adverts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response
from starlette.routing import Route

from bot.campaigns.advert_files import PLATFORMS, with_mark
from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.links import WayIn, ways_in
from bot.campaigns.print_sheet import DRAWN, Drawn, code_file, sheet
from bot.console.accounts import Role
from bot.console.page import Visit
from bot.console.site import NO_SUCH, Given, Site, attached
from bot.settings import ConfigurationError, Settings
from bot.words import Words


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses by which people come to the campaigns of this installation.

    Args:
        load: the campaigns as they are now.
        settings: with the address at which the assistant is reached.
        words: of the sheet.
    """

    load: Callable[[], Campaigns]
    settings: Settings
    words: Callable[[], Words]

    @property
    def is_public(self) -> bool:
        """Whether others than this machine reach it there."""
        return self.settings.public_url is not None

    def to(self, campaign: Campaign) -> list[WayIn]:
        """All ways, as `second-thought campaign links` prints them."""
        return ways_in(campaign, self.settings.base_url)

    def routes(self, site: Site) -> list[Route]:
        """The addresses of the files; they tell nothing of visitors, so the log leaves them out."""
        return [
            site.file(
                "/campaigns/{campaign}/{way}.svg", Role.VIEWER, partial(self.give_code, "svg")
            ),
            site.file(
                "/campaigns/{campaign}/{way}.png", Role.VIEWER, partial(self.give_code, "png")
            ),
            site.file("/campaigns/{campaign}/sheet.html", Role.VIEWER, self.give_sheet),
            site.file("/campaigns/{campaign}/{platform}.csv", Role.VIEWER, self.give_adverts),
        ]

    def give_code(self, kind: Drawn, visit: Visit) -> Given:
        """A QR code, drawn or as a picture."""
        ways = self.to(self._found(visit))
        way = next((way for way in ways if way.name == visit.path["way"]), None)
        if way is None:
            raise ConfigurationError(NO_SUCH)
        return Given(Response(code_file(way, kind), media_type=DRAWN[kind]))

    def give_sheet(self, visit: Visit) -> Given:
        """Cards to print and cut."""
        campaign = self._found(visit)
        ways = self.to(campaign)
        if not ways:
            raise ConfigurationError(NO_SUCH)
        page = sheet(campaign, ways[0], self.words(), self.settings.operator)
        return Given(attached(f"{campaign.id}-sheet.html", page, "text/html; charset=utf-8"))

    def give_adverts(self, visit: Visit) -> Given:
        """The adverts for a platform; they lead to the public address, so that there must be one."""
        campaign, platform = self._found(visit), visit.path["platform"]
        if platform not in PLATFORMS or not campaign.adverts or not self.is_public:
            raise ConfigurationError(NO_SUCH)
        file = with_mark(PLATFORMS[platform](campaign, self.settings.base_url))
        return Given(attached(f"{campaign.id}-{platform}.csv", file, "text/csv; charset=utf-8"))

    def _found(self, visit: Visit) -> Campaign:
        found = self.load().get(visit.path["campaign"])
        if found is None:
            raise ConfigurationError(NO_SUCH)
        return found
