"""The checks of the knowledge base behind `second-thought check`: each problem is one sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bot.knowledge.figures import Figures, FigureText
from bot.knowledge.freshness import IsCalled, never_called
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Directory
from bot.knowledge.schema import KnowledgeError
from bot.words import Words


def check(folder: Path) -> list[str]:
    """Problems of all files below a folder with `law/`, `resources/` and `figures.yml`.

    Every file or row that is left out because it is malformed is named, not only the first.
    """
    try:
        book = LawBook.load(folder / "law")
        directory = Directory.load(folder / "resources")
    except KnowledgeError as error:
        return [str(error)]
    figures = Figures.load(folder / "figures.yml")
    return [
        *book.left_out,
        *directory.left_out,
        *figures.left_out,
        *_missing("law", book.states),
        *_missing("resources", directory.countries),
        *_single_routes(directory),
    ]


def check_texts(folder: Path, words: Words, today: dt.date) -> list[str]:
    """Problems of what is said: a State or figure that a language cannot tell, a blocked claim."""
    book = LawBook.load(folder / "law")
    figures = Figures.load(folder / "figures.yml")
    law_text, figure_text = LawText(words, book), FigureText(words)
    problems = []
    for language in words.languages:
        for code in (*book.codes, *book.local_codes):
            problems += _untold(language, code, partial(law_text.render, code, language, today))
            problems += _untold(language, code, partial(law_text.risk_text, code, language, today))
        for figure in figures.told:
            problems += _untold(language, figure.id, partial(figure_text.render, figure, language))
        for key in sorted(words.keys(language)):
            problems += [
                f"responses/{language}: '{key}' makes a claim that is blocked ({figure.claim})"
                for variation in words.variations(key, language)
                for figure in figures.blocked_in(variation.text)
            ]
    return problems


def stale(
    folder: Path, today: dt.date, months: int = 12, is_called: IsCalled = never_called
) -> list[str]:
    """What was last checked longer ago than that, one sentence each; numbers expire sooner."""
    laws, directory = LawBook.load(folder / "law"), Directory.load(folder / "resources", is_called)
    return stale_among(laws, directory, Figures.load(folder / "figures.yml"), today, months)


def stale_among(
    book: LawBook, directory: Directory, numbers: Figures, today: dt.date, months: int = 12
) -> list[str]:
    """`stale` for what was read already, after what was left out because it is malformed."""
    laws, figures = book.stale(today, months), numbers.stale(today, months)
    return [
        *book.left_out,
        *directory.left_out,
        *numbers.left_out,
        *(
            f"law of {law.code}: checked on {law.verified_on}; read the source again"
            for law in laws
        ),
        *(
            f"resource {row.id} ({row.name or row.phone}): checked on {row.verified_on}; hidden from visitors"
            " until two people have called it"
            for row in directory.expired(today)
        ),
        *(
            f"figure {row.id}: checked on {row.verified_on}; look for a newer one"
            for row in figures
        ),
    ]


def _missing(what: str, found: Iterable[str]) -> list[str]:
    return [
        f"{what}: there is no {code}.yml; every participating State needs one"
        for code in sorted(PARTICIPATING_STATES - set(found))
    ]


def single_routes(directory: Directory) -> list[str]:
    """States whose crisis answer has fewer than two routes, or no emergency number: that may kill."""
    night = dt.datetime(2026, 1, 1, 3, tzinfo=dt.UTC)
    fresh = Directory(directory.files, is_called=lambda row, today: True)
    found = []
    for country in directory.countries:
        cards = fresh.choose_for("crisis", country, "en", night)
        if len(cards) < 2 or not any(card.service for card in cards):
            found.append(country)
    return found


def _single_routes(directory: Directory) -> list[str]:
    return [
        f"resources/{country}.yml: a crisis answer needs two routes, one of them an"
        " emergency number; add one"
        for country in single_routes(directory)
    ]


def _untold(language: str, what: str, tell: Callable[[], object]) -> list[str]:
    """A sentence when a text cannot be made because a phrase or a placeholder lacks."""
    try:
        tell()
    except (KeyError, IndexError, ValueError) as error:
        return [f"responses/{language}: {what} cannot be told ({error}); add or correct the phrase"]
    return []
