"""Two models beside each other on the held-out messages, and whether what matters got worse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.commands.evaluation.result import Result
from bot.vocabulary import KIND_OF_INTENT

MARGIN = 0.01
"""Share of a language's messages by which right meanings may fall and false alarms rise: one of 100."""

WEAKEST, EXAMPLES = 3, 3
"""Intents of a language that are told as misread most, and messages of each."""

Matter = Literal["dangers", "right", "alarms"]
Unheard = tuple[str, str]
"""A message about a danger that is not heard, after its language."""


class Figures(BaseModel):
    """Counts of a group of messages.

    Args:
        messages, right: all of them, and those of which a fair judge accepts the intent.
        dangers, heard: those about a danger, and those of them that are caught or asked about.
        harmless, alarms: those about none, and those of them that are taken for one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    messages: int = 0
    right: int = 0
    dangers: int = 0
    heard: int = 0
    harmless: int = 0
    alarms: int = 0


class Weak(BaseModel):
    """An intent that is misread often.

    Args:
        intent: what is meant.
        messages, wrong: held-out ones of it, and those of them that are taken for something else.
        examples: of those, each with the intent that it is taken for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    intent: str
    messages: int
    wrong: int
    examples: tuple[tuple[str, str], ...]


class Evaluation(BaseModel):
    """What a model understands, by language, which dangers it does not hear, and what it misreads most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: Mapping[str, Figures]
    unheard: tuple[Unheard, ...]
    weak: Mapping[str, tuple[Weak, ...]] = {}


class Worse(NamedTuple):
    """What got worse, and in which language."""

    matter: Matter
    language: str


def evaluation_of(results: Sequence[Result]) -> Evaluation:
    """The figures of first messages, language by language."""
    languages: dict[str, list[Result]] = {}
    for result in results:
        languages.setdefault(result.sentence.language, []).append(result)
    grave = [one for one in results if one.sentence.intent in KIND_OF_INTENT]
    return Evaluation(
        languages={code: _figures(group) for code, group in sorted(languages.items())},
        unheard=tuple(
            (one.sentence.language, one.sentence.text) for one in grave if not one.is_alarm
        ),
        weak={code: _weakest(group) for code, group in sorted(languages.items())},
    )


def worse(before: Evaluation, after: Evaluation) -> list[Worse]:
    """What of that which matters got worse.

    Not one danger less may be heard in any language; right meanings may fall, and false alarms rise, by
    `MARGIN` at most. A language that is not measured any more counts as fallen.
    """
    found = []
    for code, then in before.languages.items():
        now = after.languages.get(code, Figures())
        if now.heard < then.heard or now.dangers < then.dangers:
            found.append(Worse("dangers", code))
        if _share(now.right, now.messages) < _share(then.right, then.messages) - MARGIN:
            found.append(Worse("right", code))
        if _share(now.alarms, now.harmless) > _share(then.alarms, then.harmless) + MARGIN:
            found.append(Worse("alarms", code))
    return found


def missed_now(before: Evaluation, after: Evaluation) -> list[Unheard]:
    """Messages about a danger that were heard before and are not now."""
    return [one for one in after.unheard if one not in set(before.unheard)]


def _weakest(results: Sequence[Result]) -> tuple[Weak, ...]:
    """The intents with the most messages that are taken for something else, those first."""
    by_intent: dict[str, list[Result]] = {}
    for one in results:
        by_intent.setdefault(one.sentence.intent, []).append(one)
    found = []
    for intent, group in by_intent.items():
        wrong = [one for one in group if not one.right]
        examples = tuple((one.sentence.text, one.said) for one in wrong[:EXAMPLES])
        found.append(Weak(intent=intent, messages=len(group), wrong=len(wrong), examples=examples))
    found.sort(key=lambda weak: -weak.wrong)
    return tuple(weak for weak in found[:WEAKEST] if weak.wrong)


def _figures(results: Sequence[Result]) -> Figures:
    grave = [one for one in results if one.sentence.intent in KIND_OF_INTENT]
    harmless = [one for one in results if one.is_harmless]
    return Figures(
        messages=len(results),
        right=sum(one.right for one in results),
        dangers=len(grave),
        heard=sum(one.is_alarm for one in grave),
        harmless=len(harmless),
        alarms=sum(one.is_alarm for one in harmless),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
