"""Coming in and going out: strangers, passwords, invitations, sessions, lock-out."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.console import sessions
from bot.console.accounts import (
    LOCKED_MINUTES,
    MOST_FAILURES,
    AccountError,
    Accounts,
    Role,
)
from bot.console.audit import Action, Audit
from bot.console.door import CLIENT_SIGN_INS_A_MINUTE, LARGEST_FORM, SIGN_INS_A_MINUTE
from bot.console.invitations import first_sign_in
from bot.console.sessions import IDLE_MINUTES, SESSION_HOURS
from bot.outcomes.database import open_database
from bot.settings import Settings
from tests.console.operator import PASSWORD, send, sign_in, token_on


def test_a_stranger_is_sent_away_from_every_page(browser: TestClient) -> None:
    app: Any = browser.app
    open_to_all = {"/sign-in", "/welcome/{token}", "/appearance", "/healthz"}
    for route in app.routes:
        if isinstance(route, Mount) or route.path in open_to_all:
            continue
        for method in route.methods - {"HEAD"}:
            path = route.path.replace("{sheet}", "funnel")
            response = browser.request(method, path, follow_redirects=False)
            assert (response.status_code, response.headers["location"]) == (303, "/sign-in")
            assert response.text == ""


def test_an_operator_signs_in_and_out(browser: TestClient) -> None:
    assert sign_in(browser).status_code == 303
    page = browser.get("/")
    assert 'ada <span class="quiet">(administrator)' in page.text
    token = token_on(page)
    browser.post("/sign-out", data={"csrf": token})
    assert browser.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("ada", ""), ("nobody", PASSWORD), ("", ""), ("ada' --", PASSWORD)],
)
def test_a_wrong_password_is_refused_without_saying_what_was_wrong(
    browser: TestClient, name: str, password: str
) -> None:
    response = sign_in(browser, name, password)
    assert response.status_code == 403
    assert "Name and password do not fit." in response.text
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_guessing_has_to_wait(browser: TestClient) -> None:
    answers = [sign_in(browser, "ada", "wrong").status_code for _ in range(SIGN_INS_A_MINUTE + 1)]
    assert answers == [403] * SIGN_INS_A_MINUTE + [429]
    assert sign_in(browser, "ADA ").status_code == 429, "nor is another spelling let in"


def test_guessing_for_many_names_has_to_wait_too(browser: TestClient) -> None:
    answers = [
        sign_in(browser, f"name{number}", "wrong").status_code
        for number in range(CLIENT_SIGN_INS_A_MINUTE + 1)
    ]
    assert answers == [403] * CLIENT_SIGN_INS_A_MINUTE + [429]
    other: Any = TestClient(
        browser.app, base_url="https://console.example.org", client=("192.0.2.7", 1)
    )
    assert sign_in(other).status_code == 303, "another client is let in"


@pytest.mark.parametrize("name", ["ada\x00", "\x00", "ada\n", "a" * 5000, "\u202eada"])
def test_a_name_that_nobody_can_have_is_refused(
    browser: TestClient, accounts: Accounts, name: str
) -> None:
    assert sign_in(browser, name).status_code == (403 if name != "ada\n" else 303)
    if name != "ada\n":  # blanks around a name are not looked at
        with pytest.raises(AccountError, match="Choose a name"):
            accounts.add(name, PASSWORD, Role.VIEWER)


def test_a_form_without_end_is_refused(browser: TestClient) -> None:
    token = token_on(browser.get("/sign-in"))
    form = {"name": "ada", "password": PASSWORD, "csrf": token, "more": "x" * LARGEST_FORM}
    assert browser.post("/sign-in", data=form).status_code == 400
    many = "&".join(f"a{number}=1" for number in range(50))
    assert browser.post("/sign-in", content=many.encode()).status_code == 400


@pytest.mark.parametrize("token", ["", "forged"])
def test_a_form_from_elsewhere_is_refused(browser: TestClient, token: str) -> None:
    form = {"name": "ada", "password": PASSWORD, "csrf": token}
    assert browser.post("/sign-in", data=form).status_code == 400
    sign_in(browser)
    browser.post("/sign-out", data={"csrf": token})
    assert browser.get("/", follow_redirects=False).status_code == 200, "still signed in"


def test_a_session_that_was_known_before_is_worth_nothing(browser: TestClient) -> None:
    browser.get("/sign-in")
    before = browser.cookies["console"]
    sign_in(browser)
    assert browser.cookies["console"] != before
    browser.cookies.clear()
    browser.cookies.set("console", before)
    assert browser.get("/", follow_redirects=False).status_code == 303


class Clock:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.minutes = 0

    def time(self) -> float:
        return time.time() + self.minutes * 60


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(sessions, "time", clock)
    return clock


def test_a_session_that_is_left_alone_ends(browser: TestClient, clock: Clock) -> None:
    sign_in(browser)
    clock.minutes += IDLE_MINUTES - 1
    assert browser.get("/", follow_redirects=False).status_code == 200
    clock.minutes += IDLE_MINUTES - 1
    assert browser.get("/", follow_redirects=False).status_code == 200
    clock.minutes += IDLE_MINUTES + 1
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_a_session_ends_at_last_however_busy_it_is(browser: TestClient, clock: Clock) -> None:
    sign_in(browser)
    answers = []
    for _ in range(SESSION_HOURS * 2 + 1):
        answers.append(browser.get("/", follow_redirects=False).status_code)
        clock.minutes += 30
    assert answers == [200] * SESSION_HOURS * 2 + [303]


def test_signing_out_ends_the_session_also_where_its_cookie_was_copied(browser: TestClient) -> None:
    sign_in(browser)
    stolen = browser.cookies["console"]
    browser.post("/sign-out", data={"csrf": token_on(browser.get("/"))})
    browser.cookies.clear()
    browser.cookies.set("console", stolen)
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_the_cookie_is_gone_with_the_browser(browser: TestClient) -> None:
    cookies = sign_in(browser).headers.get_list("set-cookie")
    (cookie,) = (one.lower() for one in cookies if one.startswith("console="))
    assert "max-age" not in cookie
    assert "expires" not in cookie


def test_a_forged_cookie_opens_nothing(browser: TestClient) -> None:
    for cookie in (b"x", b"e30=.x.y", b"bnVsbA==.aaaaaa.forged", b"\xc3\xa9", b"\xff"):
        headers = {"Cookie": b"console=" + cookie}
        response = browser.get("/", headers=headers, follow_redirects=False)
        assert response.status_code == 303


def test_a_page_that_fails_shows_nothing_of_itself(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise RuntimeError("password of the database")

    sign_in(browser)
    monkeypatch.setattr("bot.outcomes.view.View.funnel", gone)
    response = browser.get("/")
    assert response.status_code == 503
    assert "password" not in response.text
    assert "Traceback" not in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_text_from_outside_is_no_markup(
    browser: TestClient, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As earlier versions, or an OpenID provider, allow.
    monkeypatch.setattr("bot.console.accounts.is_plain", lambda name: True)
    name = "<script>alert(1)</script>"
    accounts.add(name, PASSWORD, Role.VIEWER)
    sign_in(browser, name)
    page = browser.get("/").text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_an_account_that_was_removed_is_shut_out(browser: TestClient, settings: Settings) -> None:
    sign_in(browser)
    engine = open_database(settings.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM operators")
    engine.dispose()
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_an_invitation_makes_one_account(browser: TestClient, accounts: Accounts) -> None:
    token = accounts.invite(Role.VIEWER)
    page = browser.get(f"/welcome/{token}")
    assert "viewer" in page.text
    form = {"name": "dan", "password": PASSWORD, "csrf": token_on(page)}
    for wrong in ({"password": "short"}, {"name": "ada"}, {"name": ""}, {"csrf": "x"}):
        assert browser.post(f"/welcome/{token}", data={**form, **wrong}).status_code == 400
    done = browser.post(f"/welcome/{token}", data=form, follow_redirects=False)
    assert done.status_code == 303
    assert "dan <span" in browser.get("/").text
    assert browser.get(f"/welcome/{token}").status_code == 410
    assert browser.post(f"/welcome/{token}", data={**form, "name": "eve"}).status_code == 410
    assert accounts.find("eve") is None


def test_an_invitation_that_works_on_this_machine_only_says_so(browser: TestClient) -> None:
    sign_in(browser)
    page = send(browser, "/operators/invite", "/operators", role="viewer").text
    assert "/welcome/" in page
    assert "until the address of this console is typed" in page


def test_two_who_use_one_invitation_at_once_make_one_account(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = accounts.invite(Role.VIEWER)
    both = Barrier(2)
    invited_role = Accounts.invited_role

    def both_look_first(self: Accounts, token: str) -> Role | None:
        role = invited_role(self, token)
        both.wait(5)
        return role

    monkeypatch.setattr(Accounts, "invited_role", both_look_first)

    def accept(name: str) -> str:
        try:
            return accounts.accept(token, name, PASSWORD).name
        except AccountError as error:
            return str(error)

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(accept, ("bea", "eve")))
    assert answers[0].startswith("This link was used")
    assert answers[1] in ("bea", "eve")
    assert accounts.count() == 1


def test_an_invitation_grows_old(
    browser: TestClient, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = accounts.invite(Role.ADMINISTRATOR)
    real = time.time
    monkeypatch.setattr("bot.console.accounts.time.time", lambda: real() + 25 * 3600)
    assert browser.get(f"/welcome/{token}").status_code == 410
    assert browser.get("/welcome/forged").status_code == 410


def test_the_first_link_is_given_until_there_is_an_account(
    settings: Settings, accounts: Accounts
) -> None:
    link = first_sign_in(settings)
    assert link is not None
    assert link.startswith("http://localhost:5006/welcome/")
    again = first_sign_in(settings)
    assert again is not None
    assert accounts.invited_role(link.rpartition("/")[2]) is None, "the link before is useless"
    assert accounts.invited_role(again.rpartition("/")[2]) == Role.ADMINISTRATOR
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    assert first_sign_in(settings) is None


def test_every_page_carries_its_headers(browser: TestClient) -> None:
    for response in (browser.get("/sign-in"), sign_in(browser), browser.get("/")):
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["referrer-policy"] == "no-referrer"
    cookie = (
        browser.get("/sign-in").headers.get("set-cookie", "")
        or sign_in(browser).headers["set-cookie"]
    )
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert "secure" in cookie.lower()


def test_passwords_and_invitations_are_stored_as_hashes_only(
    settings: Settings, accounts: Accounts
) -> None:
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    token = accounts.invite(Role.VIEWER)
    kept = b"".join(file.read_bytes() for file in settings.home.rglob("*") if file.is_file())
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert b"$argon2id$" in kept


def test_ten_wrong_passwords_lock_a_name_for_a_while(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add("ada", PASSWORD, Role.VIEWER)
    for _ in range(MOST_FAILURES):
        assert accounts.sign_in("ada", "wrong") is None
    assert accounts.sign_in("ada", PASSWORD) is None, "locked, though the password is right"
    (ada,) = accounts.all()
    assert ada.is_locked
    real = time.time
    monkeypatch.setattr("bot.console.accounts.time.time", lambda: real() + LOCKED_MINUTES * 60 + 1)
    assert accounts.sign_in("ada", PASSWORD) is not None


def test_a_right_password_in_between_starts_the_count_again(accounts: Accounts) -> None:
    accounts.add("ada", PASSWORD, Role.VIEWER)
    for _ in range(3):
        for _ in range(MOST_FAILURES - 1):
            accounts.sign_in("ada", "wrong")
        assert accounts.sign_in("ada", PASSWORD) is not None
        accounts.entered("ada")


def test_signing_out_everywhere_ends_the_session_on_the_other_machine(browser: TestClient) -> None:
    sign_in(browser)
    other = TestClient(browser.app, base_url="https://console.example.org")
    sign_in(other)
    assert send(browser, "/sign-out", everywhere="yes").status_code == 303
    assert other.get("/", follow_redirects=False).status_code == 303
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_signing_out_here_leaves_the_other_machine_alone(browser: TestClient) -> None:
    sign_in(browser)
    other = TestClient(browser.app, base_url="https://console.example.org")
    sign_in(other)
    send(browser, "/sign-out")
    assert other.get("/", follow_redirects=False).status_code == 200


@pytest.mark.parametrize("here", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
def test_the_way_back_leads_to_no_other_site(browser: TestClient, here: str) -> None:
    answer = send(browser, "/appearance", "/sign-in", language="fr", here=here)
    assert answer.headers["location"] == "/"


def lock_out(browser: TestClient, name: str, tries: int) -> None:
    """A stranger without an account, who knows a name and its operator's address."""
    stranger = TestClient(browser.app, base_url="https://console.example.org")
    for _ in range(tries):
        sign_in(stranger, name, "a wrong password")


