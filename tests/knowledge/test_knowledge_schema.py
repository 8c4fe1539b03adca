"""Errors in the files are sentences: which file, what is wrong, what to write."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.check import check, stale
from bot.knowledge.figures import FigureFile, Figures
from bot.knowledge.law import LawBook
from bot.knowledge.law_schema import StateFile
from bot.knowledge.regions import BEYOND
from bot.knowledge.resource_schema import ResourceFile
from bot.knowledge.resources import Directory
from bot.knowledge.schema import KnowledgeError, files_of, months_before, read_yaml, validated


def sweden(knowledge: Path) -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = yaml.safe_load(
        (knowledge / "law" / "SE.yml").read_text(encoding="utf-8")
    )
    return content


def written(folder: Path, content: object, name: str = "SE.yml") -> Path:
    file = folder / name
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return file


def complaint(file: Path) -> str:
    with pytest.raises(KnowledgeError) as error:
        validated(file, read_yaml(file), StateFile)
    assert file.name in str(error.value)
    return str(error.value)


def test_a_missing_field(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    del content["state"]["confidence"]
    assert "'state.confidence' is missing; add it" in complaint(written(tmp_path, content))


def test_a_misspelt_field(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["confidance"] = "high"
    assert "remove it or correct its spelling" in complaint(written(tmp_path, content))


def test_a_word_that_is_not_in_the_vocabulary(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["buying"] = "illegal"
    message = complaint(written(tmp_path, content))
    assert "'state.buying' is 'illegal'; write 'criminal'" in message


def test_norway_without_quotes(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["code"] = False
    assert "write it in quotes: 'NO'" in complaint(written(tmp_path, content))


def test_a_fine_without_currency(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["offences"] = [
        {
            "covers": "any_purchase",
            "nature": "criminal",
            "penalty": {"form": "fine", "fine_max": 500},
        }
    ]
    assert "a fine needs a 'currency'" in complaint(written(tmp_path, content))


def test_an_unverified_law_with_an_offence(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["confidence"] = "low"
    assert "move it to 'note'" in complaint(written(tmp_path, content))


def test_memory_is_never_high(knowledge: Path, tmp_path: Path) -> None:
    content = sweden(knowledge)
    content["state"]["source"] = {"title": "memory", "kind": "memory"}
    assert "the confidence 'low'" in complaint(written(tmp_path, content))


@pytest.mark.parametrize("age", [9, 18, "sixteen"])
def test_an_age_of_longer_terms_is_that_of_a_child(
    knowledge: Path, tmp_path: Path, age: object
) -> None:
    content = sweden(knowledge)
    minors = content["state"]["minors"]
    assert isinstance(minors, dict)
    minors["longer_below"] = age
    assert "state.minors.longer_below" in complaint(written(tmp_path, content))
    minors["longer_below"] = 15
    file = written(tmp_path, content)
    assert validated(file, read_yaml(file), StateFile).state.minors.longer_below == 15
    del minors["longer_below"]
    file = written(tmp_path, content)
    assert validated(file, read_yaml(file), StateFile).state.minors.longer_below is None


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "SE.yml"
    file.write_text("state:\n  code: SE\n bad", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not valid YAML near line 3"):
        read_yaml(file)


def test_a_list_instead_of_fields(tmp_path: Path) -> None:
    assert "name: value" in complaint(written(tmp_path, ["state"]))


def test_a_file_with_the_name_of_another_state(knowledge: Path, tmp_path: Path) -> None:
    written(tmp_path, sweden(knowledge), "NO.yml")
    book = LawBook.load(tmp_path)
    assert book.states == ()
    assert "rename one" in book.left_out[0]


def test_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is this the right folder"):
        files_of(tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"phone": "call us"}, "phone"),
        ({"phone_international": "+4"}, "phone_international"),
        ({"id": "de-crisis-1"}, "belongs into another country's file"),
        ({"hours": {"always": True, "weekly": []}, "sms_keyword": "HELP"}, "'sms_keyword' needs"),
        ({"source": {"title": "a list", "kind": "list"}}, "cannot have the confidence 'high'"),
        ({"purposes": ["emergency"]}, "needs its 'service'"),
        ({"police_first": True}, "'police_first' needs"),
        ({"fee": {"low": 1, "high": 2, "currency": "EUR"}}, "needs 'cost: fee'"),
        ({"hours": {"time_zone": "Paris"}}, "write for example Europe/Paris"),
    ],
)
def test_resource_errors(tmp_path: Path, change: dict[str, object], words: str) -> None:
    row: dict[str, object] = {
        "id": "fr-crisis-1",
        "kind": "crisis",
        "purposes": ["crisis"],
        "phone": "3114",
        "source": {"title": "Service-Public.fr", "kind": "official_report"},
        "verified_on": dt.date(2026, 11, 24),
        "confidence": "high",
    }
    content = {"country": "FR", "time_zone": "Europe/Paris", "resources": [row | change]}
    with pytest.raises(KnowledgeError) as error:
        validated("FR.yml", content, ResourceFile)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "blocked"}, "a blocked figure cannot have a sentence"),
        ({"status": "with_qualifier"}, "write the 'qualifier'"),
        ({"place": "Mars"}, "neither an ISO code nor"),
        ({"patterns": ["("]}, "not a regular expression"),
        ({"year": ""}, "needs 'topics' and a 'year'"),
        ({"values": {"money": {"amount": 5, "kind": "money"}}}, "money needs a 'currency'"),
    ],
)
def test_figure_errors(tmp_path: Path, change: dict[str, object], words: str) -> None:
    row: dict[str, object] = {
        "id": "one",
        "claim": "One",
        "status": "may_state",
        "place": "world",
        "year": "2024",
        "topics": ["scale"],
        "sentence": True,
        "source": {"title": "t", "publisher": "p"},
        "verified_on": dt.date(2026, 11, 24),
    }
    file = written(tmp_path, {"figures": [row | change]}, "figures.yml")
    with pytest.raises(KnowledgeError) as error:
        validated(file, read_yaml(file), FigureFile)
    assert words in str(error.value)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_months_before_goes_back_by_whole_months(today: dt.date, months: int) -> None:
    before = months_before(today, months)
    apart = (today.year - before.year) * 12 + today.month - before.month
    assert apart == months
    assert before.day <= today.day


def spoiled(knowledge: Path, folder: Path, name: str, old: str, new: str) -> None:
    """The data files with one thing wrong in one of them."""
    shutil.copytree(knowledge / "law", folder / "law")
    shutil.copytree(knowledge / "resources", folder / "resources")
    shutil.copy(knowledge / "figures.yml", folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("resources/FR.yml", "phone: '17'", "phone: seventeen", "fr-emergency-11"),
        ("resources/FR.yml", "- id: fr-emergency-11", "- id: gb-emergency-99", "gb-emergency-99"),
        ("resources/FR.yml", "- id: fr-emergency-12", "- id: fr-emergency-11", "stands twice"),
        ("resources/FR.yml", "    confidence: high", "    confidence: certain", "left out"),
        (
            "resources/FR.yml",
            "    confidence: high",
            "    nonsense: 1\n    confidence: high",
            "nonsense",
        ),
        ("law/DE.yml", "rule: contact_ban", "rule: anything", "DE-HH"),
        ("law/US.yml", "code: US-DC", "code: GB-DC", "GB-DC"),
        ("figures.yml", "status: may_state", "status: maybe", "status"),
    ],
)
def test_a_wrong_row_is_left_out_and_nothing_else(
    knowledge: Path, tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    spoiled(knowledge, tmp_path, name, old, new)
    laws = LawBook.load(tmp_path / "law")
    directory = Directory.load(tmp_path / "resources")
    figures = Figures.load(tmp_path / "figures.yml")
    left_out = [*laws.left_out, *directory.left_out, *figures.left_out]
    assert len(left_out) == 1
    assert words in left_out[0]
    assert "left out" in left_out[0]
    assert len(laws.states) == 57
    assert len(directory.countries) == 57 + len(BEYOND)
    assert left_out[0] in check(tmp_path)
    assert left_out[0] in stale(tmp_path, dt.date(2026, 11, 27))
    whole = Directory.load(knowledge / "resources")
    rows = sum(len(file.resources) for file in directory.files)
    assert rows >= sum(len(file.resources) for file in whole.files) - 1


@pytest.mark.parametrize("content", ["[", "nonsense: true", "", "- a", "\x00", "a: !!int"])
@pytest.mark.parametrize("name", ["law/SE.yml", "resources/SE.yml"])
def test_a_wrong_file_is_left_out_and_nothing_else(
    knowledge: Path, tmp_path: Path, name: str, content: str
) -> None:
    spoiled(knowledge, tmp_path, name, "SE", "SE")
    (tmp_path / name).write_text(content, encoding="utf-8")
    laws, directory = LawBook.load(tmp_path / "law"), Directory.load(tmp_path / "resources")
    assert len(laws.left_out) + len(directory.left_out) == 1
    assert len(laws.states) + len(directory.countries) == 57 + 56 + len(BEYOND)
    assert any("SE.yml" in problem for problem in check(tmp_path))


def test_figures_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "figures.yml").write_text("[", encoding="utf-8")
    figures = Figures.load(tmp_path / "figures.yml")
    assert figures.all == ()
    assert len(figures.left_out) == 1
    assert Figures.load(tmp_path / "none.yml").left_out


def test_without_the_international_file_everything_still_answers(directory: Directory) -> None:
    alone = Directory(file for file in directory.files if file.country != "INT")
    now = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    for country in (None, "TM", "GB"):
        alone.choose_for("crisis", country, "en", now)
    assert alone.choose_for("buyer_help", "TM", "en", now) == []
