"""The world outside, played: Twilio, Telegram and a browser, each sending what it really sends.

All three have the same two doings, so that one table of cases fits them all: `say` something as a
visitor, and `post` something raw.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
import xml.etree.ElementTree as Xml
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from starlette.testclient import TestClient
from telegram import Bot
from telegram.request import BaseRequest, RequestData
from twilio.request_validator import RequestValidator

from bot.outcomes.store import OutcomeStore

if TYPE_CHECKING:  # it imports Rasa
    from bot.server.app import Assistant

PUBLIC_URL = "https://chat.example.org"
TWILIO_WAITS = 15.0
"""Seconds after which Twilio gives an answer up, whatever made it slow."""

TWILIO_TOKEN = "twilio-token"
TELEGRAM_TOKEN = "123456:telegram-token"
TELEGRAM_SECRET = "telegram-secret"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a platform got back: the status and the texts that the visitor sees."""

    status: int
    texts: tuple[str, ...]
    headers: Any = None
    buttons: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that the visitor sees."""
        return "\n".join(self.texts)


class Platform(Protocol):
    """One platform and the people on it."""

    name: str
    path: str

    def say(
        self,
        text: str,
        *,
        person: int = 1,
        message_id: str | None = None,
        campaign: str = "demo-en",
        attachment: bool = False,
    ) -> Answer:
        """Send a message as the platform would, rightly signed."""

    def forge(self, text: str) -> Answer:
        """Send a message that is not signed, or wrongly."""

    def post(self, body: bytes, content_type: str) -> Answer:
        """Send a rightly signed request with any body."""


def message_sid(name: str) -> str:
    """The id of a message as Twilio makes it, the same for the same name."""
    if re.fullmatch("SM[0-9a-f]{32}", name):
        return name
    return (
        f"SM{hashlib.md5(name.encode('utf-8', 'surrogatepass'), usedforsecurity=False).hexdigest()}"
    )


class Twilio:
    """Twilio's webhook for SMS, or for WhatsApp."""

    def __init__(self, client: TestClient, channel: str = "sms") -> None:
        self._client = client
        self._prefix = "whatsapp:" if channel == "whatsapp" else ""
        self._count = 0
        self.name = channel
        self.path = "/webhooks/twilio/demo-en"

    def say(
        self,
        text: str,
        *,
        person: int = 1,
        message_id: str | None = None,
        campaign: str = "demo-en",
        attachment: bool = False,
        **more: str,
    ) -> Answer:
        """A message; `more` are further fields of the form."""
        self._count += 1
        form = {
            "From": f"{self._prefix}+4477009001{person:02d}",
            "To": f"{self._prefix}+447700900999",
            "Body": text,
            "MessageSid": message_id or f"message {self._count}",
            "NumMedia": "1" if attachment else "0",
            **more,
        }
        if attachment:
            form |= {"MediaUrl0": "https://api.twilio.com/media", "MediaContentType0": "image/jpeg"}
        return self.post_form(form, campaign)

    def post_form(
        self, form: dict[str, str], campaign: str = "demo-en", url: str = "", token: str = ""
    ) -> Answer:
        """Any form, signed for an address (the right one if none is given)."""
        if form.get("MessageSid"):
            form = form | {"MessageSid": message_sid(form["MessageSid"])}
        path = f"/webhooks/twilio/{campaign}" if campaign else "/webhooks/twilio"
        signature = RequestValidator(token or TWILIO_TOKEN).compute_signature(
            url or PUBLIC_URL + path, _as_received(form)
        )
        body = urlencode(form, errors="surrogatepass").encode()
        return self._send(path, body, signature, "application/x-www-form-urlencoded")

    def forge(self, text: str) -> Answer:
        """Signed with another token."""
        form = {"From": "+447700900101", "Body": text, "MessageSid": "SM-forged"}
        return self.post_form(form, token="another token")

    def post(self, body: bytes, content_type: str) -> Answer:
        """Any body, signed as one without fields."""
        signature = RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + self.path, {})
        return self._send(self.path, body, signature, content_type)

    def _send(self, path: str, body: bytes, signature: str, content_type: str) -> Answer:
        response = self._client.post(
            path,
            content=body,
            headers={"X-Twilio-Signature": signature, "Content-Type": content_type},
        )
        texts: list[str] = []
        if response.headers.get("content-type", "").startswith("application/xml"):
            answer = Xml.fromstring(response.text)  # noqa: S314  our own answer
            texts = [message.text or "" for message in answer]
        return Answer(response.status_code, tuple(texts), response.headers)


