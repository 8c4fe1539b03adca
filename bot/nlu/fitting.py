"""Learning the classifier from messages; the one part of understanding that needs scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import numpy.typing as npt
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

from bot.nlu.classifier import SCALE, Classifier, Numbers, Recipe
from bot.nlu.encoder import Vectors
from bot.nlu.spelling import BUCKETS, spellings

Labels = npt.NDArray[np.int64]
Learning = Callable[[], dict[str, Numbers]]


def fit(
    texts: Sequence[str],
    vectors: Vectors,
    intents: Sequence[str],
    recipe: Recipe,
) -> Classifier:
    """Learn from messages.

    Args:
        texts: as written.
        vectors: the sentence vector of each.
        intents: what each means; at least two different ones.
        recipe: how to fit.

    Raises:
        ValueError: there are not two intents to tell apart.
    """
    names = sorted(set(intents))
    if len(names) < 2:
        raise ValueError("There must be messages of at least two intents in intents/.")
    labels = np.searchsorted(names, intents)
    arrays = both(
        partial(fit_network, vectors * np.float32(SCALE), labels, recipe),
        partial(fit_spelling, texts, labels, recipe),
    )
    return Classifier(names, arrays, recipe)


def both(network: Learning, spelling: Learning) -> dict[str, Numbers]:
    """The arrays of a network and of a spelling, learnt at the same time: each keeps a core busy."""
    with ThreadPoolExecutor(1) as other:
        learnt = other.submit(spelling)
        return network() | learnt.result()


def fit_network(seen: Numbers, labels: Labels, recipe: Recipe) -> dict[str, Numbers]:
    """A network with one hidden layer, as arrays; one row of `seen` a message."""
    network = MLPClassifier(
        (recipe.hidden,),
        alpha=recipe.decay,
        max_iter=recipe.rounds,
        batch_size=min(128, len(labels)),
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is the recipe
        network.fit(seen, labels)
    (inward, outward), (threshold, offset) = network.coefs_, network.intercepts_
    if outward.shape[1] == 1:  # scikit-learn keeps one output for two classes
        outward, offset = np.hstack([-outward, outward]) / 2, np.hstack([-offset, offset]) / 2
    named = {"inward": inward, "outward": outward, "threshold": threshold, "offset": offset}
    return {name: np.ascontiguousarray(array, np.float32) for name, array in named.items()}


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
