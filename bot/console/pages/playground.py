"""The playground: write to the assistant as a visitor would, and see what it read, decided and planned."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.campaigns.current import current_campaigns
from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import TOO_OLD, checked_form
from bot.console.editing.material import Material
from bot.console.labels import TRIAL
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.pages.messages import KEPT_DAYS
from bot.console.pages.misread import Misread
from bot.console.playground import MOST_TURNS, PlaygroundError, Talk, Talks, Tester, Turn
from bot.console.site import Site
from bot.settings import ConfigurationError, Settings, configured_languages

CHANNELS = ("web", "sms", "whatsapp", "telegram")
LONGEST_TEXT = 2000
LARGEST_FORM = 32 * 1024
"""A text of that many letters of any alphabet, as a form writes it."""

UNKNOWN = "-"
"""What stands for a campaign that we don't know; no campaign's id does."""


class Playground:
    """The page, for whoever writes or reviews.

    Args:
        settings: whose campaigns can be chosen.
        tester: answers.
        material: where messages that were misread become drafts.
    """

    def __init__(self, settings: Settings, tester: Tester, material: Material) -> None:
        self._settings = settings
        self._tester = tester
        self._talks = Talks()
        self.page = Listed("playground", later("Try the assistant"), needs=Role.WRITER)
        self._misread = Misread(self._talks, material, self.page)

    def routes(self, site: Site) -> list[Route]:
        """The page, and where its form is sent."""
        needs, show = self.page.needs, site.show("playground.html", self.build, self.page)

        async def say(request: Request, account: Account) -> Response:
            form = await checked_form(request, LARGEST_FORM)
            talk = self._talks.of(account.name)
            talk.problem = "" if form else TOO_OLD
            if form:
                await self._say(account.name, talk, form)
                await site.guard.note(account, Action.LOOKED, "/playground")
            return RedirectResponse("/playground#newest", 303)

        return [
            site.get("/playground", needs, show),
            Route("/playground", site.guard.only(needs, say), methods=["POST"]),
            *self._misread.routes(site),
        ]

    def build(self, visit: Visit) -> Mapping[str, object]:
        """The talk so far; a new one is offered in a campaign of the tester's own language."""
        try:
            campaigns = {c.id: c.language for c in current_campaigns(self._settings)}
        except ConfigurationError:
            campaigns = {}
        talk = self._talks.of(visit.account.name)
        spoken = visit.language
        own = next((name for name, one in campaigns.items() if one == spoken), "")
        talk.campaign = talk.campaign or own
        newest = talk.turns[-1].answer if talk.turns else {}
        last = newest["messages"][-1] if newest.get("messages") else ("", [])
        return {
            "talk": talk,
            "buttons": last[1],
            "channels": CHANNELS,
            "campaigns": list(campaigns),
            "unknown": UNKNOWN,
            "own_languages": configured_languages(),
            "parts": TRIAL,
            "longest": LONGEST_TEXT,
            "kept_days": KEPT_DAYS,
            "problem": talk.problem,
            "status": 200,
            "is_kept": "kept" in visit.query,
        }

    async def _say(self, name: str, talk: Talk, form: Mapping[str, str]) -> None:
        chosen = self._chosen(form)
        is_other = chosen != (talk.channel, talk.campaign, talk.app_language)
        if "again" in form or (is_other and talk.turns):
            await self._tester.forget(talk)
            talk = self._talks.begin(name, Talk())
        talk.channel, talk.campaign, talk.app_language = chosen
        talk.keeps = form.get("keep") == "yes"
        text = form.get("payload") or form.get("text", "")[:LONGEST_TEXT]
        talk.used = time.monotonic()
        if "again" in form or not text.strip():
            return
        try:
            answer = await self._tester.say(talk, text)
        except PlaygroundError as error:
            talk.problem = str(error)
            return
        titles = dict(map(reversed, talk.turns[-1].answer["messages"][-1][1])) if talk.turns else {}
        key = "" if form.get("payload") else secrets.token_hex(8)
        talk.turns.append(Turn(titles.get(text, text), answer, key))
        del talk.turns[:-MOST_TURNS]

    def _chosen(self, form: Mapping[str, str]) -> tuple[str, str, str]:
        channel, language = form.get("channel", ""), form.get("app_language", "")
        return (
            channel if channel in CHANNELS else "web",
            form.get("campaign", "")[:40],
            language if language in configured_languages() else "",
        )
