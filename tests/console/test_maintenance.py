"""Backups, old outcomes and the key of the day at the push of a button, for administrators only."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from bot.console import release
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.outcomes.database import open_database
from bot.outcomes.restore import restore_backup
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import outcomes
from bot.privacy.keys import KeyRing
from bot.server.restarting import Restarts
from bot.settings import Settings
from tests.console.operator import PASSWORD, send, sign_in, token_on
from tests.outcomes.test_database import AN_OUTCOME

BUTTONS = ("backup", "delete-old", "key", "restart")


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
    for path in ("upload", "backups/x.zip"):
        assert send(browser, f"/maintenance/{path}", "/account").status_code == 403
    for path in ("backups/x.zip", "download/x.zip"):
        assert browser.get(f"/maintenance/{path}").status_code == 403
    assert not (settings.home / "backups").exists()


def test_a_form_of_another_site_does_nothing(browser: TestClient, settings: Settings) -> None:
    sign_in(browser)
    for button in BUTTONS:
        assert browser.post(f"/maintenance/{button}", data={"csrf": "x"}).status_code == 400
    browser.post("/maintenance/backups/x.zip", data={"csrf": "x", "may": "yes"})
    files = {"file": ("x.zip", b"PK")}
    assert browser.post("/maintenance/upload", data={"csrf": "x"}, files=files).status_code == 400
    assert not (settings.home / "backups").exists()
    assert asked(settings) == []


def asked(settings: Settings) -> list[str]:
    """Which parts are asked to start anew."""
    return sorted(file.name for file in settings.home.glob("restart-*"))


@pytest.fixture
def guarded(
    settings: Settings, accounts: Accounts, ready_content: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """A browser of an installation that somebody starts again; ada is signed in."""
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    monkeypatch.setattr(Restarts, "watch", never)
    app = console_application(settings.model_copy(update={"restarts": True}))
    with TestClient(app, base_url="https://console.example.org") as client:
        sign_in(client)
        yield client


async def never(restarts: Restarts) -> None:
    """Do not end this process."""


def written(settings: Settings, *names: str) -> None:
    """Outcomes with these ids are in the database, and no others."""
    database = open_database(settings.database)
    with database.begin() as connection:
        connection.execute(outcomes.delete())
    OutcomeStore(database).write([dataclasses.replace(AN_OUTCOME, id=name) for name in names])
    database.dispose()


def held(settings: Settings) -> list[str]:
    database = open_database(settings.database)
    try:
        return sorted(row.id for row in OutcomeStore(database).rows(9))
    finally:
        database.dispose()


def backups(settings: Settings) -> list[Path]:
    return sorted((settings.home / "backups").glob("*.zip"))


def test_a_backup_is_downloaded_brought_back_and_restored_and_nothing_is_lost(
    guarded: TestClient, settings: Settings, accounts: Accounts
) -> None:
    written(settings, "old")
    press(guarded, "backup")
    (file,) = backups(settings)
    answer = guarded.get(f"/maintenance/download/{file.name}")
    assert answer.headers["content-type"] == "application/zip"
    assert f'filename="{file.name}"' in answer.headers["content-disposition"]
    file.unlink()
    written(settings, "new")
    accounts.add("eve", PASSWORD, Role.VIEWER)
    accounts.add("zoe", PASSWORD, Role.ADMINISTRATOR)
    form = {"csrf": token_on(guarded.get("/maintenance"))}
    brought = guarded.post(
        "/maintenance/upload",
        data=form,
        files={"file": ("x.zip", answer.content)},
        follow_redirects=False,
    )
    address = brought.headers["location"]
    page = guarded.get(address).text
    assert "It was read whole, and nothing of it is damaged." in page
    assert held(settings) == ["new"], "looking changes nothing"
    refused = send(guarded, address, "/maintenance")
    assert (refused.status_code, held(settings)) == (400, ["new"])
    done = send(guarded, address, "/maintenance", may="yes")
    assert (done.status_code, held(settings)) == (303, ["old"])
    assert asked(settings) == ["restart-assistant", "restart-console"]
    assert {one.name for one in accounts.all()} == {"ada"}
    assert "The backup is restored" in guarded.get(done.headers["location"]).text
    aside = next(one for one in backups(settings) if one.name.startswith("before-restore-"))
    assert aside.stat().st_mode & 0o77 == 0
    send(guarded, f"/maintenance/backups/{aside.name}", "/maintenance", may="yes")
    assert held(settings) == ["new"], "what was there before is not lost"
    assert {one.name for one in accounts.all()} == {"ada", "eve", "zoe"}
    assert "maintenance restored" in guarded.get("/operators").text


def test_whoever_restores_is_not_shut_out(
    guarded: TestClient, settings: Settings, accounts: Accounts
) -> None:
    press(guarded, "backup")
    (file,) = backups(settings)
    accounts.add("zoe", PASSWORD, Role.ADMINISTRATOR)
    sign_in(guarded, "zoe")
    send(guarded, f"/maintenance/backups/{file.name}", "/maintenance", may="yes")
    assert {one.name for one in accounts.all()} == {"ada", "zoe"}
    assert guarded.get("/maintenance").status_code == 200


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda good: b"",
    "no zip": lambda good: b"a picture",
    "cut off": lambda good: good[: len(good) // 2],
    "a bit fell over": lambda good: flipped(good, good.index(b"manifest.json") + 20),
    "a zip of others": lambda good: zipped({"readme.txt": b"hello"}),
    "without rows": lambda good: zipped({"manifest.json": manifest(tables={"outcomes": 1})}),
    "of a newer version": lambda good: zipped({"manifest.json": manifest(revision="9999")}),
    "without a time": lambda good: zipped({"manifest.json": manifest(made="yesterday")}),
}


def flipped(good: bytes, place: int) -> bytes:
    return good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return made.getvalue()


def manifest(**changed: object) -> bytes:
    usual = {"format": 1, "revision": "0017", "made": "2026-11-27T12:00:00+00:00", "tables": {}}
    return json.dumps({**usual, **changed}).encode()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_backup_is_refused_with_a_sentence(
    guarded: TestClient, settings: Settings, name: str
) -> None:
    written(settings, "kept")
    press(guarded, "backup")
    (good,) = backups(settings)
    files = {"file": ("x.zip", BROKEN[name](good.read_bytes()))}
    form = {"csrf": token_on(guarded.get("/maintenance"))}
    answer = guarded.post("/maintenance/upload", data=form, files=files)
    assert answer.status_code == 400
    assert "damaged" in answer.text or "newer version" in answer.text
    assert backups(settings) == [good]
    assert not list(good.parent.glob("*.part"))
    lying = good.with_name("lying.zip")
    lying.write_bytes(files["file"][1])
    send(guarded, "/maintenance/backups/lying.zip", "/maintenance", may="yes")
    assert (held(settings), asked(settings)) == (["kept"], [])


def test_rows_that_do_not_fit_change_nothing(guarded: TestClient, settings: Settings) -> None:
    written(settings, "kept")
    press(guarded, "backup")
    (good,) = backups(settings)
    with ZipFile(good) as archive:
        inside = {one: archive.read(one) for one in archive.namelist()}
    inside["outcomes.jsonl"] = b'{"id": "only"}\n'
    good.with_name("lying.zip").write_bytes(zipped(inside))
    answer = send(guarded, "/maintenance/backups/lying.zip", "/maintenance", may="yes")
    assert (answer.status_code, "nothing was changed" in answer.text) == (400, True)
    assert (held(settings), asked(settings)) == (["kept"], [])


@pytest.mark.parametrize("name", ["..%2Foutcomes.sqlite", "none.zip", "%00"])
def test_no_other_file_of_the_machine_is_given_out(guarded: TestClient, name: str) -> None:
    press(guarded, "backup")
    assert guarded.get(f"/maintenance/download/{name}").status_code == 404
    assert guarded.get(f"/maintenance/backups/{name}").status_code in (400, 404)


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.console.pages.maintenance.LARGEST_FILE", 1000)


@pytest.mark.usefixtures("small_files")
def test_a_large_file_is_refused(guarded: TestClient, settings: Settings) -> None:
    form = {"csrf": token_on(guarded.get("/maintenance"))}
    answer = guarded.post("/maintenance/upload", data=form, files={"file": ("x", b"x" * 2000)})
    assert (answer.status_code, "larger than 48 MB" in answer.text) == (400, True)


def test_a_restart_is_asked_for_where_somebody_starts_it_again(
    guarded: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.console.pages.maintenance.is_newer_on_disk", lambda: False)
    before = Restarts(settings.home, "assistant")
    assert "The restart is asked for." in press(guarded, "restart")
    assert asked(settings) == ["restart-assistant"]
    assert before.is_asked()
    assert not Restarts(settings.home, "assistant").is_asked(), "whoever began since is not meant"
    assert (settings.home / "restart-assistant").stat().st_mode & 0o77 == 0
    monkeypatch.setattr("bot.console.pages.maintenance.is_newer_on_disk", lambda: True)
    press(guarded, "restart")
    assert asked(settings) == ["restart-assistant", "restart-console"], "an update is for both"


def test_where_nobody_starts_it_again_neither_is_offered(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)
    page = browser.get("/maintenance").text
    assert "Nobody would start the assistant again here" in page
    assert 'action="/maintenance/restart"' not in page
    assert send(browser, "/maintenance/restart", "/maintenance").status_code == 400
    press(browser, "backup")
    (file,) = backups(settings)
    address = f"/maintenance/backups/{file.name}"
    assert "second-thought restore" in browser.get(address).text
    assert send(browser, address, "/maintenance", may="yes").status_code == 400
    assert asked(settings) == []


def test_an_update_on_the_disk_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PROJECT", tmp_path)
    (tmp_path / "bot").mkdir()
    file = tmp_path / "bot" / "turn.py"
    file.write_text("")
    os.utime(file, (1, 1))
    assert not release.is_newer_on_disk()
    file.write_text("new")
    os.utime(file, (time.time() + 60,) * 2)
    assert release.is_newer_on_disk()
    assert release.running()
