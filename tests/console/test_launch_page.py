"""The list before a launch as a page: what stands there, and names for what only people can do."""

from __future__ import annotations

import datetime as dt
import html
import re
import threading

import pytest
from starlette.testclient import TestClient

from bot.console.locales import interface_languages
from bot.console.pages import launch as launch_page
from bot.console.paging import MOST
from bot.console.signatures import Signatures
from bot.dialogue.words.library import Library
from bot.settings import Settings
from tests.console.operator import send, sign_in

TODAY = dt.datetime.now(dt.UTC).date()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """The check of all files takes seconds and has tests of its own."""
    monkeypatch.setattr("bot.console.launch.check_everything", lambda settings: [])
    monkeypatch.setattr("bot.console.launch_kept.load_library", lambda *_: library)
    monkeypatch.setattr(launch_page, "PATIENCE", 60.0)


def sign(browser: TestClient, **fields: str) -> int:
    form = {"key": "assessment", "name": "Mara Muster", "day": f"{TODAY}", **fields}
    return int(send(browser, "/launch", "/launch", **form).status_code)


def test_open_and_done_points_are_listed(browser: TestClient) -> None:
    sign_in(browser, "cem")
    page = html.unescape(browser.get("/launch").text)
    assert '<a href="/organisation">Your name</a>' in page
    assert "second-thought " not in page, "nothing is done by a command"
    assert "SECOND_THOUGHT" not in page
    assert "ada, bea, cem" in page
    assert "Nothing is configured that would undo the promise." in page
    assert "points are open" in page
    assert "No lawyer signed the law of these places as visitors are told it" in page
    assert "<button>Done</button>" not in page


@pytest.mark.parametrize("language", interface_languages())
def test_the_list_is_read_in_every_language(browser: TestClient, language: str) -> None:
    sign_in(browser)
    sign(browser)
    send(browser, "/appearance", language=language)
    page = html.unescape(browser.get("/launch").text)
    assert f'<html lang="{language}"' in page
    assert "%(" not in page
    assert "Mara Muster" in page


def test_what_only_people_can_do_is_signed_and_taken_back(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)
    assert sign(browser, name="  Mara\n Muster ", day="2026-01-31") == 303
    (signed,) = Signatures.load(settings.home).all
    assert (signed.name, signed.day.isoformat(), signed.noted_by) == (
        "Mara Muster",
        "2026-01-31",
        "ada",
    )
    assert (settings.home / "launch.yml").stat().st_mode & 0o77 == 0
    page = browser.get("/launch").text
    assert "By Mara Muster on 31 January 2026; written down by ada." in page
    assert sign(browser, undo="1") == 303
    assert Signatures.load(settings.home).all == ()
    log = browser.get("/operators").text
    assert "launch signed assessment" in log
    assert "launch took back assessment" in log


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "Write who did it."),
        ({"name": "x\u202ey"}, "Write who did it."),
        ({"day": "2999-01-01"}, "Write the day"),
        ({"day": "yesterday"}, "Write the day"),
        ({"key": "operator"}, "too old"),
        ({"key": "law-XX"}, "too old"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    browser: TestClient, settings: Settings, fields: dict[str, str], said: str
) -> None:
    sign_in(browser)
    assert sign(browser, **fields) == 400
    assert Signatures.load(settings.home).all == ()


@pytest.mark.parametrize("name", ["bea", "cem"])
def test_only_administrators_sign(browser: TestClient, settings: Settings, name: str) -> None:
    sign_in(browser, name)
    assert sign(browser) == 403
    assert not (settings.home / "launch.yml").exists()


def test_a_name_is_no_markup(browser: TestClient) -> None:
    sign_in(browser)
    sign(browser, name="<b>Mara</b>")
    assert "<b>Mara" not in browser.get("/launch").text


def test_a_broken_file_is_said(browser: TestClient, settings: Settings) -> None:
    (settings.home / "launch.yml").write_text("signatures: nobody\n")
    sign_in(browser)
    assert "launch.yml, line 1" in html.unescape(browser.get("/launch").text)


def test_the_demonstrations_become_drafts_by_which_they_are_over(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)
    assert "Archive the demonstrations" in browser.get("/launch").text
    answer = send(browser, "/launch/archive", "/launch")
    assert answer.headers["location"] == "/edit?part=waiting"
    waiting = browser.get("/edit?part=waiting").text
    assert waiting.count("Give up the draft</button>") == 6
    send(browser, "/publishing/alone", "/edit?part=waiting", allowed="yes")
    drafts = re.findall(r'name="draft" value="([^"]+)"', waiting)
    for draft in dict.fromkeys(drafts):
        send(browser, "/publishing/publish", "/edit?part=waiting", draft=draft)
    pages = [browser.get(f"/edit?part=campaigns&begin={begin}").text for begin in (0, MOST)]
    assert sum(page.count(">over<") for page in pages) == 6
    page = browser.get("/launch?again=1").text
    assert "No demonstration is left among the campaigns." in page


def test_a_list_that_takes_long_is_said_to_be_made(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch_page, "PATIENCE", 0.01)
    begun = threading.Event()
    monkeypatch.setattr(
        "bot.console.launch.check_everything", lambda settings: begun.wait(5) and []
    )
    sign_in(browser)
    page = browser.get("/launch").text
    assert "The list is still being made" in page
    assert "refresh" not in page, "no page reloads under a reader's eyes"
    begun.set()
    monkeypatch.setattr(launch_page, "PATIENCE", 10.0)
    assert "points are open" in browser.get("/launch").text
