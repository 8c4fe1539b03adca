"""The answers to the readiness ruler in plain words, and what is asked of them."""

from __future__ import annotations

from bot.console.locales import later

READINESS = {
    "not_answered": later("Not answered"),
    "low": later("0 to 3: not ready to stop"),
    "middle": later("4 to 6"),
    "high": later("7 to 10: ready to stop"),
    "once": later("Answered once only"),
    "lower": later("Lower at the end"),
    "same": later("The same"),
    "higher": later("Higher at the end"),
}
TABLES = {
    "before": later("How ready people are, at first"),
    "change": later("How that changed"),
    "course": later("How ready people are after the course, against before"),
}
"""What is asked of them."""
