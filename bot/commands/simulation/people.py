"""Made-up visitors: what kind of person writes, in which language, how patiently and how badly typed.

What they write stands in tests/sentences: reviewed sentences, none of them made here.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.commands.evaluation.sentences import read_sentences

_WHO = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
CHANNELS: Mapping[str, float] = _WHO["channels"]
KINDS: Mapping[str, float] = _WHO["kinds"]
HABITS: Mapping[str, Mapping[str, float]] = _WHO["habits"]
"""Intents by kind of person, with their weights; the intent only chooses the sentence."""

Sentences = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Persona:
    """Who writes. The last block is hidden from the assistant: how this person answers to words.

    Args:
        number: which visitor; makes the address.
        kind: key of `HABITS`.
        habits: what this person wants, with weights.
        language: of the sentences and of the campaign.
        channel: by which the person writes.
        patience: messages at most.
        typing_errors: probability that a message has one.
        takes_help: probability of a yes to the offer of help.
        commits: probability, after each answer, of saying that it is over.
        opens_link: probability, after each answer with links, of opening one.
        takes_code: probability of a yes to the offer of a code to come back with.
        comes_back: probability of coming back with it.
    """

    number: int
    kind: str
    habits: Mapping[str, float]
    language: str
    channel: str
    patience: int
    typing_errors: float
    takes_help: float
    commits: float
    opens_link: float
    takes_code: float = 0.5
    comes_back: float = 0.4


@dataclass(slots=True)
class Population:
    """Draws personas; every share can be set, so that a test can have only patient buyers."""

    random: random.Random
    languages: Sequence[str]
    kinds: Mapping[str, float] = field(default_factory=lambda: KINDS)
    habits: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: HABITS)
    channels: Mapping[str, float] = field(default_factory=lambda: CHANNELS)
    patience: tuple[int, int] = (1, 9)
    takes_help: float = 0.2

    def draw(self, number: int) -> Persona:
        """The next person."""
        chance = self.random
        kind = _weighted(chance, self.kinds)
        return Persona(
            number=number,
            kind=kind,
            habits=self.habits[kind],
            language=chance.choice(self.languages),
            channel=_weighted(chance, self.channels),
            patience=chance.randint(*self.patience),
            typing_errors=chance.choice((0.0, 0.1, 0.4)),
            takes_help=self.takes_help,
            commits=0.04,
            opens_link=0.15,
        )


def read_all() -> Sentences:
    """Sentences by language and intent."""
    found: dict[tuple[str, str], list[str]] = {}
    for sentence in read_sentences([]):
        found.setdefault((sentence.language, sentence.intent), []).append(sentence.text)
    return found


def sentence(persona: Persona, intent: str, sentences: Sentences, chance: random.Random) -> str:
    """Something that this person may write with this intent, typing errors included."""
    text = chance.choice(sentences[persona.language, intent])
    return mistyped(text, chance) if chance.random() < persona.typing_errors else text


def next_intent(persona: Persona, chance: random.Random) -> str:
    """What this person wants next."""
    return _weighted(chance, persona.habits)


def mistyped(text: str, chance: random.Random) -> str:
    """Two neighbouring letters change places, or one is left out."""
    if len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 2)
    if chance.random() < 0.5:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + text[place + 1 :]


def _weighted(chance: random.Random, weights: Mapping[str, float]) -> str:
    return chance.choices(list(weights), weights=list(weights.values()))[0]
