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


_TO_TALK = re.compile(
    r"(?<!\w)(?:(?:line|number|hotline|anyone|anybody|someone|somebody)(?: to| i can| where i can"
    r"| one can)+ (?:just |simply )?(?:talk|chat|call|ring)"
    r"|(?:nummer|telefon|line|hotline|stelle)(?: \w+){0,5} (?:reden|quatschen|sprechen|zum reden)"
    r"|(?:ligne|numero)(?: \w+){0,6} (?:parler|jaser|discuter|causer)"
    r"|(?:linea|numero)(?: \w+){0,5} (?:parlare|chiacchierare|sfogarsi|sfogarmi)"
    r"|(?:linea|numero|telefono)(?: \w+){0,5} (?:hablar|platicar|charlar|conversar|desahogarme)"
    r"|(?:номер|лини\w+|телефон)(?: \w+){0,5} (?:поговорить|выговориться|поболтать))(?!\w)"
)
"""A line to talk, whatever is talked of."""

_ASKS = re.compile(
    r"(?<!\w)(?:"
    r"number|line|call|phone|help|refuge|shelter|nummer|telefon\w*|anruf\w*|hilf\w*|gibt|gibts|wohin"
    r"|numero|ligne|aide|appeler|tel|existe|numeri|linea|chiam\w*|aiuto|ayuda|llam\w*|telefono|hay|donde"
    r"|номер\w*|лини\w+|телефон\w*|помо\w+|звон\w+|куда"
    r")(?!\w)"
)

_NAMED = {
    "domestic_abuse": re.compile(
        r"(?<!\w)(?:"
        r"domestic (?:violence|abuse)|battered (?:women|wives)|womens (?:aid|refuge)"
        r"|violent (?:husband|partner)|hauslich\w* gewalt|frauenhaus\w*|frauennotruf"
        r"|gewalt (?:gegen frauen|zuhause|in der (?:ehe|familie))"
        r"|violences? (?:conjugales?|faites? aux femmes)|contre les violences|femmes? battues?"
        r"|(?:mari|conjoint|compagnon) violent"
        r"|violenza (?:domestica|sulle donne|contro le donne)|(?:centro )?antiviolenza|marito violento"
        r"|violencia (?:domestica|de genero|machista|familiar)|mujeres maltratadas|marido violento"
        r"|домашн\w+ насили\w+"
        r")(?!\w)"
    ),
    "child": re.compile(
        r"(?<!\w)(?:"
        r"childline|kids help ?line|(?:line|number) for (?:kids|children|teens|parents)"
        r"|nummer gegen kummer|(?:kinder|jugend)\w*telefon|(?:nummer|telefon|stelle) fur (?:kinder"
        r"|jugendliche|eltern)"
        r"|allo enfance|enfance en danger|(?:numero|ligne) pour (?:les )?(?:enfants|mineurs|ados|parents)"
        r"|telefono azzurro|(?:numero|linea) per (?:i )?(?:ragazz\w+|bambin\w+|minori|genitori)"
        r"|(?:telefono|numero|linea) (?:de la infancia|para (?:ninos|menores|chic[oa]s|padres"
        r"|adolescentes))"
        r"|детск\w+ телефон\w*|(?:номер|телефон|линия) для (?:детеи|подростков|родителеи)"
        r")(?!\w)"
    ),
}
"""Lines that people ask for by what they are for, and the need in the directory."""


def line_named(folded: str) -> str:
    """The need of the line that a folded text asks for by what it is for; empty for none."""
    if not _ASKS.search(folded):
        return ""
    return next((need for need, named in _NAMED.items() if named.search(folded)), "")


def asks_for_line(folded: str) -> bool:
    """Whether a folded text of a few words names a helpline, or asks for a line to talk."""
    words = len(folded.split())
    is_to_talk = words <= 2 * SHORT and _TO_TALK.search(folded) is not None
    return is_to_talk or (words <= SHORT and _LINE.search(folded) is not None)
