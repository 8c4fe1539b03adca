"""What all actions share: a name in `rules.yml`, and an answer to one part of a message."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from bot.dialogue.telling.exchange import Exchange


class Answer(ABC):
    """An action that answers a part of a message with reviewed words."""

    action_name: ClassVar[str]
    leads_on: ClassVar[bool] = False
    """Whether the next step of the conversation may be offered behind the answer."""
    shows_routes: ClassVar[bool] = False
    """Whether it says where to turn, so that it must be clear which place a message means."""

    @abstractmethod
    def answer(self, exchange: Exchange) -> None:
        """Say what is to be said and change the situation."""

    def perform(self, exchange: Exchange) -> None:
        """The answer; where several places were named that it hangs on, the question which."""
        if self.action_name != "action_misunderstood":
            exchange.situation.misunderstood = 0
        places = exchange.reading.places
        if self.shows_routes and len(places) > 1:
            exchange.say("utter_which_place", exchange.place_buttons(places))
            exchange.ask("safety_place")
            return
        exchange.need = ""
        self.answer(exchange)
        exchange.leads_on = exchange.leads_on or self.leads_on
