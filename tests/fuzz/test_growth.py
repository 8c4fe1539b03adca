"""However much is asked, neither memory nor open files grow."""

from __future__ import annotations

import gc
import json
import random
from urllib.parse import urlencode

import psutil

from tests.fuzz.conftest import REQUESTS
from tests.fuzz.driver import Served
from tests.fuzz.strategies import NASTY
from tests.fuzz.test_webhooks import right
from tests.platforms import TELEGRAM_SECRET, private_message

ROUND = max(300, REQUESTS // 10)
MOST_GROWTH = 8 * 1024 * 1024
"""Bytes between two equal rounds; what a process takes at first it takes once."""


def ask_round(served: Served, dice: random.Random) -> None:
    """A third to each connector: some rightly signed, some forged, some malformed."""
    for number in range(ROUND // 3):
        text = dice.choice(NASTY).encode("utf-8", "replace").decode()
        form = {"From": f"+4477009{dice.randrange(10**5):05d}", "Body": text}
        signature = right("/webhooks/twilio", form) if number % 3 else "forged"
        served.ask(
            "POST",
            "/webhooks/twilio",
            headers=[("x-twilio-signature", signature)],
            body=urlencode(form).encode(),
        )
        update = {"update_id": number, "message": private_message(text, dice.randrange(10**6))}
        served.ask(
            "POST",
            "/webhooks/telegram",
            headers=[("x-telegram-bot-api-secret-token", TELEGRAM_SECRET)],
            body=json.dumps(update).encode() if number % 3 else dice.randbytes(40),
        )
        body = json.dumps({"text": text, "token": dice.randbytes(20).hex()}).encode()
        served.ask("POST", "/c/demo-en", headers=[("content-type", "application/json")], body=body)


def test_neither_memory_nor_open_files_grow(served: Served) -> None:
    process, dice = psutil.Process(), random.Random(5)
    ask_round(served, dice)
    gc.collect()
    memory, files = process.memory_info().rss, process.num_fds()
    ask_round(served, dice)
    gc.collect()
    assert process.num_fds() == files
    assert process.memory_info().rss - memory < MOST_GROWTH
