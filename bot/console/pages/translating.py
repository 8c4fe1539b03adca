"""Files for translators, out and in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import read_body
from bot.console.editing.material import Material
from bot.console.editing.translation import Taken, Translation, export
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.locales import later
from bot.console.pages.entrance import TOO_OLD
from bot.console.uploads import uploaded
from bot.settings import ConfigurationError

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes; all texts of a language are a quarter of it."""

MOST_TOLD = 100
"""Entries that were left out, each with its sentence; of the others the number."""

TOO_LARGE = later("This file is too large; at most 2 MB are taken over.")


class Translating:
    """The actions.

    Args:
        material: what there is.
        guard: who may.
        frame: of the pages.
    """

    def __init__(self, material: Material, guard: Guard, frame: Frame) -> None:
        self._material = material
        self._translation = Translation(material)
        self._guard = guard
        self._frame = frame

    def routes(self) -> list[Route]:
        """Their addresses."""
        only = self._guard.only
        return [
            Route("/translation/{language}.po", only(Role.WRITER, self.give)),
            Route("/translation", only(Role.WRITER, self.take_in), methods=["POST"]),
        ]

    async def give(self, request: Request, account: Account) -> Response:
        """All texts of a language."""
        language = request.path_params["language"]
        await run_in_threadpool(self._material.refresh)
        words = self._material.library.words
        if language not in words.languages:
            return PlainTextResponse("There is no such language.", 404)
        content = await run_in_threadpool(export, words, language)
        await self._guard.note(account, Action.EXPORTED, f"translation {language}")
        headers = {"Content-Disposition": f"attachment; filename=second-thought-{language}.po"}
        return Response(content, media_type="text/x-gettext-translation", headers=headers)

    async def take_in(self, request: Request, account: Account) -> Response:
        """Drafts of what a translator changed, and what was left out."""
        body = await read_body(request, LARGEST_FILE)
        content = await uploaded(request, body) if body is not None else None
        if content is None:
            problem = TOO_LARGE if body is None else TOO_OLD
            return self._told(request, account, None, problem)
        try:
            taken = await run_in_threadpool(self._translation.take_in, content, account.name)
        except ConfigurationError as error:
            return self._told(request, account, None, str(error))
        what = f"translation {taken.language}: {taken.taken}, left out {len(taken.wrong)}"
        await self._guard.note(account, Action.CHANGED, what)
        return self._told(request, account, taken)

    def _told(
        self, request: Request, account: Account, taken: Taken | None, problem: str | None = None
    ) -> Response:
        values = {"taken": taken, "problem": problem, "most": MOST_TOLD}
        status = 400 if problem else 200
        return self._frame.render(
            request, "translation.html", values, status=status, account=account
        )
