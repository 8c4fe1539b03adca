"""When a table may be looked at again: not before nobody who is new in it stands among few."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta


def last_shown(
    gained: Mapping[datetime, Mapping[str, int]], cells: Collection[str], minimum: int
) -> datetime | None:
    """The end of the last day by which every cell had gained enough since the day shown before.

    Each look is at least so much later than the one before that their difference is not small; which
    days these are follows from the counts alone, so that it does not matter when somebody looked.

    Args:
        gained: what each cell gained in a day, or an hour of it.
        cells: of the table.
        minimum: that each of them must gain.
    """
    days: dict[datetime, list[Mapping[str, int]]] = {}
    for moment, gains in gained.items():
        days.setdefault(moment.replace(hour=0), []).append(gains)
    shown: datetime | None = None
    since = dict.fromkeys(cells, 0)
    for day, parts in sorted(days.items()):
        for gains in parts:
            for cell in since:
                since[cell] += gains.get(cell, 0)
        if all(number >= minimum for number in since.values()):
            shown = day + timedelta(days=1)
            since = dict.fromkeys(cells, 0)
    return shown
