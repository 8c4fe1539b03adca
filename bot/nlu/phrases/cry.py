"""Whether a text cries for help against somebody who is at the door: then nobody may fall silent.

A talk with somebody who is watched ends with one neutral line. "He is kicking the door in, what do I do" is
no watching, and the line would be the last they read.
"""

from __future__ import annotations

import re

_HELP = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"^(?:(?:please|pls|bitte|svp|vite|quick|schnell|presto|rapido|per favore|por favor) )*"
    r"(?:help(?: me| us)?|hilfe|helft mir|helfen sie mir|hilf mir|(?:a laide|aidez moi|au secours"
    r"|aide moi|a laide svp)"
    r"|aiuto|aiutami|aiutatemi|ayuda|ayudenme|ayudame|socorro|auxilio|помогите|помоги|на помощь|спасите)"
    r"(?: (?:please|pls|me|now|bitte|svp|vite|por favor|per favore|пожалуиста))*$"
)
_DOOR = re.compile(
    r"(?<!\w)(?:(?:kick|bang|knock|break|smash|hammer)(?:s|ing|ed)? (?:\w+ ){0,3}door"
    r"|door (?:\w+ )?(?:down|in)"
    r"|(?:klopft|hammert|tritt|schlagt|haut) (?:\w+ ){0,3}tur|tur (?:\w+ )?(?:ein|auf)"
    r"|(?:tape|frappe|cogne|defonce|casse) (?:\w+ ){0,3}porte|derriere la porte"
    r"|(?:batte|bussa|sfonda|prende a calci) (?:\w+ ){0,3}porta"
    r"|(?:golpea\w*|tumba\w*|patea\w*|rompe\w*|golpeando) (?:\w+ ){0,3}puerta"
    r"|(?:ломит\w*|стуч\w*|колот\w*|выламыва\w*|долб\w*) (?:\w+ ){0,3}дверь?)(?!\w)"
)
_KILLS = re.compile(
    r"(?<!\w)(?:(?:he|hes|they|theyre) (?:\w+ ){0,3}kill (?:me|us)|er bringt (?:mich|uns) um"
    r"|il va (?:me|nous) tuer"
    r"|(?:lui )?(?:mi|ci) (?:ammazza|uccide)|(?:el )?(?:me|nos) va a matar|он (?:меня|нас) убьет"
    r"|убьет меня)(?!\w)"
)


def cries_for_help(folded: str) -> bool:
    """Whether a folded text calls for help, tells of somebody at the door, or fears to be killed now."""
    return any(part.search(folded) for part in (_HELP, _DOOR, _KILLS))
