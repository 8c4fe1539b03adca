"""What a message leaves in the memory that Python can still reach: nothing once it is answered.

What Python gave back without overwriting it cannot be searched from here, nor be overwritten (SECURITY.md);
what is still held, by a cache, a log, a queue or a talk's state, can.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.message import Understanding
from tests.platforms import Platforms, private_message


def needle() -> str:
    """Stands in every canary; written backwards, so that this module does not hold it itself."""
    return "".join(reversed("irankuzq"))


def held() -> Iterator[str]:
    """Every text that some object of this process still holds."""
    gc.collect()
    mine, seen = needle(), set()
    rest = gc.get_objects()
    while rest:
        one = rest.pop()
        if id(one) in seen or one is seen or one is rest:
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes | bytearray):
            text = one if isinstance(one, str) else one.decode("latin-1")
            if mine in text.casefold() and text != mine:
                yield text
        elif not isinstance(one, type(held)):
            rest += [part for part in gc.get_referents(one) if id(part) not in seen]


def send(platforms: Platforms) -> None:
    """By every door a text and, where there is one, a name; nothing of it stays in here."""
    for number, name in enumerate(("web", "sms", "whatsapp", "telegram")):
        word = f"{needle()}{number}"
        for text in (f"how much is it, {word}", f"i want to die {word}", f"is it legal in {word}"):
            assert platforms[name].say(text).texts
    message = private_message(f"hello {needle()}", 5)
    message["from"]["first_name"] = message["chat"]["first_name"] = f"{needle()} Name"
    platforms["telegram"].update({"update_id": 77, "message": message})


def test_once_it_is_answered_no_object_holds_what_was_written(platforms: Platforms) -> None:
    send(platforms)
    assert sorted(held()) == []


def test_what_is_held_is_found(platforms: Platforms, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    understand = Engine.understand

    async def remember(self: Engine, text: str, context: dict[str, Any]) -> Understanding:
        kept.append(text)
        return await understand(self, text, context)

    monkeypatch.setattr(Engine, "understand", remember)
    send(platforms)
    assert kept
    assert [*held()]
