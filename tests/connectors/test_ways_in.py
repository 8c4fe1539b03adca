"""By which campaign somebody came: keywords of a number, and what a campaign says first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.outcomes.tables import displays
from bot.server.app import application
from bot.settings import Settings
from tests.platforms import PUBLIC_URL, Answer, Platforms, Twilio

OURS = "+447700900999"
"""The number that the played Twilio writes to."""

FILES = {
    "own": f"sms:\n  number: '{OURS}'\nopening:\n  en: The opening of our own number.\n",
    "named": f"sms:\n  number: '{OURS}'\n  keyword: TALK7\nopening:\n  en: The opening by keyword.\n",
    "chat": f"whatsapp:\n  number: '{OURS}'\n  keyword: TALK7\n",
    "page": "landing:\n  en: A sentence <b>on</b> the page.\nopening:\n  en: The opening of the page.\n",
}


@pytest.fixture
def campaigns(campaigns: Path, tmp_path: Path) -> Path:
    """The campaigns of all tests, and `FILES`."""
    folder = tmp_path / "campaigns"
    shutil.copytree(campaigns, folder)
    for name, text in FILES.items():
        (folder / f"{name}.yml").write_text(f"id: {name}\nlanguage: en\n{text}", encoding="utf-8")
    return folder


@pytest.fixture
def platforms(settings: Settings, engine: Engine) -> Iterator[Platforms]:
    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        yield Platforms(client)


def came_by(platforms: Platforms) -> list[str]:
    return [row.campaign for row in platforms.outcomes]


@pytest.mark.parametrize("text", ["TALK7", "talk7", " Talk7. ", "Talk7!"])
def test_a_keyword_alone_names_its_campaign_and_is_greeted(platforms: Platforms, text: str) -> None:
    answer: Answer = platforms["sms"].say(text, campaign="demo-en")
    assert came_by(platforms) == ["named"]
    assert "automated service" in answer.text
    assert "The opening by keyword." in answer.text


def test_what_follows_the_keyword_is_answered(platforms: Platforms) -> None:
    answer = platforms["sms"].say("TALK7 i want to die", campaign="demo-en")
    assert came_by(platforms) == ["named"]
    assert "The opening by keyword." not in answer.text
    assert platforms.outcomes[0].safety


def test_a_keyword_is_the_first_word_of_the_first_message(platforms: Platforms) -> None:
    sms: Twilio = platforms["sms"]
    sms.say("what is talk7", campaign="demo-en", person=2)
    assert came_by(platforms) == ["demo-en"]
    sms.say("TALK7", campaign="demo-en", person=2)
    assert came_by(platforms) == ["demo-en"]


def test_a_keyword_belongs_to_its_channel(platforms: Platforms) -> None:
    platforms["whatsapp"].say("TALK7", campaign="demo-en")
    assert came_by(platforms) == ["chat"]


def test_without_a_keyword_the_path_counts_and_then_the_number(platforms: Platforms) -> None:
    platforms["sms"].say("hello", campaign="demo-en", person=3)
    assert came_by(platforms) == ["demo-en"]
    answer = platforms["sms"].say("hello", campaign="", person=4)
    assert sorted(came_by(platforms)) == ["demo-en", "own"]
    assert "The opening of our own number." in answer.text


def test_stop_stays_a_word_of_its_own(platforms: Platforms) -> None:
    platforms["sms"].say("STOP", campaign="")
    assert platforms.outcomes[0].ending == "opted_out"


def test_the_page_says_what_the_campaign_says(platforms: Platforms) -> None:
    page = platforms.client.get("/c/page").text
    assert "A sentence &lt;b&gt;on&lt;/b&gt; the page." in page
    assert "The opening of the page." in page
    assert 'value="/seek_services looking"' in page
    assert "The opening of the page." not in platforms.client.get("/c/demo-en").text


def test_the_world_sees_no_list_of_campaigns(platforms: Platforms) -> None:
    page = platforms.client.get("/", headers={"Accept-Language": "de"}).text
    assert '<html lang="de"' in page
    assert "demo-de" not in page
    assert "5006" not in page


def test_whoever_comes_by_an_unknown_campaign_is_answered_in_their_language(
    platforms: Platforms,
) -> None:
    page = platforms.client.get("/c/whatever", headers={"Accept-Language": "es-MX"}).text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    sent = {"token": found[1], "payload": "/ask_law"}
    answer = platforms.client.post("/c/_es", data=sent)
    assert '<html lang="es"' in answer.text
    assert [(row.language, row.country) for row in platforms.outcomes] == [("es", None)]


def test_displays_reach_the_database_and_nothing_else_does(platforms: Platforms) -> None:
    phone = {"User-Agent": "Mozilla/5.0 (Linux; Android 8.0) Mobile"}
    for _ in range(3):
        assert platforms.client.get("/n/page", headers=phone).status_code == 200
    with platforms.assistant.database.connect() as connection:
        assert connection.execute(select(func.sum(displays.c.number))).scalar_one() == 3
    assert came_by(platforms) == []