def test_a_stranger_locks_no_operator_out_who_came_in_before(browser: TestClient) -> None:
    assert sign_in(browser).status_code == 303
    send(browser, "/sign-out")
    lock_out(browser, "ada", 40)
    assert sign_in(browser).status_code == 303
    stranger = TestClient(browser.app, base_url="https://console.example.org")
    assert sign_in(stranger).status_code in (403, 429), "to everybody else the name is locked"


def test_a_known_browser_may_not_guess_without_end(browser: TestClient) -> None:
    sign_in(browser)
    send(browser, "/sign-out")
    statuses = [sign_in(browser, password="a wrong password").status_code for _ in range(12)]
    assert statuses == [403] * 10 + [429] * 2 or statuses == [403] * 9 + [429] * 3


def test_a_browser_is_known_for_its_own_name_only(browser: TestClient) -> None:
    sign_in(browser)
    send(browser, "/sign-out")
    lock_out(browser, "bea", MOST_FAILURES)
    assert sign_in(browser, "bea").status_code in (403, 429)


def test_an_invitation_ends_with_the_account_that_made_it(
    browser: TestClient, accounts: Accounts
) -> None:
    accounts.add("vic", PASSWORD, Role.ADMINISTRATOR)
    mine = accounts.invite(Role.ADMINISTRATOR, "ada")
    his = accounts.invite(Role.ADMINISTRATOR, "vic")
    sign_in(browser)
    assert "<td>vic</td>" in browser.get("/operators").text
    send(browser, "/operators/remove", "/operators", name="vic")
    assert accounts.invited_role(his) is None
    assert accounts.invited_role(mine) == Role.ADMINISTRATOR
    stranger = TestClient(browser.app, base_url="https://console.example.org")
    assert stranger.get(f"/welcome/{his}").status_code == 410


