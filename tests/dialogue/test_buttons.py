"""A quick reply whose title is typed is the quick reply."""

from __future__ import annotations

import pytest

from bot.dialogue.state.situation import Situation
from bot.dialogue.words.buttons import known_payloads, pressed_button
from bot.dialogue.words.library import Library

LOST = "/goodbye not_for_me"

OF_USE = {
    "en": "it wasnt meant for me",
    "de": "es war nicht für mich",
    "fr": "ce n'était pas pour moi",
    "it": "non era per me",
    "es": "no era para mi",
    "ru": "Это было не для меня.",
}

SOMETHING_ELSE = {
    "en": "Something different",
    "de": "um etwas anderes",
    "fr": "d'autre chose",
    "es": "de algo distinto",
    "ru": "о чем-то еще",
}


def pressed(library: Library, text: str, language: str, *buttons: str) -> str:
    """The topic, or else the intent, of a text behind such buttons; empty where it is to be read."""
    situation = Situation(language, "web", "demo", buttons=[*buttons])
    reading = pressed_button(text, situation, known_payloads((), library))
    return reading.moves[0].key if reading else ""


@pytest.mark.parametrize("language", OF_USE)
def test_who_types_that_it_was_not_for_them_presses_it(library: Library, language: str) -> None:
    buttons = ("/affirm", "/deny", LOST)
    assert pressed(library, OF_USE[language], language, *buttons) == "goodbye/not_for_me"
    assert not pressed(library, OF_USE[language], language, "/ask_law")


@pytest.mark.parametrize("language", SOMETHING_ELSE)
def test_who_types_that_it_is_about_something_else_presses_it(
    library: Library, language: str
) -> None:
    buttons = ("/disclose_exploitation", "/report_concern", "/deny")
    assert pressed(library, SOMETHING_ELSE[language], language, *buttons) == "deny"


@pytest.mark.parametrize(("language", "text"), [("en", "yes"), ("de", "Nein"), ("ru", "да")])
def test_a_bare_yes_or_no_is_read_as_any_word(library: Library, language: str, text: str) -> None:
    assert not pressed(library, text, language, "/affirm", "/deny", LOST)
