"""Whether somebody asks if one is punished for paying, as buyers do; never of what happened already."""

from __future__ import annotations

import re

_FOR_PAYING = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:get|be|they|u|you|ill|cops|police) (?:\w+ )?(?:nicked|arrest(?:ed)?|done|fined?|jailed|busted"
    r"|charged|caught|prosecuted?)(?: \w+){0,2} for (?:just |only |simply )?paying"
    r"|(?:wird|werd|werde|kann|konnen|krieg\w*) (?:\w+ ){0,4}(?:furs|fur(?: das)?|wegen) (?:be)?zahlen"
    r"|(?:on se fait|je me fais|tu te fais|on peut (?:se faire|etre)|je risque) (?:\w+ ){0,3}pour avoir paye"
    r"|(?:ti|mi|vi|si viene|vieni|vengo) (?:\w+ ){0,2}(?:arrest\w+|mult\w+|puni\w+|denunci\w+|condann\w+)"
    r" (?:\w+ )?per aver(?:e)? pagato"
    r"|(?:te|me|le) (?:\w+ ){0,2}(?:detienen|detener|multan|multar|arrestan|arrestar|castigan|castigar)"
    r" (?:\w+ )?por (?:haber )?paga(?:r|do)"
    r"|(?:сажают|посадят|штрафуют|оштрафуют|арестуют|арестовывают|накажут|наказывают)(?: \w+){0,2}"
    r" за (?:оплату|то,? что (?:платишь|заплатил))"
    r")(?!\w)"
)


def is_punished_for_paying(folded: str) -> bool:
    """Whether a folded text asks whether one is punished for paying."""
    return _FOR_PAYING.search(folded) is not None
