"""What people talk about, where conversations end, and what the assistant does not understand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.console.goals import GOAL_TITLES
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.readiness import READINESS, TABLES
from bot.console.sheets import SHARE_HEADINGS, Heading, Row, Sheet, share_cells
from bot.outcomes.definitions import TOPICS
from bot.outcomes.measures import Measures
from bot.outcomes.question import Share
from bot.outcomes.view import View

MISSES = {
    "0": later("Everything was understood"),
    "1": later("One message was not"),
    "2_or_more": later("Two or more were not"),
}
AFTER = {
    **{"went_on": GOAL_TITLES["went_on"], "stayed": later("Stayed to talk")},
    **{"left": later("Left without another word"), "unknown": later("From before this was kept")},
}
TURNED = {
    "asked": later("Asked for help or a person, opened no line"),
    "opened": later("Opened a line, asked for none"),
    "both": later("Asked for help and opened a line"),
}
OF_USE = {"yes": later("It was of use"), "no": later("It was of no use")}
NOT_FOR_ME = {"yes": later("Said that it reached the wrong person")}
CALLED = {"yes": later("Had called somebody"), "no": later("Had called nobody")}
COURSE = {
    "0": later("Left before the first exercise"),
    "1-2": later("1 or 2 of 6 exercises"),
    "3-5": later("3 to 5 of 6 exercises"),
    "6": later("Finished the course"),
}
TURNS = {
    "1": later("1 message"),
    "2-3": later("2 or 3 messages"),
    "4-6": later("4 to 6 messages"),
    "7_or_more": later("7 messages or more"),
}


class Topics:
    """The page.

    Args:
        measures: the figures.
    """

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def page(self) -> Page:
        """The page."""
        return Page("topics", later("Topics and gaps"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Topics, gaps and endings; no text of anybody is kept, so none is shown."""
        view = self._measures.view(visit.selection.filter())
        return {
            "sheets": [
                table_sheet(view, "after_reveal", later("After being told what this is"), AFTER),
                many_sheet(view, "topic", later("What people talk about"), every=TOPICS),
                table_sheet(view, "not_understood", later("Understood or not"), MISSES),
                *self._understood(visit),
                table_sheet(view, "ending", later("How conversations end")),
                table_sheet(view, "turns", later("How long people stay"), TURNS),
                table_sheet(view, "turned_to_help", later("How people turned to help"), TURNED),
                table_sheet(view, "of_use", later("What visitors said of the talk"), OF_USE),
                table_sheet(view, "not_for_me", later("Wrongly addressed"), NOT_FOR_ME),
                table_sheet(
                    view, "called", later("Back with a code: called in the meantime"), CALLED
                ),
                table_sheet(
                    view, "course", later("The short course, of those who began it"), COURSE
                ),
                table_sheet(view, "course_change", TABLES["course"], READINESS),
                table_sheet(view, "readiness", TABLES["before"], READINESS),
                table_sheet(view, "readiness_change", TABLES["change"], READINESS),
            ],
        }

    def _understood(self, visit: Visit) -> Iterator[Sheet]:
        if visit.selection.only:
            return  # a language beside another filter would single people out
        views = self._measures.by("language", visit.selection.filter())
        shares = {language: view.share("not_understood:0") for language, view in views.items()}
        yield Sheet(
            "understood_by_language",
            later("Everything was understood, by language"),
            (Heading(later("Language"), "language"), *SHARE_HEADINGS),
            tuple(Row((language, *share_cells(share))) for language, share in shares.items()),
        )


def table_sheet(
    view: View, measure: str, title: str, names: Mapping[str, str] | None = None
) -> Sheet:
    """The answers to a measure, each with its share."""
    return share_sheet(measure, title, view.table(measure), names)


def many_sheet(
    view: View,
    kind: str,
    title: str,
    names: Mapping[str, str] | None = None,
    every: Sequence[str] = (),
) -> Sheet:
    """What a conversation may have several of; the shares do not add up."""
    note = later("A conversation may have several.")
    return share_sheet(kind, title, view.many(kind, every), names, note)


def share_sheet(
    name: str,
    title: str,
    shares: Mapping[str, Share],
    names: Mapping[str, str] | None = None,
    note: str = "",
) -> Sheet:
    """A line for each share; answers of none or very few people are named below."""
    known = {one: (names or {}).get(one, one) for one in shares}
    return Sheet(
        name,
        title,
        (Heading(title, "label"), *SHARE_HEADINGS),
        tuple(
            Row((known[one], *share_cells(share))) for one, share in shares.items() if share.count
        ),
        note,
        tuple(known[one] for one, share in shares.items() if share.of and share.count is None),
    )
