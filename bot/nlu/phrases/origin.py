"""Whether somebody says where they come from: it is no word on where they are now.

A woman held in Moscow who writes that she is from Kyrgyzstan needs a line that answers in Moscow.
"""

from __future__ import annotations

import re

_FROM = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:im|i am|were|we are|originally) (?:originally )?from|i come from"
    r"|(?:komme?|bin|stamme) (?:ich )?(?:ursprunglich |eigentlich )?aus"
    r"|(?:je (?:viens|suis)|jsuis|on vient) (?:originaire )?(?:de|du|des|d)(?: |\b)"
    r"|(?:vengo|sono) (?:originari[oa] )?(?:da|dal|dalla|dall|di)|(?:soy|vengo|somos) (?:de|del)"
    r"|(?:я|мы|сам|сама|родом) из|приехал[аи]? из)(?!\w)"
)


def tells_origin(folded: str) -> bool:
    """Whether a folded text says where its writer comes from."""
    return _FROM.search(folded) is not None
