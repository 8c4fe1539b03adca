"""What a draft changes, as lines that can be read beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not as before."""

    path: str
    before: str
    after: str


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
