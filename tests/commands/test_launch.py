"""`check --launch`: each point is open on a fresh installation and done when it was decided."""

from __future__ import annotations

import dataclasses
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import AnyHttpUrl
from typer.testing import CliRunner

from bot.commands.checks import Finding
from bot.commands.cli import app
from bot.console import launch
from bot.console.accounts import Accounts, Role
from bot.console.editing.sentences import Said
from bot.console.launch import Point, review, signed_points
from bot.console.launch_kept import BACKUP_DAYS
from bot.console.signatures import Signature, Signatures
from bot.dialogue.telling.needs import crisis_messages
from bot.dialogue.words.library import KNOWLEDGE, load_library
from bot.knowledge.calls import Call, Calls, number_of, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.readings import digest, law_digest
from bot.knowledge.resources import Directory
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.outcomes.store import OutcomeStore
from bot.privacy.keys import Keys
from bot.settings import Settings
from tests.outcomes.test_database import AN_OUTCOME


@pytest.fixture
def fresh(settings: Settings) -> Settings:
    """Settings in which nothing is decided."""
    nothing = {
        "public_url": None,
        "twilio_auth_token": "",
        "telegram_bot_token": "",
        "telegram_webhook_secret": "",
    }
    return settings.model_copy(update=nothing)


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the check of all files, which takes seconds, is to find."""
    found: list[Finding] = []
    monkeypatch.setattr(launch, "check_everything", lambda _: found)
    return found


def points(settings: Settings, now: datetime | None = None) -> dict[str, Point]:
    return {point.name: point for point in review(settings, now or verified())}


def verified() -> datetime:
    """A moment at which every number was verified a short time ago."""
    rows = [r for f in Directory.load(KNOWLEDGE / "resources").files for r in f.resources]
    newest = max(row.verified_on for row in rows if row.show)
    return datetime.combine(newest, datetime.min.time(), UTC) + timedelta(hours=12)


def test_a_fresh_installation_has_all_to_decide(fresh: Settings, findings: list[Finding]) -> None:
    left = {name for name, point in points(fresh).items() if not point.is_done}
    assert left >= {
        *("operator", "contact", "address", "Twilio", "Telegram", "keys", "accounts", "backups"),
    }


def test_everything_can_be_decided(
    settings: Settings, findings: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(settings.database)
    Accounts(database).add("Mara", "a long password", Role.ADMINISTRATOR)
    database.dispose()
    Keys(settings.home / "keys").get("opt-outs")
    call_every_number(settings)
    sign_everything(settings, ["de"], ["DE"])
    (tmp_path / "backup.zip").write_bytes(b"")
    own = tmp_path / "own"
    own.mkdir()
    (own / "city-de.yml").write_text("id: city-de\nlanguage: de\nplace: DE\n")
    decided = settings.model_copy(
        update={
            "campaigns": own,
            "operator": "Help, registered association",
            "operator_contact": "hello@example.org",
            "backups": tmp_path,
        }
    )
    found = points(decided, datetime.now(UTC))
    assert [point for point in found.values() if not point.is_done] == []
    assert "Mara" in found["accounts"].text


def sign_everything(settings: Settings, languages: list[str], places: list[str]) -> None:
    """People did what only people can do."""
    today = datetime.now(UTC).date()
    left = [point for point in signed_points(settings) if not point.is_done]
    assert {point.key for point in left} == {"assessment", "phone", "answers", "incident"}
    Signatures(
        tuple(Signature(key=point.key, name="Mara", day=today, noted_by="mara") for point in left)
    ).save(settings.home)
    database, library = open_database(settings.database), load_library(settings)
    marks = {
        f"words/{code}/{key}": (code, digest(library.words, key, code))
        for code in languages
        for key in crisis_messages()
    }
    marks |= {
        f"law/{code}": ("en", law_digest(library.law_text, code, "en", today))
        for place in places
        for code in library.laws.entries(place)
    }
    OwnContent(database).put_all(
        "signature",
        {
            key: {
                **{"verdict": "signed", "reader": "Mara", "date": f"{today}"},
                **{"digest": mark, "language": language},
            }
            for key, (language, mark) in marks.items()
        },
        "mara",
    )
    database.dispose()


def call_every_number(settings: Settings) -> None:
    """Two people do."""
    rows = rows_to_call(Directory.load(KNOWLEDGE / "resources"), None)
    day = datetime.now(UTC).date()
    Calls(
        tuple(
            Call(resource=row.id, number=number_of(row) or "", day=day, by=by, language="en")
            for row in rows
            for by in ("AB", "CD")
        )
    ).save(settings.home)


def test_numbers_that_nobody_called_are_listed(settings: Settings, findings: list[Finding]) -> None:
    now = datetime.now(UTC)
    point = points(settings, now)["calls"]
    assert not point.is_done
    assert "gb-crisis-1 (0 of 2)" in point.details
    call_every_number(settings)
    assert points(settings, now)["calls"].is_done
    assert not points(settings, now + timedelta(days=FRESH_DAYS + 1))["calls"].is_done
    (settings.home / "calls.yml").write_text("calls: nobody\n")
    assert "calls.yml, line" in points(settings, now)["calls"].text


def test_what_nobody_signed_is_listed(settings: Settings, findings: list[Finding]) -> None:
    found = points(settings)
    assert f"de: {len(crisis_messages())}" in found["words"].details
    assert {"DE", "GB", "GB-NIR"} <= set(found["laws"].details)
    sign_everything(settings, ["de"], ["DE", "GB"])
    found = points(settings)
    assert not any(one.startswith("de:") for one in found["words"].details)
    assert not {"DE", "GB", "GB-NIR"} & set(found["laws"].details)
    assert not found["laws"].is_done


@pytest.mark.parametrize(
    "url", ["http://chat.example.org", "https://localhost", "https://127.0.0.1:8443"]
)
def test_an_address_must_be_public_and_encrypted(
    fresh: Settings, findings: list[Finding], url: str
) -> None:
    settings = fresh.model_copy(update={"public_url": AnyHttpUrl(url)})
    assert not points(settings)["address"].is_done


def test_demonstrations_are_to_be_archived(fresh: Settings, findings: list[Finding]) -> None:
    point = points(fresh)["campaigns"]
    assert not point.is_done
    assert "demo-de" in point.details
    assert "nowhere" not in point.details


def test_a_platform_that_no_campaign_uses_needs_no_secret(
    fresh: Settings, findings: list[Finding], tmp_path: Path
) -> None:
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "page.yml").write_text("id: page\nlanguage: en\nchannels: [web]\n")
    (folder / "over.yml").write_text("id: over\nlanguage: en\nends: 2020-01-01\n")
    settings = fresh.model_copy(update={"campaigns": folder})
    assert {"Twilio", "Telegram"}.isdisjoint(points(settings))
    (folder / "text.yml").write_text("id: text\nlanguage: en\nchannels: [sms]\n")
    found = points(settings)
    assert "Telegram" not in found
    assert found["Twilio"].details == ("text",)


def test_outcomes_that_should_be_gone_are_counted(
    settings: Settings, findings: list[Finding]
) -> None:
    database = open_database(settings.database)
    old = verified() - timedelta(days=31 * settings.retention_months + 31)
    OutcomeStore(database).write([dataclasses.replace(AN_OUTCOME, hour=old)])
    database.dispose()
    point = points(settings)["retention"]
    assert not point.is_done
    assert point.text.startswith("1 outcomes are older than 24 months")


def test_somebody_must_administer_the_console(settings: Settings, findings: list[Finding]) -> None:
    database = open_database(settings.database)
    Accounts(database).add("Mara", "a long password", Role.VIEWER)
    database.dispose()
    assert not points(settings)["accounts"].is_done


def test_an_old_backup_is_none(settings: Settings, findings: list[Finding], tmp_path: Path) -> None:
    kept = settings.model_copy(update={"backups": tmp_path / "backups"})
    assert not points(kept)["backups"].is_done
    (tmp_path / "backups").mkdir()
    file = tmp_path / "backups" / "one.zip"
    file.write_bytes(b"")
    now = verified()
    for days, is_done in ((BACKUP_DAYS, True), (BACKUP_DAYS + 1, False)):
        written = (now - timedelta(days=days, minutes=1)).timestamp()
        os.utime(file, (written, written))
        assert points(kept, now)["backups"].is_done is is_done


def test_numbers_that_were_not_verified_lately_are_listed(
    settings: Settings, findings: list[Finding]
) -> None:
    later = verified() + timedelta(days=FRESH_DAYS + 1)
    point = points(settings, later)["numbers"]
    assert not point.is_done
    assert len(point.details) > 100
    assert all("-" in detail and "(20" in detail for detail in point.details)


def test_what_undoes_the_promise_is_a_point(
    settings: Settings, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTRY_DSN", "https://sentry.example.org")
    point = points(settings)["safeguards"]
    assert not point.is_done
    assert "SENTRY_DSN" in point.text


def test_a_database_that_cannot_be_opened_is_a_point(
    settings: Settings, findings: list[Finding]
) -> None:
    found = points(settings.model_copy(update={"database_url": "nonsense"}))
    assert not found["database"].is_done
    assert "accounts" not in found


def test_what_the_files_need_is_listed(settings: Settings, findings: list[Finding]) -> None:
    findings += [Finding("a key is missing"), Finding("an old law", stale=True)]
    found = points(settings)
    assert (found["files"].is_done, found["facts"].is_done) == (False, False)
    assert (found["files"].details, found["facts"].details) == (
        ("a key is missing",),
        ("an old law",),
    )


def test_the_command_fails_while_something_is_open(
    settings: Settings, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = CliRunner().invoke(app, ["check", "--launch"])
    assert told.exit_code == 1
    assert "open  operator" in told.output
    assert "done  Twilio" in told.output
    monkeypatch.setattr(launch, "review", lambda *_: [Point("all", is_done=True, said=Said(""))])
    assert CliRunner().invoke(app, ["check", "--launch"]).exit_code == 0
