"""Pages for people who review: every law as visitors read it, and what the directory lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.knowledge.law import LawBook, LawText
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.resources import Directory
from bot.settings import PROJECT
from bot.words import Words

_LAW_HEAD = """# The law as visitors read it

Generated from `bot/knowledge/law/` and `responses/`. For a lawyer to review: is each text right, and
is each source the best one? Corrections go into `bot/knowledge/law/<ISO>.yml`.
"""

_GAPS_HEAD = """# What the directory lacks

Generated from `bot/knowledge/resources/`. States without a usable resource of their own; visitors get
the international ones and, where life may be in danger, the emergency number.

| need | States |
|---|---|
"""

_NEED_NAMES = {
    "report": "report trafficking",
    "victim": "support for victims",
    "child": "children's helpline",
    "crisis": "crisis line (besides emergency numbers)",
    "buyer_help": "education or counselling for people who buy",
}


def law_page(words: Words, book: LawBook, languages: Sequence[str], today: dt.date) -> str:
    """A Markdown page with every law in some languages, its confidence and its source."""
    text, places = LawText(words, book), PlaceNames(words)
    parts = [_LAW_HEAD]
    for code in sorted(book.codes):
        law = book.get(code)
        answers = [text.render(code, language, today).text for language in languages]
        parts.append(f"## {code}: {places.name(code, words.reference)}\n")
        parts.append(f"Confidence: {law.confidence}. Approaches: {', '.join(law.approaches)}.\n")
        parts += [_quoted(answer) for answer in answers]
        if law.source.url:
            parts.append(f"Source: <{law.source.url}>\n")
        if law.note:
            parts.append(f"For the reviewer: {law.note.strip()}\n")
    return "\n".join(parts)


def gaps_page(directory: Directory) -> str:
    """A Markdown page with the needs that a State cannot serve by itself."""
    missing: dict[str, list[str]] = {}
    for gap in directory.gaps():
        missing.setdefault(gap.need, []).append(gap.country)
    return _GAPS_HEAD + "".join(
        f"| {_NEED_NAMES[need]} | {_row(missing.get(need, []))} |\n" for need in _NEED_NAMES
    )


def _row(states: Iterable[str]) -> str:
    return ", ".join(states) or "none"


def _quoted(answer: str) -> str:
    return "".join(f"> {line}  \n" for line in answer.splitlines())


def write_pages(project: Path, language: str = "en") -> None:
    """Write `docs/law-for-review.md` and `docs/directory-gaps.md` of a checkout."""
    knowledge, docs = project / "bot" / "knowledge", project / "docs"
    words = Words.load(project / "responses", [language], reference=language)
    book = LawBook.load(knowledge / "law")
    newest = max(book.get(code).verified_on for code in book.codes)
    law = law_page(words, book, [language], newest)
    gaps = gaps_page(Directory.load(knowledge / "resources"))
    (docs / "law-for-review.md").write_text(law, encoding="utf-8")
    (docs / "directory-gaps.md").write_text(gaps, encoding="utf-8")


if __name__ == "__main__":
    write_pages(PROJECT)
