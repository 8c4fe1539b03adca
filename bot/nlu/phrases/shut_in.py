"""Whether a text tells that its writer is behind a bolt while another wants in, would be heard, or is out.

"He's at the door" is met by silence, as he may come in and read; behind a bolt silence would leave somebody
alone. A child that locks itself in so that its mother sees nothing hides from nobody who means harm.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import word_groups

_SAID = word_groups(__file__)

_NOT_SAID = re.compile(
    r"(?<!\w)(?:not|never|if|when|once|until|how|wish|nicht|nie|wenn|falls|bis|pas|jamais|si|quand|comment|non|se"
    r"|quando|come|no|nunca|cuando|como|не|если|когда|как)(?: \w+){0,2} $"
)
"""A no, or an "if", before what is told."""


def hides(folded: str, *, known: str) -> bool:
    """Whether a folded text tells that its writer hides behind a door from somebody.

    Args:
        folded: the text (`bot.nlu.folding.fold`).
        known: what was told of it before: `hiding`, `held`, `heard`, or nothing.
    """
    says = {name for name, words in _SAID.items() if words.search(folded)}
    if "force" in says:
        is_anothers = "family" not in says or "with_child" in says
        return bool(known) or bool(says & {"bolt", "heard"}) or is_anothers
    if "bolt" in says:
        is_of_another = bool(says & {"at_door", "beyond", "heard"}) or bool(known)
        return is_of_another and "family" not in says
    return known == "hiding" and bool(says & {"at_door", "beyond"})


def is_bolted(folded: str) -> bool:
    """Whether a folded text tells of a bolt between its writer and another, who is no relative of theirs."""
    return _SAID["bolt"].search(folded) is not None and _SAID["family"].search(folded) is None


def names_door(folded: str) -> bool:
    """Whether a folded text names a door, a room or a bolt, or somebody before it."""
    return any(_SAID[name].search(folded) for name in ("bolt", "at_door", "force", "beyond"))


def would_be_heard(folded: str) -> bool:
    """Whether a folded text tells that its writer cannot speak, as others than relatives would hear it."""
    return _SAID["heard"].search(folded) is not None and _SAID["family"].search(folded) is None


def is_out(folded: str) -> bool:
    """Whether a folded text says that its writer got out, or that help is with them."""
    found = _SAID["out"].search(folded)
    return found is not None and not _NOT_SAID.search(folded[: found.start()])
