"""What a made-up person says next, and how they answer what they are offered."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from bot.campaigns.experiments.experiment import Experiment
from bot.commands.simulation.doors import Heard, Line
from bot.commands.simulation.people import Persona, Sentences, next_intent, sentence
from bot.privacy.return_codes import looks_like_code
from bot.words import Words

OFFER, OFFER_CODE = "utter_offer_help", "utter_offer_return_code"


@dataclass(frozen=True, slots=True)
class Effect:
    """What reading the words of an arm does to the probability of taking the help that is offered."""

    experiment: Experiment
    by_arm: Mapping[str, float]

    def of(self, text: str, language: str, words: Words) -> float:
        """The effect of this text."""
        for arm, effect in self.by_arm.items():
            label = self.experiment.label(arm)
            if any(v.arm == label and v.text == text for v in words.variations(OFFER, language)):
                return effect
        return 0.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A connection, and the words of both sides."""

    line: Line
    words: Words
    sentences: Sentences


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many messages somebody wrote, and the code that they took."""

    messages: int
    code: str


async def talk(
    persona: Persona,
    around: Surroundings,
    chance: random.Random,
    effect: Effect | None = None,
    brings: str = "",
) -> Spoken:
    """One person's conversation, which begins with a code if they bring one."""
    line, words, heard = around.line, around.words, Heard()
    code = ""
    for number in range(persona.patience):
        offer = _offer(OFFER, heard, persona, words)
        if brings and not number:
            heard = await line.say(brings)
        elif offer is not None:
            willing = persona.takes_help
            willing += effect.of(offer, persona.language, words) if effect else 0.0
            heard = await _answer(line, chance.random() < willing)
        elif _offer(OFFER_CODE, heard, persona, words) is not None:
            heard = await _answer(line, chance.random() < persona.takes_code)
            code = next((w for w in " ".join(heard.texts).split() if looks_like_code(w)), "")
        elif any(payload.startswith("/rate_readiness") for payload in heard.payloads):
            heard = await line.say(str(chance.randint(0, 10)))
        elif persona.kind == "buyer" and number and chance.random() < persona.commits:
            text = sentence(persona, "commit_to_stop", around.sentences, chance)
            heard = await line.say(text)
        else:
            text = sentence(persona, next_intent(persona, chance), around.sentences, chance)
            heard = await line.say(text)
        if heard.links and chance.random() < persona.opens_link:
            await line.open(heard.links[0])
    return Spoken(persona.patience, code)


async def _answer(line: Line, is_yes: bool) -> Heard:
    return await line.press("/affirm" if is_yes else "/deny", 0 if is_yes else 1)


def _offer(key: str, heard: Heard, persona: Persona, words: Words) -> str | None:
    """An offer, if it was among what was just said; SMS has all in one message."""
    for variation in words.variations(key, persona.language):
        if any(variation.text in text for text in heard.texts):
            return variation.text
    return None
