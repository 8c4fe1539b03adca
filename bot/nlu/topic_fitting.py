"""Learning the topic model: messages by topic, each with the contexts in which it is likely."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.nlu.classifier import SCALE, Numbers, Recipe
from bot.nlu.context import MATTERS, ROLES, Context
from bot.nlu.encoder import Vectors
from bot.nlu.fitting import fit_network
from bot.nlu.topic_model import GENERAL, TopicModel

WITHOUT_CONTEXT = 0.35
"""Share of the examples that are learnt as if nothing were known of the talk."""

COPIES = 2
"""Contexts in which each message of a topic is learnt."""

BLUR = 0.7
"""Length of the noise on a sentence vector of length one: two points more of topics are read right, since
fifteen messages a topic are learnt by heart otherwise (decisions/0015-talk.md)."""

MOST_GENERAL = 150
"""Messages of one intent and language that are learnt as the intent's general meaning."""

OF_BUYERS = ("claim_", "seek_", "rate_", "commit_", "ask_help")
IN_DANGER = ("exploited", "child", "despairing", "violence", "attraction", "minor")

ROLE_IN = {"partner": "witness", "extortion": "unknown", "violence": "buyer", "minor": "witness"}
"""The role in which a matter is learnt; in the others it is not known."""


class Example(NamedTuple):
    """A training message: `label` is `intent/topic` or an intent, `after` our question that it answers."""

    label: str
    language: str
    after: str


class Likely(NamedTuple):
    """Where a topic is likely: with whom, and after which of our questions."""

    roles: tuple[str, ...]
    after: tuple[str, ...]


def fit_topics(
    examples: Sequence[Example], vectors: Vectors, likely: Mapping[str, Likely], recipe: Recipe
) -> TopicModel:
    """Learn from messages.

    Args:
        examples: in any order.
        vectors: the sentence vector of each.
        likely: where each topic is likely.
        recipe: how to fit the network.
    """
    chance = random.Random(0)  # noqa: S311  an experiment that repeats, no secret
    questions = sorted({example.after for example in examples if example.after})
    rows, labels, contexts = list[int](), list[str](), list[Numbers]()
    for place in _chosen(examples, chance):
        example = examples[place]
        is_topic = "/" in example.label
        for _ in range(COPIES if is_topic else 1):
            rows.append(place)
            labels.append(example.label if is_topic else f"{example.label}/{GENERAL}")
            context = _context(example, likely.get(example.label), questions, chance)
            contexts.append(context.numbers(questions))
    names = sorted(set(labels))
    blurred = vectors[rows] + np.random.default_rng(0).normal(
        0, BLUR / np.sqrt(vectors.shape[1]), (len(rows), vectors.shape[1])
    )
    seen = np.hstack([blurred * SCALE, np.vstack(contexts)]).astype(np.float32)
    return TopicModel(names, questions, fit_network(seen, np.searchsorted(names, labels), recipe))


def _chosen(examples: Sequence[Example], chance: random.Random) -> Iterator[int]:
    """Every message of a topic or after a question, and a bounded number of each intent's others."""
    general: dict[tuple[str, str], list[int]] = {}
    for place, example in enumerate(examples):
        if "/" in example.label or example.after:
            yield place
        else:
            general.setdefault((example.label, example.language), []).append(place)
    for places in general.values():
        yield from chance.sample(places, min(MOST_GENERAL, len(places)))


def _context(
    example: Example, likely: Likely | None, questions: Sequence[str], chance: random.Random
) -> Context:
    """A context in which the message could have come; none at all now and then."""
    if chance.random() < WITHOUT_CONTEXT:
        return Context()
    roles = [role for role in (likely.roles if likely else ()) if role in (*ROLES, *MATTERS)]
    after = [example.after] if example.after else list(likely.after if likely else ())
    if roles and chance.random() < 0.85:
        role = chance.choice(roles)
    elif example.label.startswith(OF_BUYERS):
        role = chance.choice(("unknown", "buyer", "buyer", "wants_to_stop"))
    else:
        role = chance.choice(ROLES)
    asked = ""
    if after and chance.random() < 0.85:
        asked = chance.choice(after)
    elif chance.random() < 0.3:
        asked = chance.choice(questions) if questions else ""
    in_danger = role in IN_DANGER and chance.random() < 0.8
    if role in MATTERS:
        return Context(asked, ROLE_IN.get(role, "unknown"), in_danger, role)
    return Context(asked, role, in_danger)
