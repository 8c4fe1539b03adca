"""The draw: as allocated, the same for the same person, independent of other experiments."""

from __future__ import annotations

from collections import Counter

import pytest
from scipy.stats import chi2_contingency, chisquare

from bot.campaigns.experiments.assignment import allocation, assign
from bot.campaigns.experiments.ratio import is_mismatched
from tests.campaigns.experiments.examples import KEY, experiment

ARMS = {
    "today": {"share": 0.5},
    "choice": {"share": 0.3, "varies": [KEY]},
    "short": {"share": 0.2, "varies": [KEY]},
}
PEOPLE = [f"person {number}" for number in range(20_000)]
SECRET = bytes(32)


def test_the_same_person_gets_the_same_arm() -> None:
    one = experiment(arms=ARMS)
    assert [assign(one, SECRET, p) for p in PEOPLE] == [assign(one, SECRET, p) for p in PEOPLE]


def test_the_shares_are_those_of_the_file() -> None:
    one = experiment(arms=ARMS, holdout=0.2)
    counts = Counter(assign(one, SECRET, person) for person in PEOPLE)
    shares = allocation(one)
    assert shares == pytest.approx({"holdout": 0.2, "today": 0.4, "choice": 0.24, "short": 0.16})
    expected = [share * len(PEOPLE) for share in shares.values()]
    assert chisquare([counts[arm] for arm in shares], expected).pvalue > 1e-4
    assert not is_mismatched(counts, shares)


@pytest.mark.parametrize("other", [{"id": "another"}, {"version": 2}])
def test_draws_of_other_experiments_and_versions_are_independent(other: dict[str, object]) -> None:
    first, second = experiment(arms=ARMS), experiment(arms=ARMS, **other)
    pairs = Counter((assign(first, SECRET, p), assign(second, SECRET, p)) for p in PEOPLE)
    table = [[pairs[a, b] for b in ARMS] for a in ARMS]
    assert chi2_contingency(table).pvalue > 1e-4


def test_another_key_is_another_draw() -> None:
    one = experiment(arms=ARMS)
    same = sum(assign(one, SECRET, p) == assign(one, b"\1" * 32, p) for p in PEOPLE)
    assert same < 0.5 * len(PEOPLE)


def test_a_broken_draw_sounds_the_alarm() -> None:
    shares = {"today": 0.5, "choice": 0.5}
    assert not is_mismatched({"today": 1000, "choice": 1040}, shares)
    assert is_mismatched({"today": 1000, "choice": 1300}, shares)
    assert is_mismatched({"today": 1000}, shares)
    assert not is_mismatched({}, shares)
