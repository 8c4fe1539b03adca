"""How much the sentence, the spelling and the topics should weigh, and what each of them brings.

    uv run --no-sync python -m benchmarks.parts_of_reading [FILE.jsonl …]

The logarithms of the shares that the model's parts give the intents are added with the weights that
are shipped, and with weights fitted on one half of tests/sentences; asked are the other half and
files that are named. First messages; no safety net, no giving up, no likelihoods of the talk. Two
minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.dialogue.library import load_library
from bot.engine import training
from bot.engine.components import IntentClassifier, TopicClassifier
from bot.engine.engine import Engine
from bot.nlu.classifier import Recipe
from bot.nlu.context import Context
from bot.nlu.decision import Weights
from bot.nlu.encoder import encode_many
from bot.outcomes.interval import wilson
from bot.settings import load_settings

PARTS = ("sentence", "spelling", "topics")
STEPS, RATE = 400, 0.5

Logs = npt.NDArray[np.float64]
"""One row a sentence, one column an intent, one layer a part."""


def shipped() -> list[float]:
    """The weights of the parts where nothing is known of the talk."""
    recipe = Recipe()
    return [recipe.meaning / recipe.temperature, 1 / recipe.temperature, Weights().alone]


def fitted(logs: Logs, meant: Sequence[int], parts: Sequence[int]) -> list[float]:
    """Weights that make what was meant likeliest, by gradient descent; zero for the other parts."""
    rows, weights = np.arange(len(meant)), np.full(len(parts), 0.3)
    seen = logs[:, :, parts]
    for _ in range(STEPS):
        scores = seen @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        expected = np.einsum("ni,nip->np", shares, seen)
        weights += RATE * (seen[rows, meant] - expected).mean(axis=0) / len(parts)
    found = dict(zip(parts, weights.tolist(), strict=True))
    return [found.get(part, 0.0) for part in range(len(PARTS))]


def row(name: str, logs: Logs, intents: Sequence[str], asked: Sequence[Sentence]) -> str:
    """One line of the table, of scores that are joined already."""
    said = [intents[place] for place in logs.argmax(axis=1)]
    pairs = zip(asked, said, strict=True)
    right = np.array([one in (s.intent, s.ambiguous_with) for s, one in pairs])
    spoken = np.array([sentence.language for sentence in asked])
    between = wilson(int(right.sum()), len(right))
    cells = [f"{100 * right.mean():.1f} ({100 * between.low:.1f}–{100 * between.high:.1f})"]
    cells += [f"{100 * right[spoken == code].mean():.1f}" for code in sorted({*spoken.tolist()})]
    return f"| {name} | {' | '.join(cells)} |"


def logs_of(engine: Engine, asked: Sequence[Sentence]) -> tuple[list[str], Logs]:
    """The names of the intents, and the logarithms that the parts give them."""
    found = [node._component for node in engine._runner.nodes.values()]
    classifier = next(one for one in found if isinstance(one, IntentClassifier))._classifier
    model = next(one for one in found if isinstance(one, TopicClassifier))._model
    intents = list(classifier.intents)
    of = [intents.index(label.partition("/")[0]) for label in model.labels]
    smooth, rows = Weights().smooth, []
    for sentence, vector in zip(asked, encode_many([s.text for s in asked]), strict=True):
        topics = np.bincount(of, model.shares(sentence.text, vector, Context()), len(intents))
        rows.append(
            [
                classifier._meaning(vector),
                classifier._spelling(sentence.text),
                np.log(topics + smooth),
            ]
        )
    return intents, np.array(rows, np.float64).transpose(0, 2, 1)


def main(files: Sequence[Path]) -> None:
    """Measure and print."""
    settings = load_settings()
    engine = Engine.load(training.find_model(settings.models), load_library(settings))
    own = read_sentences([])
    order = np.random.default_rng(0).permutation(len(own))
    learnt, left = ([own[place] for place in half] for half in np.array_split(order, 2))
    intents, logs = logs_of(engine, learnt)
    meant = [intents.index(sentence.intent) for sentence in learnt]
    weights = {"as shipped": shipped()}
    for parts in ([0], [1], [2], [0, 1], [0, 1, 2]):
        name = " + ".join(PARTS[part] for part in parts)
        weights[name] = fitted(logs, meant, parts)
    for asked in (left, *([read_sentences(files)] if files else [])):
        _, logs = logs_of(engine, asked)
        for name, of in weights.items():
            told = " : ".join(f"{weight:.2f}" for weight in of)
            print(row(f"{name} ({told})", logs @ np.array(of), intents, asked))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
