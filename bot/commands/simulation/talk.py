"""What a made-up person says next, and how they answer what they are offered."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.campaigns.experiments.experiment import Experiment
from bot.commands.simulation.people import Persona, Sentences, next_intent, sentence
from bot.message import Incoming, Outgoing
from bot.privacy.return_codes import looks_like_code
from bot.server.app import Assistant
from bot.words import Words

OFFER, OFFER_CODE = "utter_offer_help", "utter_offer_return_code"

WITHOUT_BUTTONS = ("sms", "whatsapp")

_ADDRESS = re.compile(r"https?://\S*[^\s.,;:!?)]")


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
class Line:
    """One person's connection: what the door of their channel would hand over to the turn."""

    assistant: Assistant
    persona: Persona

    async def begin(self) -> None:
        """On Telegram a start carries the campaign."""
        if self.persona.channel == "telegram":
            await self._take("", control="start")

    async def say(self, text: str) -> Outgoing:
        """Send a text."""
        is_bare = self.persona.channel in WITHOUT_BUTTONS
        control = self.assistant.keywords.meaning(text) if is_bare else None
        return await self._take(text, control=control)

    async def press(self, payload: str, position: int) -> Outgoing:
        """Press a button, or send its number where there are none."""
        is_bare = self.persona.channel in WITHOUT_BUTTONS
        return await self._take(str(position + 1) if is_bare else payload)

    async def open(self, heard: Outgoing, resource: str) -> None:
        """Follow a link to help."""
        await self.assistant.recorder.opened(heard.outcome, resource)

    def links(self, heard: Outgoing) -> list[str]:
        """Resources whose links stand in an answer; only those on the web lead by us, and are counted."""
        if self.persona.channel != "web":
            return []
        directory = self.assistant.library.directory
        found = (_ADDRESS.findall(said.text) for said in heard.messages)
        return [one for urls in found for url in urls if (one := directory.resource_at(url))]

    async def _take(self, text: str, control: str | None = None) -> Outgoing:
        persona = self.persona
        person = f"simulated {persona.number}"
        return await self.assistant.turn.take(
            Incoming(
                persona.channel,
                f"demo-{persona.language}",
                person,
                text,
                control=control,
                opt_out_mark=None if persona.channel == "web" else person,
            )
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many messages somebody wrote, and the code that they took."""

    messages: int
    code: str


async def talk(
    line: Line,
    sentences: Sentences,
    chance: random.Random,
    effect: Effect | None = None,
    brings: str = "",
) -> Spoken:
    """One person's conversation, which begins with a code if they bring one."""
    persona, words, heard = line.persona, line.assistant.library.words, Outgoing()
    code = ""
    await line.begin()
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
            said = " ".join(message.text for message in heard.messages).split()
            code = next((word for word in said if looks_like_code(word)), "")
        elif _asks_readiness(heard):
            heard = await line.say(str(chance.randint(0, 10)))
        elif persona.kind == "buyer" and number and chance.random() < persona.commits:
            heard = await line.say(sentence(persona, "commit_to_stop", sentences, chance))
        else:
            heard = await line.say(
                sentence(persona, next_intent(persona, chance), sentences, chance)
            )
        links = line.links(heard)
        if links and chance.random() < persona.opens_link:
            await line.open(heard, links[0])
    return Spoken(persona.patience, code)


async def _answer(line: Line, is_yes: bool) -> Outgoing:
    return await line.press("/affirm" if is_yes else "/deny", 0 if is_yes else 1)


def _asks_readiness(heard: Outgoing) -> bool:
    buttons = heard.messages[-1].buttons if heard.messages else ()
    return any(button.payload.startswith("/rate_readiness") for button in buttons)


def _offer(key: str, heard: Outgoing, persona: Persona, words: Words) -> str | None:
    """An offer, if it was among what was just said."""
    for variation in words.variations(key, persona.language):
        if any(variation.text in said.text for said in heard.messages):
            return variation.text
    return None
