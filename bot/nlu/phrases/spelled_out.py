"""Words that people write short, in full: what is read by plain words must be read of who types fast.

Only what no other of our languages has as a word of its own; `x` is "per" in one and "por" in another.
"""

from __future__ import annotations

import re

_IN_FULL = {
    # Spanish
    "q": "que",
    "qe": "que",
    "xq": "por que",
    "porq": "por que",
    "tb": "tambien",
    "toy": "estoy",
    # Italian
    "nn": "non",
    "xke": "perche",
    "xche": "perche",
    "ke": "che",
    "cmq": "comunque",
    # French
    "pk": "pourquoi",
    "pkoi": "pourquoi",
    "koi": "quoi",
    "jsuis": "je suis",
    "chuis": "je suis",
    "chui": "je suis",
    "jpeux": "je peux",
    "jmennuie": "je mennuie",
    "jme": "je me",
    "jdois": "je dois",
    "jveux": "je veux",
    "jsais": "je sais",
    "jfais": "je fais",
    "keske": "quest ce que",
    "cki": "cest qui",
    # German
    "nich": "nicht",
    # Russian
    "че": "что",
    "чо": "что",
    "щас": "сеичас",
    "ща": "сеичас",
    "скока": "сколько",
}
_SHORT = re.compile(rf"(?<!\w)(?:{'|'.join(_IN_FULL)})(?!\w)")


def spelled_out(folded: str) -> str:
    """A folded text with its short words in full.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
    """
    return _SHORT.sub(lambda found: _IN_FULL[found.group()], folded)


_HOURS = re.compile(
    r"(?<!\w)(\d+|eine?r?|ne|pro|je|jede|halbe|zwei|drei|vier|paar|die|der) ?std(?:\.|(?!\w))",
    re.IGNORECASE,
)


def hours_spelled_out(text: str) -> str:
    """A text with the German for "an hr" in full: by itself `std` is an illness in English.

    Args:
        text: as written.
    """
    return _HOURS.sub(r"\1 Stunden", text)
