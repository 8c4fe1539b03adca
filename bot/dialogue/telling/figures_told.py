"""The figures that a reply tells: each once in a talk, and those that bear on what is answered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.reading.matters import matter_of
from bot.vocabulary import Stage

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange
    from bot.knowledge.figures import Figure

FIGURE_TOPICS = ("scale", "harm", "profit", "choice", "violence", "children", "law")

FIGURES = {
    "ask_figures": FIGURE_TOPICS,
    "claim_choice": ("choice",),
    "claim_harmless": ("profit", "harm"),
    "claim_legal": ("scale", "harm"),
    "claim_need": ("buyers",),
    "ask_harm": ("harm", "violence"),
    "ask_risk": ("health", "scam", "buyers"),
    "seek_services": ("force", "harm"),
}
"""Topics of figures that bear on an intent; any will do for the others."""

MET_AGAIN = frozenset(FIGURES) - {"ask_figures", "claim_legal"}
"""Intents that are met with another figure where the one of the text was told."""


ROUNDED = 0.06
"""Share by which a number that is quoted may miss the one that was told."""


class Figures:
    """The figures of one answer: of the writer's place and what it belongs to before those of elsewhere.

    Args:
        exchange: whose situation notes what was told.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    @property
    def place(self) -> str | None:
        """Whose people the figures describe: of the place that is spoken of, else of where the writer is."""
        situation, reading = self._exchange.situation, self._exchange.reading
        if reading.place and not reading.is_away:
            return reading.place
        if situation.place_told:
            return situation.place
        return situation.asked_place or situation.place

    def about(self, topic: str) -> str:
        """A figure for the topic and place in one sentence, never one already told; may be empty."""
        figures, told = self._exchange.library.figures, self._exchange.situation.figures
        chosen = figures.choose(topic, self.place, told)
        return self.tell(chosen.id) if chosen else ""

    def due(self) -> str:
        """A figure that bears on what is answered; may be empty."""
        chosen = self._due(there=True)
        if chosen is None and self._exchange.intent != "ask_figures":
            chosen = self._due(there=False)
        return self.tell(chosen.id) if chosen else ""

    def tell_or_another(self, figure_id: str) -> str:
        """A given figure, or one that bears on what is answered where it was told or is of elsewhere."""
        situation, figures = self._exchange.situation, self._exchange.library.figures
        intent, place = self._exchange.intent, self.place
        try:
            figure = figures.get(figure_id)
        except KeyError:
            return ""
        if figure_id in situation.figures:
            return self.due() if intent in MET_AGAIN else ""
        is_of_elsewhere = place is not None and not figure.covers(place)
        nearer = self._due(there=True) if is_of_elsewhere and intent in FIGURES else None
        return self.tell(nearer.id if nearer else figure_id)

    def is_left(self) -> bool:
        """Whether there is a figure to tell that was not told yet."""
        return self._due(there=True) is not None

    def _due(self, *, there: bool) -> Figure | None:
        """The figure that bears on what is answered; of elsewhere only where that is allowed."""
        exchange = self._exchange
        latest = (*reversed(exchange.situation.topics), *FIGURE_TOPICS)
        choose, told = exchange.library.figures.choose, exchange.situation.figures
        bearing = FIGURES.get(exchange.intent) or latest
        found = (choose(topic, self.place, told, there=there) for topic in bearing)
        return next((figure for figure in found if figure), None)

    def source(self) -> str:
        """The source of the figure whose number the message names, or that was told last; may be empty."""
        exchange = self._exchange
        library, amount = exchange.library, exchange.reading.amount
        told = [library.figures.get(one) for one in reversed(exchange.situation.figures)]
        named = [figure for figure in told if _is_about(figure, amount)]
        named += [
            figure
            for figure in library.figures.told
            if amount in {value.amount for value in figure.values.values()}
        ]
        figure, language = next(iter((*named, *told)), None), exchange.situation.language
        return library.figure_text.source(figure, language) if figure else ""

    def tell(self, figure_id: str) -> str:
        """A given figure in one sentence with its source; empty where it was told or may not be stated.

        Who is blackmailed is told none of buyers or of what they catch.
        """
        exchange = self._exchange
        situation, library = exchange.situation, exchange.library
        is_unasked = exchange.intent != "ask_figures" and matter_of(situation) == "extortion"
        if figure_id in situation.figures or is_unasked:
            return ""
        try:
            figure = library.figures.get(figure_id)
        except KeyError:
            return ""
        situation.figures.append(figure_id)
        situation.figure_at = situation.turns
        situation.reach(Stage.INFORMED)
        return library.figure_text.render(figure, situation.language)


def _is_about(figure: Figure, amount: float | None) -> bool:
    """Whether a figure holds a number as somebody remembers it: "6 million" is 6.3 million."""
    if not amount:
        return False
    meant = [amount * times for times in (1, 1_000, 1_000_000)]
    held = [value.amount for value in figure.values.values() if value.amount]
    return any(abs(one - of) <= ROUNDED * of for one in meant for of in held)
