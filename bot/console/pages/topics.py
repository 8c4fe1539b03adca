"""What people talk about, where conversations end, and what the assistant does not understand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from bot.console.goals import TABLES
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


def page(measures: Measures) -> Page:
    """The page."""
    return Page("topics", later("Topics and gaps"), partial(_build, measures))


def _build(measures: Measures, visit: Visit) -> Mapping[str, object]:
    """Topics, gaps and endings; no text of anybody is kept, so none is shown."""
    view = measures.view(visit.selection.filter())
    sheet = partial(table_sheet, view)
    return {
        "sheets": [
            many_sheet(view, "topic", later("What people talk about"), every=TOPICS),
            sheet("not_understood", later("Understood or not")),
            *_understood(measures, visit),
            sheet("ending", later("How conversations end")),
            sheet("turns", later("How long people stay")),
            sheet("turned_to_help", later("How people turned to help")),
            sheet("of_use", later("What visitors said of the talk")),
            sheet("not_for_me", later("Wrongly addressed")),
            sheet("called", later("Back with a code: called in the meantime")),
            sheet("course", later("The short course, of those who began it")),
            sheet("course_change", TABLES["course"]),
            sheet("readiness", TABLES["before"]),
            sheet("readiness_change", TABLES["change"]),
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
        table_sheet(view, "return_code", later("Codes to come back")),
        table_sheet(view, "returned", later("Who came back with a code")),
    ]
