"""Every file that people edit passes `second-thought check`, in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.commands.checks import check_campaigns, check_intents, check_words
from bot.commands.evaluation.sentences import read_sentences
from bot.dialogue.library import KNOWLEDGE, Library
from bot.knowledge import check as knowledge
from bot.nlu.places.text import key
from bot.settings import PROJECT, configured_languages, load_settings
from bot.words import Button, Variation, Words

FORBIDDEN = ("whore", "hooker", "nutte", "hure", "putain", "puttana", "шлюх", "puta ")
"""Words that no text of ours may hold about a person (decisions/0005)."""


def test_campaigns_are_well_formed(library: Library) -> None:
    assert list(check_campaigns(load_settings(), library.words, date(2026, 11, 24))) == []


def test_words_are_the_same_in_every_language(library: Library) -> None:
    assert list(check_words(library.words)) == []


def test_training_messages_are_clean() -> None:
    assert list(check_intents()) == []


def test_knowledge_is_well_formed_and_can_be_told(library: Library) -> None:
    assert knowledge.check(KNOWLEDGE) == []
    assert knowledge.check_texts(KNOWLEDGE, library.words, date(2026, 11, 24)) == []


@pytest.mark.parametrize("language", configured_languages())
def test_no_text_shames(language: str, library: Library) -> None:
    for response in library.words.keys(language):
        for variation in library.words.variations(response, language):
            assert not any(word in variation.text.lower() for word in FORBIDDEN), response


@pytest.mark.parametrize("language", configured_languages())
def test_held_out_sentences_are_not_trained_on(language: str) -> None:
    trained: set[str] = set()
    for file in (PROJECT / "intents" / language).glob("*.yml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        trained |= {key(line) for line in lines if line.startswith("    - ")}
    files: list[Path] = sorted((PROJECT / "tests" / "sentences" / language).glob("*.yml"))
    sentences = [sentence.text for sentence in read_sentences(files)]
    assert [sentence for sentence in sentences if key(sentence) in trained - {""}] == []


def test_a_missing_key_a_wrong_placeholder_and_an_untranslated_text_are_named() -> None:
    yes = (Button("Yes", "/affirm"),)
    words = Words(
        {
            "en": {
                "utter_a": [Variation("Hello {name}, how are you?", buttons=yes)],
                "utter_b": [Variation("One two three.")],
                "utter_c": [Variation("Here.")],
            },
            "fr": {
                "utter_a": [Variation("Bonjour {nom}.", buttons=(Button("Oui", "/deny"),))],
                "utter_b": [Variation("One two three.")],
            },
        }
    )
    found = "\n".join(check_words(words))
    assert "these keys are missing: utter_c" in found
    assert "utter_a: the placeholders must be: name" in found
    assert "the buttons must have the same payloads" in found
    assert "utter_b: is not translated" in found
