"""What English does not promise no language does: key by key, sentence by sentence."""

from __future__ import annotations

import pytest

from bot.dialogue.words.library import Library
from bot.settings import configured_languages
from bot.words import Variation, Words
from tests.promises import PROMISES, Promise, keys_in_english, promised


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
@pytest.mark.parametrize("language", configured_languages())
def test_no_language_promises_what_english_does_not(
    promise: Promise, language: str, library: Library
) -> None:
    """A promise that stands in one language alone is a slip of its writer."""
    allowed = keys_in_english(library.words, promise) | {*promise.besides}
    assert [
        f"{key}: {sentence}"
        for key, sentence in promised(library.words, language, promise)
        if key not in allowed
    ] == []


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_an_exception_is_still_needed(promise: Promise, library: Library) -> None:
    found = {
        key
        for language in configured_languages()
        for key, _ in promised(library.words, language, promise)
    }
    assert {*promise.besides} - (found - keys_in_english(library.words, promise)) == set()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_each_promise_has_its_words_in_every_language(promise: Promise) -> None:
    assert {*promise.words} == {*configured_languages()}


SLIPS = [
    ("confidential", "de", "Diese Stellen sind vertraulich."),
    ("anonymous", "es", "Puedes avisar sin dar tu nombre."),
    ("free of charge", "fr", "C’est gratuit."),
    ("around the clock", "it", "Rispondono 24 ore su 24."),
    ("not the police", "ru", "Это не полиция."),
    ("nothing is kept", "es", "No guardamos nada."),
    ("nobody is told", "fr", "Nous ne transmettons rien."),
    ("no person reads", "de", "Hier liest niemand mit."),
    ("it is erased", "it", "Tutto viene cancellato."),
    ("never writes first", "ru", "Мы первыми не пишем."),
    ("nothing happens against your will", "de", "Ob die Polizei davon erfährt, entscheiden Sie."),
    ("help is certain", "ru", "Там вас выслушают."),
    ("also without papers", "fr", "Même sans papiers, on vous aide."),
    ("no trouble", "it", "Non rischi niente."),
]
"""A slip of each kind, as reviewers found them in earlier texts or could have."""


@pytest.mark.parametrize(("name", "language", "slip"), SLIPS)
def test_a_slip_is_found_and_advice_to_ask_is_none(name: str, language: str, slip: str) -> None:
    (promise,) = (promise for promise in PROMISES if promise.name == name)
    words = Words(
        {"en": {"utter_a": [Variation("Hello.")]}, language: {"utter_a": [Variation(slip)]}}
    )
    assert [*promised(words, language, promise)] == [("utter_a", slip)]
    question = Words({"en": {"utter_a": [Variation(slip.rstrip(".") + "?")]}})
    assert [*promised(question, language, promise)] == []
