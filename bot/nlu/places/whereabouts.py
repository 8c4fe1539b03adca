"""Whether somebody says to be where a place is, or only speaks of it."""

from __future__ import annotations

import re

HERE = {
    "en": (
        "im|i am|me|we are|were|i live|living|i stay|staying|i work|based|here",
        "in|near|from|at|around|outside",
    ),
    "de": (
        r"bin|wohn\w*|leb\w*|sitz\w*|steh\w*|hier|arbeit\w*|sind",
        "in|im|bei|nahe|aus",
    ),
    "fr": (
        "suis|chuis|jsuis|habite|vis|reste|loge|ici|bosse|travaille",
        "a|au|aux|en|dans|pres|chez|sur",
    ),
    "it": ("sono|sto|vivo|abito|qui|lavoro|siamo", "a|ad|in|vicino|da|nel|nella|presso"),
    "es": ("estoy|vivo|soy|ando|aqui|aca|trabajo|estamos", "en|cerca|por"),
    "ru": ("я|живу|нахожусь|мы|тут|здесь|сижу|работаю", "в|во|под|около|из"),
}
"""Per language, in folded text: the first person, and a preposition of place behind it."""

ELSEWHERE = {
    "en": "about|law|laws|legal|family|mother|mum|mom|parents|kids|children|home|friend",
    "de": "gesetz|recht|legal|erlaubt|familie|mutter|eltern|kinder|heimat|zuhause|freund",
    "fr": "loi|legal|famille|mere|parents|enfants|ami|pays",
    "it": "legge|legale|famiglia|madre|mamma|genitori|figli|amico|casa",
    "es": "ley|legal|familia|madre|mama|padres|hijos|amigo|casa",
    "ru": "закон|закону|законно|семья|семье|мама|маме|родители|дети|детям|дома|друг",
}
"""What stands before a place of which somebody only speaks: its law, or those who were left behind."""

COMPARES = {
    "en": "and|what about|how about|same",
    "de": "und|was ist mit|wie ist es|wies",
    "fr": "et|pareil|quid",
    "it": "e|ed|invece",
    "es": "y|lo mismo",
    "ru": "а|и|как насчет|то же",
}
"""How a question begins that sets another place beside the one before."""

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
    """Whether a text that is little more than a place sets it beside another: "and in Austria?"."""
    if language not in COMPARES or not text.rstrip().endswith("?"):
        return False
    return bool(re.match(rf"({COMPARES[language]})\b", folded))
