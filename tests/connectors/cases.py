"""The table of cases that every connector must pass; `test_cases.py` runs it on each.

A new connector is added to `CONNECTORS` here and to `tests/platforms.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

CONNECTORS = ("web", "sms", "whatsapp", "telegram")

BUYING = "how much for an hour tonight"

ZALGO = "h\u0335\u0321\u0322o\u0334\u0318\u031bw\u0337\u0330 m\u0335\u0310u\u0336\u0345c\u0338h"


@dataclass(frozen=True, slots=True)
class Case:
    """A message that must be answered, and a part of the answer.

    Args:
        name: of the case.
        text: what is sent.
        answer: what the answer says, whatever the channel.
        attachment: whether a picture is sent instead.
    """

    name: str
    text: str
    answer: str = ""
    attachment: bool = False


ANSWERED = (
    Case("plain text", BUYING, "nobody is for sale here"),
    Case("empty text", ""),
    Case("blanks", " \n\t "),
    Case("ten thousand characters", "why " * 2500, "too long"),
    Case("NUL", "how much\x00 for an hour", "nobody is for sale here"),
    Case("right to left", "\u202ehow much for an hour\u202c"),
    Case("a lone surrogate", "how much \ud800 for an hour"),
    Case("zalgo", ZALGO),
    Case("another script", "今晚多少钱"),
    Case("only marks", "?!?!😀\u200d\u200d"),
    Case("markup", "<script>alert(1)</script> how much & <b>why</b>"),
    Case("a picture", "", "can't receive pictures", attachment=True),
    Case("a slash and nothing", "/"),
    Case("a payload that does not exist", "/drop_tables now"),
    Case("a payload with a stranger's value", "/inform_location \ud800 my name is Jo"),
    Case("a number without a list", "7"),
    Case("a number of digits without end", "9" * 1900),
    Case("a power of two", "²"),
)

_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"

MALFORMED = (
    ("web", b"{", _JSON),
    ("web", b"[1, 2]", _JSON),
    ("web", b"\xff\xfe", _JSON),
    ("web", b"[" * 50_000, _JSON),
    ("web", b"text=\xff", _FORM),
    ("web", b"a=1&" * 50, _FORM),
    ("sms", b"", _FORM),
    ("sms", b"\xff\xfe", _FORM),
    ("sms", b"a=1&" * 200, _FORM),
    ("whatsapp", b"\xff\xfe", _FORM),
    ("telegram", b"", _JSON),
    ("telegram", b"{", _JSON),
    ("telegram", b"[]", _JSON),
    ("telegram", b"[1]", _JSON),
    ("telegram", b'"update"', _JSON),
    ("telegram", b"\xff\xfe", _JSON),
    ("telegram", b"[" * 50_000, _JSON),
    ("telegram", b'{"update_id": "x", "message": 5}', _JSON),
    ("telegram", b'{"update_id": 1, "message": {"message_id": 1}}', _JSON),
)
"""Bodies that no platform sends."""
