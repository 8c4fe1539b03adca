"""Whether somebody takes up, in words of their own, what we offered: "who then?", "give me the code"."""

from __future__ import annotations

import re

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


def taken_up(folded: str, *, asked: str, offers_code: bool) -> str:
    """Which question of ours a folded text says yes to without a yes: `help`, `return_code` or none.

    Args:
        folded: what was written.
        asked: the question of ours that stands open.
        offers_code: whether a code was offered in this talk, and none taken.
    """
    if offers_code and _is_whole_clause(_CODE, folded):
        return "return_code"
    if asked == "help" and (_WHOM.search(folded) or _SHOW.search(folded)):
        return "help"
    return ""


def _is_whole_clause(code: re.Pattern[str], folded: str) -> bool:
    """Whether a text is nothing but a wish for the code, or ends with one that begins with a verb."""
    found = code.search(folded)
    if found is None:
        return False
    is_whole = found.start() == 0
    return is_whole or bool(_WISH.search(found.group()))
