"""The operators' plane as one application: pages, access control and security headers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Lifespan

from bot.campaigns.collection import Campaigns
from bot.console.accounts import Accounts
from bot.console.audit import Audit
from bot.console.codes import Codes
from bot.console.demonstration import Demonstration
from bot.console.editing.material import Material
from bot.console.figure_pages import FigurePages, figure_routes
from bot.console.figures import EVERY, Figures, real_figures
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.invitations import Invitations
from bot.console.known_browsers import KnownBrowsers
from bot.console.limits import Limits
from bot.console.openid import Provider, provider_of
from bot.console.openid_accounts import Guests
from bot.console.page import Page
from bot.console.pages import campaigns, experiments, overview, paths, places, safety, topics
from bot.console.pages.calling import calling_routes
from bot.console.pages.content import Content
from bot.console.pages.editing import Editing, own_content_page
from bot.console.pages.entrance import Entrance
from bot.console.pages.experiment import ExperimentPage
from bot.console.pages.health import Health
from bot.console.pages.mailing import mailing_routes
from bot.console.pages.operators import Operators
from bot.console.pages.own_account import OwnAccount
from bot.console.pages.pack import pack_routes
from bot.console.pages.publishing import Publishing
from bot.console.pages.signing import Signing
from bot.console.pages.translating import translating_routes
from bot.console.pages.ways import Ways
from bot.console.renewing import Renewing
from bot.console.sessions import Sessions
from bot.console.site import Site
from bot.console.weekly.lines import Weekly
from bot.console.weekly.post import post_of
from bot.console.weekly.rounds import Rounds, rounds_of
from bot.console.working_pages import WorkingPages
from bot.dialogue.words.library import load_library
from bot.logs import configure_logs, log_failure
from bot.outcomes.database import open_database
from bot.privacy.keys import Keys
from bot.privacy.safeguards import (
    guard_process,
    keep_no_bytecode,
    make_private,
    refuse_weak_secrets,
)
from bot.privacy.typed_settings import with_typed
from bot.server.restarting import Restarts
from bot.settings import Settings, load_settings

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


def pages_of(
    settings: Settings, figures: Figures, content: Content, material: Material
) -> list[Page]:
    """All pages that show something, in the order of the navigation."""
    measures, is_real = figures.measures, not figures.is_demonstration
    # Made-up figures are of made-up campaigns, which are files.
    load = material.campaigns if is_real else partial(Campaigns.load, figures.campaigns)
    health = Health(settings, content, load)
    weekly = Weekly(measures, load, *((health, material) if is_real else ()))
    post = post_of(settings) if is_real else None
    return [
        overview.page(measures, weekly, post.to if post else ()),
        campaigns.page(measures, load, Ways(load, settings, lambda: content.library.words)),
        experiments.page(figures, material.experiments if is_real else dict),
        places.page(measures, content),
        topics.page(measures),
        paths.page(measures),
        safety.page(measures, content, weekly),
        own_content_page(material),
        content.page(),
        health.page(),
    ]


def console_application(settings: Settings, sessions: Sessions | None = None) -> Starlette:
    """The operators' plane as an ASGI application.

    Args:
        settings: of the environment; what was typed in the console stands over them.
        sessions: of those who are signed in; nobody at first.
    """
    machine, settings = settings, with_typed(settings)
    engine = open_database(settings.database)
    keys = Keys(settings.home / "keys")
    content, material = content_in_force(settings, engine)
    demonstration = Demonstration(settings, content.library.words)
    real, made_up = real_figures(settings, engine), demonstration.figures
    pages = pages_of(settings, real, content, material)
    invented = pages_of(settings, made_up, content, material)
    figure_pages = FigurePages(real, made_up, pages, invented, material.refresh)
    provider, rounds = provider_of(settings), rounds_of(settings, real, content, material)
    accounts, audit = Accounts(engine), Audit(engine)
    working = WorkingPages(machine, settings, demonstration, accounts, material)
    restarts = Restarts(settings.home, "console") if settings.restarts else None
    frame = Frame(
        [*pages, *working.listed],
        has_demonstration=demonstration.exists,
        provider=provider.name if provider else "",
    )
    audit.forget_old()
    limits = Limits(material)
    site = Site(Guard(accounts, sessions or Sessions(), audit, frame, limits), frame)
    codes = Codes(keys.get("console-codes"))
    secret = settings.secret_key or keys.get("console").hex()
    invitations = Invitations(engine)
    operators = Operators(accounts, invitations, audit, settings.console_base_url, material)
    known = KnownBrowsers(secret, https_only=_by_tls(settings))
    return Starlette(
        lifespan=_kept_up_to_date([real, made_up], working, rounds, restarts),
        routes=[
            *figure_routes(pages, site, figure_pages),
            *working.routes(site),
            *pack_routes(figure_pages, settings, site),
            *Entrance(accounts, codes, site, known).routes(),
            *OwnAccount(accounts, codes).routes(site),
            *operators.routes(site),
            *_openid(provider, Guests(engine), site, secret),
            *Ways(material.campaigns, settings, lambda: material.library.words).routes(site),
            *_own_content(material, engine, site),
            *mailing_routes(rounds, site),
            Route("/healthz", _alive),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=_middleware(settings, secret),
    )


async def _alive(request: Request) -> Response:
    return PlainTextResponse("alive")


def content_in_force(settings: Settings, engine: Engine) -> tuple[Content, Material]:
    """What visitors are told now, and what it is made of."""
    content = Content(load_library(settings))
    material = Material(settings, engine, content.library, content.renew)
    material.refresh()
    return content, material


def _own_content(material: Material, engine: Engine, site: Site) -> list[Route]:
    return [
        *calling_routes(material, site),
        *Editing(material).routes(site),
        *Publishing(material).routes(site),
        *ExperimentPage(material, engine).routes(site),
        *Signing(material).routes(site),
        *translating_routes(material, site),
    ]


def _kept_up_to_date(
    sources: list[Figures], working: WorkingPages, rounds: Rounds | None, restarts: Restarts | None
) -> Lifespan[Starlette]:
    """Add up what is over and send what is due, as long as it runs; end where a restart is asked for."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_add_up_often(sources, working))]
        if rounds is not None:
            tasks.append(asyncio.create_task(rounds.keep_going()))
        if restarts is not None:
            tasks.append(asyncio.create_task(restarts.watch()))
        yield
        for task in tasks:
            task.cancel()
        await working.stop()

    return lifespan


