"""The way out in a real Firefox: it remembers pages that Chromium does not, and keeps a session."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.browser.firefox import ESCAPE, Firefox, firefox, path_of_firefox
from tests.browser.scripted import Script
from tests.faults.serving import eventually

SECRET = "he must not read this"
KEPT = "left to be found here"
MISSING = "these tests need Firefox: install firefox-esr, or set FIREFOX to its path"


@pytest.fixture(scope="module", autouse=True)
def _there_is_one() -> None:
    if path_of_firefox() is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@pytest.fixture(scope="module")
def browser(_there_is_one: None) -> Iterator[Firefox]:
    with firefox() as browser:
        yield browser


def talk(browser: Firefox, site: str) -> None:
    """From an advertisement to the chat, and write something."""
    browser.open(f"{site}/advertisement")
    browser.open(f"{site}/c/demo-en")
    write(browser)


def write(browser: Firefox) -> None:
    browser.type("#text", SECRET)
    browser.click("#send")
    browser.wait_for("document.body.textContent.includes('automated service')")


def wait_for_address(browser: Firefox, address: str) -> None:
    browser.wait_for(f"location.href === '{address}'")


def shows_nothing(browser: Firefox) -> bool:
    return SECRET not in browser.source and "reached An NGO" not in browser.source


def written(browser: Firefox) -> bytes:
    """All that lies in its profile."""
    return b"".join(f.read_bytes() for f in browser.profile.rglob("*") if f.is_file())


def test_the_leave_button_takes_the_chats_place_in_the_history(
    browser: Firefox, site: str, script: Script
) -> None:
    talk(browser, site)
    browser.click("#leave")
    wait_for_address(browser, f"{site}/away")
    assert shows_nothing(browser)
    browser.back()
    assert browser.address == f"{site}/advertisement"
    browser.ask("WebDriver:Forward")
    assert browser.address == f"{site}/away"
    assert shows_nothing(browser)


def test_three_times_escape_leaves(browser: Firefox, site: str, script: Script) -> None:
    talk(browser, site)
    browser.type("#text", ESCAPE * 3)
    wait_for_address(browser, f"{site}/away")
    browser.back()
    assert browser.address == f"{site}/advertisement"


def test_after_a_notice_back_shows_neither_chat_nor_notice(
    browser: Firefox, site: str, script: Script
) -> None:
    browser.open(f"{site}/advertisement")
    browser.open(f"{site}/n/notice-en")
    browser.click(".start")
    browser.wait_for("document.querySelector('#text')")
    browser.click("#leave")
    wait_for_address(browser, f"{site}/away")
    browser.back()
    assert browser.address == f"{site}/advertisement"


def test_a_page_that_firefox_remembers_is_shown_empty(
    browser: Firefox, site: str, script: Script
) -> None:
    talk(browser, site)
    browser.open(f"{site}/advertisement?again")
    browser.back()
    browser.wait_for("document.querySelector('#text')")
    assert browser.address == f"{site}/c/demo-en"
    assert shows_nothing(browser)


def test_with_the_script_nothing_that_was_typed_lies_in_the_profile(
    site: str, script: Script
) -> None:
    with firefox() as browser:
        talk(browser, site)
        browser.type("#text", f"half a sentence, {SECRET}")
        seen = written(browser)
        # What another page's field holds Firefox keeps in its session; so the search would find it.
        browser.ask("WebDriver:NewWindow", {"type": "tab"})
        (other,) = {*browser.ask("WebDriver:GetWindowHandles")} - {
            browser.ask("WebDriver:GetWindowHandle")["value"]
        }
        chat = browser.ask("WebDriver:GetWindowHandle")["value"]
        browser.ask("WebDriver:SwitchToWindow", {"handle": other})
        browser.open(f"{site}/advertisement")
        browser.run("document.body.innerHTML = '<textarea id=other></textarea>'")
        browser.type("#other", KEPT)
        eventually(lambda: KEPT.encode() in written(browser), 30)
        seen += written(browser)
        browser.ask("WebDriver:SwitchToWindow", {"handle": chat})
        browser.click("#leave")
        wait_for_address(browser, f"{site}/away")
        seen += written(browser)
    assert SECRET.encode() not in seen


def test_without_a_script_back_does_not_show_the_chat(site: str, script: Script) -> None:
    with firefox(script=False) as browser:
        browser.open(f"{site}/advertisement")
        browser.open(f"{site}/c/demo-en")
        browser.type("#text", SECRET)
        browser.click("#send")
        assert SECRET in browser.source
        browser.click("#leave")
        assert browser.address == f"{site}/away"
        with pytest.raises(RuntimeError, match="Reached error page"):
            browser.back()  # "Document Expired": it asks before a form is sent again
        assert shows_nothing(browser)
