"""The web page around a scripted turn: what a frightened person meets, and what an attacker tries."""

from __future__ import annotations

import base64
import html
import json
import re
import time
from typing import Any

import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer
from starlette.testclient import TestClient

from bot.dialogue.words.library import Library
from connectors.web.headers import HEADERS
from connectors.web.links import Links, Seal
from tests.browser.scripted import HELP_URL, HOSTILE, SECRET, Script, web_application

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Accept": "application/json"}
PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/120 Mobile Safari/537.36"}


@pytest.fixture
def script(library: Library) -> Script:
    return Script(library)


@pytest.fixture
def site(script: Script) -> TestClient:
    return TestClient(web_application(script), follow_redirects=False)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return html.unescape(found[1])


def form_of(page: str, **more: str) -> dict[str, str]:
    return {name: hidden(page, name) for name in ("token", "message_id")} | more


def say(site: TestClient, page: str, campaign: str = "demo-en", **more: Any) -> Any:
    return site.post(f"/c/{campaign}", data=form_of(page, **more))


def links_in(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'href="(/r/[^"]+)"', page)]


def open_page(site: TestClient, campaign: str = "demo-en") -> str:
    return site.get(f"/c/{campaign}").text


# Sessions


def test_a_form_keeps_its_conversation(site: TestClient, script: Script) -> None:
    first = say(site, open_page(site), text="hello")
    second = say(site, first.text, text="and now")
    third = say(site, second.text, payload="/ask_law", text="")
    assert third.status_code == 200
    assert len({message.pseudonym for message in script.taken}) == 1
    assert [message.text for message in script.taken] == ["hello", "and now", "/ask_law"]


def test_the_same_form_sent_twice_is_answered_once(site: TestClient, script: Script) -> None:
    form = form_of(open_page(site, "demo-de"), text="hallo")
    site.post("/c/demo-de", data=form)
    again = site.post("/c/demo-de", data=form)
    assert len(script.taken) == 1
    assert "schon gesendet" in again.text
    assert 'lang="de"' in again.text
    assert 'name="payload"' in again.text, "no dead end"
    assert say(site, again.text, "demo-de", text="weiter").status_code == 200
    assert len({message.pseudonym for message in script.taken}) == 1


def test_a_repeat_of_the_script_is_silent_in_the_language_of_the_page(
    site: TestClient, script: Script
) -> None:
    form = form_of(open_page(site, "demo-de"), text="hallo")
    site.post("/c/demo-de", json=form, headers=JSON)
    again = site.post("/c/demo-de", json=form, headers=JSON).json()
    assert (again["replies"], again["language"]) == ([], "de")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        ".",
        "\ud800",
        "é" * 50,
        "A" * 30_000,
        URLSafeSerializer(b"another", salt="web-session").dumps(["mine", "demo-en"]),
        URLSafeSerializer(SECRET, salt="another").dumps(["mine", "demo-en"]),
        URLSafeSerializer(SECRET, salt="web-session").dumps("mine"),
        URLSafeSerializer(SECRET, salt="web-session").dumps([7, "demo-en"]),
        URLSafeSerializer(SECRET, salt="web-session").dumps(["mine", "demo-de"]),
    ],
    ids=lambda token: ascii(token[:12]),
)
def test_a_token_that_is_not_ours_begins_a_new_conversation(
    site: TestClient, script: Script, token: str
) -> None:
    body = json.dumps({"text": "hello", "token": token, "message_id": "1"})
    answer = site.post("/c/demo-en", content=body, headers=JSON | {"Content-Type": JSON["Accept"]})
    assert answer.status_code == 200
    (message,) = script.taken
    assert "mine" not in message.pseudonym
    assert message.message_id is None


def test_a_token_of_another_campaign_begins_a_new_conversation(
    site: TestClient, script: Script
) -> None:
    first = say(site, open_page(site), text="hello")
    say(site, first.text, "demo-de", text="hallo")
    one, other = script.taken
    assert one.pseudonym != other.pseudonym


