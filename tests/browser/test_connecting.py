"""An administrator connects Twilio and Telegram on her phone, from the guide to the test message."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pydantic import AnyHttpUrl

from bot.console import door
from bot.console.connecting import twilio_channel
from bot.console.locales import translations
from bot.settings import load_settings
from tests.browser.operators import PASSWORD, served_console
from tests.browser.test_console import enter
from tests.browser.test_looks import too_wide, violations
from tests.browser.test_own_content import Manager
from tests.faults.telegram_server import Server
from tests.twilio_server import ACCOUNT, NUMBER, TOKEN, TwilioServer

BOT_TOKEN = "123456789:" + 7 * "Aa_-1"
PHONE = {"viewport": {"width": 360, "height": 740}}
SETUPS = [
    (PHONE, "en"),
    ({**PHONE, "locale": "ru", "color_scheme": "dark"}, "ru"),
    ({"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False}, "en"),
]
NAMES = ["phone", "dark phone in Russian", "desktop without a script"]


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address; Twilio and Telegram are servers on this machine."""
    twilio, telegram = TwilioServer(), Server(tokens=(BOT_TOKEN,))
    twilio.listen()
    telegram.listen()
    update = {
        "home": tmp_path_factory.mktemp("home"),
        "database_url": "",
        "telegram_api": AnyHttpUrl(f"http://127.0.0.1:{telegram.port}"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        patch.setattr(twilio_channel, "http_client", twilio.client)
        settings = load_settings().model_copy(update=update)
        with served_console(settings, is_filled=False) as address:
            yield address
    twilio.close()
    telegram.close()


@pytest.mark.parametrize(("context", "language"), SETUPS, indirect=["context"], ids=NAMES)
def test_she_connects_her_channels(
    context: BrowserContext, language: str, console: str, request: pytest.FixtureRequest
) -> None:
    say, has_script = translations(language).gettext, "script" not in request.node.callspec.id
    her = Manager(context, console, language)
    her.sign_in("ada")
    her.go("channels")
    page = her.page

    def fill(form: str, **fields: str) -> None:
        """Fill in a form and send it, by its own button."""
        for name, value in fields.items():
            page.locator(f'form[action="/channels/{form}"] [name="{name}"]').fill(value)
        page.locator(f'form[action="/channels/{form}"] button').click()

    def is_told(sentence: str) -> None:
        expect(page.get_by_role("status")).to_contain_text(say(sentence))
        look_at(page, has_script=has_script)

    page.get_by_text(say("How to get a number at Twilio")).click()
    expect(page.locator("code.address")).to_contain_text("/webhooks/twilio#rc=3")
    look_at(page, has_script=has_script)
    fill("twilio", account=ACCOUNT, token=TOKEN, number="Leeds", password=PASSWORD)
    expect(page.locator("#error-twilio-number")).to_contain_text("+441134960000")
    expect(page.locator('form[action="/channels/twilio"] [name="account"]')).to_have_value(ACCOUNT)
    expect(page.locator('form[action="/channels/twilio"] [name="token"]')).to_have_value("")
    look_at(page, has_script=has_script)
    fill("twilio", token=TOKEN, number=NUMBER, password=PASSWORD)
    is_told("Twilio is connected. Every worker uses the token within seconds.")
    fill("twilio/test", to="+44 7700 900123")
    is_told("The message has arrived.")
    fill("telegram", token=BOT_TOKEN, password=PASSWORD)
    is_told("Telegram is connected. Every worker uses the token within seconds.")
    fill("telegram/test", to="777001")
    is_told("The message has arrived.")
    for channel in ("twilio", "telegram"):
        page.locator(f'details:has(form[action="/channels/{channel}/remove"]) summary').click()
        fill(f"{channel}/remove", password=PASSWORD)
        is_told("The token is gone from this machine. Withdraw it at the platform, too.")


@pytest.mark.parametrize("context", [PHONE], indirect=True, ids=["phone"])
def test_nobody_else_is_offered_it(context: BrowserContext, console: str) -> None:
    page = enter(context, console, "bea")
    assert page.locator('nav a[href="/channels"]').count() == 0
    answer = page.goto(f"{console}/channels")
    assert answer is not None
    assert answer.status == 403


def look_at(page: Page, *, has_script: bool) -> None:
    """Nothing stands in anybody's way, and nothing is cut off."""
    assert not too_wide(page)
    if has_script:  # which looks for it
        assert violations(page) == []
