"""Every text of the console stands in every language, with the same placeholders."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.console.labels import LABELS
from bot.console.locales import LOCALES, interface_languages, translations
from bot.settings import configured_languages

CONSOLE = LOCALES.parent
TRANSLATED = [language for language in interface_languages() if language != "en"]


@cache
def texts() -> frozenset[str]:
    """What the source and the templates say, in English."""
    found = extract_from_dir(
        CONSOLE,
        [
            ("**.py", "python"),
            ("templates/**.html", "jinja2"),
            ("texts/**.yml", "bot.console.locales:extract_texts"),
        ],
        {"templates/**.html": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true"}},
        keywords={
            "later": None,
            "counted_later": (1, 2),
            "_": None,
            "gettext": None,
            "ngettext": (1, 2),
        },
    )
    return frozenset(
        message if isinstance(message, str) else message[0] for _, _, message, _, _ in found
    )


def catalogue(language: str) -> Catalog:
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s", text))


def test_the_console_speaks_the_languages_of_the_assistant() -> None:
    assert set(interface_languages()) == set(configured_languages())
    assert len(texts()) > 300


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    known = {
        (one.id if isinstance(one.id, str) else one.id[0]): one.string
        for one in catalogue(language)
        if one.id
    }
    assert texts() - set(known) == set(), "run pybabel as CONTRIBUTING.md says"
    assert set(known) - texts() == set(), "no longer used"
    assert [
        text for text, said in known.items() if not (said if isinstance(said, str) else all(said))
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_kept(language: str) -> None:
    for one in catalogue(language):
        if isinstance(one.id, str):
            assert placeholders(str(one.string)) == placeholders(one.id), one.id
        else:
            for form in one.string:
                assert placeholders(form) == placeholders(one.id[1]), form


@pytest.mark.parametrize("language", TRANSLATED)
def test_labels_differ_where_they_must(language: str) -> None:
    """Two codes that mean different things are not given one name in one list."""
    said = translations(language).gettext
    for group in (
        ("contacted", "revealed", "engaged", "informed", "routed", "committed"),
        ("distress", "child_writes", "watched", "traces", "exploitation", "violence", "minor"),
        ("criminal", "administrative", "lawful", "mixed", "unknown"),
        ("viewer", "analyst", "administrator"),
    ):
        assert len({said(LABELS[code]) for code in group}) == len(group)
