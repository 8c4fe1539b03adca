"""Numbers by piece of a word, kept as two arrays: a tenth of the memory of a dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.nlu.letters import checksums

Numbers = npt.NDArray[np.floating[Any]]


class PieceTable:
    """One row of numbers for each piece; found by its checksum, which no two pieces share in practice.

    Args:
        keys: checksums in rising order.
        numbers: their rows.
    """

    def __init__(self, keys: npt.NDArray[np.uint32], numbers: Numbers) -> None:
        self._keys = keys
        self._numbers = numbers

    @classmethod
    def of(cls, pieces: Sequence[str], numbers: Numbers) -> PieceTable:
        """The table of these pieces, whose numbers stand in the same order."""
        keys = checksums(pieces)
        order = np.argsort(keys)
        return cls(keys[order], numbers[order])

    def rows(self, pieces: Sequence[str]) -> Numbers:
        """The rows of those pieces that are in the table, in any order."""
        if not pieces or not len(self._keys):
            return self._numbers[:0]
        # Sorted, so that each search begins where the one before ended, and not in cold memory.
        asked = np.sort(checksums(pieces))
        places = np.minimum(np.searchsorted(self._keys, asked), len(self._keys) - 1)
        found: Numbers = self._numbers[places[self._keys[places] == asked]]
        return found

    def save(self, path: Path) -> None:
        """Write plain arrays."""
        np.savez(path, keys=self._keys, numbers=self._numbers)

    @classmethod
    def load(cls, path: Path) -> PieceTable:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["keys"], arrays["numbers"])