def test_a_token_that_is_over_begins_a_new_conversation(
    site: TestClient, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(site)
    monkeypatch.setattr("connectors.web.session.Sessions.read", lambda *_: None)
    assert say(site, page, text="hello").status_code == 200
    assert script.taken[0].message_id is None


@pytest.mark.parametrize("where", ["cross-site", "same-site"])
def test_another_sites_page_brings_nobody_into_its_conversation(
    site: TestClient, script: Script, where: str
) -> None:
    known_to_the_attacker = form_of(open_page(site), text="hello")
    site.post("/c/demo-en", data=known_to_the_attacker)
    theirs = known_to_the_attacker | {"message_id": "2"}
    victim = site.post("/c/demo-en", data=theirs, headers={"Sec-Fetch-Site": where})
    say(site, victim.text, text="I am in danger")
    attacker, *rest = [message.pseudonym for message in script.taken]
    assert attacker not in rest
    assert len(set(rest)) == 1


def test_the_server_makes_the_session_of_every_page(site: TestClient) -> None:
    tokens = {hidden(open_page(site), "token") for _ in range(5)}
    assert len(tokens) == 5


# What stands on the page


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("kind", ["form", "json"])
@pytest.mark.parametrize("text", [HOSTILE, f"echo {HOSTILE}", "echo </textarea><img src=x>"])
def test_no_message_becomes_markup(site: TestClient, text: str, accept: str, kind: str) -> None:
    form = form_of(open_page(site), text=text)
    sent: dict[str, Any] = {"data": form} if kind == "form" else {"json": form}
    answer = site.post("/c/demo-en", headers={"Accept": accept}, **sent)
    assert answer.status_code == 200
    if accept == "application/json":
        assert answer.headers["content-type"] == "application/json"
        return
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
    assert answer.text.count("<textarea") == answer.text.count("</textarea>") == 1


def test_no_operators_text_becomes_markup(site: TestClient) -> None:
    page = open_page(site, "hostile")
    assert HOSTILE in html.unescape(page)
    assert HOSTILE not in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "campaign", ["over", "%3Cscript%3E", "%00", "%ff", "x" * 2000, "demo-en%22"]
)
def test_an_unknown_campaign_speaks_the_browsers_language_and_no_word_of_the_address(
    site: TestClient, campaign: str
) -> None:
    page = site.get(f"/c/{campaign}", headers={"Accept-Language": "pt-BR, fr-CH;q=0.9, en;q=0.5"})
    assert page.status_code == 200
    assert 'action="/c/_fr"' in page.text
    assert '<html lang="fr"' in page.text
    assert "<script>" not in page.text


def test_an_unknown_campaign_asks_for_the_language_where_the_browser_names_none_of_ours(
    site: TestClient, script: Script
) -> None:
    page = site.get("/c/whatever", headers={"Accept-Language": "pt-BR, *;q=0.1"}).text
    assert "<form" not in page
    for language in script.library.words.languages:
        assert f'href="/c/_{language}"' in page
        assert html.escape(script.library.words.text("web_language", language)) in page
    chosen = site.get("/c/_ru").text
    assert '<html lang="ru"' in chosen
    answer = say(site, chosen, "_ru", text="echo")
    assert answer.status_code == 200
    (message,) = script.taken
    assert (message.campaign, message.client_language) == (None, "ru")
    say(site, answer.text, "_ru", text="echo")
    assert len({message.pseudonym for message in script.taken}) == 1


@pytest.mark.parametrize("path", ["/n/whatever", "/s/zzzzz"])
def test_an_unknown_notice_or_code_leads_to_the_visitors_language(
    site: TestClient, path: str
) -> None:
    client = TestClient(site.app, headers={"Accept-Language": "it"})
    assert '<html lang="it"' in client.get(path).text
    silent = TestClient(site.app, headers={"Accept-Language": ""})
    assert 'href="/c/_it"' in silent.get(path).text


# The first page


def test_the_first_page_says_what_this_is_in_the_browsers_language(
    site: TestClient, script: Script
) -> None:
    for language in script.library.words.languages:
        answer = site.get("/", headers={"Accept-Language": language})
        page = html.unescape(answer.text)
        assert f'<html lang="{language}"' in page
        assert script.library.words.text("web_front_what", language) in page
        assert f'class="start" href="/c/_{language}"' in page
        assert page.count('href="/c/_') == len(script.library.words.languages)
        for name in HEADERS:
            assert name in answer.headers


def test_the_first_page_lists_campaigns_and_the_console(site: TestClient) -> None:
    page = site.get("/").text
    assert '<html lang="en"' in page
    assert 'href="/c/demo-de"' in page
    assert 'href="http://localhost:5006"' in page


def test_a_page_of_help_opens_beside_the_talk_and_a_number_does_not(site: TestClient) -> None:
    page = say(site, open_page(site), text="I want to die").text
    found = re.findall(
        r'<a href="(/r/|tel:)[^"]*" rel="noopener noreferrer"( target="_blank")?>', page
    )
    assert {kind: bool(target) for kind, target in found} == {"/r/": True, "tel:": False}


