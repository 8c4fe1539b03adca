"""Which actions answer a message: Rasa's policies, asked once for each state of a conversation.

What the policies may look at is the intent and the two slots `danger` and `asked` (domain.yml),
and none of these changes while a message is answered. So their choice is a function of the three,
and is remembered: Rasa takes milliseconds to compare a message with every rule.
"""

from __future__ import annotations

from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class Policies:
    """The policies of a loaded model.

    Args:
        processor: of the loaded model.
    """

    def __init__(self, processor: MessageProcessor) -> None:
        self._processor = processor
        self._chosen: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def actions(self, intent: str, *, danger: str, asked: str) -> tuple[str, ...]:
        """The names of the actions that answer, in their order.

        Args:
            intent: of the message.
            danger: `none`, `suspected` or `certain`.
            asked: the question of ours that the message may answer.

        Raises:
            ActionLimitReached: rules.yml leads round in a circle.
        """
        state = (intent, danger, asked)
        if state not in self._chosen:
            self._chosen[state] = self._ask(*state)
        return self._chosen[state]

    def _ask(self, intent: str, danger: str, asked: str) -> tuple[str, ...]:
        domain = self._processor.domain
        tracker = DialogueStateTracker.from_events(
            "nobody",
            [
                ActionExecuted(ACTION_SESSION_START_NAME),
                SessionStarted(),
                SlotSet("danger", danger),
                SlotSet("asked", asked),
                ActionExecuted(ACTION_LISTEN_NAME),
                UserUttered(f"/{intent}", {"name": intent, "confidence": 1.0}, []),
            ],
            slots=domain.slots,
            domain=domain,
        )
        chosen: list[str] = []
        while True:
            action, prediction = self._processor.predict_next_with_tracker_if_should(tracker)
            name = str(action.name())
            if name == ACTION_LISTEN_NAME:
                return tuple(chosen)
            chosen.append(name)
            done = ActionExecuted(name, prediction.policy_name, prediction.max_confidence)
            tracker.update_with_events([*prediction.events, done], domain)
