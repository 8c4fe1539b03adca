"""The chat in a real browser: with a script, without one, by keyboard, on a bad network."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.scripted import HELP_URL, HOSTILE, Script

PERSON = (
    "Mozilla/5.0 (Linux; Android 9; SM-J530F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
)

without_script = pytest.mark.parametrize(
    "context", [{"java_script_enabled": False}], indirect=True, ids=["without a script"]
)
either_way = pytest.mark.parametrize(
    "context",
    [{}, {"java_script_enabled": False}],
    indirect=True,
    ids=["with a script", "without a script"],
)


def write(page: Page, text: str) -> None:
    page.get_by_label("Write a message").fill(text)
    page.get_by_role("button", name="Send").click()


@either_way
def test_a_visitor_presses_a_button_and_writes(page: Page, script: Script) -> None:
    expect(page).to_have_title("Information")
    page.get_by_role("button", name="Looking to pay for sex").click()
    expect(page.locator(".theirs", has_text="reached An NGO")).to_be_visible()
    write(page, "I want to die")
    expect(page.locator(".mine", has_text="I want to die")).to_be_visible()
    expect(page.get_by_role("link", name="116 123")).to_have_attribute("href", "tel:116123")
    assert [message.text for message in script.taken] == ["/seek_services looking", "I want to die"]
    assert len({message.pseudonym for message in script.taken}) == 1


@either_way
def test_a_visitor_looks_and_sees_that_history_is_not_erased(page: Page, script: Script) -> None:
    note = page.locator(".note")
    expect(note).to_contain_text("It doesn't erase your browser's history.")
    scripted = page.evaluate("document.documentElement.className") == "scripted"
    assert note.get_by_text("Escape").is_visible() == scripted, "it promises only what works"


@either_way
def test_markup_in_a_message_stays_text(page: Page, script: Script, complaints: list[str]) -> None:
    write(page, f"echo {HOSTILE}")
    expect(page.locator(".theirs").last).to_contain_text(f"{HOSTILE} {HOSTILE}")
    expect(page.locator(".mine")).to_contain_text(HOSTILE)
    expect(page).to_have_title("Information")
    assert complaints == []


@pytest.mark.parametrize(
    ("context", "counted"),
    [
        ({"user_agent": PERSON}, 1),
        ({"user_agent": PERSON, "java_script_enabled": False}, 1),
        ({}, 0),
    ],
    indirect=["context"],
    ids=["with a script", "without a script", "a browser that calls itself headless"],
)
def test_a_link_leads_to_help_and_is_counted(page: Page, script: Script, counted: int) -> None:
    page.context.route(HELP_URL, lambda route: route.fulfill(body="help"))
    write(page, "I want to die")
    with page.context.expect_page() as beside:
        page.get_by_role("link", name="www.samaritans.org").click()
    beside.value.wait_for_url(HELP_URL)
    assert len(script.opened_links) == counted


@either_way
def test_nothing_is_kept_and_nothing_is_asked_of_others(
    page: Page, site: str, requests: list[str], complaints: list[str]
) -> None:
    write(page, "hello")
    expect(page.locator(".theirs").last).to_be_visible()
    assert page.context.cookies() == []
    state = page.context.storage_state(indexed_db=True)
    assert (state["cookies"], state["origins"]) == ([], [])
    assert requests
    assert [url for url in requests if not url.startswith(f"{site}/")] == []
    assert complaints == []


def test_nothing_is_kept_in_the_scripts_stores(page: Page) -> None:
    write(page, "hello")
    expect(page.locator(".theirs").nth(1)).to_be_visible()
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie,"
        " (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert kept == [0, 0, "", 0, 0]


@without_script
def test_reloading_a_sent_form_answers_once(page: Page, script: Script) -> None:
    write(page, "hello")
    expect(page.locator(".mine")).to_have_text("You: hello")
    page.reload()
    expect(page.locator(".theirs")).to_contain_text("already sent this")
    assert len(script.taken) == 1
    write(page, "and now")
    expect(page.locator(".mine").last).to_have_text("You: and now")
    assert len({message.pseudonym for message in script.taken}) == 1


@either_way
def test_a_failed_request_keeps_what_was_written(page: Page, script: Script) -> None:
    script.broken = True
    write(page, "please help me")
    expect(page.get_by_role("alert")).to_contain_text("112 (Europe)")
    expect(page.get_by_label("Write a message")).to_have_value("please help me")
    expect(page.locator(".mine")).to_have_count(0)
    script.broken = False
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".mine")).to_have_text("You: please help me")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_no_network_keeps_what_was_written(page: Page, script: Script) -> None:
    page.context.set_offline(True)
    write(page, "please help me")
    expect(page.get_by_role("alert")).to_contain_text("112 (Europe)")
    expect(page.get_by_label("Write a message")).to_have_value("please help me")
    page.context.set_offline(False)
    page.get_by_role("button", name="Looking to pay for sex").click()
    expect(page.locator(".theirs", has_text="automated service")).to_be_visible()


def test_an_answer_that_was_lost_is_given_when_asked_again(page: Page, script: Script) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/c/demo-en", lose, times=1)
    write(page, "please help me")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".theirs").nth(1)).to_be_visible()
    assert [message.text for message in script.taken] == ["please help me"] * 2


def test_an_impatient_visitor_is_answered_once(page: Page, script: Script) -> None:
    script.slow = True
    button = page.get_by_role("button", name="Looking to pay for sex")
    for _ in range(3):
        button.click()
    expect(page.get_by_text("Replying")).to_be_visible()
    script.slow = False
    expect(page.get_by_text("Replying")).to_be_hidden()
    assert len(script.taken) == 1


def test_an_old_browser_without_fetch_sends_the_form(
    context: BrowserContext, site: str, script: Script
) -> None:
    page = context.new_page()
    page.add_init_script("delete window.fetch")
    page.goto(f"{site}/c/demo-en")
    page.get_by_role("button", name="Looking to pay for sex").click()
    expect(page.locator(".theirs", has_text="automated service")).to_be_visible()
    assert [message.text for message in script.taken] == ["/seek_services looking"]


def test_an_old_browser_that_does_not_name_the_button_sends_it(
    context: BrowserContext, site: str, script: Script
) -> None:
    page = context.new_page()
    page.add_init_script("delete SubmitEvent.prototype.submitter")
    page.goto(f"{site}/c/demo-en")
    page.get_by_role("button", name="Looking to pay for sex").click()
    expect(page.locator(".theirs", has_text="automated service")).to_be_visible()
    assert [message.text for message in script.taken] == ["/seek_services looking"]


def test_the_keyboard_is_enough(page: Page, script: Script) -> None:
    focused = page.locator(":focus")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("Leave now")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("Looking to pay for sex")
    outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid", "one sees where one is"
    page.keyboard.press("Enter")
    expect(page.locator(".theirs", has_text="automated service")).to_be_visible()
    expect(page.locator("#choices")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if focused.get_attribute("id") == "text":
            break
    page.keyboard.type("echo one line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and another")
    page.keyboard.press("Enter")
    expect(page.locator(".mine").last).to_have_text("You: echo one line\nand another")
    expect(page.get_by_label("Write a message")).to_be_focused()
    # What was written is shown at once; the answer says that it has arrived.
    expect(page.locator(".theirs", has_text="You said: echo one line")).to_be_visible()
    assert script.taken[-1].text == "echo one line\nand another"


def test_what_is_said_is_marked_with_its_language(page: Page, site: str) -> None:
    page.goto(f"{site}/c/demo-de")
    page.get_by_role("textbox").fill("hallo")
    page.keyboard.press("Enter")
    expect(page.locator(".theirs").last).to_have_attribute("lang", "de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
