"""What a process does once before its first message, so that no visitor waits for it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.nlu.phrases import about_line, at_home, comes_now, named, outright, reports_her, who_knows
from bot.nlu.phrases.compiled import keep_compiled
from bot.nlu.phrases.phrase import index_phrases


def get_ready(languages: Iterable[str]) -> None:
    """Read the words of some languages and index all phrases; takes a second, or ten where none are kept."""
    outright.rows()
    about_line.frames_of_questions()
    for language in languages:
        for module in (at_home, comes_now, named, reports_her, who_knows):
            module.words_of(language)
    index_phrases()
    keep_compiled()
