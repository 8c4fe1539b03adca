"""One message read for places: which names in it are meant as places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.nlu.folding import fold
from bot.nlu.places.beside import compares
from bot.nlu.places.evidence import Evidence
from bot.nlu.places.neighbours import Span, explained
from bot.nlu.places.table import MOST_WORDS, NOT_A_PLACE, Entry, Table
from bot.nlu.places.text import Token, romanised

_SURE = frozenset({"strong", "state", "fuzzy", "both", "capital"})
_LONG = 5
"""Letters from which a name that is no ordinary word needs only a preposition."""
_LONGER = 8
"""Letters from which an unknown word may be a name with a wrong letter: none of our 205,000 lines has one."""
_BREAK = re.compile(r"[^\w\s'’\-]")


class Reading:
    """A message, its words and the evidence in it."""

    def __init__(
        self,
        text: str,
        words: Sequence[Token],
        table: Table,
        evidence: Evidence,
        language: str | None,
        *,
        of_law: bool = False,
    ) -> None:
        self._of_law = of_law
        self._text, self._words = text, words
        self._table, self._evidence = table, evidence
        self._language = language
        self._mixed_case = any(not word.written.isupper() for word in words)

    def places(self) -> list[tuple[int, int, Entry, bool]]:
        """Spans of places with their entries, and whether something is said to be from there."""
        accepted: list[Span] = []
        doubtful: list[Span] = []
        for span in self._candidates():
            (accepted if self._certain(*span) else doubtful).append(span)
        if doubtful:
            found = self._beside(accepted, doubtful)
            found += [span for span in self._alone(accepted, doubtful) if span not in found]
            accepted += found
        kept = sorted((s for s in accepted if s[2].codes != (NOT_A_PLACE,)), key=lambda s: s[0])
        joins = {n for n, word in enumerate(self._words) if word.folded in self._evidence.joins}
        told = explained(kept, self._evidence.home, joins)
        return [(*span, self._is_origin(*span)) for span in told]

    def _is_origin(self, start: int, end: int, entry: Entry) -> bool:
        """`from Bath`, and a nationality (`I am Swiss`), which says little about where one is."""
        nationality = entry.kind == "adjective" and end == len(self._words)
        return nationality or self._before(start) in self._evidence.from_

    def says(self, group: str) -> bool:
        """Whether the message has a word of a group of the evidence."""
        return self.position(group) is not None

    def position(self, group: str) -> int | None:
        """Where the first word of a group of the evidence stands."""
        words: frozenset[str] = getattr(self._evidence, group)
        at = (n for n in range(len(self._words)) if {*self._sounds(n, n + 1)} & words)
        return next(at, None)

    def _candidates(self) -> Iterator[Span]:
        """The longest names, from left to right, not overlapping."""
        last: Span | None = None
        at = 0
        while at < len(self._words):
            if last is not None and last[1] == at and (code := self._lower_code(at, last[2])):
                yield at, at + 1, code
                at += 1
                last = None
                continue
            for size in range(min(MOST_WORDS, len(self._words) - at), 0, -1):
                entry = self._lookup(at, size)
                if entry is not None:
                    last = (at, at + size, entry)
                    yield last
                    at += size
                    break
            else:
                at += 1

    def _lookup(self, at: int, size: int) -> Entry | None:
        form = " ".join(word.folded for word in self._words[at : at + size])
        if size <= 2 and (self._mixed_case or len(self._words) == 1):
            written = " ".join(word.written for word in self._words[at : at + size])
            behind = "".join(word.written for word in self._words[at + size : at + size + 1])
            is_shouted = behind.isupper() and len(behind) > len(written)  # "LA POLICE"
            if not is_shouted and (capital := self._table.capital(written)):
                return capital
        if size == 1 and (people := self._people(at, form)):
            return people
        romanised_russian = self._language == "ru" and form.isascii()
        if romanised_russian and size == 1 and self._table.is_russian_word(form):
            return None
        entry = self._table.exact(form)
        entry = self._table.russian(form) if entry is None and romanised_russian else entry
        if entry is None and size == 1:
            entry = self._code(at) or self._table.misspelt(form) or self._nearly(at, form)
        return entry

    def _nearly(self, at: int, form: str) -> Entry | None:
        """A name one letter away, where the writer says to be there: "je suis a barcelonne"."""
        before = self._before(at, over_articles=False)
        if len(form) < _LONGER or before not in self._evidence.inside:
            return None
        is_told = any({*self._sounds(n, n + 1)} & self._evidence.stays for n in range(at))
        return self._table.one_letter_from(form) if is_told and self._bounded(at + 1) else None

    def _code(self, at: int) -> Entry | None:
        """A code in capitals behind a preposition or a place: `in NV`, `Reno, NV`."""
        written = self._words[at].written
        if len(written) != 2 or not written.isupper() or not self._mixed_case:
            return None
        code = written if self._language != "en" else f"US-{written}"
        known = next((c for c in (code, f"US-{written}", written) if c in self._table.codes), None)
        return Entry((known,), (), "code", "111111") if known else None

    def _lower_code(self, at: int, town: Entry) -> Entry | None:
        """`phoenix az`, `portland me`: a code in small letters behind a town that lies there."""
        word = self._words[at]
        if len(word.written) != 2 or word.written.isupper() or town.kind == "adjective":
            return None
        between = self._text[self._words[at - 1].end : word.start]
        known = [c for c in (*town.codes, *town.others) if c[2:] == f"-{word.folded.upper()}"]
        rest = self._words[at + 1 :]
        final = not rest or _BREAK.search(self._text[word.end : rest[0].start])
        if not known or between.strip(" ,") or not final:
            return None
        return Entry((known[0],), (), "code", "111111")

    def _people(self, at: int, form: str) -> Entry | None:
        """A people that stands for its State: `the Dutch allow it`, `chez les Belges`, `and the Czechs?`."""
        entry = self._table.people(form, self._language)
        if not entry:
            return None
        evidence = self._evidence
        is_law = {*self._sounds(at - 1, at), *self._sounds(at + 1, at + 2)} & evidence.law
        if is_law or (self._before(at) in evidence.among and self._bounded(at + 1)):
            return entry
        article = not evidence.peoples or {*self._sounds(at - 1, at)} & evidence.peoples
        adjective = self._language == "en" and self._table.exact(form)  # `the Romanian owners`
        alone = article and self.only_fillers_beside([(at, at + 1, entry)])
        if alone and compares(fold(self._text), self._text, self._language or ""):
            return entry
        apart = self._bounded(at + 1) or {*self._sounds(at + 1, at + 2)} & evidence.rule
        ruling = article and (self._of_law or self.says("rule")) and not self.says("persons")
        return entry if ruling and (apart or not adjective) else None

    def _certain(self, start: int, end: int, entry: Entry) -> bool:
        """Whether the name itself, or the words around it, make it a place."""
        is_named = entry.kind in ("adjective", "both")
        if entry.kind == "people" or (is_named and self._demonym(start, end)):
            return True
        if entry.kind == "adjective":
            return False
        level = entry.level(self._language)
        if entry.kind in _SURE and level == 0:
            return True
        if entry.kind == "both" and level == 1:
            return False
        article = level in (1, 2) and entry.kind not in ("state", "both")
        before = self._before(start, over_articles=not article)
        inside = before in self._evidence.inside
        short = end - start == 1 and len(self._words[start].folded) < 4 and entry.kind == "strong"
        if entry.kind == "small" or (level and (short or entry.kind == "person")):
            return self._little_known(start, end, entry, before)
        return inside and (level == 0 or self._bounded(end) or self._goes_on(start, end))

    def _little_known(self, start: int, end: int, entry: Entry, before: str) -> bool:
        """Whether the words around make a name a place that few people know."""
        level = entry.level(self._language)
        inside = before in self._evidence.inside and self._bounded(end)
        if level in (1, 2):
            capital = self._language != "de" and self._words[start].written.istitle() and start > 0
            is_told = level == 1 and self._lives_there(start, entry)
            return inside and ((capital and self._mixed_case) or is_told)
        if level == 0 and len(self._words[start].folded) >= _LONG:
            inside = before in self._evidence.inside
        is_apart = level == 0 and entry.kind == "small" and self._apart(start, end)
        return is_apart or inside or (level == 0 and before in self._evidence.from_)

    def _lives_there(self, start: int, entry: Entry) -> bool:
        """Whether the writer says to live there, where the language is at home: "j'habite a rodez"."""
        is_home = any(code[:2] in self._evidence.home for code in entry.codes)
        return is_home and bool({*self._sounds(start - 2, start - 1)} & self._evidence.lives)

    def _apart(self, start: int, end: int) -> bool:
        """Whether punctuation sets a long name off at the end: `she cries all day, Bellinzona`."""
        if start == 0 or end < len(self._words) or len(self._words[start].folded) < _LONG:
            return False
        return bool(
            _BREAK.search(self._text[self._words[start - 1].end : self._words[start].start])
        )

    def _demonym(self, start: int, end: int) -> bool:
        """`German law`, `la loi allemande`, `I am Swiss`."""
        around = {*self._sounds(start - 2, start), *self._sounds(end, end + 2)}
        is_self = bool({*self._sounds(start - 2, start)} & self._evidence.self_)
        return bool(around & self._evidence.law) or (is_self and end == len(self._words))

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether somebody says to be there and goes on without a mark: "im in limerick he hits me"."""
        following = {*self._sounds(end, end + 1)} & self._evidence.somebody
        return bool(following and {*self._sounds(start - 2, start - 1)} & self._evidence.stays)

    def _bounded(self, end: int) -> bool:
        """Whether a place may end here: nothing, punctuation, a word that follows places, or a rule."""
        if end == len(self._words):
            return True
        between = self._text[self._words[end - 1].end : self._words[end].start]
        following = self._evidence.after | self._evidence.rule
        return bool(_BREAK.search(between) or {*self._sounds(end, end + 1)} & following)

    def _alone(self, accepted: list[Span], doubtful: list[Span]) -> list[Span]:
        """The doubtful names, when the message holds nothing but places and fillers."""
        if not self.only_fillers_beside((*accepted, *doubtful)):
            return []
        return [span for span in doubtful if self._stands_alone(*span)]

    def only_fillers_beside(self, spans: Iterable[Span]) -> bool:
        """Whether the words outside these spans say no more than `hi, I'm in …`."""
        covered = {i for start, end, _ in spans for i in range(start, end)}
        return all(
            index in covered or {*self._sounds(index, index + 1)} & self._evidence.fillers
            for index in range(len(self._words))
        )

    def _stands_alone(self, start: int, end: int, entry: Entry) -> bool:
        """Whether a message that is only this name, and perhaps fillers, means the place."""
        if entry.kind in ("adjective", "code"):
            return False
        level, rest = entry.level(self._language), len(self._words) - (end - start)
        if level == 0 or (entry.kind == "person" and level == 3):
            return True
        if entry.kind == "small" or (entry.kind == "person" and level != 3):
            return level == 3 and rest == 0
        whole = entry.kind in ("state", "both", "fuzzy") if level == 2 else entry.kind != "both"
        return level == 3 or (rest == 0 and whole)

    def _beside(self, accepted: list[Span], doubtful: list[Span]) -> list[Span]:
        """Doubtful names next to a certain one of the same State: `Nice, France`, `Bath UK`."""
        found = []
        for one, two in pairwise(doubtful):
            town = (*one[2].codes, *one[2].others)
            if two[2].kind == "code" and two[0] == one[1] and two[2].codes[0] in town:
                found += [one, two]
        for start, end, entry in doubtful:
            states = {code[:2] for code in (*entry.codes, *entry.others)}
            for other_start, other_end, other in accepted:
                # `Bath in England`, but not `the high street in Leeds`.
                gaps = (0,) if entry.kind == "small" and entry.level(self._language) else (0, 1)
                near = other_start - end in gaps or start - other_end in gaps
                near &= entry.kind != "adjective" and bool(states & {c[:2] for c in other.codes})
                near |= entry.kind == "small" and self._joined(start, end, other_start, other_end)
                if near:
                    found.append((start, end, entry))
                    break
        return found

    def _joined(self, start: int, end: int, other_start: int, other_end: int) -> bool:
        """Whether one word that joins places stands between a long name and another: `Lille et Tournai`."""
        at = end if other_start == end + 1 else other_end if start == other_end + 1 else None
        if at is None or len(self._words[start].folded) < _LONG:
            return False
        return bool({*self._sounds(at, at + 1)} & self._evidence.joins)

    def _before(self, start: int, *, over_articles: bool = True) -> str:
        """The word before a name, articles left out."""
        at = start - 1
        while over_articles and at > 0 and {*self._sounds(at, at + 1)} & self._evidence.articles:
            at -= 1
        if at < 0:
            return ""
        word = self._words[at]
        known = self._evidence.inside | self._evidence.from_
        if at > 0 and {*self._sounds(at - 1, at)} & self._evidence.near:
            return min(self._evidence.inside) if word.folded in known else ""
        return word.folded if word.folded in known else self._sound(word)

    def _sound(self, word: Token) -> str:
        """A word of a Russian message in Latin letters as the evidence spells it."""
        if self._language == "ru" and word.folded.isascii():
            return romanised(word.folded)
        return word.folded

    def _sounds(self, start: int, end: int) -> Iterator[str]:
        for word in self._words[max(start, 0) : end]:
            yield word.folded
            yield self._sound(word)
