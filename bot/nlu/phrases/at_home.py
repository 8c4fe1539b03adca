"""Whether somebody tells that a partner or relative hurts them at home: another line than for trafficking.

The safety net hears "somebody is hurt by another" and cannot tell a husband from a trafficker, but the
lines differ. Where money, customers or papers are spoken of, it is no matter of the home alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_name("at_home.yml")

_NOT = (
    r"(?:no|not|non|ne|n|doesnt|didnt|hasnt|never|nie|nicht|mai|nunca|jamas|jamais|не|ни|никогда)"
)
_NOT_BEHIND = r"(?:nicht|nie|pas|jamais|mai|never|не)"
"""Words before and behind a blow by which there is none."""


_NO_SUCH_MAN = r"(?:est|etait) pas (?:du tout |quelquun de |un homme )?violente?"
"""The same where the no is no word before the blow: "il est pas violent"."""


_BY_ME = re.compile(
    r"\b(?:im|i am|i (?:could|might|can|may|will) (?:get|be|become)"
    r"|i get|i got|i was|i become|ich bin|ich werd\w*|ich war|bin ich|werd ich|je suis|jsuis"
    r"|je deviens|jetais|sono|divento|ero|soy|me pongo|estoy|я) (?:\w+ ){0,3}"
    r"(?:violent\w*|gewalttatig\w*|жесток\w*)"
)
"""Who fears their own violence is not the one who is hit."""


class _Words(NamedTuple):
    """The expressions of a language, made once."""

    hit: re.Pattern[str]
    not_hit: re.Pattern[str]
    home: re.Pattern[str]
    sold: re.Pattern[str]
    besides: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    lists = _lists().get(language)
    if lists is None:
        return None
    home, hurts, sold, besides = (
        "|".join(lists[name]) for name in ("home", "hurts", "sold", "besides")
    )
    return _Words(
        re.compile(rf"\b(?:{hurts})\b(?! (?!weiß )(?:\w+ )?{_NOT_BEHIND}\b)"),
        re.compile(rf"\b{_NOT} (?:\w+ )?(?:{hurts})\b|\b{_NO_SUCH_MAN}\b"),
        re.compile(rf"\b(?:{home})\b"),
        re.compile(rf"\b(?:{sold})\b"),
        re.compile(rf"\b(?:{besides})\b"),
    )


@cache
def _lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    lists: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(
        FILE.read_text(encoding="utf-8")
    )
    return lists


_STRIKES = re.compile(
    r"(?<!\w)(?:(?:he|she) (?:hits|beats)|(?:er|sie) (?:schlagt|haut|prugelt)"
    r"|(?:il|elle) (?:frappe|tape|cogne)|(?:lui|lei)? ?(?:mi|me) (?:picchia|mena)|(?:me|nos) (?:pega"
    r"|golpea)"
    r"|(?:он|она|муж) (?:меня )?бь?е?т|hurts me|locks me|tut mir weh|sperrt mich|me fait mal|menferme"
    r"|mi fa male|mi chiude|me hace dano|me encierra|делает мне больно|запирает|забрал\w* паспорт"
    r"|haut mich|me tape|mi mena)(?!\w)"
)


def names_blow(folded: str, language: str) -> bool:
    """Whether a folded text speaks of blows of somebody at home, also without the word for whom they hit."""
    words = _words(language)
    is_hit = words is not None and words.hit.search(folded) and not words.not_hit.search(folded)
    return bool(is_hit) or _STRIKES.search(folded) is not None


def names_sale(folded: str, language: str) -> bool:
    """Whether a folded text speaks of money, customers or papers: no matter of the home alone."""
    words = _words(language)
    return words is not None and words.sold.search(folded) is not None


def tells_of_abuse_at_home(folded: str, language: str, *, knows_partner: bool = False) -> bool:
    """Whether a text tells that somebody of the writer's home hurts them, and of nothing sold.

    Args:
        folded: a message, folded (`bot.nlu.folding.fold`).
        language: of the talk.
        knows_partner: whether the talk is about the writer's partner already, so that "he hits me" is enough.
    """
    words = _words(language)
    if words is None or _BY_ME.search(folded) or words.besides.search(folded):
        return False
    if not words.hit.search(folded) or words.not_hit.search(folded):
        return False
    return knows_partner or bool(words.home.search(folded) and not words.sold.search(folded))
