"""A monthly check that the addresses we show and cite still answer; it runs only when asked to."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.knowledge.figures import Figures
from bot.knowledge.law import LawBook
from bot.knowledge.law_sentences import LAWS_ONLINE
from bot.knowledge.resources import Directory

TIMEOUT_SECONDS = 15
_AGENT = "SecondThoughtLinkCheck/1.0"
_FAILED = 400

Fetch = Callable[[str], int]
"""Asks for an address and returns the HTTP status."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What an address answered: its HTTP status, or the reason why there was none."""

    url: str
    used_by: tuple[str, ...]
    answer: str
    works: bool


def addresses(folder: Path) -> dict[str, tuple[str, ...]]:
    """Every address of the knowledge base, with the entries that use it."""
    used: dict[str, list[str]] = {LAWS_ONLINE: ["law_read_at"]}
    book = LawBook.load(folder / "law")
    for code in (*book.codes, *book.local_codes):
        law = book.get(code)
        source = law.local.source if law.local else law.source
        _use(used, source.url, f"law {code}")
        _use(used, law.official_url, f"text of {code}")
        _use(used, law.enforcement.url if law.enforcement else None, f"enforcement {code}")
    directory = Directory.load(folder / "resources")
    for file in directory.files:
        for row in file.resources:
            for url in (row.url, row.chat_url, row.form_url):
                _use(used, url if row.show else None, f"resource {row.id}")
            _use(used, row.source.url, f"source of {row.id}")
    for figure in Figures.load(folder / "figures.yml").told:
        _use(used, figure.source.url, f"figure {figure.id}")
    return {url: tuple(entries) for url, entries in used.items()}


def fetch(url: str) -> int:
    """Ask for an address.

    Raises:
        OSError: there is no answer.
    """
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310  ours
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def check_links(used: Mapping[str, tuple[str, ...]], ask: Fetch = fetch) -> list[LinkResult]:
    """Ask for every address once, one after the other."""
    results = []
    for url, entries in used.items():
        try:
            status = ask(url)
        except (OSError, ValueError) as error:
            results.append(LinkResult(url, entries, type(error).__name__, works=False))
        else:
            results.append(LinkResult(url, entries, str(status), works=status < _FAILED))
    return results


def record(results: Iterable[LinkResult], day: dt.date, path: Path) -> None:
    """Write the results with their date, the addresses that fail first."""
    rows = [
        {"url": result.url, "answer": result.answer, "used_by": list(result.used_by)}
        for result in sorted(results, key=lambda result: (result.works, result.url))
    ]
    content = {"checked_on": day, "links": rows}
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _use(used: dict[str, list[str]], url: str | None, entry: str) -> None:
    if url is not None:
        used.setdefault(url, []).append(entry)
