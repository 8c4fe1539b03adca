"""The notice page in a real browser: without a script, in every language, on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.scripted import Script
from tests.browser.test_looks import both_schemes, violations

LANGUAGES = ("de", "en", "es", "fr", "it", "ru")
NARROW = {"viewport": {"width": 320, "height": 560}}
PHONE = "Mozilla/5.0 (Linux; Android 8.0) AppleWebKit/537.36 Chrome/64.0 Mobile"
NO_SCRIPT = {"java_script_enabled": False, "user_agent": PHONE}


@pytest.mark.parametrize("context", [NO_SCRIPT], indirect=True, ids=["without a script"])
def test_one_tap_leads_to_the_chat_and_nothing_is_left(
    context: BrowserContext, site: str, script: Script, requests: list[str]
) -> None:
    page = context.new_page()
    page.goto(f"{site}/n/notice-en")
    page.get_by_role("link", name="Ask without giving your name").click()
    expect(page.locator(".theirs")).to_be_visible()
    assert page.url == f"{site}/c/notice-en"
    assert context.cookies() == []
    assert all(sent.startswith(site) for sent in requests)
    assert script.displays == ["notice-en"]


@both_schemes
def test_screen_readers_can_use_it(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    for language in ("de", "ru"):
        page.goto(f"{site}/n/notice-{language}")
        assert violations(page) == []


@pytest.mark.parametrize("context", [NARROW], indirect=True, ids=["320 px"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_on_is_in_view_on_a_small_screen(
    context: BrowserContext, site: str, language: str
) -> None:
    page = context.new_page()
    page.goto(f"{site}/n/notice-{language}")
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    expect(page.locator(".start")).to_be_in_viewport(ratio=1)
    box = page.locator(".start").bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_leaving_leads_to_the_neutral_page(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}/n/notice-en")
    page.get_by_role("link", name="Leave now").click()
    expect(page.get_by_text("neutral")).to_be_visible()


def test_after_the_chat_was_left_back_shows_neither_chat_nor_notice(
    context: BrowserContext, site: str, script: Script
) -> None:
    page = context.new_page()
    page.goto(f"{site}/advertisement")
    page.goto(f"{site}/n/notice-en")
    page.get_by_role("link", name="Ask without giving your name").click()
    expect(page.locator(".theirs")).to_be_visible()
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(f"{site}/away")
    page.go_back(wait_until="commit")
    assert page.url == f"{site}/advertisement"


def test_three_times_escape_leaves_the_notice(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}/advertisement")
    page.goto(f"{site}/n/notice-en")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(f"{site}/away")
    page.go_back(wait_until="commit")
    assert page.url == f"{site}/advertisement"
