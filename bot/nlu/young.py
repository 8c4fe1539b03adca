"""Whether a text names an age under eighteen: who asks to buy and names one is asked about it."""

from __future__ import annotations

import re

YOUNGEST, OF_AGE = 10, 18
"""Ages from which, and below which, a number is read as a young one."""

_YOUNG = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"1[0-7] ?(?:yo|y o|yrs? old|years? old|yr olds?|year olds?|jahrig\w*|jahre? alt"
    r"|ans|anni|anos|лет|годик\w*|летн\w*)"
    r"|(?:aged?|age of|alter|лет|около|eta|edad|de) 1[0-7]"
    r")(?!\w)"
)


def names_young_age(folded: str) -> bool:
    """Whether a folded text names an age from ten to seventeen in words for an age."""
    return _YOUNG.search(folded) is not None
