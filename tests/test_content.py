"""Every file that people edit passes `second-thought check`, in every language."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.commands.checks import check_campaigns, check_intents, check_words
from bot.commands.evaluation.sentences import read_sentences
from bot.dialogue.answering.met_first import FIRST_TOPIC
from bot.dialogue.topics import topics
from bot.dialogue.words.library import KNOWLEDGE, Library
from bot.knowledge import check as knowledge
from bot.nlu.evidence import SOFTLY, URGENT
from bot.nlu.places.text import key
from bot.settings import PROJECT, configured_languages, load_settings
from bot.words import Button, Variation, Words

OF_URGENT = ("ask_human", "disclose_exploitation", "report_concern")
"""Intents some topics of which are learnt from the tables of what cannot wait alone."""

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


YES_OR_NO = {
    "en": r"(yes|yep|nope|no[,.;:!])",
    "de": r"(ja|nein|doch)\b",
    "fr": r"(oui|non)\b",
    "it": r"(sì|no)\b",
    "es": r"(sí|no[,.;:!])",
    "ru": r"(да|нет)[,.;:!]",
}


@pytest.mark.parametrize("language", configured_languages())
def test_no_answer_begins_with_a_yes_or_no(language: str, library: Library) -> None:
    """It would fall on another question ("will they deport me?") than the one that was asked."""
    words = library.words
    assert [
        f"{key}: {variation.text}"
        for key in words.messages()
        for variation in words.variations(key, language)
        if re.match(YES_OR_NO[language], variation.text.lower())
    ] == []


@pytest.mark.parametrize("language", configured_languages())
def test_the_first_words_on_a_danger_to_life_hold_the_emergency_number(
    language: str, library: Library
) -> None:
    for kind in ("distress", "child_writes", "exploitation", "violence", "minor", "concern"):
        for channel in ("web", "sms", "whatsapp", "telegram"):
            key = f"utter_{FIRST_TOPIC[kind]}"
            for one in library.words.fitting(key, language, channel=channel):
                assert "emergency" in one.placeholders, (kind, channel, one.text)


@pytest.mark.parametrize("language", configured_languages())
def test_who_is_watched_gets_a_neutral_line(language: str, library: Library) -> None:
    for variation in library.words.variations("utter_disclose_exploitation/he_comes", language):
        assert variation.placeholders == frozenset()
        assert variation.buttons == ()
        assert not any(mark.isdigit() or mark == "?" for mark in variation.text)


@pytest.mark.parametrize("language", configured_languages())
def test_no_table_begins_with_more_than_a_file_may_be_named(language: str) -> None:
    """Rasa looks whether the first line of a table is a file, whose name has 255 bytes at most."""
    for file in (PROJECT / "intents" / language).glob("*.yml"):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        firsts = [x["examples"].splitlines()[0] for x in content["nlu"] if "lookup" in x]
        assert [line for line in firsts if len(line.encode()) > 250] == []


@pytest.mark.parametrize("language", configured_languages())
def test_every_topic_has_messages(language: str) -> None:
    taught = set()
    for file in (PROJECT / "intents" / language).glob("*.yml"):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        taught |= {entry.get("intent") for entry in content["nlu"]}
        names = [entry.get("lookup", "") for entry in content["nlu"]]
        codes = [name.partition("/")[2] for name in names if name.startswith((URGENT, SOFTLY))]
        taught |= {f"{intent}/{code}" for intent in OF_URGENT for code in codes}
    assert set(topics()) - taught == set()


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


def test_a_message_may_stand_under_an_intent_and_a_topic_of_it_and_per_question(
    tmp_path: Path,
) -> None:
    def write(name: str, *blocks: tuple[str, str, str]) -> None:
        lines = ["nlu:"]
        for intent, after, message in blocks:
            lines += [f"- intent: {intent}"]
            lines += [f"  metadata: {{after: {after}}}"] if after else []
            lines += ["  examples: |", f"    - {message}"]
        for code in configured_languages():
            (tmp_path / code).mkdir(exist_ok=True)
            (tmp_path / code / name).write_text("\n".join(lines), encoding="utf-8")

    write(
        "good.yml",
        ("ask_privacy", "", "is it on my bill"),
        ("ask_privacy/phone_bill", "", "is it on my bill"),
        ("deny", "", "not really"),
        ("deny/nothing", "what_miss", "not really"),
        ("deny/dont_know", "how_know", "not really"),
        ("claim_need", "", "i am alone"),
        ("express_distress/alone", "", "i am alone"),
    )
    assert list(check_intents(tmp_path)) == []
    write("bad.yml", ("ask_law", "", "Is it on my bill?"), ("ask_law/nonsense", "", "hm"))
    found = "\n".join(check_intents(tmp_path))
    assert "'is it on my bill' stands under ask_privacy and, in en/bad.yml, under ask_law" in found
    assert "topics.yml has no ask_law/nonsense" in found
