"""Backups, old outcomes and the key of the day at the push of a button, for administrators only."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from bot.outcomes.database import open_database
from bot.outcomes.restore import restore_backup
from bot.outcomes.store import OutcomeStore
from bot.privacy.keys import KeyRing
from bot.settings import Settings
from tests.console.operator import send, sign_in
from tests.outcomes.test_database import AN_OUTCOME

BUTTONS = ("backup", "delete-old", "key")


def press(browser: TestClient, name: str) -> str:
    answer = send(browser, f"/maintenance/{name}", "/maintenance")
    assert answer.status_code == 303
    return str(browser.get(answer.headers["location"]).text)


def test_a_backup_is_written_and_can_be_restored(browser: TestClient, settings: Settings) -> None:
    database = open_database(settings.database)
    OutcomeStore(database).write([AN_OUTCOME])
    database.dispose()
    sign_in(browser)
    assert "There is no backup yet." in browser.get("/maintenance").text
    page = press(browser, "backup")
    assert "The backup was written." in page
    assert "The newest backup was written on" in page
    (file,) = (settings.home / "backups").glob("*.zip")
    assert file.stat().st_mode & 0o77 == 0
    copy = open_database(f"sqlite:///{settings.home / 'copy.sqlite'}")
    assert restore_backup(copy, file, replace=True)["outcomes"] == 1
    copy.dispose()


def test_outcomes_that_are_too_old_are_deleted(browser: TestClient, settings: Settings) -> None:
    old = dataclasses.replace(AN_OUTCOME, id="old", hour=datetime.now(UTC) - timedelta(days=2000))
    new = dataclasses.replace(AN_OUTCOME, id="new", hour=datetime.now(UTC) - timedelta(days=2))
    database = open_database(settings.database)
    OutcomeStore(database).write([old, new])
    sign_in(browser)
    assert "Delete them now" in browser.get("/maintenance").text
    page = press(browser, "delete-old")
    assert "Delete them now" not in page
    assert [row.id for row in OutcomeStore(database).rows(9)] == ["new"]
    database.dispose()


def test_the_key_of_the_conversations_is_renewed(browser: TestClient, settings: Settings) -> None:
    ring = KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes)
    before = ring.read()
    sign_in(browser)
    assert "A new key is in use" in press(browser, "key")
    assert ring.read().former == before.current


def test_a_folder_that_cannot_be_written_is_said(browser: TestClient, settings: Settings) -> None:
    (settings.home / "backups").write_text("in the way")
    sign_in(browser)
    answer = send(browser, "/maintenance/backup", "/maintenance")
    assert answer.status_code == 400
    assert "cannot be written" in answer.text


@pytest.mark.parametrize("name", ["bea", "cem"])
def test_others_are_refused(browser: TestClient, settings: Settings, name: str) -> None:
    sign_in(browser, name)
    assert browser.get("/maintenance").status_code == 403
    for button in BUTTONS:
        assert send(browser, f"/maintenance/{button}", "/account").status_code == 403
    assert not (settings.home / "backups").exists()


def test_a_form_of_another_site_does_nothing(browser: TestClient, settings: Settings) -> None:
    sign_in(browser)
    for button in BUTTONS:
        assert browser.post(f"/maintenance/{button}", data={"csrf": "x"}).status_code == 400
    assert not (settings.home / "backups").exists()
