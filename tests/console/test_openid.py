"""Signing in by the organisation's OpenID provider: who is let in, and every answer that is not believed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from bot.console.accounts import Accounts, Role
from bot.console.openid import BACK, provider_of
from bot.console.pages.openid import AWAY
from bot.settings import ConfigurationError, Settings, load_settings
from tests.browser.serving import serve
from tests.console.openid_provider import (
    CLIENT,
    EVA,
    SECRET,
    OpenIdProvider,
    signed,
    signed_with_a_secret,
    unsigned,
)
from tests.console.operator import PASSWORD, send, sign_in

OPENID = {
    "OPENID_CLIENT_ID": CLIENT,
    "OPENID_CLIENT_SECRET": SECRET,
    "OPENID_DOMAIN": "ngo.example",
    "OPENID_NAME": "the NGO",
    "CONSOLE_URL": "https://console.example.org",
}
BY_ROLE = {"OPENID_CLAIM": "groups", "OPENID_ROLES": "staff=viewer, leads = administrator"}
NOT_TRUSTED = "could not be trusted"
NOT_LET_IN = "is not let in here"


def configure(patch: pytest.MonkeyPatch, issuer: str, **more: str) -> Settings:
    for name, value in {**OPENID, "OPENID_ISSUER": issuer, **more}.items():
        patch.setenv(f"SECOND_THOUGHT_{name}", value)
    return load_settings()


@pytest.fixture(scope="module")
def served() -> Iterator[OpenIdProvider]:
    provider = OpenIdProvider()
    with serve(provider.application()) as address:
        provider.issuer = address
        yield provider


@pytest.fixture
def provider(served: OpenIdProvider) -> OpenIdProvider:
    """As it is without a test's changes."""
    served.person, served.spoil, served.metadata = dict(EVA), {}, {}
    served.denies, served.forge = False, None
    served.asked.clear()
    return served


@pytest.fixture
def more() -> dict[str, str]:
    """Further settings; a test sets them by parametrizing."""
    return {}


