"""The law that a reply tells, noted as told: of a place in full, what is risked there, or in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.knowledge.law_sentences import UNPUNISHED, main_phrase

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange


IN_FULL = "utter_ask_law"
"""By what a talk remembers the laws that it told in full: this text, and the jurisdiction."""

AGAIN = "utter_ask_law/here"
"""The same of those that it told a second time."""

RISK = "utter_ask_risk/general"
"""The same of those of which it told what is risked there."""

SOURCE = "ask_law/source"
"""The topic of who asks where it says so."""


class Laws:
    """The law of one answer.

    Args:
        exchange: whose situation notes what was told.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def tell(self, code: str) -> str:
        """The law of a jurisdiction as text for the visitor; told before, what was not said of it yet.

        Raises:
            KeyError: no such State is known.
        """
        exchange, situation = self._exchange, self._exchange.situation
        exchange.informed("law")
        law_text, language = exchange.library.law_text, situation.language
        if self.is_told(code):
            if exchange.topic.key == SOURCE:
                return law_text.source(code, language)
            is_third = f"{AGAIN}#{code}" in situation.said
            situation.note_said(f"{AGAIN}#{code}")
            return (law_text.brief if is_third else law_text.again)(code, language)
        situation.note_said(f"{IN_FULL}#{code}")
        return law_text.render(code, language, exchange.now.date()).text

    def limits(self, code: str) -> str:
        """What buyers are punished for at a place even where buying is allowed, in short.

        Raises:
            KeyError: no such State is known.
        """
        exchange = self._exchange
        exchange.informed("law")
        return exchange.library.law_text.limits(code, exchange.situation.language)

    def leaves_open(self) -> bool:
        """Whether the law that was told last punishes no buyer of an adult: it may be taken for leave."""
        code = self._exchange.situation.law_told
        return bool(code) and main_phrase(self._exchange.library.laws.get(code)).key in UNPUNISHED

    def is_told(self, code: str) -> bool:
        """Whether the law of a jurisdiction was told in full in this talk."""
        return f"{IN_FULL}#{code}" in self._exchange.situation.said

    def compare(self, codes: Sequence[str]) -> str:
        """The laws of two places beside each other, a line each.

        Raises:
            KeyError: no such State is known.
        """
        exchange = self._exchange
        exchange.informed("law")
        tell, language = exchange.library.law_text.beside_another, exchange.situation.language
        return "\n".join(tell(code, language) for code in codes)

    def due(self) -> str:
        """The law where this message is about, or what is risked there, once a talk; may be empty."""
        exchange = self._exchange
        place = exchange.law_place
        if place is None:
            return ""
        try:
            return self._risk(place) if exchange.intent == "ask_risk" else self.tell(place)
        except KeyError:
            return ""

    def _risk(self, place: str) -> str:
        """What is risked at a place, unless this talk told it already."""
        exchange, situation = self._exchange, self._exchange.situation
        exchange.informed("risk")
        if f"{RISK}#{place}" in situation.said:
            return ""
        today, language = exchange.now.date(), situation.language
        told = exchange.library.law_text.risk_text(place, language, today)
        situation.note_said(f"{RISK}#{place}")
        return told

    def short(self) -> str:
        """The law of the talk's place in one sentence, or that there are such laws."""
        library, situation = self._exchange.library, self._exchange.situation
        try:
            return library.law_text.short(situation.place or "", situation.language)
        except KeyError:
            return library.words.text("first_word_law_unknown", situation.language)
