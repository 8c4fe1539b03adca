"""A text as its words and pieces of words: the slang and typos that no sentence vector sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.nlu.folding import fold
from bot.nlu.letters import framed_pieces

BUCKETS = 2**17
"""Numbers a piece may be hashed to, unless fewer are asked for; no vocabulary has to be stored or loaded."""

Rarity = npt.NDArray[np.float32]
Row = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]
"""Columns that a text has, and its number in each."""


def spelling(text: str, rarity: Rarity) -> Row:
    """The pieces of the words of a text, then its words and pairs of words, each of length one.

    Args:
        text: as written; it is folded here.
        rarity: a factor a column (`spellings`).
    """
    return _weighed(_counts(text, len(rarity) // 2), rarity)


def judged(text: str, arrays: Mapping[str, npt.NDArray[np.float32]]) -> npt.NDArray[np.float32]:
    """What a linear model says of the spelling of a text: one score a class.

    Args:
        text: as written.
        arrays: `rarity`, `pieces` and `bias`, as `bot.nlu.fitting.fit_spelling` learns them.
    """
    columns, numbers = spelling(text, arrays["rarity"])
    scores: npt.NDArray[np.float32] = numbers @ arrays["pieces"][columns].astype(np.float32)
    return scores + arrays["bias"]


def spellings(texts: Sequence[str], buckets: int = BUCKETS) -> tuple[sparse.csr_matrix, Rarity]:
    """One row a text, and the factor a column that was learnt from them.

    The factor is the inverse document frequency, smoothed: 1 + ln((1 + texts) / (1 + texts that have
    the piece)). Source: scikit-learn's `TfidfTransformer`.
    """
    counted = [_counts(text, buckets) for text in texts]
    having = np.zeros(2 * buckets)
    for blocks in counted:
        for columns, _ in blocks:
            having[columns] += 1
    rarity: Rarity = (1 + np.log((1 + len(texts)) / (1 + having))).astype(np.float32)
    return matrix([_weighed(blocks, rarity) for blocks in counted], buckets), rarity


def _weighed(counted: Sequence[Row], rarity: Rarity) -> Row:
    blocks = []
    for columns, counts in counted:
        weights = (1 + np.log(counts)) * rarity[columns]
        length = np.sqrt(weights @ weights)
        blocks.append((columns, weights / length if length else weights))
    (some, numbers), (others, more) = blocks
    return np.concatenate([some, others]), np.concatenate([numbers, more]).astype(np.float32)


def _counts(text: str, buckets: int) -> list[Row]:
    """How often each piece and each word stands in a text, by column."""
    words = fold(text).split()
    pieces = [piece for word in words for piece in framed_pieces(word)]
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return [_counted(pieces, 0, buckets), _counted(words + pairs, buckets, buckets)]


def _counted(pieces: Sequence[str], first_column: int, buckets: int) -> Row:
    hashed = np.array([crc32(piece.encode()) for piece in pieces], dtype=np.int64)
    columns, counts = np.unique(hashed % buckets, return_counts=True)
    return columns + first_column, counts.astype(np.float32)


def matrix(rows: Sequence[Row], buckets: int = BUCKETS) -> sparse.csr_matrix:
    """Rows as one matrix."""
    ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([columns for columns, _ in rows])
    numbers = np.concatenate([numbers for _, numbers in rows])
    return sparse.csr_matrix((numbers, columns, ends), shape=(len(rows), 2 * buckets))
