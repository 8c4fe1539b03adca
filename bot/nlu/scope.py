"""Whether a message is out of scope: about nothing that anybody comes here with.

"My plants are dying" or "the bus 15 stops at the school" ring like a danger to a model that shares
out thirty-seven meanings, most of them of this matter. A head of its own answers one question: is
the message like those that have nothing to do with us, or like any of the others? It is a network
with one hidden layer over the sentence vector v, of length one:

    share = softmax(max(0, 8 v A + a) B + b), of which the first number is that of out of scope

It is learnt from all training messages, dangers among them. A head that learns mixtures of two intents as
strange beside them (the idea of DETER, arXiv 2510.14110) brought less (docs/benchmark-understanding.md,
"Out of scope"). What its share decides: `ScopeReader` (`bot.engine.components.scope`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from bot.nlu.classifier import SCALE, Numbers, Recipe, network_shares
from bot.nlu.encoder import Vectors
from bot.nlu.kept import kept_arrays
from bot.nlu.network_fitting import fit_network, of_vectors

RECIPE = Recipe(hidden=256, rounds=4)
"""How it is fitted; of 64 it recognises four sentences of 623 less."""

FILE = "scope.npz"


class ScopeHead:
    """Gives a sentence vector its share of out of scope. Plain arrays; safe to share between threads."""

    def __init__(self, arrays: dict[str, Numbers]) -> None:
        self._arrays = arrays

    def share(self, vector: Numbers) -> float:
        """How likely it is that a message is out of scope, from 0 to 1."""
        outside, _ = network_shares(vector * np.float32(SCALE), self._arrays)
        return float(np.exp(outside))

    def save(self, folder: Path) -> None:
        """Write plain arrays, no pickle."""
        np.savez(folder / FILE, **self._arrays)

    @classmethod
    def load(cls, folder: Path) -> ScopeHead:
        """Read what `save` wrote."""
        with np.load(folder / FILE, allow_pickle=False) as stored:
            return cls({name: stored[name] for name in stored.files})


def fit_scope(
    texts: Sequence[str], vectors: Vectors, is_outside: Sequence[bool], recipe: Recipe = RECIPE
) -> ScopeHead:
    """Learn from messages.

    Args:
        texts: as written; by them it is told whether anything changed since the training before.
        vectors: the sentence vector of each.
        is_outside: whether each is out of scope; some are not.
        recipe: how to fit.
    """
    labels = np.where(is_outside, 0, 1)
    learn = partial(fit_network, of_vectors(vectors), vectors.shape[1], labels, recipe)
    return ScopeHead(kept_arrays("scope", (texts, list(is_outside), recipe), learn))