class PlayedTelegram(BaseRequest):
    """Telegram's side: writes every call down and answers as told, in order, else with success."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[tuple[int, dict[str, Any]] | Exception] = []

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
        call = url.rsplit("/", 1)[-1]
        self.sent.append((call, dict(request_data.parameters) if request_data else {}))
        if call == "sendMessage" and self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            status, body = answer
            return status, json.dumps(body).encode()
        result: Any = True
        if call == "sendMessage":
            result = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": result}).encode()

    @property
    def texts(self) -> list[str]:
        """Texts of all messages sent so far."""
        return [values["text"] for call, values in self.sent if call == "sendMessage"]


class ForgetfulTelegram(PlayedTelegram):
    """A Telegram that keeps no list of what it was sent, which would grow."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Answer, and forget."""
        self.sent.clear()
        return await super().do_request(*args, **kwargs)


class Telegram:
    """Telegram's webhook."""

    name = "telegram"
    path = "/webhooks/telegram"

    def __init__(self, client: TestClient, assistant: Assistant) -> None:
        self._client = client
        self._count = 0
        self.side = PlayedTelegram()
        connector = next(c for c in assistant.connectors if c.name == "telegram")
        connector.bot = played_bot(self.side)

    def say(
        self,
        text: str,
        *,
        person: int = 1,
        message_id: str | None = None,
        campaign: str = "",
        attachment: bool = False,
    ) -> Answer:
        """A private message."""
        self._count += 1
        update_id = int(message_id) if message_id else 1000 + self._count
        message = private_message(text, person)
        if attachment:
            del message["text"]
            photo = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
            message |= {"photo": [photo], "caption": text or "look"}
        return self.update({"update_id": update_id, "message": message})

    def press(self, payload: str, person: int = 1) -> Answer:
        """A button of the keyboard below a message."""
        self._count += 1
        message = private_message("pressed", person)
        query = {
            "id": "1",
            "from": message["from"],
            "chat_instance": "1",
            "data": payload,
            "message": message,
        }
        return self.update({"update_id": 1000 + self._count, "callback_query": query})

    def update(self, update: dict[str, Any]) -> Answer:
        """Any update, with the secret."""
        return self.post(json.dumps(update).encode(), "application/json")

    def forge(self, text: str) -> Answer:
        """With another secret."""
        update = {"update_id": 1, "message": private_message(text, 1)}
        return self._send(json.dumps(update).encode(), "application/json", "another secret")

    def post(self, body: bytes, content_type: str) -> Answer:
        """Any body, with the secret."""
        return self._send(body, content_type, TELEGRAM_SECRET)

    def _send(self, body: bytes, content_type: str, secret: str) -> Answer:
        before = len(self.side.sent)
        response = self._client.post(
            self.path,
            content=body,
            headers={"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": content_type},
        )
        sent = [values for call, values in self.side.sent[before:] if call == "sendMessage"]
        texts = tuple(values["text"] for values in sent)
        keyboard = sent[-1].get("reply_markup", {}) if sent else {}
        rows = keyboard.get("inline_keyboard", []) if isinstance(keyboard, dict) else []
        buttons = tuple(button["callback_data"] for row in rows for button in row)
        return Answer(response.status_code, texts, response.headers, buttons)


