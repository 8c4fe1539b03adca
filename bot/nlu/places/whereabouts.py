"""Whether somebody says to be where a place is, or only speaks of it."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from bot.nlu.folding import fold
from bot.nlu.places.table import LEVEL_LANGUAGES

HERE = {
    "en": (
        "im|i am|me|we are|were|i live|living|i stay|staying|i work|based|here|i study|arrived"
        "|visiting|travell?ing|got|how much|available",
        "in|near|from|at|around|outside|to",
    ),
    "de": (
        r"bin|wohn\w*|leb\w*|sitz\w*|steh\w*|hier|arbeit\w*|sind|befind\w*|studier\w*|halte? mich|bleib\w*"
        r"|ubernacht\w*|was kostet|wie ?viel",
        "in|im|bei|nahe|aus",
    ),
    "fr": (
        r"suis|chuis|jsuis|ici|j?(habite|vis|reste|loge|bosse|travaille|etudie|arrive)|me trouve"
        "|viens d ?arriver|combien",
        "a|au|aux|en|dans|pres|chez|sur",
    ),
    "it": (
        "sono|sto|vivo|abito|qui|lavoro|siamo|mi trovo|risiedo|studio|arrivato|resto|alloggio|quanto",
        "a|ad|in|vicino|da|nel|nella|presso",
    ),
    "es": (
        "estoy|vivo|soy|ando|aqui|aca|trabajo|estamos|me encuentro|resido|estudio|acabo de llegar"
        "|me quedo|me alojo|cuanto|cuesta",
        "en|cerca|por|a",
    ),
    "ru": (
        r"я|живу|нахожусь|мы|тут|здесь|сижу|работаю|учусь|приехал\w*|прилетел\w*|остановил\w*|сколько",
        "в|во|под|около|из",
    ),
}
"""Per language, in folded text: the first person, and a preposition of place behind it."""

ELSEWHERE = {
    "en": "fine|fines|penalty|about|law|laws|legal|family|mother|mum|mom|parents|kids|children|home|friend",
    "de": "strafe|busse|bussgeld|gesetz|recht|legal|erlaubt|familie|mutter|eltern|kinder|heimat|zuhause"
    "|freund",
    "fr": "amende|peine|loi|legal|famille|mere|parents|enfants|ami|pays",
    "it": "multa|multe|pena|legge|legale|famiglia|madre|mamma|genitori|figli|amico|casa",
    "es": "multa|multas|pena|ley|legal|familia|madre|mama|padres|hijos|amigo|casa",
    "ru": "штраф|штрафа|срок|закон|закону|законно|семья|семье|мама|маме|родители|дети|детям|дома|друг",
}
"""What stands before a place of which somebody only speaks: its law, or those who were left behind."""

COMPARES = {
    "en": ("and", "what about|how about|same|how is it|whats it like"),
    "de": ("und", "was ist mit|wie ist es|wies|wie isses|wie siehts|genauso|gilt das auch"),
    "fr": ("et", "pareil|quid|cest comment|c est comment|comment cest|comment c est"),
    "it": ("e|ed", "invece|come|lo stesso|uguale"),
    "es": ("y", "lo mismo|como es|que tal|igual"),
    "ru": ("а|и", "как насчет|а как|и как|то же|так же|как там"),
}
"""How a text begins that sets another place beside the one before: as a question, and in any form."""

INVOLVED = frozenset(
    {
        "seek_services",
        "report_concern",
        "disclose_exploitation",
        "mention_minor",
        "express_distress",
        "threaten_violence",
    }
)
"""Intents of somebody who speaks of what happens around them, not of a country to compare."""

_MOST_BETWEEN = 3
"""Words between the first person and the preposition: "suis chauffeur de taxi à"."""

_MOST_BESIDE = 1
"""Words between the preposition and the place: an article, a quarter."""


_SHORTEST_TOWN = 3
"""Letters from which a name is a town's and no code of a State."""

_OF_A_STATE = ("ted", "нем", "рус")
"""How words for a State begin that its names do not begin with: tedesca, немецкий, русский."""


def is_town(named: str, state: str) -> bool:
    """Whether a name of somewhere in a State is a town's or region's: neither the State's nor its people's.

    Args:
        named: as it stands in the text.
        state: the code of the State where it lies.
    """
    folded = fold(named)
    return len(folded) >= _SHORTEST_TOWN and not folded.startswith(_beginnings(state))


@cache
def _beginnings(state: str) -> tuple[str, ...]:
    """How the names of a State begin, in our languages, folded."""
    names = (Locale.parse(language).territories.get(state, "") for language in LEVEL_LANGUAGES)
    return (*{fold(name)[:_SHORTEST_TOWN] for name in names if name}, *_OF_A_STATE)


def says_here(before: str, language: str, intent: str) -> bool:
    """Whether a text says by its words before a place that its writer is there.

    Args:
        before: the folded text up to the place.
        language: its ISO 639-1 code.
        intent: what the text means. Of what happens around them people say where without "I".
    """
    if language not in HERE:
        return False
    first, prepositions = HERE[language]
    inside = re.search(rf"\b({prepositions})( \w+){{0,{_MOST_BESIDE}}}$", before)
    words = before.split()
    if set(words[-_MOST_BETWEEN - 2 :]) & set(ELSEWHERE[language].split("|")):
        return False
    if inside and intent in INVOLVED:
        return True
    near = rf"\b({first})( \w+){{0,{_MOST_BETWEEN}}} ({prepositions})( \w+){{0,{_MOST_BESIDE}}}$"
    return bool(re.search(near, before) or re.search(rf"\b({first})$", before))


def compares(folded: str, text: str, language: str) -> bool:
    """Whether a text sets a place beside another by how it begins: "and in Austria?"."""
    if language not in COMPARES:
        return False
    asking, any_form = COMPARES[language]
    beginnings = f"{any_form}|{asking}" if text.rstrip().endswith("?") else any_form
    return bool(re.match(rf"({beginnings})\b", folded))
