"""Writing to the assistant as the platforms do: HTTP requests, signed, one client a channel."""

from __future__ import annotations

import itertools
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Protocol
from xml.etree import ElementTree

import httpx
from telegram.request import BaseRequest, RequestData
from twilio.request_validator import RequestValidator

BROWSER = "Mozilla/5.0 (Linux; Android 14; Mobile) Firefox/140.0"


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: the texts, the payloads of the buttons below them, the links in them."""

    texts: tuple[str, ...] = ()
    payloads: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Line(Protocol):
    """One person's connection."""

    async def say(self, text: str) -> Heard:
        """Send a text."""

    async def press(self, payload: str, position: int) -> Heard:
        """Press a button, or send its number where there are none."""

    async def open(self, link: str) -> None:
        """Follow a link of an answer."""


class WebLine:
    """A browser with the page's script."""

    def __init__(self, client: httpx.AsyncClient, campaign: str) -> None:
        self._client = client
        self._path = f"/c/{campaign}"
        self._token = ""
        self._numbers = itertools.count()

    async def say(self, text: str) -> Heard:
        """Send the box."""
        return await self._send({"text": text})

    async def press(self, payload: str, position: int) -> Heard:
        """Press a quick reply."""
        return await self._send({"payload": payload})

    async def open(self, link: str) -> None:
        """Follow a link; only its count matters, so that the page behind it is not asked for."""
        await self._client.get(link, headers={"User-Agent": BROWSER})

    async def _send(self, fields: dict[str, str]) -> Heard:
        if not self._token:
            page = await self._client.get(self._path)
            found = re.search(r'name="token" value="([^"]+)"', page.text)
            self._token = found[1] if found else ""
        body = {**fields, "token": self._token, "message_id": f"m{next(self._numbers)}"}
        answer = await self._client.post(
            self._path, json=body, headers={"Accept": "application/json"}
        )
        answer.raise_for_status()
        content = answer.json()
        self._token = content["token"]
        replies = content["replies"]
        return Heard(
            tuple(reply["text"] for reply in replies),
            tuple(button["payload"] for reply in replies[-1:] for button in reply["buttons"]),
            tuple(
                href
                for reply in replies
                for _, href in reply["pieces"]
                if href and href.startswith("/r/")
            ),
        )


class TwilioLine:
    """A telephone, through Twilio's webhook; its numbers begin with 999, which no country has."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        base: str,
        campaign: str,
        channel: str,
        person: int,
        token: str,
    ) -> None:
        self._client = client
        self._base = base
        self._path = f"/webhooks/twilio/{campaign}"
        self._prefix = "whatsapp:" if channel == "whatsapp" else ""
        self._person = person
        self._validator = RequestValidator(token)
        self._numbers = itertools.count()

    async def say(self, text: str) -> Heard:
        """Send a message."""
        form = {
            "From": f"{self._prefix}+999{self._person:09d}",
            "To": f"{self._prefix}+999999999999",
            "Body": text,
            "MessageSid": f"SM{self._person:016x}{next(self._numbers):016x}",
            "NumMedia": "0",
        }
        signature = self._validator.compute_signature(self._base + self._path, form)
        answer = await self._client.post(
            self._path, data=form, headers={"X-Twilio-Signature": signature}
        )
        answer.raise_for_status()
        # Our own assistant's answer, from this machine.
        texts = [message.text or "" for message in ElementTree.fromstring(answer.text)]  # noqa: S314
        return Heard(tuple(texts))

    async def press(self, payload: str, position: int) -> Heard:
        """Send the number of the line."""
        return await self.say(str(position + 1))

    async def open(self, link: str) -> None:
        """Links of SMS lead away from us; there is nothing to count."""


class TelegramLine:
    """A chat with the bot."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        side: TelegramSide,
        secret: str,
        campaign: str,
        person: int,
        language: str,
    ) -> None:
        self._client = client
        self._side = side
        self._secret = secret
        self._campaign = campaign
        self._chat = {"id": 9_000_000_000 + person, "type": "private"}
        self._user = {
            "id": 9_000_000_000 + person,
            "is_bot": False,
            "first_name": "Simulated",
            "language_code": language,
        }
        self._begun = False

    async def say(self, text: str) -> Heard:
        """Send a message; before the first one the start that carries the campaign."""
        if not self._begun:
            self._begun = True
            await self._update({"message": self._message(f"/start {self._campaign}")})
        return await self._update({"message": self._message(text)})

    async def press(self, payload: str, position: int) -> Heard:
        """Press a button of the keyboard."""
        query = {
            "id": "1",
            "from": self._user,
            "chat_instance": "1",
            "data": payload,
            "message": self._message("pressed"),
        }
        return await self._update({"callback_query": query})

    async def open(self, link: str) -> None:
        """Links of Telegram lead away from us; there is nothing to count."""

    def _message(self, text: str) -> dict[str, Any]:
        return {"message_id": 1, "date": 1, "chat": self._chat, "from": self._user, "text": text}

    async def _update(self, content: dict[str, Any]) -> Heard:
        update = {"update_id": self._side.next_update(), **content}
        answer = await self._client.post(
            "/webhooks/telegram",
            json=update,
            headers={"X-Telegram-Bot-Api-Secret-Token": self._secret},
        )
        answer.raise_for_status()
        return self._side.take(self._chat["id"])


class TelegramSide(BaseRequest):
    """Telegram's servers: takes what the bot sends, and keeps it for the person it is sent to."""

    read_timeout = None

    def __init__(self) -> None:
        self._sent: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._updates = itertools.count(1)

    def next_update(self) -> int:
        """A number for the next update."""
        return next(self._updates)

    def take(self, chat: Any) -> Heard:
        """What was sent to a chat since the last time."""
        sent = self._sent.pop(chat, [])
        keyboard = sent[-1].get("reply_markup", {}) if sent else {}
        rows = keyboard.get("inline_keyboard", [])
        return Heard(
            tuple(message["text"] for message in sent),
            tuple(button["callback_data"] for row in rows for button in row),
        )

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(  # type: ignore[override]  # time-outs mean nothing here
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        """The methods of the bot API that the assistant calls."""
        result: Any = True
        if url.endswith("/sendMessage") and request_data:
            values = request_data.parameters
            self._sent[int(str(values["chat_id"]))].append(values)
            result = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": result}).encode()
