"""Whether what goes out is what people reviewed: every text a known one, every number from a source."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache, cached_property

from bot.dialogue.answering.another_way import police_stem, unpoliced
from bot.dialogue.planning.course import STEPS
from bot.dialogue.state.questions import without_question
from bot.dialogue.telling.fillings import sayable
from bot.dialogue.telling.likely_place import heading
from bot.dialogue.words.library import Library
from bot.knowledge.regions import US_STATES
from bot.knowledge.sectors import SECTORS
from bot.privacy.return_codes import looks_like_code
from bot.words import Said

_NUMBER = re.compile(r"(?<![\w])\+?\d(?:[\d \u00a0().–-]*\d)?(?![\w])")
_HOURS = re.compile(r"\d\d:\d\d|24/7")
_MONEY = re.compile(
    r"(?:CA\$|US\$|€|£|\$)\s?[\d.,\u00a0\u202f]+|[\d.,\u00a0\u202f]+\s?(?:€|£|\$|CAD|GBP|EUR)"
)
_ANYTHING = r"[\s\S]*"
_PLACEHOLDER = re.compile(r"\s*\{\w+\}\s*")
_CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")
_URL = re.compile(r"https?://\S+[^\s.,;]")


class Reviewed:
    """The reviewed content, asked whether a reply could have come from it.

    Args:
        library: that content.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._patterns = cache(self._read_patterns)
        self._told = cache(self._read_told)
        self._added = cache(self._read_added)
        self._before = cache(self._read_before)
        self._headings = cache(self._read_headings)
        self._line_patterns = cache(self._read_line_patterns)
        self._card_lines = cache(self._read_card_lines)
        self._known_numbers = cache(library.directory.numbers)
        self.is_said = cache(self._is_said)

    def key_of(self, said: Said, language: str) -> str | None:
        """The key of a message, if its text is a wording of that key, its placeholders filled in."""
        return said.key if self.is_said(said.text, said.key, language) else None

    def _is_said(self, text: str, key: str, language: str) -> bool:
        """Whether a text is a wording of this key; one without words of its own must quote something."""
        plain = "\n".join(line for line in text.splitlines() if line.strip())
        for added in self._added(language):
            plain = plain.replace(f"\n{added}", "").removesuffix(f" {added}")
        whole = plain  # which may itself begin as what is put before others does
        for before in self._before(language):
            plain = plain.removeprefix(before).lstrip()
        # In a crisis a known line stands within a text, before the question that it ends with.
        bare = [line for line in plain.splitlines() if not self._is_line_alone(line, language)]
        forms = {whole, plain, "\n".join(bare), " ".join(bare)}
        return self._tells_of_lines(plain, language) or any(
            any(map(pattern.fullmatch, forms))
            and (_has_words(pattern) or self._quotes(plain, language))
            for pattern in self._patterns(key, language)
        )

    def _is_line_alone(self, line: str, language: str) -> bool:
        """Whether a line of text is a known helpline by the wordings of answers about one, or by its card."""
        is_known = any(p.fullmatch(line) for p in self._line_patterns(language))
        is_numbered = is_known and bool(self.purposes_of(line))
        # Some cards hold an address alone.
        return is_numbered or line in self._card_lines(language)

    def _tells_of_lines(self, text: str, language: str) -> bool:
        """Whether a text is nothing but lines and answers about them, by their rows, two sentences a line."""
        one = "|".join(pattern.pattern for pattern in self._line_patterns(language))
        sentence, of_cards = re.compile(f"(?:{one})(?: (?:{one}))?"), self._card_lines(language)
        return all(
            sentence.fullmatch(line)
            or line in of_cards | self._headings(language)
            or self.purposes_of(line)
            for line in text.splitlines()
        )

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
        return [n for n in numbers if len(n) >= 3 and n not in self._known_numbers()]

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

    def _quotes(self, text: str, language: str) -> bool:
        """Whether a text holds a figure, a law, a guidance, a step of the course or a line to call."""
        steps = [p for n in range(STEPS) for p in self._patterns(f"utter_course_{n + 1}", language)]
        return (
            any(told in text for told in self._told(language))
            or any(step.search(text) for step in steps)
            or bool(self.purposes_of(text))
        )

    def _read_patterns(self, key: str, language: str) -> list[re.Pattern[str]]:
        """The wordings of a key as patterns, each also without the question that it ends with."""
        words = self._library.words
        if key not in words.messages():
            return []
        texts = [variation.text for variation in words.variations(key, language)]
        texts += [sayable(text, "") for text in texts]
        texts += [without_question(text) for text in texts]
        stem = police_stem(self._library, language)
        texts += [unpoliced(text, stem) for text in texts]
        return [_pattern(text) for text in dict.fromkeys(texts)]

    def _read_added(self, language: str) -> list[str]:
        """What is put behind another text: the two ways there are, or a question that is new."""
        words = self._library.words
        keys = [k for k in words.keys(language) if k.startswith(("utter_two_routes", "utter_on/"))]
        return [variation.text for key in keys for variation in words.variations(key, language)]

    def _read_before(self, language: str) -> list[str]:
        """What is put before another text: a first line of no meaning, what somebody told, our mistake."""
        words = self._library.words
        opening = [v.text for v in words.variations("utter_plain_opening", language)]
        told = [words.text(k, language) for k in words.keys(language) if k.startswith("told_")]
        owned = [wording.text for wording in words.variations("my_mistake", language)]
        return [*opening, *told, *owned]

    def _read_headings(self, language: str) -> frozenset[str]:
        """The names under which lines stand that serve nobody elsewhere."""
        library = self._library
        return frozenset(heading(library, p, language) for p in library.directory.countries)

    def _read_card_lines(self, language: str) -> frozenset[str]:
        """The lines of text of every card, and the sentence that may stand below some."""
        library, now = self._library, datetime.now(UTC)
        rows = [row.id for file in library.directory.files for row in file.resources]
        cards = [card for row in rows if (card := library.directory.card(row, language, now))]
        text = library.card_text
        told = [text.render(card, language, form) for card in cards for form in ("web", "sms")]
        told += [text.reminder(card, language) for card in cards]
        told += [v.text for v in library.words.variations("utter_language_of_lines", language)]
        return frozenset(line for text in told for line in text.splitlines())

    def _read_line_patterns(self, language: str) -> list[re.Pattern[str]]:
        """The wordings of answers about a line (`bot.knowledge.line_answers`)."""
        words = self._library.words
        keys = [key for key in words.keys(language) if key.startswith("line_")]
        return [_pattern(v.text) for key in keys for v in words.variations(key, language)]

    def _read_told(self, language: str) -> list[str]:
        """Every figure, law and guidance as it is told, the longest first."""
        library, today = self._library, datetime.now(UTC).date()
        figures = [library.figure_text.render(f, language) for f in library.figures.told]
        places = {*library.laws.codes, *library.laws.local_codes, *US_STATES}
        laws = [library.law_text.render(place, language, today).text for place in places]
        laws += [library.law_text.risk_text(place, language, today) for place in places]
        law_text = library.law_text
        for shorter in (law_text.again, law_text.brief, law_text.limits):
            laws += [shorter(place, language) for place in places]
        laws += [library.law_text.beside_another(place, language) for place in places]
        laws += [library.law_text.source(place, language) for place in places]
        sectors = [library.sectors.render(sector, language) for sector in SECTORS]
        sources = [library.figure_text.source(f, language) for f in library.figures.told]
        return sorted({*figures, *sources, *laws, *sectors}, key=len, reverse=True)


def _pattern(text: str) -> re.Pattern[str]:
    """A wording as a pattern: placeholders are anything, and their empty lines may lack."""
    return re.compile(_ANYTHING.join(re.escape(part) for part in _PLACEHOLDER.split(text)))


def _has_words(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern holds words besides its placeholders."""
    return re.search(r"\w", pattern.pattern.replace(_ANYTHING, "")) is not None
