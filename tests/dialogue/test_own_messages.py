"""Messages that an organisation teaches: which are refused, and how they become files of a training."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.words.own_messages import (
    OwnMessage,
    compared_by,
    flaw_of,
    is_sound,
    language_of,
    meanings,
    measured,
    messages,
    read_own,
    tidy,
    write_own,
)
from bot.settings import configured_languages

OF_OTHERS = ("known", "elsewhere", "measured", None)
KEY = "en/0123456789ab"
NEW = "will the wife get to know i wrote to this number"


def flaw(text: str, language: str = "en", topic: str = "ask_privacy/partner_reads") -> str | None:
    return flaw_of(OwnMessage(text=text, topic=topic), language, {})


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "call me on 07700 900 123", "number"),
        ("en", "my card ends 4 9 1 2 7 what now", "number"),
        ("en", "write to me at joe@example.org", "link"),
        ("de", "steht auf www.beispiel.de", "link"),
        ("en", "I live at 12 Baker Street", "address"),
        ("de", "sie wohnt in der Lindenstraße 5", "address"),
        ("fr", "elle habite 8 rue des Lilas", "address"),
        ("es", "vive en la calle del Olmo, 14", "address"),
        ("it", "abita in via dei Fiori 3", "address"),
        ("ru", "она живёт на улице Садовой, д. 7", "address"),
        ("en", "her name is Sofia and she is tired", "name"),
        ("de", "ich heiße Peter und komme aus Graz", "name"),
        ("fr", "je m’appelle Luc", "name"),
        ("es", "se llama Carmen, trabaja ahí", "name"),
        ("it", "mi chiamo Aldo", "name"),
        ("ru", "меня зовут Иван", "name"),
        ("en", NEW, None),
        ("en", "i paid 150 for an hour in 2019", None),
    ],
)
def test_what_may_be_somebody_s_is_refused(language: str, text: str, expected: str | None) -> None:
    assert flaw(text, language) == expected


@pytest.mark.parametrize("language", configured_languages())
def test_hardly_any_message_of_the_product_would_be_refused(language: str) -> None:
    texts = [text for group in messages(language).values() for text in group if len(text) < 200]
    personal = [text for text in texts if flaw(text, language) not in OF_OTHERS]
    assert len(personal) < len(texts) * 0.004


def test_what_is_there_already_is_told_with_its_meaning() -> None:
    text = messages("fr")["ask_identity/robot"][0]
    assert meanings("fr")[compared_by(text)] == ("ask_identity/robot",)
    assert flaw(text.upper(), "fr", "ask_identity/robot") == "known"
    assert flaw(text, "fr", "greet") == "elsewhere"
    mine = OwnMessage(text=NEW, topic="greet")
    assert flaw_of(mine, "en", {NEW: "greet"}) == "known"
    assert flaw_of(mine, "en", {NEW: "goodbye"}) == "elsewhere"


def test_a_message_by_which_trainings_are_measured_is_not_taught() -> None:
    held_out = next(text for text in sorted(measured("en")) if 10 < len(text) < 80)
    assert flaw(held_out) == "measured"


def test_a_message_is_one_line_without_what_means_something_in_our_files() -> None:
    assert tidy(" is it\n [legal](place) \u202ehere\x00 {x} ") == "is it legal (place) here x"


@pytest.mark.parametrize("key", ["en", "xx/0123456789ab", "en/../../x", "en/0123456789AB", ""])
def test_only_keys_of_a_language_that_is_spoken_are_taken(key: str) -> None:
    assert language_of(key) == ""
    assert not is_sound(key, {"text": NEW, "topic": "greet"})


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"text": NEW},
        {"text": NEW, "topic": "no_such/topic"},
        {"text": "x" * 201, "topic": "greet"},
        {"text": "call 07700 900 123", "topic": "greet"},
        {"text": "two\nlines", "topic": "greet"},
        {"text": NEW, "topic": "greet", "more": 1},
    ],
)
def test_what_somebody_brings_is_checked_like_what_is_typed(value: object) -> None:
    assert is_sound(KEY, {"text": NEW, "topic": "greet"})
    assert not is_sound(KEY, value)


def test_messages_become_files_by_language_and_come_back(tmp_path: Path) -> None:
    own = {
        KEY: {"text": NEW, "topic": "ask_privacy/partner_reads"},
        "en/0123456789ac": {"text": "- # : what, am i reading", "topic": "greet/what_for"},
        "ru/0123456789ab": {"text": "а вы точно не передадите", "topic": "ask_privacy/swear_it"},
        "de/0123456789ab": {"text": "ruf 0170 1234567 an", "topic": "greet"},
        "de/0123456789ac": {"text": "etwas", "topic": "gone/topic"},
    }
    assert write_own(tmp_path, own) == 3
    assert read_own(tmp_path) == {
        "en": {NEW: "ask_privacy/partner_reads", "- # : what, am i reading": "greet/what_for"},
        "ru": {"а вы точно не передадите": "ask_privacy/swear_it"},
    }
