"""A tester says that a message of the playground was misread, and what it means: a draft of a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import TOO_OLD, checked_form
from bot.console.editing.material import Material
from bot.console.editing.meanings import meaning_text
from bot.console.editing.message_editor import MessageEditor
from bot.console.editing.sentences import Said
from bot.console.page import Listed
from bot.console.playground import Talks, Turn
from bot.console.site import Site
from bot.dialogue.words.own_messages import messages, tidy
from bot.nlu.folding import fold
from bot.settings import configured_languages

NEAREST = 3
MOST_FOUND = 40
"""Meanings of a list; a word finds the others."""


class Misread:
    """The page on which the meaning is chosen.

    Args:
        talks: of the testers; only a talk whose tester said so gives a message.
        material: where the draft is kept.
        page: of the playground.
    """

    def __init__(self, talks: Talks, material: Material, page: Listed) -> None:
        self._talks = talks
        self._editor = MessageEditor(material)
        self._changes = material.changes
        self._material = material
        self._page = page

    def routes(self, site: Site) -> list[Route]:
        """The page, and where the choice is sent."""

        async def show(
            request: Request, account: Account, problem: Said | str | None = None
        ) -> Response:
            turn = self._turn(request, account)
            if turn is None:
                return RedirectResponse("/playground#newest", 303)
            values = await run_in_threadpool(self._values, turn, request.query_params)
            values |= {"flaw": problem if isinstance(problem, Said) else None}
            values |= {"problem": problem if isinstance(problem, str) else None}
            status = 400 if problem else 200
            return site.frame.render(
                request, "misread.html", values, status=status, account=account, page=self._page
            )

        async def keep(request: Request, account: Account) -> Response:
            turn, form = self._turn(request, account), await checked_form(request)
            if form is None or turn is None:
                return await show(request, account, TOO_OLD)
            flaw = await run_in_threadpool(self._keep, turn, form, account.name)
            if flaw is not None:
                return await show(request, account, flaw)
            self._talks.of(account.name).kept.add(turn.key)
            await site.guard.note(account, Action.CHANGED, "draft message from the playground")
            return RedirectResponse("/playground?kept=1#newest", 303)

        path, only = "/playground/misread/{turn}", site.guard.only
        return [
            Route(path, only(Role.WRITER, show), methods=["GET"]),
            Route(path, only(Role.WRITER, keep), methods=["POST"]),
        ]

    def _turn(self, request: Request, account: Account) -> Turn | None:
        """What the tester wrote in a talk of their own, if it may be kept."""
        talk, key = self._talks.of(account.name), request.path_params["turn"]
        turns = talk.turns if talk.keeps else []
        return next((turn for turn in turns if turn.key and turn.key == key), None)

    def _keep(self, turn: Turn, form: Mapping[str, str], writer: str) -> Said | None:
        self._material.refresh()
        language = form.get("language", "")
        key = self._editor.new_key(language if language in configured_languages() else "en")
        raw = {"text": tidy(turn.written), "topic": form.get("topic", "")}
        errors = self._editor.errors(key, raw)
        if errors:
            return next(iter(errors.values()))
        self._changes.save("message", key, raw, writer)
        return None

    def _values(self, turn: Turn, query: Mapping[str, str]) -> dict[str, Any]:
        language = query.get("language") or turn.answer["read"].get("language", "")
        language = language if language in configured_languages() else "en"
        search = query.get("search", "")[:80]
        known, read = messages(language), str(turn.answer["read"].get("moves", ""))
        taken = {part.rpartition(" ")[0].strip() for part in read.split(" + ")}
        near = [one for one in turn.answer.get("nearest", ()) if one in known and one not in taken]
        wanted = fold(search).split()
        found = [
            topic
            for topic in known
            if all(word in fold(" ".join((topic, *known[topic][:20]))) for word in wanted)
        ]
        groups: dict[str, list[str]] = {}
        for topic in found[:MOST_FOUND] if wanted else found:
            groups.setdefault(topic.partition("/")[0], []).append(topic)
        return {
            "turn": turn,
            "language_read": language,
            "own_languages": configured_languages(),
            "search": search,
            "nearest": [(topic, meaning_text(topic, language)) for topic in near[:NEAREST]],
            "groups": groups,
            "more": len(found) - sum(map(len, groups.values())),
        }
