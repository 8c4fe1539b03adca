"""The interface in six languages: gettext catalogues in `locale/`, English in the source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import yaml
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.words import preferred_language

HERE = Path(__file__).resolve().parent
LOCALES, TEXTS = HERE / "locale", HERE / "texts"
SOURCE_LANGUAGE = "en"


def later(text: str) -> str:
    """Mark a text for the catalogues where it stands; it is translated where it is shown."""
    return text


def counted_later(one: str, many: str) -> tuple[str, str]:
    """The same for a text with a number."""
    return one, many


def texts(name: str) -> Any:
    """Texts that are data, `texts/<name>.yml`: in English, translated where they are shown."""
    content = (TEXTS / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506  every scalar as text: "yes", "1"


def extract_texts(
    file: IO[bytes], *_: object, **__: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Every text of such a file, and no key, for the catalogues (an extractor of Babel's)."""
    for text in _leaves(yaml.load(file, Loader=yaml.CBaseLoader)):  # noqa: S506  as above
        yield 1, None, text, []


def _leaves(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    else:
        for part in content.values() if isinstance(content, dict) else content:
            yield from _leaves(part)


@cache
def interface_languages() -> tuple[str, ...]:
    """Languages that the console can be read in, the source language first."""
    return (SOURCE_LANGUAGE, *sorted(file.stem for file in LOCALES.glob("*.po")))


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language, read from its `.po` file; the source language needs none."""
    if language not in interface_languages() or language == SOURCE_LANGUAGE:
        return NullTranslations()
    with (LOCALES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def best_language(accepted: str) -> str:
    """The best language for a browser's `Accept-Language`."""
    return preferred_language(accepted, interface_languages()) or SOURCE_LANGUAGE
