"""The words of the phrases, read from the files beside their modules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.nlu.phrases import expressions as reader
from bot.nlu.phrases.expressions import built_up, expressions, one_of, whole_words
from bot.settings import configured_languages

MODULES = sorted(
    module
    for module in Path(reader.__file__).parent.glob("*.py")
    if "expressions(__file__" in module.read_text(encoding="utf-8")
)
FOR_ALL = "all"
"""In place of a language: words that are typed in each."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "words.py"
    file.with_suffix(".yml").write_text(
        "closed:\n  de: [zu]\n  en: ['clos(ed|ing)', shut]\nmine:\n  de: [mein]\n", encoding="utf-8"
    )
    return file


def test_all_languages_are_one_expression(file: Path) -> None:
    closed = whole_words(expressions(str(file))["closed"])
    assert all(map(closed.search, ("it is closed", "shut now", "macht zu")))
    assert not closed.search("enclosed zug")
    assert re.compile(closed.pattern).groups == 0


def test_of_one_language_the_others_say_nothing(file: Path) -> None:
    own = expressions(str(file), "en")
    assert list(own) == ["closed"]
    assert not whole_words(own["closed"]).search("zu")


def test_rows_may_name_groups_above_them(tmp_path: Path) -> None:
    file = tmp_path / "grouped.py"
    rows = "en:\n  who: [he, my boss]\n  comes: ['{who} (is )?(back|here){0,1}']\n"
    file.with_suffix(".yml").write_text(rows, encoding="utf-8")
    (comes,) = built_up(str(file), "en", ["comes"])
    assert all(map(comes.search, ("my boss is back", "shit he here")))
    assert not comes.search("she is here")


def test_rows_may_be_written_as_people_write() -> None:
    words = whole_words(one_of(["мой", "ещё", "c'est fini", r"träum\w*"]))
    assert all(map(words.fullmatch, ("мои", "еще", "cest fini", "traumerei")))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_file_is_in_order(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    content = yaml.safe_load(module.with_suffix(".yml").read_text(encoding="utf-8"))
    known = {*configured_languages(), FOR_ALL}
    for name, languages in content.items():
        assert isinstance(name, str), f"{name} is no name in YAML"
        assert set(languages) <= known, name
        assert f'"{name}"' in source or f"'{name}'" in source or "items()" in source, name
        for rows in languages.values():
            assert len(rows) == len(set(map(str, rows))), name
            for row in rows:
                assert re.compile(one_of([row])).groups == 0, row
