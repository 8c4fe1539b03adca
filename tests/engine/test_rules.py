"""The remembered choice of Rasa's policies is the one that Rasa makes turn by turn."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
import yaml
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
from bot.settings import PROJECT, load_settings


@pytest.fixture(scope="module")
def agent() -> Agent:
    agent = Agent()
    agent.load_model(training.find_model(load_settings().models))
    return agent


@pytest.fixture(scope="module")
def policies(agent: Agent) -> Policies:
    assert agent.processor is not None
    return Policies(agent.processor)


DOMAIN = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((PROJECT / "bot/dialogue/rules.yml").read_text(encoding="utf-8"))["rules"]
INTENTS = [next(iter(entry)) for entry in DOMAIN["intents"]]
DANGERS, QUESTIONS = (DOMAIN["slots"][name]["values"] for name in ("danger", "asked"))


def by_the_book(intent: str, danger: str, asked: str) -> str:
    """The action by a reading of rules.yml of our own: of the rules that hold, the most specific."""
    state = {"danger": danger, "asked": asked}.items()
    holding = {}
    for rule in RULES:
        wanted, answer = rule["steps"]
        conditions = [
            slot for one in rule.get("condition", ()) for slot in one["slot_was_set"][0].items()
        ]
        is_meant = {"intent": intent} in (wanted, *wanted.get("or", ()))
        if is_meant and state >= set(conditions):
            assert len(conditions) not in holding, f"two rules for {intent}, {danger}, {asked}"
            holding[len(conditions)] = answer["action"]
    return str(holding[max(holding)])


@pytest.mark.parametrize("intent", INTENTS)
def test_every_state_is_answered_by_the_most_specific_rule(policies: Policies, intent: str) -> None:
    for danger, asked in product(DANGERS, QUESTIONS):
        chosen = policies.actions(intent, danger=danger, asked=asked)
        assert chosen == (by_the_book(intent, danger, asked),), (danger, asked)


STATES = [
    *product(["affirm", "deny", "greet", "express_distress", "ask_law"], DANGERS, ["nothing"]),
    ("affirm", "none", "help"),
    ("affirm", "none", "course"),
    ("affirm", "none", "return_code"),
    ("deny", "none", "readiness"),
    ("affirm", "none", "worry"),
    ("affirm", "certain", "safe_to_write"),
    ("deny", "certain", "danger_now"),
    ("deny", "certain", "safe_at_home"),
]


@pytest.mark.parametrize(("intent", "danger", "asked"), STATES)
async def test_the_actions_are_those_of_a_whole_turn_of_rasa(
    agent: Agent, monkeypatch: pytest.MonkeyPatch, intent: str, danger: str, asked: str
) -> None:
    async def does_nothing(*_: Any) -> list[Any]:
        return []

    monkeypatch.setattr(RemoteAction, "run", does_nothing)
    assert agent.processor is not None
    key = f"{intent} {danger} {asked}"
    tracker = await agent.processor.fetch_tracker_and_update_session(key)
    tracker.update_with_events(
        [SlotSet("danger", danger), SlotSet("asked", asked), ActionExecuted("action_listen")],
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
        actions = policies.actions(intent, danger=danger, asked=asked)
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
