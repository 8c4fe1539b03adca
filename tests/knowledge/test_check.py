"""The checks behind `second-thought check`, the link checker and the generated pages."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from bot.knowledge.check import check, check_texts, stale
from bot.knowledge.law import LawBook
from bot.knowledge.links import LinkResult, addresses, check_links, record
from bot.knowledge.resources import Directory
from bot.words import Words
from tools.review_pages import gaps_page, law_page

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def copy(knowledge: Path, tmp_path: Path) -> Path:
    """The data files, to be spoiled."""
    for name in ("law", "resources"):
        shutil.copytree(knowledge / name, tmp_path / name)
    shutil.copy(knowledge / "figures.yml", tmp_path)
    return tmp_path


def test_the_knowledge_base_has_no_problem(knowledge: Path, words: Words, today: dt.date) -> None:
    assert check(knowledge) == []
    assert check_texts(knowledge, words, today) == []
    assert stale(knowledge, today) == []


def test_every_malformed_file_is_named(copy: Path) -> None:
    for name in ("law/SE.yml", "resources/FR.yml"):
        (copy / name).write_text("nonsense: true", encoding="utf-8")
    (copy / "figures.yml").write_text("[", encoding="utf-8")
    problems = check(copy)
    for name in ("SE.yml", "FR.yml", "figures.yml"):
        assert any(name in problem for problem in problems)


def test_a_missing_state_is_named(copy: Path) -> None:
    (copy / "law" / "SE.yml").unlink()
    (copy / "resources" / "NO.yml").unlink()
    problems = check(copy)
    assert any("no SE.yml" in problem for problem in problems)
    assert any("no NO.yml" in problem for problem in problems)


def test_a_renamed_file_is_named(copy: Path) -> None:
    (copy / "law" / "SE.yml").rename(copy / "law" / "XX.yml")
    assert "rename one of them" in check(copy)[0]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert any("right folder" in problem for problem in check(tmp_path))


def test_a_crisis_answer_without_an_emergency_number_is_named(copy: Path) -> None:
    file = copy / "resources" / "US.yml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    content["resources"] = [
        row for row in content["resources"] if "emergency" not in row["purposes"]
    ]
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert any("US.yml" in problem and "two routes" in problem for problem in check(copy))


def test_untold_and_blocked_texts_are_named(knowledge: Path, today: dt.date) -> None:
    words = Words.load(PROJECT / "responses", ["en"])
    texts = {"en": {key: words.variations(key, "en") for key in words.keys("en")}}
    harm = texts["en"].pop("law_duty_forced")
    broken = [type(harm[0])("99 billion dollars a year, by {nobody}.")]
    texts["en"]["figure_ilo_profits"] = broken
    problems = check_texts(knowledge, Words(texts), today)
    assert any("CH cannot be told" in problem for problem in problems)
    assert any("ilo_profits cannot be told" in problem for problem in problems)
    assert any("'figure_ilo_profits' makes a claim that is blocked" in item for item in problems)


def test_what_is_stale_is_named(knowledge: Path) -> None:
    notes = stale(knowledge, dt.date(2028, 1, 1))
    assert any(note.startswith("law of SE") for note in notes)
    assert any("hidden from visitors until two people have called it" in note for note in notes)
    assert any(note.startswith("figure ilo_fcse:") for note in notes)


def test_every_address_that_we_show_is_checked(knowledge: Path, directory: Directory) -> None:
    used = addresses(knowledge)
    shown = {row.url for file in directory.files for row in file.resources if row.show and row.url}
    assert shown <= set(used)
    assert all(url.startswith("http") for url in used)


def test_the_link_checker_records_what_fails_first(tmp_path: Path) -> None:
    def ask(url: str) -> int:
        if "down" in url:
            raise TimeoutError
        return 404 if "gone" in url else 200

    used = dict.fromkeys(("https://fine", "https://gone", "https://down"), ("x",))
    results = check_links(used, ask)
    assert results[2] == LinkResult("https://down", ("x",), "TimeoutError", works=False)
    record(results, dt.date(2026, 12, 1), tmp_path / "links.yml")
    written = yaml.safe_load((tmp_path / "links.yml").read_text(encoding="utf-8"))
    assert written["checked_on"] == dt.date(2026, 12, 1)
    assert [row["url"] for row in written["links"]][-1] == "https://fine"


def test_the_pages_for_reviewers_are_up_to_date(
    words: Words, book: LawBook, directory: Directory
) -> None:
    """`python -m tools.review_pages` writes them again."""
    day = max(book.get(code).verified_on for code in book.codes)
    law = (PROJECT / "docs" / "law-for-review.md").read_text(encoding="utf-8")
    assert law == law_page(words, book, day)
    gaps = (PROJECT / "docs" / "directory-gaps.md").read_text(encoding="utf-8")
    assert gaps == gaps_page(directory)
