"""What a campaign is brought to people with: links, QR codes, a sheet, files of adverts."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import segno

from bot.campaigns import advert_files
from bot.campaigns.campaign import Campaign
from bot.campaigns.links import snippet, ways_in
from bot.campaigns.print_sheet import write_codes, write_sheet
from bot.campaigns.ready import content_of, names
from bot.dialogue.words.library import Library

BASE = "https://chat.example.org"


@pytest.fixture
def campaign() -> Campaign:
    content: Any = content_of("de/law")
    return Campaign(
        id="city-de",
        code="k7m4",
        place="DE",
        kind="blocked_page",
        sms={"number": "+4915123456789", "keyword": "Talk7"},
        whatsapp={"number": "+4915123456780"},
        telegram={"bot": "helper_bot"},
        starts=date(2027, 1, 31),
        ends=date(2027, 2, 28),
        **content,
    )


def test_every_way_in_names_the_campaign(campaign: Campaign) -> None:
    addresses = {way.name: way.address for way in ways_in(campaign, BASE)}
    assert addresses == {
        "code": f"{BASE}/s/k7m4",
        "web": f"{BASE}/c/city-de",
        "notice": f"{BASE}/n/city-de",
        "sms": "sms:+4915123456789?body=TALK7",
        "whatsapp": "https://wa.me/4915123456780",
        "telegram": "https://t.me/helper_bot?start=city-de",
    }
    assert ways_in(campaign, BASE)[0].said == "chat.example.org/s/k7m4"


def test_a_campaign_has_only_the_ways_it_names() -> None:
    bare = Campaign(id="bare", language="en", channels=("sms",), sms={"number": "60300"})
    assert [way.address for way in ways_in(bare, BASE)] == ["sms:60300"]


def test_the_snippet_is_a_link_without_frame_or_script(campaign: Campaign) -> None:
    code = snippet(campaign, BASE, 'Ask <"us">')
    assert code.startswith(f'<a href="{BASE}/c/city-de"')
    assert "noreferrer" in code
    assert "<iframe" not in code
    assert "Ask &lt;&quot;us&quot;&gt;" in code


def test_qr_codes_hold_the_addresses(campaign: Campaign, tmp_path: Path) -> None:
    ways = ways_in(campaign, BASE)
    written = {file.name for file in write_codes(campaign, ways, tmp_path)}
    assert written == {f"city-de-{way.name}.{kind}" for way in ways for kind in ("svg", "png")}
    for way in ways:
        twin = tmp_path / "twin.png"
        segno.make_qr(way.address, error="m").save(str(twin), scale=12, border=4)
        assert (tmp_path / f"city-de-{way.name}.png").read_bytes() == twin.read_bytes()


def test_the_sheet_needs_nothing_beside_itself(
    campaign: Campaign, library: Library, tmp_path: Path
) -> None:
    hostile = campaign.model_copy(update={"operator": "<script>alert(1)</script>"})
    file = write_sheet(hostile, ways_in(campaign, BASE)[0], library.words, "An NGO", tmp_path)
    page = file.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert page.count("<svg") == page.count("</section>") == 8
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert campaign.landing["de"] in page


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_google_gets_a_paused_campaign(campaign: Campaign) -> None:
    file = rows(advert_files.google(campaign, BASE))
    first, place = file[:2]
    assert first["Campaign Status"] == "Paused"
    assert (first["Start Date"], first["End Date"]) == ("2027-01-31", "2027-02-28")
    assert place["Location"] == "Germany"
    (ad,) = [row for row in file if row["Ad type"] == "Responsive search ad"]
    adverts = campaign.adverts["de"]
    assert ad["Headline 1"] == adverts.headlines[0]
    assert ad["Headline 9"] == ""
    assert ad["Description 4"] == adverts.descriptions[3]
    assert ad["Final URL"] == f"{BASE}/c/city-de"
    kinds = {row["Criterion Type"] for row in file} - {""}
    assert kinds == {"Exact", "Phrase", "Campaign Negative Phrase"}
    negative = [row for row in file if row["Criterion Type"].startswith("Campaign")]
    assert len(negative) == len(adverts.negative_keywords["phrase"])
    assert all(row["Ad Group"] == "" for row in negative)


def test_microsoft_gets_a_bulk_file_of_version_six(campaign: Campaign) -> None:
    file = rows(advert_files.microsoft(campaign, BASE))
    assert (file[0]["Type"], file[0]["Name"]) == ("Format Version", "6.0")
    assert (file[1]["Type"], file[1]["Status"]) == ("Campaign", "Paused")
    assert file[1]["Language"] == "German"
    group = next(row for row in file if row["Type"] == "Ad Group")
    assert (group["Start Date"], group["End Date"]) == ("01/31/2027", "02/28/2027")
    assert group["Parent Id"] == file[1]["Id"]
    ad = next(row for row in file if row["Type"] == "Responsive Search Ad")
    assert ad["Parent Id"] == group["Id"]
    headlines = [asset["text"] for asset in json.loads(ad["Headline"])]
    assert headlines == list(campaign.adverts["de"].headlines)
    negative = {row["Match Type"] for row in file if row["Type"] == "Campaign Negative Keyword"}
    assert negative == {"Phrase"}


def test_a_broad_negative_becomes_what_microsoft_has(campaign: Campaign) -> None:
    adverts = campaign.adverts["de"].model_copy(update={"negative_keywords": {"broad": ("job",)}})
    changed = campaign.model_copy(update={"adverts": {"de": adverts}})
    microsoft = rows(advert_files.microsoft(changed, BASE))
    assert microsoft[-1]["Match Type"] == "Phrase"
    google = rows(advert_files.google(changed, BASE))
    assert google[-1]["Criterion Type"] == "Campaign Negative Broad"


def test_a_language_that_microsoft_cannot_choose_is_all() -> None:
    content: Any = content_of("ru/law")
    campaign = Campaign(id="ru", **content)
    assert rows(advert_files.microsoft(campaign, BASE))[1]["Language"] == "All"
    assert advert_files.country_name(campaign) is None


@pytest.mark.parametrize("name", names())
def test_ready_made_adverts_survive_the_way_into_a_file(name: str) -> None:
    content: Any = content_of(name)
    campaign = Campaign(id="mine", **content)
    texts = {text for a in campaign.adverts.values() for _, text in a.texts()}
    google = rows(advert_files.google(campaign, BASE))
    assert texts <= {value for row in google for value in row.values()}


@pytest.mark.parametrize("part", ["headlines", "descriptions", "path", "keywords"])
@pytest.mark.parametrize("begun", ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)"])
def test_no_file_of_adverts_holds_a_formula(part: str, begun: str) -> None:
    content: Any = content_of("de/law")
    texts = {"exact": [begun]} if part == "keywords" else [begun]
    content["adverts"]["de"][part] = texts
    with pytest.raises(ValueError, match=r"formula|without marks"):
        Campaign(id="city-de", **content)
