"""Whether a text sets a place beside the one that was spoken of: "and in Austria?", "the Finns too?"."""

from __future__ import annotations

import re

_COMPARES = {
    "en": ("and|also", "what about|how about|same|how is it|whats it like"),
    "de": ("und|auch", "was ist mit|wie ist es|wies|wie isses|wie siehts|genauso|gilt das auch"),
    "fr": ("et|aussi", "pareil|quid|cest comment|c est comment|comment cest|comment c est"),
    "it": (
        "e(?! (il)?legale| vietat| permess| proibit| reato| punit| consentit)|ed|anche|pure",
        "invece|come|lo stesso|uguale",
    ),
    "es": ("y|tambien", "lo mismo|como es|que tal|igual"),
    "ru": ("а|и", "как насчет|а как|и как|то же|так же|как там"),
}
"""How a text begins that sets another place beside the one before: as a question, and in any form."""

_INTERJECTION = (
    "(?:(?:ok|okay|well|so|right|gut|na gut|alles klar|bon|ben|allora|va bene|vale|bueno|ну|ладно"
    "|хорошо) )?"
)
"""What may stand before such a beginning: "ok and the Czechs?"."""

_TOO = re.compile(
    r"\b(too|as well|also|then|auch|dann|aussi|alors|anche|pure|allora|tambien|entonces|тоже|также|тогда)$"
)
"""How a question of a few words ends that does so."""

_FEW = 4
"""Words of a question that are few."""


def compares(folded: str, text: str, language: str) -> bool:
    """Whether a text sets a place beside another by how it begins, or by "too" at the end.

    Args:
        folded: the text as `fold` leaves it.
        text: as written.
        language: ISO 639-1 code of the text.
    """
    if language not in _COMPARES:
        return False
    asking, any_form = _COMPARES[language]
    is_asked = text.rstrip().endswith("?")
    if is_asked and len(folded.split()) <= _FEW and _TOO.search(folded):
        return True
    beginnings = f"{any_form}|{asking}" if is_asked else any_form
    return bool(re.match(rf"{_INTERJECTION}({beginnings})\b", folded))
