"""Which text answers a message is learnt from messages as people write them, and heard in strangers' words.

`answers.yml` is by writers who saw neither texts nor training messages, only in a line each what is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.engine.storage.resource import Resource

from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.engine.components.answers import AnswerReader
from bot.engine.engine import Engine
from bot.nlu.evidence import ANSWERED_BY, OTHERS_KNOW
from bot.nlu.phrases.who_knows import KEY, OURS
from bot.words import MESSAGE_PREFIX
from tests.learning import STORAGE, data_of, message_of, tables_of

BLIND: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(
    Path(__file__).with_name("answers.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
"""By the key of the text that answers, and language."""

FIRST, AMONG_THREE = 965, 1030
"""How many of these are heard: as the likeliest text, and among the likeliest three; may only rise."""

TABLES = tables_of("answered_by.yml", ANSWERED_BY)


async def test_the_text_that_answers_strangers_is_heard(engine: Engine) -> None:
    first, among, asked = Counter[str](), Counter[str](), Counter[str]()
    of_topics = Counter[str]()
    for key, by in BLIND.items():
        for language, texts in by.items():
            for text in texts:
                reading = await engine.understand(text, {"campaign_language": language})
                likely = [answer.key for answer in reading.answers[:3]]
                asked[language] += 1
                first[language] += likely[:1] == [key]
                among[language] += key in likely
                if key in topics():
                    of_topics["asked"] += 1
                    of_topics["read"] += key in {move.key for move in reading.moves}
                    of_topics["heard"] += likely[:1] == [key]
    for language, number in asked.items():
        print(
            language, number, f"{first[language] / number:.0%}", f"{among[language] / number:.0%}"
        )
    print(first.total(), among.total(), asked.total(), dict(of_topics))
    assert first.total() >= FIRST
    assert among.total() >= AMONG_THREE


@pytest.mark.parametrize("language", TABLES)
def test_each_language_has_messages_for_each_text(language: str, library: Library) -> None:
    tables = TABLES[language]
    assert {*tables} == {*TABLES["en"]}
    assert min(map(len, tables.values())) >= 14
    held_out = {text for by in BLIND.values() for text in by.get(language, ())}
    assert held_out.isdisjoint(text for texts in tables.values() for text in texts)
    for key in tables:
        assert library.words.has(f"{MESSAGE_PREFIX}{key.replace(OTHERS_KNOW, KEY)}"), key


def test_what_can_be_answered_is_a_topic_or_stands_as_a_text_of_its_own() -> None:
    of_intents = {key for key in TABLES["en"] if "/" in key and not key.startswith(OTHERS_KNOW)}
    assert of_intents <= {*topics()}
    assert {*OURS.values()} <= of_intents
    assert {*BLIND} <= {*TABLES["en"]}


SMALL = {
    "answered_by/need_own_id": ["he has my card and i want a new one", "how do i get my id back"],
    "answered_by/ask_risk/scammed": [
        "he took the deposit and blocked me",
        "i paid and nobody came",
    ],
    "who_knows/nobody": ["my wife has the card", "i paid for dinner"],
}
TOLD = [
    ("hello there", "greet", ""),
    ("good evening", "greet", ""),
    ("the deposit is gone", "ask_risk", "ask_risk/scammed"),
]


def _reader() -> AnswerReader:
    return AnswerReader({"least": 0.02}, STORAGE, Resource("answers"))


def _heard(reader: AnswerReader, text: str) -> dict[str, Any] | None:
    message = message_of(text)
    reader.add(message)
    found: dict[str, Any] | None = message.get("answers")
    return found


def test_what_is_learnt_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    reader, other = _reader(), _reader()
    reader.learn(data_of(SMALL, TOLD))
    reader.write(tmp_path)
    other.read(tmp_path)
    heard = _heard(reader, "he blocked me after the deposit")
    assert heard is not None
    assert next(iter(heard)) == "ask_risk/scammed"
    assert heard == _heard(other, "he blocked me after the deposit")


def test_who_only_greets_is_answered_by_none_of_them() -> None:
    reader = _reader()
    reader.learn(data_of(SMALL, TOLD))
    assert _heard(reader, "hello there") is None


def test_without_tables_no_text_is_named(tmp_path: Path) -> None:
    reader, other = _reader(), _reader()
    reader.learn(data_of({"claim_need/widowed": ["my late wife"]}, TOLD))
    reader.write(tmp_path)
    assert [*tmp_path.iterdir()]  # Rasa takes an empty folder from its cache as none
    other.read(tmp_path)
    assert _heard(other, "he blocked me after the deposit") is None
