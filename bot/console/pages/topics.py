"""What people talk about, where conversations end, and what the assistant does not understand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from bot.console.goals import GOAL_TITLES, READINESS, TABLES
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.sheets import (
    SHARE_HEADINGS,
    Heading,
    Row,
    Sheet,
    many_sheet,
    share_cells,
    table_sheet,
)
from bot.outcomes.definitions import TOPICS
from bot.outcomes.measures import Measures
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
TAKEN = {"yes": later("Took a code to come back")}
RETURNED = {
    "first": later("Came without a code"),
    "lower": later("Came back, less ready to stop"),
    "same": later("Came back, as ready as before"),
    "higher": later("Came back, readier to stop"),
    "unknown": later("Came back, no answer to compare"),
}
TURNS = {
    "1": later("1 message"),
    "2-3": later("2 or 3 messages"),
    "4-6": later("4 to 6 messages"),
    "7_or_more": later("7 messages or more"),
}


def page(measures: Measures) -> Page:
    """The page."""
    return Page("topics", later("Topics and gaps"), partial(_build, measures))


def _build(measures: Measures, visit: Visit) -> Mapping[str, object]:
    """Topics, gaps and endings; no text of anybody is kept, so none is shown."""
    view = measures.view(visit.selection.filter())
    sheet = partial(table_sheet, view)
    return {
        "sheets": [
            sheet("after_reveal", later("After being told what this is"), AFTER),
            many_sheet(view, "topic", later("What people talk about"), every=TOPICS),
            sheet("not_understood", later("Understood or not"), MISSES),
            *_understood(measures, visit),
            sheet("ending", later("How conversations end")),
            sheet("turns", later("How long people stay"), TURNS),
            sheet("turned_to_help", later("How people turned to help"), TURNED),
            sheet("of_use", later("What visitors said of the talk"), OF_USE),
            sheet("not_for_me", later("Wrongly addressed"), NOT_FOR_ME),
            sheet("called", later("Back with a code: called in the meantime"), CALLED),
            sheet("course", later("The short course, of those who began it"), COURSE),
            sheet("course_change", TABLES["course"], READINESS),
            sheet("readiness", TABLES["before"], READINESS),
            sheet("readiness_change", TABLES["change"], READINESS),
        ],
    }


def _understood(measures: Measures, visit: Visit) -> Iterator[Sheet]:
    if visit.selection.only:
        return  # a language beside another filter would single people out
    views = measures.by("language", visit.selection.filter())
    shares = {language: view.share("not_understood:0") for language, view in views.items()}
    yield Sheet(
        "understood_by_language",
        later("Everything was understood, by language"),
        (Heading(later("Language"), "language"), *SHARE_HEADINGS),
        tuple(Row((language, *share_cells(share))) for language, share in shares.items()),
    )


def return_sheets(view: View) -> list[Sheet]:
    """Codes to come back and who came back: of the same days, not of the same people."""
    return [
        table_sheet(view, "return_code", later("Codes to come back"), TAKEN),
        table_sheet(view, "returned", later("Who came back with a code"), RETURNED),
    ]
