"""Whether somebody takes up, in words of their own, what we offered: "who then?", "give me the code"."""

from __future__ import annotations

import re

from bot.nlu.folding import clauses, fold
from bot.nlu.negation import says_no

_CODE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?:^| )(?:(?:ok|okay|ja|oui|si|vale|да|ну|ладно|all right|then) )*"
    r"(?:(?:give me|gimme|ill take|gib mir|gib|ich nehm\w*|nehm\w*|her mit|donne moi|je prends|dammi"
    r"|prendo|dame|quiero"
    r"|даваи(?:те)?|даите|хочу) )?(?:the |my |that |den |einen |deinen |le |mon |un |il |el |mi )?"
    r"(?:code|codigo|codice|код)(?: (?:please|then|now|bitte|dann|svp|por favor|per favore|пожалуиста))?$"
)
_WISH = re.compile(
    r"(?<!\w)(?:give me|gimme|ill take|gib|nehm\w*|her mit|donne moi|je prends|dammi|prendo|dame|quiero"
    r"|даваи\w*|даите|хочу)"
    r"(?!\w)"
)
_WHOM = re.compile(
    r"^(?:(?:no se|dunno|weiß ?nicht|weiss nicht|boh|je sais pas|не знаю|ok|okay|and|und|et|e|y|и|ну"
    r"|well|na) )*"
    r"(?:with |mit |avec |con |a |с |к )?(?:who|whom|wem|wer|qui|chi|quien|quienes|кем|кто|кому|where"
    r"|wo|ou|dove|donde|где|куда)"
    r"(?: (?:then|denn|dann|donc|alors|allora|entonces|ca|же))?$"
)
_SHOW = re.compile(
    r"^(?:(?:ok|okay|ja|oui|si|vale|да|ну|na) )*(?:show me(?: then)?|go on then|lets see"
    r"|zeig(?: mal)?(?: her)?|her damit"
    r"|montrez?(?: moi)?|fais voir|fammi vedere|mostrami|muestrame|a ver|dale|покажи(?:те)?|даваи(?:те)?)$"
)


_SAYS_SO = re.compile(rf"^(?:ok|okay|yes|ja|oui|si|vale|да|ладно)(?!\w)|{_WISH.pattern}")
"""What a clause among others begins with, or holds, that wants the code."""


def taken_up(text: str, *, asked: str, offers_code: bool) -> str:
    """Which question of ours a text says yes to without a yes: `help`, `return_code` or none.

    Args:
        text: as it was written.
        asked: the question of ours that stands open.
        offers_code: whether a code was offered in this talk, and none taken.
    """
    folded = fold(text)
    if offers_code and (_wants_code(folded) or any(map(_says_so, clauses(text)))):
        return "return_code"
    if asked == "help" and (_WHOM.search(folded) or _SHOW.search(folded)):
        return "help"
    return ""


def _says_so(clause: str) -> bool:
    """Whether a clause among others wants the code, and says so."""
    return _wants_code(clause) and _SAYS_SO.search(clause) is not None


def _wants_code(clause: str) -> bool:
    """Whether a clause is nothing but a wish for the code, or ends with one that begins with a verb."""
    found = _CODE.search(clause)
    if found is None or says_no(clause):
        return False
    return found.start() == 0 or bool(_WISH.search(found.group()))
