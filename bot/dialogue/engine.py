"""Rasa behind two calls: what does this message mean, and what is answered.

Rasa's `Agent` is embedded; its actions run in this process. Of a message it sees the text only while
understanding it; the conversation itself is decided on the intent and the resolved situation, so
that no text can reach a tracker. A tracker lives for one turn: it is built from the situation and
given back as the situation, which keeps a turn as cheap after 500 messages as after one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.dialogue.actions import ACTIONS
from bot.dialogue.library import Library
from bot.dialogue.situation import Situation
from bot.nlu.safety import SafetyNet
from bot.responder import Responder
from bot.settings import ConfigurationError
from bot.words import Button, Said

_SHORTHAND = re.compile(r"^[\s/]+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message means, after safety net and fallback.

    `safety` holds kinds of danger (`bot.nlu.safety`), `places` jurisdictions that were named,
    `choice` the value of a pressed button.
    """

    intent: str
    confidence: float
    language: str
    places: tuple[str, ...] = ()
    requested_language: str | None = None
    readiness: int | None = None
    safety: tuple[str, ...] = ()
    choice: str | None = None


class EngineError(Exception):
    """Rasa could not decide; the cause holds no text of the visitor."""


class Engine:
    """The embedded assistant."""

    def __init__(self, agent: Agent, turns: OpenTurns) -> None:
        self._agent = agent
        self._turns = turns
        self._intents = frozenset(turns.domain.intents)
        self._net = _safety_net(agent)

    @classmethod
    def load(cls, model: Path, library: Library) -> Engine:
        """Load a trained model.

        Raises:
            ConfigurationError: the file is not a model that this version can load.
        """
        agent = Agent(
            action_endpoint=InProcessActions(library), generator=Responder(words=library.words)
        )
        try:
            agent.load_model(model)
        except Exception as error:  # noqa: BLE001  whatever is wrong with it, the remedy is the same
            raise ConfigurationError(
                f"{model.name} cannot be read as a model ({type(error).__name__}); "
                "run 'make train' to make it anew."
            ) from None
        assert agent.processor is not None, "loaded"
        turns = OpenTurns(agent.processor.domain)
        # Rasa wraps any store so that its errors are swallowed; ours holds nothing that can fail.
        agent.tracker_store = agent.processor.tracker_store = turns
        return cls(agent, turns)

    @property
    def intents(self) -> frozenset[str]:
        """Intents of the model; a button may carry one of them."""
        return self._intents

    def dangers(self, text: str) -> list[str]:
        """What the safety net alone sees in a text, in a fraction of the time of understanding it."""
        return self._net.catch(text)

    async def understand(self, text: str, context: Mapping[str, Any]) -> Understanding:
        """The meaning of a text.

        Args:
            text: what the visitor wrote; not kept.
            context: what is known of the language (`bot.nlu.language` names the keys).
        """
        processor = self._agent.processor
        assert processor is not None
        # Rasa takes a text such as /greet{"place": "…"} for its own shorthand, values and all.
        plain = _SHORTHAND.sub("", text)
        parsed = await processor.parse_message(UserMessage(plain, metadata=dict(context)))
        return read_parse(parsed)

    async def decide(
        self, key: str, meaning: Understanding, situation: Situation
    ) -> tuple[list[Said], Situation]:
        """The answer to a meaning in a situation, and the situation after it.

        Raises:
            EngineError: Rasa failed; the situation is as it was.
        """
        processor = self._agent.processor
        assert processor is not None
        output = CollectedReplies(situation.channel)
        self._turns.open(key, situation)
        try:
            await processor.handle_message(
                UserMessage(
                    text=f"/{meaning.intent}",
                    output_channel=output,
                    sender_id=key,
                    parse_data=_parse_data(meaning),
                    input_channel=situation.channel,
                )
            )
            after = self._turns.situation(key)
        except Exception as error:
            raise EngineError(f"{type(error).__name__} while answering") from error
        finally:
            self._turns.close(key)
        if not output.messages:
            raise EngineError("no action answered")
        return [_said(message) for message in output.messages], after


