"""`second-thought campaign` as an operator uses it, with nonsense among it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.outcomes.database import open_database
from bot.outcomes.tables import contact_counts
from bot.settings import ConfigurationError, Settings

GOOD = "id: good\nlanguage: en\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for campaigns with one in it; files are written beside it."""
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "good.yml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECOND_THOUGHT_CAMPAIGNS", str(folder))
    monkeypatch.setenv("SECOND_THOUGHT_PUBLIC_URL", "https://chat.example.org")
    return folder


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(app, ["campaign", *arguments], input=answers)


def refused(*arguments: str, answers: str = "") -> str:
    """The sentence with which a command ends."""
    error = run(*arguments, answers=answers).exception
    assert isinstance(error, ConfigurationError)
    assert str(error).endswith(".")
    return str(error)


def make(source: str = "de/law", name: str = "city-de") -> Result:
    return run(
        "new", "--from", source, "--id", name, "--place", "DE", "--kind", "search_advertisement",
        "--channels", "web", "--starts", "", "--ends", "",
    )  # fmt: skip


def test_a_ready_made_campaign_is_written_checked_and_exported(folder: Path) -> None:
    assert "short code" in make().output
    assert run("check", "city-de").exit_code == 0
    shown = run("show", "city-de").output
    assert "status: running" in shown
    links = run("links", "city-de", "--output", "out").output
    assert "https://chat.example.org/c/city-de" in links
    assert Path("out/city-de-sheet.html").exists()
    exported = run("adverts", "city-de", "--output", "out")
    assert exported.exit_code == 0
    assert Path("out/city-de-google.csv").read_bytes().startswith(b"\xef\xbb\xbfCampaign,")
    assert Path("out/city-de-microsoft.csv").exists()
    assert "Moved" in run("archive", "city-de").output
    assert "archived" in run("list").output
    assert (folder / "archive" / "city-de.yml").exists()


def test_new_asks_for_what_was_not_said(folder: Path) -> None:
    day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    answers = f"bar\nfr\nFR\nposter\nweb, sms\n{day}\n\n+33612345678\nPARLER7\n"
    written = run("new", answers=answers)
    assert written.exit_code == 0, written.output
    text = (folder / "bar.yml").read_text(encoding="utf-8")
    assert "keyword: PARLER7" in text
    assert "language: fr" in text
    assert f"starts: {day}" in text


NONSENSE = [
    (("--id", "Überall!"), "small letters"),
    (("--id", "good"), "already"),
    (("--id", "x1", "--ends", "2001-01-01"), "in the past"),
    (("--id", "x1", "--ends", "tomorrow"), "no day"),
    (("--id", "x1", "--kind", "leaflet"), "poster"),
    (("--id", "x1", "--place", "Germany"), "ISO 3166"),
    (("--id", "x1", "--channels", "fax"), "web"),
    (("--id", "x1", "--from", "de/shame"), "de/law"),
]


@pytest.mark.parametrize(("arguments", "reason"), NONSENSE, ids=[reason for _, reason in NONSENSE])
def test_nonsense_is_answered_in_a_sentence_and_writes_nothing(
    folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    filled = {
        "--language": "en",
        "--place": "",
        "--kind": "poster",
        "--channels": "web",
        "--starts": "",
        "--ends": "",
        **dict(zip(arguments[::2], arguments[1::2], strict=True)),
    }
    assert reason in refused("new", *(part for pair in filled.items() for part in pair))
    assert [file.name for file in folder.iterdir()] == ["good.yml"]


@pytest.mark.parametrize("command", ["show", "links", "adverts", "archive", "check"])
def test_a_campaign_that_is_not_there_is_said(folder: Path, command: str) -> None:
    assert "There is no campaign 'gone'" in refused(command, "gone")


def test_check_fails_and_says_which_and_where(folder: Path) -> None:
    (folder / "broken.yml").write_text("id: broken\nlanguage: en\ncolour: red\n", encoding="utf-8")
    (folder / "loud.yml").write_text(
        "id: loud\nlanguage: en\nlanding:\n  en: Available now\n", encoding="utf-8"
    )
    checked = run("check")
    assert checked.exit_code == 1
    assert "broken.yml, line 3" in checked.output
    assert "loud.yml: landing.en: 'available now' offers" in checked.output
    assert "2 campaigns checked, 2 errors" in checked.output
    assert run("check", "good").exit_code == 0
    assert "broken.yml, line 3" in refused("show", "broken")


def test_adverts_with_errors_are_not_written(folder: Path) -> None:
    make()
    file = folder / "city-de.yml"
    text = file.read_text(encoding="utf-8").replace("- Was gilt wo?", "- Jetzt verfügbar!")
    file.write_text(text, encoding="utf-8")
    assert "Nothing was written" in refused("adverts", "city-de", "--output", "out")
    assert not Path("out").exists()


def test_adverts_need_a_public_address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    monkeypatch.delenv("SECOND_THOUGHT_PUBLIC_URL")
    assert "SECOND_THOUGHT_PUBLIC_URL" in refused("adverts", "city-de")
    assert "has no adverts" in refused("adverts", "good")


def test_returns_says_what_may_be_told(settings: Settings, folder: Path) -> None:
    assert "does not count" in run("returns", "good").output
    (folder / "good.yml").write_text(GOOD + "repeat_contact_days: 30\n", encoding="utf-8")
    assert "Nothing can be told yet: a period of 30 days" in run("returns", "good").output
    database = open_database(settings.database)
    rows = [["words/1/kind", 40, 12], ["words/1/plain", 38, 20]]
    day = datetime.now(UTC).date()
    values = {"campaign": "good", "until": day, "days": 30, "rows": rows}
    with database.begin() as connection:
        connection.execute(insert(contact_counts), [values])
    database.dispose()
    told = run("returns", "good").output.splitlines()
    assert len(told) == 2
    assert "in the arm words/1/kind: 12 of 40 people" in told[0]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("channels: [web]\nrepeat_contact_days: 30\n", "the web has no lasting address"),
        ("repeat_contact_days: 0\n", "repeat_contact_days"),
        ("repeat_contact_days: 91\n", "repeat_contact_days"),
        ("repeat_contact_days: soon\n", "repeat_contact_days"),
    ],
)
def test_a_wrong_count_of_returns_is_refused(folder: Path, lines: str, told: str) -> None:
    (folder / "good.yml").write_text(GOOD + lines, encoding="utf-8")
    (folder / "other.yml").write_text("id: other\nlanguage: en\n", encoding="utf-8")
    assert told in run("check").output
