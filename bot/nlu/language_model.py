"""Evidence of a text for each of our languages, learnt from the messages in `intents/`.

A naive Bayes model over pieces of words. It knows the slang, the missing accents and the Russian in
Latin letters that visitors write, and a new language as soon as it has a folder. Libraries trained
on encyclopaedias do worse here (decisions/0002-understanding.md).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.nlu.letters import pieces, words
from bot.nlu.piece_table import PieceTable

Scores = npt.NDArray[np.float64]

SMOOTHING = 0.02
"""Count that is added to every piece; small, for a piece of a foreign word is strong evidence."""

RARE = 2
"""Pieces seen less often than this are forgotten; they are mostly misspellings."""

LETTER_SHARE = 0.0005
"""Share of a language's letters from which on a letter belongs to its alphabet."""


class LanguageModel:
    """Scores texts; comparable between texts of different length.

    The sum of the log-likelihood ratios is divided by the root of the number of pieces: overlapping
    pieces are no independent witnesses, so that their plain sum is far too certain.
    """

    def __init__(
        self,
        languages: Sequence[str],
        table: PieceTable,
        alphabets: Sequence[str],
    ) -> None:
        self.languages = tuple(languages)
        self.alphabets = tuple(frozenset(alphabet) for alphabet in alphabets)
        self._table = table

    @classmethod
    def fit(cls, languages: Sequence[str], messages: Iterable[tuple[str, str]]) -> LanguageModel:
        """Learn from pairs of text and language.

        Args:
            languages: those to tell apart; messages in others are left out.
            messages: what people wrote.
        """
        counts: dict[str, Counter[str]] = {language: Counter() for language in languages}
        letters: dict[str, Counter[str]] = {language: Counter() for language in languages}
        for text, language in messages:
            if language in counts:
                written = words(text)
                counts[language].update(pieces(written))
                letters[language].update("".join(written))
        total = sum(counts.values(), Counter[str]())
        kept = sorted(piece for piece, count in total.items() if count >= RARE)
        table = _log_ratios([counts[language] for language in languages], kept)
        alphabets = [_alphabet(letters[name]) for name in languages]
        return cls(languages, PieceTable.of(kept, table), alphabets)

    def scores(self, written: list[str]) -> Scores:
        """One number a language, in its order, for the `words` of a text; equal where none is known."""
        found = pieces(written)
        rows = self._table.rows(found)
        if not len(rows):
            return np.zeros(len(self.languages))
        evidence: Scores = rows.sum(axis=0, dtype=np.float64) / np.sqrt(len(found))
        return evidence

    def knows_letters(self, written: list[str], language: str) -> bool:
        """Whether any letter of the words is one that the language is written with."""
        alphabet = self.alphabets[self.languages.index(language)]
        return any(mark in alphabet for word in written for mark in word)

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON."""
        self._table.save(folder / "language_model.npz")
        described = {
            "languages": self.languages,
            "alphabets": ["".join(sorted(alphabet)) for alphabet in self.alphabets],
        }
        text = json.dumps(described, ensure_ascii=False)
        (folder / "language_model.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LanguageModel:
        """Read what `save` wrote."""
        described = json.loads((folder / "language_model.json").read_text(encoding="utf-8"))
        table = PieceTable.load(folder / "language_model.npz")
        return cls(described["languages"], table, described["alphabets"])


def _log_ratios(counts: list[Counter[str]], kept: list[str]) -> npt.NDArray[np.float32]:
    """Log P(piece | language) less its mean over the languages, pieces of one length together."""
    lengths = np.array([0 if piece[0] == "#" else len(piece) for piece in kept], dtype=np.int64)
    occurrences = np.array(
        [[count[piece] for count in counts] for piece in kept], dtype=np.float64
    ).reshape(len(kept), len(counts))
    table = np.empty_like(occurrences)
    for length in np.unique(lengths):
        of_length = lengths == length
        smoothed = occurrences[of_length] + SMOOTHING
        table[of_length] = np.log(smoothed / smoothed.sum(axis=0))
    centred: npt.NDArray[np.float32] = (table - table.mean(axis=1, keepdims=True)).astype(
        np.float32
    )
    return centred


def _alphabet(letters: Counter[str]) -> str:
    least = LETTER_SHARE * letters.total()
    return "".join(letter for letter, count in letters.items() if count >= least)
