"""One point of the list before a launch: what was found, or what to do."""

from __future__ import annotations

from dataclasses import dataclass

from bot.console.editing.sentences import Said
from bot.console.signatures import Signature


@dataclass(frozen=True, slots=True)
class Point:
    """One decision.

    Args:
        name: a word or two.
        is_done: whether anything is left to do.
        said: what was found, or what to do.
        details: what exactly is left, a line each.
        key: of what only people can do, by which it is signed (`bot.console.signatures`).
        signed: who did it, if somebody did.
    """

    name: str
    is_done: bool
    said: Said
    details: tuple[str, ...] = ()
    key: str = ""
    signed: Signature | None = None

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.said.filled(str)


def either(
    name: str,
    *,
    is_done: bool,
    fine: str,
    to_do: str,
    left: tuple[str, ...] = (),
    **values: object,
) -> Point:
    """Done with one sentence, or open with another and with what is left; both with the same gaps."""
    return Point(name, is_done, Said(fine if is_done else to_do, values), () if is_done else left)


def nothing_of(name: str, left: tuple[str, ...], to_do: str, fine: str, **values: object) -> Point:
    """Done where nothing is left."""
    return either(name, is_done=not left, fine=fine, to_do=to_do, left=left, **values)


def problem(name: str, error: Exception) -> Point:
    """What a command would say, in its own words."""
    return Point(name, is_done=False, said=Said("%(problem)s", {"problem": str(error)}))
