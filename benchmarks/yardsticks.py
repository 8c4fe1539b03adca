"""How our recipe of understanding does on public test sets, beside Rasa's stock pipeline.

    python -m benchmarks.yardsticks --clinc150 data_full.json --banking77 banking_data \
        --hint3 dataset/v2 --massive 1.1/data [--stock]

The classifier alone is measured: no safety net, no topics. *As shipped* has the numbers of
`bot.nlu.classifier.Recipe` that were chosen for our own hundred thousand messages; *meaning alone* is its
sentence network without the spelling, learnt until it gains nothing, as one would for a few messages.
Where to get the files is in `public_sets`. `--stock` trains Rasa's pipeline on the same messages of the
small sets; the others would take it hours.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import machine, stock_setup
from benchmarks.compare_understanding import stock_lines
from benchmarks.public_sets import FEW_SHOT, LOADERS, PublicSet
from benchmarks.scores import NOT_UNDERSTOOD, interval
from benchmarks.stock_setup import SetupError, say
from bot.nlu.classifier import Recipe
from bot.nlu.decision import OUT_OF_SCOPE, Weights
from bot.nlu.encoder import encode_many
from bot.nlu.fitting import fit
from bot.settings import PROJECT

RECIPES = {"as shipped": Recipe(), "meaning alone": Recipe(rounds=200, sharpness=0.0)}
"""Set-ups of ours. That spelling misleads where only ten messages an intent are learnt was seen on
messages of BANKING77 that are neither learnt nor asked here; so was the number of rounds."""

SMALL = 1_000
"""Messages up to which the stock pipeline is trained too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message was taken for: `likeliest` of all, and `decided` where one may give up."""

    likeliest: str
    decided: str


Answered = Sequence[tuple[list[Answer], float]]
"""Of each draw the answers, and the seconds of fitting."""


def main() -> int:
    """Read, fit, print and save."""
    options = _options()
    rows: list[dict[str, Any]] = []

    def known(name: str, setup: str, draws: Sequence[PublicSet], answered: Answered) -> None:
        rows.append(_row(name, setup, draws, answered))
        say(_line(rows[-1]))  # as it comes: the whole takes long

    try:
        if options.stock:
            stock_setup.install()
        for name, few, public in _sets(options):
            say(f"Measuring {public.name}.")
            draws = (
                [public.drawn(options.shots, s) for s in range(options.draws)] if few else [public]
            )
            for setup, recipe in RECIPES.items():
                known(name, setup, draws, [ours(draw, recipe) for draw in draws])
            if options.stock and len(draws[0].known) <= SMALL:
                known(name, "stock", draws[:1], [stock(draws[0], options.epochs)])
    except (SetupError, OSError, ValueError, KeyError) as error:
        say(f"{type(error).__name__}: {error}" if isinstance(error, KeyError) else str(error))
        return 1
    result = {"machine": machine.describe(), "shots": options.shots, "rows": rows}
    machine.save(options.output / "yardsticks.json", result)
    print(table(rows))
    return 0


def ours(public: PublicSet, recipe: Recipe) -> tuple[list[Answer], float]:
    """The answers of the classifier, fitted on what is known, and the seconds that fitting took."""
    texts, intents = zip(*public.known, strict=True)
    began = time.monotonic()
    model = fit(texts, encode_many(texts), intents, recipe)
    seconds = time.monotonic() - began
    asked = [text for text, _ in public.asked]
    answers = []
    for text, vector in zip(asked, encode_many(asked), strict=True):
        shares = model.shares(text, vector)
        likeliest = model.intents[int(shares.argmax())]
        understood = shares.max() >= Weights().threshold
        answers.append(Answer(likeliest, likeliest if understood else OUT_OF_SCOPE))
    return answers, seconds


def stock(public: PublicSet, epochs: int | None) -> tuple[list[Answer], float]:
    """The answers of Rasa's stock pipeline, trained on the same messages, and the seconds of training."""
    messages: dict[str, list[str]] = {}
    for text, intent in public.known:
        messages.setdefault(intent, []).append(text)
    model, seconds = stock_setup.train({"en": messages}, epochs, dialogue=False)
    lines = stock_lines(model, [text for text, _ in public.asked])
    return [
        Answer(line["likeliest"], NOT_UNDERSTOOD.get(line["intent"], line["intent"]))
        for line in lines
    ], seconds


