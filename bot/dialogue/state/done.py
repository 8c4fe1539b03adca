"""What the turn did before an answer is put into words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """What the turn did before the answer is put into words.

    Args:
        erased: what was erased of a person: `contact`, `opted_out` or nothing.
        code: a return code that was made.
    """

    erased: str = ""
    code: str = ""


NOTHING_DONE = Done()
