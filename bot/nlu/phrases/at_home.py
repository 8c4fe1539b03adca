"""Whether somebody tells that a partner or relative hurts them at home: another line than for trafficking.

The safety net hears "somebody is hurt by another" and cannot tell a husband from a trafficker, but the
lines differ. Where money, customers or papers are spoken of, it is no matter of the home alone.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.phrase import Phrase, phrase

_SAID = expressions(__file__)
_BY_ME = whole_words(rf"{_SAID['i_am']} (?:\w+ ){{0,3}}{_SAID['violent']}")
"""Who fears their own violence is not the one who is hit."""

_STRIKES = whole_words(_SAID["strikes"])

_CONTROLS = whole_words(_SAID["controls"])
"""What somebody of the home does without a blow."""


_THROAT = whole_words(_SAID["throat"])
_OF_CLIENT = whole_words(_SAID["of_client"])
_BY_CLIENT = whole_words(_SAID["by_client"])


class Words(NamedTuple):
    """The expressions of a language, made once."""

    hit: Phrase
    not_hit: Phrase
    home: Phrase
    sold: Phrase
    besides: Phrase


@cache
def words_of(language: str) -> Words | None:
    """What a language says, if it has a row; read once."""
    own = expressions(__file__, language)
    if not own:
        return None
    return Words(
        phrase(rf"\b{own['hurts']}\b(?! (?!weiß )(?:\w+ )?{_SAID['no_behind']}\b)"),
        whole_words(rf"(?:{_SAID['no_before']} (?:\w+ )?{own['hurts']}|{_SAID['no_such_man']})"),
        whole_words(own["home"]),
        whole_words(own["sold"]),
        whole_words(own["besides"]),
    )


def names_blow(folded: str, language: str) -> bool:
    """Whether a folded text speaks of blows of somebody at home, also without the word for whom they hit."""
    words = words_of(language)
    is_hit = words is not None and words.hit.search(folded) and not words.not_hit.search(folded)
    return bool(is_hit) or _STRIKES.search(folded) is not None


def names_home(folded: str, language: str) -> bool:
    """Whether a folded text names somebody of the writer's home, and nothing that is sold."""
    words = words_of(language)
    return words is not None and bool(words.home.search(folded) and not words.sold.search(folded))


def goes_for_throat(folded: str, language: str) -> bool:
    """Whether a folded text tells that somebody goes for the writer's throat, and of nothing that is sold."""
    is_hurt = _THROAT.search(folded) is not None and _BY_ME.search(folded) is None
    return is_hurt and not (names_sale(folded, language) or _OF_CLIENT.search(folded))


def is_hurt_by_client(folded: str) -> bool:
    """Whether a folded text tells that a client hurt its writer."""
    return _BY_CLIENT.search(folded) is not None


def names_sale(folded: str, language: str) -> bool:
    """Whether a folded text speaks of money, customers or papers: no matter of the home alone."""
    words = words_of(language)
    return words is not None and words.sold.search(folded) is not None


def tells_of_control_at_home(folded: str, language: str) -> bool:
    """Whether a text tells that somebody of the writer's home rules over their life, and of nothing sold."""
    words = words_of(language)
    if words is None or not _CONTROLS.search(folded):
        return False
    beside = _CONTROLS.sub(" ", folded)
    return bool(words.home.search(beside)) and not words.sold.search(beside)


def tells_of_abuse_at_home(folded: str, language: str, *, knows_partner: bool = False) -> bool:
    """Whether a text tells that somebody of the writer's home hurts them, and of nothing sold.

    Args:
        folded: a message, folded (`bot.nlu.folding.fold`).
        language: of the talk.
        knows_partner: whether the talk is about the writer's partner already, so that "he hits me" is enough.
    """
    words = words_of(language)
    if words is None or _BY_ME.search(folded) or words.besides.search(folded):
        return False
    if not words.hit.search(folded) or words.not_hit.search(folded):
        return False
    return knows_partner or bool(words.home.search(folded) and not words.sold.search(folded))
