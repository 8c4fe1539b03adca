"""What previews fill in: real values, and in words what only a talk knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from bot.console.editing.material import Material
from bot.console.locales import later, translations
from bot.knowledge.place_names import parent

IN_WORDS: Mapping[str, str] = {
    "routes": later("numbers of the place, by what was said"),
    "figure": later("a figure that fits what was said"),
    "in_place": later("the place"),
    "name": later("the name"),
}
"""What depends on the talk."""


def filled(material: Material, text: str, language: str) -> str:
    """A text as a visitor of the organisation's own place reads it."""
    try:
        return text.format_map(_Examples(material, language))
    except (ValueError, IndexError, KeyError, AttributeError):
        return text


class _Examples(dict[str, str]):
    """Values by name, looked up when a text has them."""

    def __init__(self, material: Material, language: str) -> None:
        super().__init__()
        self._material = material
        self._language = language

    def __missing__(self, name: str) -> str:
        library, language = self._material.library, self._language
        settings, place = self._material.settings, own_place(self._material)
        if name.startswith("figure_"):
            figure = library.figures.get(name.removeprefix("figure_"))
            return library.figure_text.render(figure, language)
        now = dt.datetime.now(dt.UTC)
        known: dict[str, Callable[[], str]] = {
            "operator": lambda: settings.operator,
            "contact": lambda: settings.operator_contact,
            "minutes": lambda: str(settings.session_minutes),
            "emergency": lambda: library.emergency_text.emergency_text(place, language, "all", now),
            "law": lambda: library.law_text.render(place, language, now.date()).text,
            "law_short": lambda: library.law_text.short(place, language),
        }
        say = translations(language).gettext
        in_words = f"‹{say(IN_WORDS.get(name, name))}›"
        return (known[name]() if name in known else "") or in_words


def own_place(material: Material) -> str:
    """The State of the organisation's first campaign that names one, of those that have helplines."""
    known = [file.country for file in material.library.directory.files]
    own = material.own.of("campaign").values()
    places = [parent(str(one.get("place"))) for one in own if one.get("place")]
    return next((place for place in places if place in known), "GB")
