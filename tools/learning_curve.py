"""`python -m tools.learning_curve`: what the next thousand messages would bring.

Fits the classifier of intents alone on a quarter, a half, three quarters and all of the messages of
`intents/`, drawn by chance, and measures each on messages by others: those of `strangers.yml`, which
are left out here, and `tests/sentences`. The wrong share is then taken to fall as a power of the
number of messages. Takes a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.nlu.classifier import Recipe
from bot.nlu.encoder import Vectors, encode_many
from bot.nlu.fitting import fit
from bot.nlu.topic_model import Example
from bot.outcomes.interval import wilson
from bot.settings import PROJECT
from tools.strangers import HELD_OUT, by_strangers, read_files

SHARES = (0.25, 0.5, 0.75, 1.0)
NEXT = 1_000

Right = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Point:
    """A number of messages learnt from, and which of the messages asked were then read right."""

    messages: int
    right: Right


@dataclass(frozen=True, slots=True)
class Power:
    """The wrong share as `factor` times the number of messages to the power of `exponent`.

    Learning curves follow such a power over wide ranges (Hestness et al., 2017); how far it holds
    beyond the last point is not known.
    """

    factor: float
    exponent: float

    @classmethod
    def through(cls, points: Sequence[tuple[int, float]]) -> Power:
        """The straight line through the logarithms of numbers of messages and wrong shares."""
        logs = np.log(np.array(points, np.float64))
        slope, start = np.polyfit(logs[:, 0], logs[:, 1], 1)
        return cls(float(np.exp(start)), float(slope))

    def wrong(self, messages: int) -> float:
        """The wrong share after so many messages."""
        return float(self.factor * messages**self.exponent)

    def gain(self, messages: int, more: int) -> float:
        """By how much the wrong share falls with so many more."""
        return self.wrong(messages) - self.wrong(messages + more)


def curve(
    known: Sequence[Example],
    vectors: Vectors,
    asked: Sequence[Sentence],
    asked_vectors: Vectors,
    shares: Sequence[float] = SHARES,
) -> Iterator[Point]:
    """Fit on larger and larger parts of the same random order, and measure each."""
    order = np.random.default_rng(0).permutation(len(known))
    for share in shares:
        rows = order[: int(share * len(known))]
        texts = [known[row].text for row in rows]
        intents = [known[row].label.partition("/")[0] for row in rows]
        model = fit(texts, vectors[rows], intents, Recipe())
        right = [
            model.intents[int(model.shares(sentence.text, vector).argmax())]
            in (sentence.intent, sentence.ambiguous_with)
            for sentence, vector in zip(asked, asked_vectors, strict=True)
        ]
        yield Point(len(rows), np.array(right))


def table(name: str, points: Sequence[Point], asked: Sequence[Sentence], of: Right) -> Table:
    """What is read right by language, and what more messages would bring, the worst language first.

    Args:
        name: of the messages asked.
        points: of the curve.
        asked: all messages.
        of: which of them belong to `name`.
    """
    heads = (f"{point.messages:,} messages" for point in points)
    shown = Table(name, "asked", *heads, f"the next {NEXT:,}", "twice as many")
    languages = np.array([sentence.language for sentence in asked])
    rows = {code: of & (languages == code) for code in sorted({*languages[of]})}
    last = points[-1]
    ordered = sorted(rows, key=lambda code: float(last.right[rows[code]].mean()))
    for code, chosen in [(code, rows[code]) for code in ordered] + [("all", of)]:
        power = Power.through([(p.messages, _wrong(p.right[chosen])) for p in points])
        shown.add_row(
            code,
            f"{chosen.sum():,}",
            *(_share(point.right[chosen]) for point in points),
            f"+{100 * power.gain(last.messages, NEXT):.2f}",
            f"+{100 * power.gain(last.messages, last.messages):.1f}",
        )
    return shown


def _wrong(right: Right) -> float:
    """The wrong share; half a message where none is, because a power has no zero."""
    return max(float((~right).sum()), 0.5) / len(right)


def _share(right: Right) -> str:
    ends = wilson(int(right.sum()), len(right))
    return f"{100 * right.mean():.1f} ({100 * ends.low:.1f}–{100 * ends.high:.1f})"


def read() -> tuple[list[Example], list[Sentence], Right]:
    """Messages to learn from, those to ask, and which of these are by strangers."""
    files = sorted((PROJECT / "intents").glob("*/*.yml"))
    known, _ = read_files(file for file in files if file.name != HELD_OUT)
    strangers = by_strangers()
    asked = strangers + read_sentences([])
    return known, asked, np.arange(len(asked)) < len(strangers)


def main(encode: Callable[[list[str]], Vectors] = encode_many) -> None:
    """Learn, measure, print."""
    known, asked, by_strangers = read()
    vectors = encode([example.text for example in known])
    points = list(curve(known, vectors, asked, encode([sentence.text for sentence in asked])))
    console = Console(width=170)
    console.print(table("strangers.yml", points, asked, by_strangers))
    console.print(table("tests/sentences", points, asked, ~by_strangers))


if __name__ == "__main__":
    main()
