"""Names of operators: one way to write each, so that none can pass for another in the log."""

from __future__ import annotations

import unicodedata

from bot.nlu.folding import fold

LONGEST_NAME = 64
BESIDE_LETTERS = frozenset(" .-_'@+")


def tidied(name: str) -> str:
    """A name as it is stored and looked for: wide, circled and other letters are the plain ones."""
    return " ".join(unicodedata.normalize("NFKC", name[: 2 * LONGEST_NAME]).split())


def is_name(name: str) -> bool:
    """Whether an account can be called so; names of earlier versions go on."""
    return 0 < len(name) <= LONGEST_NAME and name.isprintable()


def is_plain(name: str) -> bool:
    """Whether a new account can be called so: letters that can be seen, of one script, and digits."""
    letters = [sign for sign in name if sign.isalpha()]
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
    allowed = all(sign.isalnum() or sign in BESIDE_LETTERS for sign in name)
    return is_name(name) and allowed and bool(letters) and len(scripts) == 1


def look_alike(one: str, other: str) -> bool:
    """Whether two names would pass for one: case and accents do not tell people apart."""
    return fold(one) == fold(other)
