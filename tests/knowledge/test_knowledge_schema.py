"""Errors in the files are sentences: which file, what is wrong, what to write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import FigureFile
from bot.knowledge.law import LawBook
from bot.knowledge.law_schema import StateFile
from bot.knowledge.resource_schema import ResourceFile
from bot.knowledge.schema import KnowledgeError, files_of, months_before, read_entry, read_yaml


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
        read_entry(file, StateFile)
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


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "SE.yml"
    file.write_text("state:\n  code: SE\n bad", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not valid YAML near line 3"):
        read_yaml(file)


def test_a_list_instead_of_fields(tmp_path: Path) -> None:
    assert "name: value" in complaint(written(tmp_path, ["state"]))


def test_a_file_with_the_name_of_another_state(knowledge: Path, tmp_path: Path) -> None:
    written(tmp_path, sweden(knowledge), "NO.yml")
    with pytest.raises(KnowledgeError, match="rename one"):
        LawBook.load(tmp_path)


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
        read_entry(written(tmp_path, content, "FR.yml"), ResourceFile)
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
        read_entry(file, FigureFile)
    assert words in str(error.value)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_months_before_goes_back_by_whole_months(today: dt.date, months: int) -> None:
    before = months_before(today, months)
    apart = (today.year - before.year) * 12 + today.month - before.month
    assert apart == months
    assert before.day <= today.day
