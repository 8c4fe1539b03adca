"""What all actions share: from Rasa's tracker to an exchange, and back to Rasa's events."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.exchange import Exchange
from bot.dialogue.library import Library, shared_library
from bot.dialogue.situation import Situation
from bot.dialogue.steps import next_step


class Answer(Action, ABC):
    """An action that answers a message with reviewed words.

    Args:
        library: the reviewed content; an action server of its own reads it once by itself.
    """

    action_name: ClassVar[str]
    leads_on: ClassVar[bool] = False
    """Whether the next step of the conversation is offered behind the answer."""
    shows_routes: ClassVar[bool] = False
    """Whether it says where to turn, so that it must be clear which place a message means."""

    def __init__(self, library: Library | None = None) -> None:
        self._library = library

    def name(self) -> str:
        """The name in `rules.yml`; Rasa asks for it."""
        return self.action_name

    @abstractmethod
    def answer(self, exchange: Exchange) -> None:
        """Say what is to be said and change the situation."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Rasa's entry point: replies go to the dispatcher, the new situation to the slots."""
        exchange = Exchange(
            situation=Situation.from_dict(tracker.get_slot("situation")),
            intent=tracker.latest_message["intent"]["name"],
            library=self._library or shared_library(),
            now=datetime.now(UTC),
        )
        self.perform(exchange)
        situation = exchange.situation
        for reply in exchange.replies:
            dispatcher.utter_message(
                response=reply.key,
                buttons=[{"title": b.title, "payload": b.payload} for b in reply.buttons],
                language=situation.language,
                arm=situation.arm,
                **reply.values,
            )
        # Only the situation: the slots that rules look at keep their value until the turn is over,
        # or the rule that chose this action would no longer fit its own end.
        return [SlotSet("situation", situation.to_dict())]

    def perform(self, exchange: Exchange) -> None:
        """The answer and, where it leads on, the next step; free of Rasa, so that tests can call it."""
        situation = exchange.situation
        situation.asked = "nothing"
        if self.action_name != "action_misunderstood":
            situation.misunderstood = 0
        if self.shows_routes and len(situation.named_places) > 1:
            exchange.say("utter_which_place", exchange.place_buttons(situation.named_places))
            return
        self.answer(exchange)
        if self.leads_on and not situation.in_safety and situation.asked == "nothing":
            next_step(exchange)
