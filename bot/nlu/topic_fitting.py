"""Learning the topic model: messages by topic, each with the contexts in which it is likely."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256

import numpy as np

from bot.nlu.classifier import SCALE, Numbers, Recipe
from bot.nlu.context import MATTERS, ROLES, Context
from bot.nlu.encoder import Vectors
from bot.nlu.evidence import Evidence
from bot.nlu.fitting import both, fit_spelling
from bot.nlu.folding import fold
from bot.nlu.network_fitting import Labels, fit_network
from bot.nlu.topic_model import GENERAL, Example, Likely, TopicModel

WITHOUT_CONTEXT = 0.35
"""Share of the examples that are learnt as if nothing were known of the talk."""

COPIES = 2
"""Contexts in which each message of a topic is learnt."""

BLUR = 0.7
"""Length of the noise on a sentence vector of length one: two points more of topics are read right, since
fifteen messages a topic are learnt by heart otherwise (decisions/0015-talk.md)."""

BUCKETS = 2**14
"""Numbers that a piece of a word may be hashed to; four times as many bring one point more of topics, and
a hundred megabytes."""

MOST_GENERAL = 150
"""Messages of one intent and language that are learnt as the intent's general meaning."""

OF_BUYERS = ("claim_", "seek_", "rate_", "commit_", "ask_help")
IN_DANGER = ("exploited", "child", "despairing", "violence", "attraction", "minor")

ROLE_IN = {"partner": "witness", "extortion": "unknown", "violence": "buyer", "minor": "witness"}
"""The role in which a matter is learnt; in the others it is not known."""


def fit_topics(
    examples: Sequence[Example],
    vectors: Vectors,
    likely: Mapping[str, Likely],
    recipe: Recipe,
    evidence: Evidence,
) -> TopicModel:
    """Learn from messages.

    Args:
        examples: in any order.
        vectors: the sentence vector of each.
        likely: where each topic is likely.
        recipe: how to fit the network.
        evidence: words by which a message of an intent in general may be one of its topics: it is not
            learnt as what is meant in general.
    """
    chance = random.Random(0)  # noqa: S311  an experiment that repeats, no secret
    questions = sorted({example.after for example in examples if example.after})
    rows, labels, contexts = list[int](), list[str](), list[Numbers]()
    for place in _chosen(examples, chance, evidence):
        example = examples[place]
        is_topic = "/" in example.label
        for _ in range(COPIES if is_topic else 1):
            rows.append(place)
            labels.append(example.label if is_topic else f"{example.label}/{GENERAL}")
            context = _context(example, likely.get(example.label), questions, chance)
            contexts.append(context.numbers(questions))
    names = sorted(set(labels))
    known = np.vstack(contexts).astype(np.float32)
    classes = np.searchsorted(names, labels)
    # The spelling sees no context, so that each message counts once.
    spelt = dict(zip(rows, classes.tolist(), strict=True))
    texts = [examples[place].text for place in spelt]
    blurred = _Blurred(vectors, np.array(rows), known)
    arrays = both(
        "topics",
        (texts, rows, labels, sha256(known.tobytes()).hexdigest(), recipe),
        partial(fit_network, blurred, blurred.width, classes, recipe),
        partial(fit_spelling, texts, np.array([*spelt.values()]), recipe, BUCKETS),
    )
    return TopicModel(names, questions, arrays)


class _Blurred:
    """What the network sees of some examples: the vector, with other noise each time, and the context."""

    def __init__(self, vectors: Vectors, rows: Labels, contexts: Numbers) -> None:
        self._vectors, self._rows, self._contexts = vectors, rows, contexts
        self.width = vectors.shape[1] + contexts.shape[1]

    def __call__(self, places: Labels, chance: np.random.Generator) -> Numbers:
        """The rows of the examples at these places."""
        length = self._vectors.shape[1]
        noise = chance.standard_normal((len(places), length), np.float32)
        noise *= np.float32(BLUR / np.sqrt(length))
        noise += self._vectors[self._rows[places]]
        noise *= np.float32(SCALE)
        return np.hstack([noise, self._contexts[places]])


def _chosen(
    examples: Sequence[Example], chance: random.Random, evidence: Evidence
) -> Iterator[int]:
    """Every message of a topic or after a question, and a bounded number of each intent's others."""
    general: dict[tuple[str, str], list[int]] = {}
    for place, example in enumerate(examples):
        if "/" in example.label or example.after:
            yield place
        elif not _names_a_topic(example, evidence):
            general.setdefault((example.label, example.language), []).append(place)
    for places in general.values():
        yield from chance.sample(places, min(MOST_GENERAL, len(places)))


def _names_a_topic(example: Example, evidence: Evidence) -> bool:
    """Whether a message of an intent in general holds words of one of its topics."""
    named = evidence.topics - evidence.missing(fold(example.text))
    return any(topic.startswith(f"{example.label}/") for topic in named)


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
