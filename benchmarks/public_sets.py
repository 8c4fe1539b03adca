"""Public test sets of understanding, read from where somebody has put them; none is kept here.

CLINC150 (Larson et al., 2019): 150 intents and questions beyond them, English;
    github.com/clinc/oos-eval, data/data_full.json.
BANKING77 (Casanueva et al., 2020): 77 intents of one bank, English;
    github.com/PolyAI-LDN/task-specific-datasets, banking_data.
HINT3 (Arora et al., 2020): real users of three shops, many beyond the intents, English and some Hindi;
    github.com/hellohaptik/HINT3, dataset/v2.
MASSIVE (FitzGerald et al., 2022): 60 intents in 51 languages; github.com/alexa/massive, 1.1/data.
"""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.nlu.decision import OUT_OF_SCOPE
from bot.settings import PROJECT, configured_languages

Labelled = tuple[str, str]
"""A text and its intent."""


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Messages to learn from, and others to be asked; what is beyond all intents is `out_of_scope`."""

    name: str
    known: Sequence[Labelled]
    asked: Sequence[Labelled]

    def drawn(self, shots: int, seed: int) -> PublicSet:
        """At most so many messages an intent to learn from, by chance but always the same for a seed."""
        by_intent: dict[str, list[str]] = defaultdict(list)
        for text, intent in self.known:
            by_intent[intent].append(text)
        chance = random.Random(seed)
        known = [
            (text, intent)
            for intent, texts in sorted(by_intent.items())
            for text in chance.sample(texts, min(shots, len(texts)))
        ]
        return replace(self, known=known)


def clinc150(file: Path) -> Iterator[PublicSet]:
    """CLINC150 with its 100 messages beyond scope among those to learn from, as its authors have it."""
    parts: dict[str, list[list[str]]] = json.loads(file.read_text(encoding="utf-8"))

    def of(*names: str) -> list[Labelled]:
        return [
            (text, OUT_OF_SCOPE if intent == "oos" else intent)
            for name in names
            for text, intent in parts[name]
        ]

    yield PublicSet("CLINC150", of("train", "oos_train"), of("test", "oos_test"))


def banking77(folder: Path) -> Iterator[PublicSet]:
    """BANKING77; its intents cover everything."""
    yield PublicSet("BANKING77", _rows(folder / "train.csv"), _rows(folder / "test.csv"))


def hint3(folder: Path) -> Iterator[PublicSet]:
    """The three shops of HINT3; none has messages beyond scope to learn from."""
    for file in sorted((folder / "train").glob("*_train.csv")):
        shop = file.name.removesuffix("_train.csv")
        if shop.endswith("_subset"):
            continue
        asked = [
            (text, OUT_OF_SCOPE if intent == "NO_NODES_DETECTED" else intent)
            for text, intent in _rows(folder / "test" / f"{shop}_test.csv")
        ]
        yield PublicSet(f"HINT3 {shop}", _rows(file), asked)


def massive(folder: Path) -> Iterator[PublicSet]:
    """MASSIVE in each of our languages, one set a language."""
    for language in configured_languages(PROJECT / "config.yml"):
        for file in sorted(folder.glob(f"{language}-*.jsonl")):
            lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            known, asked = (
                [(line["utt"], line["intent"]) for line in lines if line["partition"] == part]
                for part in ("train", "test")
            )
            yield PublicSet(f"MASSIVE {language}", known, asked)


LOADERS: Mapping[str, Callable[[Path], Iterator[PublicSet]]] = {
    "clinc150": clinc150,
    "banking77": banking77,
    "hint3": hint3,
    "massive": massive,
}
"""What reads each set, by the name under which the command line is given its path."""

FEW_SHOT = ("banking77", "massive")
"""Sets of which only a few messages an intent are learnt, the hard way in which they are quoted."""


def _rows(file: Path) -> list[Labelled]:
    """The first two columns of a file with a heading."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return [(row[0], row[1]) for row in rows if row]
