"""Everything an action may quote from: the words, the law, the directory and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.calls import Confirmed
from bot.knowledge.cards import CardText
from bot.knowledge.emergency import EmergencyText
from bot.knowledge.figures import Figures, FigureText
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.line_answers import LineAnswers
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.resources import Directory
from bot.knowledge.sectors import Course, SectorText
from bot.settings import PROJECT, Settings, configured_languages
from bot.words import Words

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


@dataclass(frozen=True, slots=True)
class Library:
    """The reviewed content, read once at start and never changed while running."""

    words: Words
    laws: LawBook
    law_text: LawText
    directory: Directory
    card_text: CardText
    emergency_text: EmergencyText
    line_answers: LineAnswers
    figures: Figures
    figure_text: FigureText
    places: PlaceNames
    sectors: SectorText
    course: Course
    settings: Settings


def load_library(settings: Settings) -> Library:
    """Read all content.

    Raises:
        WordsError, KnowledgeError: a file is malformed; the text names it.
    """
    words = Words.load(PROJECT / "responses", configured_languages())
    laws = LawBook.load(KNOWLEDGE / "law")
    figures = Figures.load(KNOWLEDGE / "figures.yml")
    directory = Directory.load(KNOWLEDGE / "resources", Confirmed(settings.home))
    return Library(
        words=words,
        laws=laws,
        law_text=LawText(words, laws),
        directory=directory,
        card_text=CardText(words),
        emergency_text=EmergencyText(words, directory),
        line_answers=LineAnswers(words),
        figures=figures,
        figure_text=FigureText(words),
        places=PlaceNames(words),
        sectors=SectorText(words),
        course=Course(words, figures),
        settings=settings,
    )
