"""Whether a message says no to anything: what takes something away is not heard where it does not."""

from __future__ import annotations

import re

_NO = re.compile(
    r"(?<!\w)(?:"
    # English, Spanish, Italian, French, German, Russian as `fold` leaves them
    r"no|not|none|nothing|never|without|stop|enough|don'?t|dont|can'?t|cant|won'?t|wont|nope|nah"
    r"|sin|nada|ni|nunca|basta|ya vale|deja\w*"
    r"|non|nn|niente|senza|nessun\w*|mai|neanche"
    r"|pas|aucun\w*|sans|plus|jamais|rien|assez|arret\w*"
    r"|nicht|nich|net|ned|nid|nit|kein\w*|nie|ohne|nix|nichts|genug|lass\w*|weg|nein|nee"
    r"|не|нет|ни|без|хватит|больше|никак\w*|прекрат\w*|отстан\w*|хорош|незачем"
    r")(?!\w)"
)


def says_no(folded: str) -> bool:
    """Whether a folded text has a word that denies or refuses, in any of our languages."""
    return _NO.search(folded) is not None