def test_an_invitation_is_listed_and_withdrawn(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    send(browser, "/operators/invite", "/operators", role="viewer")
    page = browser.get("/operators").text
    assert "Invitations that are still good" in page
    token = re.search(r'name="token" value="([0-9a-f]{64})"', page)
    assert token is not None
    send(browser, "/operators/withdraw", "/operators", token=token[1])
    assert "Invitations that are still good" not in browser.get("/operators").text


def test_a_link_is_made_of_the_configured_address_whatever_the_request_says(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)
    token = token_on(browser.get("/operators"))
    answer = browser.post(
        "/operators/invite",
        data={"role": "viewer", "csrf": token},
        headers={"Host": "console.example.org", "X-Forwarded-Host": "evil.example"},
    )
    assert f"<code>{settings.console_base_url}/welcome/" in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "ADA",
        "ａｄａ",
        "Ada",
        "âda",
        "a\u200bda",
        "<script>",
        "аda",
        "---",
        "\U0001f600",
        "x" * 65,
        "",
    ],
)
def test_no_name_passes_for_another_or_hides(accounts: Accounts, name: str) -> None:
    accounts.add("ada", PASSWORD, Role.VIEWER)
    with pytest.raises(AccountError):
        accounts.add(name, PASSWORD, Role.VIEWER)


@pytest.mark.parametrize("name", ["ada", "Ольга", "jörg.müller", "eva@ngo.example", "O'Neil 2"])
def test_names_of_people_are_taken(accounts: Accounts, name: str) -> None:
    assert accounts.add(name, PASSWORD, Role.VIEWER).name == name


def test_strangers_push_nothing_out_of_the_log(browser: TestClient, accounts: Accounts) -> None:
    audit = Audit(accounts._engine)
    audit.note("ada", Action.EXPORTED, "overview/stages")
    for _ in range(300):
        audit.note("ada", Action.REFUSED, "/sign-in")
    audit.note("ada", Action.REFUSED, "/operators")
    assert [line.action for line in audit.newest()] == [Action.REFUSED, Action.EXPORTED]
    assert len(audit.refused()) == 50
    sign_in(browser)
    assert "Refused sign-ins" in browser.get("/operators").text
