"""Name, addresses and mail server typed in the console: checked, kept privately, obeyed without a restart."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.console import renewing
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.renewing import Renewing
from bot.console.sessions import Sessions
from bot.privacy.typed_settings import read_typed, typed_file, with_typed
from bot.settings import Settings
from tests.console.operator import PASSWORD, send, sign_in, token_on

HOST = "console.example.org"
NAMES = {
    "operator": "Leeds Women’s Aid",
    "operator_contact": "help@example.org",
    "public_url": "https://help.example.org",
    "console_url": f"https://{HOST}",
    "host": HOST,
    "password": PASSWORD,
}
MAILS = {
    "mail_host": "smtp.example.org",
    "mail_port": "587",
    "mail_security": "starttls",
    "mail_user": "console",
    "mail_password": "only for the tests",
    "mail_from": "console@example.org",
    "mail_to": "anna@example.org, bert@example.org",
    "mail_language": "de",
    "mail_zone": "Europe/Vienna",
}


@pytest.fixture
def bare(settings: Settings) -> Settings:
    """An installation whose environment says nothing."""
    fresh = settings.model_copy(
        update={"operator": "Second Thought", "operator_contact": "", "public_url": None}
    )
    fresh.__dict__.pop("base_url", None)
    return fresh


@pytest.fixture
def console(
    bare: Settings, accounts: Accounts, ready_content: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """ada's browser, signed in, at a console that is built anew when other settings are typed."""
    monkeypatch.setattr(renewing, "LOOK_SECONDS", 0.02)
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    app = Renewing(bare, partial(console_application, sessions=Sessions()))
    with TestClient(app, base_url=f"https://{HOST}") as client:
        sign_in(client)
        yield client


def save(console: TestClient, **fields: str) -> Any:
    return send(console, "/organisation", "/organisation", **fields)


def until_shown(console: TestClient, path: str, text: str) -> bool:
    for _ in range(200):
        if text in console.get(path).text:
            return True
        time.sleep(0.05)
    return False


def test_it_is_kept_privately_and_obeyed_and_nobody_is_signed_out(
    console: TestClient, bare: Settings
) -> None:
    assert "It can come by mail every Monday" in console.get("/").text
    answer = save(console, **NAMES, **MAILS)
    assert answer.headers["location"] == "/organisation?told=saved"
    file = typed_file(bare.home)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    held = with_typed(bare)
    assert held.operator == "Leeds Women’s Aid"
    assert held.base_url == "https://help.example.org"
    assert held.console_base_url == f"https://{HOST}"
    assert (held.mail_host, held.mail_port, held.mail_language) == ("smtp.example.org", 587, "de")
    assert until_shown(console, "/", "It is sent every Monday to anna@example.org")
    page = console.get("/organisation").text
    assert "Leeds Women’s Aid" in page
    assert MAILS["mail_password"] not in page
    assert MAILS["mail_password"] not in repr(read_typed(bare.home))
    assert "https://help.example.org/c/demo-en" in console.get("/campaigns?campaign=demo-en").text
    invited = send(console, "/operators/invite", "/operators", role="viewer")
    assert f"https://{HOST}/welcome/" in invited.text
    assert "changed" in console.get("/operators").text


def test_what_is_emptied_gives_way_to_the_machine(console: TestClient, bare: Settings) -> None:
    save(console, **NAMES, **MAILS)
    save(console, operator="Second Thought", host=HOST, password=PASSWORD, **{"mail_host": ""})
    assert with_typed(bare) == bare


def test_a_kept_password_of_the_mail_account_need_not_be_typed_again(
    console: TestClient, bare: Settings
) -> None:
    save(console, **NAMES, **MAILS)
    save(console, **NAMES, **{**MAILS, "mail_password": "", "mail_port": "465"})
    assert with_typed(bare).mail_password == MAILS["mail_password"]
    assert with_typed(bare).mail_port == 465


WRONG = [
    ("operator", "", "Fill this in"),
    ("operator", "<b>Leeds</b>", "Write it without"),
    ("operator", "x" * 61, "too long"),
    ("operator_contact", "call us", "e-mail address"),
    ("public_url", "help.example.org", "Write it as https://"),
    ("public_url", "http://help.example.org", "Write it as https://"),
    ("public_url", "https://help.example.org/chat?x=1", "Write it as https://"),
    ("public_url", "https://[", "Write it as https://"),
    ("console_url", "", "Fill this in"),
    ("console_url", "https://elsewhere.example.org", "Open the console by this address"),
    ("mail_host", "smtp example", "name of the mail server"),
    ("mail_port", "587a", "whole number"),
    ("mail_port", "70000", "whole number"),
    ("mail_security", "none", "only a mail server on this machine"),
    ("mail_security", "loose", "Choose one"),
    ("mail_user", "", "Fill this in"),
    ("mail_password", "", "Fill this in"),
    ("mail_from", "anna", "Write addresses such as"),
    ("mail_from", "a@example.org, b@example.org", "Write addresses such as"),
    ("mail_to", "anna@example.org; bert", "Write addresses such as"),
    ("mail_language", "xx", "Choose one"),
    ("mail_zone", "Vienna", "time zone"),
    ("password", "wrong", "not your password"),
]


@pytest.mark.parametrize(("field", "typed", "told"), WRONG)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_kept(
    console: TestClient, bare: Settings, field: str, typed: str, told: str
) -> None:
    answer = save(console, **{**NAMES, **MAILS, field: typed})
    assert answer.status_code == 400
    beside = answer.text[answer.text.index(f'id="error-{field}"') :]
    assert told in beside[:200]
    assert not typed_file(bare.home).exists()
    if field not in ("mail_to", "mail_password"):
        assert 'value="anna@example.org, bert@example.org"' in answer.text, "nothing typed is lost"
    assert MAILS["mail_password"] not in answer.text
    assert "<b>Leeds" not in answer.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
def test_only_administrators_see_it(console: TestClient, accounts: Accounts, role: Role) -> None:
    accounts.add("rea", PASSWORD, role)
    sign_in(console, "rea")
    assert console.get("/organisation").status_code == 403
    token = token_on(console.get("/account"))
    assert console.post("/organisation", data={**NAMES, "csrf": token}).status_code == 403


def test_a_damaged_file_changes_nothing(console: TestClient, bare: Settings) -> None:
    save(console, **NAMES)
    assert until_shown(console, "/campaigns?campaign=demo-en", "https://help.example.org/c/demo-en")
    typed_file(bare.home).write_text("{", encoding="ascii")
    time.sleep(0.3)
    assert "https://help.example.org/c/demo-en" in console.get("/campaigns?campaign=demo-en").text
