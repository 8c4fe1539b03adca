"""Whether somebody says of themselves that they are a man or a woman, so that lines are chosen by it.

Only nouns of the first person count: a buyer speaks of women in every line, and who is beaten must not lose
the lines for women by a guess. Who says, unasked, that a line which was shown is "for women" is no woman.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.phrase import Phrase

_SAID = expressions(__file__)

_ADJECTIVES = f"(?:{_SAID['adjective']} )*"


def _of(name: str) -> Phrase:
    return whole_words(_SAID[name].replace("{adj}", _ADJECTIVES))


_OWN = {"man": _of("man"), "woman": _of("woman")}
_FOR_MEN, _FOR_WOMEN = _of("for_men"), _of("for_women")


def own_gender(folded: str) -> str:
    """`man` or `woman`, where a folded text says which its writer is, the last word counting; or empty."""
    found = {
        gender: max((at.end() for at in pattern.finditer(folded)), default=0)
        for gender, pattern in _OWN.items()
    }
    last = max(found, key=lambda gender: found[gender])
    return last if found[last] else ""


def asks_for_men(folded: str) -> bool:
    """Whether a folded text asks for a line or a place for men."""
    return _FOR_MEN.search(folded) is not None


def says_for_women(folded: str) -> bool:
    """Whether a folded text says of a line that it is for women."""
    return _FOR_WOMEN.search(folded) is not None
