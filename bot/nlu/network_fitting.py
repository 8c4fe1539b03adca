"""Learning a network with one hidden layer: Adam on batches, with a rate that rises shortly and then falls.

Two are learnt, each from weights and an order of its own, and judge together: what one alone makes of a
message that is unlike those it learnt hangs on chance, down to how the last digit of a product was rounded.

A falling rate reads more held-out messages right in half of the rounds than scikit-learn's constant one, and
one loop over plain arrays spends its time on products alone (decisions/0002-understanding.md, "Training
time"). Sources: Kingma and Ba, "Adam", 2015; the first weights of Glorot and Bengio, 2010, as scikit-learn
draws them; several networks that judge together: Hansen and Salamon, 1990.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from bot.nlu.classifier import SCALE, Numbers, Recipe
from bot.nlu.encoder import Vectors

Labels = npt.NDArray[np.int64]
Seen = Callable[[Labels, np.random.Generator], Numbers]
"""Gives the rows of what a network sees, for the places of some messages, by the chance that it is given."""

MEMBERS = 2
"""Networks that judge together: as many as a small machine has cores, which learn them at one time."""

BATCH, BATCHES = 256, 16
"""Messages of a batch; fewer where there would not be so many batches."""

RATE = np.float32(2e-3)
"""The highest rate of learning."""

RISING = 0.05
"""Share of the steps in which the rate rises."""

MEMORY, SQUARES_MEMORY, TINY = 0.9, 0.999, np.float32(1e-8)
"""Adam's usual numbers."""

PIECE = 2**14
"""Weights that are moved at a time: five such pieces lie in a processor's nearest memory."""

DECAY_ROWS = np.float32(128)
"""By which a recipe's decay is divided, whatever the batch: what it was chosen with."""


def fit_network(seen: Seen, width: int, labels: Labels, recipe: Recipe) -> dict[str, Numbers]:
    """A network as arrays (`bot.nlu.classifier.network_shares`); the same for the same messages.

    Args:
        seen: called with the places of each batch, by several threads.
        width: numbers of a row that it gives.
        labels: the class of each message, counted from zero.
        recipe: size of each member, decay and rounds.
    """
    with ThreadPoolExecutor(MEMBERS) as threads:
        members = [
            *threads.map(lambda place: _member(seen, width, labels, recipe, place), range(MEMBERS))
        ]
    return _together(members)


def of_vectors(vectors: Vectors) -> Seen:
    """What a network sees that knows nothing of a message but its sentence vector."""

    def seen(places: Labels, _chance: np.random.Generator) -> Numbers:
        rows: Numbers = vectors[places] * np.float32(SCALE)
        return rows

    return seen


def _together(members: Sequence[dict[str, Numbers]]) -> dict[str, Numbers]:
    """One network, as wide as all, whose scores are the mean of theirs."""
    parts = {name: [member[name] for member in members] for name in members[0]}
    share = np.float32(1 / len(members))
    return {
        "inward": np.hstack(parts["inward"]),
        "threshold": np.hstack(parts["threshold"]),
        "outward": np.vstack(parts["outward"]) * share,
        "offset": np.sum(parts["offset"], axis=0) * share,
    }


def _member(
    seen: Seen, width: int, labels: Labels, recipe: Recipe, place: int
) -> dict[str, Numbers]:
    chance = np.random.default_rng(place)
    weights = _Weights(width, recipe.hidden, int(labels.max()) + 1, chance)
    size = max(1, min(BATCH, len(labels) // BATCHES))
    starts = range(0, len(labels), size)
    steps = recipe.rounds * len(starts)
    decay, step = np.float32(recipe.decay) / DECAY_ROWS, 0
    for _ in range(recipe.rounds):
        order = chance.permutation(len(labels))
        for start in starts:
            places = order[start : start + size]
            weights.slope(seen(places, chance), labels[places], decay)
            step += 1
            weights.move(step, _rate(step / steps))
    return {name: array.copy() for name, array in weights.named().items()}


def _rate(done: float) -> np.float32:
    return RATE * np.float32(min(done / RISING, (1 - done) / (1 - RISING)))


class _Weights:
    """The weights of a network, their slope and Adam's two memories, each in one piece of memory."""

    def __init__(self, width: int, hidden: int, classes: int, chance: np.random.Generator) -> None:
        shapes = [(width, hidden), (hidden,), (hidden, classes), (classes,)]
        total = sum(int(np.prod(shape)) for shape in shapes)
        self._all, self._slope = np.empty(total, np.float32), np.empty(total, np.float32)
        self._mean, self._square = np.zeros(total, np.float32), np.zeros(total, np.float32)
        self._spare = np.empty(min(total, PIECE), np.float32)
        self._parts, self._slopes = _cut(self._all, shapes), _cut(self._slope, shapes)
        for matrix, offset in (self._parts[:2], self._parts[2:]):
            bound = np.sqrt(6 / sum(matrix.shape))
            matrix[...] = chance.uniform(-bound, bound, matrix.shape)
            offset[...] = chance.uniform(-bound, bound, offset.shape)

    def named(self) -> dict[str, Numbers]:
        """The arrays by the names that a classifier knows."""
        return dict(zip(("inward", "threshold", "outward", "offset"), self._parts, strict=True))

    def slope(self, rows: Numbers, labels: Labels, decay: np.float32) -> None:
        """Work out how the mean loss of a batch, and the decay, change with each weight."""
        inward, threshold, outward, offset = self._parts
        inner = rows @ inward
        inner += threshold
        np.maximum(inner, 0, out=inner)
        shares = inner @ outward
        shares += offset
        shares -= shares.max(axis=1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=1, keepdims=True)
        shares[np.arange(len(labels)), labels] -= 1
        shares /= np.float32(len(labels))
        back = shares @ outward.T
        back *= inner > 0
        of_inward, of_threshold, of_outward, of_offset = self._slopes
        np.matmul(inner.T, shares, out=of_outward)
        np.matmul(rows.T, back, out=of_inward)
        shares.sum(axis=0, out=of_offset)
        back.sum(axis=0, out=of_threshold)
        of_inward += decay * inward
        of_outward += decay * outward

    def move(self, step: int, rate: np.float32) -> None:
        """Take a step of Adam, in place and piece by piece: a dozen sums over all weights wait for memory."""
        corrected = rate * np.float32(np.sqrt(1 - SQUARES_MEMORY**step) / (1 - MEMORY**step))
        for begin in range(0, len(self._all), PIECE):
            self._move_piece(slice(begin, begin + PIECE), corrected)

    def _move_piece(self, piece: slice, rate: np.float32) -> None:
        mean, square, slope = self._mean[piece], self._square[piece], self._slope[piece]
        spare = self._spare[: len(mean)]
        mean *= np.float32(MEMORY)
        np.multiply(slope, np.float32(1 - MEMORY), out=spare)
        mean += spare
        square *= np.float32(SQUARES_MEMORY)
        slope *= slope
        slope *= np.float32(1 - SQUARES_MEMORY)
        square += slope
        np.sqrt(square, out=spare)
        spare += TINY
        np.divide(mean, spare, out=spare)
        spare *= rate
        self._all[piece] -= spare


def _cut(whole: Numbers, shapes: Sequence[tuple[int, ...]]) -> list[Numbers]:
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
    return [
        part.reshape(shape) for part, shape in zip(np.split(whole, ends[:-1]), shapes, strict=True)
    ]
