"""Whether a child asks, or says, that it goes to the one who threatens or lures it."""

from __future__ import annotations

import re

_GOES = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:should|shall|do|can|maybe|could) i (?:just )?(?:go|meet)"
    r"|go (?:there|to him|to his|once)|meet him"
    r"|(?:soll|sollte|muss|kann) ich (?:da |zu ihm |ihn )?(?:hin\w*|treffen|fahren|gehen)|hin(?:gehen"
    r"|fahren)"
    r"|(?:je dois|dois je|faut il) y aller|y aller|le voir|le rejoindre"
    r"|(?:devo|posso|ci) andar\w+|incontrarlo|ci vado|andare da lui"
    r"|(?:debo|tengo que|voy a) ir|ir a verlo|quedar con el|si voy"
    r"|(?:мне )?(?:поехать|съездить|приехать|поити|поиду|встретиться)|ехать к нему)(?!\w)"
)
_NOT = re.compile(
    r"(?<!\w)(?:wont go|not going|not gonna go|geh nicht|fahr nicht|geh da nicht|nirai pas|jy vais pas"
    r"|non ci vado"
    r"|no voy|не поеду|не поиду|police|polizei|hospital|hopital|ospedale|krankenhaus|school|schule"
    r"|больниц\w*"
    r"|teacher|lehrer\w*|aunt|tante|tia|zia|тет\w*|mum|mama|mom)(?!\w)"
)
"""Where it says that it does not, or goes to somebody else."""


def asks_to_go(folded: str) -> bool:
    """Whether a folded text of a child may mean that it goes to him."""
    return _GOES.search(folded) is not None and not _NOT.search(folded)