def _middleware(settings: Settings, secret: str) -> list[Middleware]:
    return [
        Middleware(SafeHeaders),
        Middleware(
            SessionMiddleware,
            secret_key=secret,
            session_cookie="console",
            same_site="strict",
            max_age=None,  # gone with the browser; how long it is good, Sessions decides
            https_only=_by_tls(settings),
        ),
    ]


def _by_tls(settings: Settings) -> bool:
    address = settings.console_base_url if settings.console_url else settings.base_url
    return address.startswith("https://")


def _openid(provider: Provider | None, guests: Guests, site: Site, secret: str) -> list[Route]:
    if provider is None:
        return []
    from bot.console.pages.openid import OpenId  # Authlib, only where there is a provider

    return OpenId(provider, guests, site, secret).routes()


def create() -> ASGIApp:
    """The application factory that uvicorn calls."""
    settings = load_settings()
    guard_process()
    refuse_weak_secrets(settings)
    make_private(settings.home)
    configure_logs(settings.log_level)
    app = Renewing(settings, partial(console_application, sessions=Sessions()))
    keep_no_bytecode()
    return app


async def _add_up_often(sources: list[Figures], working: WorkingPages) -> None:
    while True:
        await run_in_threadpool(working.forget)
        for source in sources:
            await run_in_threadpool(source.add_up)
        await asyncio.sleep(EVERY)
