"""The ways in to a campaign on its page, and their QR codes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import segno
import yaml
from starlette.testclient import TestClient

from bot.campaigns import ready
from bot.campaigns.print_sheet import QUIET_ZONE
from bot.console.app import console_application
from bot.settings import Settings
from tests.console.operator import sign_in

WAYS = {
    "web": "https://bot.example.org/c/city-de",
    "code": "https://bot.example.org/s/kest42",
    "sms": "sms:+491701234567?body=STADT",
    "whatsapp": "https://wa.me/491701234568?text=STADT",
    "telegram": "https://t.me/city_de_bot?start=city-de",
}
CITY = """
id: city-de
language: de
code: kest42
channels: [web, sms, whatsapp, telegram]
sms: {number: "+491701234567", keyword: stadt}
whatsapp: {number: "+491701234568", keyword: stadt}
telegram: {bot: city_de_bot}
"""


@pytest.fixture
def campaigns(tmp_path: Path) -> Path:
    folder = tmp_path / "campaigns"
    folder.mkdir()
    adverts = {"adverts": ready.content_of("de/law")["adverts"]}
    (folder / "city-de.yml").write_text(CITY + yaml.safe_dump(adverts), encoding="utf-8")
    return folder


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"public_url": "https://bot.example.org"})


def test_a_viewer_finds_every_way_in_and_its_code(browser: TestClient) -> None:
    sign_in(browser, "cem")
    page = browser.get("/campaigns?campaign=city-de").text
    for name, address in WAYS.items():
        assert f"<code>{address}</code>" in page
        assert f'<img src="/campaigns/city-de/{name}.svg"' in page
    assert "STADT → +491701234567" in page
    assert "on this machine only" not in page
    assert 'href="https://bot' not in page, "a click would count as a display"


@pytest.mark.parametrize("way", WAYS)
def test_the_code_opens_the_way_and_runs_nothing(browser: TestClient, way: str) -> None:
    sign_in(browser, "cem")
    answer = browser.get(f"/campaigns/city-de/{way}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    drawing = ET.fromstring(answer.text)  # noqa: S314  our own
    assert {one.tag.rpartition("}")[2] for one in drawing.iter()} == {"svg", "path"}
    assert not [
        key for one in drawing.iter() for key in one.attrib if key == "style" or key[:2] == "on"
    ]
    size = segno.make_qr(WAYS[way], error="m").symbol_size(border=QUIET_ZONE)[0]
    assert drawing.attrib["viewBox"] == f"0 0 {size} {size}"
    assert drawing[-1].attrib["d"] == path_of(WAYS[way])


def path_of(address: str) -> str:
    drawn = ET.fromstring(segno.make_qr(address, error="m").svg_inline(border=QUIET_ZONE))  # noqa: S314
    return drawn[0].attrib["d"]


def test_codes_sheet_and_adverts_are_files_to_save(browser: TestClient) -> None:
    sign_in(browser, "cem")
    page = browser.get("/campaigns?campaign=city-de").text
    assert "second-thought " not in page, "nothing is made by a command"
    picture = browser.get("/campaigns/city-de/web.png")
    assert picture.content.startswith(b"\x89PNG")
    sheet = browser.get("/campaigns/city-de/sheet.html")
    assert "attachment" in sheet.headers["content-disposition"]
    assert sheet.text.count("<section>") == 8
    assert "kest42" in sheet.text
    for platform in ("google", "microsoft"):
        assert f"/campaigns/city-de/{platform}.csv" in page
        answer = browser.get(f"/campaigns/city-de/{platform}.csv")
        rows = answer.content.decode("utf-8-sig")
        assert "Paused" in rows
        assert "https://bot.example.org/c/city-de" in rows
    assert browser.get("/campaigns/city-de/yahoo.csv").status_code == 404


def test_adverts_wait_for_the_public_address(browser: TestClient, settings: Settings) -> None:
    local = settings.model_copy(update={"public_url": None})
    with TestClient(console_application(local), base_url="https://localhost") as client:
        sign_in(client, "cem")
        assert "lead to the public address" in client.get("/campaigns?campaign=city-de").text
        assert client.get("/campaigns/city-de/google.csv").status_code == 404


@pytest.mark.parametrize("path", ["city-de/notice", "nobody/web", "city-de/web.svg", "../web"])
def test_what_is_not_there_is_not_found(browser: TestClient, path: str) -> None:
    sign_in(browser, "cem")
    assert browser.get(f"/campaigns/{path}.svg").status_code == 404


def test_a_demonstration_has_no_ways_in(browser: TestClient) -> None:
    sign_in(browser, "cem")
    assert '.svg" alt="QR' not in browser.get("/campaigns?campaign=city-de&data=demonstration").text


def test_without_a_public_address_it_says_so(browser: TestClient, settings: Settings) -> None:
    local = settings.model_copy(update={"public_url": None})
    with TestClient(console_application(local), base_url="https://localhost") as client:
        sign_in(client, "cem")
        page = client.get("/campaigns?campaign=city-de").text
    assert "on this machine only" in page
    assert "https://bot.example.org" not in page
