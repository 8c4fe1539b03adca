"""How right the answers of a set-up are: shares by language and group, and their table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.commands.evaluation.sentences import Sentence
from bot.outcomes.interval import wilson
from bot.vocabulary import SAFETY_INTENTS

NOT_UNDERSTOOD = {"nlu_fallback": "out_of_scope"}
"""Rasa's fallback classifier says in its own word what the vocabulary calls out_of_scope."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message with its right answer."""

    sentence: Sentence
    trained: bool
    """Whether the same words stand among the training messages by coincidence."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one set-up made of the messages of one set."""

    intents: list[str]
    milliseconds: list[float]


def score(asked: list[Asked], answers: Answers) -> dict[str, Any]:
    """Accuracy over all, by language, and for the groups that matter."""
    given = [NOT_UNDERSTOOD.get(intent, intent) for intent in answers.intents]
    right = [
        g in {a.sentence.intent, a.sentence.ambiguous_with}
        for a, g in zip(asked, given, strict=True)
    ]

    def share(chosen: Iterable[bool]) -> float | None:
        hits = [r for r, c in zip(right, chosen, strict=True) if c]
        return round(sum(hits) / len(hits), 4) if hits else None

    languages = sorted({a.sentence.language for a in asked})
    ordered = sorted(answers.milliseconds)
    ends = wilson(sum(right), len(right))
    return {
        "accuracy": share([True] * len(asked)),
        "interval_95": [round(ends.low, 4), round(ends.high, 4)],
        "languages": {x: share(a.sentence.language == x for a in asked) for x in languages},
        "not_in_training": share(not a.trained for a in asked),
        "safety_intents": share(a.sentence.intent in SAFETY_INTENTS for a in asked),
        "out_of_scope": share(a.sentence.intent == "out_of_scope" for a in asked),
        "other_intents": share(
            a.sentence.intent not in SAFETY_INTENTS and a.sentence.intent != "out_of_scope"
            for a in asked
        ),
        "strict_accuracy": round(
            sum(g == a.sentence.intent for a, g in zip(asked, given, strict=True)) / len(asked), 4
        ),
        "milliseconds_p50": round(ordered[len(ordered) // 2], 2),
    }


def table(result: dict[str, Any]) -> str:
    """The result of `compare_understanding.compare` as Markdown, shares in per cent."""
    languages = list(result["runs"]["stock"]["languages"])
    heads = ["set-up", "trained on", "all", "95 %", *languages]
    heads += ["safety", "out of scope", "others", "not in training", "ms p50"]
    lines = [
        f"\ntests/sentences: {result['asked']} messages, {result['also_in_training']} of which also "
        "stand among all training messages\n",
        f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}",
    ]
    for name, run in result["runs"].items():
        groups = ("safety_intents", "out_of_scope", "other_intents", "not_in_training")
        shares = [_percent(run["languages"][x]) for x in languages]
        shares += [_percent(run[group]) for group in groups]
        interval = "–".join(_percent(x) for x in run["interval_95"])
        cells = [name, f"{run['messages']:,}", _percent(run["accuracy"]), interval]
        lines.append(f"| {' | '.join([*cells, *shares, str(run['milliseconds_p50'])])} |")
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f}"