def test_title_and_address_say_nothing(site: TestClient) -> None:
    page = open_page(site)
    head = page.partition("</head>")[0].lower()
    assert "<title>information</title>" in head
    for word in ("sex", "traffick", "prostitut", "og:", "description", "second thought"):
        assert word not in head


def test_the_page_says_that_history_is_not_erased(site: TestClient, script: Script) -> None:
    for campaign, language in (("demo-en", "en"), ("demo-de", "de"), ("demo-ru", "ru")):
        page = html.unescape(re.sub(r"</?span[^>]*>", "", open_page(site, campaign)))
        assert script.library.words.text("web_leave_note", language) in page


def test_every_language_says_in_brackets_what_needs_the_script(library: Library) -> None:
    for language in library.words.languages:
        note = library.words.text("web_leave_note", language)
        assert re.search(r"\([^()]*(Esc|Échap)[^()]*\)", note), language


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/c/demo-en"),
        ("HEAD", "/c/demo-en"),
        ("POST", "/c/demo-en"),
        ("GET", "/r/forged"),
        ("GET", "/assets/page.js"),
        ("GET", "/assets/page.css"),
        ("GET", "/assets/icon.svg"),
    ],
)
def test_every_response_has_the_headers(site: TestClient, method: str, path: str) -> None:
    answer = site.request(method, path)
    for name, value in HEADERS.items():
        if name != "Cache-Control":
            assert answer.headers[name] == value
    assert "set-cookie" not in answer.headers
    expected = "private, max-age=600" if path.startswith("/assets") else "no-store"
    assert answer.headers["Cache-Control"] == expected
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/assets/../connector.py", "/assets/%2e%2e/connector.py"])
def test_only_the_static_files_are_served(site: TestClient, path: str) -> None:
    assert site.get(path).status_code == 404


def test_the_first_load_is_small(site: TestClient) -> None:
    paths = ("/c/demo-ru", "/assets/page.js", "/assets/page.css", "/assets/icon.svg")
    assert sum(len(site.get(path).content) for path in paths) < 40_000


# Refusals


def test_a_form_that_fails_comes_back_with_what_was_written(
    site: TestClient, script: Script
) -> None:
    script.broken = True
    written = "\nhelp me </textarea>"
    answer = say(site, open_page(site), text=written)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "112 (Europe)" in answer.text
    assert '<p id="failed" class="failed" role="alert">' in answer.text
    box = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)
    assert box is not None
    assert html.unescape(box[1]) == written
    script.broken = False
    assert say(site, answer.text, text=written).status_code == 200
    assert script.taken[0].message_id


def test_too_many_messages_are_told_so_on_the_page(site: TestClient, script: Script) -> None:
    script.busy = True
    answer = say(site, open_page(site, "demo-de"), "demo-de", text="hallo")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "20")
    assert "112 (Europa)" in answer.text
    assert script.taken == []


@pytest.mark.parametrize(
    ("body", "status"), [(b"text=" + b"x" * 70_000, 413), (b"text=\xff", 400), (b"a=1&" * 50, 400)]
)
def test_a_body_that_no_page_sends_gets_a_page_and_no_work(
    site: TestClient, script: Script, body: bytes, status: int
) -> None:
    answer = site.post("/c/demo-en", content=body, headers=FORM)
    assert answer.status_code == status
    assert "112 (Europe)" in answer.text
    assert script.taken == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.binary(max_size=300)
    | st.dictionaries(
        st.sampled_from(["text", "payload", "token", "message_id", "x"]),
        st.text(st.characters(), max_size=40) | st.integers() | st.none(),
    ).map(lambda fields: json.dumps(fields).encode()),
    kind=st.sampled_from(["application/json", FORM["Content-Type"], "text/plain", "", "multipart"]),
    accept=st.sampled_from(["text/html", "application/json", ""]),
)
def test_no_body_breaks_the_page(
    site: TestClient, script: Script, body: bytes, kind: str, accept: str
) -> None:
    answer = site.post("/c/demo-en", content=body, headers={"Content-Type": kind, "Accept": accept})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


# Links to help


@pytest.fixture
def link(site: TestClient) -> str:
    (link,) = links_in(say(site, open_page(site), text="I want to die").text)
    return link


def test_a_link_leads_to_help_and_is_counted(site: TestClient, script: Script, link: str) -> None:
    answer = site.get(link, headers=PERSON)
    assert (answer.status_code, answer.headers["location"]) == (302, HELP_URL)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert [outcome for outcome, _ in script.opened_links] == ["0" * 32]


