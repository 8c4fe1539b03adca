"""Return codes: how many were taken, how many people came back with one, and how ready they were then."""

from __future__ import annotations

from bot.console.locales import later
from bot.console.sheets import Sheet, table_sheet
from bot.outcomes.view import View

TAKEN = {"yes": later("Took a code to come back")}
RETURNED = {
    "first": later("Came without a code"),
    "lower": later("Came back, less ready to stop"),
    "same": later("Came back, as ready as before"),
    "higher": later("Came back, readier to stop"),
    "unknown": later("Came back, no answer to compare"),
}


def return_sheets(view: View) -> list[Sheet]:
    """Both tables: they are of the same days, not of the same people."""
    return [
        table_sheet(view, "return_code", later("Codes to come back"), TAKEN),
        table_sheet(view, "returned", later("Who came back with a code"), RETURNED),
    ]
