"""What a head that only asks "is this within scope?" would bring to the pipeline as it stands.

    python -m benchmarks.out_of_scope [FILE.jsonl …]

A network with one hidden layer over the sentence vector learns our messages out of scope against a sample
of the others; a second one also learns mixtures of two intents as if they were out of scope (the idea
of DETER, 2025). Where the pipeline hears no danger and the head is sure enough, the message is taken
to be out of scope; where a danger is only suspected, the head must be surer. Both limits are chosen
on one half of tests/sentences and measured on the other, and the other way round; files that are
named are measured with each half's limits by chance. Nothing of this is in the pipeline. Ten minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.neural_network import MLPClassifier

from bot.commands.evaluation.command import understand_all
from bot.commands.evaluation.result import Result
from bot.commands.evaluation.sentences import read_sentences
from bot.dialogue.library import load_library
from bot.engine import training
from bot.engine.engine import Engine
from bot.logs import configure_logs
from bot.nlu.classifier import SCALE
from bot.nlu.decision import OUT_OF_SCOPE
from bot.nlu.encoder import Vectors, encode_many
from bot.settings import PROJECT, load_settings
from bot.vocabulary import KIND_OF_INTENT
from tools.strangers import read_files

WITHIN = 32_000
"""Messages within scope that are learnt, of ten times as many."""

MIXED = 8_000

LOSSES = (0.0, 0.25, 0.5, 1.0)
"""Points of accuracy within scope that may be lost at most on the half where a limit is chosen."""

LOST_DANGERS = 0.1
"""Points of dangers heard that may be lost there."""

LIMITS = np.concatenate([np.linspace(0.2, 0.99, 80), np.linspace(0.991, 0.9999, 90)])

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


class Answers:
    """What the pipeline made of all sentences, and what it would make of them with a head."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.outside = np.array([r.sentence.intent == OUT_OF_SCOPE for r in results])
        self.grave = np.array([r.sentence.intent in KIND_OF_INTENT for r in results])
        self.harmless = np.array([r.is_harmless for r in results])
        self.languages = np.array([r.sentence.language for r in results])
        self.right = np.array([r.right for r in results])
        self.alarm = np.array([r.is_alarm for r in results])
        self._certain = np.array([bool(r.first.safety) for r in results])
        self._accepts = np.array(
            [OUT_OF_SCOPE in (r.sentence.intent, r.sentence.ambiguous_with) for r in results]
        )

    def behind(self, head: Numbers, limit: float, surer: float) -> tuple[Flags, Flags]:
        """What is right and what is heard as a danger where the head has its say."""
        taken = np.where(self.alarm, (head > surer) & ~self._certain, head > limit)
        return np.where(taken, self._accepts, self.right), self.alarm & ~taken

    def limits(self, head: Numbers, half: Flags, loss: float) -> tuple[float, float]:
        """The lowest limits that cost at most so many points within scope, and hardly a danger."""
        within, grave = half & ~self.outside, half & self.grave
        limit = next(
            (x for x in LIMITS if self._lost(self.behind(head, x, 1)[0], within) <= loss), 1.0
        )
        heard = self.alarm[grave].mean()
        surer = next(
            (
                x
                for x in LIMITS
                if 100 * (heard - self.behind(head, 1, x)[1][grave].mean()) <= LOST_DANGERS
            ),
            1.0,
        )
        return float(limit), float(surer)

    def _lost(self, right: Flags, chosen: Flags) -> float:
        return 100 * float(self.right[chosen].mean() - right[chosen].mean())

    def row(self, name: str, chosen: Flags, right: Flags, alarm: Flags) -> str:
        """One line of the table."""
        shares = (
            right[chosen & ~self.outside],
            right[chosen & self.outside],
            alarm[chosen & self.outside & self.harmless],
            alarm[chosen & self.grave],
        )
        return f"| {name} | " + " | ".join(f"{100 * of.mean():.1f}" for of in shares) + " |"


def heads(asked: Vectors) -> dict[str, Numbers]:
    """How likely each head finds it that a sentence is out of scope."""
    files = sorted((PROJECT / "intents").glob("*/*.yml"))
    examples, _ = read_files(files)
    intents = np.array([example.label.partition("/")[0] for example in examples])
    chance = np.random.default_rng(0)
    beyond = np.flatnonzero(intents == OUT_OF_SCOPE)
    within = np.flatnonzero(intents != OUT_OF_SCOPE)
    within = chance.choice(within, min(WITHIN, len(within)), replace=False)
    vectors = encode_many([examples[place].text for place in [*beyond, *within]])
    strange, ours = vectors[: len(beyond)], vectors[len(beyond) :]
    one, other = chance.integers(0, len(ours), (2, MIXED))
    apart = intents[within][one] != intents[within][other]
    mixed = ours[one[apart]] + ours[other[apart]]
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    return {
        "a head": _learnt(ours, strange, asked),
        "a head that learns mixtures": _learnt(ours, np.vstack([strange, mixed]), asked),
    }


def _learnt(ours: Vectors, strange: Vectors, asked: Vectors) -> Numbers:
    network = MLPClassifier((256,), alpha=1e-3, max_iter=12, batch_size=128, random_state=0)
    labels = np.repeat([0, 1], [len(ours), len(strange)])
    network.fit(np.vstack([ours, strange]) * np.float32(SCALE), labels)
    shares: Numbers = network.predict_proba(asked * np.float32(SCALE))[:, 1]
    return shares


def main(files: Sequence[Path]) -> None:
    """Understand, learn, measure, print."""
    configure_logs("ERROR")
    settings = load_settings()
    engine = Engine.load(training.find_model(settings.models), load_library(settings))
    sets = {"tests/sentences": read_sentences([])}
    sets |= {file.name: read_sentences([file]) for file in files}
    sentences = [sentence for of in sets.values() for sentence in of]
    answers = Answers(understand_all(engine, sentences))
    places = np.repeat(list(sets), [len(of) for of in sets.values()])
    own = places == "tests/sentences"
    half = np.random.default_rng(1).random(len(sentences)) < 0.5
    print("| | in scope right | out of scope right | taken for danger | dangers heard |")
    print("|---|---|---|---|---|")
    for name in sets:
        print(answers.row(f"{name}, as it is", places == name, answers.right, answers.alarm))
    for head, shares in heads(encode_many([s.text for s in sentences])).items():
        for loss in LOSSES:
            right, alarm = answers.right.copy(), answers.alarm.copy()
            for known, asked in ((half, ~half), (~half, half)):
                found = answers.behind(shares, *answers.limits(shares, own & known, loss))
                right[asked], alarm[asked] = found[0][asked], found[1][asked]
            named = [(f"{x}, {head}, at most {loss} lost", places == x) for x in sets]
            if loss == 0.0:
                codes = sorted({*answers.languages})
                named += [(code, own & (answers.languages == code)) for code in codes]
            for line, chosen in named:
                print(answers.row(line, chosen, right, alarm), flush=True)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
