"""Goals and readiness in plain words: for the console, the terminal, and whoever asks what was counted.

What is counted is in `bot.outcomes.definitions`; no other place says it in words.
"""

from __future__ import annotations

from bot.console.locales import later

TITLES = {"desist": later("Said they will stop"), "help": later("Turned to help")}
"""The two headlines."""
GOAL_TITLES = {"went_on": later("Went on to ask for paid sex"), **TITLES}
"""What experiments can have for a goal."""
MEANINGS = {
    "went_on": later(
        "The visitor knew what this is and asked to buy all the same, in words or by a button. "
        "Fewer is better; it is what trials of such warnings count."
    ),
    "desist": later(
        "The visitor wrote that he will not do it. This is what people say, not what they do."
    ),
    "help": later(
        "The visitor opened a link to help, asked for help to stop, or asked for a person."
    ),
}
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
"""The answers to the ruler."""
TABLES = {
    "before": later("How ready people are, at first"),
    "change": later("How that changed"),
    "course": later("How ready people are after the course, against before"),
}
"""What is asked of the answers."""
