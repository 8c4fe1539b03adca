"""Whether a child asks, or says, that it goes to the one who threatens or lures it."""

from __future__ import annotations

import re

_TO_HIM = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:go|come|drive) (?:to|see|meet) him|meet(?:ing)? him|go to his|zu ihm (?:hin\w*"
    r"|geh\w*|fahr\w*|komm\w*)"
    r"|(?:ihn|mit ihm) treffen|aller (?:le voir|chez lui)|le (?:voir|rejoindre|retrouver)|andare da lui"
    r"|incontrarlo"
    r"|vederlo|ir a (?:verlo|su casa)|verlo|quedar con el|к нему|с ним встрет\w*|встретиться с ним)(?!\w)"
)
_THERE = re.compile(
    r"(?<!\w)(?:(?:should|shall|do|can|maybe|could) i (?:just )?go(?! (?:to|home|out|back|sleep))"
    r"|soll ich (?:da )?hin\w*"
    r"|(?:je dois|dois je|faut il) y aller|devo andarci|ci vado o no|debo ir(?! a)|tengo que ir(?! a)"
    r"|y si voy una vez"
    r"|(?:может )?съездить один раз|мне (?:ехать|идти|поехать)(?! к))(?: |$)"
)
_NOT = re.compile(
    r"(?<!\w)(?:wont go|not going|not gonna go|geh nicht|fahr nicht|nirai pas|jy vais pas|non ci vado"
    r"|no voy a ir"
    r"|не поеду|не поиду)(?!\w)"
)


def asks_to_go(folded: str, *, is_lured: bool) -> bool:
    """Whether a folded text of a child may mean that it goes to him.

    Args:
        folded: what was written.
        is_lured: whether the talk was of a meeting, or of pictures, so that "there" is where he is.
    """
    goes = _TO_HIM.search(folded) is not None or (is_lured and _THERE.search(folded) is not None)
    return goes and _NOT.search(folded) is None
