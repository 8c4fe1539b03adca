"""What a language's style sheet says is avoided stands in none of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.dialogue.words.library import Library
from bot.settings import PROJECT, configured_languages

BEGIN = "<!-- avoided -->"
_CELL = re.compile(r"^\| (?!---)([^|]+) \|", re.MULTILINE)
_WORD = re.compile(r"`([^`]+)`")
PLACES = ("name_", "in_")


def avoided(language: str) -> list[str]:
    """The words between backticks of the first column of the table under `BEGIN`."""
    text = (PROJECT / "docs" / "words" / f"{language}.md").read_text(encoding="utf-8")
    table = text.partition(f"{BEGIN}\n")[2].partition("\n\n")[0]
    return [word for cell in _CELL.findall(table) for word in _WORD.findall(cell)]


def said(library: Library, language: str) -> Iterator[tuple[str, str]]:
    """Key and text of everything that a visitor reads, the titles of buttons among it."""
    words = library.words
    for key in words.keys(language):
        if not key.startswith(PLACES):
            for wording in words.variations(key, language):
                yield key, wording.text
                yield from ((key, button.title) for button in wording.buttons)


@pytest.mark.parametrize("language", configured_languages())
def test_no_text_holds_what_its_style_sheet_avoids(language: str, library: Library) -> None:
    pattern = re.compile(
        r"(?<!\w)(" + "|".join(map(re.escape, avoided(language))) + ")", re.IGNORECASE
    )
    assert [(key, text) for key, text in said(library, language) if pattern.search(text)] == []


@pytest.mark.parametrize("language", configured_languages())
def test_every_language_has_a_style_sheet_with_words_to_avoid(language: str) -> None:
    assert len(avoided(language)) >= 8
