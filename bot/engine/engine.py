"""Rasa behind two calls: what does this message mean, and what is answered.

Rasa's `Agent` is embedded. Of a message it sees the text only while understanding it; the
conversation itself is decided on the intent and the resolved situation, so that no text can reach a
tracker. Rasa's rules choose the actions; the actions run here, on the situation itself, so that a
turn is as cheap after 500 messages as after one.
"""

from __future__ import annotations

import asyncio
import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.actions import ACTIONS
from bot.dialogue.answering.not_there import in_other_country, leaving_places
from bot.dialogue.deciding.danger import decide
from bot.dialogue.plain_words.corrected import against, as_corrected, heard_of
from bot.dialogue.plain_words.effects import (
    at_first,
    without_distress,
)
from bot.dialogue.plain_words.law_words import of_paying, of_the_law_here
from bot.dialogue.plain_words.lines_asked import with_lines
from bot.dialogue.plain_words.ruler import on_the_ruler
from bot.dialogue.plain_words.said_plainly import as_said_plainly
from bot.dialogue.plain_words.whole_text import with_facts
from bot.dialogue.planning.reply import plan
from bot.dialogue.reading.moves import is_at_stake, is_on_danger, joined
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.state.done import NOTHING_DONE, Done
from bot.dialogue.state.parts import parts_of
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.library import Library
from bot.dialogue.words.wordings import words_said
from bot.engine.components import SafetyNet
from bot.engine.components.base import IN_PART
from bot.engine.domain import read_once
from bot.engine.encoding import TogetherEncoder
from bot.engine.nearest import nearest_meanings
from bot.engine.parse_result import read_parse
from bot.engine.rules import Policies
from bot.engine.runner import StraightRunner
from bot.message import Understanding
from bot.nlu.clock import nearest
from bot.nlu.encoder import VECTOR, sentence_encoder
from bot.nlu.folding import fold
from bot.nlu.numbers import first_amount, small_number
from bot.nlu.once import worked_out_once
from bot.nlu.phrases.corrections import Heard
from bot.nlu.phrases.denies_dying import denies_dying
from bot.nlu.phrases.medicine import with_medicine_named
from bot.nlu.phrases.negation import begins_with_no, begins_with_yes
from bot.nlu.phrases.opt_out import asks_for_silence
from bot.nlu.phrases.question import asks_something
from bot.nlu.phrases.ready import get_ready
from bot.nlu.phrases.refused_line import says_not_of_dying
from bot.nlu.phrases.speaker import asks_for_work, says_it_is_me, says_they_pay, speaks_of_self
from bot.nlu.phrases.spelled_out import hours_spelled_out
from bot.settings import ConfigurationError, configured_languages
from bot.words import Said

FEWEST_WORDS = 4
"""Words of a sentence; "what decision?" is none."""

MEDICINE = "need_morning_after"
"""What was said where "the pill" means that medicine from then on, without `utter_`."""

_SHORTHAND = re.compile(r"^[\s/]+")


class EngineError(Exception):
    """No answer could be decided; the cause holds no text of the visitor."""