class Browser:
    """A browser with the page's script: JSON there and back, a token that each answer renews."""

    name = "web"
    path = "/c/demo-en"

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self._tokens: dict[tuple[int, str], str] = {}
        self._count = 0

    def open(self, campaign: str = "demo-en") -> str:
        """The token on the page."""
        page = self._client.get(f"/c/{campaign}", headers={"Accept-Language": "en"})
        found = re.search(r'name="token" value="([^"]+)"', page.text)
        assert found is not None
        return found[1]

    def say(
        self,
        text: str,
        *,
        person: int = 1,
        message_id: str | None = None,
        campaign: str = "demo-en",
        attachment: bool = False,
    ) -> Answer:
        """A message of the script; an attachment is a form with a file, as no page of ours sends."""
        if attachment:
            response = self._client.post(
                f"/c/{campaign}", files={"file": b"picture"}, headers={"Accept": "application/json"}
            )
            return _web_answer(response)
        self._count += 1
        token = self._tokens.get((person, campaign)) or self.open(campaign)
        body = {"text": text, "token": token, "message_id": message_id or f"m{self._count}"}
        answer = self.post(json.dumps(body).encode(), "application/json", campaign)
        if answer.status == 200:
            self._tokens[person, campaign] = self.last_token
        return answer

    def forge(self, text: str) -> Answer:
        """A token that we did not sign: the web has no signature, only a conversation to join."""
        body = {"text": text, "token": "WyJzdG9sZW4iLCJkZW1vLWVuIl0.aaaaaa.forged"}
        return self.post(json.dumps(body).encode(), "application/json")

    def post(self, body: bytes, content_type: str, campaign: str = "demo-en") -> Answer:
        """Any body."""
        response = self._client.post(
            f"/c/{campaign}",
            content=body,
            headers={"Accept": "application/json", "Content-Type": content_type},
        )
        answer = _web_answer(response)
        if answer.status == 200:
            self.last_token = response.json()["token"]
        return answer


@dataclass(slots=True)
class Platforms:
    """All of them, and what is left behind when they are done."""

    client: TestClient
    by_name: dict[str, Platform] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = {
            "web": Browser(self.client),
            "sms": Twilio(self.client),
            "whatsapp": Twilio(self.client, "whatsapp"),
            "telegram": Telegram(self.client, self.assistant),
        }

    def __getitem__(self, name: str) -> Any:
        return self.by_name[name]

    @property
    def assistant(self) -> Assistant:
        """The running assistant."""
        return self.client.app.state.assistant

    @property
    def outcomes(self) -> Sequence[Any]:
        """All outcomes; a reply does not wait long for the disk, so those that wait are waited for."""
        until = time.monotonic() + 10
        while self.assistant.recorder.waiting and time.monotonic() < until:
            time.sleep(0.01)
        return list(OutcomeStore(self.assistant.database).rows())

    @property
    def refusals(self) -> Counter[tuple[str, str]]:
        """What was refused, by connector and reason."""
        return self.assistant.door.refusals

    @property
    def deliveries(self) -> Counter[tuple[str, str]]:
        """What became of replies, by connector and result."""
        return self.assistant.door.deliveries


def played_bot(side: PlayedTelegram) -> Bot:
    """A bot that talks to a played Telegram."""
    return Bot(TELEGRAM_TOKEN, request=side, get_updates_request=side)


def private_message(text: str, person: int) -> dict[str, Any]:
    """A message in a private chat, as Telegram sends it."""
    user = {"id": person, "is_bot": False, "first_name": "Name", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Name"}
    return {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": text}


def _as_received(form: dict[str, str]) -> dict[str, str]:
    """What a form says on the other side: what is not valid there has become a question mark."""
    return {
        name: value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        for name, value in form.items()
    }


def _web_answer(response: Any) -> Answer:
    if response.status_code != 200:
        return Answer(response.status_code, (), response.headers)
    replies = response.json()["replies"]
    buttons = tuple(b["payload"] for b in replies[-1]["buttons"]) if replies else ()
    texts = tuple(reply["text"] for reply in replies)
    return Answer(200, texts, response.headers, buttons)