def test_a_link_in_a_phones_history_does_not_tell_which_outcome_it_belongs_to(link: str) -> None:
    inside = base64.urlsafe_b64decode(link.removeprefix("/r/"))
    assert b"0" * 32 not in inside
    assert b"samaritans" not in inside


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "WhatsApp/2.23.20.0 A"},
        {"User-Agent": "TelegramBot (like TwitterBot)"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"User-Agent": "Slackbot-LinkExpanding 1.0"},
        {"User-Agent": "Slack-ImgProxy"},
        {"User-Agent": "SkypeUriPreview Preview/0.5"},
        {"User-Agent": "Viber/13.3"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://google.com/bot.html)"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": ""},
        {"User-Agent": " "},
        PERSON | {"Purpose": "prefetch"},
        PERSON | {"Sec-Purpose": "prefetch;prerender"},
        PERSON | {"X-Moz": "prefetch"},
        PERSON | {"X-Purpose": "preview"},
    ],
    ids=str,
)
def test_robots_are_led_on_and_not_counted(
    site: TestClient, script: Script, link: str, headers: dict[str, str]
) -> None:
    assert site.get(link, headers=headers).headers["location"] == HELP_URL
    assert script.opened_links == []


def test_a_glance_at_the_headers_is_not_counted(
    site: TestClient, script: Script, link: str
) -> None:
    assert site.head(link, headers=PERSON).status_code == 302
    assert script.opened_links == []


def test_a_link_leads_to_help_after_the_key_of_its_day_and_tells_nobody_whose_it_was() -> None:
    keys = [b"day one", b"the day before"]
    links = Links(b"secret", lambda url: "known", lambda: keys)
    token = (links.path(HELP_URL, "an outcome") or "").removeprefix("/r/")
    opened = links.read(token)
    assert opened is not None
    assert (opened.url, opened.outcome) == (HELP_URL, "an outcome")
    keys[:] = [b"day two", b"day one"]
    opened = links.read(token)
    assert opened is not None
    assert opened.outcome == "an outcome"
    keys[:] = [b"day three", b"day two"]
    opened = links.read(token)
    assert opened is not None
    assert (opened.url, opened.outcome) == (HELP_URL, "")
    # Who has the server and its lasting key, and the link from a browser's history.
    inside = Seal(b"secret", b"link-to-help").decrypt(token.encode())
    assert b"an outcome" not in inside


def test_a_link_says_not_when_it_was_made(link: str) -> None:
    inside = base64.urlsafe_b64decode(link.removeprefix("/r/"))
    now = int(time.time())
    for length in (4, 5, 8):
        numbers = {
            int.from_bytes(inside[at : at + length], order)
            for at in range(12)
            for order in ("big", "little")
        }
        assert not [n for n in numbers if abs(n - now) < 3600]


def test_a_robot_with_an_endless_name_costs_nothing(site: TestClient, link: str) -> None:
    assert site.get(link, headers={"User-Agent": "Mozilla " * 5000}).status_code == 302


@pytest.mark.parametrize(
    "token",
    [
        "https:%2F%2Fevil.example",
        "x",
        "%00",
        "%ff",
        "A" * 5000,
        Fernet(Fernet.generate_key()).encrypt(b'["", "https://evil.example"]').decode(),
        URLSafeSerializer(SECRET, salt="web-session").dumps(["", "https://evil.example"]),
    ],
    ids=lambda token: token[:8],
)
def test_no_link_leads_where_we_do_not_want(site: TestClient, script: Script, token: str) -> None:
    answer = site.get(f"/r/{token}", headers=PERSON)
    assert answer.status_code == 404
    assert "location" not in answer.headers
    assert "evil" not in answer.text
    assert script.opened_links == []


def test_a_broken_link_shows_the_beginning_and_not_a_bare_word(site: TestClient) -> None:
    answer = site.get("/r/broken")
    assert "unknown_link" not in answer.text
    assert 'id="leave"' in answer.text


def test_an_address_that_left_the_directory_is_no_longer_led_to(
    site: TestClient, link: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.directory, "_by_url", {})
    assert site.get(link, headers=PERSON).status_code == 404


def test_an_address_in_a_message_of_a_visitor_is_no_link(site: TestClient) -> None:
    answer = say(site, open_page(site), text="echo https://evil.example/ and javascript:alert(1)")
    assert links_in(answer.text) == []
    assert 'href="https://evil' not in answer.text
    assert 'href="javascript' not in answer.text


def test_numbers_of_the_directory_can_be_dialled_and_no_others(site: TestClient) -> None:
    page = say(site, open_page(site), text="I want to die").text
    assert 'href="tel:116123"' in page
    assert 'href="tel:999"' in page
    assert "tel:0900" not in say(site, open_page(site), text="echo 0900 123456").text
