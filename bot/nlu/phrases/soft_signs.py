"""What is told by who may be about to go, and by many others: papers in order, pills that are kept, a burden.

One such sign is asked about softly, a second plainly; behind our plain question, one more is certain
(`bot.dialogue.plain_words.how_bad`). Signs that speak for themselves stand in `bot.nlu.phrases.dying`.
"""

from __future__ import annotations

from bot.nlu.phrases.dying import names_pills
from bot.nlu.phrases.expressions import word_groups

_SAID = word_groups(__file__)

KINDS = ("far_from_me", "no_debts", "no_use")
"""Signs of one row each; the others need two things in a text, or one that stood open before."""


def soft_signs(folded: str, *, is_heard: bool = False) -> frozenset[str]:
    """Kinds of such signs in a folded text, none where it names what makes them harmless.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        is_heard: whether one was heard before: then less is one.
    """
    is_bereaved = _SAID["dead"].search(folded) is not None
    if _SAID["joins"].search(folded) and is_bereaved:
        return frozenset({"joins"})  # also a friend who died
    if _SAID["everyday"].search(folded):
        return frozenset()
    found = {kind for kind in KINDS if _SAID[kind].search(folded)}
    if is_heard and _SAID["no_matter"].search(folded):
        found.add("no_use")
    is_all = _SAID["finally"].search(folded) is not None
    if is_all and _SAID["papers"].search(folded) and _SAID["ordered"].search(folded):
        found.add("in_order")
    if names_pills(folded) and _SAID["kept_by"].search(folded):
        found.add("kept_pills")
    if is_heard and _SAID["joins"].search(folded):
        found.add("joins")
    return frozenset(found)


def leaves_us(folded: str) -> bool:
    """Whether a folded text takes leave of us, and of nobody until tomorrow."""
    return _SAID["leaves_us"].search(folded) is not None and not _SAID["everyday"].search(folded)


def is_errand(folded: str) -> bool:
    """Whether a folded text puts papers in order for an office, or fetches a relative's pills."""
    is_paper = _SAID["papers"].search(folded) and _SAID["revenue"].search(folded)
    is_fetched = names_pills(folded) and _SAID["chemist"].search(folded)
    return bool(is_paper or (is_fetched and _SAID["relative"].search(folded)))


def names_numbers(folded: str) -> bool:
    """Whether a folded text names the numbers themselves, which are refused then."""
    return _SAID["numbers"].search(folded) is not None


def speaks_of_phoning(folded: str) -> bool:
    """Whether a folded text speaks of phoning, so that who has no strength for it refuses that alone."""
    return _SAID["phoning"].search(folded) is not None