class Engine:
    """The embedded assistant.

    Args:
        processor: of a loaded model.
        library: what the actions quote from.
    """

    def __init__(self, processor: MessageProcessor, library: Library) -> None:
        runner = StraightRunner.instead_of(processor.graph_runner)
        # The policies run on it, too.
        processor.graph_runner = runner
        self._runner = runner
        self._target = processor.model_metadata.nlu_target
        self._nobody = DialogueStateTracker.from_events("nobody", [])
        self._policies = Policies(processor)
        # Rasa's own intents (`/restart`, `/back`) have no rule, so that nobody may type them.
        self._intents = frozenset(processor.domain.intents) - {*DEFAULT_INTENTS}
        self._net = _safety_net(runner)
        self._together = TogetherEncoder(sentence_encoder())
        self._library = library
        self._actions = {action.action_name: action() for action in ACTIONS}

    @classmethod
    def load(cls, model: Path, library: Library) -> Self:
        """Load a trained model.

        Raises:
            ConfigurationError: the file is not a model that this version can load.
        """
        read_once()
        agent = Agent()
        try:
            agent.load_model(model)
        except Exception as error:  # noqa: BLE001  whatever is wrong with it, the remedy is the same
            raise ConfigurationError(
                f"{model.name} cannot be read as a model ({type(error).__name__}); "
                "run 'make train' to make it anew."
            ) from None
        assert agent.processor is not None, "loaded"
        get_ready(configured_languages())
        return cls(agent.processor, library)

    def with_library(self, library: Library) -> Engine:
        """The same model that answers from another edition of the content."""
        other = copy.copy(self)
        other._library = library
        return other

    @property
    def intents(self) -> frozenset[str]:
        """Intents of the model; a button may carry one of them."""
        return self._intents

    @property
    def rehearsal(self) -> tuple[str, ...]:
        """Messages that a worker says to itself when it starts (`bot.server.rehearsal`)."""
        return self._net.rehearsal

    def dangers(self, text: str) -> list[str]:
        """What the safety net alone sees in a text, in a fraction of the time of understanding it."""
        return self._net.catch(with_medicine_named(text))

    def nearest(self, text: str, number: int) -> list[str]:
        """The meanings that lie nearest to a text by itself."""
        return nearest_meanings(self._runner, _plain(text), number)

    async def understand(self, text: str, context: Mapping[str, Any]) -> Understanding:
        """The meaning of a text, worked out together with others that are asked for meanwhile.

        Args:
            text: what the visitor wrote; not kept.
            context: what stands open (`bot.nlu.context`) and what is known of the language
                (`bot.nlu.language_choice` names the keys).
        """
        heard, context, parts = self._heard(text, context)
        vectors = await asyncio.gather(*(self._together.encode(part) for part in parts))
        contexts = [{**context, VECTOR: vector} for vector in vectors]
        return self._understood(heard, context, list(zip(parts, contexts, strict=True)))

    def parse(self, text: str, context: Mapping[str, Any]) -> Understanding:
        """The same for a text by itself."""
        heard, context, parts = self._heard(text, context)
        return self._understood(heard, context, [(part, context) for part in parts])

    def _heard(
        self, text: str, context: Mapping[str, Any]
    ) -> tuple[Heard, Mapping[str, Any], list[str]]:
        """A text without what it corrects, what stands open then, and its parts."""
        language = str(context.get("conversation_language") or "")
        if language:
            said = context.get("said_last") or ()
            context = {**context, "our_words": words_said(self._library.words, said, language)}
        text = hours_spelled_out(_plain(text))
        text = with_medicine_named(text, is_told=MEDICINE in (context.get("told") or ()))
        heard = heard_of(text, context, self.dangers)
        context = {**against(context, heard), "written": text}
        return heard, context, parts_of(heard.text, is_answer_on_danger=is_on_danger(context))

    def _understood(
        self,
        heard: Heard,
        context: Mapping[str, Any],
        parts: Sequence[tuple[str, Mapping[str, Any]]],
    ) -> Understanding:
        """The meaning of a text by its parts, each with its context, and what it tells as a whole."""
        text = heard.text
        with worked_out_once():
            (whole, of_whole), *others = parts
            read = [self._read(whole, of_whole)]
            read += [self._read(part, {**of_part, IN_PART: True}) for part, of_part in others]
            meaning = on_the_ruler(joined(read, at_stake=is_at_stake(context)), text, context)
            meaning = with_facts(meaning, text, context)
            meaning = with_lines(meaning, text, context, self._library.line_names)
            return as_corrected(meaning, heard, context["written"])

    def _read(self, text: str, context: Mapping[str, Any]) -> Understanding:
        folded = fold(text)
        is_denied = denies_dying(folded, is_asked=context.get("asked") in HOW_THEY_ARE)
        is_denied |= bool(context.get("lines")) and says_not_of_dying(folded)
        if is_denied:
            # What is said not to be so is not heard.
            context = {**context, "lifted": [*(context.get("lifted") or ()), "distress"]}
        message = UserMessage(text, metadata=dict(context))
        parsed = self._runner.run(
            {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: self._nobody}, [self._target]
        )
        parse = parsed[self._target][0].as_dict(only_output_properties=True)
        current = context.get("conversation_language")
        meaning = read_parse(parse, asks_for_silence(folded), current)
        if is_denied:
            meaning = without_distress(meaning)
        meaning = replace(
            meaning,
            asks=asks_something(text),
            has_mark="?" in text,
            is_sentence=len(folded.split()) >= FEWEST_WORDS,
            begins_with_no=begins_with_no(folded),
            begins_with_yes=begins_with_yes(folded),
            of_self=speaks_of_self(folded),
            is_me=says_it_is_me(text),
            pays=says_they_pay(folded),
            for_work=asks_for_work(folded),
            number=small_number(text),
            amount=first_amount(text),
        )
        meaning = of_paying(as_said_plainly(meaning, text, context), folded)
        return meaning if current else at_first(meaning, folded)

    def decide(
        self, meaning: Understanding, situation: Situation, now: datetime, done: Done = NOTHING_DONE
    ) -> list[Said]:
        """The answer to a meaning; the situation is changed to what it is afterwards.

        Args:
            meaning: of the message.
            situation: of the conversation; half changed if the answer fails.
            now: by which opening hours are judged.
            done: what the turn did before.

        Raises:
            EngineError: there is no answer.
        """
        situation.language = meaning.language
        hour = self._hour(meaning, situation, now)
        if hour is not None:
            situation.hour_told, situation.hour_told_at = hour, int(now.timestamp())
        meaning = leaving_places(situation, in_other_country(situation, meaning))
        meaning = of_the_law_here(meaning, situation)
        if meaning.at_home:
            situation.last_need = "domestic_abuse"
        exchange = Exchange(situation, meaning, self._library, now, done)
        try:
            said = plan(exchange, decide(situation, meaning), self._perform)
        except Exception as error:
            raise EngineError(f"{type(error).__name__} while answering") from error
        if not said:
            raise EngineError("no action answered")
        return said

    def _hour(self, meaning: Understanding, situation: Situation, now: datetime) -> int | None:
        """The hour that the writer says it is; an open one as the nearer to the clock at their place."""
        place = meaning.place or situation.place
        zone = self._library.directory.zone(place) if place else None
        if meaning.open_hour is None or zone is None or situation.asked == "readiness":
            return meaning.hour
        return nearest(meaning.open_hour, now.astimezone(ZoneInfo(zone)).hour)

    def _perform(self, exchange: Exchange) -> None:
        """Answer one move of a message by Rasa's rules."""
        situation = exchange.situation
        for name in self._policies.actions(
            exchange.intent, danger=situation.danger, asked=exchange.was_asked
        ):
            self._actions[name].perform(exchange)


def _plain(text: str) -> str:
    """The text without what Rasa takes for its own shorthand: /greet{"place": "…"}, values and all."""
    return _SHORTHAND.sub("", text)


def _safety_net(runner: StraightRunner) -> SafetyNet:
    """The net of the loaded model, which Rasa keeps to itself."""
    components = (node._component for node in runner.nodes.values())
    return next(component for component in components if isinstance(component, SafetyNet))
