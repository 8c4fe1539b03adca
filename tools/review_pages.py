"""Pages for people who review: every law as visitors read it, and what the directory lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge.gaps import gaps
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.law_schema import Law
from bot.knowledge.needs import PURPOSES_OF
from bot.knowledge.place_names import PlaceNames, parent
from bot.knowledge.resources import Directory
from bot.settings import PROJECT
from bot.words import Words

_TEXTS: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
NEEDS: Mapping[str, str] = _TEXTS["needs"]
URGENT_NEEDS = ("report", "victim", "child", "crisis")
"""Needs for which a line that is known and not shown must have its reason on the page."""

SPOKEN: Mapping[str, str] = _TEXTS["spoken"]


def law_page(words: Words, book: LawBook, today: dt.date) -> str:
    """A Markdown page with every law as it is told in English and in the languages of the State."""
    text, places = LawText(words, book), PlaceNames(words)
    parts = [_TEXTS["law"]]
    for code in sorted((*book.codes, *book.local_codes)):
        law, state = book.get(code), parent(code)
        languages = ["en", *(tongue for tongue, at in SPOKEN.items() if state in at.split())]
        answers = [text.render(code, language, today).text for language in languages]
        answers += [text.risk_text(code, language, today) for language in languages]
        answers += [tell(code, words.reference) for tell in (text.again, text.beside_another)]
        parts.append(f"## {code}: {places.name(code, words.reference)}\n")
        parts.append(f"Confidence: {law.confidence}. Approaches: {', '.join(law.approaches)}.\n")
        parts += [_quoted(answer) for answer in answers]
        parts += [f"{fact}\n" for fact in _for_lawyers(law)]
    return "\n".join(parts)


def _for_lawyers(law: Law) -> Iterator[str]:
    """What no visitor reads, and a lawyer needs."""
    source, note = (law.local.source, law.local.note) if law.local else (law.source, law.note)
    if source.url:
        yield f"Source: <{source.url}>"
    if law.local is None and law.official_url:
        yield f"Official text: <{law.official_url}>"
    if law.local is None and law.directive != "not_bound":
        yield f"Directive (EU) 2024/1712: {law.directive}. {law.directive_note}"
    if law.local is None and law.enforcement:
        said = "told" if law.enforcement.told else "not told"
        yield f"How cases go ({said}): {law.enforcement.recorded} <{law.enforcement.url}>"
    if law.local is None and law.also_punished:
        yield f"Also punished: {law.also_punished}"
    if law.local is None and law.protects_reporter:
        yield f"Who reports: {law.protects_reporter}"
    if law.local is None:
        yield from _not_read(law)
    if law.settled_by and law.local is None:
        yield f"What would settle it: {law.settled_by}"
    if note:
        yield f"For the reviewer: {note.strip()}"


def _not_read(law: Law) -> Iterator[str]:
    """Terms that no answer tells, and the article that would settle each."""
    where = law.official_url or law.source.url
    for offence in law.offences:
        if offence.penalty is None and offence.statute:
            yield f"Told without its term ({offence.covers}): {offence.statute}, at <{where}>"
    minors = law.minors
    if law.confidence != "low" and not (minors.prison_min_months or minors.prison_max_months):
        article = minors.statute or "the article on paying a person under 18"
        yield f"Told without its term (under 18): {article}, at <{where}>"
    elif law.confidence != "low" and minors.longer_below is None:
        yield f"Not read: below which age the term for minors is longer, if it is, at <{where}>"


def gaps_page(directory: Directory) -> str:
    """A Markdown page with the needs that a State cannot serve by itself."""
    missing: dict[str, list[str]] = {}
    for gap in gaps(directory, NEEDS):
        missing.setdefault(gap.need, []).append(gap.country)
    table = "".join(f"| {NEEDS[need]} | {_row(missing.get(need, []))} |\n" for need in NEEDS)
    table += f"| {_TEXTS['exploited']} | {_row(_none_for_exploited(directory))} |\n"
    hidden = "".join(f"\n{line}\n" for need in URGENT_NEEDS for line in _hidden(directory, need))
    return f"{_TEXTS['gaps']}{table}\n{_TEXTS['hidden']}{hidden}"


def _none_for_exploited(directory: Directory) -> Iterator[str]:
    """States where who is sold is shown lines for victims of other violence, or the police."""
    for country in directory.countries:
        rows = [row for row in directory.resources(country) if row.show and row.for_exploited]
        if not any(row.phone and "victim" in row.purposes for row in rows):
            pages = [row.name for row in rows]
            yield f"{country} (a page: {pages[0]})" if pages else country


def _hidden(directory: Directory, need: str) -> Iterator[str]:
    """Lines that are known and that no visitor sees, with the reason, where none serves the whole State."""
    for country in directory.countries:
        rows = [
            row for row in directory.resources(country) if {*row.purposes} & {*PURPOSES_OF[need]}
        ]
        if any(row.show and not row.area and row.service is None for row in rows):
            continue
        for row in rows:
            if row.numbers and not row.show:
                name = f"{row.name or row.kind} ({row.numbers[0]})"
                why = row.withheld or f"{row.confidence} confidence, source: {row.source.kind}"
                yield f"{country}, {NEEDS[need]}: {name}. Not shown: {why}. {row.note.strip()}"


def _row(states: Iterable[str]) -> str:
    return ", ".join(states) or "none"


def _quoted(answer: str) -> str:
    return "".join(f"> {line}  \n" for line in answer.splitlines())


def write_pages(project: Path) -> None:
    """Write `docs/law-for-review.md` and `docs/directory-gaps.md` of a checkout."""
    knowledge, docs = project / "bot" / "knowledge", project / "docs"
    words = Words.load(project / "responses", ["en", *SPOKEN])
    book = LawBook.load(knowledge / "law")
    newest = max(book.get(code).verified_on for code in book.codes)
    law = law_page(words, book, newest)
    gaps = gaps_page(Directory.load(knowledge / "resources"))
    (docs / "law-for-review.md").write_text(law, encoding="utf-8")
    (docs / "directory-gaps.md").write_text(gaps, encoding="utf-8")


if __name__ == "__main__":
    write_pages(PROJECT)
