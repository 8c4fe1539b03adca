"""The main job: one message by each door, the right answer, and one outcome; its forged twin none."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from telegram import Bot
from telegram.request import BaseRequest, RequestData
from twilio.request_validator import RequestValidator

from bot.dialogue.engine import Engine
from bot.outcomes.store import OutcomeStore
from bot.server import Assistant, application
from bot.settings import Settings

TEXT = "how much for an hour tonight"


class RecordingRequest(BaseRequest):
    """Telegram's side, played: every request succeeds and is written down."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        parameters = dict(request_data.parameters) if request_data else {}
        self.sent.append((url.rsplit("/", 1)[-1], parameters))
        result: Any = True
        if url.endswith("sendMessage"):
            result = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": result}).encode()


@pytest.fixture
def client(settings: Settings, engine: Engine) -> Any:
    with TestClient(application(settings, engine=engine), base_url="https://chat.example.org") as c:
        yield c


def assistant_of(client: Any) -> Assistant:
    return client.app.state.assistant


def outcomes(client: Any) -> list[Any]:
    return list(OutcomeStore(assistant_of(client).database).rows())


def sms(client: Any, body: str = TEXT, *, token: str = "twilio-token", sid: str = "SM1") -> Any:
    form = {"From": "+447700900123", "To": "+447700900999", "Body": body, "MessageSid": sid}
    url = "https://chat.example.org/webhooks/twilio/demo-en"
    signature = RequestValidator(token).compute_signature(url, form)
    return client.post(
        "/webhooks/twilio/demo-en", data=form, headers={"X-Twilio-Signature": signature}
    )


def telegram_update(text: str = TEXT, update_id: int = 1) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "Canary", "language_code": "en"}
    chat = {"id": 7, "type": "private", "first_name": "Canary"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}


@pytest.fixture
def telegram(client: Any) -> RecordingRequest:
    request = RecordingRequest()
    connector = next(c for c in assistant_of(client).connectors if c.name == "telegram")
    connector._bot = Bot("123456:telegram-token", request=request, get_updates_request=request)
    return request


def test_a_signed_text_message_is_answered_and_leaves_one_outcome(client: Any) -> None:
    response = sms(client)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/xml")
    assert "no person, no police" in response.text
    assert "nobody is for sale here" in response.text
    assert "\n1 " in response.text
    assert [(row.channel, row.campaign) for row in outcomes(client)] == [("sms", "demo-en")]


def test_a_forged_text_message_is_refused_and_leaves_nothing(client: Any) -> None:
    assert sms(client, token="another").status_code == 403
    assert client.post("/webhooks/twilio/demo-en", data={"Body": TEXT}).status_code == 403
    assert outcomes(client) == []


def test_an_update_with_the_secret_is_answered_and_leaves_one_outcome(
    client: Any, telegram: RecordingRequest
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": "telegram-secret"}
    response = client.post("/webhooks/telegram", json=telegram_update(), headers=headers)
    assert response.status_code == 200
    texts = [values["text"] for name, values in telegram.sent if name == "sendMessage"]
    assert "automated service" in texts[0]
    assert "nobody is for sale here" in texts[1]
    assert [row.channel for row in outcomes(client)] == ["telegram"]


def test_an_update_without_the_secret_is_refused_and_leaves_nothing(
    client: Any, telegram: RecordingRequest
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": "wrong"}
    assert client.post("/webhooks/telegram", json=telegram_update()).status_code == 403
    response = client.post("/webhooks/telegram", json=telegram_update(), headers=headers)
    assert response.status_code == 403
    assert telegram.sent == []
    assert outcomes(client) == []


def test_a_web_session_is_answered_and_leaves_one_outcome(client: Any) -> None:
    page = client.get("/c/demo-en")
    token = re.search(r'name="token" value="([^"]+)"', page.text)
    assert page.status_code == 200
    assert token is not None
    json_headers = {"Accept": "application/json"}
    first = client.post(
        "/c/demo-en", json={"text": TEXT, "token": token[1]}, headers=json_headers
    ).json()
    assert "automated service" in first["replies"][0]["text"]
    assert "nobody is for sale here" in first["replies"][1]["text"]
    second = client.post(
        "/c/demo-en", json={"text": "is it legal", "token": first["token"]}, headers=json_headers
    ).json()
    assert "automated service" not in second["replies"][0]["text"]
    (row,) = outcomes(client)
    assert (row.channel, row.turns) == ("web", 2)


def test_a_forged_web_session_joins_nobodys_conversation(client: Any) -> None:
    first = client.post("/c/demo-en", json={"text": TEXT}, headers={"Accept": "application/json"})
    token = first.json()["token"]
    body = {"text": "is it legal", "token": token[:-2] + "xx"}
    second = client.post("/c/demo-en", json=body, headers={"Accept": "application/json"}).json()
    assert "automated service" in second["replies"][0]["text"]
    assert [row.turns for row in outcomes(client)] == [1, 1]
