"""Whether somebody tells that a landlord, boss, teacher, trainer or lender wants sex of them in return."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.speaker import names_self

_SAID = expressions(__file__)

_HOLDER = whole_words(_SAID["holder"])
_BESIDES = whole_words(_SAID["besides"])
_OWED = whole_words(_SAID["owed"])
_BARGAIN = whole_words(f"(?:{_SAID['if_with']}|{_SAID['other_way']})")
_PACT = whole_words(_SAID["pact"])
_MAN = whole_words(_SAID["man"])
_LOVER = whole_words(_SAID["lover"])

_GAP = rf"(?:(?!{_SAID['between']}(?!\w))\w+ ){{0,8}}"
_BUT_TALK = rf"(?:(?!{_SAID['besides']}|{_SAID['talks']})\w+ ){{0,7}}"
_WANTS = whole_words(rf"{_SAID['holder']} {_GAP}{_SAID['demand']} {_BUT_TALK}{_SAID['sexual']}")
"""Who has power over them, and what is wanted, with nobody else between: "my boss is a pain, my wife
wants no sex" tells of two."""


LITTLE_MORE = 7
"""Words of a message that says no more than one thing: "I'm a guy btw"."""


def wants_sex_in_return(folded: str) -> bool:
    """Whether a folded text tells of its writer that who has power over them wants sex of them."""
    if not names_self(folded) or _BESIDES.search(folded):
        return False
    if _PACT.search(folded):
        return _HOLDER.search(folded) is not None
    if not names_holder(folded):
        return False
    is_bargain = _OWED.search(folded) is not None and _BARGAIN.search(folded) is not None
    return is_bargain or _WANTS.search(folded) is not None


def names_holder(folded: str) -> bool:
    """Whether a folded text names a landlord, boss, teacher, trainer or lender."""
    return _HOLDER.search(folded) is not None


def says_only_that_he_is_a_man(folded: str) -> bool:
    """Whether a folded text says that its writer is a man, and little more."""
    is_short = len(folded.split()) <= LITTLE_MORE
    return is_short and _MAN.search(folded) is not None and _BESIDES.search(folded) is None


def tells_of_no_lover(folded: str) -> bool:
    """Whether a folded text tells of one of these, or that its writer is a man, and of nobody loved."""
    is_other = names_holder(folded) or _MAN.search(folded) is not None
    return is_other and _LOVER.search(folded) is None