@pytest.fixture
def settings(
    settings: Settings,
    provider: OpenIdProvider,
    more: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    return configure(monkeypatch, provider.issuer, **more)


def away(browser: TestClient) -> str:
    """Press the button, and let the provider send the browser back: the address it is sent to."""
    answer = browser.get(AWAY, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    back = httpx.get(answer.headers["location"], follow_redirects=False)
    assert back.status_code == 303
    return back.headers["location"]


def openid(browser: TestClient) -> Any:
    return browser.get(away(browser), follow_redirects=False)


def log(browser: TestClient) -> str:
    """The log, as an administrator with a password sees it."""
    sign_in(browser, "ada")
    return browser.get("/operators").text


def test_the_first_sign_in_makes_an_account_without_a_password(
    browser: TestClient, accounts: Accounts, provider: OpenIdProvider
) -> None:
    assert f'href="{AWAY}">Sign in with the NGO</a>' in browser.get("/sign-in").text
    page = openid(browser)
    assert page.status_code == 200
    assert '<meta http-equiv="refresh" content="0;url=/">' in page.text
    assert 'eva@ngo.example <span class="quiet">(viewer)' in browser.get("/").text
    eva = accounts.find("eva@ngo.example")
    assert eva is not None
    assert (eva.role, eva.has_password) == (Role.VIEWER, False)
    [asked] = provider.asked
    assert asked["redirect_uri"] == f"https://console.example.org{BACK}"
    assert (asked["prompt"], set(asked["scope"].split())) == (
        "login",
        {"openid", "email", "profile"},
    )
    before = accounts.count()
    openid(browser)
    assert accounts.count() == before, "the second time it is found"
    lines = log(browser)
    assert "<td>eva@ngo.example</td><td>changed</td><td>joined as viewer</td>" in lines
    assert lines.count(f"<td>eva@ngo.example</td><td>signed in</td><td>{AWAY}</td>") == 2


def test_signing_out_ends_the_session(browser: TestClient) -> None:
    openid(browser)
    send(browser, "/sign-out")
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_nothing_of_the_provider_is_kept_but_a_hash(
    browser: TestClient, provider: OpenIdProvider, settings: Settings
) -> None:
    provider.person |= {"sub": "SUBJECT-OF-EVA", "name": "Eva Example", "picture": "PICTURE"}
    openid(browser)
    kept = b"".join(file.read_bytes() for file in settings.home.rglob("*") if file.is_file())
    assert b"eva@ngo.example" in kept
    for part in (b"SUBJECT-OF-EVA", b"Eva Example", b"PICTURE", SECRET.encode()):
        assert part not in kept


def test_the_cookie_of_the_way_is_short_lived_and_does_not_open_the_console(
    browser: TestClient,
) -> None:
    cookie = browser.get(AWAY, follow_redirects=False).headers["set-cookie"].lower()
    for part in ("max-age=600", "httponly", "secure", "samesite=lax", f"path={AWAY}"):
        assert part in cookie
    assert browser.get("/", follow_redirects=False).status_code == 303
    ended = openid(browser).headers.get_list("set-cookie")
    assert any("console-openid=" in one and "max-age=0" in one.lower() for one in ended)


def test_a_client_that_may_only_post_its_secret_does_so(
    browser: TestClient, provider: OpenIdProvider
) -> None:
    provider.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert openid(browser).status_code == 200


def minutes_ahead(minutes: int) -> Callable[[], int]:
    """A time claim, read when the token is made: the tests may have been collected long before."""
    return lambda: int(time.time()) + minutes * 60


WRONG: dict[str, dict[str, Any]] = {
    "nonce": {"nonce": "of another sign-in"},
    "no nonce": {"nonce": None},
    "aud": {"aud": "another-client"},
    "aud of others too": {"aud": [CLIENT, "another-client"]},
    "azp": {"aud": [CLIENT, "another-client"], "azp": "another-client"},
    "exp": {"iat": minutes_ahead(-15), "exp": minutes_ahead(-10)},
    "no exp": {"exp": None},
    "iat": {"iat": minutes_ahead(15), "exp": minutes_ahead(20)},
    "iss": {"iss": "https://accounts.example"},
    "no sub": {"sub": None},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    browser: TestClient, provider: OpenIdProvider, accounts: Accounts, name: str
) -> None:
    provider.spoil = {
        claim: value() if callable(value) else value for claim, value in WRONG[name].items()
    }
    page = openid(browser)
    assert page.status_code == 403
    assert NOT_TRUSTED in page.text
    assert browser.get("/", follow_redirects=False).status_code == 303
    assert accounts.find("eva@ngo.example") is None
    reason = {"no nonce": "nonce", "aud of others too": "azp", "no exp": "exp", "no sub": "sub"}
    line = f"<td>unknown</td><td>was refused</td><td>{AWAY}</td><td>{reason.get(name, name)}</td>"
    assert line in log(browser)


Forge = Callable[[dict[str, Any], RSAKey], str]
FORGED: dict[str, Forge] = {
    "another key": lambda claims, _: signed(claims, RSAKey.generate_key(2048, {"kid": "one"})),
    "no signature": lambda claims, _: unsigned(claims),
    "our secret": lambda claims, _: signed_with_a_secret(claims, SECRET.encode()),
    "the public key as a secret": lambda claims, key: signed_with_a_secret(
        claims, key.as_pem(private=False)
    ),
    "claims changed": lambda claims, key: _with_other_claims(signed(claims, key), claims),
    "no token": lambda _claims, _key: "x",
}


def _with_other_claims(token: str, claims: dict[str, Any]) -> str:
    head, _, signature = token.split(".")
    _, other, _ = unsigned({**claims, "email": "director@ngo.example"}).split(".")
    return f"{head}.{other}.{signature}"


@pytest.mark.parametrize("way", FORGED)
def test_a_forged_token_is_refused(browser: TestClient, provider: OpenIdProvider, way: str) -> None:
    provider.forge = lambda claims: FORGED[way](claims, provider.key)
    page = openid(browser)
    assert page.status_code == 403
    assert NOT_TRUSTED in page.text
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_an_answer_with_another_state_is_refused(browser: TestClient) -> None:
    back = away(browser)
    query = parse_qs(urlsplit(back).query)
    for wrong in (f"{BACK}?code={query['code'][0]}&state=forged", f"{BACK}?code=x", BACK):
        page = browser.get(wrong, follow_redirects=False)
        assert page.status_code == 403
        assert NOT_TRUSTED in page.text


def test_an_answer_in_a_browser_that_did_not_ask_is_refused(
    browser: TestClient, provider: OpenIdProvider
) -> None:
    """Or somebody could be signed in to an account that is not his."""
    back = away(browser)
    other = TestClient(browser.app, base_url="https://console.example.org")
    assert NOT_TRUSTED in other.get(back, follow_redirects=False).text
    other.cookies.set("console-openid", "forged.forged.forged", path=AWAY)
    assert NOT_TRUSTED in other.get(back, follow_redirects=False).text


def test_an_answer_is_good_once(browser: TestClient) -> None:
    back = away(browser)
    cookies = dict(browser.cookies)
    assert browser.get(back, follow_redirects=False).status_code == 200
    for name, value in cookies.items():
        browser.cookies.set(name, value)
    assert NOT_TRUSTED in browser.get(back, follow_redirects=False).text


def test_an_answer_that_took_too_long_is_refused(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = away(browser)
    real = time.time
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: real() + 601)
    assert NOT_TRUSTED in browser.get(back, follow_redirects=False).text


def test_whoever_breaks_off_at_the_provider_is_told_so(
    browser: TestClient, provider: OpenIdProvider
) -> None:
    provider.denies = True
    page = openid(browser)
    assert page.status_code == 403
    assert "did not sign you in" in page.text


@pytest.mark.parametrize(
    "person",
    [
        {"email": "eva@elsewhere.example"},
        {"email": "eva@ngo.example", "email_verified": False},
        {"email": "eva@ngo.example", "email_verified": "true"},
        {"email": "eva@ngo.example.elsewhere.example"},
        {"email": None},
    ],
)
def test_another_domain_is_not_let_in(
    browser: TestClient, provider: OpenIdProvider, accounts: Accounts, person: dict[str, Any]
) -> None:
    provider.person |= person
    before = accounts.count()
    page = openid(browser)
    assert page.status_code == 403
    assert NOT_LET_IN in page.text
    assert accounts.count() == before


@pytest.mark.parametrize("more", [BY_ROLE | {"OPENID_DOMAIN": ""}], ids=["by role"])
@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("staff", Role.VIEWER),
        (["staff", "leads", "choir"], Role.ADMINISTRATOR),
        ("choir", None),
        ([], None),
        (None, None),
        ({"leads": True}, None),
        ([["leads"]], None),
    ],
)
def test_the_role_is_the_highest_that_the_claim_names(
    browser: TestClient,
    provider: OpenIdProvider,
    accounts: Accounts,
    groups: object,
    role: Role | None,
) -> None:
    provider.person |= {"groups": groups}
    page = openid(browser)
    eva = accounts.find("eva@ngo.example")
    assert (eva.role if eva else None) == role
    assert (NOT_LET_IN in page.text) == (role is None)


