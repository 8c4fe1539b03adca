"""The figures that a reply tells: each once in a talk, and those that bear on what is answered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.vocabulary import Stage

if TYPE_CHECKING:
    from bot.dialogue.exchange import Exchange

FIGURES = {
    "claim_choice": ("choice",),
    "claim_harmless": ("profit", "harm"),
    "claim_need": ("buyers",),
    "ask_harm": ("harm", "violence"),
    "ask_risk": ("health", "scam", "buyers"),
    "seek_services": ("force", "harm"),
}
"""Topics of figures that bear on an intent; any will do for the others."""

FIGURE_TOPICS = ("scale", "harm", "profit", "choice", "violence", "children", "law")


class Figures:
    """The figures of one answer.

    Args:
        exchange: whose situation notes what was told.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def about(self, topic: str) -> str:
        """A figure for the topic and place in one sentence, never one already told; may be empty."""
        exchange = self._exchange
        situation, figures = exchange.situation, exchange.library.figures
        chosen = figures.choose(topic, situation.place, situation.figures)
        return self.tell(chosen.id) if chosen else ""

    def due(self) -> str:
        """A figure that bears on what is answered; may be empty."""
        return next((told for topic in self._bearing() if (told := self.about(topic))), "")

    def tell_or_another(self, figure_id: str) -> str:
        """A given figure; where an excuse is answered and it was told, another that bears on it."""
        told = self.tell(figure_id)
        return told or (self.due() if self._exchange.intent in FIGURES else "")

    def is_left(self) -> bool:
        """Whether there is a figure to tell that was not told yet."""
        situation, figures = self._exchange.situation, self._exchange.library.figures
        told = situation.figures
        return any(figures.choose(topic, situation.place, told) for topic in self._bearing())

    def _bearing(self) -> tuple[str, ...]:
        """Topics of figures that bear on what is answered, the nearest first."""
        exchange = self._exchange
        latest = (*reversed(exchange.situation.topics), *FIGURE_TOPICS)
        return FIGURES.get(exchange.intent) or latest

    def source(self) -> str:
        """The source of the figure whose number the message names, or that was told last; may be empty."""
        exchange = self._exchange
        library, amount = exchange.library, exchange.reading.amount
        told = [library.figures.get(one) for one in reversed(exchange.situation.figures)]
        named = [
            figure
            for figure in (*told, *library.figures.told)
            if amount in {value.amount for value in figure.values.values()}
        ]
        return next((library.figure_text.source(figure) for figure in (*named, *told)), "")

    def tell(self, figure_id: str) -> str:
        """A given figure in one sentence with its source; empty where it was told or may not be stated."""
        exchange = self._exchange
        situation, library = exchange.situation, exchange.library
        if figure_id in situation.figures:
            return ""
        try:
            figure = library.figures.get(figure_id)
        except KeyError:
            return ""
        situation.figures.append(figure_id)
        situation.reach(Stage.INFORMED)
        return library.figure_text.render(figure, situation.language)
