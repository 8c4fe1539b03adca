"""Reading campaign files: what is broken is said with its line, and takes no other campaign down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.writing import archive, write_campaign
from bot.server.app import application
from bot.settings import ConfigurationError, Settings

GOOD = "id: good\nlanguage: en\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "good.yml").write_text(GOOD, encoding="utf-8")
    return folder


def put(folder: Path, name: str, text: str) -> None:
    file = folder / f"{name}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"id: {Path(name).name}\nlanguage: en\n{text}", encoding="utf-8")


BROKEN = {
    "unknown key": ("colour: red\n", "line 3", "no key 'colour'"),
    "a key twice": ("language: de\n", "line 3", "stands twice"),
    "no YAML": ("note: [a\n", "line", "not valid YAML"),
    "a kind that is none": ("kind: leaflet\n", "line 3", "poster"),
    "a place that is none": ("place: Germany\n", "line 3", "DE or GB-NIR"),
    "dates the wrong way round": (
        "starts: 2027-02-01\nends: 2027-01-01\n",
        "line",
        "ends before it starts",
    ),
    "a number that is none": (
        "sms:\n  number: call me\n",
        "line 4",
        "+491701234567",
    ),
    "a number too short": ("sms:\n  number: '+4915'\n", "line 4", "length"),
    "a keyword with an accent": (
        "sms:\n  number: '+4915123456789'\n  keyword: café\n",
        "line 5",
        "without accents",
    ),
    "a bot that is none": ("telegram:\n  bot: '@helper'\n", "line 4", "without @"),
    "a code with capitals": ("code: K7\n", "line 3", "small letters"),
    "a decoy without its text": ("kind: decoy_contact\n", "line", "write 'decoy:'"),
    "a channel that is not offered": (
        "channels: [web]\nsms:\n  number: '+4915123456789'\n",
        "line",
        "write 'sms' under 'channels:'",
    ),
    "a keyword in marks": (
        "adverts:\n  en:\n    headlines: [a]\n    descriptions: [b]\n"
        "    keywords:\n      phrase: ['\"x y\"']\n",
        "line 8",
        "without marks",
    ),
    "another id than the file's": ("", "line 1", "must be the file's name"),
}


@pytest.mark.parametrize("case", BROKEN, ids=list(BROKEN))
def test_a_broken_file_says_where_and_what_to_write(folder: Path, case: str) -> None:
    text, line, remedy = BROKEN[case]
    put(folder, "broken", text)
    if case == "another id than the file's":
        (folder / "broken.yml").write_text("id: other\nlanguage: en\n", encoding="utf-8")
    campaigns = Campaigns.load(folder)
    assert [c.id for c in campaigns] == ["good"]
    (problem,) = campaigns.problems
    assert problem.startswith("broken.yml, ")
    assert line in problem
    assert remedy in problem


OVERLAPS = {
    "code": ("code: k7m4\n", "line 3"),
    "keyword": ("sms:\n  number: '+4915123456789'\n  keyword: TALK7\n", "line 5"),
    "number": ("whatsapp:\n  number: '+4915123456789'\n", "line 4"),
    "fallback": ("fallback: true\n", "line 3"),
}


@pytest.mark.parametrize("case", OVERLAPS, ids=list(OVERLAPS))
@pytest.mark.parametrize("over", ["", "archive/"], ids=["running", "archived"])
def test_what_two_campaigns_claim_is_refused_to_the_second(
    folder: Path, case: str, over: str
) -> None:
    text, line = OVERLAPS[case]
    put(folder, "a-first", text)
    put(folder, f"{over}second", text.replace("TALK7", "talk7"))
    campaigns = Campaigns.load(folder)
    (problem,) = campaigns.problems
    assert problem.startswith("second.yml, ")
    assert line in problem
    assert "a-first.yml has" in problem
    assert campaigns.get("a-first") is not None
    assert campaigns.get("second") is None


def test_one_number_may_have_a_campaign_of_its_own_and_others_by_keyword(folder: Path) -> None:
    number = "sms:\n  number: '+49 151 23456789'\n"
    put(folder, "own", number)
    put(folder, "named", f"{number}  keyword: Talk7\n")
    campaigns = Campaigns.load(folder)
    assert campaigns.problems == ()
    by_keyword = campaigns.by_keyword("sms", "+4915123456789", "talk7: hello")
    assert by_keyword is not None
    assert by_keyword.id == "named"
    own = campaigns.by_number("sms", "+4915123456789")
    assert own is not None
    assert own.id == "own"
    assert campaigns.by_keyword("sms", "+4915123456789", "hello talk7") is None
    assert campaigns.by_keyword("sms", "+4915100000000", "talk7") is None
    assert campaigns.by_keyword("whatsapp", "+4915123456789", "talk7") is None
    assert campaigns.by_keyword("sms", "+4915123456789", "") is None


def test_who_comes_by_nothing_known_is_answered_by_the_fallback(folder: Path) -> None:
    assert Campaigns.load(folder).find("long-gone").id == "good"
    put(folder, "a-campaign", "")
    assert Campaigns.load(folder).find("long-gone").id == "a-campaign"
    (folder / "good.yml").write_text(f"{GOOD}fallback: true\n", encoding="utf-8")
    assert Campaigns.load(folder).find("long-gone").id == "good"


def test_nothing_usable_is_an_error_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no campaign"):
        Campaigns.load(tmp_path)
    put(tmp_path, "broken", "colour: red\n")
    with pytest.raises(ConfigurationError, match="colour"):
        Campaigns.load(tmp_path)


@pytest.mark.parametrize(("starts", "ends", "status"), [(1, 9, "planned"), (-9, -1, "ended")])
def test_a_campaign_that_is_over_or_not_begun_is_answered(
    folder: Path, starts: int, ends: int, status: str
) -> None:
    today = datetime.now(UTC).date()
    days = [today + timedelta(days=number) for number in (starts, ends)]
    put(folder, "dated", f"starts: {days[0]}\nends: {days[1]}\n")
    campaign = Campaigns.load(folder).find("dated")
    assert campaign.id == "dated"
    assert campaign.status(today) == status


def test_an_archived_campaign_is_answered_and_listed_no_more(folder: Path) -> None:
    put(folder, "old", "code: k7m4\n")
    archive(folder, "old")
    campaigns = Campaigns.load(folder)
    assert [c.id for c in campaigns] == ["good"]
    assert campaigns.find("old").id == "old"
    by_code = campaigns.by_code("K7M4")
    assert by_code is not None
    assert by_code.id == "old"
    for name, reason in (("old", "already"), ("gone", "no campaign"), ("good", "only campaign")):
        with pytest.raises(ConfigurationError, match=reason):
            archive(folder, name)


def test_what_cannot_be_used_is_not_written(folder: Path) -> None:
    put(folder, "taken", "code: k7m4\n")
    for values, reason in (
        ({"id": "new", "language": "english"}, "two small letters"),
        ({"id": "new", "language": "en", "code": "k7m4"}, "has the code"),
        ({"id": "good", "language": "en"}, "already"),
    ):
        with pytest.raises(ConfigurationError, match=reason):
            write_campaign(folder, values)
    assert sorted(file.name for file in folder.iterdir()) == ["good.yml", "taken.yml"]


def test_the_server_starts_with_the_good_ones_and_says_which_is_broken(
    settings: Settings, engine: object, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "broken", "colour: red\n")
    mine = settings.model_copy(update={"campaigns": folder})
    with TestClient(application(mine, engine=engine)) as client:  # type: ignore[arg-type]
        assert client.get("/c/good").status_code == 200
        assert client.get("/c/broken").status_code == 200
    logged = capsys.readouterr().err
    assert "a campaign was left out" in logged
    assert "broken.yml, line 3" in logged


def test_a_campaign_is_frozen() -> None:
    campaign = Campaign(id="good", language="en")
    with pytest.raises(ValueError, match="frozen"):
        campaign.place = "DE"  # type: ignore[misc]
