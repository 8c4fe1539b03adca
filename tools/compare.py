"""`python -m tools.compare [FILE...]`: the table of decisions/0002-understanding.md, anew.

Fits every candidate for the intent classifier on `intents/` and measures it alone, without safety net
and fallback, on our held-out sentences and on the files that are named. Takes ten minutes.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table
from scipy import sparse
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.svm import LinearSVC

from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.engine.importer import FolderImporter
from bot.nlu.classifier import Recipe
from bot.nlu.encoder import Vectors, encode_many
from bot.nlu.fitting import fit
from bot.nlu.spelling import matrix, spelling, spellings
from bot.settings import PROJECT
from bot.vocabulary import SAFETY_INTENTS

Labels = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Messages:
    """Texts, their sentence vectors, and what they mean."""

    texts: Sequence[str]
    vectors: Vectors
    intents: Labels

    def part(self, rows: npt.NDArray[np.int64]) -> Messages:
        """Only these rows."""
        return Messages([self.texts[row] for row in rows], self.vectors[rows], self.intents[rows])


Predictor = Callable[[Messages], Labels]
Candidate = Callable[[Messages], Predictor]


def training_messages() -> Messages:
    """All messages of `intents/`."""
    paths = [str(PROJECT / "intents")]
    data = FolderImporter(str(PROJECT / "config.yml"), None, paths).get_nlu_data()
    pairs = [(m.get("text"), m.get("intent")) for m in data.intent_examples]
    texts = [text for text, _ in pairs]
    return Messages(texts, encode_many(texts), np.array([intent for _, intent in pairs]))


def measured(sentences: Sequence[Sentence]) -> Messages:
    """Sentences as messages."""
    texts = [sentence.text for sentence in sentences]
    return Messages(texts, encode_many(texts), np.array([s.intent for s in sentences]))


def on_vectors(model: LogisticRegression | LinearSVC, known: Messages) -> Predictor:
    """A linear model on the sentence vector alone."""
    model.fit(known.vectors, known.intents)
    return lambda asked: model.predict(asked.vectors)


def nearest(known: Messages, neighbours: int = 15, width: float = 0.05) -> Predictor:
    """The vote of the nearest messages, weighted by how near they are."""
    names, labels = np.unique(known.intents, return_inverse=True)

    def vote(vector: npt.NDArray[np.float32]) -> str:
        likeness = known.vectors @ vector
        best = np.argpartition(-likeness, neighbours)[:neighbours]
        weights = np.exp((likeness[best] - 1) / width)
        return str(names[np.bincount(labels[best], weights).argmax()])

    return lambda asked: np.array([vote(vector) for vector in asked.vectors])


def linear_on_both(known: Messages, meaning: float) -> Predictor:
    """One linear model on spelling and, if `meaning` is not 0, the sentence vector beside it."""
    _, rarity = spellings(known.texts)

    def features(messages: Messages) -> sparse.csr_matrix:
        block = matrix([spelling(text, rarity) for text in messages.texts])
        if not meaning:
            return block
        beside = sparse.csr_matrix(messages.vectors * np.float32(meaning))
        return sparse.hstack([block, beside], format="csr")

    model = SGDClassifier("modified_huber", alpha=1e-5, max_iter=8, tol=None, average=True)
    model.fit(features(known), known.intents)
    return lambda asked: model.predict(features(asked))


def ours(known: Messages, recipe: Recipe) -> Predictor:
    """The classifier of the pipeline with some recipe."""
    model = fit(known.texts, known.vectors, list(known.intents), recipe)
    names = np.array(model.intents)

    def predict(asked: Messages) -> Labels:
        pairs = zip(asked.texts, asked.vectors, strict=True)
        return names[[int(model.shares(text, vector).argmax()) for text, vector in pairs]]

    return predict


def augmented(known: Messages, recipe: Recipe) -> Predictor:
    """The classifier, with a copy of a third of the messages without accents and with a typo."""
    rows = np.arange(0, len(known.texts), 3)
    shaken = [_misspelt(known.texts[row], seed=int(row)) for row in rows]
    vectors = np.vstack([known.vectors, encode_many(shaken)])
    intents = np.concatenate([known.intents, known.intents[rows]])
    return ours(Messages([*known.texts, *shaken], vectors, intents), recipe)


def _misspelt(text: str, seed: int) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    plain = "".join(mark for mark in decomposed if unicodedata.category(mark) != "Mn")
    place = random.Random(seed).randrange(max(1, len(plain) - 1))  # noqa: S311  no secret
    return (
        plain[:place] + plain[place + 1 : place + 2] + plain[place : place + 1] + plain[place + 2 :]
    )


def candidates() -> dict[str, Candidate]:
    """Everything that was considered, by name."""
    recipe = Recipe()
    return {
        "vector: logistic regression": partial(
            on_vectors, LogisticRegression(C=100, max_iter=60, tol=1e-3)
        ),
        "vector: linear SVM, C 0.5": partial(on_vectors, LinearSVC(C=0.5, dual=False, tol=1e-2)),
        "vector: 15 nearest messages": nearest,
        "vector: network of 512": partial(ours, recipe=Recipe(sharpness=0.0)),
        "spelling: linear": partial(linear_on_both, meaning=0.0),
        "both in one linear model": partial(linear_on_both, meaning=2.0),
        "both joined, network of 256": partial(ours, recipe=Recipe(hidden=256)),
        "both joined, network of 512": partial(ours, recipe=recipe),
        "both joined, network of 1024": partial(ours, recipe=Recipe(hidden=1024)),
        "both joined, decay 0.01": partial(ours, recipe=Recipe(decay=1e-2)),
        "both joined, regularisation 3e-6": partial(ours, recipe=Recipe(regularisation=3e-6)),
        "both joined, regularisation 3e-5": partial(ours, recipe=Recipe(regularisation=3e-5)),
        "both joined, meaning 1": partial(ours, recipe=Recipe(meaning=1.0)),
        "both joined, augmented": partial(augmented, recipe=recipe),
    }


def curve(known: Messages) -> Iterator[tuple[str, Messages]]:
    """Smaller and smaller random parts of the training messages."""
    order = np.random.default_rng(0).permutation(len(known.texts))
    for share in (0.5, 0.25, 0.125):
        yield f"chosen, {share:.1%} of the messages", known.part(order[: int(share * len(order))])


def main(arguments: Sequence[str]) -> int:
    """Print the table, row by row as it comes."""
    sets = {"tests/sentences": measured(read_sentences([]))}
    for name in arguments:
        sets[Path(name).name] = measured(read_sentences([Path(name)]))
    known = training_messages()
    table = Table("candidate", *sets, "of these safety", "training, s", "a message, ms")
    runs = [(name, candidate, known) for name, candidate in candidates().items()]
    runs += [(name, partial(ours, recipe=Recipe()), part) for name, part in curve(known)]
    for name, candidate, messages in runs:
        row = _measure(candidate, messages, list(sets.values()))
        print(f"{name:40s}", *row, flush=True)
        table.add_row(name, *row)
    Console(width=160).print(table)
    return 0


def _measure(candidate: Candidate, known: Messages, sets: Sequence[Messages]) -> list[str]:
    began = time.perf_counter()
    predict = candidate(known)
    trained = time.perf_counter()
    found = [predict(messages) == messages.intents for messages in sets]
    spent = time.perf_counter() - trained
    grave = [
        right[np.isin(messages.intents, sorted(SAFETY_INTENTS))]
        for right, messages in zip(found, sets, strict=True)
    ]
    asked = sum(len(messages.texts) for messages in sets)
    return [
        *(f"{100 * right.mean():.1f}" for right in found),
        " / ".join(f"{100 * right.mean():.1f}" for right in grave),
        f"{trained - began:.0f}",
        f"{1000 * spent / asked:.2f}",
    ]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
