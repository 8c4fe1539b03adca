"""Visitors whose every field is a canary, on every channel, and the trouble they make."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from datetime import UTC, datetime, timedelta

import httpx
from starlette.testclient import TestClient
from telegram.error import TimedOut

from bot.dialogue.planning.codes import written
from bot.message import Incoming, Outgoing
from bot.privacy.return_codes import looks_like_code
from bot.server.app import Assistant
from tests.canary.canaries import Canaries
from tests.over_http import HttpClient
from tests.platforms import Platforms, private_message

MESSAGES_A_MINUTE = 20
CRASHES_EVERY = 23
TEXTS = (
    "how much for an hour, my name is {name}",
    "i live at {name} street, is it legal",
    "{name}",
    "call me on {number}",
    "i want to die {name}",
    "she is 16, {name}",
    "/inform_location {name}",
    '/greet{{"place": "{name}"}}',
    "delete my data {name}",
    "my mail is {name}@example.org",
    "{name} in france",
    "stop texting me {name}",
    "that was a joke, {name}, i am not suicidal",
    "he forces me, {name} took my passport",
    "he is coming, {name}",
    "is it legal in austria, i am {name}",
    "no numbers please {name}",
)

Client = TestClient | HttpClient


def send_all(client: Client, canaries: Canaries, number: int) -> None:
    """Messages by all doors, some forged, some broken, some repeated, all with canaries in them."""
    platforms = Platforms(client)
    for count in range(number):
        text = TEXTS[count % len(TEXTS)].format(name=canaries.word("text"), number=canaries.phone())
        headers = {
            "User-Agent": canaries.word("agent"),
            "X-Forwarded-For": canaries.word("address"),
            "Referer": f"https://{canaries.word('referer')}.example.org",
            "Accept-Language": canaries.word("language"),
        }
        client.headers.update(headers)
        (_by_sms, _by_telegram, _by_web)[count % 3](platforms, canaries, text, count)
    for person in range(1, max(3, number // 50)):
        _come_back(platforms, canaries, -person)
    platforms["sms"].forge(canaries.word("forged"))
    platforms["telegram"].forge(canaries.word("forged"))
    client.get(f"/r/{canaries.word('token')}")
    client.get(f"/c/{canaries.word('campaign')}")
    client.get(f"/n/{canaries.word('notice')}")
    client.get("/n/demo-en", headers={"User-Agent": f"Mozilla/5.0 {canaries.word('agent')}"})
    client.get(f"/s/{canaries.word('code')}")
    client.get(f"/{canaries.word('path')}?{canaries.word('query')}=1")
    sender = canaries.phone()
    for _ in range(MESSAGES_A_MINUTE + 5):
        text = canaries.word("flood")
        platforms["sms"].say(text, From=sender, MessageSid=canaries.sid())


def _come_back(platforms: Platforms, canaries: Canaries, person: int) -> None:
    """A return code is taken on the web and brought back by every door, also with a slip."""
    browser = platforms["web"]
    for payload in ("/greet", "/commit_to_stop", "/deny", "/affirm"):
        answer = browser.say(payload, person=person, message_id=canaries.word("id"))
    for code in filter(looks_like_code, answer.text.split()):
        canaries.watch("code", code)
        slip = code[:-1] + ("3" if code[-1] != "3" else "4")
        canaries.watch("code", slip)
        for brought in (code, slip):
            platforms.client.get(f"/r/{brought}")
            platforms["sms"].say(brought, From=canaries.phone(), MessageSid=canaries.sid())
            browser.say(brought, person=1000 * person, message_id=canaries.word("id"))
            message = private_message(f"/start {brought}", canaries.chat())
            platforms["telegram"].update({"update_id": abs(hash(brought)), "message": message})


def _by_sms(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    channel = ("sms", "whatsapp")[count % 2]
    more = {
        "From": ("whatsapp:" if channel == "whatsapp" else "") + canaries.phone(),
        "MessageSid": canaries.sid(),
        "ProfileName": canaries.word("profile"),
        "FromCity": canaries.word("city"),
    }
    sms = platforms[channel]
    sms.say(text, **more)
    sms.say(text, **more)  # a repeat
    sms.say(text, attachment=count % 5 == 0, **(more | {"MessageSid": canaries.sid()}))


def _by_telegram(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    telegram = platforms["telegram"]
    message = private_message(text, canaries.chat())
    message["from"] |= {
        "first_name": canaries.word("first"),
        "last_name": canaries.word("last"),
        "username": canaries.word("username"),
    }
    if count % 2:
        message["contact"] = {
            "phone_number": canaries.phone(),
            "first_name": canaries.word("contact"),
        }
    if count % 7 == 0:
        telegram.side.answers = [TimedOut(), (403, {"ok": False, "description": "blocked"})]
    telegram.update({"update_id": count + 1, "message": message})
    telegram.update({"update_id": count + 1, "message": message})
    telegram.side.sent.clear()
    telegram.update({"update_id": "broken", "message": canaries.word("broken")})


def _by_web(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    browser = platforms["web"]
    browser.say(text, person=count, message_id=canaries.word("id"))
    browser.post(canaries.word("malformed").encode(), "application/json")
    platforms.client.post("/c/demo-en", files={canaries.word("file"): b"x"})
    platforms.client.post("/c/demo-en", data={"text": text}, headers={"Accept": "text/html"})


def make_trouble(assistant: Assistant) -> None:
    """Every so often a message crashes its handler, or is in it for so long that its sender leaves.

    From the first return code on it is another week, so that codes are counted.
    """
    take, count = assistant.door.take, itertools.count(1)

    async def troubled(message: Incoming) -> Outgoing:
        number = next(count)
        if looks_like_code(written(message)):
            assistant.turn.now = lambda: datetime.now(UTC) + timedelta(days=8)
        if number % CRASHES_EVERY == 0:
            raise RuntimeError(f"cannot handle {message}")
        if message.text.startswith("/wait"):
            await asyncio.sleep(0.5)
        return await take(message)

    assistant.door.take = troubled


def give_up_waiting(client: HttpClient, canaries: Canaries) -> None:
    """Messages whose sender closes the connection before they are answered."""
    for _ in range(5):
        body = {"text": f"/wait {canaries.word('patience')}", "token": canaries.word("token")}
        with contextlib.suppress(httpx.TimeoutException):
            client.post("/c/demo-en", json=body, timeout=0.05)
