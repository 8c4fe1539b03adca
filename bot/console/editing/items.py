"""Lines of the lists of what can be changed, where each leads, and what a draft changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
class Difference:
    """One field that is not as before."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft with what it changes."""

    change: Change
    title: str
    differences: tuple[Difference, ...]
    is_mine: bool
    may_change: bool

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


def differences(before: Any, after: Any) -> list[Difference]:
    """Every field that differs, by its path; lists are compared place by place."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return [
        Difference(path, old.get(path, ""), new.get(path, ""))
        for path in dict.fromkeys((*old, *new))
        if old.get(path, "") != new.get(path, "")
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}".strip("."))
    elif isinstance(value, (list, tuple)):
        if all(isinstance(part, str) for part in value):
            yield path, ", ".join(value)
        else:
            for number, part in enumerate(value, start=1):
                yield from _leaves(part, f"{path}.{number}".strip("."))
    elif value is not None:
        yield path, str(value)
