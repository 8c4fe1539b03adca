"""Nothing false: each sentence on a number, a law, the police, cost or anonymity has its reason.

Facts are filled in from the knowledge base, where each has its source; what a sentence of ours says by
itself is listed in `claims.yml`, key by key, with the reason why it is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.words.library import Library
from bot.settings import configured_languages
from bot.words import Words
from tests.promises import is_advice
from tools.words import sentences

SUBJECTS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("claims.yml").read_text(encoding="utf-8")
)
PLACES = ("name_", "in_")
"""Beginnings of the keys of place names."""


def claims(words: Words, subject: str, language: str) -> Iterator[tuple[str, str]]:
    """Key and sentence of everything that speaks of a subject in a language."""
    patterns = SUBJECTS[subject]["words"]
    pattern = re.compile(patterns.get(language) or patterns["all"])
    for key in sorted(words.keys(language)):
        if not key.startswith(PLACES):
            for wording in words.variations(key, language):
                for sentence in sentences(wording.text):
                    said = sentence.lower()
                    if pattern.search(said) and not is_advice(said, language):
                        yield key, sentence


def reason_of(subject: str, key: str) -> str | None:
    """The pattern of `claims.yml` that gives a reason for a key."""
    return next((p for p in SUBJECTS[subject]["reasons"] if fnmatchcase(key, p)), None)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("language", configured_languages())
def test_every_claim_has_its_reason(subject: str, language: str, library: Library) -> None:
    """Say it with a placeholder, say it without the claim, or write in claims.yml why it is true."""
    assert [
        f"{key}: {sentence}"
        for key, sentence in claims(library.words, subject, language)
        if reason_of(subject, key) is None
    ] == []


NUMBERS = {
    "18": "the age below which buying is a crime in every State that we hold the law of",
    "0": "an end of the ruler",
    "10": "an end of the ruler",
    "48": "hours in which medicine may prevent HIV in France, Italy and Switzerland",
    "72": "hours in which medicine may prevent HIV elsewhere",
    "112": "on pages without the directory",
    "911": "on pages without the directory",
}
"""The only numbers that a sentence of ours may hold, besides the years of `law_enforcement_…`."""


@pytest.mark.parametrize("language", configured_languages())
def test_no_other_number_stands_in_a_sentence(language: str, library: Library) -> None:
    assert {
        (key, number)
        for key, sentence in claims(library.words, "digits", language)
        for number in re.findall(r"\d+", sentence)
        if number not in NUMBERS and not key.startswith("law_enforcement_")
    } == set()
