"""Whether a text speaks of deleting something: a chat, the history, a call."""

from __future__ import annotations

import re

_DELETE = re.compile(
    r"(?<!\w)(?:delet\w*|eras\w*|remov\w*|clear|wipe|get rid of|losch\w*|gelosch\w*|entfern\w*|wegmach\w*"
    r"|[jlmd]?effac\w*|supprim\w*|cancell\w*|elimin\w*|rimuov\w*|borr\w*|quitar|удал\w*|стере\w*|стира\w*|убрать"
    r"|почист\w*)(?!\w)"
)


def speaks_of_deleting(folded: str) -> bool:
    """Whether a folded text does."""
    return _DELETE.search(folded) is not None
