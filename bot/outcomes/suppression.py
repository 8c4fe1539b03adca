"""Small counts are not shown, and cannot be worked out from what is shown beside them."""

from __future__ import annotations

from collections.abc import Mapping


def suppress(counts: Mapping[str, int], minimum: int) -> tuple[dict[str, int | None], int | None]:
    """Counts of the parts of a whole, and the whole, with `None` for what stays hidden.

    A part from 1 to `minimum - 1` is hidden. Because the whole is shown, one hidden part could be
    found by subtraction; therefore further parts, the smallest first, are hidden until the hidden ones
    are at least two and together at least `minimum` (complementary suppression). When no further part
    is left, the whole is hidden too. Zero is shown: it is nobody.
    """
    whole = sum(counts.values())
    hidden = {name for name, count in counts.items() if 0 < count < minimum}
    rest = sorted((count, name) for name, count in counts.items() if count >= minimum)
    while hidden and not _safe(hidden, counts, minimum) and rest:
        hidden.add(rest.pop(0)[1])
    shown = {name: None if name in hidden else count for name, count in counts.items()}
    whole_hidden = 0 < whole < minimum or bool(hidden and not _safe(hidden, counts, minimum))
    return shown, None if whole_hidden else whole


def _safe(hidden: set[str], counts: Mapping[str, int], minimum: int) -> bool:
    return len(hidden) > 1 and sum(counts[name] for name in hidden) >= minimum
