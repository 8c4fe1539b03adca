"""Where the search of each target begins: what is usually sent, and what once broke a promise."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from bot.settings import PROJECT
from tests.fuzz.strategies import NASTY
from tests.platforms import private_message

SENTENCES = (
    *(text.encode("utf-8", "replace") for text in NASTY),
    b"I want to die, she is 15 and locked in a room in Atlanta, Georgia",
    "Ich kann nicht mehr, nächste Woche in München? eher acht von zehn".encode(),
    "je veux arrêter STOP 7/10 à Nice".encode(),
    "на троечку, Москва, помогите".encode(),
    "🇬🇧 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f I´m 𝐇𝐄𝐋𝐏 ＳＴＯＰ".encode(),
    b"Stop.",
    b"4BCD-7FGH-JKM9",
)

_MESSAGE = private_message("hello", 7)
_UPDATES = (
    {"update_id": 1, "message": _MESSAGE},
    {"update_id": 1, "message": {**_MESSAGE, "text": "/start demo-en"}},
    {"update_id": 1, "message": {**_MESSAGE, "date": 10**400}},
    {"update_id": 1, "edited_message": _MESSAGE},
    {
        "update_id": 1,
        "callback_query": {
            **{"id": "1", "from": _MESSAGE["from"], "chat_instance": "1", "data": "/affirm"},
            "message": _MESSAGE,
        },
    },
)

_FORM = {
    "From": "whatsapp:+447700900101",
    "To": "+447700900999",
    "Body": "Hello",
    "NumMedia": "0",
    "MessageSid": "SM" + "0" * 32,
}

SEEDS: dict[str, tuple[bytes, ...]] = {
    "telegram_update": (*(json.dumps(u).encode() for u in _UPDATES), b"[" * 5000, b"1e999"),
    "telegram_parts": (
        *(b'message/from={"id": []}', b"message/date=1e300", b"message/entities=[{}]"),
        *(b"message/chat/type=7", b"update_id=null", b"?callback_query/data=[]"),
        *(b"?callback_query/message=null", b'message/photo=[{"file_id": 1}]', b"my_chat_member={}"),
        *(b'message/reply_to_message={"date": []}', b"message/location={}", b"poll_answer=[[]]"),
    ),
    "twilio_form": (
        *(urlencode({**_FORM, **more}).encode() for more in ({}, {"OptOutType": "STOP"})),
        *(b"From=%2B4&Body=%00%ff", b"&" * 2000, b"Body=hello", b"From=a&From=b&From="),
    ),
    "web_body": (
        *(b"\x00text=hello&payload=", b"\x50text=%3Cscript%3E", b"\x80" + b'{"text": "hello"}'),
        *(b'\xff{"text": "\\ud800<script>", "token": null}', b"\xc0" + b"[" * 5000),
    ),
    "safety_net": tuple(b"\x01\x02" + text for text in SENTENCES),
    "places": tuple(b"\x01" + text for text in SENTENCES),
    "ruler": tuple(b"\x00" + text for text in SENTENCES),
    "sms_text": (
        *SENTENCES,
        "¸".encode(),
        "10² m, n° 1ª".encode(),
        "« Oui… »\x1f– peut-être".encode(),
    ),
    "campaign_file": tuple(
        file.read_bytes() for file in sorted((PROJECT / "campaigns").glob("*.yml"))
    ),
    "experiment_file": tuple(
        file.read_bytes() for file in sorted((PROJECT / "experiments").glob("**/*.yml"))
    ),
}
"""By target; the others begin with `SENTENCES`."""


def seeds_of(target: str) -> tuple[bytes, ...]:
    """Where the search of a target begins."""
    return SEEDS.get(target, SENTENCES)
