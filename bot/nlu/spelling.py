"""A text as its words and pieces of words: the slang and typos that no sentence vector sees."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.nlu.folding import fold
from bot.nlu.letters import checksums, framed_pieces
from bot.nlu.once import once

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
    rows = _counted_rows(texts, buckets)
    having = np.bincount(rows.indices, minlength=2 * buckets)
    rarity: Rarity = (1 + np.log((1 + len(texts)) / (1 + having))).astype(np.float32)
    rows.data = ((1 + np.log(rows.data)) * rarity[rows.indices]).astype(np.float32)
    # Each half of a row, pieces and words, has length one.
    half = 2 * np.repeat(np.arange(len(texts)), np.diff(rows.indptr)) + (rows.indices >= buckets)
    squares = np.bincount(half, rows.data.astype(np.float64) ** 2, 2 * len(texts))
    rows.data /= np.sqrt(squares).astype(np.float32)[half]
    return rows, rarity


def _counted_rows(texts: Sequence[str], buckets: int) -> sparse.csr_matrix:
    """How often each piece and each word stands in each text."""
    by_word: dict[str, list[int]] = {}
    columns, ends = array("i"), [0]
    for text in texts:
        words = fold(text).split()
        for word in words:
            if word not in by_word:
                by_word[word] = [_column(piece, buckets) for piece in framed_pieces(word)]
            columns.extend(by_word[word])
        pairs = (f"{first} {second}" for first, second in pairwise(words))
        columns.extend(buckets + _column(part, buckets) for part in (*words, *pairs))
        ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    rows = sparse.csr_matrix((ones, np.array(columns, np.int32), ends), (len(texts), 2 * buckets))
    rows.sum_duplicates()
    return rows


def _column(piece: str, buckets: int) -> int:
    return crc32(piece.encode()) % buckets


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
    pieces, words = once(_checksums, text)  # classifiers with other buckets read the same message
    return [_counted(pieces, 0, buckets), _counted(words, buckets, buckets)]


def _checksums(text: str) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Of the pieces of a text, and of its words and pairs of words."""
    words = fold(text).split()
    pieces = [piece for word in words for piece in framed_pieces(word)]
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return checksums(pieces), checksums(words + pairs)


def _counted(sums: npt.NDArray[np.uint32], first_column: int, buckets: int) -> Row:
    columns, counts = np.unique(sums % buckets, return_counts=True)
    return columns.astype(np.int64) + first_column, counts.astype(np.float32)
