"""The last word on a message: which intent, which topic under it, and whether a danger is suspected.

The intent's classifier knows many messages of each intent, the topic model fewer, but sees what
stands open; their logarithms are added. What the classifier alone hears of a danger is only
suspected: beside the harmless meaning that is likeliest, never instead of it (decisions/0015-talk.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from bot.nlu.classifier import Numbers
from bot.nlu.topic_model import GENERAL
from bot.vocabulary import DANGERS, KIND_OF_INTENT

Flags = np.ndarray[Any, np.dtype[np.bool_]]

OUT_OF_SCOPE = "out_of_scope"

UNLIKELY = 0.25
"""Factor on what somebody in another role would say: a buyer hardly asks where a victim may sleep."""

FOREIGN = 0.08
"""Factor on what belongs to another talk than the one that stands open (`bot.dialogue.reading.matters`)."""

LEAST_HARMLESS = 0.15
"""Share of all harmless meanings below which none of them is likely."""

HEARD_FROM_ANYBODY = ("distress", "child_writes")
"""Kinds of danger that are likely whoever writes, and in every talk."""

CAUTION = 1.5
"""Factor on topics of somebody who is watched or in despair ("he wakes up" must not be read as "he is
gone"), and its inverse on those that reassure, or that take something away."""

RASH = frozenset(
    {
        "ask_human/no_numbers",
        "express_distress/better",
        "express_distress/joke",
        "threaten_violence/cooling_down",
        "threaten_violence/joke",
        "express_distress/not_now",
        "express_distress/somebody_here",
    }
)
"""Topics behind which somebody would go without: "nobody is here" must not be read as "somebody is"."""

SECOND_BEST = 0.35
"""Share from which another topic may be what was asked, where the likeliest was no answer."""

STANDS_IN = 0.5
"""Part of the share of a topic without evidence that goes to what stands in for it; the rest is doubt."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How the two models are joined, and from when on they are believed.

    Args:
        threshold: below this share a message is not understood.
        alarm: from this share of all dangers together one is suspected.
        veto: below this share a pattern of the net is doubted, and asked about.
        veto_in_talk: the same where it is known that no danger brought the writer here.
        alone: weight of the topic model where nothing is known of the talk.
        in_context: its weight where something is.
        wary: its weight where nothing is known of the talk and a danger is judged.
        topic: from this share of its intent a topic is taken.
        general: how much likelier the intent's general meaning must be to stand instead.
        smooth: added to a share before its logarithm, so that one model cannot forbid.
    """

    threshold: float = 0.25
    alarm: float = 0.36
    veto: float = 0.05
    veto_in_talk: float = 0.25
    alone: float = 0.45
    in_context: float = 0.8
    wary: float = 0.3
    topic: float = 0.15
    general: float = 3.0
    smooth: float = 1e-4


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message means: the likeliest harmless meaning, and how likely each danger is.

    Args:
        intent, topic: the meaning; a topic may be empty.
        confidence: share of the intent.
        dangers: share of each kind of danger that is not known already.
        of_danger: the topic that is meant if a kind of danger is, where one is clear.
        next_best: the likeliest other topic, as `intent/topic`, for who asks again; empty for none.
    """

    intent: str
    topic: str
    confidence: float
    dangers: Mapping[str, float]
    next_best: str = ""
    of_danger: Mapping[str, str] = field(default_factory=dict)

    def suspected(self, alarm: float) -> str:
        """The likeliest danger, if all together have this share; else nothing."""
        if sum(self.dangers.values()) < alarm:
            return ""
        return max(self.dangers, key=lambda kind: self.dangers[kind])


class Joined:
    """Joins the shares of intents and topics.

    Args:
        intents, labels: names of the shares that `settle` is given.
        danger_of: kind of danger by label; labels without one are harmless.
        weights: of the two models.
        general: intents whose general meaning stands in for a topic without evidence; for the others
            nothing was understood.
    """

    def __init__(
        self,
        intents: Sequence[str],
        labels: Sequence[str],
        danger_of: Mapping[str, str],
        weights: Weights,
        general: Collection[str] = (),
    ) -> None:
        self._labels = tuple(labels)
        self._intents = tuple(intents)
        self._weights = weights
        places = {intent: place for place, intent in enumerate(intents)}
        self._intent_of = np.array([places[label.partition("/")[0]] for label in labels])
        kinds = [danger_of.get(label) or _general_kind(label) for label in labels]
        self._kinds = tuple(kinds)
        self._places = {
            kind: [place for place, of in enumerate(kinds) if of == kind]
            for kind in DANGERS
            if kind in kinds
        }
        self._from_anybody = np.isin(kinds, HEARD_FROM_ANYBODY)
        self._masks: dict[frozenset[str], Flags] = {}
        self._caution = np.where(np.isin(kinds, ("watched", "distress")), CAUTION, 1.0)
        self._caution[[label in RASH for label in labels]] = 1 / CAUTION
        self._general = np.array([label.endswith(f"/{GENERAL}") for label in labels])
        self._stand_in = np.array([self._place_of_stand_in(label, general) for label in labels])

    def settle(
        self,
        intent_shares: Numbers,
        topic_shares: Numbers,
        *,
        has_context: bool,
        wary_shares: Numbers | None = None,
        barred: Collection[str] = (),
        unlikely: Collection[str] = (),
        foreign: Collection[str] = (),
        known: Collection[str] = (),
        lifted: Collection[str] = (),
        unfounded: Collection[str] = (),
    ) -> Meaning:
        """The meaning.

        Args:
            intent_shares: in the order of the intents.
            topic_shares: in the order of the labels.
            has_context: whether something is known of the talk.
            wary_shares: of the intents, by which dangers are judged, and everything within a talk;
                the same if they are not given.
            barred: labels that make no sense in this talk.
            unlikely: labels that somebody else than this writer would mean.
            foreign: labels of another talk than this one.
            known: kinds of danger that are certain already: their topics are ordinary answers.
            lifted: kinds that the person took back: they are not heard again.
            unfounded: labels whose words would assert what the message holds no evidence for; of a
                danger they need none.
        """
        alarming = np.array([bool(kind) and kind not in known for kind in self._kinds])
        taken_back = np.array([kind in lifted for kind in self._kinds])
        factors = np.where(taken_back | self._named(barred), 0.0, 1.0).astype(np.float32)
        factors[self._named(unlikely) & ~(alarming & self._from_anybody)] *= UNLIKELY
        factors[self._named(foreign) & ~alarming] *= FOREIGN
        weight = self._weights.in_context if has_context else self._weights.wary
        wary = intent_shares if wary_shares is None else wary_shares
        labels = self._join(wary, topic_shares, weight, factors)
        dangers = {
            kind: float(sum(labels[place] for place in self._places[kind]))
            for kind in self._places
            if kind not in known
        }
        of_danger = self._clearest(labels, dangers)
        if not has_context:
            labels = self._join(intent_shares, topic_shares, self._weights.alone, factors)
        labels[alarming] = 0
        labels = self._with_stand_ins(labels, self._named(unfounded))
        # What the message means if it means no danger: it is answered beside the question about that.
        labels /= max(float(labels.sum()), LEAST_HARMLESS)
        return replace(self._likeliest(labels, dangers), of_danger=of_danger)

    def _clearest(self, labels: Numbers, dangers: Mapping[str, float]) -> Mapping[str, str]:
        """The topic of each kind that is heard at all, if it has more than all others of it together."""
        clear = {}
        for kind, share in dangers.items():
            best = max(self._places[kind], key=lambda place: labels[place])
            is_heard = share >= self._weights.veto
            if is_heard and labels[best] > share / 2 and not self._general[best]:
                clear[kind] = self._labels[best]
        return clear

    def _likeliest(self, labels: Numbers, dangers: Mapping[str, float]) -> Meaning:
        """The meaning whose intent has the greatest share, if that is enough."""
        by_intent = np.bincount(self._intent_of, labels, len(self._intents))
        best = int(by_intent.argmax())
        if by_intent[best] < self._weights.threshold:
            return Meaning(OUT_OF_SCOPE, "", 0.0, dangers, self._next(labels, ""))
        topic = self._topic(labels, best)
        following = self._next(labels, f"{self._intents[best]}/{topic}")
        return Meaning(self._intents[best], topic, float(by_intent[best]), dangers, following)

    def _next(self, labels: Numbers, meant: str) -> str:
        """The likeliest topic besides the one that is meant, if it has some share."""
        others = np.where(self._general | self._named({meant}), 0, labels)
        place = int(others.argmax())
        return self._labels[place] if others[place] >= SECOND_BEST else ""

    def _place_of_stand_in(self, label: str, general: Collection[str]) -> int:
        """The label that stands in for one without evidence: itself where there is none."""
        intent = label.partition("/")[0]
        wanted = f"{intent if intent in general else OUT_OF_SCOPE}/{GENERAL}"
        return self._labels.index(wanted if wanted in self._labels else label)

    def _with_stand_ins(self, labels: Numbers, unfounded: Flags) -> Numbers:
        """The shares once those of unfounded labels are given to what stands in for them."""
        kept: Numbers = np.where(unfounded, 0, labels).astype(np.float32)
        np.add.at(kept, self._stand_in[unfounded], labels[unfounded] * STANDS_IN)
        return kept

    def _named(self, names: Collection[str]) -> Flags:
        """Which labels are named; worked out once for each set, as there are few of them."""
        key = frozenset(names)
        if key not in self._masks:
            self._masks[key] = np.array([label in key for label in self._labels])
        return self._masks[key]

    def _topic(self, labels: Numbers, intent: int) -> str:
        """The likeliest topic of an intent, unless the intent is meant in general."""
        of_intent = self._intent_of == intent
        topics = np.where(of_intent & ~self._general, labels, 0) * self._caution
        chosen = int(topics.argmax())
        share, general = float(topics[chosen]), float(labels[of_intent & self._general].sum())
        is_clear = share >= self._weights.topic * labels[of_intent].sum()
        if not share or not is_clear or general > self._weights.general * share:
            return ""
        return self._labels[chosen].partition("/")[2]

    def _join(
        self, intent_shares: Numbers, topic_shares: Numbers, weight: float, factors: Numbers
    ) -> Numbers:
        """The joined share of each label, once factors have made some of them less likely."""
        smooth = self._weights.smooth
        by_intent = np.bincount(self._intent_of, topic_shares, len(self._intents))
        logs = np.log(intent_shares + smooth) + weight * np.log(by_intent + smooth)
        within = topic_shares / np.maximum(by_intent[self._intent_of], 1e-12)
        joined = np.exp(logs - logs.max())[self._intent_of] * within * factors
        shares: Numbers = (joined / (joined.sum() or 1)).astype(np.float32)
        return shares


def _general_kind(label: str) -> str:
    """The danger that the general meaning of a safety intent stands for."""
    intent, _, topic = label.partition("/")
    return KIND_OF_INTENT.get(intent, "") if topic == GENERAL else ""
