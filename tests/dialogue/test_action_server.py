"""The actions as a server of their own: the same answers over HTTP as in the assistant's process."""

from __future__ import annotations

from rasa_sdk.endpoint import create_app
from starlette.testclient import TestClient

from bot.dialogue.situation import Situation


def test_an_action_answers_over_http() -> None:
    situation = Situation(language="en", channel="web", campaign="demo-en", place="SE")
    tracker = {
        "sender_id": "a visitor",
        "slots": {"situation": situation.to_dict()},
        "latest_message": {"intent": {"name": "ask_law"}, "entities": []},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
    }
    call = {"next_action": "action_law", "sender_id": "a visitor", "tracker": tracker, "domain": {}}
    with TestClient(create_app("bot.dialogue.actions")) as client:
        answer = client.post("/webhook", json=call).json()
    (reply,) = answer["responses"]
    assert reply["response"] == "utter_ask_law"
    assert "Sweden" in reply["law"]
    (slot,) = answer["events"]
    assert slot["value"]["stage"] == "informed"
