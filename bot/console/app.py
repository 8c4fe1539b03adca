"""The operators' plane, put together: pages, who may see them, and the headers on all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.console.accounts import Account, Accounts, Role
from bot.console.audit import Action, Audit
from bot.console.codes import Codes
from bot.console.filters import read_selection
from bot.console.frame import Frame, language_of
from bot.console.guard import Endpoint, Guard
from bot.console.page import Page, Visit
from bot.console.pages.campaigns import CampaignsPage
from bot.console.pages.content import Content
from bot.console.pages.entrance import Entrance
from bot.console.pages.health import KNOWLEDGE, Health
from bot.console.pages.operators import Operators
from bot.console.pages.overview import Overview
from bot.console.pages.own_account import OwnAccount
from bot.console.pages.places import Places
from bot.console.pages.safety import Safety
from bot.console.pages.topics import Topics
from bot.console.sessions import Sessions
from bot.console.sheets import Sheet, to_csv
from bot.knowledge.figures import Figures
from bot.knowledge.law import LawBook
from bot.knowledge.resources import Directory
from bot.languages import configured_languages
from bot.logs import configure_logs, log_failure
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.privacy.keys import Keys
from bot.settings import PROJECT, Settings, load_settings
from bot.words import Words

STATIC = Path(__file__).resolve().parent / "static"

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


def content_of_the_project() -> Content:
    """The reviewed content as the assistant has it."""
    return Content(
        Words.load(PROJECT / "responses", configured_languages()),
        LawBook.load(KNOWLEDGE / "law"),
        Directory.load(KNOWLEDGE / "resources"),
        Figures.load(KNOWLEDGE / "figures.yml"),
    )


def pages_of(settings: Settings, measures: Measures, content: Content) -> list[Page]:
    """All pages that show something, in the order of the navigation."""
    return [
        Overview(measures).page(),
        CampaignsPage(measures, settings.campaigns).page(),
        Places(measures, content).page(),
        Topics(measures).page(),
        Safety(measures, content).page(),
        content.page(),
        Health(settings).page(),
    ]


def console_application(settings: Settings) -> Starlette:
    """The operators' plane as an ASGI application."""
    engine = open_database(settings.database)
    keys = Keys(settings.home / "keys")
    measures = Measures(engine, settings.minimum_cell)
    pages = pages_of(settings, measures, content_of_the_project())
    frame = Frame(pages, settings.minimum_cell)
    accounts, audit = Accounts(engine), Audit(engine)
    audit.forget_old()
    guard = Guard(accounts, Sessions(), audit, frame)
    codes = Codes(keys.get("console-codes"))

    async def alive(request: Request) -> Response:
        return PlainTextResponse("alive")

    return Starlette(
        routes=[
            *(Route(f"/export/{page.name}/{{sheet}}.csv", _export(page, guard)) for page in pages),
            *(Route(page.path, _shown(page, guard, frame, measures)) for page in pages),
            *Entrance(accounts, codes, guard, frame).routes(),
            *OwnAccount(accounts, codes, guard, frame).routes(),
            *Operators(accounts, audit, guard, frame).routes(),
            Route("/healthz", alive),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                SessionMiddleware,
                secret_key=settings.secret_key or keys.get("console").hex(),
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


def _shown(page: Page, guard: Guard, frame: Frame, measures: Measures) -> Endpoint:
    async def show(request: Request, account: Account) -> Response:
        visit = _visit(request, account)
        values = await run_in_threadpool(_values, page, visit, measures)
        await guard.note(account, Action.LOOKED, page.path, request.url.query)
        return frame.render(request, f"{page.name}.html", values, account=account, page=page)

    return guard.only(page.needs, show)


def _values(page: Page, visit: Visit, measures: Measures) -> dict[str, object]:
    selection = visit.selection
    return {
        "selection": selection,
        "is_demonstration": selection.is_demonstration,
        "problem": selection.problem,
        "choices": measures.choices(selection.is_demonstration) if page.is_filtered else {},
        **page.build(visit),
    }


def _export(page: Page, guard: Guard) -> Endpoint:
    async def export(request: Request, account: Account) -> Response:
        values = await run_in_threadpool(page.build, _visit(request, account))
        sheets = cast(Iterable[Sheet], values.get("sheets", ()))
        name = request.path_params["sheet"]
        sheet = next((one for one in sheets if one.name == name), None)
        if sheet is None:
            return PlainTextResponse("There is no such table.", 404)
        await guard.note(account, Action.EXPORTED, f"{page.name}/{name}", request.url.query)
        headers = {"Content-Disposition": f"attachment; filename={page.name}-{sheet.name}.csv"}
        return Response(to_csv(sheet), media_type="text/csv; charset=utf-8", headers=headers)

    return guard.only(Role.ANALYST, export)


def _visit(request: Request, account: Account) -> Visit:
    today = datetime.now(UTC).date()
    selection = read_selection(request.query_params, today)
    return Visit(account, language_of(request), selection, request.query_params, today)