@pytest.mark.parametrize("more", [BY_ROLE], ids=["by role"])
def test_a_role_that_changed_there_changes_here(
    browser: TestClient, provider: OpenIdProvider, accounts: Accounts
) -> None:
    for groups, role in (("leads", Role.ADMINISTRATOR), ("staff", Role.VIEWER)):
        provider.person["groups"] = groups
        openid(browser)
        eva = accounts.find("eva@ngo.example")
        assert eva is not None
        assert eva.role == role


@pytest.mark.parametrize("more", [BY_ROLE | {"OPENID_DOMAIN": ""}], ids=["by role"])
def test_an_address_that_nobody_verified_names_nobody(
    browser: TestClient, provider: OpenIdProvider, accounts: Accounts
) -> None:
    provider.person |= {"email_verified": False, "groups": "staff", "preferred_username": "eva"}
    openid(browser)
    assert accounts.find("eva@ngo.example") is None
    assert accounts.find("eva") is not None


def test_an_account_that_was_removed_is_shut_out_until_it_is_let_in_again(
    browser: TestClient, accounts: Accounts
) -> None:
    openid(browser)
    eva = TestClient(browser.app, base_url="https://console.example.org")
    openid(eva)
    sign_in(browser, "ada")
    send(browser, "/operators/remove", "/operators", name="eva@ngo.example")
    assert eva.get("/", follow_redirects=False).status_code == 303, "at the next click"
    page = openid(eva)
    assert page.status_code == 403
    assert "was shut out" in page.text
    assert "Let in again" in browser.get("/operators").text
    send(browser, "/operators/remove", "/operators", name="eva@ngo.example")
    assert openid(eva).status_code == 200


def test_nobody_takes_over_an_account_by_its_name(
    browser: TestClient, accounts: Accounts, provider: OpenIdProvider
) -> None:
    accounts.add("eva@ngo.example", PASSWORD, Role.ADMINISTRATOR)
    page = openid(browser)
    assert page.status_code == 403
    assert "Another account has your name here" in page.text
    provider.person["email"] = "ada@ngo.example"
    openid(browser)
    provider.person["sub"] = "somebody else with the same address"
    assert openid(browser).status_code == 403


