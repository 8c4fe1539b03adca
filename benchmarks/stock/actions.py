"""The stock set-up's action server: answers that need facts (`rasa run actions`)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionFacts(Action):
    """Answers the latest intent. It looks nothing up: what is measured is the way there and back."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_facts"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Send the response of the latest intent."""
        dispatcher.utter_message(response=f"utter_{tracker.get_intent_of_latest_message()}")
        return []
