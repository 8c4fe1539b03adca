"""The transaction of one message: the heart of the assistant.

    drop the repeat → lock the conversation → understand → decide → save state and outcome → unlock

and the connector delivers what comes back. Rasa's own order (reply, then save; swallow a failed
save; poll for the lock once a second) loses messages; decisions/0003-turn.md lists how.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from bot.campaigns.campaign import Campaign, Campaigns
from bot.dialogue.actions.safety import KIND_OF_INTENT
from bot.dialogue.engine import Engine, Understanding
from bot.dialogue.exchange import Exchange
from bot.dialogue.library import Library
from bot.dialogue.situation import Ending, Situation, Stage
from bot.logs import log_failure
from bot.message import Incoming, Outgoing
from bot.outcomes.anonymise import anonymise
from bot.outcomes.recorder import Recorder
from bot.privacy.conversations import Conversations
from bot.privacy.locks import Locks
from bot.privacy.repeats import Repeats
from bot.words import Said

LONGEST_TEXT = 2000
"""Characters of a message that are read; a longer one gets a request to be brief, unless its
beginning shows a danger."""


class OptOutList(Protocol):
    """Who wants no more messages on a channel."""

    async def has(self, mark: str) -> bool:
        """Whether this address opted out."""

    async def add(self, mark: str) -> None:
        """Put it on the list."""

    async def remove(self, mark: str) -> bool:
        """Take it off; whether it was on it."""


@dataclass(slots=True)
class Turn:
    """Takes messages and gives answers; everything it needs is handed in by the composition root."""

    engine: Engine
    library: Library
    campaigns: Campaigns
    conversations: Conversations
    locks: Locks
    repeats: Repeats
    opt_outs: OptOutList
    recorder: Recorder
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    async def take(self, message: Incoming) -> Outgoing:
        """Answer a message once.

        Raises:
            Exception: only what the stores raise; the connector then asks the platform to try again.
        """
        if not await self.repeats.claim(message.channel, message.message_id):
            return Outgoing()
        try:
            async with self.locks.hold(message.pseudonym):
                outgoing = await self._answer(message)
        except BaseException:
            await self.repeats.release(message.channel, message.message_id)
            raise
        await self.repeats.settle(message.channel, message.message_id)
        return outgoing

    async def _answer(self, message: Incoming) -> Outgoing:
        campaign = self.campaigns.find(message.campaign)
        situation = await self.conversations.find(message.pseudonym)
        if situation is None:
            situation = self._begin(message, campaign)
        if await self._is_silenced(message):
            return Outgoing(language=situation.language)
        before = situation.to_dict()
        try:
            messages, situation = await self._converse(message, campaign, situation)
        except Exception as error:  # noqa: BLE001  whatever fails, the visitor is answered
            log_failure("a message could not be answered", error, channel=message.channel)
            situation = Situation.from_dict(before)
            messages = [self._trouble(situation)]
        if not situation.revealed:
            messages.insert(0, self._reveal(situation, campaign))
            situation.revealed = True
            situation.reach(Stage.REVEALED)
        situation.turns += 1
        return await self._save(message, situation, messages)

    def _begin(self, message: Incoming, campaign: Campaign) -> Situation:
        return Situation(
            language=campaign.language,
            channel=message.channel,
            campaign=campaign.id,
            place=campaign.place or message.country,
            outcome=secrets.token_hex(16),
        )

    async def _is_silenced(self, message: Incoming) -> bool:
        """Whether this person opted out; the word START ends that, anything else is not answered."""
        mark = message.opt_out_mark
        if mark is None or not await self.opt_outs.has(mark):
            return False
        if message.control == "start":
            await self.opt_outs.remove(mark)
            return False
        return True

    async def _converse(
        self, message: Incoming, campaign: Campaign, situation: Situation
    ) -> tuple[list[Said], Situation]:
        ready = self._say_without_engine(message, situation)
        if ready is not None:
            return ready, situation
        meaning = await self._understand(message, campaign, situation)
        if situation.revealed:
            situation.reach(Stage.ENGAGED)
        _resolve(situation, meaning)
        if meaning.intent == "delete_data" and message.opt_out_mark:
            removed = await self.opt_outs.remove(message.opt_out_mark)
            situation.choice = "opted_out" if removed else None
        if len(message.text) > LONGEST_TEXT and meaning.intent not in KIND_OF_INTENT:
            return [self._quote("utter_too_long", situation)], situation
        return await self.engine.decide(message.pseudonym, meaning, situation)

    def _say_without_engine(self, message: Incoming, situation: Situation) -> list[Said] | None:
        """Answers that need no understanding: attachments, HELP and START."""
        if message.attachment:
            return [self._quote("utter_attachment", situation, "csam")]
        if message.control == "help":
            return [self._quote("utter_sms_help", situation, "crisis")]
        if message.control == "start" and situation.turns:
            return [self._quote("utter_opt_in", situation)]
        return None

    async def _understand(
        self, message: Incoming, campaign: Campaign, situation: Situation
    ) -> Understanding:
        if message.control == "stop":
            return Understanding("opt_out", 1.0, situation.language)
        if message.control == "start":
            return Understanding("greet", 1.0, situation.language)
        pressed = pressed_button(message.text, situation, self.engine.intents)
        if pressed is not None:
            return pressed
        context = {
            "conversation_language": situation.language if situation.turns else None,
            "campaign_language": campaign.language,
            "client_language": message.client_language,
            "country": message.country,
        }
        return await self.engine.understand(message.text[:LONGEST_TEXT], context)

    async def _save(
        self, message: Incoming, situation: Situation, messages: list[Said]
    ) -> Outgoing:
        situation.buttons = [b.payload for b in messages[-1].buttons]
        forgotten = "delete_data" in situation.topics
        opted_out = situation.ending == Ending.OPTED_OUT
        if opted_out and message.opt_out_mark:
            await self.opt_outs.add(message.opt_out_mark)
        if forgotten or opted_out:
            await self.conversations.forget(message.pseudonym)
        else:
            await self.conversations.keep(message.pseudonym, situation)
        await self.recorder.record(anonymise(situation, self.now()))
        return Outgoing(
            tuple(messages),
            situation.language,
            ended=forgotten or opted_out,
            outcome=situation.outcome,
        )

    def _reveal(self, situation: Situation, campaign: Campaign) -> Said:
        return self.library.words.say(
            "utter_reveal",
            situation.language,
            channel=situation.channel,
            arm=situation.arm,
            operator=campaign.operator or self.library.settings.operator,
        )

    def _trouble(self, situation: Situation) -> Said:
        return self._quote("utter_trouble", situation)

    def _quote(self, key: str, situation: Situation, purpose: str | None = None) -> Said:
        exchange = Exchange(situation, "", self.library, self.now())
        settings = self.library.settings
        return self.library.words.say(
            key,
            situation.language,
            channel=situation.channel,
            emergency=exchange.emergency(),
            routes=exchange.routes(purpose) if purpose else "",
            operator=settings.operator,
            contact=settings.operator_contact,
        )


def pressed_button(
    text: str, situation: Situation, intents: Container[str]
) -> Understanding | None:
    """The meaning of a quick reply: its payload, or on a channel without buttons its number.

    A button of an earlier message is still good, as long as its intent exists.
    """
    typed = text.strip()
    if typed.isascii() and typed.isdigit() and situation.asked != "readiness":
        position = int(typed[:4]) - 1
        if 0 <= position < len(situation.buttons):
            typed = situation.buttons[position]
    if not typed.startswith("/"):
        return None
    intent, _, value = typed.removeprefix("/").partition(" ")
    if intent not in intents:
        return None
    language = situation.language
    if intent == "rate_readiness" and value.isdigit():
        return Understanding(intent, 1.0, language, readiness=min(int(value), 10))
    if intent == "inform_location":
        return Understanding(intent, 1.0, language, places=(value,))
    if intent == "change_language":
        return Understanding(intent, 1.0, language, requested_language=value or None)
    return Understanding(intent, 1.0, language, choice=value or None)


def _resolve(situation: Situation, meaning: Understanding) -> None:
    """Put what the message resolved to into the situation, replacing the last message's."""
    situation.language = meaning.language
    situation.named_places = list(meaning.places)
    situation.requested_language = meaning.requested_language
    situation.readiness = meaning.readiness
    situation.choice = meaning.choice
    situation.safety = [kind for kind in meaning.safety if kind != "opt_out"]
