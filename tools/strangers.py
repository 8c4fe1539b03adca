"""`python -m tools.strangers`: how messages by strangers are read, and which part of the model brings what.

Learns on all messages but those of `intents/*/strangers.yml`, whose writers had seen no others, and
measures intents and topics on them: each part by itself and joined, by language, and by how sure the
model is. The first message of a talk is meant: nothing is known of it. Takes ten minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.dialogue.topics import topics
from bot.engine.components.intent import example_of, likely_contexts
from bot.engine.importer import FolderImporter
from bot.nlu.classifier import Classifier, Numbers, Recipe, log_shares
from bot.nlu.context import Context
from bot.nlu.decision import Joined, Weights
from bot.nlu.encoder import encode_many, readable
from bot.nlu.evidence import Evidence, evidence_of
from bot.nlu.fitting import fit
from bot.nlu.spelling import judged
from bot.nlu.topic_fitting import fit_topics
from bot.nlu.topic_model import RECIPE, SHARPNESS, Example, TopicModel
from bot.settings import PROJECT
from bot.vocabulary import DANGERS

HELD_OUT = "strangers.yml"

COVERAGE = (0.3, 0.5, 0.7, 1.0)
"""Parts of the messages, the surest first, of which the share that is read right is told."""


@dataclass(frozen=True, slots=True)
class Read:
    """One message: what it means, what was read, and how sure the model is."""

    example: Example
    label: str
    share: float

    @property
    def has_intent(self) -> bool:
        """Whether the intent is right."""
        return self.label.partition("/")[0] == self.example.label.partition("/")[0]


def read_files(files: Iterable[Path]) -> tuple[list[Example], Evidence]:
    """The messages of training files, and the evidence among them."""
    paths = [str(file) for file in files]
    data = FolderImporter(str(PROJECT / "config.yml"), None, paths).get_nlu_data()
    examples = [example_of(message) for message in data.intent_examples]
    return examples, evidence_of(data.lookup_tables)


def readings(
    intents: Classifier, model: TopicModel, asked: Sequence[Example], weights: Weights
) -> list[Read]:
    """What each message is taken for as the first of a talk, dangers included."""
    dangers = {key: topic.danger for key, topic in topics().items()}
    joined = Joined(intents.intents, model.labels, dangers, weights)
    read = []
    for example, vector in zip(asked, _vectors(asked), strict=True):
        meaning = joined.settle(
            intents.shares(example.text, vector),
            model.shares(example.text, vector, Context()),
            has_context=False,
            known=DANGERS,  # every kind counts as an ordinary meaning here
        )
        label = f"{meaning.intent}/{meaning.topic}" if meaning.topic else meaning.intent
        read.append(Read(example, label, meaning.confidence))
    return read


def parts(model: TopicModel, asked: Sequence[Example]) -> dict[str, float]:
    """The share of topics that each part of the topic model reads right by itself, and both."""
    right: dict[str, list[bool]] = defaultdict(list)
    for example, vector in zip(asked, _vectors(asked), strict=True):
        if example.label not in model.labels:
            continue
        place, shares = (
            model.labels.index(example.label),
            {
                "sentence network": model.meant(vector, Context()),
                "spelling": log_shares(judged(example.text, model.arrays) * np.float32(SHARPNESS)),
                "both": model.shares(example.text, vector, Context()),
            },
        )
        for name, scores in shares.items():
            right[name].append(int(scores.argmax()) == place)
    return {name: sum(hits) / len(hits) for name, hits in right.items()}


def _vectors(asked: Sequence[Example]) -> Numbers:
    return encode_many([readable(example.text) for example in asked])


def table(read: Sequence[Read]) -> Table:
    """Right intents and topics by language, and right intents of the surest parts."""
    shown = Table("", "messages", "intent", "topic", *(f"surest {c:.0%}" for c in COVERAGE))
    for name in (*sorted({r.example.language for r in read}), "all"):
        of = sorted(
            (r for r in read if name in (r.example.language, "all")), key=lambda r: -r.share
        )
        topical = [r for r in of if "/" in r.example.label]
        right = [np.mean([r.has_intent for r in of[: int(len(of) * part)]]) for part in COVERAGE]
        shown.add_row(
            name,
            f"{len(of):,}",
            f"{np.mean([r.has_intent for r in of]):.1%}",
            f"{np.mean([r.label == r.example.label for r in topical]):.1%}",
            *(f"{share:.1%}" for share in right),
        )
    return shown


def main() -> None:
    """Learn, measure, print."""
    console = Console()
    files = sorted((PROJECT / "intents").glob("*/*.yml"))
    known, evidence = read_files(file for file in files if file.name != HELD_OUT)
    asked, _ = read_files(file for file in files if file.name == HELD_OUT)
    console.print(f"Learning from {len(known):,} messages, measuring {len(asked):,}.")
    vectors = _vectors(known)
    model = fit_topics(known, vectors, likely_contexts(), RECIPE, evidence)
    names = [example.label.partition("/")[0] for example in known]
    intents = fit([example.text for example in known], vectors, names, Recipe())
    for name, share in parts(model, asked).items():
        console.print(f"topics by {name} alone: {share:.1%}")
    console.print(table(readings(intents, model, asked, Weights())))


if __name__ == "__main__":
    main()
