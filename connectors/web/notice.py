"""The notice page `/n/<campaign>` and the short codes `/s/<code>`: the ways in to the chat.

Shown instead of a page that a network blocks, or beside a search. It works without a script, sets
nothing on the phone, and is counted by campaign and hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from bot.words import Words
from connectors.web.arriving import ANYBODY, Arrivals
from connectors.web.headers import safe
from connectors.web.links import is_person
from connectors.web.pages import STATIC, direction, templates

OF_A_NETWORK = ("employer", "venue")
"""Kinds of notice behind which somebody can see what is opened; the page says so."""


class DisplayCounter(Protocol):
    """Counts that a notice was shown."""

    async def displayed(self, campaign: str) -> None:
        """Count it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePages:
    """Two routes of the web channel that lead to the chat.

    Args:
        door: counts refusals.
        words: of the page.
        campaigns: found by their short codes.
        arrivals: whose notice it is, and in which language.
        counter: counts displays.
        operator: who runs this, when a campaign does not say.
        leave_url: the neutral page that the leave button shows.
    """

    door: Door
    words: Words
    campaigns: Campaigns
    arrivals: Arrivals
    counter: DisplayCounter
    operator: str
    leave_url: str
    name = "notice"

    def routes(self) -> list[BaseRoute]:
        """The notice and the short codes."""
        return [
            Route("/n/{campaign}", safe(self.name, self.door, self.notice), methods=["GET"]),
            Route("/s/{code}", safe(self.name, self.door, self.short_code), methods=["GET"]),
        ]

    async def notice(self, request: Request) -> Response:
        """Say why this page is shown, and offer the chat; an unknown id gets the fallback's page."""
        arrival = self.arrivals.of(request.path_params["campaign"], request)
        if arrival is None:
            return RedirectResponse(f"/c/{ANYBODY}", 302)
        if arrival.is_known and is_person(request) and await self._is_let_in(request):
            await self.counter.displayed(arrival.campaign.id)
        return HTMLResponse(self._html(arrival.campaign))

    async def _is_let_in(self, request: Request) -> bool:
        """Whether a display counts; whoever asks too often sees the page, and counts no more."""
        try:
            await self.door.gate.admit_from(request)
        except Refused as refusal:
            self.door.refusals[self.name, refusal.reason] += 1
            return False
        return True

    async def short_code(self, request: Request) -> Response:
        """Lead on to the campaign's page; from an old or mistyped code to one for anybody."""
        campaign = self.campaigns.by_code(request.path_params["code"])
        return RedirectResponse(f"/c/{campaign.id if campaign else ANYBODY}", 302)

    def _html(self, campaign: Campaign) -> str:
        language = campaign.language
        shown = [f"why_{campaign.notice}", "what", "start", "help", "mistake", "emergency"]
        if campaign.notice in OF_A_NETWORK:
            shown.append("seen")
        operator = campaign.operator or self.operator
        return templates.get_template("notice.html").render(
            campaign=campaign.id,
            language=language,
            direction=direction(language),
            title=self.words.text("web_title", language),
            leave=self.words.text("web_leave", language),
            leave_note=self.words.text("notice_leave_note", language),
            leave_url=self.leave_url,
            landing=campaign.landing.get(language, ""),
            why=self.words.text(f"notice_why_{campaign.notice}", language),
            static=STATIC,
            text={
                name: self.words.text(f"notice_{name}", language, operator=operator)
                for name in shown
            },
        )
