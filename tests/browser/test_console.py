"""Every page of the console in a real browser, as each role, in light and dark, small and large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from prometheus_client import start_http_server
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.console import door
from bot.console.app import console_application
from bot.console.demonstration import CAMPAIGNS
from bot.server.metrics import Metrics
from bot.settings import load_settings
from tests.browser.operators import NAMES, PASSWORD, served_console
from tests.browser.serving import serve
from tests.browser.test_looks import too_wide, violations
from tests.console.openid_provider import CLIENT, EVA, SECRET, OpenIdProvider

PAGES = {
    "": "Overview",
    "?campaign=demo-en": "Overview",
    "?only=language:de": "Overview",
    "?period=2019-02": "Overview",
    "campaigns": "Campaigns",
    "campaigns?campaign=demo-en&cost=500": "Campaigns",
    "experiments": "Experiments",
    "places": "Languages and places",
    "places?layer=law": "Languages and places",
    "topics": "Topics and gaps",
    "paths": "From topic to topic",
    "paths?campaign=demo-ru": "From topic to topic",
    "safety": "Safety",
    "content": "Content",
    "content?part=law&state=GB": "Content",
    "content?part=figures": "Content",
    "content?part=addresses&state=GB": "Content",
    "health": "Health",
    "account": "My account",
}
FOR_ADMINISTRATORS = {"operators": "Operators"}
SETUPS = [
    {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
]


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a console with made-up outcomes of half a year and the metrics of an assistant."""
    home = tmp_path_factory.mktemp("home")
    metrics = Metrics()
    metrics.take_over(
        Mock(
            refusals={("twilio", "wrong_signature"): 25},
            deliveries={("telegram", "sent"): 940, ("telegram", "blocked"): 3},
        ),
        Mock(lost=2, waiting=0),
    )
    server, _ = start_http_server(0, "127.0.0.1", metrics.registry)
    update = {"home": home, "database_url": "", "metrics_port": server.server_port}
    settings = load_settings().model_copy(update=update)
    with pytest.MonkeyPatch.context() as patch:
        # One operator signs in for every test here; that it may not be often is tested elsewhere.
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        with served_console(settings) as address:
            yield address
    server.shutdown()
    server.server_close()


