"""No page of ours is shown inside another, where a click could be meant for something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.console.app import console_application
from bot.settings import load_settings
from tests.browser.serving import serve

BLOCKED = "chrome-error://chromewebdata/"


@pytest.fixture(scope="module")
def foreign() -> Iterator[str]:
    """A page of somebody else, which shows the address behind its question mark in a frame."""

    def frame(request: Request) -> HTMLResponse:
        return HTMLResponse(f'<iframe src="{request.query_params["at"]}"></iframe>')

    def willing(_request: Request) -> HTMLResponse:
        return HTMLResponse("this page may be framed")

    with serve(Starlette(routes=[Route("/frame", frame), Route("/willing", willing)])) as address:
        yield address


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A console to which nobody has signed in yet."""
    update = {"home": tmp_path_factory.mktemp("home"), "database_url": "", "public_url": None}
    with serve(console_application(load_settings().model_copy(update=update))) as address:
        yield address


def framed(context: BrowserContext, foreign: str, address: str) -> str:
    """What the browser has in the frame: the address, or its own page for what is blocked."""
    page = context.new_page()
    page.goto(f"{foreign}/frame?at={address}", wait_until="load")
    (frame,) = page.main_frame.child_frames
    return frame.url


@pytest.mark.parametrize("path", ["/c/demo-en", "/r/unknown"])
def test_the_chat_is_shown_in_nobodys_frame(
    context: BrowserContext, foreign: str, site: str, path: str
) -> None:
    assert framed(context, foreign, f"{foreign}/willing") == f"{foreign}/willing"
    assert framed(context, foreign, f"{site}{path}") == BLOCKED


def test_the_console_is_shown_in_nobodys_frame(
    context: BrowserContext, foreign: str, console: str
) -> None:
    assert framed(context, foreign, f"{console}/sign-in") == BLOCKED
    assert framed(context, foreign, f"{console}/") == BLOCKED
