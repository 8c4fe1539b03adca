"""When a table may be looked at again: not before nobody who is new in it stands among few."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from bot.campaigns.experiments.arm_hours import Moments, Numbers


def last_shown(begins: Moments, gained: Numbers, minimum: int) -> datetime | None:
    """The end of the last day by which every cell had gained enough since the day shown before.

    Each look is at least so much later than the one before that their difference is not small; which
    days these are follows from the counts alone, so that it does not matter when somebody looked.

    Args:
        begins: of the hours, in order of time.
        gained: what each cell of the table gained: hours by cells.
        minimum: that each of them must gain.
    """
    days, first_hours = np.unique(begins.astype("datetime64[D]"), return_index=True)
    if not days.size:
        return None
    sofar = np.cumsum(np.add.reduceat(gained, first_hours, axis=0), axis=0)
    shown, before = None, np.zeros_like(sofar[0])
    for day, sums in zip(days, sofar, strict=True):
        if (sums - before >= minimum).all():
            shown, before = day, sums
    if shown is None:
        return None
    return datetime.combine(shown.item(), datetime.min.time(), UTC) + timedelta(days=1)