def enter(context: BrowserContext, console: str, name: str) -> Page:
    """A page of an operator who is signed in."""
    page = context.new_page()
    page.goto(f"{console}/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    return page


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize("context", SETUPS, indirect=True, ids=["light phone", "dark desktop"])
def test_every_page_can_be_used_by_everybody(
    context: BrowserContext, console: str, requests: list[str], complaints: list[str], part: int
) -> None:
    page = enter(context, console, "ada")
    for path, title in [*PAGES.items(), *FOR_ADMINISTRATORS.items()][part::3]:
        page.goto(f"{console}/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert violations(page) == [], path
        assert not too_wide(page), path
    assert [url for url in requests if not url.startswith(f"{console}/")] == []
    assert complaints == []


@pytest.mark.parametrize("context", SETUPS, indirect=True, ids=["light phone", "dark desktop"])
def test_signing_in_can_be_done_by_everybody(context: BrowserContext, console: str) -> None:
    page = context.new_page()
    page.goto(console)
    expect(page).to_have_title("Sign in · Console")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Name and password do not fit.")
    assert violations(page) == []
    assert not too_wide(page)


@pytest.fixture
def console_with_openid(tmp_path: Path) -> Iterator[str]:
    """Address of a console with a provider on another site; for a browser, ports are no other site."""
    provider = OpenIdProvider(shows_a_page=True, person=EVA)
    waiting = Waiting()
    with serve(provider.application()) as issuer, serve(waiting) as address:
        provider.issuer, console = issuer, address.replace("localhost", "127.0.0.1")
        update = {
            "home": tmp_path,
            "database_url": "",
            "public_url": None,
            "console_url": console,
            "openid_issuer": issuer,
            "openid_client_id": CLIENT,
            "openid_client_secret": SECRET,
            "openid_domain": "ngo.example",
            "openid_name": "the NGO",
        }
        waiting.application = console_application(load_settings().model_copy(update=update))
        yield console


class Waiting:
    """An application that is made when its address is known."""

    application: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.application(scope, receive, send)


@pytest.mark.parametrize("context", SETUPS, indirect=True, ids=["light phone", "dark desktop"])
def test_signing_in_by_the_organisation_leads_to_the_overview(
    context: BrowserContext, console_with_openid: str
) -> None:
    page = context.new_page()
    page.goto(console_with_openid)
    assert violations(page) == []
    assert not too_wide(page)
    page.get_by_role("link", name="Sign in with the NGO").click()
    page.get_by_role("link", name="Yes, I am Eva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    assert page.url == f"{console_with_openid}/"
    page.get_by_role("link", name="eva@ngo.example").click()
    expect(page.get_by_text("You sign in with the NGO")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page).to_have_title("Sign in · Console")


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_role_sees_its_pages_and_no_others(
    context: BrowserContext, console: str, name: str
) -> None:
    page = enter(context, console, name)
    for path, title in FOR_ADMINISTRATORS.items():
        page.goto(f"{console}/{path}")
        seen = title if name == "ada" else "Not for this account"
        expect(page.get_by_role("heading", level=1)).to_have_text(seen)
        assert violations(page) == []
    page.goto(console)
    assert page.get_by_text("The numbers as CSV:").count() == (0 if name == "cem" else 1)


def test_a_stranger_sees_no_count(chromium: Browser, console: str) -> None:
    page = chromium.new_page()
    for path in PAGES:
        page.goto(f"{console}/{path}")
        assert page.url == f"{console}/sign-in"
        assert not any(name in page.content() for name in CAMPAIGNS)
    page.close()


def test_a_view_is_shared_by_its_address_and_back_leads_back(
    context: BrowserContext, console: str
) -> None:
    page = enter(context, console, "bea")
    page.get_by_label("Campaign").select_option("demo-fr")
    page.get_by_label("Visitors").select_option("channel:web")
    page.get_by_role("button", name="Show").click()
    assert "campaign=demo-fr" in page.url
    address = page.url
    page.goto(f"{console}/topics")
    page.go_back(wait_until="commit")  # a page kept in memory is not loaded again
    assert page.url == address
    expect(page.get_by_label("Campaign")).to_have_value("demo-fr")
    expect(page.get_by_label("Visitors")).to_have_value("channel:web")
    page.get_by_role("button", name="Pages").click()
    page.get_by_role("navigation").get_by_role("link", name="Safety", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Safety")
    expect(page.get_by_label("Campaign")).to_have_value("demo-fr")


def test_a_campaign_shows_its_ways_in_with_codes_that_can_be_saved(
    context: BrowserContext, console: str
) -> None:
    page = enter(context, console, "cem")
    page.goto(f"{console}/campaigns?campaign=demo-en")
    code = page.get_by_role("img", name="QR code:").first
    code.scroll_into_view_if_needed()
    assert code.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the QR code (Web)").click()
    assert saved.value.suggested_filename == "demo-en-web.svg"


def test_health_shows_what_the_assistant_counts(context: BrowserContext, console: str) -> None:
    page = enter(context, console, "cem")
    page.goto(f"{console}/health")
    expect(page.get_by_role("row", name="Delivered Telegram 940")).to_be_visible()
    expect(page.get_by_text("2 outcomes were lost")).to_be_visible()


def test_after_signing_out_back_shows_nothing(context: BrowserContext, console: str) -> None:
    page = enter(context, console, "ada")
    page.goto(f"{console}/campaigns")
    expect(page.get_by_role("rowheader", name="demo-fr").first).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in · Console")
    page.go_back()
    expect(page.get_by_role("rowheader", name="demo-fr").first).to_be_hidden()


@pytest.mark.parametrize(
    "context", [{"viewport": {"width": 360, "height": 740}}], indirect=True, ids=["phone"]
)
def test_the_pages_are_found_on_a_phone_with_the_keyboard(
    context: BrowserContext, console: str
) -> None:
    page = enter(context, console, "cem")
    link = page.get_by_role("navigation").get_by_role("link", name="Health")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Pages").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_language_and_colours_are_chosen_and_stay(context: BrowserContext, console: str) -> None:
    page = enter(context, console, "cem")
    page.get_by_label("Colours").select_option("dark")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    background = "getComputedStyle(document.body).backgroundColor"
    page.wait_for_load_state()  # the style may come after the page
    assert page.evaluate(background) == "rgb(18, 23, 28)"
    page.goto(f"{console}/topics")
    assert page.evaluate(background) == "rgb(18, 23, 28)"


@pytest.mark.parametrize(
    "context", [{"java_script_enabled": False}], indirect=True, ids=["no script"]
)
def test_every_number_is_there_without_a_script(context: Any, console: str) -> None:
    page = enter(context, console, "ada")
    expect(page.get_by_role("rowheader", name="Contacted")).to_be_visible()
    page.get_by_text("The numbers", exact=True).first.click()
    expect(page.get_by_role("columnheader", name="From").first).to_be_visible()


def test_a_page_is_printed_with_its_numbers(
    context: BrowserContext, console: str, tmp_path: Path
) -> None:
    page = enter(context, console, "ada")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    expect(page.get_by_role("rowheader", name="Contacted")).to_be_visible()
    expect(page.get_by_role("columnheader", name="From").first).to_be_visible()
