"""Where the police are named to somebody exploited, a second way and the difference are told, everywhere."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.dialogue.planning.two_routes import KEY, TELLS
from bot.dialogue.state.questions import _SENTENCE
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.no_lines import _LINE
from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.message import Outgoing, Understanding
from bot.words import Said

Chat = Callable[..., Awaitable[Outgoing]]
NOW = datetime(2026, 11, 28, 2, tzinfo=UTC)
STEMS = {
    "en": "police",
    "de": "polizei",
    "fr": "police",
    "it": "polizia",
    "es": "policía",
    "ru": "полици",
}
"""The word for the police as each language begins it."""


def answered(engine: Engine, language: str, place: str, key: str) -> list[Said]:
    intent, _, topic = key.partition("/")
    situation = Situation(
        language,
        "web",
        f"demo-{language}",
        place=place,
        place_told=True,
        role="exploited",
        danger="certain",
        danger_kind="exploitation",
        turns=1,
        revealed=True,
    )
    reading = Understanding(intent, 1.0, language, topic=topic, founded=True)
    return engine.decide(reading, situation, NOW)


@pytest.mark.parametrize("language", sorted(STEMS))
def test_both_ways_are_told_wherever_the_police_are_named(
    engine: Engine, library: Library, language: str
) -> None:
    told = library.words.text(KEY, language)
    keys = [key for key, topic in topics().items() if topic.intent == "disclose_exploitation"]
    keys += ["ask_police/deported", "ask_police/arrest_me", "ask_human", "report_concern/he_hits"]
    named = 0
    for place in sorted(PARTICIPATING_STATES):
        for key in keys:
            said = answered(engine, language, place, key)
            text = "\n".join(one.text for one in said)
            if STEMS[language] not in text.lower():
                continue
            named += 1
            tells_itself = any(one.key.startswith(TELLS) for one in said)
            assert told in text or tells_itself, (place, key, text)
    assert named > 100


def test_the_question_stays_the_last_sentence(engine: Engine) -> None:
    said = answered(engine, "de", "DE", "disclose_exploitation/forced")
    assert said[-1].text.rstrip().endswith("?")


async def test_it_is_told_once(chat: Chat, library: Library) -> None:
    told = library.words.text(KEY, "de")
    answers = [
        "\n".join(said.text for said in (await chat(text, campaign="demo-de")).messages)
        for text in (
            "ich werde gezwungen anzuschaffen, ich bin in Köln",
            "ja",
            "wie komme ich da raus",
        )
    ]
    assert [told in answer for answer in answers] == [True, False, False]


async def test_who_fears_deportation_is_shown_no_number_of_the_police(chat: Chat) -> None:
    await chat("he hits me, I'm in Cologne")
    await chat("yes")
    outgoing = await chat("they will deport me if I go to the police")
    words = "\n".join(said.text for said in outgoing.messages)
    assert "110" not in words
    assert "116 016" in words


@pytest.mark.parametrize("language", sorted(STEMS))
def test_who_is_where_no_line_is_known_is_sent_to_none(
    engine: Engine, library: Library, language: str
) -> None:
    told = library.words.text(KEY, language)
    line = re.compile(_LINE[language], re.IGNORECASE)
    for key in (
        "report_concern/he_hits",
        "disclose_exploitation/forced",
        "ask_human/nobody_picks_up",
    ):
        said = answered(engine, language, "CL", key)
        assert said, key
        assert all(told not in one.text for one in said), key
        assert all(one.key != "utter_line_closed" for one in said), key
        sentences = [part for one in said for part in _SENTENCE.split(one.text)]
        sent = [part for part in sentences if line.search(part) and "133" not in part]
        assert not sent or key.startswith("ask_human"), (key, sent)
