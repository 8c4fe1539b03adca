"""The law that a reply tells, noted as told: of a place in full, what is risked there, or in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.exchange import Exchange


class Laws:
    """The law of one answer.

    Args:
        exchange: whose situation notes what was told.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def tell(self, code: str) -> str:
        """The law of a jurisdiction as text for the visitor.

        Raises:
            KeyError: no such State is known.
        """
        exchange = self._exchange
        exchange.informed("law")
        law_text = exchange.library.law_text
        return law_text.render(code, exchange.situation.language, exchange.now.date()).text

    def due(self) -> str:
        """The law where this message is about, or what is risked there; may be empty."""
        exchange = self._exchange
        place, language = exchange.law_place, exchange.situation.language
        if place is None:
            return ""
        try:
            if exchange.intent == "ask_risk":
                exchange.informed("risk")
                today = exchange.now.date()
                return exchange.library.law_text.risk_text(place, language, today)
            return self.tell(place)
        except KeyError:
            return ""

    def short(self) -> str:
        """The law of the talk's place in one sentence, or that there are such laws."""
        library, situation = self._exchange.library, self._exchange.situation
        try:
            return library.law_text.short(situation.place or "", situation.language)
        except KeyError:
            return library.words.text("first_word_law_unknown", situation.language)
