"""What every column, measure and answer of figures.csv means, in the language of the pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.console.goals import ANSWERS
from bot.console.labels import LABELS
from bot.console.locales import translations
from bot.outcomes.definitions import BY_NAME, TOPICS
from bot.vocabulary import DANGERS, STAGES

CODEBOOK = ("column", "measure", "category", "meaning")


def codebook(words: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, str, str]]:
    """A line for each column, then for each measure, then for each answer that needs words."""
    for column, meaning in words["columns"].items():
        yield column, "", "", meaning
    for measure, meaning in words["measures"].items():
        yield "measure", measure, "", meaning.format(goal=words.get(measure, ""))
    said = translations(language).gettext
    for measure, categories in _categories().items():
        names = ANSWERS.get(measure, LABELS)
        for category in categories:
            if category in names:
                yield "category", measure, category, said(names[category])


def _categories() -> dict[str, tuple[str, ...]]:
    known = {name: measure.categories for name, measure in BY_NAME.items()}
    known["reached"] = tuple(map(str, STAGES))
    return {**known, "topic": TOPICS, "danger": DANGERS}
