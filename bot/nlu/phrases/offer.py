"""Whether somebody takes up, in words of their own, what we offered: "who then?", "give me the code"."""

from __future__ import annotations

import re

MOST_WORDS = 6
"""Words of a message that says no more than that."""

_CODE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:codes?|codigos?|codic[ei]|код\w{0,2})(?!\w)"
)

_WHOM = re.compile(
    r"(?<!\w)(?:who|whom|wheres?|which|with who|wer|wem|wen|wo|wohin|qui|ou ca|ou donc|lesquels?|laquelle"
    r"|chi|dove|quali|quien|quienes|donde|cuales?|кто|кому|кем|куда|где|к кому)(?!\w)"
)
_SHOW = re.compile(
    r"(?<!\w)(?:show (?:me|us)|go on then|lets see|zeig\w*|lass (?:mal )?sehen|her damit"
    r"|montre\w*|fais voir|faites voir|dis toujours|fammi vedere|mostra\w*|fa vedere"
    r"|muestra\w*|ensena\w*|a ver|dale|покажи\w*|давай\w*)(?!\w)"
)

_NO = re.compile(
    r"(?<!\w)(?:no|not|dont|none|nein|nee|nicht|kein\w*|non|nan|pas|ne|niente|nessun\w*|ningun\w*|нет|не|никак\w*)"
    r"(?!\w)"
)


def taken_up(folded: str, *, asked: str, offers_code: bool) -> str:
    """Which question of ours a folded text says yes to without a yes: `help`, `return_code` or none.

    Args:
        folded: what was written.
        asked: the question of ours that stands open.
        offers_code: whether a code was offered in this talk, and none taken.
    """
    last = " ".join(folded.split()[-MOST_WORDS:])
    if offers_code and _CODE.search(last) and not _NO.search(last):
        return "return_code"
    is_short = len(folded.split()) <= MOST_WORDS
    if asked == "help" and is_short and (_WHOM.search(folded) or _SHOW.search(folded)):
        return "help"
    return ""
