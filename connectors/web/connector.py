"""The routes of the web channel."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.campaigns.campaign import Campaign, Campaigns
from bot.message import Incoming, Outgoing
from bot.words import Said, Words
from connectors.errors import Refused
from connectors.web.links import Links, Piece, is_person, pieces
from connectors.web.session import Sessions
from connectors.webhook import Door, guarded, read_body

HERE = Path(__file__).resolve().parent
STATIC = "/assets"
LONGEST_FIELD = 8000

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}

templates = Jinja2Templates(HERE / "templates")


class OpeningCounter(Protocol):
    """Counts that a link of help was opened."""

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Count it once."""


class WebConnector:
    """The page `/c/<campaign>` and the links `/r/<token>`.

    Args:
        door: from the composition root.
        words: labels and greetings of the page.
        campaigns: which language a page has.
        counter: counts opened links.
        links: signs and reads them.
        numbers: digits that may become a link to dial.
        sessions: signs the session.
        operator: who runs this, when a campaign does not say.
        leave_url: the neutral page that the leave button shows.
    """

    name = "web"

    def __init__(
        self,
        *,
        door: Door,
        words: Words,
        campaigns: Campaigns,
        counter: OpeningCounter,
        links: Links,
        numbers: frozenset[str],
        sessions: Sessions,
        operator: str,
        leave_url: str,
    ) -> None:
        self._door = door
        self._words = words
        self._campaigns = campaigns
        self._counter = counter
        self._links = links
        self._numbers = numbers
        self._sessions = sessions
        self._operator = operator
        self._leave_url = leave_url

    def routes(self) -> list[BaseRoute]:
        """Page, messages, links, and the static files under a neutral name."""
        return [
            Route("/c/{campaign}", guarded(self.name, self._door, self.page), methods=["GET"]),
            Route("/c/{campaign}", guarded(self.name, self._door, self.receive), methods=["POST"]),
            Route("/r/{token}", guarded(self.name, self._door, self.open_link), methods=["GET"]),
            Mount(STATIC, StaticFiles(directory=HERE / "static")),
        ]

    async def page(self, request: Request) -> Response:
        """The page before the first message: what this is, and the role fork."""
        campaign = self._campaigns.find(request.path_params["campaign"])
        greeting = self._words.say("utter_greet", campaign.language)
        session = self._sessions.begin()
        return self._html(request, campaign, [greeting], session, "", campaign.language)

    async def receive(self, request: Request) -> Response:
        """A message, from the form or from the script; the answer in the same kind."""
        campaign = self._campaigns.find(request.path_params["campaign"])
        fields, attachment = await _fields(request)
        known = self._sessions.read(fields.get("token", ""), campaign.id)
        session = known or self._sessions.begin()
        text = fields.get("payload") or fields.get("text", "")
        pseudonym = self._door.pseudonym(self.name, session)
        await self._door.gate.admit(pseudonym)
        outgoing = await self._door.take(
            Incoming(
                channel=self.name,
                campaign=campaign.id,
                pseudonym=pseudonym,
                text=text[:LONGEST_FIELD],
                message_id=_message_id(session, fields) if known else None,
                attachment=attachment,
            )
        )
        if "application/json" in request.headers.get("accept", ""):
            return self._json(outgoing, session, campaign)
        said = list(outgoing.messages) or [Said(self._label("web_repeat", campaign.language))]
        asked = "" if fields.get("payload") else text
        return self._html(request, campaign, said, session, asked, outgoing.language, outgoing)

    async def open_link(self, request: Request) -> Response:
        """Count the opening and lead on; a link that we did not sign leads nowhere."""
        opened = self._links.read(request.path_params["token"])
        if opened is None:
            raise Refused(404, "unknown_link")
        if is_person(request) and opened.outcome:
            await self._counter.opened(opened.outcome, opened.resource)
        return RedirectResponse(opened.url, 302, HEADERS)

    def _json(self, outgoing: Outgoing, session: str, campaign: Campaign) -> Response:
        replies = [
            {
                "text": said.text,
                "pieces": [[p.text, p.href] for p in self._pieces(said, outgoing.outcome)],
                "buttons": [{"title": b.title, "payload": b.payload} for b in said.buttons],
            }
            for said in outgoing.messages
        ]
        body = {
            "replies": replies,
            "token": self._sessions.token(session, campaign.id),
            "language": outgoing.language,
            "direction": _direction(outgoing.language),
        }
        return JSONResponse(body, headers=HEADERS)

    def _html(
        self,
        request: Request,
        campaign: Campaign,
        said: Sequence[Said],
        session: str,
        asked: str,
        language: str,
        outgoing: Outgoing | None = None,
    ) -> Response:
        outcome = outgoing.outcome if outgoing else ""
        messages = [
            {"lines": _lines(self._pieces(one, outcome)), "buttons": one.buttons} for one in said
        ]
        values = {
            "campaign": campaign.id,
            "language": language,
            "direction": _direction(language),
            "label": self._labels(language),
            "intro": self._label("web_intro", language, operator=self._named(campaign)),
            "messages": messages,
            # JSON may hold halves of characters, which no page can show.
            "asked": asked.encode("utf-8", "replace").decode("utf-8"),
            "token": self._sessions.token(session, campaign.id),
            "message_id": secrets.token_urlsafe(9),
            "leave_url": self._leave_url,
            "static": STATIC,
        }
        page = templates.get_template("chat.html").render(values)
        return HTMLResponse(page, headers=HEADERS)

    def _pieces(self, said: Said, outcome: str) -> list[Piece]:
        return pieces(said.text, outcome, self._links, self._numbers)

    def _labels(self, language: str) -> Mapping[str, str]:
        names = ("title", "log", "write", "send", "leave", "leave_note", "you", "failed", "busy")
        return {name: self._label(f"web_{name}", language) for name in names}

    def _label(self, key: str, language: str, **values: object) -> str:
        return self._words.text(key, language, **values)

    def _named(self, campaign: Campaign) -> str:
        return campaign.operator or self._operator


def _lines(cut: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by line, so that the template needs no markup in texts."""
    lines: list[list[Piece]] = [[]]
    for piece in cut:
        first, *rest = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.href))
        lines.extend([Piece(part, piece.href)] for part in rest)
    return lines


def _direction(language: str) -> str:
    return "rtl" if language in ("ar", "fa", "he", "ur") else "ltr"


def _message_id(session: str, fields: Mapping[str, str]) -> str | None:
    given = fields.get("message_id", "")
    return f"{session}:{given[:40]}" if given else None


async def _fields(request: Request) -> tuple[dict[str, str], bool]:
    """The fields of a form or of the script's JSON, and whether a file was sent.

    A file is refused by its announcement, before its content is read.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return {}, True
    body = await read_body(request)
    try:
        if kind == "application/json":
            return _strings(json.loads(body)), False
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20)
        return dict(pairs), False
    except (ValueError, UnicodeDecodeError, RecursionError):
        raise Refused(400, "malformed") from None


def _strings(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError
    return {key: item for key, item in value.items() if isinstance(item, str)}