def test_an_account_without_a_password_has_none(browser: TestClient, accounts: Accounts) -> None:
    openid(browser)
    page = browser.get("/account").text
    assert "You sign in with the NGO" in page
    assert 'name="password"' not in page
    nobody = "nobody's password, compared so that an unknown name takes as long"
    for _ in range(12):
        assert accounts.sign_in("eva@ngo.example", "") is None
    assert accounts.sign_in("eva@ngo.example", nobody) is None
    assert openid(browser).status_code == 200, "guessing a password does not lock it"
    answer = send(browser, "/account/codes", "/account", code="123456")
    assert answer.status_code == 400
    eva = accounts.find("eva@ngo.example")
    assert eva is not None
    assert eva.code_secret is None


DOWN = "does not answer"


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://accounts.example"},
        {"authorization_endpoint": None},
        {"jwks_uri": 5},
    ],
)
def test_a_provider_that_says_nonsense_is_not_followed(
    browser: TestClient, provider: OpenIdProvider, metadata: dict[str, Any]
) -> None:
    provider.metadata = metadata
    page = browser.get(AWAY, follow_redirects=False)
    assert page.status_code == 503
    assert DOWN in page.text


def test_keys_that_are_none_are_not_believed(browser: TestClient, provider: OpenIdProvider) -> None:
    back = away(browser)
    provider.metadata = {"jwks_uri": f"{provider.issuer}/nothing"}
    assert DOWN in browser.get(back, follow_redirects=False).text
    back = away(browser)
    provider.metadata = {"jwks_uri": f"{provider.issuer}/.well-known/openid-configuration"}
    assert NOT_TRUSTED in browser.get(back, follow_redirects=False).text


def test_a_provider_that_goes_meanwhile_is_said_to_be_down(
    browser: TestClient, provider: OpenIdProvider
) -> None:
    back = away(browser)
    provider.metadata = {"token_endpoint": "http://localhost:9/token"}
    page = browser.get(back, follow_redirects=False)
    assert page.status_code == 503
    assert DOWN in page.text


@pytest.mark.parametrize("more", [{"OPENID_ISSUER": "http://localhost:9"}], ids=["nobody there"])
def test_while_the_provider_is_down_a_password_lets_in(browser: TestClient) -> None:
    page = browser.get(AWAY, follow_redirects=False)
    assert page.status_code == 503
    assert DOWN in page.text
    assert 'name="password"' in page.text
    assert sign_in(browser, "ada").status_code == 303


def test_trying_without_end_has_to_wait(browser: TestClient) -> None:
    answers = [browser.get(BACK).status_code for _ in range(31)]
    assert answers == [403] * 30 + [429]


def test_language_and_colours_outlive_the_way(browser: TestClient) -> None:
    send(browser, "/appearance", "/sign-in", language="fr", scheme="dark")
    back = away(browser)
    browser.cookies.delete("console")  # strict, and so not sent with what another site leads to
    assert '<html lang="fr" data-scheme="dark">' in browser.get(back).text
    assert '<html lang="fr" data-scheme="dark">' in browser.get("/").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"OPENID_ISSUER": "http://accounts.example"},
            "OPENID_ISSUER: write an address with https",
        ),
        ({"OPENID_ISSUER": "accounts"}, "OPENID_ISSUER: "),
        ({"OPENID_CLIENT_ID": ""}, "OPENID_CLIENT_ID: "),
        ({"OPENID_CLIENT_SECRET": ""}, "OPENID_CLIENT_SECRET: "),
        ({"OPENID_DOMAIN": ""}, "say whom of the provider's accounts"),
        ({"OPENID_CLAIM": "groups"}, "go together"),
        (
            BY_ROLE | {"OPENID_ROLES": "staff=director"},
            "a role is viewer, analyst or administrator",
        ),
        (BY_ROLE | {"OPENID_ROLES": "staff"}, "write value=role"),
        ({"OPENID_PROMPT": "never"}, "OPENID_PROMPT: "),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], sentence: str
) -> None:
    assert provider_of(settings) is not None
    with pytest.raises(ConfigurationError, match=sentence) as refused:
        provider_of(
            configure(monkeypatch, wrong.pop("OPENID_ISSUER", str(settings.openid_issuer)), **wrong)
        )
    assert str(refused.value).startswith("SECOND_THOUGHT_")
    assert str(refused.value).count("\n") == 0


def test_nobody_but_a_console_with_a_provider_loads_the_library() -> None:
    """It costs the message plane no memory."""
    code = (
        "import sys, bot.commands.cli, bot.server.worker, bot.console.app;"
        "print([name for name in sys.modules if name.startswith(('authlib', 'joserfc'))])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip().splitlines()[-1] == "[]"
