"""The notice page and the short codes: why, one tap on, counted by campaign and hour alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bot.dialogue.words.library import Library
from bot.server.door.refusals import Refused
from connectors.web.headers import HEADERS
from tests.browser.scripted import Script, web_application
from tests.connectors.test_web import PERSON, ROBOTS


@pytest.fixture
def script(library: Library) -> Script:
    return Script(library)


@pytest.fixture
def site(script: Script) -> Iterator[TestClient]:
    with TestClient(web_application(script), follow_redirects=False) as client:
        client.headers.update(PERSON)
        yield client


def test_it_says_why_and_leads_to_the_chat_in_one_tap(site: TestClient) -> None:
    page = site.get("/n/notice-de")
    assert '<html lang="de"' in page.text
    assert "<title>Informationen</title>" in page.text
    assert "Dieses WLAN" in page.text
    assert 'href="/c/notice-de"' in page.text
    assert "112" in page.text
    assert page.text.count("<script") == page.text.count(
        '<script src="/assets/notice.js"></script>'
    )
    assert "set-cookie" not in page.headers


def test_people_are_counted_and_robots_are_not(site: TestClient, script: Script) -> None:
    for agent in ROBOTS:
        site.get("/n/notice-en", headers={"User-Agent": agent})
    site.head("/n/notice-en")
    site.get("/n/notice-en", headers={"Sec-Purpose": "prefetch"})
    assert script.displays == []
    site.get("/n/notice-en")
    assert script.displays == ["notice-en"]


def test_who_asks_too_often_sees_the_page_and_counts_no_more(
    site: TestClient, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(self: Script, request: object, text: str = "") -> None:
        raise Refused(429, "too_many_from_there", retry_after=20)

    monkeypatch.setattr(Script, "admit_from", refuse)
    assert site.get("/n/notice-en").status_code == 200
    assert script.displays == []


def test_an_unknown_campaign_is_answered_and_counted_for_none(
    site: TestClient, script: Script
) -> None:
    page = site.get("/n/long-gone", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert 'href="/c/_en"' in page.text
    assert script.displays == []


@pytest.mark.parametrize(
    ("code", "target"), [("k7de", "notice-de"), ("K7DE", "notice-de"), ("old", "_")]
)
def test_a_short_code_leads_on(site: TestClient, code: str, target: str) -> None:
    answer = site.get(f"/s/{code}")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/c/{target}"


@pytest.mark.parametrize("path", ["/n/notice-en", "/n/<script>", "/s/k7en", "/s/%0d%0aX: 1"])
def test_every_response_has_the_headers(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (200, 302)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_a_hostile_operator_is_text(site: TestClient) -> None:
    assert "<script>" not in site.get("/n/hostile").text
