"""Whether a text names an age under eighteen, and where it means no child.

Who asks to buy and names an age is asked about it; who sits there "like a teenager" is none, and "there is
no kid in this" takes back what was heard.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.negation import says_no

_SAID = expressions(__file__)

YOUNGEST, OF_AGE = 10, 18
"""Ages from which, and below which, a number is read as a young one."""

_YOUNG = whole_words(rf"(?:1[0-7] ?{_SAID['years_old']}|{_SAID['aged']} 1[0-7])")

_MY_AGE = re.compile(rf"(?<!\w){_SAID['my_age']}(?=$| {_SAID['behind']}(?!\w))")
"""Behind which stands what stands behind no other number: "I'm 15 minutes away", "tengo 15 años con él"."""

_MY_GROWN_AGE = re.compile(
    rf"(?<!\w){_SAID['my_age'].replace('1[0-7]', '(?:1[89]|[2-6][0-9])')}(?!\d| {_SAID['of_no_age']}(?!\w))"
)

_OWN_CHILD = whole_words(_SAID["own_child"])


def tells_own_young_age(folded: str) -> bool:
    """Whether a folded text says that its writer is from ten to seventeen."""
    return _MY_AGE.search(folded) is not None


GROWN = 21
"""Age from which somebody whom we took for a child is believed to be none, unasked."""


def tells_own_grown_age(folded: str) -> bool:
    """Whether a folded text says that its writer is of age, and names no younger age beside."""
    return _MY_GROWN_AGE.search(folded) is not None and _TEENS.search(folded) is None


_USED = whole_words(_SAID["used"])
"""Words by which a child of one's own may be one that is sold or wanted."""

_FAMILY = whole_words(_SAID["family"])


def names_own_child(folded: str) -> bool:
    """Whether a folded text speaks of a child of its writer's, and of nothing that is done to it."""
    return _OWN_CHILD.search(folded) is not None and _USED.search(folded) is None


_WRITTEN_TO = whole_words(_SAID["written_to"])
_A_STRANGER = whole_words(_SAID["a_stranger"])
_SOLD = whole_words(_SAID["sold"])
_OWN_OR_RELATIVE = whole_words(rf"(?:{_SAID['own_child']}|{_SAID['relative']})")


def fears_for_own_child(folded: str) -> bool:
    """Whether a folded text tells of a child of its writer's to whom a stranger writes, and of no sale."""
    needed = (_OWN_OR_RELATIVE, _WRITTEN_TO, _A_STRANGER)
    return all(words.search(folded) for words in needed) and not _SOLD.search(folded)


_PICTURES = whole_words(_SAID["pictures"])


def names_pictures(folded: str) -> bool:
    """Whether a folded text speaks of pictures or a film."""
    return _PICTURES.search(folded) is not None


def names_own_child_online(folded: str) -> bool:
    """Whether a folded text tells that somebody writes to a child of its writer, or wants its pictures."""
    is_reached = _WRITTEN_TO.search(folded) is not None or names_pictures(folded)
    return is_reached and names_own_child(folded)


_BEFORE = whole_words(_SAID["before"])


def tells_of_before(folded: str) -> bool:
    """Whether a folded text tells of what was, and not of what somebody is about to do."""
    return _BEFORE.search(folded) is not None


_IN_CARE = whole_words(_SAID["in_care"])


def lives_in_care(folded: str) -> bool:
    """Whether a folded text says that its writer lives in a home for children, or ran away from one."""
    return _IN_CARE.search(folded) is not None


_NOT_YET = whole_words(rf"{_SAID['not_yet']} (?:{_SAID['yet']} )?18")


def is_not_yet_of_age(folded: str) -> bool:
    """Whether a folded text says that somebody is not eighteen."""
    return _NOT_YET.search(folded) is not None


def misses_own_child(folded: str) -> bool:
    """Whether a folded text tells of a child of its writer's as parents do who live apart."""
    return names_own_child(folded) and _FAMILY.search(folded) is not None


def names_young_age(folded: str) -> bool:
    """Whether a folded text names an age from ten to seventeen in words for an age."""
    return _YOUNG.search(folded) is not None


_ADULT = whole_words(_SAID["adult"])


def names_adults(folded: str) -> bool:
    """Whether a folded text says that grown-up people are meant, denies nothing and names no young age."""
    is_said = _ADULT.search(folded) is not None
    return is_said and not (names_young_age(folded) or says_no(folded))


_ANY_CHILD = whole_words(_SAID["children"])


_CHILD = whole_words(rf"(?:{_SAID['children']}|{_SAID['more_children']}|{_SAID['own_child']})")


def names_child(folded: str) -> bool:
    """Whether a folded text names a child, or an age below eighteen."""
    return _CHILD.search(folded) is not None or names_young_age(folded)


def names_only_adults(folded: str) -> bool:
    """Whether a folded text says that grown-up people are meant, and names no child beside them."""
    return names_adults(folded) and _ANY_CHILD.search(folded) is None


_OF_ONESELF = whole_words(rf"{_SAID['i_am_like_a']} (?:\w+ )?{_SAID['children']}")
_DENIED = whole_words(rf"(?:{_SAID['no_such']} ?(?:\w+ )?{_SAID['children']}|{_SAID['meant_me']})")


_NOT_DRAWN = whole_words(
    rf"{_SAID['not_drawn_to']}(?: {_SAID['the']})? (?:{_SAID['children']}|{_SAID['more_children']})"
)
_BUT_DRAWN = whole_words(_SAID["but_drawn"])
_GROWN = re.compile(rf"(?<!\w){_SAID['grown']} (?:1[89]|[2-6]\d)(?= {_SAID['years']}|$)")
_TEENS = re.compile(r"(?<!\d)1[0-7](?!\d)")


def tells_grown_age(folded: str) -> bool:
    """Whether a folded text says that who is spoken of is of age, and names no younger one."""
    return _GROWN.search(folded) is not None and _TEENS.search(folded) is None


def means_no_child(folded: str) -> bool:
    """Whether a folded text compares its writer to a child, or says that there is none, or none is wanted."""
    is_drawn_to_none = _NOT_DRAWN.search(folded) is not None and not _BUT_DRAWN.search(folded)
    words = _OF_ONESELF.search(folded) or _DENIED.search(folded)
    return words is not None or is_drawn_to_none or tells_grown_age(folded)


_NO_MINOR, _BUT_MINOR = whole_words(_SAID["no_minor"]), whole_words(_SAID["no_minor_without"])


def denies_minor(folded: str) -> bool:
    """Whether who was taken to mean a child says that they meant none, or joked."""
    return _NO_MINOR.search(folded) is not None and _BUT_MINOR.search(folded) is None


_SAYS_AGE = re.compile(rf"(?<!\w){_SAID['says_age']}(?: \w+){{0,4}} 1[0-7](?!\w)")


def reports_an_age(folded: str) -> bool:
    """Whether a folded text tells that somebody named an age under eighteen, and wants nobody of it."""
    return _SAYS_AGE.search(folded) is not None
