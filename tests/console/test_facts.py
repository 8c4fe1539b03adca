"""The page of facts: what operators must know of law, freshness and gaps."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.console.facts import TYPOLOGY, Facts


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts()


def test_each_kind_of_law_is_explained(facts: Facts) -> None:
    told = dict(facts.typology())
    assert tuple(told) == TYPOLOGY
    assert all(sentence.endswith(".") for sentence in told.values())


def test_every_participating_state_is_in_the_table(facts: Facts) -> None:
    rows = facts.laws(dt.date(2026, 11, 24))
    assert len({row.code for row in rows if "-" not in row.code}) == 57
    assert not any(row.is_stale for row in rows)


def test_old_facts_are_marked_and_listed(facts: Facts) -> None:
    later = dt.date(2028, 1, 1)
    assert all(row.is_stale for row in facts.laws(later))
    assert any("SE" in sentence for sentence in facts.stale(later))


def test_a_state_without_a_victim_service_is_named(facts: Facts) -> None:
    gaps = dict(facts.gaps())
    assert "victim" in gaps["Belarus"]
    assert "Sweden" not in gaps or "crisis" not in gaps["Sweden"]
