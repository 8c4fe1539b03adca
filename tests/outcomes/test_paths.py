"""Paths from topic to topic: what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import permutations

import pytest

from bot.dialogue.state.situation import Situation
from bot.outcomes.anonymise import anonymise
from bot.outcomes.definitions import BY_NAME, TOPICS, UNKNOWN
from bot.outcomes.paths import BETWEEN, KINDS, MOST_STEPS, NO_TOPIC, PATHS, path_of, steps_of
from bot.outcomes.tables import outcomes

START = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("topics", "path"),
    [
        ([], NO_TOPIC),
        (["delete_data"], NO_TOPIC),
        (["law", "risk"], "consequences"),
        (["claim_legal", "law"], "excuses"),
        (["claim_legal", "law", "risk"], "excuses>consequences"),
        (["law", "claim_legal"], "consequences>excuses"),
        (["risk", "harm", "law", "help"], "consequences>harms>ways_out"),
        (["risk", "harm", "help", "claim_need"], "consequences>harms>ways_out"),
    ],
)
def test_kinds_are_kept_in_the_order_of_the_talk(topics: list[str], path: str) -> None:
    situation = Situation("en", "web", "demo-en", outcome="a" * 32)
    for topic in topics:
        situation.note_topic(topic)
    assert anonymise(situation, START).path == path


def test_every_path_can_be_kept_and_is_counted() -> None:
    found = {path_of(topics) for topics in talks(MOST_STEPS)}
    assert found == set(PATHS)
    assert set(BY_NAME["path"].categories) == {*PATHS, UNKNOWN}
    assert max(map(len, PATHS)) <= outcomes.c.path.type.length
    assert {path: BETWEEN.join(steps_of(path)) or NO_TOPIC for path in PATHS} == {
        path: path for path in PATHS
    }


def test_every_topic_is_of_one_kind_but_for_what_is_asked_about_us() -> None:
    kinds = [topic for topics in KINDS.values() for topic in topics]
    assert sorted(kinds) == sorted({*TOPICS} - {"concern", "delete_data", "privacy"})


def talks(longest: int) -> Iterator[tuple[str, ...]]:
    """Every order of topics, up to some of them."""
    for number in range(longest + 1):
        yield from permutations(TOPICS, number)
