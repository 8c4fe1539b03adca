"""Whether a text speaks of killing as people do who mean scolding: "my wife will kill me if a letter comes".

Only of a wife, a mother, children; of "she" only where she finds something out. Beside a weapon, money,
papers, or a second killing it is no figure: the madam says it as well.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_SHE = _SAID["she"]
_KILLS = _SAID["kills"]
_FINDS_OUT = _SAID["finds_out"]
_FIGURE = re.compile(
    rf"(?<!\w){_SHE} {_KILLS}(?!\w)|(?<!\w)(?:she|die|sie|elle|lei|ella|она) {_KILLS} {_FINDS_OUT}(?!\w)"
)
_IN_EARNEST = whole_words(_SAID["in_earnest"])


_RUINS = whole_words(_SAID["ruins"])
_OWN_LIFE = whole_words(_SAID["own_life"])


def ruins_anothers_life(folded: str) -> bool:
    """Whether a folded text fears to ruin the life of others, and speaks of no life of its writer's."""
    return _RUINS.search(folded) is not None and _OWN_LIFE.search(folded) is None


def says_she_will_scold(folded: str) -> bool:
    """Whether a folded text only says that a wife, a mother or children will be angry, or are a burden."""
    return _FIGURE.search(folded) is not None and _IN_EARNEST.search(folded) is None


_AWAY = whole_words(_SAID["away"])
_AT_WORK = whole_words(_SAID["at_work"])
_LETS_DIE = whole_words(_SAID["lets_die"])
_OWN_DEATH = whole_words(_SAID["own_death"])


def is_missed_at_work(folded: str) -> bool:
    """Whether a folded text says that its writer would be missing at work: "si falto me echan"."""
    return _AWAY.search(folded) is not None and _AT_WORK.search(folded) is not None


def cannot_let_die(folded: str) -> bool:
    """Whether a folded text speaks of another whom its writer would not leave to die, none of their own."""
    return _LETS_DIE.search(folded) is not None and not _OWN_DEATH.search(folded)
