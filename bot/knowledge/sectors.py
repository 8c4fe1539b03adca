"""Guidance for employers and trades, and the short course: fixed texts with facts filled in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.knowledge.figures import Figures, FigureText
from bot.words import Words

SECTORS: tuple[str, ...] = ("employer", "hotel", "transport", "landlord", "health", "other")
"""Who asks what their house should do; each has a text `sector_<name>` and a label."""

COURSE_STEPS = 6
"""Number of steps of the course: `course_1` to `course_6`."""

COURSE_TOPICS: Mapping[int, str] = MappingProxyType(
    {1: "scale", 2: "choice", 4: "profit", 6: "help"}
)
"""Steps that state a figure, and its topic."""


class SectorText:
    """Guidance of a language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def render(self, sector: str, language: str) -> str:
        """At most three sentences; an unknown sector has the general text."""
        known = sector if sector in SECTORS else "other"
        return self._words.text(f"sector_{known}", language)

    def label(self, sector: str, language: str) -> str:
        """The name of a sector, for a button."""
        return self._words.text(f"sector_label_{sector}", language)


@dataclass(frozen=True, slots=True)
class CourseStep:
    """One step: an idea, perhaps a figure, and a question."""

    number: int
    text: str
    figure: str | None
    """Id of the figure that was told, so that it is not told again."""
    is_last: bool


class Course:
    """The five-minute course; a visitor may leave it and go on later."""

    def __init__(self, words: Words, figures: Figures) -> None:
        self._words = words
        self._figures = figures
        self._figure_text = FigureText(words)

    def step(
        self, number: int, language: str, place: str | None, told: Collection[str]
    ) -> CourseStep:
        """A step of the course, with the figure nearest to the place that was not told before.

        Raises:
            ValueError: there is no such step.
        """
        if not 1 <= number <= COURSE_STEPS:
            raise ValueError(f"the course has the steps 1 to {COURSE_STEPS}, not {number}")
        topic = COURSE_TOPICS.get(number)
        figure = self._figures.choose(topic, place, told) if topic else None
        fact = self._figure_text.render(figure, language) if figure else ""
        text = self._words.text(f"course_{number}", language, fact=fact)
        return CourseStep(
            number=number,
            text=re.sub(r"\s+", " ", text).strip(),
            figure=figure.id if figure else None,
            is_last=number == COURSE_STEPS,
        )
