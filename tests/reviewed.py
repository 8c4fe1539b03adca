"""Whether what goes out is what people reviewed: every text a known one, every number from a source."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache, cached_property

from bot.dialogue.library import Library
from bot.knowledge.regions import US_STATES
from bot.knowledge.sectors import COURSE_STEPS, SECTORS
from bot.privacy.return_codes import looks_like_code
from bot.words import Variation

_NUMBER = re.compile(r"(?<![\w])\+?\d(?:[\d \u00a0().–-]*\d)?(?![\w])")
_HOURS = re.compile(r"\d\d:\d\d|24/7")
_MONEY = re.compile(
    r"(?:CA\$|US\$|€|£|\$)\s?[\d.,\u00a0\u202f]+|[\d.,\u00a0\u202f]+\s?(?:€|£|\$|CAD|GBP|EUR)"
)
_ANYTHING = r"(?:\n?(?:.|\n)*\n?)"
_CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")
_URL = re.compile(r"https?://\S+[^\s.,;]")


class Reviewed:
    """The reviewed content, asked whether a reply could have come from it.

    Args:
        library: that content.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._matchers = cache(self._read_matchers)
        self._told = cache(self._read_told)
        self.key_of = cache(self._key_of)

    def _key_of(self, text: str, language: str) -> str | None:
        """The key of the message that this text is, its placeholders filled in."""
        return next((key for key, _ in self._matches(text, language)), None)

    def is_said(self, text: str, key: str, language: str) -> bool:
        """Whether a text is a wording of this key."""
        return key in [found for found, _ in self._matches(text, language)]

    def unknown_numbers(self, text: str, language: str) -> list[str]:
        """Numbers of three digits or more that come from no reviewed source."""
        for told in self._told(language):
            text = text.replace(told, " ")
        text = text.replace(f"{self._library.settings.base_url}/r/", " ")
        text = _CODE.sub(lambda code: "," if looks_like_code(code[0]) else code[0], text)
        for url in _URL.findall(text):
            if self._library.directory.resource_at(url):
                text = text.replace(url, " ")
        text = _MONEY.sub(" ", _HOURS.sub(" ", text))
        numbers = (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
        return [n for n in numbers if len(n) >= 3 and n not in self._library.directory.numbers()]

    def tells_a_figure(self, text: str, language: str) -> bool:
        """Whether a figure is told, which it is only with its source and year."""
        library = self._library
        return any(
            library.figure_text.render(figure, language) in text for figure in library.figures.told
        )

    def purposes_of(self, text: str) -> list[set[str]]:
        """What each telephone number in a text is for."""
        numbers = (re.sub(r"\D", "", n) for n in _NUMBER.findall(_HOURS.sub(" ", text)))
        return [self._purposes[number] for number in numbers if number in self._purposes]

    @cached_property
    def _purposes(self) -> dict[str, set[str]]:
        purposes: dict[str, set[str]] = defaultdict(set)
        for file in self._library.directory.files:
            for row in file.resources:
                others = [other.phone for other in row.other_phones]
                for number in (row.phone, row.phone_international, row.sms, *others):
                    if number and row.show:
                        purposes[re.sub(r"\D", "", number)] |= set(row.purposes)
        return purposes

    def _matches(self, text: str, language: str) -> list[tuple[str, re.Pattern[str]]]:
        """Messages that a text may be; one without words of its own must quote something known."""
        plain = "\n".join(line for line in text.splitlines() if line.strip())
        quotes = any(told in plain for told in self._told(language))
        return [
            (key, pattern)
            for key, pattern in self._matchers(language)
            if pattern.fullmatch(plain) and (quotes or re.search(r"\w", _own(pattern)))
        ]

    def _read_matchers(self, language: str) -> list[tuple[str, re.Pattern[str]]]:
        """Patterns of all messages, those with the most words of their own first."""
        words = self._library.words
        found = [
            (key, variation)
            for key in (*words.messages(), *(f"course_{n}" for n in range(1, COURSE_STEPS + 1)))
            for variation in words.variations(key, language)
        ]
        found.sort(key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[1].text)))
        return [(key, _pattern(variation)) for key, variation in found]

    def _read_told(self, language: str) -> list[str]:
        """Every figure, law and guidance as it is told, the longest first."""
        library, today = self._library, datetime.now(UTC).date()
        figures = [library.figure_text.render(f, language) for f in library.figures.told]
        places = {*library.laws.codes, *US_STATES}
        laws = [library.law_text.render(place, language, today).text for place in places]
        sectors = [library.sectors.render(sector, language) for sector in SECTORS]
        return sorted({*figures, *laws, *sectors}, key=len, reverse=True)


def _pattern(variation: Variation) -> re.Pattern[str]:
    """A wording as a pattern: placeholders are anything, and their empty lines may lack."""
    parts = re.split(r"(\n?\{\w+\}\n?)", variation.text)
    own = [_ANYTHING if re.fullmatch(r"\n?\{\w+\}\n?", part) else re.escape(part) for part in parts]
    return re.compile("".join(own))


def _own(pattern: re.Pattern[str]) -> str:
    """What a pattern holds besides its placeholders."""
    return pattern.pattern.replace(_ANYTHING, "")
