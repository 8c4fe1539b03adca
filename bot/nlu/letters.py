"""Words of a text as the language models see them, and the pieces they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.nlu.folding import clean

LONGEST = 600
"""Characters that are looked at; the language of a message shows in its first sentence."""

SHORTEST_PIECE, LONGEST_PIECE = 2, 5


def words(text: str) -> list[str]:
    """Lower-case words, letters and apostrophes only; accents stay, they tell languages apart."""
    lowered = clean(text[:LONGEST])[:LONGEST].lower().replace("’", "'")
    letters = "".join(mark if mark.isalpha() or mark == "'" else " " for mark in lowered)
    return [word for word in letters.split() if word.strip("'")]


def framed_pieces(word: str) -> list[str]:
    """Character n-grams of a word with its borders."""
    framed = f"<{word}>"
    return [
        framed[i : i + length]
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for i in range(len(framed) - length + 1)
    ]


def pieces(written: list[str]) -> list[str]:
    """Character n-grams within words, with their borders, and the words themselves."""
    result = []
    for word in written:
        result += framed_pieces(word)
        result.append(f"#{word}")
    return result


def short_pieces(written: list[str]) -> list[str]:
    """One to three characters, a space for a border: the pieces of langdetect's profiles."""
    result = []
    for word in written:
        framed = f" {word} "
        for length in (1, 2, 3):
            grams = (framed[i : i + length] for i in range(len(framed) - length + 1))
            result += [gram for gram in grams if gram != " "]
    return result


def checksums(pieces: Sequence[str]) -> npt.NDArray[np.uint32]:
    """A number for each piece, which no two share in practice."""
    return np.array([*map(crc32, map(str.encode, pieces))], dtype=np.uint32)
