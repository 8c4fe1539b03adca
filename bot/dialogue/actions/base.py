"""What all actions share: an answer, and the next step of the conversation behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from bot.dialogue.exchange import Exchange
from bot.dialogue.steps import next_step


class Answer(ABC):
    """An action that answers a message with reviewed words."""

    action_name: ClassVar[str]
    """The name in `rules.yml`."""
    leads_on: ClassVar[bool] = False
    """Whether the next step of the conversation is offered behind the answer."""
    shows_routes: ClassVar[bool] = False
    """Whether it says where to turn, so that it must be clear which place a message means."""

    @abstractmethod
    def answer(self, exchange: Exchange) -> None:
        """Say what is to be said and change the situation."""

    def perform(self, exchange: Exchange) -> None:
        """The answer and, where it leads on, the next step."""
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
