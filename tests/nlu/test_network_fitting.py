"""The network that is learnt: as good as scikit-learn's on what can be told apart, and always the same."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

from bot.nlu.classifier import Numbers, Recipe, network_shares
from bot.nlu.network_fitting import MEMBERS, Labels, fit_network

RECIPE = Recipe(hidden=32, rounds=6)


def learnt(rows: Numbers, labels: Labels, recipe: Recipe = RECIPE) -> dict[str, Numbers]:
    return fit_network(lambda places, _chance: rows[places], rows.shape[1], labels, recipe)


def test_it_is_as_good_as_the_library() -> None:
    rows, labels = load_digits(return_X_y=True)
    rows = (rows / 16).astype(np.float32)
    arrays = learnt(rows[:1200], labels[:1200], Recipe(hidden=32, rounds=20))
    right = [network_shares(row, arrays).argmax() for row in rows[1200:]] == labels[1200:]
    library = MLPClassifier((32,), max_iter=20, random_state=0, batch_size=75)
    with pytest.warns(UserWarning, match="Maximum iterations"):
        library.fit(rows[:1200], labels[:1200])
    assert right.mean() >= library.score(rows[1200:], labels[1200:]) - 0.01
    assert right.mean() > 0.85


def test_the_same_messages_make_the_same_network() -> None:
    rows = np.random.default_rng(1).normal(size=(200, 8)).astype(np.float32)
    labels = (rows[:, 0] > 0).astype(np.int64)
    one, other = learnt(rows, labels), learnt(rows, labels)
    assert all(np.array_equal(one[name], other[name]) for name in one)
    assert {array.dtype for array in one.values()} == {np.dtype(np.float32)}


def test_networks_that_judge_together_are_one_whose_scores_are_their_mean() -> None:
    rows = np.random.default_rng(2).normal(size=(300, 8)).astype(np.float32)
    arrays = learnt(rows, (rows[:, 0] * rows[:, 1] > 0).astype(np.int64))
    assert arrays["inward"].shape == (8, MEMBERS * RECIPE.hidden)
    assert not np.allclose(*np.split(arrays["outward"], MEMBERS))  # each began elsewhere
    scores = [
        np.maximum(0, rows @ arrays["inward"][:, part] + arrays["threshold"][part])
        @ (arrays["outward"][part] * MEMBERS)
        for part in (slice(None, RECIPE.hidden), slice(RECIPE.hidden, None))
    ]
    mean = np.mean(scores, axis=0) + arrays["offset"]
    shares = np.exp([network_shares(row, arrays) for row in rows])
    wanted = np.exp(mean) / np.exp(mean).sum(axis=1, keepdims=True)
    assert np.allclose(shares, wanted, atol=1e-5)


def test_a_handful_of_messages_is_learnt_too() -> None:
    rows = np.eye(4, dtype=np.float32).repeat(3, axis=0) * 8
    labels = np.arange(4).repeat(3)
    arrays = learnt(rows, labels, Recipe(hidden=64, rounds=60))
    assert [int(network_shares(row, arrays).argmax()) for row in rows] == labels.tolist()
