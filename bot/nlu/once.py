"""What is worked out of a message once, however many ask for it, and forgotten when it has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Found = TypeVar("Found")

_KNOWN: ContextVar[dict[tuple[Callable[[str], Any], str], Any] | None] = ContextVar(
    "known", default=None
)
"""What was worked out of the message that is read; nothing of it is left behind."""


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Within it `once` remembers: rules fold the same text fifty times, four models cut it into pieces."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def is_remembered() -> bool:
    """Whether `once` remembers, because a message is being read."""
    return _KNOWN.get() is not None


def once(work: Callable[[str], Found], text: str) -> Found:
    """What `work` makes of a text; within `worked_out_once` only the first time."""
    known = _KNOWN.get()
    if known is None:
        return work(text)
    key = work, text
    if key not in known:
        known[key] = work(text)
    found: Found = known[key]
    return found
