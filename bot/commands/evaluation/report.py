"""From what was understood to the figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from bot.commands.evaluation.reliability import (
    calibration_error,
    reliability,
    risk_coverage,
    share,
)
from bot.commands.evaluation.result import Result
from bot.vocabulary import KIND_OF_INTENT

WORST = 20


def summarise(results: Sequence[Result]) -> dict[str, Any]:
    """All figures, overall and by language, with the worst confusions."""
    by_language: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_language[result.sentence.language].append(result)
    languages = {code: figures(group) for code, group in by_language.items()}
    worst_first = sorted(languages, key=lambda code: (languages[code]["accuracy"], code))
    groups = {code: by_language[code] for code in worst_first} | {"all": list(results)}
    return {
        "overall": figures(results),
        "languages": {code: languages[code] for code in worst_first},
        "trust": {name: trust(group) for name, group in groups.items()},
        "confusions": confusions(results),
    }


def figures(results: Sequence[Result]) -> dict[str, float | int]:
    """The figures of a group of sentences; shares from 0 to 1."""
    grave = [r for r in results if r.sentence.intent in KIND_OF_INTENT]
    others = [r for r in results if r.is_harmless]
    named = [r for r in results if r.sentence.place]
    outside = [r for r in results if r.sentence.intent == "out_of_scope"]
    said_outside = [r for r in results if r.said == "out_of_scope"]
    silence = [r for r in results if r.sentence.intent == "opt_out"]
    return {
        "sentences": len(results),
        "accuracy": _share(r.right for r in results),
        "accuracy_strict": _share(r.strict for r in results),
        "macro_f1": macro_f1(results),
        "safety_recall": _share(r.is_alarm for r in grave),
        "safety_certain": _share(bool(r.first.safety) for r in grave),
        "safety_intent_right": _share(r.right for r in grave),
        "false_alarms": _share(r.is_alarm for r in others),
        "false_certain": _share(bool(r.first.safety) for r in others),
        "silence_recall": _share(r.said == "opt_out" for r in silence),
        "false_silence": _share(r.said == "opt_out" for r in results if r not in silence),
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


def trust(results: Sequence[Result]) -> dict[str, Any]:
    """How far the figures of a group of sentences and the model's confidence may be believed.

    Each share has its interval. `two_meanings` are sentences of which a fair judge accepts two
    intents: no model can be right on them but by the second; `of_errors` is their part of what is
    not the intent that was meant. What is out of scope goes astray, or into a danger.
    """
    outside = [r for r in results if r.sentence.intent == "out_of_scope"]
    return {
        "accuracy": share(r.right for r in results),
        "two_meanings": share(bool(r.sentence.ambiguous_with) for r in results),
        "of_errors": share(r.right for r in results if not r.strict),
        "outside_astray": share(not r.right for r in outside),
        "outside_for_danger": share(r.is_alarm for r in outside if r.is_harmless),
        "outside_certain": share(bool(r.first.safety) for r in outside if r.is_harmless),
        "calibration_error": calibration_error(results),
        "reliability": reliability(results),
        "risk_coverage": risk_coverage(results),
    }


def macro_f1(results: Sequence[Result]) -> float:
    """Mean over the intents of the harmonic mean of precision and recall (van Rijsbergen, 1979)."""
    meant = Counter(r.sentence.intent for r in results)
    said = Counter(r.said for r in results)
    hit = Counter(r.sentence.intent for r in results if r.strict)
    scores = [2 * hit[name] / (meant[name] + said[name]) for name in meant]
    return round(sum(scores) / len(scores), 4) if scores else 0.0


def confusions(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The pairs of intents that are taken for each other most often, with examples."""
    wrong: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        if not result.right:
            wrong[result.sentence.intent, result.said].append(result)
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
