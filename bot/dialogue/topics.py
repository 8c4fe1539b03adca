"""The repertoire of the talk: every topic under its intent, and what the plan of a reply needs of it.

A topic is the second level of an intent (Rasa's retrieval intents): `ask_privacy/phone_bill` is a
question on privacy with an answer of its own. The table is `topics.yml`, the words are in
`responses/<language>/topics_*.yml`, what visitors say in `intents/<language>/topics_*.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("topics.yml")


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of `topics.yml`.

    Args:
        key: `intent/topic`.
        role: who writes when this is heard; empty where it says nothing of that.
        danger: kind of danger that it is a sign of; empty for none.
        need: what the directory is asked for.
        asks: the question of ours that its reply ends with.
        first: what the reply may not say without: `emergency`, `routes`, `law` or `figure`.
        roles, after: where it is likely, for the model's context.
    """

    key: str
    role: str = ""
    danger: str = ""
    need: str = ""
    asks: str = ""
    first: str = ""
    roles: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def intent(self) -> str:
        """The first level."""
        return self.key.partition("/")[0]


NO_TOPIC = Topic("")


@cache
def topics() -> Mapping[str, Topic]:
    """All topics by key."""
    groups: dict[str, dict[str, dict[str, Any]]] = yaml.load(
        FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return {key: _topic(key, row) for group in groups.values() for key, row in group.items()}


def topic_of(key: str) -> Topic:
    """The topic of a key; one without any properties where the key is an intent alone."""
    return topics().get(key, NO_TOPIC)


def _topic(key: str, row: Mapping[str, Any]) -> Topic:
    heard = row.get("heard", ())
    after = heard["after"] if isinstance(heard, dict) else ()
    return Topic(
        key,
        role=row.get("role", ""),
        danger=row.get("danger", ""),
        need=row.get("need", ""),
        asks=row.get("asks", ""),
        first=row.get("first", ""),
        roles=() if isinstance(heard, dict) else tuple(heard),
        after=tuple(after),
    )
