"""Whether a text names a language because it is not its writer's: "only Turkish?", "no hablo francés"."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_ONLY, _NOT_SPOKEN = whole_words(_SAID["only"]), whole_words(_SAID["not_spoken"])


def asks_for_another(folded: str) -> bool:
    """Whether a folded text asks by a language that it names whether there is another one."""
    return _ONLY.search(folded) is not None


def says_not_spoken(folded: str) -> bool:
    """Whether a folded text says that a language is not spoken by who writes."""
    return _NOT_SPOKEN.search(folded) is not None
