"""The web connector with a scripted turn: real words and directory, no model, quick."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.dialogue.words.library import Library
from bot.message import Incoming, Outgoing, Pseudonyms
from bot.privacy.return_codes import looks_like_code
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from bot.words import Said
from connectors.web import WebConnector
from connectors.web.arriving import Arrivals
from connectors.web.front import FrontPage
from connectors.web.links import Links
from connectors.web.notice import NoticePages
from connectors.web.pages import Pages
from connectors.web.session import Sessions
from tests.deliveries import NoDeliveries

SECRET = b"k" * 32
HOSTILE = "<script>document.title='owned'</script>\"'{{ 7 * 7 }}&amp;"
HELP_URL = "https://www.samaritans.org/"
ROUTES = f"Samaritans: 116 123\n24/7 · free\n{HELP_URL}\nEmergency: 999\n24/7"
CAMPAIGNS = (
    Campaign(id="demo-en", language="en", place="GB"),
    Campaign(id="demo-de", language="de", place="DE"),
    Campaign(id="demo-ru", language="ru"),
    Campaign(id="hostile", language="en", operator=HOSTILE),
    *(
        Campaign(
            id=f"notice-{code}",
            language=code,
            kind="blocked_page",
            notice="venue",
            code=f"k7{code}",
        )
        for code in ("en", "de", "fr", "it", "es", "ru")
    ),
)


@dataclass
class Script:
    """Stands for the turn, the gate and the counter of opened links, and writes down what they got.

    `broken` lets the turn fail, `slow` lets it wait, `busy` lets the gate refuse.
    """

    library: Library
    operator: str = "An NGO"
    taken: list[Incoming] = field(default_factory=list)
    opened_links: list[tuple[str, str]] = field(default_factory=list)
    displays: list[str] = field(default_factory=list)
    broken: bool = False
    busy: bool = False
    slow: bool = False
    _seen: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Be as new."""
        for kept in (self.taken, self.opened_links, self.displays, self._seen, self._known):
            kept.clear()
        self.broken = self.busy = self.slow = False

    async def take(self, message: Incoming) -> Outgoing:
        """Answer as the turn does: reveal first, repeats with silence."""
        while self.slow:  # noqa: ASYNC110  set by the test's thread, not by this loop's
            await asyncio.sleep(0.02)
        if self.busy:
            raise Refused(429, "too_many_messages", retry_after=20)
        if self.broken:
            raise RuntimeError("broken")
        if message.message_id in self._seen:
            return Outgoing()
        if message.message_id:
            self._seen.add(message.message_id)
        self.taken.append(message)
        said = [self._answer(message)]
        if message.pseudonym not in self._known:
            self._known.add(message.pseudonym)
            language = self._language(message)
            said.insert(0, self.library.words.say("utter_reveal", language, operator=self.operator))
        return Outgoing(tuple(said), self._language(message), outcome="0" * 32)

    async def admit(self, who: str) -> None:
        """The gate."""

    async def admit_from(self, request: object, text: str = "") -> None:
        """The gate."""

    async def opened(self, outcome_id: str, resource: str) -> None:
        """The counter."""
        self.opened_links.append((outcome_id, resource))

    async def displayed(self, campaign: str) -> None:
        """The counter of notices."""
        self.displays.append(campaign)

    def _language(self, message: Incoming) -> str:
        came_by = next((c.language for c in CAMPAIGNS if c.id == message.campaign), "en")
        return message.client_language or came_by

    def _answer(self, message: Incoming) -> Said:
        words, language = self.library.words, self._language(message)
        if message.attachment:
            return Said("No pictures, please.")
        if "die" in message.text:
            return words.say(
                "utter_express_distress/life", language, emergency="999", routes=ROUTES
            )
        if "echo" in message.text:
            return Said(f"You said: {message.text} {HOSTILE}")
        figure = self.library.figures.choose("harm", "GB", ())
        text = self.library.figure_text.render(figure, language)
        return words.say("utter_seek_services", language, figure=text)


def played_door(script: Script) -> Door:
    """What a connector is handed, with the script behind it."""
    return Door(
        take=script.take,
        pseudonyms=lambda channel, address: Pseudonyms(f"{channel} {address}"),
        opt_out_mark=lambda channel, address: "mark",
        gate=script,
        base_url="http://localhost",
        replies=NoDeliveries(),
    )


class NoCodes:
    """An installation that gave no return code yet."""

    def is_like(self, text: str) -> bool:
        """As everywhere."""
        return looks_like_code(text)

    def campaign_of(self, text: str) -> str | None:
        """No code is known."""
        return None


def played_campaigns() -> Campaigns:
    """The campaigns of the script."""
    return Campaigns({c.id: c for c in CAMPAIGNS}, CAMPAIGNS[0])


def played_arrivals(script: Script) -> Arrivals:
    """Their ways in."""
    return Arrivals(played_campaigns(), script.library.words.languages)


def front_page(script: Script, leave_url: str) -> FrontPage:
    """The page `/` of an installation that the world does not reach."""
    return FrontPage(
        door=played_door(script),
        words=script.library.words,
        arrivals=played_arrivals(script),
        operator=script.operator,
        leave_url=leave_url,
        campaigns=list(played_campaigns()),
        console="http://localhost:5006",
    )


def web_connector(script: Script, leave_url: str) -> WebConnector:
    """The real connector around a script."""
    library = script.library
    links = Links(SECRET, library.directory.resource_at)
    numbers = library.directory.numbers()
    return WebConnector(
        door=played_door(script),
        words=library.words,
        arrivals=played_arrivals(script),
        front=front_page(script, leave_url),
        counter=script,
        links=links,
        sessions=Sessions(SECRET),
        returns=NoCodes(),
        pages=Pages(library.words, links, numbers, "Second Thought", leave_url),
    )


def notice_pages(script: Script, leave_url: str) -> NoticePages:
    """The notice pages around a script."""
    return NoticePages(
        door=played_door(script),
        words=script.library.words,
        campaigns=played_campaigns(),
        arrivals=played_arrivals(script),
        counter=script,
        operator="Second Thought",
        leave_url=leave_url,
    )


def web_application(script: Script, leave_url: str = "/away") -> Starlette:
    """The connector, a neutral page to leave for, and the page of an advertisement before it."""

    async def neutral(request: Request) -> Response:
        return PlainTextResponse("neutral")

    async def advertisement(request: Request) -> Response:
        return PlainTextResponse("advertisement")

    async def no_icon(request: Request) -> Response:
        return Response(status_code=204)

    routes = [
        *front_page(script, leave_url).routes(),
        *web_connector(script, leave_url).routes(),
        *notice_pages(script, leave_url).routes(),
    ]
    more = [
        Route("/away", neutral),
        Route("/advertisement", advertisement),
        Route("/favicon.ico", no_icon),
    ]
    return Starlette(routes=[*routes, *more])
