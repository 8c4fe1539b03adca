"""Which topic a message means, in the light of what stands open.

A small network sees the sentence vector and the context (`bot.nlu.context`) and shares out all topics
of the repertoire, beside one general share for each intent. It is learnt with the context left out at
random, so that a first message is understood as well. How it is joined with the intent's own
classifier: `bot.nlu.decision`; the measurements are in decisions/0015-talk.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.classifier import SCALE, Numbers
from bot.nlu.context import Context

GENERAL = "*"
"""The topic of messages that mean their intent in general: `ask_law/*`."""


class TopicModel:
    """Gives each topic its share. Plain arrays; safe to share between threads."""

    def __init__(
        self, labels: Sequence[str], questions: Sequence[str], arrays: dict[str, Numbers]
    ) -> None:
        self.labels = tuple(labels)
        self._questions = tuple(questions)
        self._arrays = arrays

    def shares(self, vector: Numbers, context: Context) -> Numbers:
        """The share of each label, in the order of `labels`; they add up to one."""
        arrays = self._arrays
        seen = np.concatenate([vector * np.float32(SCALE), context.numbers(self._questions)])
        inner = np.maximum(0, seen @ arrays["inward"] + arrays["threshold"])
        scores = inner @ arrays["outward"] + arrays["offset"]
        powers = np.exp(scores - scores.max())
        shares: Numbers = powers / powers.sum()
        return shares

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON, no pickle."""
        np.savez(folder / "topics.npz", **self._arrays)
        names = {"labels": self.labels, "questions": self._questions}
        (folder / "topics.json").write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TopicModel:
        """Read what `save` wrote."""
        names = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        with np.load(folder / "topics.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(names["labels"], names["questions"], arrays)
