"""Routes of pages, forms and files: access control, error messages and the log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import LARGEST_FORM, MOST_FIELDS, TOO_OLD, Form, checked_form, uploaded
from bot.console.filters import read_selection
from bot.console.frame import Frame, language_of
from bot.console.guard import Guard
from bot.console.locales import later, texts
from bot.console.page import Listed, Visit
from bot.settings import ConfigurationError

NO_SUCH = later("There is nothing of this name.")

TOLD: Mapping[str, Mapping[str, str]] = texts("told")
"""What a page tells at its top, by template and by the word behind `told=` in the address."""

Values = Mapping[str, object]


class Done:
    """A form was obeyed.

    Args:
        to: the address to go on to, or what the page of the form shows beside.
        noted: lines for the log; none where nothing was changed.
    """

    def __init__(self, to: str | Values, *noted: str) -> None:
        self.to = to
        self.noted = noted


@dataclass(frozen=True, slots=True)
class Given:
    """A file that is handed out, and what the log says of it; without a selection the address's query."""

    answer: Response
    noted: str = ""
    selection: str | None = None


class NothingThereError(ConfigurationError):
    """There is no such thing as the address names; the text says so to the operator."""


Show = Callable[[Request, Account, Values], Awaitable[Response]]
"""Answers with a page; a `problem` among the values stands on top of it, and `status` is HTTP's."""

Act = Callable[[Visit, Form], Done] | Callable[[Visit, Form], Awaitable[Done]]
"""What a form does, in a thread if it is no coroutine.

Raises:
    ConfigurationError: it cannot be done; says why.
"""


class Site:
    """Puts what the pages do at its addresses.

    Args:
        guard: who may.
        frame: of the pages.
    """

    def __init__(self, guard: Guard, frame: Frame) -> None:
        self.guard = guard
        self.frame = frame

    def show(
        self, template: str, build: Callable[[Visit], Values], page: Listed | None = None
    ) -> Show:
        """A handler that shows a page; its values are looked up in a thread."""

        async def show(request: Request, account: Account, more: Values) -> Response:
            try:
                values = await run_in_threadpool(build, visit_of(request, account))
            except NothingThereError as missing:
                return self._nothing(request, account, missing)
            values = {"told": _told(template, request), **values, **more}
            status = values.get("status", 400 if values.get("problem") else 200)
            assert isinstance(status, int), "one of HTTP"
            return self.frame.render(
                request, template, values, status=status, account=account, page=page
            )

        return show

    def get(self, path: str, needs: Role, show: Show) -> Route:
        """A page."""

        async def serve(request: Request, account: Account) -> Response:
            return await show(request, account, {})

        return Route(path, self.guard.only(needs, serve), methods=["GET"])

    def post(
        self,
        path: str,
        needs: Role,
        act: Act,
        again: Show | str,
        *,
        largest: int = LARGEST_FORM,
        most: int = MOST_FIELDS,
    ) -> Route:
        """A form.

        Args:
            path: where it is sent.
            needs: who may send it.
            act: does what it says.
            again: the page that it stands on, or the address to go to when it was not obeyed.
            largest: bytes.
            most: fields.
        """

        async def take(request: Request, account: Account) -> Response:
            form = await checked_form(request, largest, most)
            return await self._do(request, account, act, form, again)

        return Route(path, self.guard.only(needs, take), methods=["POST"])

    def upload(
        self,
        path: str,
        needs: Role,
        act: Callable[[Visit, bytes], Done],
        again: Show,
        *,
        largest: int,
        too_large: str,
    ) -> Route:
        """A form that brings a file, which must not be larger than so many bytes."""

        async def take(request: Request, account: Account) -> Response:
            try:
                content = await uploaded(request, largest, too_large)
            except ConfigurationError as error:
                return await again(request, account, {"problem": str(error)})
            return await self._do(request, account, act, content, again)

        return Route(path, self.guard.only(needs, take), methods=["POST"])

    def file(self, path: str, needs: Role, give: Callable[[Visit], Given]) -> Route:
        """A file to download; what makes it says by a `ConfigurationError` that there is none."""

        async def download(request: Request, account: Account) -> Response:
            try:
                given = await run_in_threadpool(give, visit_of(request, account))
            except ConfigurationError as error:
                return self._nothing(request, account, error)
            if given.noted:
                chosen = request.url.query if given.selection is None else given.selection
                await self.guard.note(account, Action.EXPORTED, given.noted, chosen)
            return given.answer

        return Route(path, self.guard.only(needs, download), methods=["GET"])

    def sign_in(self, request: Request, problem: str, status: int) -> Response:
        """The sign-in once more, with what was wrong."""
        return self.frame.render(request, "sign_in.html", {"problem": problem}, status=status)

    def _nothing(self, request: Request, account: Account, why: ConfigurationError) -> Response:
        values = {"problem": str(why)}
        return self.frame.render(request, "problem.html", values, status=404, account=account)

    async def _do(
        self,
        request: Request,
        account: Account,
        act: Callable[[Visit, Any], Any],
        sent: Form | bytes | None,
        again: Show | str,
    ) -> Response:
        visit = visit_of(request, account)
        try:
            if sent is None:
                raise ConfigurationError(TOO_OLD)
            done = await done_by(act, visit, sent)
        except ConfigurationError as error:
            if isinstance(again, str):
                return RedirectResponse(again.format(**request.path_params), 303)
            return await again(request, account, {"problem": str(error)})
        for line in done.noted:
            await self.guard.note(account, Action.CHANGED, line)
        if isinstance(done.to, str):
            return RedirectResponse(done.to, 303)
        assert not isinstance(again, str), "only a page shows more"
        return await again(request, account, done.to)


def _told(template: str, request: Request) -> str | None:
    """What was done, for the page to which a form led on; a page that is sent again has a problem to tell."""
    word = request.query_params.get("told", "") if request.method == "GET" else ""
    return TOLD.get(template.removesuffix(".html"), {}).get(word)


async def done_by(act: Callable[..., Any], *sent: object) -> Any:
    """The result of a function, called in a thread if it is no coroutine."""
    if iscoroutinefunction(act):
        return await act(*sent)
    return await run_in_threadpool(act, *sent)


def visit_of(request: Request, account: Account) -> Visit:
    """The visit of a request."""
    query = request.query_params
    return Visit(
        account,
        language_of(request),
        read_selection(query),
        query,
        datetime.now(UTC).date(),
        request.path_params,
        request.session,
    )


def attached(name: str, content: bytes | str, kind: str) -> Response:
    """A file that the browser saves under a name."""
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(content, media_type=kind, headers=headers)
