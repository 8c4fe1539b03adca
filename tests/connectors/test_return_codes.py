"""The ways back: an address on the web, a deep link of Telegram, a text message."""

from __future__ import annotations

import html
import re

import pytest

from bot.privacy.return_codes import looks_like_code
from tests.platforms import Platforms, private_message


@pytest.fixture
def code(platforms: Platforms) -> str:
    """Taken on the web, from the German campaign."""
    browser = platforms["web"]
    for payload in ("/greet", "/commit_to_stop", "/deny", "/affirm"):
        answer = browser.say(payload, person=99, campaign="demo-de")
    (found,) = [word for word in answer.text.split() if looks_like_code(word)]
    return str(found)


def counted(platforms: Platforms) -> list[str]:
    return [row.campaign for row in platforms.outcomes]


def test_the_address_leads_to_the_page_of_its_campaign_and_one_button_goes_on(
    platforms: Platforms, code: str
) -> None:
    page = platforms.client.get(f"/r/{code}")
    assert page.status_code == 200
    assert '<html lang="de"' in page.text
    assert "no-store" in page.headers["cache-control"]
    assert f'value="{code}"' in page.text
    assert counted(platforms) == ["demo-de"], "looking uses nothing up"
    token = html.unescape(re.search(r'name="token" value="([^"]+)"', page.text)[1])  # type: ignore[index]
    answer = platforms.client.post("/c/demo-de", data={"payload": code, "token": token})
    assert "Willkommen zurück" in html.unescape(answer.text)
    assert counted(platforms) == ["demo-de", "demo-de"]


def test_a_wrong_code_shows_the_same_page_in_the_language_of_the_fallback(
    platforms: Platforms,
) -> None:
    page = platforms.client.get("/r/K7QF-2M9D-XW4P")
    assert page.status_code == 200
    assert "K7QF-2M9D-XW4P" in page.text
    assert platforms.client.get("/r/nonsense").status_code == 404


def test_nobody_tries_out_codes_by_addresses(
    platforms: Platforms, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = platforms.assistant.door.gate
    monkeypatch.setattr(limits, "_person", type(limits._person)(3))
    languages = [
        re.search(r'lang="(\w+)"', platforms.client.get(f"/r/{code}").text)[1]  # type: ignore[index]
        for _ in range(5)
    ]
    fallback = platforms.assistant.campaigns.fallback.language
    assert languages == ["de", "de", "de", fallback, fallback]


def test_a_deep_link_of_telegram_brings_it(platforms: Platforms, code: str) -> None:
    telegram = platforms["telegram"]
    message = private_message(f"/start {code.replace('-', '')}", 7)
    telegram.update({"update_id": 1, "message": message})
    assert any("Willkommen zurück" in text for text in telegram.side.texts)
    assert counted(platforms) == ["demo-de", "demo-de"]


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_a_text_message_brings_it(platforms: Platforms, code: str, channel: str) -> None:
    answer = platforms[channel].say(code.lower().replace("-", " "), campaign="demo-en")
    assert "Willkommen zurück" in answer.text
    assert counted(platforms) == ["demo-de", "demo-de"]
