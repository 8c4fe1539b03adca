"""An organisation's own wordings over the product's; those that may not be said are left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.dialogue.words.word_checks import own_flaws
from bot.words import Variation, Words, WordsError, read_variation

OWN = Path("own content")
"""What stands for the file's name in what is said about the organisation's own texts."""


def sound_words(product: Words, own: Mapping[str, Any]) -> tuple[Words, list[str]]:
    """The words with those of an organisation that may be said, and a sentence for each other key."""
    sound: dict[str, Any] = {}
    left_out = []
    for key, wordings in own.items():
        tried, problems = words_with_own(product, {key: wordings})
        if not problems:
            problems = [
                f"own words '{key}' in '{language}': wording {number + 1} {flaw}"
                for language in wordings
                for number, flaw in own_flaws(product, tried, key, language)
            ]
        if problems:
            left_out += problems
        else:
            sound[key] = wordings
    return words_with_own(product, sound)[0], left_out


def words_with_own(product: Words, own: Mapping[str, Any]) -> tuple[Words, list[str]]:
    """The words with own wordings that can be read, and a sentence for each that cannot.

    Args:
        product: the texts as they came.
        own: key → language → wordings, as in a file; only keys that the product has are ever said.
    """
    texts: dict[str, dict[str, tuple[Variation, ...]]] = {}
    left_out = []
    for key, wordings in own.items():
        try:
            read = _by_language(product, key, wordings)
        except WordsError as error:
            left_out.append(str(error))
            continue
        for language, variations in read.items():
            texts.setdefault(language, {})[key] = variations
    return product.replaced(texts), left_out


def _by_language(product: Words, key: str, wordings: Any) -> dict[str, tuple[Variation, ...]]:
    if not isinstance(wordings, Mapping) or not product.has(key):
        raise WordsError(f"{OWN}: there is no text '{key}' by language")
    unknown = set(wordings) - set(product.languages)
    if unknown:
        raise WordsError(f"{OWN}: '{key}' is in languages that are not offered: {unknown}")
    return {language: _read(key, language, entries) for language, entries in wordings.items()}


def _read(key: str, language: str, entries: Any) -> tuple[Variation, ...]:
    if not isinstance(entries, list) or not entries:
        raise WordsError(f"{OWN}: '{key}' in '{language}' needs a list of wordings")
    try:
        read = tuple(read_variation(OWN, key, one, place) for place, one in enumerate(entries))
        for wording in read:
            wording.text.format_map(dict.fromkeys(wording.placeholders, ""))
    except WordsError:
        raise
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        raise WordsError(f"{OWN}: '{key}' in '{language}' holds a brace too many") from None
    return read
