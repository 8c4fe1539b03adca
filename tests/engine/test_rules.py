"""The remembered choice of Rasa's policies is the one that Rasa makes turn by turn."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.actions import ACTIONS
from bot.engine import training
from bot.engine.rules import Policies
from bot.engine.runner import StraightRunner
from bot.settings import load_settings


@pytest.fixture(scope="module")
def agent() -> Agent:
    agent = Agent()
    agent.load_model(training.find_model(load_settings().models))
    return agent


STATES = [
    *product(
        ["affirm", "deny", "greet", "express_distress", "ask_law"], [False, True], ["nothing"]
    ),
    ("affirm", False, "help"),
    ("affirm", False, "course"),
    ("deny", False, "readiness"),
    ("affirm", False, "worry"),
    ("affirm", True, "safe_to_write"),
    ("deny", True, "danger_now"),
]


@pytest.mark.parametrize(("intent", "in_safety", "asked"), STATES)
async def test_the_actions_are_those_of_a_whole_turn_of_rasa(
    agent: Agent, monkeypatch: pytest.MonkeyPatch, intent: str, in_safety: bool, asked: str
) -> None:
    async def does_nothing(*_: Any) -> list[Any]:
        return []

    monkeypatch.setattr(RemoteAction, "run", does_nothing)
    assert agent.processor is not None
    key = f"{intent} {in_safety} {asked}"
    tracker = await agent.processor.fetch_tracker_and_update_session(key)
    tracker.update_with_events(
        [SlotSet("in_safety", in_safety), SlotSet("asked", asked), ActionExecuted("action_listen")],
        agent.domain,
    )
    await agent.processor.save_tracker(tracker)
    said = UserMessage(f"/{intent}", CollectingOutputChannel(), key)
    await agent.processor.handle_message(said)
    after = await agent.processor.get_tracker(key)
    events = list(after.events)
    (asked_at,) = (n for n, event in enumerate(events) if isinstance(event, UserUttered))
    done = [e.action_name for e in events[asked_at:] if isinstance(e, ActionExecuted)]
    policies = Policies(agent.processor)
    for _ in range(2):  # asked, then remembered
        actions = policies.actions(intent, in_safety=in_safety, asked=asked)
        assert [*actions, "action_listen"] == done
    assert set(actions) <= {action.action_name for action in ACTIONS}


@pytest.mark.parametrize("text", ["ist das legal in wien", "she said she is 16", "", "💙", "7"])
def test_the_runner_understands_as_rasas_own(agent: Agent, text: str) -> None:
    assert agent.processor is not None
    theirs = agent.processor.graph_runner
    assert isinstance(theirs, DaskGraphRunner)
    target = agent.processor.model_metadata.nlu_target
    said = UserMessage(text, message_id="one", metadata={"campaign_language": "en"})
    nobody = DialogueStateTracker.from_events("nobody", [])
    inputs = {PLACEHOLDER_MESSAGE: [said], PLACEHOLDER_TRACKER: nobody}
    ours = StraightRunner.instead_of(theirs)
    expected, found = (
        runner.run(inputs, [target])[target][0].as_dict() for runner in (theirs, ours)
    )
    assert found == expected
