"""The web page's routes: sessions, links that are counted, headers, and nothing that can be injected."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from bot.privacy.expiring import MemoryStore
from connectors.web.fields import read_fields
from connectors.web.links import Links, pieces
from tests.platforms import Browser, Platforms

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 8.0) AppleWebKit/537.36 Chrome/64.0 Mobile"}
ROBOTS = (
    "WhatsApp/2.23.20 A",
    "TelegramBot (like TwitterBot)",
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding 1.0",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 SkypeUriPreview Preview/0.5",
    "python-requests/2.32",
    "curl/8.5.0",
    "",
)


@pytest.fixture
def browser(platforms: Platforms) -> Browser:
    return platforms["web"]


def ask(client: TestClient, accept: str = "application/json", **fields: str) -> Any:
    return client.post("/c/demo-en", json=fields, headers={"Accept": accept})


def link_to_help(client: TestClient) -> str:
    replies = ask(client, text="/ask_help_to_stop").json()["replies"]
    links = [
        href for reply in replies for _, href in reply["pieces"] if href and href.startswith("/r/")
    ]
    assert links, "an answer about help holds a link"
    return links[0]


def test_the_page_is_in_the_campaigns_language_and_says_nothing_to_a_glance(
    client: TestClient,
) -> None:
    page = client.get("/c/demo-en")
    assert '<html lang="en"' in page.text
    title = re.search(r"<title>(.*?)</title>", page.text)
    assert title is not None
    assert title[1] == "Information"
    assert "Automated service of Second Thought" in page.text
    assert "erase your browser" in page.text
    assert 'lang="de"' in client.get("/c/demo-de").text


def test_an_old_campaign_still_has_a_page(client: TestClient) -> None:
    assert client.get("/c/long-over").status_code == 200
    assert client.get("/c/" + "x" * 3000).status_code == 200
    assert client.get("/c/%00%ff").status_code == 200


def test_every_response_carries_the_headers_and_no_cookie(client: TestClient) -> None:
    responses = [
        client.get("/c/demo-en"),
        ask(client, text="hello"),
        ask(client, "text/html", text="hello"),
        client.get(link_to_help(client), headers=PERSON, follow_redirects=False),
    ]
    for response in responses:
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in response.headers
    assert client.get("/r/forged").headers["cache-control"] == "no-store"


def test_the_page_loads_nothing_from_elsewhere_and_has_no_script_in_it(client: TestClient) -> None:
    page = client.get("/c/demo-en").text
    assert re.findall(r'(?:src|href|action)="(https?:[^"]*)"', page) == [
        "https://www.wikipedia.org/"
    ]
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert not re.search(r'\son\w+="|style="', page)


def test_it_works_without_a_script(client: TestClient) -> None:
    page = client.get("/c/demo-en").text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    form = {"token": token[1], "message_id": "1", "text": "how much for <b>tonight</b>"}
    answer = client.post("/c/demo-en", data=form)
    assert "automated service" in answer.text
    assert "how much for &lt;b&gt;tonight&lt;/b&gt;" in answer.text
    pressed = client.post("/c/demo-en", data={**form, "message_id": "2", "payload": "/ask_harm"})
    assert "from the outside nobody can tell" in pressed.text
    again = client.post("/c/demo-en", data={**form, "message_id": "2", "payload": "/ask_harm"})
    assert "from the outside nobody can tell" in again.text, "an answer that may not have arrived"


def test_letters_that_cannot_be_written_break_no_page(client: TestClient) -> None:
    response = client.post(
        "/c/demo-en",
        content=b'{"text": "\\ud800 how much", "message_id": "\\udfff"}',
        headers={"Accept": "text/html", "Content-Type": "application/json"},
    )
    assert response.status_code == 200
    assert "how much" in response.text


def test_a_token_of_another_campaign_begins_a_new_conversation(
    platforms: Platforms, browser: Browser
) -> None:
    browser.say("hello")
    answer = ask(platforms.client, text="hello", token=browser.open("demo-de"))
    assert "automated service" in answer.json()["replies"][0]["text"]
    assert [row.turns for row in platforms.outcomes] == [1, 1]


def test_a_token_whose_conversation_is_over_begins_a_new_one(
    platforms: Platforms, browser: Browser
) -> None:
    browser.say("hello")
    store, now = platforms.assistant.store, time.monotonic()
    assert isinstance(store, MemoryStore)
    store._clock = lambda: now + 31 * 60
    assert "automated service" in browser.say("is it legal").text
    assert [row.turns for row in platforms.outcomes] == [1, 1]


@pytest.mark.parametrize("token", ["", "x", "é", "\ud800", ".", "." * 500, "a.b.c", "x" * 7000])
def test_a_strange_token_begins_a_new_conversation(client: TestClient, token: str) -> None:
    response = client.post(
        "/c/demo-en",
        content=json.dumps({"text": "hello", "token": token}).encode(),
        headers={"Accept": "application/json", "Content-Type": "application/json"},
    )
    assert "automated service" in response.json()["replies"][0]["text"]


def test_only_the_server_makes_sessions(browser: Browser) -> None:
    assert browser.open() != browser.open()


def test_a_link_to_help_is_counted_once_and_leads_there(platforms: Platforms) -> None:
    link = link_to_help(platforms.client)
    for _ in range(2):
        response = platforms.client.get(link, headers=PERSON, follow_redirects=False)
        assert response.status_code == 302
        assert platforms.assistant.library.directory.resource_at(response.headers["location"])
    (row,) = platforms.outcomes
    assert len(row.opened) == 1
    assert row.opened[0] in row.offered


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_robot_is_led_on_but_not_counted(platforms: Platforms, robot: str) -> None:
    link = link_to_help(platforms.client)
    response = platforms.client.get(link, headers={"User-Agent": robot}, follow_redirects=False)
    assert response.status_code == 302
    prefetch = {**PERSON, "Sec-Purpose": "prefetch;prerender"}
    platforms.client.get(link, headers=prefetch, follow_redirects=False)
    platforms.client.head(link, headers=PERSON, follow_redirects=False)
    assert [row.opened for row in platforms.outcomes] == [[]]


def test_nobody_is_led_to_a_place_of_somebody_elses_choice(platforms: Platforms) -> None:
    client = platforms.client
    good = link_to_help(client)
    web: Any = next(c for c in platforms.assistant.connectors if c.name == "web")

    def sealed(value: Any) -> str:
        return web.links._seal.encrypt(json.dumps(value).encode()).decode()

    tokens = [
        good.removeprefix("/r/")[:-3] + "abc",
        "https://evil.example.org",
        "//evil.example.org",
        sealed(["y", "https://evil.example.org"]),
        sealed("https://evil.example.org"),
        sealed([1, 2]),
        sealed([1, [2]]),
        sealed([1, 2, 3]),
        sealed({}),
        Links(b"another secret", lambda url: "x").path("https://a.example", "y"),
    ]
    for token in tokens:
        response = client.get(f"/r/{token}", headers=PERSON, follow_redirects=False)
        assert response.status_code == 404
        assert "location" not in response.headers
    assert [row.opened for row in platforms.outcomes] == [[]]


async def test_a_file_is_refused_unread() -> None:
    async def receive() -> Any:
        raise AssertionError("the body was read")

    headers = [(b"content-type", b"Multipart/Form-Data; boundary=x")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    assert await read_fields(request) == ({}, True)


def test_only_numbers_of_the_directory_can_be_dialled() -> None:
    links = Links(b"secret", lambda url: None)
    cut = pieces("Call 116 123 or +44 20 7946 0000, not 1234567.", "o", links, {"116123"})
    assert [(piece.text, piece.href) for piece in cut if piece.href] == [("116 123", "tel:116123")]
    assert "".join(piece.text for piece in cut) == (
        "Call 116 123 or +44 20 7946 0000, not 1234567."
    )


def test_an_address_that_the_directory_does_not_know_stays_text() -> None:
    links = Links(b"secret", lambda url: "known" if url == "https://known.example/x" else None)
    cut = pieces("See https://known.example/x. Or https://evil.example.", "o", links, ())
    assert [piece.text for piece in cut if piece.href] == ["known.example/x"]


def test_the_own_chat_of_an_organisation_is_a_link_that_nobody_counts() -> None:
    chat = "https://chat.example.org/people"
    cut = pieces(
        f"People: {chat}\nIt is other there.", "o", Links(b"secret", {}.get, chats={chat}), ()
    )
    assert [piece.href for piece in cut if piece.href] == [chat]


def test_other_methods_are_refused(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/c/demo-en").status_code == 405
    assert client.get("/webhooks/twilio/demo-en").status_code == 405
    assert client.get("/webhooks/telegram").status_code == 405


def test_the_health_pages_say_no_more_than_they_must(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready", "outcomes_waiting": 0}
