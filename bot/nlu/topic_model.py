"""Which topic a message means, in the light of what stands open.

A small network sees the sentence vector and the context (`bot.nlu.context`) and shares out all topics
of the repertoire, beside one general share for each intent. It is learnt with the context left out at
random, so that a first message is understood as well. A linear model of the spelling judges beside it:
on messages by strangers it lifts the topics that are read right from 33 to 39 of 100. How both are
joined with the intent's own classifier: `bot.nlu.decision`; the measurements are in
decisions/0015-talk.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.nlu.classifier import SCALE, Numbers, Recipe, log_shares, network_shares
from bot.nlu.context import Context
from bot.nlu.spelling import judged

GENERAL = "*"
"""The topic of messages that mean their intent in general: `ask_law/*`."""

RECIPE = Recipe(hidden=768, rounds=4, passes=3)
"""How it is fitted."""

MEANING, SHARPNESS, TEMPERATURE = 2.0, 3.0, 2.5
"""How network and spelling are joined: weights of their logarithms, and what divides the sum."""


class Example(NamedTuple):
    """A training message: `label` is `intent/topic` or an intent, `after` our question that it answers."""

    text: str
    label: str
    language: str
    after: str


class Likely(NamedTuple):
    """Where a topic is likely: with whom, and after which of our questions."""

    roles: tuple[str, ...]
    after: tuple[str, ...]


class TopicModel:
    """Gives each topic its share. Plain arrays; safe to share between threads."""

    def __init__(
        self, labels: Sequence[str], questions: Sequence[str], arrays: dict[str, Numbers]
    ) -> None:
        self.labels = tuple(labels)
        self._questions = tuple(questions)
        self.arrays = arrays

    def shares(self, text: str, vector: Numbers, context: Context) -> Numbers:
        """The share of each label, in the order of `labels`; they add up to one."""
        return self.shares_in(text, vector, context)[0]

    def shares_in(self, text: str, vector: Numbers, *contexts: Context) -> list[Numbers]:
        """The same in each of several contexts; the spelling, which sees none, is judged once."""
        spelt = log_shares(judged(text, self.arrays) * np.float32(SHARPNESS))
        joined = [np.float32(MEANING) * self.meant(vector, one) + spelt for one in contexts]
        return [np.exp(log_shares(one / np.float32(TEMPERATURE))) for one in joined]

    def meant(self, vector: Numbers, context: Context) -> Numbers:
        """The logarithm of each label's share by the sentence network alone."""
        seen = np.concatenate([vector * np.float32(SCALE), context.numbers(self._questions)])
        return network_shares(seen, self.arrays)

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON, no pickle."""
        np.savez(folder / "topics.npz", **self.arrays)
        names = {"labels": self.labels, "questions": self._questions}
        (folder / "topics.json").write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TopicModel:
        """Read what `save` wrote."""
        names = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        with np.load(folder / "topics.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(names["labels"], names["questions"], arrays)
