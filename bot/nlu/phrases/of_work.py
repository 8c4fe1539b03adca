"""What somebody in trouble at work, or where they live, asks beside the danger: pay, papers, things, a lawyer.

Whose words they are, and what is told, hangs on the talk (`bot.dialogue.of_work`).
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

UNPAID, OFFICE, GROPED = "unpaid", "which_office", "groped"
THINGS, TAKE_BACK, BUY_BACK = "own_things", "take_back", "buy_back"
PAPERS_HOW, PAPERS = "papers_how", "papers"
TELL_LEAVING, SIGNED_NOTE = "tell_leaving", "signed_note"
FREE_LAWYER, FOREIGN_SIM, REGISTERED = "free_lawyer", "foreign_sim", "registered"

CODES = (
    *(GROPED, BUY_BACK, TAKE_BACK, PAPERS_HOW, SIGNED_NOTE, FREE_LAWYER, OFFICE, UNPAID),
    *(TELL_LEAVING, THINGS, FOREIGN_SIM, REGISTERED, PAPERS),
)
"""What may be asked for, weightiest first."""

SAID = word_groups(__file__)
