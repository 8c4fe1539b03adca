"""Lines of the lists of what can be changed, and where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.knowledge.readings import LAW, TEXT
from bot.outcomes.own_content import Change


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    link: str
    title: str
    about: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft with what it changes."""

    change: Change
    title: str
    differences: tuple[Any, ...]
    is_mine: bool

    @property
    def link(self) -> str:
        """Where the item is shown."""
        return item_link(self.change.kind, self.change.key)


def item_link(kind: str, key: str) -> str:
    """Where an item is changed, or a signature is given."""
    if kind != "signature":
        return f"/edit/{kind}/{key}"
    sort, _, rest = key.partition("/")
    language, _, name = rest.partition("/")
    query = (
        {"part": sort, "state": rest[:2]} if sort == LAW else {"language": language, "search": name}
    )
    return f"/signing?{urlencode(query)}"


def sign_off_link(kind: str, key: str, language: str) -> str | None:
    """Where natives sign a text, or lawyers a law."""
    if kind == "law":
        return item_link("signature", f"{LAW}/{key}")
    return item_link("signature", f"{TEXT}/{language}/{key}") if kind == "words" else None
