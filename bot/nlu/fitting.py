"""Learning the classifier from messages; the one part of understanding that needs scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from sklearn.linear_model import SGDClassifier

from bot.nlu.classifier import Classifier, Numbers, Recipe
from bot.nlu.encoder import Vectors
from bot.nlu.kept import kept_arrays
from bot.nlu.network_fitting import Labels, fit_network, of_vectors
from bot.nlu.spelling import BUCKETS, spellings

Learning = Callable[[], dict[str, Numbers]]


def fit(
    texts: Sequence[str],
    vectors: Vectors,
    intents: Sequence[str],
    recipe: Recipe,
    name: str = "intents",
    buckets: int = BUCKETS,
) -> Classifier:
    """Learn from messages.

    Args:
        texts: as written.
        vectors: the sentence vector of each.
        intents: what each means; at least two different ones.
        recipe: how to fit.
        name: under which what was learnt is kept for the next training.
        buckets: into how many the pieces of the spelling are counted.

    Raises:
        ValueError: there are not two intents to tell apart.
    """
    names = sorted(set(intents))
    if len(names) < 2:
        raise ValueError("There must be messages of at least two intents in intents/.")
    labels = np.searchsorted(names, intents)
    arrays = both(
        name,
        (texts, intents, recipe, buckets),
        partial(fit_network, of_vectors(vectors), vectors.shape[1], labels, recipe),
        partial(fit_spelling, texts, labels, recipe, buckets),
    )
    return Classifier(names, arrays, recipe)


def both(
    name: str, learnt_from: object, network: Learning, spelling: Learning
) -> dict[str, Numbers]:
    """The arrays of a network and of a spelling, learnt at the same time.

    Args:
        name: of what is learnt.
        learnt_from: all that the arrays depend on but code: while it stays the same, what the training before
            learnt is taken.
        network: learns the one.
        spelling: learns the other.
    """
    return kept_arrays(name, learnt_from, partial(_both, network, spelling))


def _both(network: Learning, spelling: Learning) -> dict[str, Numbers]:
    with ThreadPoolExecutor(1) as other:
        learnt = other.submit(spelling)
        return network() | learnt.result()


def fit_spelling(
    texts: Sequence[str], labels: Labels, recipe: Recipe, buckets: int = BUCKETS
) -> dict[str, Numbers]:
    """A linear model of the spelling, as arrays (`bot.nlu.spelling.judged`)."""
    rows, rarity = spellings(texts, buckets)
    linear = SGDClassifier(
        "modified_huber",
        alpha=recipe.regularisation,
        max_iter=recipe.passes,
        tol=None,
        average=True,
        random_state=0,
        n_jobs=-1,  # one class a thread
    )
    linear.fit(rows, labels)
    pieces, bias = linear.coef_.T, linear.intercept_
    if pieces.shape[1] == 1:
        pieces, bias = np.hstack([-pieces, pieces]) / 2, np.hstack([-bias, bias]) / 2
    return {
        "rarity": rarity,
        "pieces": np.ascontiguousarray(pieces, np.float16),
        "bias": bias.astype(np.float32),
    }
