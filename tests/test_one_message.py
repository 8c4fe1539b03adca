"""The main job: one message by each door, the right answer, and one outcome; its forged twin none."""

from __future__ import annotations

import json

from tests.platforms import Platforms

TEXT = "how much for an hour tonight"


def test_a_signed_text_message_is_answered_and_leaves_one_outcome(platforms: Platforms) -> None:
    answer = platforms["sms"].say(TEXT)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/xml")
    assert "not a person, not the police" in answer.text
    assert "nobody is for sale here" in answer.text
    assert "\n1 " in answer.text
    assert [(row.channel, row.campaign) for row in platforms.outcomes] == [("sms", "demo-en")]


def test_a_forged_text_message_is_refused_and_leaves_nothing(platforms: Platforms) -> None:
    assert platforms["sms"].forge(TEXT).status == 403
    assert platforms.client.post("/webhooks/twilio/demo-en", data={"Body": TEXT}).status_code == 403
    assert platforms.outcomes == []


def test_an_update_with_the_secret_is_answered_and_leaves_one_outcome(platforms: Platforms) -> None:
    answer = platforms["telegram"].say(TEXT)
    assert answer.status == 200
    assert "automated service" in answer.texts[0]
    assert "nobody is for sale here" in answer.texts[1]
    assert [row.channel for row in platforms.outcomes] == ["telegram"]


def test_an_update_without_the_secret_is_refused_and_leaves_nothing(platforms: Platforms) -> None:
    telegram = platforms["telegram"]
    assert telegram.forge(TEXT).status == 403
    assert platforms.client.post("/webhooks/telegram", json={"update_id": 1}).status_code == 403
    assert telegram.side.sent == []
    assert platforms.outcomes == []


def test_a_web_session_is_answered_and_leaves_one_outcome(platforms: Platforms) -> None:
    browser = platforms["web"]
    first = browser.say(TEXT)
    assert "automated service" in first.texts[0]
    assert "nobody is for sale here" in first.texts[1]
    second = browser.say("is it legal")
    assert "automated service" not in second.text
    (row,) = platforms.outcomes
    assert (row.channel, row.turns) == ("web", 2)


def test_a_forged_web_session_joins_nobodys_conversation(platforms: Platforms) -> None:
    browser = platforms["web"]
    browser.say(TEXT)
    body = {"text": "is it legal", "token": browser.last_token[:-8] + "x" * 8}
    second = browser.post(json.dumps(body).encode(), "application/json")
    assert "automated service" in second.texts[0]
    assert [row.turns for row in platforms.outcomes] == [1, 1]
