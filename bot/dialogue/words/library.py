"""Everything an action may quote from: the words, the law, the directory and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.campaigns.experiments.own import with_arms
from bot.dialogue.words.own_words import sound_words
from bot.knowledge.calls import Confirmed
from bot.knowledge.cards import CardText
from bot.knowledge.emergency import EmergencyText
from bot.knowledge.figures import Figures, FigureText
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.line_answers import LineAnswers
from bot.knowledge.line_names import LineNames
from bot.knowledge.own import directory_with_own, laws_with_own
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.resources import Directory
from bot.knowledge.sectors import SectorText
from bot.outcomes.own_content import Own
from bot.settings import Settings
from bot.words import Words

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"


@dataclass(frozen=True, slots=True)
class Library:
    """The reviewed content; it never changes: a new edition is a new library."""

    words: Words
    laws: LawBook
    law_text: LawText
    directory: Directory
    card_text: CardText
    emergency_text: EmergencyText
    line_answers: LineAnswers
    line_names: LineNames
    figures: Figures
    figure_text: FigureText
    places: PlaceNames
    sectors: SectorText
    settings: Settings

    def with_own(self, own: Own) -> tuple[Library, list[str]]:
        """The same with what an organisation published; what is broken is left out and told.

        One row that fails must not take the numbers of a State, or the assistant, with it.
        """
        if not own.items:
            return self, []
        words, left_out = sound_words(self.words, own.of("words"))
        words, unfit = with_arms(words, own.of("experiment"))
        laws, unread = laws_with_own(self.laws, own.of("law"))
        directory, malformed = directory_with_own(self.directory, own.of("helpline"))
        made = made_of(self.settings, words, laws, directory, self.figures)
        return made, [*left_out, *unfit, *unread, *malformed]


def load_library(settings: Settings, own: Own | None = None) -> Library:
    """Read all content.

    Args:
        settings: of this process.
        own: what the organisation says itself.

    Raises:
        WordsError, KnowledgeError: a file is malformed; the text names it.
    """
    library = made_of(
        settings,
        Words.of_the_project(),
        LawBook.load(KNOWLEDGE / "law"),
        Directory.load(KNOWLEDGE / "resources", Confirmed(settings.home)),
        Figures.load(KNOWLEDGE / "figures.yml"),
    )
    return library.with_own(own)[0] if own else library


def made_of(
    settings: Settings, words: Words, laws: LawBook, directory: Directory, figures: Figures
) -> Library:
    """Everything that is told from words and facts."""
    return Library(
        words=words,
        laws=laws,
        law_text=LawText(words, laws),
        directory=directory,
        card_text=CardText(words),
        emergency_text=EmergencyText(words, directory),
        line_answers=LineAnswers(words),
        line_names=LineNames(directory),
        figures=figures,
        figure_text=FigureText(words),
        places=PlaceNames(words),
        sectors=SectorText(words),
        settings=settings,
    )
