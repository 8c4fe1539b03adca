"""The pipeline as Rasa runs it, on a small model that has a made-up language among its two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine.parse_result import read_parse

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


def test_what_the_net_catches_is_certain(parse: Parse) -> None:
    meaning = read_parse(parse("everything is dark, I will end it all"))
    assert meaning.safety == ("distress",)
    assert meaning.intent != "express_distress", "the danger stands beside the harmless meaning"


def test_despair_that_the_net_catches_is_beyond_doubt_unless_a_buyer_says_it(parse: Parse) -> None:
    text = "hello, I will end it all"
    meaning = read_parse(parse(text))
    assert (meaning.safety, meaning.intent) == (("distress",), "greet")
    meaning = read_parse(parse(text, {"role": "buyer", "conversation_language": "en"}))
    assert (meaning.safety, meaning.suspected) == ((), "distress"), "it is asked about"


def test_what_the_classifier_alone_hears_is_only_suspected(parse: Parse) -> None:
    meaning = read_parse(parse("nobody would miss me"))
    assert (meaning.safety, meaning.suspected) == ((), "distress")
    assert meaning.suspicion > 0.9
    assert meaning.intent != "express_distress"


def test_a_danger_that_is_known_is_an_ordinary_answer(parse: Parse) -> None:
    known = {"role": "despairing", "in_danger": True, "known": ["distress"]}
    meaning = read_parse(parse("nobody would miss me", known))
    assert (meaning.intent, meaning.suspected) == ("express_distress", "")


def test_a_danger_that_was_taken_back_is_not_heard_again(parse: Parse) -> None:
    lifted = {"role": "unknown", "lifted": ["distress"]}
    meaning = read_parse(parse("nobody would miss me", lifted))
    assert meaning.suspected == ""
    assert meaning.intent != "express_distress"


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
        ("blitta sorrun", "out_of_scope"),
    ],
)
def test_seventh_language_needs_a_folder_and_a_line(parse: Parse, text: str, intent: str) -> None:
    meaning = read_parse(parse(text, {"campaign_language": MADE_UP}))
    assert (meaning.intent, meaning.language) == (intent, MADE_UP)


def test_dangers_and_the_net_of_the_seventh_language(parse: Parse) -> None:
    context = {"campaign_language": MADE_UP}
    assert read_parse(parse("krakka domm", context)).suspected == "distress"
    assert parse("tazz", context)["safety"] == ["opt_out"]


@pytest.mark.parametrize("is_asked", [True, False])
def test_nobody_is_silenced_by_the_net_or_the_classifier_alone(
    parse: Parse, is_asked: bool
) -> None:
    meaning = read_parse(parse("tazz", {"campaign_language": MADE_UP}), is_asked)
    assert (meaning.intent == "opt_out") is is_asked
    guess = {"intent": {"name": "opt_out", "confidence": 1.0}, "language": "en"}
    meaning = read_parse(guess, is_asked)
    assert (meaning.intent, meaning.topic) == ("express_hostility", "go_away")
    both = {**guess, "safety": ["exploitation", "opt_out"]}
    assert read_parse(both, is_asked).intent != "opt_out", "a danger goes first"


def test_conversation_moves_to_the_seventh_language(parse: Parse) -> None:
    meaning = read_parse(parse("grubnakk levurti zhan zolka", {"conversation_language": "en"}))
    assert meaning.language == MADE_UP
