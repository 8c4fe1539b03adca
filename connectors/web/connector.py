"""The routes of the web channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.campaigns.campaign import Campaign
from bot.message import Incoming, Outgoing
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from bot.words import Button, Said, Words
from connectors.web.arriving import Arrivals
from connectors.web.fields import is_foreign, read_fields, wants_json
from connectors.web.front import FrontPage
from connectors.web.headers import HEADERS, safe
from connectors.web.links import Links, is_person
from connectors.web.pages import STATIC, Pages, Scene, direction
from connectors.web.session import Sessions
from connectors.webhook import Handler

LONGEST_FIELD = 8000

RETURN_PAGES = "pages of return codes"
"""In the place of a pseudonym, for the limit of messages a minute."""


class OpeningCounter(Protocol):
    """Counts that a link of help was opened."""

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Count it once."""


class ReturnCodes(Protocol):
    """Knows return codes."""

    def is_like(self, text: str) -> bool:
        """Whether an address ends in what somebody will have meant for a code."""

    def campaign_of(self, text: str) -> str | None:
        """The campaign of a code that we made and that still opens something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebConnector:
    """The page `/c/<campaign>`, the links `/r/<token>` and the way back `/r/<code>`.

    Args:
        door: from the composition root.
        words: labels and greetings of the page.
        arrivals: whose page it is, and in which language.
        front: asks for the language where nothing tells it.
        counter: counts opened links.
        links: signs and reads them.
        sessions: signs the session.
        returns: knows return codes.
        pages: makes the page.
    """

    door: Door
    words: Words
    arrivals: Arrivals
    front: FrontPage
    counter: OpeningCounter
    links: Links
    sessions: Sessions
    returns: ReturnCodes
    pages: Pages
    name = "web"

    def routes(self) -> list[BaseRoute]:
        """Page, messages, links, and the static files under a neutral name."""
        return [
            Route("/c/{campaign}", self._safe(self.page), methods=["GET"]),
            Route("/c/{campaign}", self._safe(self.receive), methods=["POST"]),
            Route("/r/{token}", self._safe(self.open_link), methods=["GET"]),
            Mount(STATIC, SafeFiles(directory=Path(__file__).resolve().parent / "static")),
        ]

    async def page(self, request: Request) -> Response:
        """The page before the first message; a choice of languages where we can't tell the visitor's."""
        arrival = self.arrivals.of(request.path_params["campaign"], request)
        if arrival is None:
            return HTMLResponse(self.front.chooser())
        return HTMLResponse(self._start(arrival.campaign))

    async def receive(self, request: Request) -> Response:
        """A message, from the form or from the script; the answer in the same kind."""
        arrival = self.arrivals.surely(request.path_params["campaign"], request)
        campaign = arrival.campaign
        fields, attachment = await read_fields(request)
        token = "" if is_foreign(request) else fields.get("token", "")
        known = self.sessions.read(token, campaign.id)
        session = known or self.sessions.begin()
        text = fields.get("payload") or fields.get("text", "")
        asked = "" if fields.get("payload") else text
        request.state.written, request.state.session = asked, session
        await self.door.gate.admit_from(request, text[:LONGEST_FIELD])
        pseudonym, former = self.door.pseudonyms(self.name, session)
        outgoing = await self.door.take(
            Incoming(
                channel=self.name,
                campaign=campaign.id if arrival.is_known else None,
                client_language=None if arrival.is_known else campaign.language,
                pseudonym=pseudonym,
                former=former,
                text=text[:LONGEST_FIELD],
                message_id=_message_id(session, fields) if known else None,
                attachment=attachment,
            )
        )
        token = self.sessions.token(session, campaign.id)
        if wants_json(request):
            return self._json(campaign, outgoing, token)
        return HTMLResponse(
            self.pages.html(campaign, self._answer(outgoing, token, asked, campaign))
        )

    async def open_link(self, request: Request) -> Response:
        """Count the opening and lead on; a link that we did not make leads to the beginning."""
        token = request.path_params["token"]
        if self.returns.is_like(token):
            return await self._come_back(request, token)
        opened = self.links.read(token)
        if opened is None:
            raise Refused(404, "unknown_link")
        if opened.outcome and is_person(request):
            await self.counter.opened(opened.outcome, opened.resource)
        return RedirectResponse(opened.url, 302)

    async def _come_back(self, request: Request, code: str) -> Response:
        """The page on which a code waits to be sent: looking at it, or a preview, uses nothing up.

        Everybody who opens such an address counts as one person, so that nobody can try out codes here.
        """
        known: str | None = None
        try:
            await self.door.gate.admit_from(request)
            await self.door.gate.admit(RETURN_PAGES)
            known = self.returns.campaign_of(code)
        except Refused:
            self.door.refusals[self.name, "too_many_codes"] += 1
        campaign = self.arrivals.surely(known, request).campaign
        said = self.words.say("web_return", campaign.language)
        go_on = Button(self.words.text("web_return_go", campaign.language), code)
        return HTMLResponse(self._begin(campaign, said, (go_on,)))

    def _safe(self, handler: Handler) -> Handler:
        """Guarded, with our headers, and with a page where the form would see a bare refusal."""
        inner = safe(self.name, self.door, handler)

        async def serve(request: Request) -> Response:
            response = await inner(request)
            is_page = request.method == "GET" and "campaign" in request.path_params
            if response.status_code < 400 or wants_json(request) or is_page:
                return response
            page = self._refusal(request, response)
            page.headers.update(HEADERS)
            return page

        return serve

    def _refusal(self, request: Request, refused: Response) -> Response:
        """The page again, with what was written and where to call; or from the beginning."""
        campaign = self._campaign(request)
        if request.method == "POST":
            session = getattr(request.state, "session", None) or self.sessions.begin()
            scene = Scene(
                language=campaign.language,
                token=self.sessions.token(session, campaign.id),
                buttons=self._greeting(campaign).buttons,
                written=getattr(request.state, "written", ""),
                failed=True,
            )
            page = self.pages.html(campaign, scene)
        else:
            page = self._start(campaign)
        response = HTMLResponse(page, refused.status_code)
        if "retry-after" in refused.headers:
            response.headers["Retry-After"] = refused.headers["retry-after"]
        return response

    def _start(self, campaign: Campaign) -> str:
        greeting = self._greeting(campaign)
        return self._begin(campaign, greeting, greeting.buttons)

    def _begin(self, campaign: Campaign, said: Said, buttons: Sequence[Button]) -> str:
        token = self.sessions.token(self.sessions.begin(), campaign.id)
        return self.pages.html(campaign, Scene(campaign.language, token, [said], buttons))

    def _answer(self, outgoing: Outgoing, token: str, asked: str, campaign: Campaign) -> Scene:
        if not outgoing.messages:
            repeated = Said(self.words.text("web_repeat", campaign.language))
            buttons = self._greeting(campaign).buttons
            return Scene(campaign.language, token, [repeated], buttons)
        return Scene(
            language=outgoing.language,
            token=token,
            said=outgoing.messages,
            buttons=outgoing.messages[-1].buttons,
            outcome=outgoing.outcome,
            asked=asked,
        )

    def _json(self, campaign: Campaign, outgoing: Outgoing, token: str) -> Response:
        language = outgoing.language if outgoing.messages else campaign.language
        replies = [
            {
                "text": said.text,
                "pieces": [[p.text, p.href] for p in self.pages.pieces(said, outgoing.outcome)],
                "buttons": [{"title": b.title, "payload": b.payload} for b in said.buttons],
            }
            for said in outgoing.messages
        ]
        return JSONResponse(
            {
                "replies": replies,
                "token": token,
                "language": language,
                "direction": direction(language),
            }
        )

    def _greeting(self, campaign: Campaign) -> Said:
        greeting = self.words.say("utter_greet", campaign.language)
        return Said(campaign.opening.get(campaign.language, greeting.text), greeting.buttons)

    def _campaign(self, request: Request) -> Campaign:
        return self.arrivals.surely(request.path_params.get("campaign"), request).campaign


class SafeFiles(StaticFiles):
    """Static files with our headers; kept for minutes, so that an old phone loads them once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Add the headers; the name is Starlette's."""
        response = await super().get_response(path, scope)
        response.headers.update({**HEADERS, "Cache-Control": "private, max-age=600"})
        return response


def _message_id(session: str, fields: Mapping[str, str]) -> str | None:
    given = fields.get("message_id", "")
    return f"{session}:{given[:40]}" if given else None
