"""Whether a text is in a language that we do not have, by the profiles of `langdetect`.

Polish looks a little like German to a model that knows only six languages. The profiles of many
others (pieces of one to three characters, from Wikipedia) tell that it is neither. Only the
profiles are used: langdetect's own decision draws random numbers and takes milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.letters import short_pieces
from bot.nlu.piece_table import PieceTable

FLOOR = 1e-5
"""Probability of a piece that a profile does not have."""

SHARED_SCRIPT = 0.5
"""Share of its letters that a language must have in common with ours to be mistaken for them."""


class Strangeness:
    """Compares the best language we do not have with the best that we have."""

    def __init__(self, languages: Sequence[str], ours: int, table: PieceTable) -> None:
        self.languages = tuple(languages)
        self._ours = ours
        self._table = table

    @classmethod
    def build(cls, languages: Sequence[str]) -> Strangeness:
        """Read the profiles of our languages (those there are) and of all in the same scripts."""
        profiles = _profiles()
        ours = [name for name in languages if name in profiles]
        letters = {piece for name in ours for piece in profiles[name] if len(piece) == 1}
        others = [
            name
            for name in sorted(profiles.keys() - set(ours))
            if _share(profiles[name], letters) >= SHARED_SCRIPT
        ]
        names = ours + others
        kept = sorted(set().union(*(profiles[name] for name in names))) if names else []
        table = np.array(
            [[profiles[name].get(piece, 0.0) for name in names] for piece in kept]
        ).reshape(len(kept), len(names))
        logs = np.log(table + FLOOR).astype(np.float16)
        return cls(names, len(ours), PieceTable.of(kept, logs))

    def of(self, written: list[str]) -> float:
        """Above zero: more like a language that we do not have. Scale as `LanguageModel.scores`."""
        if not 0 < self._ours < len(self.languages):
            return 0.0
        found = short_pieces(written)
        rows = self._table.rows(found)
        if not len(rows):
            return 0.0
        sums = rows.sum(axis=0, dtype=np.float64) / np.sqrt(len(rows))
        return float(sums[self._ours :].max() - sums[: self._ours].max())

    def has(self, language: str) -> bool:
        """Whether there is a profile of one of our languages."""
        return language in self.languages[: self._ours]

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON."""
        self._table.save(folder / "strangeness.npz")
        described = {"languages": self.languages, "ours": self._ours}
        (folder / "strangeness.json").write_text(json.dumps(described), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Strangeness:
        """Read what `save` wrote."""
        described = json.loads((folder / "strangeness.json").read_text(encoding="utf-8"))
        table = PieceTable.load(folder / "strangeness.npz")
        return cls(described["languages"], described["ours"], table)


def _profiles() -> dict[str, dict[str, float]]:
    """Probabilities of pieces by language."""
    from langdetect import PROFILES_DIRECTORY  # only training needs the package

    result = {}
    for file in sorted(Path(PROFILES_DIRECTORY).iterdir()):
        profile = json.loads(file.read_text(encoding="utf-8"))
        totals = profile["n_words"]
        shares: dict[str, float] = {}
        for piece, count in profile["freq"].items():
            lowered = piece.lower()
            shares[lowered] = shares.get(lowered, 0.0) + count / totals[len(piece) - 1]
        result[profile["name"]] = shares
    return result


def _share(profile: dict[str, float], letters: set[str]) -> float:
    single = {piece: share for piece, share in profile.items() if len(piece) == 1}
    total = sum(single.values())
    return sum(share for piece, share in single.items() if piece in letters) / total if total else 0