def _safety_net(agent: Agent) -> SafetyNet:
    """The net of the loaded model, which Rasa keeps to itself."""
    assert agent.processor is not None
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    return next(n._component for n in nodes if isinstance(n._component, SafetyNet))


class OpenTurns(TrackerStore):
    """Rasa's tracker store, holding only the turns that are being decided right now."""

    def __init__(self, domain: Domain) -> None:
        super().__init__(domain)
        self._trackers: dict[str, DialogueStateTracker] = {}

    def open(self, key: str, situation: Situation) -> None:
        """Begin a turn: a short tracker that holds the situation and waits for a message."""
        events: list[Event] = [
            ActionExecuted("action_session_start"),
            SessionStarted(),
            SlotSet("situation", situation.to_dict()),
            SlotSet("in_safety", situation.in_safety),
            SlotSet("asked", situation.asked),
            ActionExecuted("action_listen"),
        ]
        self._trackers[key] = DialogueStateTracker.from_events(
            key, events, slots=self.domain.slots, domain=self.domain
        )

    def situation(self, key: str) -> Situation:
        """The situation as the actions left it."""
        return Situation.from_dict(self._trackers[key].get_slot("situation"))

    def close(self, key: str) -> None:
        """End the turn and forget it."""
        self._trackers.pop(key, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Rasa asks for the tracker of the turn."""
        return self._trackers.get(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Rasa is done with the turn; nothing is written and nothing is published here."""
        self._trackers[tracker.sender_id] = tracker

    async def keys(self) -> list[str]:
        """Turns in progress."""
        return list(self._trackers)


class CollectedReplies(CollectingOutputChannel):
    """Collects the replies of a turn under the name of the visitor's channel."""

    def __init__(self, channel: str) -> None:
        super().__init__()
        self._channel = channel

    def name(self) -> str:
        """The channel, by which the responder chooses the wording."""
        return self._channel


class InProcessActions(EndpointConfig):
    """Rasa's action endpoint without a server: the actions of this project in this process."""

    def __init__(self, library: Library) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        for action in ACTIONS:
            self._executor.register_action(action(library))

    async def request(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        """Run the action that Rasa names in `json`; the signature is Rasa's."""
        call = kwargs["json"]
        try:
            result: dict[str, Any] | None = await self._executor.run(call)
        except ActionExecutionRejection as error:
            detail = json.dumps({"action_name": error.action_name, "error": error.message})
            raise ClientResponseError(400, "", detail) from error
        return result


def _trust(self: RemoteAction, result: dict[str, Any]) -> bool:
    return True


# Rasa checks what an action server answers against a JSON schema, and that schema against its own,
# at every call: nine tenths of a turn's time. Our actions run in this process and are typed.
RemoteAction._validate_action_result = _trust


def read_parse(parsed: Mapping[str, Any]) -> Understanding:
    """Rasa's parse result as an `Understanding`."""
    entities = parsed["entities"]

    def values(kind: str) -> list[Any]:
        return [entity["value"] for entity in entities if entity["entity"] == kind]

    languages, readiness = values("language"), values("readiness")
    return Understanding(
        intent=parsed["intent"]["name"],
        confidence=float(parsed["intent"]["confidence"]),
        language=parsed["language"],
        places=tuple(dict.fromkeys(values("place"))),
        requested_language=languages[0] if languages else None,
        readiness=int(readiness[0]) if readiness else None,
        safety=tuple(parsed.get("safety", ())),
    )


def _parse_data(meaning: Understanding) -> dict[str, Any]:
    return {
        "text": "",
        "intent": {"name": meaning.intent, "confidence": meaning.confidence},
        "entities": [],
    }


def _said(message: Mapping[str, Any]) -> Said:
    return Said(
        message["text"],
        tuple(Button(b["title"], b["payload"]) for b in message.get("buttons") or ()),
    )
