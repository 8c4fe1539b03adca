"""Visitors for both set-ups: the same conversations, as each one's platform would deliver them."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp
from twilio.request_validator import RequestValidator

from bot.commands.evaluation.sentences import read_sentences

TURNS = 6
"""Messages of one conversation; the core of ours fits in so many."""

CLOSING = frozenset({"opt_out", "delete_data", "goodbye"})
"""Intents after which ours is silent or starts anew; they would make its later messages cheaper."""

FICTIONAL = 447700900000
"""First of the thousand mobile numbers that Ofcom keeps for films."""

TIMEOUT = aiohttp.ClientTimeout(total=60)


@dataclass(frozen=True, slots=True)
class Message:
    """What one visitor writes; `visitor` and `turn` number the conversation and its place there."""

    visitor: int
    turn: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """A message on its way, made and signed before the clock runs."""

    url: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the clients saw."""

    milliseconds: list[float]
    seconds: float
    failed: int
    unanswered: int

    @property
    def answers(self) -> int:
        """Messages that were replied to with words."""
        return len(self.milliseconds) - self.failed - self.unanswered


Deliver = Callable[[Message], Request]


def mixed_sentences() -> list[tuple[str, str]]:
    """Language and text of the held-out sentences, mixed, always in the same order."""
    found = [(one.language, one.text) for one in read_sentences([]) if one.intent not in CLOSING]
    random.Random(0).shuffle(found)
    return found


def conversations(sentences: Sequence[tuple[str, str]]) -> Iterator[list[Message]]:
    """Conversations without end, each in one language and by a visitor of its own."""
    by_language: dict[str, list[str]] = {}
    for language, text in sentences:
        by_language.setdefault(language, []).append(text)
    languages = sorted(by_language)
    visitor = 0
    while True:
        language = languages[visitor % len(languages)]
        texts = by_language[language]
        first = visitor // len(languages) * TURNS
        yield [
            Message(visitor, turn, language, texts[(first + turn) % len(texts)])
            for turn in range(TURNS)
        ]
        visitor += 1


def to_stock(port: int) -> Deliver:
    """The stock set-up's REST channel."""

    def deliver(message: Message) -> Request:
        body = {"sender": f"visitor-{message.visitor}", "message": message.text}
        return Request(
            f"http://127.0.0.1:{port}/webhooks/rest/webhook",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )

    return deliver


def to_ours(port: int, token: str, signed_for: int | None = None) -> Deliver:
    """Our Twilio webhook, signed as Twilio signs; for another worker's port, if one is given."""
    sign = RequestValidator(token).compute_signature

    def deliver(message: Message) -> Request:
        path = f"/webhooks/twilio/demo-{message.language}"
        signed = f"http://127.0.0.1:{signed_for or port}{path}"
        form = {
            "From": f"+{FICTIONAL + message.visitor % 1000}",
            "To": "+447700900999",
            "Body": message.text,
            "MessageSid": f"SM{message.visitor:030x}{message.turn:02x}",
            "NumMedia": "0",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": sign(signed, form),
        }
        url = f"http://127.0.0.1:{port}{path}"
        return Request(url, urlencode(form).encode("ascii"), headers)

    return deliver


async def drive(spoken: Sequence[Sequence[Request]], clients: int) -> Measured:
    """Send conversations through `clients` connections, each waiting for its reply."""
    waiting = iter(spoken)
    milliseconds: list[float] = []
    replies: list[tuple[int, bytes]] = []
    connector = aiohttp.TCPConnector(limit=clients)
    async with aiohttp.ClientSession(connector=connector, timeout=TIMEOUT) as session:

        async def client() -> None:
            for conversation in waiting:
                for request in conversation:
                    began = time.perf_counter()
                    replies.append(await send(session, request))
                    milliseconds.append((time.perf_counter() - began) * 1000)

        began = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(clients)))
        seconds = time.perf_counter() - began
    failed = sum(status != 200 for status, _ in replies)
    unanswered = sum(status == 200 and not has_words(body) for status, body in replies)
    return Measured(milliseconds, seconds, failed, unanswered)


async def send(session: aiohttp.ClientSession, request: Request) -> tuple[int, bytes]:
    """Status and body; a broken connection counts as status 0."""
    try:
        async with session.post(
            request.url, data=request.body, headers=request.headers
        ) as response:
            return response.status, await response.read()
    except (aiohttp.ClientError, TimeoutError):
        return 0, b""


def has_words(body: bytes) -> bool:
    """Whether a reply says something: TwiML with a message, or a JSON list that is not empty."""
    return b"<Message" in body if body.startswith(b"<?xml") else len(body.strip()) > len(b"[]")
