"""Whether somebody says to be where a place is, or only speaks of it."""

from __future__ import annotations

import re

HERE = {
    "en": (
        "im|i am|me|we are|were|i live|living|i stay|staying|based|here",
        "in|near|from|at|around|outside",
    ),
    "de": (
        r"bin|wohn\w*|leb\w*|sitz\w*|steh\w*|hier|arbeit\w*|sind",
        "in|im|bei|nahe|aus",
    ),
    "fr": (
        "suis|chuis|jsuis|habite|vis|reste|loge|ici|bosse",
        "a|au|aux|en|dans|pres|chez",
    ),
    "it": ("sono|sto|vivo|abito|qui|lavoro", "a|in|vicino|da|nel|nella|presso"),
    "es": ("estoy|vivo|soy|ando|aqui|aca|trabajo", "en|cerca|por"),
    "ru": ("я|живу|нахожусь|мы|тут|здесь|сижу|работаю", "в|во|под|около|из"),
}
"""Per language, in folded text: the first person, and a preposition of place behind it."""

_HERE = {
    language: re.compile(rf"\b({first})( \w+){{0,2}} ({before})\b")
    for language, (first, before) in HERE.items()
}


def says_here(folded: str, language: str) -> bool:
    """Whether a folded text says where its writer is; places named besides are the caller's matter."""
    pattern = _HERE.get(language)
    return bool(pattern and pattern.search(folded))
