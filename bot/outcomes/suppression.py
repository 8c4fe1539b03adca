"""Small counts are not shown, and cannot be worked out from what is shown beside them."""

from __future__ import annotations

from collections.abc import Mapping


def suppress(counts: Mapping[str, int], minimum: int) -> tuple[dict[str, int | None], int | None]:
    """Counts of the parts of a whole, and the whole, with `None` for what stays hidden.

    A part from 1 to `minimum - 1` is hidden. A single hidden part could be found by subtracting the
    others from the whole, and even two could where their sum admits one pair only; therefore the
    whole is hidden as soon as a part is. What is left to know of a hidden part is then nothing but
    its bounds. Hiding further parts instead (complementary suppression) keeps the whole, but tells
    whoever knows the rule by which they are chosen too much. Zero is shown: it is nobody.
    """
    shown = {
        name: count if count == 0 or count >= minimum else None for name, count in counts.items()
    }
    whole = sum(counts.values())
    if None in shown.values() or 0 < whole < minimum:
        return shown, None
    return shown, whole
