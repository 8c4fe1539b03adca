"""The console's pages and who may see them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.console.accounts import USED_UP, Account, AccountError, Accounts
from bot.console.counts import STAGES, by_campaign
from bot.console.door import Patience, checked_form
from bot.console.facts import Facts
from bot.console.sessions import Sessions
from bot.logs import configure_logs, log_failure
from bot.outcomes.database import open_database
from bot.privacy.keys import Keys
from bot.settings import Settings, load_settings

HERE = Path(__file__).resolve().parent

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

templates = Jinja2Templates(HERE / "templates")


class Console:
    """The pages.

    Args:
        engine: the outcome database.
        minimum: counts below this are hidden.
        facts: the content for the page of facts.
    """

    def __init__(self, engine: Engine, minimum: int, facts: Facts) -> None:
        self._engine = engine
        self._facts = facts
        self._minimum = minimum
        self._accounts = Accounts(engine)
        self._sessions = Sessions()
        self._patience = Patience()

    def routes(self) -> list[Route]:
        """All pages but the static files."""
        return [
            Route("/", self._signed_in(self.overview)),
            Route("/facts", self._signed_in(self.facts)),
            Route("/sign-in", self.sign_in, methods=["GET", "POST"]),
            Route("/sign-out", self._signed_in(self.sign_out), methods=["POST"]),
            Route("/welcome/{token}", self.welcome, methods=["GET", "POST"]),
        ]

    async def overview(self, request: Request, account: Account) -> Response:
        """Counts by campaign and stage."""
        rows = await run_in_threadpool(by_campaign, self._engine, self._minimum)
        values = {"rows": rows, "stages": STAGES, "minimum": self._minimum, "account": account}
        return _page(request, "overview.html", values)

    async def facts(self, request: Request, account: Account) -> Response:
        """Kinds of law, what is stale, the law table, gaps in the directory."""
        today = datetime.now(UTC).date()
        values = {
            "typology": self._facts.typology(),
            "stale": await run_in_threadpool(self._facts.stale, today),
            "laws": self._facts.laws(today),
            "gaps": self._facts.gaps(),
            "account": account,
        }
        return _page(request, "facts.html", values)

    async def sign_in(self, request: Request) -> Response:
        """Name and password; too many tries from one browser or for one name have to wait."""
        if request.method == "GET":
            return _page(request, "sign_in.html", {})
        form = await checked_form(request)
        if form is None:
            return _page(
                request, "sign_in.html", {"problem": "The page was too old; try again."}, 400
            )
        name = form.get("name", "")
        if not self._patience.admits(request, name):
            return _page(
                request, "sign_in.html", {"problem": "Too many tries; wait a minute."}, 429
            )
        account = await run_in_threadpool(self._accounts.sign_in, name, form.get("password", ""))
        if account is None:
            problem = "Name and password do not fit."
            return _page(request, "sign_in.html", {"problem": problem}, 403)
        return self._enter(request, account)

    async def sign_out(self, request: Request, account: Account) -> Response:
        """End the session."""
        if await checked_form(request) is not None:
            self._sessions.end(str(request.session.get("key", "")))
            request.session.clear()
        return RedirectResponse("/sign-in", 303)

    async def welcome(self, request: Request) -> Response:
        """An invitation: choose a name and a password."""
        token = request.path_params["token"]
        role = await run_in_threadpool(self._accounts.invited_role, token)
        if role is None:
            return _page(request, "sign_in.html", {"problem": USED_UP}, 410)
        if request.method == "GET":
            return _page(request, "welcome.html", {"role": role})
        form = await checked_form(request)
        try:
            if form is None:
                raise AccountError("The page was too old; try again.")
            name, password = form.get("name", ""), form.get("password", "")
            account = await run_in_threadpool(self._accounts.accept, token, name, password)
        except AccountError as error:
            return _page(request, "welcome.html", {"role": role, "problem": str(error)}, 400)
        return self._enter(request, account)

    def _signed_in(
        self, page: Callable[[Request, Account], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            name = self._sessions.name(str(request.session.get("key", "")))
            account = await run_in_threadpool(self._accounts.find, name) if name else None
            if account is None:
                return RedirectResponse("/sign-in", 303)
            return await page(request, account)

        return serve

    def _enter(self, request: Request, account: Account) -> Response:
        # A new session at sign-in: one that was known before is worth nothing.
        self._sessions.end(str(request.session.get("key", "")))
        request.session.clear()
        request.session["key"] = self._sessions.begin(account.name)
        return RedirectResponse("/", 303)


class SafeHeaders(BaseHTTPMiddleware):
    """Security headers on every response; a failure shows nothing of itself."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Add them; the name is Starlette's."""
        try:
            response = await call_next(request)
        except Exception as error:  # noqa: BLE001  whatever fails, the operator is answered
            reference = log_failure("a page of the console failed", error)
            text = f"This page failed; try again later, or quote {reference} to your administrator."
            response = PlainTextResponse(text, 503)
        response.headers.update(HEADERS)
        return response


def console_application(settings: Settings) -> Starlette:
    """The operators' plane as an ASGI application."""
    engine = open_database(settings.database)
    secret = settings.secret_key or Keys(settings.home / "keys").get("console").hex()
    console = Console(engine, settings.minimum_cell, Facts())

    async def alive(request: Request) -> Response:
        return PlainTextResponse("alive")

    return Starlette(
        routes=[
            *console.routes(),
            Route("/healthz", alive),
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                SessionMiddleware,
                secret_key=secret,
                session_cookie="console",
                same_site="strict",
                max_age=None,  # gone with the browser; how long it is good, Sessions decides
                https_only=settings.base_url.startswith("https://"),
            ),
        ],
    )


def create() -> Starlette:
    """What uvicorn starts."""
    settings = load_settings()
    configure_logs(settings.log_level)
    return console_application(settings)


def _page(
    request: Request, template: str, values: dict[str, object], status: int = 200
) -> Response:
    token = request.session.setdefault("csrf", secrets.token_urlsafe(16))
    return templates.TemplateResponse(request, template, {**values, "csrf": token}, status)
