"""Everybody can use it: screen readers, small screens, large letters, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.scripted import Script
from tests.browser.test_chat import write

both_schemes = pytest.mark.parametrize(
    "context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=str
)
SMALL = {"viewport": {"width": 320, "height": 560}}
TOUCH = 44


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def too_wide(page: Page) -> bool:
    page.wait_for_load_state()  # before its style is there, everything is wide
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@both_schemes
def test_screen_readers_can_use_the_chat(page: Page, script: Script) -> None:
    assert violations(page) == []
    write(page, "I want to die")
    expect(page.locator(".theirs").nth(2)).to_be_visible()
    assert violations(page) == []
    script.broken = True
    write(page, "hello")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("context", [SMALL], indirect=True, ids=["320 px"])
@pytest.mark.parametrize("campaign", ["demo-en", "demo-de", "demo-ru"])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_off_on_a_small_screen(
    page: Page, site: str, campaign: str, size: int
) -> None:
    page.goto(f"{site}/c/{campaign}")
    enlarge(page, size)
    assert not too_wide(page)
    page.get_by_role("textbox").fill("echo " + "unendlich" * 40)
    page.locator("#send").click()
    expect(page.locator(".theirs").nth(2)).to_be_visible()
    assert not too_wide(page)
    expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    expect(page.locator("#send")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("context", [SMALL], indirect=True, ids=["320 px"])
def test_large_letters_leave_room_for_what_is_said(page: Page) -> None:
    enlarge(page, 200)
    header = page.locator("header").bounding_box()
    writing = page.locator(".write").bounding_box()
    assert header is not None
    assert writing is not None
    assert header["height"] + writing["height"] < SMALL["viewport"]["height"] / 2


@pytest.mark.parametrize("context", [SMALL], indirect=True, ids=["320 px"])
def test_everything_can_be_hit_with_a_finger(page: Page) -> None:
    for target in page.locator("button, textarea, #leave").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= TOUCH
        assert box["width"] >= TOUCH


def test_the_answer_is_seen_and_not_covered(page: Page) -> None:
    for _ in range(4):
        write(page, "echo " + "word " * 60)
        expect(page.locator("#busy")).to_be_hidden()
    answer = page.locator(".theirs").last.bounding_box()
    header = page.locator("header").bounding_box()
    assert answer is not None
    assert header is not None
    assert answer["y"] >= header["y"] + header["height"]


@pytest.mark.parametrize("context", [{"reduced_motion": "reduce"}, {}], indirect=True, ids=str)
def test_whoever_wants_no_motion_gets_none(page: Page) -> None:
    animation = page.locator("#busy").evaluate("e => getComputedStyle(e).animationName")
    still = page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert (animation == "none") == still


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True, ids=str)
def test_whoever_has_colours_of_their_own_sees_where_the_way_out_is(page: Page) -> None:
    # axe reads our colours here, which the browser does not show.
    border = page.locator("#leave").evaluate("e => getComputedStyle(e).borderTopStyle")
    assert border == "solid"


def enlarge(page: Page, size: int) -> None:
    """Text of the size that the visitor chose in the browser."""
    page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")


@pytest.mark.parametrize(
    "context",
    [
        {"viewport": {"width": 320, "height": 560}, "locale": "pt-BR"},
        {"color_scheme": "dark", "locale": "ru-RU"},
    ],
    indirect=True,
    ids=["320 px", "dark"],
)
@pytest.mark.parametrize("path", ["/", "/c/whatever", "/c/_fr"])
def test_the_first_page_and_the_choice_of_languages_can_be_used_by_everybody(
    context: BrowserContext, site: str, path: str
) -> None:
    page = context.new_page()
    page.goto(f"{site}{path}")
    assert violations(page) == []
    assert not too_wide(page)


def test_an_unknown_campaign_answers_in_the_browsers_language(
    chromium: Browser, site: str, script: Script
) -> None:
    context = chromium.new_context(locale="it-IT")
    page = context.new_page()
    page.goto(f"{site}/c/mistyped")
    expect(page.locator("html")).to_have_attribute("lang", "it")
    page.get_by_role("textbox").fill("echo")
    page.locator("#send").click()
    expect(page.locator(".theirs", has_text="You said")).to_be_visible()
    page.get_by_role("textbox").fill("echo")
    page.locator("#send").click()
    expect(page.locator(".mine")).to_have_count(2)
    assert [message.client_language for message in script.taken][:1] == ["it"]
    context.close()