def scored(asked: Sequence[tuple[str, str]], answers: Sequence[Answer]) -> dict[str, Any]:
    """Shares of the messages within scope and of those beyond it."""
    pairs = [(intent, answer) for (_, intent), answer in zip(asked, answers, strict=True)]
    within = [(intent, answer) for intent, answer in pairs if intent != OUT_OF_SCOPE]
    beyond = [answer for intent, answer in pairs if intent == OUT_OF_SCOPE]
    likeliest = sum(intent == answer.likeliest for intent, answer in within)
    return {
        "within": len(within),
        "likeliest": likeliest / len(within),
        "interval_95": interval(likeliest, len(within)),
        "decided": sum(intent == answer.decided for intent, answer in within) / len(within),
        "beyond": len(beyond),
        "out_of_scope": sum(answer.decided == OUT_OF_SCOPE for answer in beyond) / len(beyond)
        if beyond
        else None,
    }


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as Markdown, shares in per cent."""
    heads = ["set", "set-up", "learnt", "in scope asked", "right", "95 %", "right and not given up"]
    heads += ["out of scope asked", "recognised", "fitting, s"]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *map(_line, rows)]
    return "\n".join(lines)


def _line(row: dict[str, Any]) -> str:
    spread = f" ± {100 * row['spread']:.1f}" if row["draws"] > 1 else ""
    outside = "" if row["out_of_scope"] is None else f"{100 * row['out_of_scope']:.1f}"
    cells = [row["name"], row["setup"], f"{row['known']:,}", f"{row['within']:,}"]
    cells += [f"{100 * row['likeliest']:.1f}{spread}"]
    cells += ["–".join(f"{100 * end:.1f}" for end in row["interval_95"])]
    cells += [f"{100 * row['decided']:.1f}", str(row["beyond"] or ""), outside]
    return f"| {' | '.join([*cells, format(row['seconds'], '.0f')])} |"


def _row(
    name: str,
    setup: str,
    draws: Sequence[PublicSet],
    answered: Answered,
) -> dict[str, Any]:
    """The mean of the draws; the interval is that of the first one's messages."""
    found = [scored(d.asked, answers) for d, (answers, _) in zip(draws, answered, strict=True)]
    shares = [of["likeliest"] for of in found]
    return found[0] | {
        "set": name,
        "name": draws[0].name,
        "setup": setup,
        "known": len(draws[0].known),
        "draws": len(draws),
        "likeliest": statistics.mean(shares),
        "spread": statistics.stdev(shares) if len(shares) > 1 else 0.0,
        "decided": statistics.mean(of["decided"] for of in found),
        "seconds": statistics.mean(seconds for _, seconds in answered),
    }


def _sets(options: argparse.Namespace) -> Iterator[tuple[str, bool, PublicSet]]:
    for name, load in LOADERS.items():
        path = getattr(options, name)
        for public in load(path) if path else ():
            yield name, name in FEW_SHOT, public


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.yardsticks")
    for name in LOADERS:
        parser.add_argument(f"--{name}", type=Path, help=f"where {name.upper()} lies")
    parser.add_argument("--shots", type=int, default=10, help="messages an intent, where few")
    parser.add_argument("--draws", type=int, default=5, help="how often those are drawn")
    parser.add_argument("--stock", action="store_true", help="beside Rasa's stock pipeline")
    parser.add_argument("--epochs", type=int, default=None, help="instead of Rasa's 100")
    parser.add_argument("--output", type=Path, default=PROJECT / "results")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
