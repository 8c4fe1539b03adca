"""One point of the list before a launch: what was found, or what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.console.signatures import Signature


@dataclass(frozen=True, slots=True)
class Point:
    """One decision.

    Args:
        name: a word or two.
        is_done: whether anything is left to do.
        sentence: what was found, or what to do, in English, with gaps.
        details: what exactly is left, a line each.
        values: for the gaps.
        key: of what only people can do, by which it is signed (`bot.console.signatures`).
        signed: who did it, if somebody did.
    """

    name: str
    is_done: bool
    sentence: str
    details: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    key: str = ""
    signed: Signature | None = None

    @property
    def text(self) -> str:
        """The sentence in English."""
        return filled(self.sentence, self.values)


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence with its gaps filled."""
    return sentence % values if values else sentence


def opened(name: str, sentence: str, details: tuple[str, ...] = (), **values: object) -> Point:
    """A point at which something is left to do."""
    return Point(name, is_done=False, sentence=sentence, details=details, values=values)


def done(name: str, sentence: str, **values: object) -> Point:
    """A point at which nothing is."""
    return Point(name, is_done=True, sentence=sentence, values=values)


def problem(name: str, error: Exception) -> Point:
    """What a command would say, in its own words."""
    return opened(name, "%(problem)s", problem=str(error))


def either(name: str, left: tuple[str, ...], to_do: str, fine: str) -> Point:
    """Open with what is left, or done."""
    return opened(name, to_do, left) if left else done(name, fine)
