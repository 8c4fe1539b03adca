"""A matrix that multiplies a few rows without being copied each time.

A message has a dozen word pieces, and a product of so few rows is mostly spent on OpenBLAS copying
the matrix into an order that pays for hundreds of rows. Where the processor has AVX-512, OpenBLAS
multiplies small matrices without that copy; blocks of 32 columns are small enough for messages of
up to 24 pieces. The same products with rounding apart: four times as fast there for a dozen rows, as
fast as before on other processors and for many rows (decisions/0002-understanding.md).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

COLUMNS = 32
"""Columns of a block."""


class Blocks:
    """A matrix to stand on the right of `@`.

    Args:
        matrix: its columns are a multiple of `COLUMNS`.

    Raises:
        ValueError: they are not.
    """

    __array_ufunc__ = None
    """Tells numpy to leave `rows @ blocks` to this class."""

    def __init__(self, matrix: Matrix) -> None:
        rows, columns = matrix.shape
        if columns % COLUMNS:
            raise ValueError(f"{columns} columns do not make blocks of {COLUMNS}")
        self._blocks = np.ascontiguousarray(matrix.reshape(rows, -1, COLUMNS).transpose(1, 0, 2))

    def __rmatmul__(self, rows: Matrix) -> Matrix:
        """The product of rows and this matrix."""
        blocks = len(self._blocks)
        product = np.empty((len(rows), blocks * COLUMNS), np.float32)
        by_block = product.reshape(-1, blocks, COLUMNS).transpose(1, 0, 2)
        np.matmul(rows, self._blocks, out=by_block)
        return product
