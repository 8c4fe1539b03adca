"""The way out, in a real browser that remembers pages as real browsers do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.scripted import HELP_URL, Script
from tests.browser.test_chat import without_script, write

SECRET = "he must not read this"


@pytest.fixture
def talked(page: Page, script: Script) -> Page:
    """A page on which a visitor has written."""
    write(page, SECRET)
    expect(page.locator(".theirs", has_text="automated service")).to_be_visible()
    return page


def back(page: Page) -> None:
    """Press "Back"; a page from the browser's memory does not load again."""
    page.go_back(wait_until="commit")


def shows_nothing(page: Page) -> bool:
    content = page.locator("html").inner_html()  # waits for a navigation to end
    return SECRET not in content and "reached An NGO" not in content


def test_the_leave_button_shows_the_neutral_page_and_back_does_not_show_the_chat(
    talked: Page, site: str
) -> None:
    talked.get_by_role("link", name="Leave now").click()
    talked.wait_for_url(f"{site}/away")
    back(talked)
    assert talked.url == f"{site}/advertisement", "the chat's place in the history was taken"
    talked.go_forward(wait_until="commit")
    assert talked.url == f"{site}/away"
    assert shows_nothing(talked)


def test_three_times_escape_leaves(talked: Page, site: str) -> None:
    for _ in range(3):
        talked.keyboard.press("Escape")
    talked.wait_for_url(f"{site}/away")
    back(talked)
    assert talked.url == f"{site}/advertisement"


def test_escape_leaves_also_while_an_answer_is_awaited(
    page: Page, site: str, script: Script
) -> None:
    script.slow = True
    write(page, SECRET)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(f"{site}/away")
    script.slow = False


def test_twice_escape_stays(talked: Page, site: str) -> None:
    talked.keyboard.press("Escape")
    talked.keyboard.press("Escape")
    talked.keyboard.press("Tab")
    assert talked.url == f"{site}/c/demo-en"
    expect(talked.locator(".mine")).to_be_visible()


def test_the_page_is_empty_before_the_neutral_one_has_come(talked: Page) -> None:
    hidden, left = talked.evaluate(
        "() => { document.getElementById('leave').click();"
        " return [document.body.hidden, document.body.textContent]; }"
    )
    assert hidden
    assert SECRET not in left
    assert "An NGO" not in left


def open_help(talked: Page) -> Page:
    """Ask for help, and open the page of the line that is named."""
    talked.context.route(HELP_URL, lambda route: route.fulfill(body="help"))
    write(talked, "I want to die")
    with talked.context.expect_page() as opened:
        talked.get_by_role("link", name="www.samaritans.org").click()
    opened.value.wait_for_url(HELP_URL)
    return opened.value


def test_a_page_of_help_leaves_the_talk_as_it_was(talked: Page, script: Script) -> None:
    help_page = open_help(talked)
    assert help_page.evaluate("window.opener") is None
    help_page.close()
    expect(talked.locator(".mine", has_text=SECRET)).to_be_visible()
    write(talked, "echo and now")
    expect(talked.locator(".theirs", has_text="You said: echo and now")).to_be_visible()
    assert len({message.pseudonym for message in script.taken}) == 1


def test_leaving_after_a_page_of_help_hides_the_talk(talked: Page, site: str) -> None:
    open_help(talked).close()
    talked.get_by_role("link", name="Leave now").click()
    talked.wait_for_url(f"{site}/away")
    back(talked)
    assert talked.url == f"{site}/advertisement"
    assert shows_nothing(talked)


@without_script
def test_without_a_script_a_page_of_help_leaves_the_talk_as_it_was(
    page: Page, script: Script
) -> None:
    write(page, "hello")
    open_help(page).close()
    write(page, "echo and now")
    expect(page.locator(".theirs", has_text="You said: echo and now")).to_be_visible()
    assert len({message.pseudonym for message in script.taken}) == 1


def test_going_elsewhere_by_hand_and_back_shows_the_beginning(talked: Page, site: str) -> None:
    talked.goto(f"{site}/advertisement")
    back(talked)
    talked.wait_for_url(f"{site}/c/demo-en")
    expect(talked.get_by_role("button", name="Looking to pay for sex")).to_be_visible()
    assert shows_nothing(talked)


def test_a_page_that_the_browser_remembered_is_empty_and_begins_anew(talked: Page) -> None:
    # Chromium does not remember this page, because of no-store; other browsers may: both ends are played.
    talked.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(talked.locator("body")).to_be_hidden()
    assert SECRET not in talked.locator("body").inner_html()
    with talked.expect_navigation():
        talked.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(talked.get_by_role("button", name="Looking to pay for sex")).to_be_visible()
    assert shows_nothing(talked)


@without_script
def test_without_a_script_back_does_not_show_the_chat_either(talked: Page, site: str) -> None:
    leave = talked.get_by_role("link", name="Leave now")
    expect(leave).to_be_in_viewport()
    leave.click()
    talked.wait_for_url(f"{site}/away")
    # The browser asks before it sends a form again, and shows nothing until then.
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        talked.go_back()
    assert shows_nothing(talked)
