"""The knowledge base as the assistant loads it, in all our languages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.knowledge.cards import CardText
from bot.knowledge.figures import Figures
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.resources import Directory
from bot.words import Words

PROJECT = Path(__file__).parents[2]
KNOWLEDGE = PROJECT / "bot" / "knowledge"
TODAY = dt.date(2026, 11, 24)
LANGUAGES = ["en", "fr", "de", "it", "ru", "es"]
"""What a language does not say yet is said in English, with its own names, money and dates."""


@pytest.fixture(scope="session")
def knowledge() -> Path:
    return KNOWLEDGE


@pytest.fixture(scope="session")
def words() -> Words:
    return Words.load(PROJECT / "responses", LANGUAGES)


@pytest.fixture(scope="session")
def book() -> LawBook:
    return LawBook.load(KNOWLEDGE / "law")


@pytest.fixture(scope="session")
def law_text(words: Words, book: LawBook) -> LawText:
    return LawText(words, book)


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory.load(KNOWLEDGE / "resources")


@pytest.fixture(scope="session")
def card_text(words: Words) -> CardText:
    return CardText(words)


@pytest.fixture(scope="session")
def figures() -> Figures:
    return Figures.load(KNOWLEDGE / "figures.yml")


@pytest.fixture
def today() -> dt.date:
    return TODAY


@pytest.fixture
def noon() -> dt.datetime:
    return dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)
