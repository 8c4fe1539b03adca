"""Whether a short message asks for a line to call, and nothing else: whoever asks for a number is given it.

The classifier knows thousands of ways to ask, and still takes "numero verde in Georgia?" for a wish
for figures at times. A helpline by its name in a few words leaves no doubt.
"""

from __future__ import annotations

import re

SHORT = 7
"""Words of a message that says no more than that."""

_LINE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"hot ?lines?|help ?lines?|crisis lines?|toll ?free numbers?|phone numbers? for help"
    r"|hilfetelefon\w*|hilfsnummer\w*|notrufnummer\w*|notfallnummer\w*|krisentelefon\w*|sorgentelefon\w*"
    r"|telefonseelsorge"
    r"|numeros? verts?|numeros? durgence|lignes? d(?:ecoute|aide)"
    r"|numer[oi] verd[ei]|numer[oi] di emergenza|line[ae] di (?:aiuto|ascolto)|telefono amico"
    r"|(?:linea|telefono|numero) de (?:ayuda|emergencias?|crisis)|numero gratuito"
    r"|горяч\w+ лини\w+|телефон\w* доверия|телефон\w* помощи"
    r")(?!\w)"
)


def asks_for_line(folded: str) -> bool:
    """Whether a folded text of a few words names a helpline."""
    return len(folded.split()) <= SHORT and _LINE.search(folded) is not None
