"""Two models beside each other on the same held-out messages, and whether what matters got worse.

A message more to learn from, or another order, lets single messages be read otherwise, some better and some
worse. What counts as worse is therefore told by a sign test on the messages that the two read differently
(McNemar 1947, exact): if nothing but chance were at work, each would fall to either side alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import comb
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.commands.evaluation.result import Result
from bot.vocabulary import KIND_OF_INTENT

MARGIN = 0.01
"""Share of a language's messages by which right meanings may fall and false alarms rise: one of 100."""

IN_A_LANGUAGE, IN_ALL = 0.01, 0.05
"""Probability below which a loss in one language, and in all together, is not left to chance: of ten
trainings that are as good as the one before, at most one is refused for such a loss of dangers."""

WEAKEST, EXAMPLES = 3, 3
"""Intents of a language that are told as misread most, and messages of each."""

Matter = Literal["dangers", "right", "alarms"]
Held = tuple[str, str]
"""A held-out message, after its language."""


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
    """What a model understands, by language, and what it misreads most.

    Args:
        languages: counts.
        unheard: messages about a danger that is not heard.
        misread: messages of which no fair judge accepts the intent.
        alarmed: messages about no danger that are taken for one.
        weak: by language, the intents with the most misread ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: Mapping[str, Figures]
    unheard: tuple[Held, ...]
    misread: tuple[Held, ...] = ()
    alarmed: tuple[Held, ...] = ()
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
        unheard=_held(one for one in grave if not one.is_alarm),
        misread=_held(one for one in results if not one.right),
        alarmed=_held(one for one in results if one.is_harmless and one.is_alarm),
        weak={code: _weakest(group) for code, group in sorted(languages.items())},
    )


def worse(before: Evaluation, after: Evaluation) -> list[Worse]:
    """What of that which matters got worse, by more than chance explains.

    Fewer dangers may be heard neither in a language nor in all together; right meanings may fall, and false
    alarms rise, by `MARGIN` at most. A language of which less is measured than before counts as fallen.
    """
    dangers = _Changed(before.unheard, after.unheard)
    right = _Changed(before.misread, after.misread)
    alarms = _Changed(before.alarmed, after.alarmed)
    found = []
    for code, then in before.languages.items():
        now = after.languages.get(code, Figures())
        is_less = now.dangers < then.dangers or now.messages < then.messages
        if is_less or dangers.is_loss(code):
            found.append(Worse("dangers", code))
        fell = _share(now.right, now.messages) < _share(then.right, then.messages) - MARGIN
        if is_less or (fell and right.is_loss(code)):
            found.append(Worse("right", code))
        rose = _share(now.alarms, now.harmless) > _share(then.alarms, then.harmless) + MARGIN
        if rose and alarms.is_loss(code):
            found.append(Worse("alarms", code))
    return found


class _Changed:
    """The faults that only one of two models makes, counted by language."""

    def __init__(self, before: Sequence[Held], after: Sequence[Held]) -> None:
        self._lost = Counter(code for code, _ in {*after} - {*before})
        self._won = Counter(code for code, _ in {*before} - {*after})
        total = _chance(self._lost.total(), self._won.total())
        self._is_loss_in_all = total < IN_ALL

    def is_loss(self, code: str) -> bool:
        """Whether more was lost than won in a language, and chance does not explain it there or in all."""
        lost, won = self._lost[code], self._won[code]
        return lost > won and (self._is_loss_in_all or _chance(lost, won) < IN_A_LANGUAGE)


def _chance(lost: int, won: int) -> float:
    """Probability that chance alone brings so many faults, or more, of all that changed."""
    changed = lost + won
    ways = sum(comb(changed, number) for number in range(lost, changed + 1))
    return float(ways / 2**changed)


def missed_now(before: Evaluation, after: Evaluation) -> list[Held]:
    """Messages about a danger that were heard before and are not now."""
    return [one for one in after.unheard if one not in set(before.unheard)]


def _held(results: Iterable[Result]) -> tuple[Held, ...]:
    return tuple((one.sentence.language, one.sentence.text) for one in results)


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
