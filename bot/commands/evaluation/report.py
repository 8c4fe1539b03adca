"""From what was understood to the figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding
from bot.vocabulary import INTENT_OF_KIND, KIND_OF_INTENT

WORST = 20
BINS = 10


def taken_for(read: Understanding) -> str:
    """The intent for which a message is taken: that of a danger where one is caught or suspected.

    Where one is only suspected, the harmless meaning is answered, and the danger asked about; it
    counts as heard, and where there is none, as a false alarm.
    """
    danger = read.safety[0] if read.safety else read.suspected
    return INTENT_OF_KIND[danger] if danger else read.intent


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
    def said(self) -> str:
        """The intent for which the first message is taken."""
        return taken_for(self.first)

    @property
    def strict(self) -> bool:
        """Whether the intent is the one that was meant."""
        return self.said == self.sentence.intent

    @property
    def right(self) -> bool:
        """Whether a fair judge accepts the intent."""
        return self.said in (self.sentence.intent, self.sentence.ambiguous_with)

    @property
    def is_alarm(self) -> bool:
        """Whether a danger is caught, or suspected and asked about."""
        return bool(self.first.safety or self.first.suspected)


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
    grave = [r for r in results if r.sentence.intent in KIND_OF_INTENT]
    others = [
        r
        for r in results
        if not {r.sentence.intent, r.sentence.ambiguous_with} & KIND_OF_INTENT.keys()
    ]
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


def macro_f1(results: Sequence[Result]) -> float:
    """Mean over the intents of the harmonic mean of precision and recall (van Rijsbergen, 1979)."""
    meant = Counter(r.sentence.intent for r in results)
    said = Counter(r.said for r in results)
    hit = Counter(r.sentence.intent for r in results if r.strict)
    scores = [2 * hit[name] / (meant[name] + said[name]) for name in meant]
    return round(sum(scores) / len(scores), 4) if scores else 0.0


def calibration_error(results: Sequence[Result]) -> float:
    """Expected calibration error over ten bins (Guo et al., 2017): confidence against truth.

    Of messages that raise no alarm: the share of a harmless meaning says nothing of a danger.
    """
    calm = [result for result in results if not result.is_alarm]
    bins: dict[int, list[Result]] = defaultdict(list)
    for result in calm:
        bins[min(int(result.first.confidence * BINS), BINS - 1)].append(result)
    gaps = (
        abs(sum(r.first.confidence for r in group) - sum(r.strict for r in group))
        for group in bins.values()
    )
    return round(sum(gaps) / len(calm), 4) if calm else 0.0


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
