"""The state of a talk holds words of ours and of the vocabulary, and nothing that a visitor wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
import yaml

from bot.dialogue.answering.no_voice import GRAVER as CODES
from bot.dialogue.answering.ruled_out import CODES as RULED_OUT
from bot.dialogue.reading.kept_in import GRAVER
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.nlu.context import ROLES
from bot.nlu.phrases import told_detail
from bot.nlu.phrases.bystander import FAMILY, PARENT, PARTNER, WITNESS
from bot.nlu.phrases.expressions import expressions
from bot.nlu.places.areas import ELSEWHERE
from bot.server.app import Assistant
from bot.settings import PROJECT
from bot.vocabulary import DANGERS, STAGES, Ending
from tests.canary.canaries import Canaries
from tests.canary.leaks import PARTS, into_state
from tests.canary.visitors import TEXTS
from tests.conftest import Chat

DETAILS = expressions(told_detail.__file__)
"""Names of what somebody in need may tell, which the first sentence of an answer takes up once."""

OWN = {"campaign", "outcome", "arm", "channel", "language", "buttons"}
"""Parts that are set before anybody writes, or by a reply of ours."""

PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{2,3})?")
"""ISO 3166."""

AREA = re.compile(rf"[A-Z]{{2}}-([A-Z0-9]{{1,3}}|{ELSEWHERE})")
"""A part of a State, or all those for which no line is."""

REASON = re.compile(
    r"(net|classifier|second sign|lifted|answer|not confirmed): "
    r"(about whom|something different|(yes|no) to [a-z_]+|[a-z_]+(/[a-z_]+)?)"
)


def words_known(library: Library, engine: Engine) -> dict[str, set[str]]:
    """What each part of the state may hold."""
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    asked = set(domain["slots"]["asked"]["values"])
    keys = {*engine.intents, *topics(), "out_of_scope", "*", ""}
    dangers = {*DANGERS, ""}
    rows = {row.id for file in library.directory.files for row in file.resources}
    needs = {
        purpose for f in library.directory.files for r in f.resources for purpose in r.purposes
    }
    return {
        "role": set(ROLES),
        "role_before": set(ROLES),
        "gender": {"man", "woman", ""},
        "says_who": {FAMILY, PARENT, PARTNER, WITNESS, ""},
        "kept_in": set(GRAVER),
        "cannot_call": set(CODES),
        "ruled_out": set(RULED_OUT),
        "denied": keys,
        "danger": {"none", "suspected", "certain"},
        "danger_kind": dangers,
        "suspected": dangers,
        "lifted": dangers,
        "safety_kinds": dangers,
        "taken_back": dangers,
        "course_plan": {p.rpartition(" ")[2] for p in library.words.payloads()},
        "stage": set(STAGES),
        "stage_before_promise": {*STAGES, ""},
        "ending": set(Ending),
        "asked": asked,
        "last_topic": keys,
        "topics": keys
        | {"law", "risk", "harm", "figures", "signs", "help", "human", "education"}
        | {"course", "sector_guidance", "privacy", "concern"},
        "said": {*library.words.messages(), *(f"told_{name}" for name in DETAILS)},
        "figures": {figure.id for figure in library.figures.told},
        "resources": rows,
        "lines_shown": rows,
        "last_need": needs | {"", "minor", "buyer_help"},
        "returned": set(),
    }


def strange(situation: Situation, known: dict[str, set[str]]) -> Iterator[str]:
    """Every string of a state that is no word of ours."""
    for part in fields(Situation):
        value: Any = getattr(situation, part.name)
        texts = value if isinstance(value, list) else [value]
        for text in texts if part.name not in OWN else ():
            if isinstance(text, str) and not _is_known(part.name, text, known):
                yield f"{part.name}: {text}"


def _is_known(part: str, text: str, known: dict[str, set[str]]) -> bool:
    if part == "reason":
        return not text or REASON.fullmatch(text) is not None
    if part in ("place", "asked_place", "law_told", "not_there"):
        return (part == "law_told" and not text) or PLACE.fullmatch(text) is not None
    if part == "area":
        return not text or AREA.fullmatch(text) is not None
    return (text.partition("#")[0] if part == "said" else text) in known[part]


async def talked(assistant: Assistant, chat: Chat) -> list[Situation]:
    """The states of talks with canaries in every message."""
    canaries = Canaries()
    found = []
    for person in range(6):
        for number in range(len(TEXTS)):
            text = TEXTS[(number * (person + 1) + person) % len(TEXTS)]
            said = text.format(name=canaries.word("text"), number=canaries.phone())
            await chat(said, visitor=f"person {person}")
            situation = await assistant.turn.conversations.find(f"web person {person}")
            found += [situation] if situation else []
    return found


async def test_the_state_holds_only_words_of_ours(
    assistant: Assistant, chat: Chat, library: Library, engine: Engine
) -> None:
    known = words_known(library, engine)
    situations = await talked(assistant, chat)
    assert [what for situation in situations for what in strange(situation, known)] == []
    for part in ("reason", "said", "safety_kinds", "last_topic"):
        assert any(getattr(situation, part) for situation in situations), part


@pytest.mark.parametrize("part", PARTS)
async def test_a_state_that_holds_a_message_is_caught(
    assistant: Assistant,
    chat: Chat,
    library: Library,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
) -> None:
    into_state(part)(monkeypatch)
    await chat("hello, my name is Qxcanary")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert any("Qxcanary" in what for what in strange(situation, words_known(library, engine)))
