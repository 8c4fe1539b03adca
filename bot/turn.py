"""The transaction of one message: the heart of the assistant.

    drop the repeat → lock the conversation → understand → decide → save state and outcome → unlock

and the connector delivers what comes back. Rasa's own order loses messages: decisions/0003-turn.md.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.running import RunningExperiments
from bot.dialogue.deciding.beforehand import means_danger
from bot.dialogue.planning.beginning import says_no_language, told_language, with_opening
from bot.dialogue.planning.codes import Returning
from bot.dialogue.reading.moves import context_of
from bot.dialogue.state.done import NOTHING_DONE, Done
from bot.dialogue.state.silence import pleads_after_stop
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.buttons import Payloads, known_payloads, pressed_button
from bot.dialogue.words.handover import with_handover
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.logs import log_failure
from bot.message import Incoming, Outgoing, Understanding
from bot.outcomes.anonymise import anonymise
from bot.outcomes.recorder import Recorder
from bot.privacy.contacts import Contacts
from bot.privacy.conversations import Conversations
from bot.privacy.locks import Locks
from bot.privacy.repeats import Repeats
from bot.privacy.replies import Replies
from bot.vocabulary import DANGERS, Ending, Stage
from bot.words import Said

LONGEST_TEXT = 2000
"""Characters of a message that are read; a longer one is asked to be brief, unless a danger begins it."""


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
    replies: Replies
    opt_outs: OptOutList
    recorder: Recorder
    experiments: RunningExperiments
    contacts: Contacts
    returning: Returning
    synthetic: bool = False
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _payloads: Payloads = field(init=False)

    def __post_init__(self) -> None:
        self._payloads = known_payloads(self.engine.intents, self.library)

    async def take(self, message: Incoming) -> Outgoing:
        """Answer a message once.

        Raises:
            Exception: what the stores raise, or that the same message is in progress elsewhere; the
                connector then asks the platform to try again.
        """
        if not await self.repeats.claim(message.channel, message.message_id):
            return Outgoing()
        try:
            async with (
                self.repeats.claimed(message.channel, message.message_id),
                self.locks.hold(message.pseudonym),
            ):
                outgoing = await self._answer(message)
        except BaseException:
            await self.repeats.release(message.channel, message.message_id)
            raise
        await self.replies.owe(message, outgoing)  # before a repeat is told that there is an answer
        try:
            await self.repeats.settle(message.channel, message.message_id)
        except Exception as error:  # noqa: BLE001  answered and saved: the reply must go out
            log_failure("a message could not be marked as answered", error, channel=message.channel)
        await self.recorder.stored()
        return outgoing

    async def _answer(self, message: Incoming) -> Outgoing:
        situation = await self._find(message) or self._begin(message)
        campaign = self.campaigns.find(situation.campaign)
        if await self._is_silenced(message):
            return await self._answer_in_silence(message, situation)
        before = situation.to_dict()
        try:
            messages = await self._converse(message, situation)
        except Exception as error:  # noqa: BLE001  whatever fails, the visitor is answered
            log_failure("a message could not be answered", error, channel=message.channel)
            situation = Situation.from_dict(before)
            messages = [self._quote("utter_trouble", situation)]
        if not situation.revealed:
            messages = self._open(message, messages, situation, campaign)
            situation.revealed = True
            situation.reach(Stage.REVEALED)
        situation.turns += 1
        return await self._save(message, situation, messages)

    async def _find(self, message: Incoming) -> Situation | None:
        situation = await self.conversations.find(message.pseudonym)
        if situation is None and message.former is not None:
            # Held, because a message that came under the former key may still be in progress.
            async with self.locks.hold(message.former):
                situation = await self.conversations.move(message.former, message.pseudonym)
        return situation

    def _begin(self, message: Incoming) -> Situation:
        """A conversation before its first message; of the fallback's, neither place nor language is taken."""
        code = self.returning.brought(message, self.now())
        came_by = self.campaigns.get(code.campaign if code else message.campaign or "")
        campaign = came_by or self.campaigns.fallback
        words = self.library.words
        told = told_language(message, words.languages) or words.reference
        outcome = secrets.token_hex(16)
        # A second talk of somebody who was in an experiment says nothing of its words.
        experiment = came_by.experiment if came_by and not code else None
        return Situation(
            language=came_by.language if came_by else told,
            channel=message.channel,
            campaign=campaign.id,
            place=message.country or (came_by.place if came_by else None),
            place_told=message.country is not None,
            arm=self.experiments.arm(experiment, message.pseudonym, outcome),
            outcome=outcome,
        )

    async def _is_silenced(self, message: Incoming) -> bool:
        """Whether this person opted out; the word START ends that."""
        mark = message.opt_out_mark
        if mark is None or not await self.opt_outs.has(mark):
            return False
        if message.control == "start":
            await self.opt_outs.remove(mark)
        return message.control != "start"

    async def _answer_in_silence(self, message: Incoming, situation: Situation) -> Outgoing:
        """What still reaches somebody who opted out: help in danger, and their right to be forgotten.

        Somebody else may have sent STOP from their phone, and silence must not cost a life. The mark
        stays; nothing of the message is kept.
        """
        is_urgent = message.control == "help" or self._shows_danger(message)
        reading = Understanding("opt_out", 1.0, situation.language)
        if message.control != "help" and (is_urgent or len(message.text) <= LONGEST_TEXT):
            # Silence was asked for, and a danger is answered all the same.
            with suppress(Exception):
                reading = await self._understand(message, situation)
        situation.language = reading.language  # which their app need not speak
        silence = Outgoing(language=reading.language)
        if is_urgent or pleads_after_stop(message.text, reading):
            way_back = self._quote("utter_after_opt_out", situation, "crisis")
            return replace(silence, messages=(way_back,))
        if reading.intent != "delete_data":
            return silence
        done = Done(erased=await self._erase(message))
        said = self.engine.decide(reading, situation, self.now(), done)
        return replace(silence, messages=tuple(said), ended=True)

    def _shows_danger(self, message: Incoming) -> bool:
        """Whether the safety net rings, whatever else a text may mean."""
        return any(kind in DANGERS for kind in self.engine.dangers(message.text[:LONGEST_TEXT]))

    async def _converse(self, message: Incoming, situation: Situation) -> list[Said]:
        ready = await self.returning.answer(message, situation, self.now())
        ready = self._say_without_engine(message, situation) if ready is None else ready
        if ready is not None:
            return ready
        reading = await self._understand(message, situation)
        if situation.revealed:
            situation.reach(Stage.ENGAGED)
        in_danger = situation.in_danger or self._shows_danger(message)
        if len(message.text) > LONGEST_TEXT and not in_danger:
            return [self._quote("utter_too_long", situation)]
        now, campaign = self.now(), self.campaigns.find(situation.campaign)
        done = await self._act(message, situation, reading)
        said = self.engine.decide(reading, situation, now, done)
        return with_handover(said, campaign, situation, self.library, now)

    async def _act(self, message: Incoming, situation: Situation, reading: Understanding) -> Done:
        """What is done before it is put into words: erasing, and making a return code."""
        if reading.intent == "delete_data" and not means_danger(situation, reading):
            return Done(erased=await self._erase(message))
        if reading.intent == "affirm" and situation.asked == "return_code":
            return Done(code=self.returning.give(situation, self.now()))
        return NOTHING_DONE

    async def _erase(self, message: Incoming) -> str:
        """Erase what is kept of a person; what that was."""
        mark = message.opt_out_mark
        opted_out = mark is not None and await self.opt_outs.remove(mark)
        if await self.contacts.forget(message.contact_marks.values()):
            return "contact"
        return "opted_out" if opted_out else ""

    def _say_without_engine(self, message: Incoming, situation: Situation) -> list[Said] | None:
        """Answers that need no understanding: a picture without such words below it, HELP and START."""
        if message.attachment and not (message.control or self._shows_danger(message)):
            return [self._quote("utter_attachment", situation, "csam")]
        if message.control == "help":
            return [self._quote("utter_sms_help", situation, "crisis")]
        if message.control == "start" and situation.turns:
            return [self._quote("utter_opt_in", situation)]
        return None

    async def _understand(self, message: Incoming, situation: Situation) -> Understanding:
        if message.control == "stop":
            return Understanding("opt_out", 1.0, situation.language)
        if message.control == "start":
            return Understanding("greet", 1.0, situation.language)
        pressed = pressed_button(message.text, situation, self._payloads)
        if pressed is not None:
            return pressed
        context = context_of(message, situation)
        if not (self._knows_campaign(message) or message.client_language):
            context["campaign_language"] = None  # only the text says anything of this visitor
        text = self.returning.beside(message.text[:LONGEST_TEXT], self.now())
        reading = await self.engine.understand(text, context)
        if reading.intent == "goodbye" and not reading.topic and not situation.turns:
            # "Ciao" as a first word is no farewell.
            return replace(reading, intent="greet")
        return reading

    async def _save(
        self, message: Incoming, situation: Situation, messages: list[Said]
    ) -> Outgoing:
        situation.buttons = [b.payload for b in messages[-1].buttons]
        forgotten = "delete_data" in situation.topics and situation.danger == "none"
        opted_out = situation.ending == Ending.OPTED_OUT
        if forgotten or opted_out:
            await self.conversations.forget(message.pseudonym)
        else:
            await self.conversations.keep(message.pseudonym, situation)
        # Last, because whoever is on the list is not answered: a repeat after a failure must be.
        if opted_out and message.opt_out_mark:
            await self.opt_outs.add(message.opt_out_mark)
        self.recorder.record(anonymise(situation, self.now(), synthetic=self.synthetic))
        if situation.turns == 1 and not (forgotten or opted_out):
            mark = message.contact_marks.get(situation.campaign)
            await self.contacts.note(situation.campaign, situation.arm, mark)
        return Outgoing(
            tuple(messages),
            situation.language,
            ended=forgotten or opted_out,
            outcome=situation.outcome,
        )

    def _knows_campaign(self, message: Incoming) -> bool:
        return self.campaigns.get(message.campaign or "") is not None

    def _open(
        self, message: Incoming, messages: list[Said], situation: Situation, campaign: Campaign
    ) -> list[Said]:
        """The reveal first; and the campaign's own opening, where we would only greet."""
        words = self.library.words
        asks = not self._knows_campaign(message) and says_no_language(message, words.languages)
        reveal = self._quote(
            "utter_reveal", situation, operator=campaign.operator or self.library.settings.operator
        )
        opened = with_opening(messages, campaign, situation.language, words, asks_language=asks)
        is_told = situation.arm is not None and situation.danger == "none"  # by an experiment
        first = self._quote("utter_first_word", situation) if is_told else Said("")
        return [said for said in (reveal, first, *opened) if said.text]

    def _quote(self, key: str, situation: Situation, need: str = "", **values: object) -> Said:
        """A text that needs no understanding; the talk remembers nothing of it."""
        aside = replace(situation, resources=[], said=[], figures=[], topics=[])
        reading = Understanding("out_of_scope", 1.0, situation.language)
        exchange = Exchange(aside, reading, self.library, self.now(), need=need)
        exchange.say(key, **values)
        return exchange.replies[0] if exchange.replies else Said("")
