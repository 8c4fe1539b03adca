"""From what was understood to the figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding
from bot.vocabulary import SAFETY_INTENTS

WORST = 20
BINS = 10


@dataclass(frozen=True, slots=True)
class Result:
    """One sentence and how it was understood.

    As the `first` message of its campaign, `later` in its conversation, and `alone`, without context.
    """

    sentence: Sentence
    first: Understanding
    later: Understanding
    alone: Understanding

    @property
    def strict(self) -> bool:
        """Whether the intent is the one that was meant."""
        return self.first.intent == self.sentence.intent

    @property
    def right(self) -> bool:
        """Whether a fair judge accepts the intent."""
        return self.first.intent in (self.sentence.intent, self.sentence.ambiguous_with)


def summarise(results: Sequence[Result]) -> dict[str, Any]:
    """All figures, overall and by language, with the worst confusions."""
    by_language: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_language[result.sentence.language].append(result)
    return {
        "overall": figures(results),
        "languages": {code: figures(group) for code, group in sorted(by_language.items())},
        "confusions": confusions(results),
    }


def figures(results: Sequence[Result]) -> dict[str, float | int]:
    """The figures of a group of sentences; shares from 0 to 1."""
    grave = [r for r in results if r.sentence.intent in SAFETY_INTENTS]
    others = [
        r for r in results if not {r.sentence.intent, r.sentence.ambiguous_with} & SAFETY_INTENTS
    ]
    named = [r for r in results if r.sentence.place]
    outside = [r for r in results if r.sentence.intent == "out_of_scope"]
    said_outside = [r for r in results if r.first.intent == "out_of_scope"]
    return {
        "sentences": len(results),
        "accuracy": _share(r.right for r in results),
        "accuracy_strict": _share(r.strict for r in results),
        "macro_f1": macro_f1(results),
        "safety_recall": _share(r.first.intent in SAFETY_INTENTS for r in grave),
        "safety_intent_right": _share(r.right for r in grave),
        "false_alarms": _share(r.first.intent in SAFETY_INTENTS for r in others),
        "language_first_message": _share(r.first.language == r.sentence.language for r in results),
        "language_in_conversation": _share(
            r.later.language == r.sentence.language for r in results
        ),
        "language_without_context": _share(
            r.alone.language == r.sentence.language for r in results
        ),
        "place": _share(r.sentence.place in r.first.places for r in named),
        "place_where_none": _share(bool(r.first.places) for r in results if not r.sentence.place),
        "out_of_scope_recall": _share(r.right for r in outside),
        "out_of_scope_precision": _share(r.right for r in said_outside),
        "calibration_error": calibration_error(results),
    }


def macro_f1(results: Sequence[Result]) -> float:
    """Mean over the intents of the harmonic mean of precision and recall (van Rijsbergen, 1979)."""
    meant = Counter(r.sentence.intent for r in results)
    said = Counter(r.first.intent for r in results)
    hit = Counter(r.sentence.intent for r in results if r.strict)
    scores = [2 * hit[name] / (meant[name] + said[name]) for name in meant]
    return round(sum(scores) / len(scores), 4) if scores else 0.0


def calibration_error(results: Sequence[Result]) -> float:
    """Expected calibration error over ten bins (Guo et al., 2017): confidence against truth."""
    bins: dict[int, list[Result]] = defaultdict(list)
    for result in results:
        bins[min(int(result.first.confidence * BINS), BINS - 1)].append(result)
    gaps = (
        abs(sum(r.first.confidence for r in group) - sum(r.strict for r in group))
        for group in bins.values()
    )
    return round(sum(gaps) / len(results), 4) if results else 0.0


def confusions(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The pairs of intents that are taken for each other most often, with examples."""
    wrong: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        if not result.right:
            wrong[result.sentence.intent, result.first.intent].append(result)
    worst = sorted(wrong.items(), key=lambda item: (-len(item[1]), item[0]))[:WORST]
    return [
        {
            "meant": meant,
            "said": said,
            "times": len(group),
            "examples": [f"{r.sentence.language}: {r.sentence.text}" for r in group[:3]],
        }
        for (meant, said), group in worst
    ]


def _share(values: Any) -> float:
    counted = [bool(value) for value in values]
    return round(sum(counted) / len(counted), 4) if counted else 1.0
