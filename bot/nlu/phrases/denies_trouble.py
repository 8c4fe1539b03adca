"""Whether somebody says that nobody blackmails them, and that they were not caught: we took it for known.

What a talk was about stays its matter, so that "and my wife?" is understood; taken wrongly, it turns every
later message into one of a blackmailed or arrested man.
"""

from __future__ import annotations

import re

_DENIES = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:no one|nobody|noone) (?:is |has )?(?:blackmail\w*|threaten\w*|caught|arrested|nicked)(?: me)?"
    r"|(?:im|i am|wasnt|i was|havent been|i have) not (?:been |being )?(?:blackmailed|caught|arrested"
    r"|nicked)"
    r"|(?:wasnt|havent been|im not being) (?:blackmailed|caught|arrested|nicked)|whats? blackmail"
    r"|(?:mich )?(?:erpresst|bedroht|erwischt|verhaftet) (?:mich )?(?:doch |ja )?(?:keiner|niemand)"
    r"|(?:keiner|niemand) (?:erpresst|bedroht) mich"
    r"|(?:keiner|niemand) hat mich (?:erpresst|bedroht|erwischt|verhaftet)"
    r"|(?:werd|werde|wurde|bin) (?:doch |ja |gar )*nicht (?:erpresst|erwischt|verhaftet)(?: worden)?"
    r"|personne (?:ne )?(?:me (?:fait chanter|menace)|ma (?:arrete|chope|pris))"
    r"|on (?:ne )?me fait pas chanter"
    r"|(?:je )?(?:suis|me suis) pas (?:fait )?(?:arreter?|choper?|prendre)"
    r"|nessuno mi (?:ricatta|minaccia|ha (?:preso|arrestato|fermato|beccato))"
    r"|non (?:mi (?:ricatta|ha preso|ha fermato|hanno (?:preso|fermato|arrestato)))"
    r"|non sono stato (?:arrestato|preso)"
    r"|no me (?:chantajea|amenaza|ha (?:pillado|detenido)|han (?:pillado|detenido|arrestado))"
    r"|no me (?:agarraron|pillaron)|nadie me (?:chantajea|amenaza|pillo|detuvo|agarro|ha pillado"
    r"|ha detenido)"
    r"|никто (?:меня )?не (?:шантажиру\w+|ловил\w*|поимал\w*|арестовывал\w*|задерживал\w*|угрожа\w+)"
    r"|меня не (?:шантажируют|ловили|поимали|задерживали|арестовывали)"
    r")(?!\w)"
)


def denies_trouble(folded: str) -> bool:
    """Whether a folded text says so."""
    return _DENIES.search(folded) is not None
