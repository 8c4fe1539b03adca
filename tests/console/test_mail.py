"""The weekly mail and the alarms, handed to a mail server on localhost."""

from __future__ import annotations

import datetime as dt
import json
import ssl
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.console.app import console_application, content_in_force
from bot.console.figures import real_figures
from bot.console.locales import interface_languages
from bot.console.weekly import post as post_module
from bot.console.weekly.ledger import AGAIN, Ledger
from bot.console.weekly.post import Letter, post_of
from bot.console.weekly.rounds import Rounds, rounds_of
from bot.logs import configure_logs
from bot.outcomes.database import open_database
from bot.settings import ConfigurationError, Settings
from tests.console.mail_server import PASSWORD, USER, MailServer, mail_server
from tests.console.operator import send, sign_in
from tests.console.test_weekly import lines_of, write

VIENNA = ZoneInfo("Europe/Vienna")
MONDAY = dt.datetime(2026, 11, 23, tzinfo=VIENNA)
LETTER = Letter("Šubject", "Text · текст")


pytestmark = pytest.mark.usefixtures("ready_content")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server whose certificate is known."""
    with mail_server(tmp_path) as running:
        trust(running, monkeypatch)
        yield running


def trust(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    known = partial(ssl.create_default_context, cafile=str(server.certificate))
    monkeypatch.setattr(post_module, "sealed", known)


@pytest.fixture
def mailing(settings: Settings, server: MailServer) -> Settings:
    """Settings of an installation that sends mails."""
    return with_mail(settings, server)


def with_mail(settings: Settings, server: MailServer, **other: object) -> Settings:
    values = {
        "mail_host": "127.0.0.1",
        "mail_port": server.port,
        "mail_user": USER,
        "mail_password": PASSWORD,
        "mail_from": "console@ngo.example",
        "mail_to": "anna@ngo.example, bert@ngo.example",
        "mail_zone": "Europe/Vienna",
    }
    made = settings.model_copy(update=values | other)
    made.__dict__.pop("database", None)
    return made


@pytest.fixture
def engine(mailing: Settings) -> Iterator[Engine]:
    opened = open_database(mailing.database)
    yield opened
    opened.dispose()


@pytest.fixture
def rounds(mailing: Settings, engine: Engine) -> Rounds:
    return rounds_on(mailing, engine)


def rounds_on(settings: Settings, engine: Engine) -> Rounds:
    figures = real_figures(settings, engine)
    made = rounds_of(settings, figures, *content_in_force(settings, engine))
    assert made is not None
    return made


def text_of(server: MailServer, place: int = -1) -> str:
    return str(server.mails[place].get_content()).replace("\r\n", "\n")


# How it is sent


def test_a_mail_arrives_sealed_and_whole(mailing: Settings, server: MailServer) -> None:
    post = post_of(mailing)
    assert post is not None
    post.send(LETTER)
    mail = server.mails[0]
    assert mail["Subject"] == "Šubject"
    assert text_of(server).strip() == "Text · текст"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert server.recipients == [["anna@ngo.example", "bert@ngo.example"]]
    assert server.sealed_mails == 1
    assert set(server.names) == {"ngo.example"}, "the name of this machine stays here"
    assert PASSWORD not in repr(post)
    assert PASSWORD not in repr(mailing)


def test_tls_from_the_first_byte_works_too(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, is_sealed=True) as server:
        trust(server, monkeypatch)
        post = post_of(with_mail(settings, server, mail_security="tls"))
        assert post is not None
        post.send(LETTER, ["cleo@ngo.example"])
        assert server.recipients == [["cleo@ngo.example"]]


def test_nothing_is_told_to_a_server_that_nobody_knows(settings: Settings, tmp_path: Path) -> None:
    with mail_server(tmp_path) as server:
        post = post_of(with_mail(settings, server))
        assert post is not None
        with pytest.raises(ConfigurationError, match="SSLCertVerificationError"):
            post.send(LETTER)
        assert not server.mails


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"mail_password": "wrong"}, "SMTPAuthenticationError 535"),
        ({"mail_port": 9}, "ConnectionRefusedError"),
        ({"mail_security": "none", "mail_user": "", "mail_password": ""}, "SMTPSenderRefused 550"),
    ],
)
def test_a_refusal_is_one_sentence_without_addresses(
    settings: Settings, server: MailServer, changed: dict[str, object], reason: str
) -> None:
    post = post_of(with_mail(settings, server, **changed))
    assert post is not None
    with pytest.raises(ConfigurationError, match=reason) as refusal:
        post.send(LETTER)
    assert "@" not in str(refusal.value)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"mail_host": ""}, "MAIL_HOST"),
        ({"mail_to": ""}, "MAIL_TO"),
        ({"mail_to": "anna@ngo.example, bert"}, "MAIL_TO"),
        ({"mail_from": "a@b.example\nBcc: c@d.example"}, "MAIL_FROM"),
        ({"mail_user": ""}, "MAIL_PASSWORD"),
        ({"mail_host": "mail.example", "mail_security": "none"}, "MAIL_SECURITY"),
        ({"mail_language": "xx"}, "MAIL_LANGUAGE"),
        ({"mail_zone": "Europe/Atlantis"}, "MAIL_ZONE"),
        ({"mail_zone": "../etc/passwd"}, "MAIL_ZONE"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(
    mailing: Settings, changed: dict[str, object], named: str
) -> None:
    with pytest.raises(ConfigurationError, match=f"SECOND_THOUGHT_{named}"):
        console_application(mailing.model_copy(update=changed))


def test_it_is_off_until_a_server_is_named(settings: Settings) -> None:
    assert post_of(settings) is None


# What it says


@pytest.mark.parametrize("language", interface_languages())
def test_the_mail_says_what_the_page_says(
    browser: TestClient, mailing: Settings, engine: Engine, server: MailServer, language: str
) -> None:
    write(mailing, dangers=20)
    rounds_on(mailing.model_copy(update={"mail_language": language}), engine).send_now()
    sign_in(browser)
    send(browser, "/appearance", language=language)
    lines = lines_of(browser.get("/").text)
    mailed = text_of(server)
    assert len(lines) >= 5
    said = mailed.split("\n")
    assert [said[place - 1] for place, line in enumerate(said) if "://" in line] == lines


def test_every_address_in_it_is_the_consoles(
    mailing: Settings, rounds: Rounds, server: MailServer
) -> None:
    write(mailing, dangers=0)
    rounds.send_now()
    addresses = [word for word in text_of(server).split() if "://" in word]
    assert addresses
    assert all(one.startswith(mailing.console_base_url + "/") for one in addresses)


# When it is sent


@pytest.mark.parametrize(
    ("hours", "is_due"),
    [(6.9, False), (7, True), (20, True), (47, True), (48.1, False), (-1, False), (24 * 6, False)],
)
def test_it_is_due_on_monday_at_seven_and_late_on_tuesday(
    rounds: Rounds, server: MailServer, hours: float, is_due: bool
) -> None:
    rounds.look_at_calendar(MONDAY + dt.timedelta(hours=hours))
    assert len(server.mails) == is_due


def test_once_a_week_also_after_a_restart(
    mailing: Settings, engine: Engine, server: MailServer
) -> None:
    for hours in (7, 7.1, 30, 7 + 24 * 7):
        rounds_on(mailing, engine).look_at_calendar(MONDAY + dt.timedelta(hours=hours))
    assert len(server.mails) == 2


def test_of_several_consoles_one_sends_it(
    mailing: Settings, engine: Engine, server: MailServer
) -> None:
    consoles = [rounds_on(mailing, engine) for _ in range(4)]
    at_seven = MONDAY + dt.timedelta(hours=7)
    threads = [threading.Thread(target=one.look_at_calendar, args=[at_seven]) for one in consoles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.mails) == 1


def test_a_mail_that_was_refused_is_tried_again_after_an_hour(
    rounds: Rounds, server: MailServer
) -> None:
    at_seven = MONDAY + dt.timedelta(hours=7)
    server.refuses = True
    with pytest.raises(ConfigurationError):
        rounds.look_at_calendar(at_seven)
    server.refuses = False
    rounds.look_at_calendar(at_seven + dt.timedelta(seconds=AGAIN / 2))
    assert not server.mails
    rounds.look_at_calendar(at_seven + dt.timedelta(seconds=AGAIN))
    rounds.look_at_calendar(at_seven + dt.timedelta(seconds=3 * AGAIN))
    assert len(server.mails) == 1


def test_old_lines_of_the_list_are_forgotten(engine: Engine) -> None:
    ledger = Ledger(engine)
    ledger.note("x", MONDAY)
    assert ledger.claim("y", MONDAY + dt.timedelta(days=31))
    assert ledger.noted("x") is None


def test_the_console_sends_what_is_due_while_it_runs(
    mailing: Settings, server: MailServer, ready_content: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived = threading.Event()
    monkeypatch.setattr(Rounds, "look_at_calendar", lambda *_: arrived.set())
    with TestClient(console_application(mailing)):
        assert arrived.wait(60)


# Alarms


def test_a_danger_that_rises_is_told_once_a_week(
    mailing: Settings, engine: Engine, server: MailServer
) -> None:
    write(mailing, dangers=20)
    for day in range(4):
        rounds_on(mailing, engine).look_at_dangers(MONDAY + dt.timedelta(days=day))
    assert len(server.mails) == 1
    assert server.mails[0]["Subject"].startswith("A danger rises")
    assert "Threat of violence" in text_of(server)


def test_of_calm_weeks_nothing_is_told(
    mailing: Settings, rounds: Rounds, server: MailServer
) -> None:
    write(mailing, dangers=0)
    rounds.look_at_dangers(MONDAY)
    assert not server.mails


def test_an_assistant_that_falls_silent_is_told_once_a_day(
    rounds: Rounds, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[int | None] = [0]
    monkeypatch.setattr("bot.console.pages.health.Health.waiting", lambda _: answers[-1])
    rounds.look_at_assistant(MONDAY)
    answers.append(None)
    for minutes in (5, 10):
        rounds.look_at_assistant(MONDAY + dt.timedelta(minutes=minutes))
    assert not server.mails, "it may be starting"
    for hours in (1, 2, 3, 25):
        rounds.look_at_assistant(MONDAY + dt.timedelta(hours=hours))
    assert len(server.mails) == 2
    assert server.mails[0]["Subject"].startswith("The assistant does not answer")
    rounds.look_at_assistant(MONDAY + dt.timedelta(days=8))
    assert len(server.mails) == 2, "it has moved elsewhere"


def test_an_assistant_that_was_never_heard_is_none_of_this_machine(
    rounds: Rounds, server: MailServer
) -> None:
    for minutes in range(0, 60, 5):
        rounds.look_at_assistant(MONDAY + dt.timedelta(minutes=minutes))
    assert not server.mails


# By hand


def test_an_administrator_sends_it_with_a_button(
    mailing: Settings,
    accounts: object,
    server: MailServer,
    browser: TestClient,
) -> None:
    sign_in(browser)
    assert "It can come by mail every Monday" in browser.get("/").text
    mailing = mailing.model_copy(update={"mail_zone": "UTC"})
    with TestClient(console_application(mailing), base_url="https://console.example.org") as other:
        sign_in(other, "cem")
        assert "anna@ngo.example" not in other.get("/").text
        assert send(other, "/weekly-mail").status_code == 403
        sign_in(other)
        assert "It is sent every Monday to anna@ngo.example" in other.get("/").text
        before = len(server.mails)
        answer = send(other, "/weekly-mail", page="/")
        assert answer.headers["location"] == "/?told=sent"
        assert len(server.mails) == before + 1
        assert "The mail server took the mail." in other.get("/?told=sent").text
        server.refuses = True
        assert send(other, "/weekly-mail", page="/").headers["location"] == "/?told=failed"
        assert (
            other.post("/weekly-mail", follow_redirects=False)
            .headers["location"]
            .endswith("failed")
        )
        assert "weekly mail" in other.get("/operators").text


def test_the_command_sends_and_shows_it(
    mailing: Settings, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.report.settings_in_force", lambda: mailing)
    shown = CliRunner().invoke(app, ["mail", "--show"])
    assert "There is no backup yet." in shown.output
    assert not server.mails
    sent = CliRunner().invoke(app, ["mail", "--to", "dora@ngo.example"])
    assert "took the mail" in sent.output
    assert server.recipients == [["dora@ngo.example"]]


def test_the_command_says_what_is_missing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.report.settings_in_force", lambda: settings)
    refused = CliRunner().invoke(app, ["mail"])
    assert isinstance(refused.exception, ConfigurationError)


def test_the_log_names_nobody(
    rounds: Rounds, server: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("DEBUG")
    rounds.look_at_calendar(MONDAY + dt.timedelta(hours=7))
    said = capsys.readouterr().err
    assert "a mail to operators was sent" in said
    assert "@" not in said
    assert all(json.loads(line) for line in said.splitlines())
