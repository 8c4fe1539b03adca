"""Whether a message says no to anything: what takes something away is not heard where it does not."""

from __future__ import annotations

import re

_NO = re.compile(
    r"(?<!\w)(?:"
    # English, Spanish, Italian, French, German, Russian as `fold` leaves them
    r"no|not|none|nobody|nothing|never|without|stop|enough|don'?t|dont|can'?t|cant|won'?t|wont|wasnt|isnt|arent|werent|didnt|doesnt|nope|nah"
    r"|sin|nada|nadie|ni|nunca|basta|ya vale|deja\w*"
    r"|non|nn|mica|niente|senza|nessun\w*|mai|neanche"
    r"|pas|personne|aucun\w*|sans|plus|jamais|rien|assez|arret\w*"
    r"|nicht|nich|net|ned|nid|nit|kein\w*|nie|niemand\w*|ohne|nix|nichts|genug|lass\w*|weg|nein|nee"
    r"|не|нет|ни|никто|без|хватит|больше|никак\w*|прекрат\w*|отстан\w*|хорош|незачем"
    r")(?!\w)"
)


_FIRST = re.compile(
    r"(?:(?:ok|oh|ah|god|omg|wtf|ffs|lol|what|wait|ach|hae|hah|was|echt|ma|che|cosa|mais|quoi|euh|pero|que|oye|да|ну|что|чего|блин|well|eh|ey|uff|bah|boh)\s)*"
    r"(?:no|nope|nah|na|nein|nee|noe|non|нет|неа|не)(?!\w)"
    # "I can't bear it any more" is no answer.
    r"(?! (?:reggo|resisto|sopporto|lo sopporto|ce la faccio|soporto|lo soporto|aguanto|puedo mas"
    r"|выдержу|вынесу|переживу|могу больше)(?!\w))"
)


_YES = re.compile(
    r"(?:(?:oh|ah|ach|ma|mah|beh|bon|ben|bueno|pues|na|naja|mais|pero|ну|а|well|eh|ey)\s)*"
    r"(?:yes|yeah|yep|yup|aye|ja|jo|joa|jep|vale|dale|claro|oui|ouais|ouai|va bene|certo|да|ага|угу"
    r"|si(?! (?:me|te|se|il|elle|on|tu|je|j|el|ella|lo|la|le|les|no|vous|ils|mi|ma|mon|un|une|ca|cela|yo"
    r"|viene|vuelve|quelquun|alguien)(?!\w)))(?!\w)"
)


def begins_with_yes(folded: str) -> bool:
    """Whether a folded text begins with a plain yes, whatever comes behind it; "si me ve" is an "if"."""
    return _YES.match(folded) is not None


def begins_with_no(folded: str) -> bool:
    """Whether a folded text begins with a plain no, whatever comes behind it."""
    return _FIRST.match(folded) is not None


def says_no(folded: str) -> bool:
    """Whether a folded text has a word that denies or refuses, in any of our languages."""
    return _NO.search(folded) is not None


_OR_NOT = re.compile(
    r"(?<!\w)(?:or not|oder (?:nicht|nich|net)|ou (?:pas|non)|o (?:no|meno)|или (?:нет|не))(?!\w)"
)


def without_or_not(folded: str) -> str:
    """A folded text without what makes a question and denies nothing: "legal or not in Denmark?"."""
    return _OR_NOT.sub(" ", folded)
