"""The law on buying sex as sentences: told in one language with its source, in short, or as a risk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.knowledge import formats
from bot.knowledge.law_book import LawBook
from bot.knowledge.law_grammar import ended, fits, set_off, sign
from bot.knowledge.law_schema import Approach, Law, LocalRule
from bot.knowledge.law_sentences import (
    LAWS_ONLINE,
    Phrase,
    Sentence,
    also_punished,
    beside_local,
    chosen_sentences,
    directive,
    main_phrase,
    may_lead_to_a_case,
    minors,
    opening,
    shortened,
    shortest,
    threat,
    with_minors,
)
from bot.knowledge.place_names import PlaceNames, parent
from bot.knowledge.schema import Confidence, Source, months_before
from bot.words import Words

__all__ = ["LawAnswer", "LawBook", "LawText"]


FRESH_MONTHS = 12

OFFICIAL = ("statute", "official_report")
"""Kinds of sources whose address is given as that of a rule."""


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """The law of one place, ready to send.

    `text` is at most three sentences and one line with the source; the other fields are for
    buttons, links and the outcome. An unverified law has no approaches, statute or penalty.
    """

    jurisdiction: str
    text: str
    approaches: tuple[Approach, ...]
    statute: str | None
    penalty: str | None
    source: Source
    verified_on: dt.date
    confidence: Confidence
    needs_subdivision: bool
    parts: tuple[str, ...]
    is_stale: bool


class LawText:
    """Laws as sentences of a language."""

    def __init__(self, words: Words, book: LawBook) -> None:
        self._words = words
        self._book = book
        self._places = PlaceNames(words)

    def render(self, code: str, language: str, today: dt.date) -> LawAnswer:
        """The answer for a place.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        parts = self._book.parts(law.code) if law.needs_subdivision else ()
        told = chosen_sentences(law)
        penalties = [
            self._say(phrase, law, language)
            for sentence in told
            for phrase in sentence
            if phrase.key.startswith("law_penalty_")
        ]
        verified = law.confidence != "low"
        return LawAnswer(
            jurisdiction=law.code,
            text=self._fitted(told, law, language) + "\n" + self._source_line(law, language),
            approaches=law.approaches if verified else (),
            statute=law.statute if verified else None,
            penalty=penalties[0] if penalties else None,
            source=law.source,
            verified_on=law.verified_on,
            confidence=law.confidence,
            needs_subdivision=law.needs_subdivision,
            parts=parts,
            is_stale=law.verified_on < months_before(today, FRESH_MONTHS),
        )

    def short(self, code: str, language: str) -> str:
        """The law of a place in one sentence, without its source, for use inside an argument.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        return self._say(main_phrase(law), law, language)

    def limits(self, code: str, language: str) -> str:
        """What a buyer is punished for at a place where buying may be allowed: short, and without the terms.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        told = [main_phrase(law)]
        if law.confidence != "low":
            told += [Phrase(f"law_{offence.covers}") for offence in law.further[:1]]
            told += [directive()] if law.directive in ("pending", "unknown") else []
        told.append(Phrase("law_minors_crime"))
        return f"{self._joined([(one,) for one in told], law, language)} {self._address(law)}"

    def risk_text(self, code: str, language: str, today: dt.date) -> str:
        """What a buyer risks at a place: the penalty, how cases go there, what others find out.

        `today` is kept for sentences that will depend on it. Never figures about traffickers.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        sentences, in_few_words = self._risk(law, language)
        key = "law_others_find_out" if may_lead_to_a_case(law) else "law_others_find_out_anyway"
        others = self._words.text(key, language)
        in_short = self._words.text("law_others_find_out_short", language)
        choices = (
            [*sentences, others],
            [*sentences, in_short],
            [*in_few_words, in_short],
            [sentences[0], others],
        )
        told = next((one for one in choices if fits(one)), choices[-1])
        return " ".join((*told, self._address(law)))

    def again(self, code: str, language: str) -> str:
        """The law of a place that was told before: the penalty, what was not said yet, and the official text.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        sentences, in_few_words = self._risk(law, language)
        told = next((one for one in (sentences, in_few_words) if fits(one)), sentences[:1])
        return " ".join((*told, self._address(law)))

    def brief(self, code: str, language: str) -> str:
        """The law of a place that was told twice: one sentence and the official text.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        told = self._joined(with_minors(law, opening(law)), law, language)
        return f"{told} {self._address(law)}"

    def beside_another(self, code: str, language: str) -> str:
        """The law of one of two places that are compared: the offence, the rule on minors, the official text.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        told = [threat(law)]
        is_known = law.confidence != "low"
        if is_known and law.directive in ("pending", "unknown"):
            told.append((directive(),))
        elif is_known and law.local is not None and (beside := beside_local(law)):
            told.append(beside)
        told.append(minors(law.minors) if is_known else (Phrase("law_minors_crime"),))
        return f"{self._fitted(told, law, language)} {self._address(law)}"

    def source(self, code: str, language: str) -> str:
        """Where the law of a place stands.

        Raises:
            KeyError: no such State is known.
        """
        return self._source_line(self._book.get(code), language)

    def _address(self, law: Law) -> str:
        """Where the text stands: of a city an official page alone, of an unverified law no copy of others."""
        if law.confidence == "low":
            return law.official_url or LAWS_ONLINE
        own = law.local.source if law.local is not None else None
        if own and own.url and own.kind in OFFICIAL and urlsplit(own.url).path.strip("/"):
            return own.url
        return law.official_url or law.source.url or ""

    def _risk(self, law: Law, language: str) -> tuple[list[str], list[str]]:
        """The penalty with the rule on minors, then how cases go or what is punished; again in few words."""
        told = with_minors(law, threat(law))
        more = self._enforcement(law, language) or self._joined(also_punished(law), law, language)
        rest = [more] if more else []
        in_few_words = self._joined(map(shortest, told), law, language)
        return [self._joined(told, law, language), *rest], [in_few_words, *rest]

    def _enforcement(self, law: Law, language: str) -> str:
        """How cases go there, with one figure and its source; may be empty."""
        enforcement = law.enforcement
        if law.confidence == "low" or enforcement is None or not enforcement.told:
            return ""
        values = {name: value.text(language) for name, value in enforcement.values.items()}
        source = f"{enforcement.publisher}, {enforcement.year}"
        key = f"law_enforcement_{parent(law.code)}"
        return self._words.text(key, language, **values, source=source)

    def approach(self, approach: str, language: str) -> str:
        """One sentence about an approach of the typology, or about `minors` and `platforms`."""
        return self._words.text(f"approach_{approach}", language)

    def _fitted(self, sentences: list[Sentence], law: Law, language: str) -> str:
        """Sentences, with the rule on minors in few words where they would be too long."""
        whole = self._joined(sentences, law, language)
        return whole if fits([whole]) else self._joined(map(shortened, sentences), law, language)

    def _joined(self, sentences: Iterable[Sentence], law: Law, language: str) -> str:
        """Sentences: a penalty stands after a colon, `LONGER` after a comma, others after a semicolon."""
        told = []
        for sentence in sentences:
            text = ""
            for phrase in sentence:
                clause = self._say(phrase, law, language).removesuffix(".")
                if text:
                    text += f"{sign(phrase, language)}{clause[:1].lower()}{clause[1:]}"
                else:
                    text = clause
            told.append(text)
        return " ".join(map(ended, told))

    def _say(self, phrase: Phrase, law: Law, language: str) -> str:
        own = law.local is None or phrase.key.startswith("law_rule_")
        place = law.code if own else parent(law.code)
        values: dict[str, str] = {"in_place": self._places.inside(place, language)}
        for name, amount in phrase.money.items():
            values[name] = formats.money(amount, phrase.currency, language)
        for name, months in phrase.months.items():
            values[name] = formats.duration(months, language)
        for name, date in phrase.dates.items():
            values[name] = formats.day(date, language)
        return self._words.text(phrase.key, language, **values, **phrase.plain)

    def _source_line(self, law: Law, language: str) -> str:
        """Statute, source, of when the text is, when somebody read it, and where it stands.

        A text that nobody read on a known day has no such day: it is told as the text of its date.
        """
        text = self._words.text
        advice = text("law_source_advice", language)
        if law.confidence == "low":
            return f"{text('law_source_unverified', language)} {advice}"
        if law.local is not None:
            return " ".join((self._local_source(law, law.local, language), advice))
        told = [text("law_source", language, source=law.source.title)]
        if law.text_date:
            date = formats.part(law.text_date, language)
            told.append(text("law_source_text", language, text_date=date))
        if law.read_on:
            told.append(text("law_source_read", language, date=formats.day(law.read_on, language)))
        semicolon = set_off(";", language)
        pieces = [f"{semicolon.join(told)}.", law.official_url or law.source.url, advice]
        if law.statute:
            pieces.insert(0, self._statute(law.statute, language))
        return " ".join(piece for piece in pieces if piece)

    def _local_source(self, law: Law, rule: LocalRule, language: str) -> str:
        """The rule of a city with its own source, then the State's law: neither is told of the other."""
        text = self._words.text
        date = text("law_source_text", language, text_date=formats.part(rule.text_date, language))
        source = text("law_source", language, source=rule.source.title)
        pieces = [f"{source}{set_off(';', language)}{date}."]
        if rule.statute:
            pieces.insert(0, self._statute(rule.statute, language))
        url = rule.source.url
        if url and urlsplit(url).path.strip("/"):
            pieces.append(url)
        whole = [law.statute, law.official_url or law.source.url]
        told = ", ".join(part.rstrip(".") for part in whole if part)
        pieces.append(text("law_source_whole", language, law=told))
        return " ".join(pieces)

    def _statute(self, statute: str, language: str) -> str:
        return self._words.text("law_source_statute", language, statute=statute.rstrip(".")) + "."
