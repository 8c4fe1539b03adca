"""The pipeline as Rasa runs it, on a small model that has a made-up language among its two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine.engine import read_parse

from .conftest import MADE_UP, Parse

BAD = {
    "empty": "",
    "blank": " \t\n",
    "long": "is this legal here " * 600,
    "emoji": "😂🔥❤️‍🔥",
    "flag": "🇩🇪",
    "digits": "0049301234567",
    "mixed scripts": "hello здравствуйте 你好 مرحبا",
    "zalgo": "h̷̢̛̫e̸̡͝l̵̨̛l̶̢̊o̷̧͝",
    "right to left": "\u202ehello\u202c \u200f",
    "null": "he\x00llo\x00",
    "lone surrogate": "hello \ud83d there",
    "letter": "x",
    "punctuation": "?!...",
}


def entities(parsed: dict[str, Any], kind: str) -> list[Any]:
    return [e["value"] for e in parsed["entities"] if e["entity"] == kind]


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_is_no_error_and_keeps_the_language(parse: Parse, text: str) -> None:
    for language in ("en", MADE_UP):
        parsed = parse(text, {"conversation_language": language})
        meaning = read_parse(parsed)
        assert meaning.intent
        assert 0 <= meaning.confidence <= 1
        if text not in (BAD["long"], BAD["mixed scripts"], BAD["lone surrogate"]):
            assert meaning.language == language


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(st.characters(), max_size=80).filter(lambda text: "/" not in text))
def test_any_text_is_understood_somehow(parse: Parse, text: str) -> None:
    meaning = read_parse(parse(text, {"campaign_language": "en"}))
    assert meaning.language in ("en", MADE_UP)
    assert meaning.intent


def test_net_beats_the_classifier(parse: Parse) -> None:
    parsed = parse("hello, I will end it all")
    assert parsed["intent"] == {"name": "express_distress", "confidence": 1.0}
    assert parsed["safety"] == ["distress"]


def test_classifier_alarm_leaves_the_net_silent(parse: Parse) -> None:
    parsed = parse("nobody would miss me")
    assert parsed["intent"]["name"] == "express_distress"
    assert parsed["safety"] == []


@pytest.mark.parametrize(
    ("text", "value"), [("7 out of 10", 7), ("about a four", 4), ("eight maybe", 8)]
)
def test_readiness_is_read(parse: Parse, text: str, value: int) -> None:
    meaning = read_parse(parse(text))
    assert (meaning.intent, meaning.readiness) == ("rate_readiness", value)


def test_number_elsewhere_is_no_readiness(parse: Parse) -> None:
    assert entities(parse("hello 7"), "readiness") == []


def test_wish_for_a_language_is_an_entity_and_no_switch(parse: Parse) -> None:
    meaning = read_parse(parse("can we speak english", {"conversation_language": MADE_UP}))
    assert meaning.requested_language == "en"
    assert meaning.language == MADE_UP


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("zolka murrin", "greet"),
        ("levurti zhan kalla", "ask_law"),
        ("krakka domm", "express_distress"),
        ("blitta sorrun", "out_of_scope"),
        ("tazz", "opt_out"),
    ],
)
def test_seventh_language_needs_a_folder_and_a_line(parse: Parse, text: str, intent: str) -> None:
    meaning = read_parse(parse(text, {"campaign_language": MADE_UP}))
    assert (meaning.intent, meaning.language) == (intent, MADE_UP)


def test_conversation_moves_to_the_seventh_language(parse: Parse) -> None:
    meaning = read_parse(parse("grubnakk levurti zhan zolka", {"conversation_language": "en"}))
    assert meaning.language == MADE_UP
