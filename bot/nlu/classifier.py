"""The model behind the intent: what a sentence means and how it is spelt, each judged by its own.

A small network judges the sentence vector, a linear model the spelling; their logarithms are added.
Each errs where the other does not: the vector does not see slang, spelling sees no synonym. How both
are learnt is in `fitting`; the measurements are in decisions/0002-understanding.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.nlu.spelling import judged

Numbers = npt.NDArray[np.float32]

SCALE = 8.0
"""Factor on the sentence vector, whose length is one, so that the network learns at usual rates."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the model is fitted and joined.

    `hidden`, `decay`, `rounds`: size, weight decay and epochs of the network; `regularisation` and
    `passes` those of the linear model; `meaning` and `sharpness`: weights of the two logarithms;
    `temperature`: divides the sum. `wary_meaning` and `wary_temperature`: the same where a danger is
    judged, which strangers put into words that no message has: there the sentence weighs more.
    """

    hidden: int = 512
    decay: float = 1e-3
    rounds: int = 6
    regularisation: float = 1e-5
    passes: int = 8
    meaning: float = 1.0
    sharpness: float = 3.0
    temperature: float = 2.0
    wary_meaning: float = 2.5
    wary_temperature: float = 4.0


class Classifier:
    """Gives each intent its share. Plain arrays; safe to share between threads."""

    def __init__(self, intents: Sequence[str], arrays: dict[str, Numbers], recipe: Recipe) -> None:
        self.intents = tuple(intents)
        self._arrays = arrays
        self._recipe = recipe

    def shares(self, text: str, vector: Numbers) -> Numbers:
        """The share of each intent, in the order of `intents`; they add up to one."""
        return self.both_shares(text, vector)[0]

    def both_shares(self, text: str, vector: Numbers) -> tuple[Numbers, Numbers]:
        """The share of each intent, and the shares by which a danger is judged."""
        of, meant, spelt = self._recipe, self._meaning(vector), self._spelling(text)
        plain = log_shares((of.meaning * meant + spelt) / of.temperature)
        wary = log_shares((of.wary_meaning * meant + spelt) / of.wary_temperature)
        return np.exp(plain), np.exp(wary)

    def _meaning(self, vector: Numbers) -> Numbers:
        return network_shares(vector * np.float32(SCALE), self._arrays)

    def _spelling(self, text: str) -> Numbers:
        return log_shares(judged(text, self._arrays) * np.float32(self._recipe.sharpness))

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON, no pickle."""
        np.savez(folder / "classifier.npz", **self._arrays)
        (folder / "intents.json").write_text(json.dumps(self.intents), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, recipe: Recipe) -> Classifier:
        """Read what `save` wrote."""
        intents = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(intents, arrays, recipe)


def network_shares(seen: Numbers, arrays: Mapping[str, Numbers]) -> Numbers:
    """The logarithms of the shares that a network with one hidden layer gives.

    Args:
        seen: what it is given.
        arrays: as `bot.nlu.fitting.fit_network` learns them.
    """
    inner = np.maximum(0, seen @ arrays["inward"] + arrays["threshold"])
    return log_shares(inner @ arrays["outward"] + arrays["offset"])


def log_shares(scores: Numbers) -> Numbers:
    """The logarithms of the shares that scores stand for."""
    shifted = scores - scores.max()
    logs: Numbers = shifted - np.log(np.exp(shifted).sum())
    return logs
