"""Trying the assistant in the console: what is shown, who may, and that nothing of it stays."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.labels import TRIAL
from bot.console.playground import NOT_STARTED, PlaygroundError, Talk
from bot.engine import training
from bot.message import Understanding
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.outcomes.tables import metadata
from bot.server.trial import _of_reading
from bot.settings import Settings
from tests.console.operator import PASSWORD, send, sign_in
from tests.server.test_editions import GREETING, greeting, publish

SECRET = "sekret-9f31 <b>not bold</b>"

TRIED = {
    "language": "en",
    "messages": [
        ["You said <i>something</i>.", []],
        ["What brings you here?", [["The law", "/ask_law"], ["Nothing", "/goodbye"]]],
    ],
    "segments": 0,
    "read": {"moves": "ask_law/place 0.91", "net": ""},
    "decided": {"role": "buyer", "danger": "none"},
    "planned": {"words": "utter_ask_law", "asked": "what_brings"},
}


class PlayedTester:
    """Stands for the process with the assistant."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, str, str]] = []
        self.forgotten: list[str] = []
        self.problem = ""

    async def say(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """Write down what was asked."""
        if self.problem:
            raise PlaygroundError(self.problem)
        self.asked.append((talk.key, talk.channel, talk.campaign, talk.app_language, text))
        return TRIED

    async def forget(self, talk: Talk) -> None:
        """Write that down, too."""
        self.forgotten.append(talk.key)

    async def stop(self) -> None:
        """Nothing runs."""


@pytest.fixture
def tester(monkeypatch: pytest.MonkeyPatch) -> PlayedTester:
    played = PlayedTester()
    monkeypatch.setattr("bot.console.working_pages.TrialProcess", lambda: played)
    return played


@pytest.fixture
def writer(tester: PlayedTester, browser: TestClient, accounts: Accounts) -> TestClient:
    accounts.add("wim", PASSWORD, Role.WRITER)
    sign_in(browser, "wim")
    return browser


def say(browser: TestClient, text: str = "", **more: str) -> Any:
    form = {"channel": "web", "campaign": "demo-en", "app_language": "", "text": text, **more}
    answer = send(browser, "/playground", "/playground", **form)
    assert answer.status_code == 303
    return browser.get("/playground")


def test_an_answer_is_shown_with_why_it_was_given(writer: TestClient, tester: PlayedTester) -> None:
    page = say(writer, SECRET, channel="telegram", campaign="demo-fr", app_language="ru").text
    assert html.escape(SECRET, quote=False) in page
    assert "<b>not bold" not in page
    assert "<i>something" not in page
    for seen in ("ask_law/place 0.91", "somebody who pays", "utter_ask_law", 'value="/ask_law"'):
        assert seen in page
    ((_, *rest),) = tester.asked
    assert rest == ["telegram", "demo-fr", "ru", SECRET]


def test_a_quick_reply_goes_on_with_the_talk_and_is_shown_by_its_title(
    writer: TestClient, tester: PlayedTester
) -> None:
    say(writer, "hello")
    page = say(writer, payload="/ask_law").text
    assert "</span>The law</p>" in page
    assert len({key for key, *_ in tester.asked}) == 1
    assert tester.asked[1][-1] == "/ask_law"


@pytest.mark.parametrize("change", [{"again": "1"}, {"channel": "sms"}, {"campaign": "demo-it"}])
def test_a_new_talk_forgets_the_one_before(
    writer: TestClient, tester: PlayedTester, change: dict[str, str]
) -> None:
    say(writer, SECRET)
    page = say(writer, "and now", **change).text
    assert tester.forgotten == [tester.asked[0][0]]
    assert html.escape(SECRET, quote=False) not in page


def test_each_account_has_a_talk_of_its_own(writer: TestClient, tester: PlayedTester) -> None:
    say(writer, SECRET)
    sign_in(writer, "ada")
    assert html.escape(SECRET, quote=False) not in writer.get("/playground").text


def test_whoever_writes_nothing_and_a_stranger_are_refused(
    browser: TestClient, tester: PlayedTester
) -> None:
    assert browser.get("/playground", follow_redirects=False).headers["location"] == "/sign-in"
    assert (
        browser.post("/playground", data={"text": "x"}, follow_redirects=False).headers["location"]
        == "/sign-in"
    )
    for name in ("bea", "cem"):
        sign_in(browser, name)
        assert browser.get("/playground").status_code == 403
        assert send(browser, "/playground", "/account", text="x").status_code == 403
        assert 'href="/playground"' not in browser.get("/").text
    assert tester.asked == []


def test_a_form_of_another_site_is_not_answered(writer: TestClient, tester: PlayedTester) -> None:
    writer.post("/playground", data={"text": "hello", "csrf": "forged"})
    assert tester.asked == []


def test_an_assistant_that_does_not_start_is_said(writer: TestClient, tester: PlayedTester) -> None:
    tester.problem = NOT_STARTED
    assert NOT_STARTED in html.unescape(say(writer, "hello").text)
    assert writer.get("/playground").status_code == 200


def test_a_long_text_in_any_alphabet_fits(writer: TestClient, tester: PlayedTester) -> None:
    say(writer, "щ" * 2500)
    assert tester.asked[0][-1] == "щ" * 2000


@pytest.fixture
def real(
    settings: Settings, browser: TestClient, engine: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """A console with the real process behind it; `engine` is asked for so that there is a model."""
    assert training.is_current(settings.models)
    (settings.home / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(settings.home / "temporary"))
    with TestClient(console_application(settings), base_url="https://console.example.org") as made:
        sign_in(made)
        yield made


def test_nothing_of_a_trial_stays(real: TestClient, settings: Settings) -> None:
    page = say(real, f"I want to die, I am {SECRET}", channel="sms", campaign="nowhere")
    assert "distress" in page.text
    assert "SMS segments" in page.text
    say(real, "STOP", channel="sms", campaign="nowhere")
    say(real, "bonjour, est-ce légal ?", channel="web", campaign="unknown-one", app_language="fr")
    database = open_database(settings.database)
    with database.connect() as connection:
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
            if table.name not in ("operators", "console_log", "invitations")
        }
        assert set(rows.values()) <= {0}, rows
    database.dispose()
    for file in settings.home.rglob("*"):
        assert not file.is_file() or b"sekret-9f31" not in file.read_bytes(), file
    for folder in _folders(settings):
        outcomes = open_database(f"sqlite:///{folder}/trial.sqlite")
        with outcomes.connect() as connection:
            written = select(func.count()).select_from(metadata.tables["outcomes"])
            assert connection.execute(written).scalar_one() == 0
        outcomes.dispose()
    real.__exit__(None, None, None)
    assert not list((settings.home / "temporary").iterdir())


def test_a_trial_says_what_the_organisation_published(real: TestClient, settings: Settings) -> None:
    database = open_database(settings.database)
    publish(OwnContent(database), "words", "utter_greet", greeting(GREETING))
    database.dispose()
    assert GREETING in say(real, "hello").text


def _folders(settings: Settings) -> list[Path]:
    """Folders of trials that run."""
    found = [file.parent for file in (settings.home / "temporary").glob("*/trial.sqlite")]
    assert found
    return found


def test_all_that_is_read_of_a_message_has_a_name_on_the_page() -> None:
    read = _of_reading(Understanding("greet", 1.0, "en"), "")
    assert set(read) <= set(TRIAL)
