"""Whether somebody speaks of themselves: in the first person alone, or by taking back "a friend".

Both are read in all languages at once, because which one is spoken may be guessed wrongly, and only
where a danger is suspected already: in any other text "it's me" means nothing.
"""

from __future__ import annotations

import re

from bot.nlu.folding import clauses
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_SELF = whole_words(_SAID["self"])

_OTHERS = whole_words(_SAID["others"])

_US = whole_words(_SAID["us"])

_DONE_TO_ME = whole_words(_SAID["done_to_me"])

_SOMEBODY_CLOSE = re.compile(rf"^{_SAID['before_close']}{_SAID['close']}(?!\w)")

_IT_IS_ME = whole_words(_SAID["it_is_me"])

_FOUND_OUT = whole_words(_SAID["found_out"])
"""What another would hear: "he'll know that it was me" takes no friend back."""

_FOR_WORK = whole_words(_SAID["for_work"])

_PAYS = whole_words(_SAID["pays"])
"""In Russian "I pay" is also "I cry", so that whom or what for has to stand behind it."""

_ABOUT_ME = whole_words(_SAID["about_me"])
"""What nobody says of another, however long the sentence is in which it stands."""

_SHOUTED = re.compile(r"(?<!\w)(?:ME|MYSELF|ICH|MICH|MIR|MOI|IO|MÍ|YO|МЕНЯ|МНЕ|МНОЙ)(?!\w)")
"""Themselves in capitals, in a text that is not written in them: "der hat MICH geschlagen"."""

LONGEST_CONFESSION = 12
"""Words of a text that takes a friend back, and of a clause with "it's me": longer ones may mean anything."""

ALL, BESIDE = "all", "beside"
"""Whether it is all that is said that it is about them, or stands beside more."""


def speaks_of_self(folded: str) -> bool:
    """Whether a folded text speaks of its writer and of no woman beside who is not held with them."""
    return tells_of_us(folded) or (names_self(folded) and _OTHERS.search(folded) is None)


def tells_of_us(folded: str) -> bool:
    """Whether a folded text tells that several are held or forced, of whom its writer is one."""
    return _US.search(folded) is not None


def names_self(folded: str) -> bool:
    """Whether a folded text speaks of its writer, whoever else is in it."""
    return _SELF.search(folded) is not None


def tells_of_what_is_done_to_them(folded: str) -> bool:
    """Whether a folded text tells that somebody says, does or wants something to its writer."""
    return _DONE_TO_ME.search(folded) is not None


def tells_of_somebody_close(folded: str) -> bool:
    """Whether a folded text begins with a girlfriend, sister or daughter of its writer's, who is told of."""
    return _SOMEBODY_CLOSE.search(folded) is not None


def says_it_is_me(text: str) -> str:
    """Whether a text, as it is written, says that the one who is spoken of is its writer.

    Returns:
        `all` where a short text says it, `beside` where it stands in more; empty where it does not.
    """
    is_shouted = not text.isupper() and _SHOUTED.search(text) is not None
    if not (is_shouted or any(map(_says_it, clauses(text)))):
        return ""
    return ALL if len(text.split()) <= LONGEST_CONFESSION else BESIDE


def _says_it(clause: str) -> bool:
    is_short = len(clause.split()) <= LONGEST_CONFESSION
    is_said = is_short and _IT_IS_ME.search(_FOUND_OUT.sub(" ", clause)) is not None
    return is_said or _ABOUT_ME.search(clause) is not None


def says_they_pay(folded: str) -> bool:
    """Whether a folded text says that its writer is the one who pays for sex."""
    return _PAYS.search(folded) is not None


def asks_for_work(folded: str) -> bool:
    """Whether a folded text says that its writer asks for their studies, or as a journalist."""
    return _FOR_WORK.search(folded) is not None
