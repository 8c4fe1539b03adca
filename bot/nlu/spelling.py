"""A text as its words and pieces of words: the slang and typos that no sentence vector sees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from bot.nlu.folding import fold

BUCKETS = 2**17
"""Numbers a piece may be hashed to; no vocabulary has to be stored or loaded."""

Rarity = npt.NDArray[np.float32]


def spelling(texts: Sequence[str], rarity: Rarity | None = None) -> sparse.csr_matrix:
    """One row a text: character n-grams within words, then words and pairs of words.

    Args:
        texts: as written; they are folded here.
        rarity: a factor a column (`rarity_of`); None while it is being counted.
    """
    folded = [fold(text) for text in texts]
    counts = [vectorizer.transform(folded) for vectorizer in _VECTORIZERS]
    if rarity is None:
        return sparse.hstack(counts, format="csr")
    blocks = []
    for number, block in enumerate(counts):
        block.data = (1 + np.log(block.data)) * rarity[number * BUCKETS + block.indices]
        blocks.append(normalize(block, copy=False))
    return sparse.hstack(blocks, format="csr")


def rarity_of(counts: sparse.csr_matrix) -> Rarity:
    """Inverse document frequency, smoothed: 1 + ln((1 + texts) / (1 + texts that have the piece)).

    Source: scikit-learn's `TfidfTransformer`.
    """
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    factor: Rarity = (1 + np.log((1 + counts.shape[0]) / (1 + having))).astype(np.float32)
    return factor


def _vectorizer(analyzer: str, lengths: tuple[int, int]) -> HashingVectorizer:
    return HashingVectorizer(
        analyzer=analyzer,
        ngram_range=lengths,
        token_pattern=r"\S+",  # noqa: S106  the pattern of a word, not a secret
        n_features=BUCKETS,
        alternate_sign=False,
        norm=None,
        lowercase=False,
        dtype=np.float32,
    )


_VECTORIZERS = (_vectorizer("char_wb", (2, 5)), _vectorizer("word", (1, 2)))
