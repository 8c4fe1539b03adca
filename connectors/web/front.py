"""The first page, `/`: what this is, in which languages, and on one's own machine what there is to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.campaigns.campaign import Campaign
from bot.server.door.contract import Door
from bot.words import Words, own_name
from connectors.web.arriving import Arrivals
from connectors.web.headers import safe
from connectors.web.pages import STATIC, direction, templates


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """One route, and the choice of languages for whoever comes by an address that we don't know.

    Args:
        door: counts failures.
        words: of the page.
        arrivals: languages and their addresses.
        operator: who runs this.
        leave_url: the neutral page that the leave button shows.
        campaigns: listed for the operator; none where the world can read the page, because a list would
            tell everybody which decoys there are.
        console: address of the console, shown beside them.
    """

    door: Door
    words: Words
    arrivals: Arrivals
    operator: str
    leave_url: str
    campaigns: Sequence[Campaign] = ()
    console: str = ""
    name = "front"

    def routes(self) -> list[BaseRoute]:
        """One."""
        return [Route("/", safe(self.name, self.door, self._page), methods=["GET"])]

    def chooser(self) -> str:
        """The page of somebody whose language we can't tell."""
        return self._html(self.arrivals.languages[0], is_asking=True)

    async def _page(self, request: Request) -> Response:
        return HTMLResponse(self._html(self.arrivals.surely(None, request).campaign.language))

    def _html(self, language: str, *, is_asking: bool = False) -> str:
        text = self.words.text
        languages = [
            {
                "code": code,
                "direction": direction(code),
                "name": own_name(code),
                "path": f"/c/{self.arrivals.in_language(code).id}",
                "asks": text("web_language", code),
                "intro": text("web_intro", code, operator=self.operator),
            }
            for code in self.arrivals.languages
        ]
        labels = ("title", "leave", "front_what", "front_start", "language")
        local = ("front_campaigns", "front_try", "front_console", "front_only_here")
        return templates.get_template("front.html").render(
            language=language,
            direction=direction(language),
            is_asking=is_asking,
            languages=languages,
            chosen=next(one for one in languages if one["code"] == language),
            label={name: text(f"web_{name}", language) for name in (*labels, *local)},
            title=text("web_title", language),
            leave_url=self.leave_url,
            campaigns=[] if is_asking else self.campaigns,
            console=self.console,
            own_name=own_name,
            static=STATIC,
        )
