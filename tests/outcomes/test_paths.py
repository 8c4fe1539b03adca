"""Paths from topic to topic: what is kept, what is released, and that nobody follows from it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import pytest
from sqlalchemy import Engine, select

from bot.dialogue.situation import Situation
from bot.outcomes import settle as settling
from bot.outcomes.anonymise import anonymise
from bot.outcomes.definitions import ASKED_FOR_HELP, BY_NAME, INSTEAD, TOPICS, UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.paths import BETWEEN, KINDS, MOST_STEPS, NO_TOPIC, PATHS, path_of, steps_of
from bot.outcomes.pooling import Grouping
from bot.outcomes.question import EVERYBODY, OTHER, Filter
from bot.outcomes.settle import settle
from bot.outcomes.tables import outcomes, releases
from tests.outcomes.released import FIRST, all_cells, follows, people, random_rows, released, store
from tests.outcomes.test_settle import MINIMUM, START, database, timedelta

__all__ = ["database"]

EVERY_TOPIC = [*TOPICS, *sorted(ASKED_FOR_HELP)]


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
    assert sorted(kinds) == sorted({*EVERY_TOPIC} - {"delete_data", "privacy"})


def talks(longest: int) -> Iterator[tuple[str, ...]]:
    """Every order of topics, up to some of them."""
    for number in range(longest + 1):
        yield from permutations(EVERY_TOPIC, number)


def test_no_path_is_a_part_of_a_topic_or_of_help_and_none_of_these_of_it() -> None:
    """Otherwise the difference of two released counts would be a count, too (decisions/0008)."""
    every = list(talks(MOST_STEPS + 1))
    told: dict[str, set[int]] = {topic: set() for topic in TOPICS}
    told["help"] = {n for n, talk in enumerate(every) if not ASKED_FOR_HELP.isdisjoint(talk)}
    walked: dict[str, set[int]] = {}
    for number, talk in enumerate(every):
        for topic in set(talk) & set(TOPICS):
            if INSTEAD.get(topic) not in talk:
                told[topic].add(number)
        steps = steps_of(path_of(talk))
        for place, step in enumerate(steps):
            walked.setdefault(f"{step} at {place}", set()).add(number)
            walked.setdefault(f"{step} anywhere", set()).add(number)
        if steps:
            walked.setdefault(path_of(talk), set()).add(number)
    # Topics of which one is counted instead of the other add up to how many had either.
    sums = {f"{one} or {other}": told[one] | told[other] for one, other in INSTEAD.items()}
    nested = [
        (path, topic)
        for path, ways in walked.items()
        for topic, having in (told | sums).items()
        if ways <= having or having <= ways
    ]
    assert nested == []


Group = Callable[..., Grouping]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    return random_rows(random.Random(8), 300, 20)


@pytest.mark.parametrize("is_pooled", [True, False], ids=["pooled", "not pooled"])
def test_no_rare_path_follows_from_what_is_released_of_all(
    database: Engine,
    rows: list[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_pooled: bool,
) -> None:
    """And where rare paths were not put together, the attacker would find them."""
    group = settling.group_categories

    def not_pooled(counts: dict[str, int], categories: Sequence[str], *rest: int, **way: bool):  # type: ignore[no-untyped-def]
        if NO_TOPIC in categories:
            return {name: name for name in categories}
        return group(counts, categories, *rest, **way)

    if not is_pooled:
        monkeypatch.setattr(settling, "group_categories", not_pooled)
    store(database, rows)
    settle(database, MINIMUM, START + timedelta(days=40))
    table = Measures(database, MINIMUM).table("path", Filter(campaign="a")).rows[EVERYBODY]
    assert table[NO_TOPIC].count
    assert (OTHER in table) == is_pooled
    here = people(rows)
    everybody = [*here, *people(random_rows(random.Random(9), 900, 20))]
    spans = {(FIRST, FIRST + timedelta(days=days)) for days in range(20)}
    small = [
        test
        for span in spans
        for test, name in all_cells(span)
        if name[3] == "path" and 0 < sum(map(test, here)) < MINIMUM
    ]
    assert len(small) > 100
    found = follows([test for test, _ in released(database)], small, everybody)
    assert any(found) != is_pooled


def test_when_paths_are_released_says_nothing_of_them(database: Engine) -> None:
    """It depends on how many came, which is public: whatever their paths were, the days are the same."""
    rows = random_rows(random.Random(4), 1500, 40)
    spans = []
    for _ in range(2):
        store(database, rows)
        settle(database, MINIMUM, START + timedelta(days=43))
        with database.connect() as connection:
            query = select(releases.c.campaign, releases.c.since, releases.c.until)
            found = connection.execute(query.where(releases.c.measure == "path"))
            spans.append(sorted(map(tuple, found)))
        paths = [row["path"] for row in rows]
        random.Random(5).shuffle(paths)
        rows = [{**row, "path": path} for row, path in zip(rows, paths, strict=True)]
    assert spans[0] == spans[1]
    assert len(spans[0]) > 4


def test_outcomes_from_before_paths_were_kept_are_counted_as_such(database: Engine) -> None:
    rows = random_rows(random.Random(4), 1500, 40)
    store(database, [{**row, "path": None} if row["hour"].day < 8 else row for row in rows])
    settle(database, MINIMUM, START + timedelta(days=43))
    [table] = Measures(database, MINIMUM).table("path", Filter(campaign="a")).rows.values()
    assert (table[UNKNOWN].count or 0) > 100
    assert (table[NO_TOPIC].count or 0) > 100
