"""Whether somebody is to pay, or send pictures, so that pictures of them are not sent out, in whatever words.

"He wants 200 or sends it to my school" names neither pictures nor blackmail, and the model hears no more in
it than a child, or somebody who is watched. Two of four signs say it, so that no single word does.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.speaker import tells_of_somebody_close
from bot.nlu.phrases.young import fears_for_own_child, names_own_child

_SAID = expressions(__file__)

_PICTURES = whole_words(_SAID["pictures"])
_BLACKMAIL = whole_words(_SAID["blackmail"])
_HOLDS = whole_words(
    f"(?:{_SAID['has']}(?: \\w+){{0,4}} {_SAID['pictures']}(?: \\w+){{0,2}} {_SAID['of_me']}"
    f"|{_SAID['has']}(?: \\w+){{0,2}} {_SAID['my']} (?:\\w+ )?{_SAID['pictures']}"
    f"|{_SAID['my']} {_SAID['pictures']}(?: \\w+){{0,2}} {_SAID['has']}|{_SAID['records_me']})"
)
_WANTS = whole_words(
    f"(?:{_SAID['wants']}(?: \\w+){{0,4}} {_SAID['wanted']}|{_SAID['if_not_paid']})"
)
_SENDS_OUT = whole_words(
    f"(?:{_SAID['or_else']}(?: \\w+){{0,6}} {_SAID['sends']}"
    f"|{_SAID['sends']}(?: \\w+){{0,5}} {_SAID['to_whom']})"
)
_DEMAND = whole_words(
    f"(?:{_SAID['blackmail']}|{_SAID['pictures']}|{_SAID['wants']}|{_SAID['demanded']})"
)
_FOR_SALE = whole_words(_SAID["for_sale"])

_SIGNS = (_BLACKMAIL, _HOLDS, _WANTS, _SENDS_OUT)
_OF_PICTURES = (_PICTURES, _HOLDS, _SENDS_OUT)
"""Of which one shows that it is about pictures: what "it" is that is sent to a school."""

_AGE = whole_words(rf"{_SAID['age']}(?! {_SAID['no_age']}(?!\w))")

_PAYS = whole_words(_SAID["pays"])
_OF_OTHER_COSTS = whole_words(_SAID["of_other_costs"])


def is_ransomed(folded: str) -> bool:
    """Whether a folded text tells that its writer is threatened with pictures for money, or for more."""
    if tells_of_somebody_close(folded) or names_own_child(folded) or fears_for_own_child(folded):
        return False
    found = sum(sign.search(folded) is not None for sign in _SIGNS)
    is_named = _BLACKMAIL.search(folded) is not None
    return (found > 1 or (is_named and is_of_pictures(folded))) and not (
        _FOR_SALE.search(folded) and not is_named
    )


def is_of_pictures(folded: str) -> bool:
    """Whether a folded text speaks of pictures, or of something that is sent out."""
    return any(words.search(folded) for words in _OF_PICTURES)


def tells_age_beside(folded: str) -> bool:
    """Whether a folded text that tells such a thing names its writer's age, whatever stands behind it."""
    return _AGE.search(folded) is not None


def asks_to_pay(folded: str) -> bool:
    """Whether a folded text asks whether to pay, or says that its writer will: not for a call or a lawyer."""
    return _PAYS.search(folded) is not None and _OF_OTHER_COSTS.search(folded) is None


def names_demand(folded: str) -> bool:
    """Whether a folded text names a threat, pictures, money or a trick; no blackmail is told without."""
    return _DEMAND.search(folded) is not None
