"""Places named in a message, as jurisdiction codes.

The names come from CLDR and GeoNames through libraries (`places/README.md`), built beforehand into
`places/places.tsv`. Most names of places are also something else: Nice, Reading, Essen, Como and
Sofia are words or people. A name that is certain is found anywhere; any other only with evidence: a
preposition, a neighbouring name of the same State, or a message that names nothing but a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.nlu.places.evidence import Evidence
from bot.nlu.places.reading import Reading
from bot.nlu.places.table import UNDER_LAW_OF, Table
from bot.nlu.places.text import tokens

LONGEST_TEXT = 2000
"""Characters read; what follows in a longer message is not looked at."""

_FLAG = re.compile(
    "([\U0001f1e6-\U0001f1ff]{2})|\U0001f3f4([\U000e0061-\U000e007a]{4,6})\U000e007f"
)
_REGIONAL, _TAG = 0x1F1E6 - ord("A"), 0xE0000


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text. Several `codes`: the name alone does not tell which is meant."""

    start: int
    end: int
    codes: tuple[str, ...]
    origin: bool = False
    """Named as where something comes from: a weaker hint than where somebody is."""
    others: tuple[str, ...] = ()
    """Places of the same name that are less often meant."""


class Gazetteer:
    """Finds places. Build once with `load`; safe to share between threads."""

    def __init__(self, table: Table, evidence: dict[str, Evidence], together: Evidence) -> None:
        self._table = table
        self._evidence = evidence
        self._together = together

    @classmethod
    def load(cls) -> Gazetteer:
        """Read the data files."""
        return cls(Table.load(), *Evidence.load())

    def spoken_in(self, language: str | None) -> frozenset[str]:
        """States where a language is spoken."""
        return self._evidence.get(language or "", self._together).home

    def find(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Jurisdiction codes named in the text, best first; none when no place is named.

        More than one code means either that the name is ambiguous (`Georgia`: the State and the
        part of the USA; ask which) or that several places are named. Places where somebody is
        stand before places that something is from, otherwise the first named stands first. A State
        named beside its part is left out (`Atlanta, USA` → `US-GA`).

        Args:
            text: the message as written.
            language: its ISO 639-1 code, or None; it decides which words are ordinary words.
        """
        mentions = sorted(self.mentions(text, language), key=lambda mention: mention.origin)
        return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))

    def mentions(self, text: str, language: str | None = None) -> list[Mention]:
        """The same with positions, in the order of the text."""
        return self.read(text, language)[0]

    def read(
        self, text: str, language: str | None = None, *, of_law: bool = False
    ) -> tuple[list[Mention], bool]:
        """The mentions, and whether the message says nothing but where somebody is.

        Args:
            text: the message as written.
            language: as for `find`.
            of_law: whether it asks about the law, so that a people stands for its State.
        """
        text = text[:LONGEST_TEXT]
        words = tokens(text)
        evidence = self._evidence.get(language or "", self._together)
        reading = Reading(text, words, self._table, evidence, language, of_law=of_law)
        spans = reading.places()
        found = self._flags(text)
        for start, end, entry, origin in spans:
            place = Mention(
                words[start].start, words[end - 1].end, entry.codes, origin, entry.others
            )
            found.append(place)
        bare = bool(spans) and reading.only_fillers_beside(span[:3] for span in spans)
        found.sort(key=lambda mention: mention.start)
        return _settle(found, reading, text), bare

    def _flags(self, text: str) -> list[Mention]:
        flags = []
        for match in _FLAG.finditer(text):
            pair, tags = match.groups()
            if pair:
                code = "".join(chr(ord(sign) - _REGIONAL) for sign in pair)
            else:
                letters = "".join(chr(ord(sign) - _TAG) for sign in tags).upper()
                code = f"{letters[:2]}-{letters[2:]}"
            code = UNDER_LAW_OF.get(code, code)
            if code in self._table.codes:
                flags.append(Mention(match.start(), match.end(), (code,)))
        return flags


def _state(code: str) -> str:
    return code.partition("-")[0]


def _settle(found: list[Mention], reading: Reading, text: str) -> list[Mention]:
    """Let the places of a message explain one another, then drop States named beside their part."""
    result = []
    for mention in found:
        others = {code for other in found if other is not mention for code in other.codes}
        codes = _meant(_beside(mention, found, text), others)
        if len(codes) > 1:
            codes = _called(codes, reading)
        result.append(replace(mention, codes=codes))
    parents = {_state(c) for m in result if len(m.codes) == 1 for c in m.codes if "-" in c}
    return [mention for mention in result if not set(mention.codes) <= parents]


def _beside(mention: Mention, found: list[Mention], text: str) -> tuple[str, ...]:
    """What a name stands for right beside others: "Whitby, England" is the smaller town of that name."""
    named = {code for other in found if _touch(mention, other, text) for code in other.codes}
    smaller = tuple(code for code in mention.others if code in named)
    return smaller if smaller and named.isdisjoint(mention.codes) else mention.codes


def _touch(one: Mention, other: Mention, text: str) -> bool:
    """Whether two names stand side by side, with marks between them at most."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = text[first.end : second.start]
    return one is not other and not any(map(str.isalnum, between))


def _meant(codes: tuple[str, ...], others: set[str]) -> tuple[str, ...]:
    """Those of a name's codes that another name of the message confirms, or all of them."""
    states = {_state(code) for code in others}
    confirmed = tuple(code for code in codes if code in others) or tuple(
        code for code in codes if len(codes) > 1 and _state(code) in states
    )
    return confirmed or codes


def _called(codes: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """`the country`, `the state`: the words beside a name shared by a State and a part."""
    parts = tuple(code for code in codes if "-" in code)
    if parts and len(parts) < len(codes):
        part, country = reading.position("part"), reading.position("country")
        if part is not None and (country is None or part < country):  # `the country, not the state`
            return parts
        if country is not None:
            return tuple(code for code in codes if "-" not in code)
    return codes
