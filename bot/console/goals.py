"""The two goals in plain words: for the console, the terminal, and whoever asks what was counted.

What is counted is in `bot.outcomes.definitions`; no other place says it in words.
"""

from __future__ import annotations

from bot.console.locales import later

DESIST = later("Said they will stop")
HELP = later("Turned to help")
TITLES = {"desist": DESIST, "help": HELP}
MEANINGS = {
    "desist": later(
        "The visitor wrote that he will not do it. This is what people say, not what they do."
    ),
    "help": later(
        "The visitor opened a link to help, asked for help to stop, or asked for a person."
    ),
}
