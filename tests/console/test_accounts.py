"""What operators do with accounts: codes, passwords, inviting, removing; on pages and by command."""

from __future__ import annotations

import re
import time

import pyotp
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.console.accounts import AccountError, Accounts, Role
from bot.console.codes import Codes
from bot.settings import ConfigurationError, Settings
from tests.console.operator import PASSWORD, send, sign_in

ANOTHER = "another long password"


def use_codes(browser: TestClient) -> str:
    """Switch them on for who is signed in; the secret."""
    found = re.search(r"<code>([A-Z2-7]{32})</code>", browser.get("/account").text)
    assert found is not None
    assert send(browser, "/account/codes", code=code_of(found[1])).status_code == 303
    return found[1]


def code_of(secret: str, later: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + later)


def test_with_codes_the_password_alone_is_not_enough(
    browser: TestClient, accounts: Accounts
) -> None:
    sign_in(browser)
    secret = use_codes(browser)
    stored = accounts.find("ada")
    assert stored is not None
    assert secret not in str(stored.code_secret), "a copied database gives no code"
    assert sign_in(browser).status_code == 403
    assert sign_in(browser, code="000000").status_code == 403
    assert sign_in(browser, code=code_of(secret)).status_code == 403, "used when it was set up"
    following = code_of(secret, 30)
    assert sign_in(browser, code=following).status_code == 303
    assert sign_in(browser, code=following).status_code == 403, "no code works twice"


def test_codes_begin_only_when_the_app_was_shown_to_work(
    browser: TestClient, accounts: Accounts
) -> None:
    sign_in(browser)
    assert send(browser, "/account/codes", code="000000").status_code == 400
    ada = accounts.find("ada")
    assert ada is not None
    assert ada.code_secret is None


def test_codes_end_with_the_password_only(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    use_codes(browser)
    assert send(browser, "/account/no-codes", password="wrong").status_code == 400
    assert send(browser, "/account/no-codes", password=PASSWORD).status_code == 303
    assert sign_in(browser).status_code == 303


@pytest.mark.parametrize("code", ["", "12", "abcdef", "١٢٣٤٥٦", "-00000"])
def test_nonsense_is_no_code(code: str) -> None:
    codes = Codes(bytes(32))
    assert codes.step(codes.new_secret(), code) is None
    assert codes.sealed_step("not sealed by us", code) is None


def test_another_password_ends_the_other_sessions(browser: TestClient) -> None:
    sign_in(browser)
    other = TestClient(browser.app, base_url="https://console.example.org")
    sign_in(other)
    assert send(browser, "/account/password", password="wrong", new=ANOTHER).status_code == 400
    assert send(browser, "/account/password", password=PASSWORD, new="short").status_code == 400
    assert send(browser, "/account/password", password=PASSWORD, new=ANOTHER).status_code == 303
    assert browser.get("/", follow_redirects=False).status_code == 200
    assert other.get("/", follow_redirects=False).status_code == 303
    assert sign_in(other).status_code == 403
    assert sign_in(other, password=ANOTHER).status_code == 303


def test_an_administrator_invites_and_removes(browser: TestClient) -> None:
    sign_in(browser)
    page = send(browser, "/operators/invite", "/operators", role="analyst").text
    found = re.search(r"http://localhost:5006(/welcome/[\w-]+)", page)
    assert found is not None, "by the address of the settings, not by that of the request"
    assert browser.get(found[1]).status_code == 200
    assert send(browser, "/operators/invite", "/operators", role="king").status_code == 400
    other = TestClient(browser.app, base_url="https://console.example.org")
    sign_in(other, "cem")
    assert send(browser, "/operators/remove", "/operators", name="cem").status_code == 303
    assert other.get("/", follow_redirects=False).status_code == 303


def test_the_last_administrator_stays(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    answer = send(browser, "/operators/remove", "/operators", name="ada")
    assert "This is the last administrator" in answer.text
    with pytest.raises(AccountError):
        accounts.remove("ada")


@pytest.mark.parametrize("name", ["bea", "cem"])
def test_others_administer_nothing(browser: TestClient, accounts: Accounts, name: str) -> None:
    sign_in(browser, name)
    for path in ("/operators", "/operators/invite", "/operators/remove"):
        method = "GET" if path == "/operators" else "POST"
        assert browser.request(method, path).status_code == 403
    assert len(accounts.all()) == 3


def test_accounts_are_kept_by_command_too(settings: Settings, accounts: Accounts) -> None:
    run = CliRunner().invoke
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    made = run(app, ["console", "user", "add", "dan", "--role", "analyst"], input=typed)
    assert "dan can sign in now, as analyst." in made.output
    assert "dan\tanalyst\twithout codes" in run(app, ["console", "user", "list"]).output
    again = run(app, ["console", "user", "add", "dan"], input=typed)
    assert isinstance(again.exception, ConfigurationError)
    assert "dan is removed." in run(app, ["console", "user", "remove", "dan"]).output
    gone = run(app, ["console", "user", "remove", "dan"])
    assert isinstance(gone.exception, ConfigurationError)
    accounts.add("eve", PASSWORD, Role.ADMINISTRATOR)
    last = run(app, ["console", "user", "remove", "eve"])
    assert "last administrator" in str(last.exception)
