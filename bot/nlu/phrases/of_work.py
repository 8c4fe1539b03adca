"""What somebody in trouble at work, or where they live, asks: for pay, papers, things, a lawyer.

Whose words they are, and what is told, hangs on the talk (`bot.dialogue.answering.of_work`).
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

UNPAID, OFFICE, GROPED = "unpaid", "which_office", "groped"
THINGS, TAKE_BACK, BUY_BACK = "own_things", "take_back", "buy_back"
PAPERS_HOW, PAPERS = "papers_how", "papers"
TELL_LEAVING, SIGNED_NOTE = "tell_leaving", "signed_note"
FREE_LAWYER, FOREIGN_SIM, REGISTERED = "free_lawyer", "foreign_sim", "registered"
NO_TELEPHONE = "no_telephone"

CODES = (
    *(GROPED, BUY_BACK, TAKE_BACK, PAPERS_HOW, SIGNED_NOTE, FREE_LAWYER, OFFICE, UNPAID),
    *(TELL_LEAVING, THINGS, FOREIGN_SIM, REGISTERED, NO_TELEPHONE, PAPERS),
)
"""What may be asked for, weightiest first."""

SAID = word_groups(__file__)


def is_groped(folded: str) -> bool:
    """Whether a folded text tells that its writer is touched at a work that is none in the sex trade."""
    needed = (SAID[GROPED], SAID[f"{GROPED}_beside"])
    is_told = all(words.search(folded) for words in needed)
    return is_told and not SAID[f"{GROPED}_without"].search(folded)
