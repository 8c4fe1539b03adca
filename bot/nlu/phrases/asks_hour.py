"""Whether a text asks who answers at an hour: "who picks up at 3?", "wer ist um diese Zeit noch wach?".

The model takes it for a question what happens on a line, whose answer "a person answers" is false where
the line sleeps at that hour. Only heard in the talk of somebody in need, where nobody asks who is to be
had at three.
"""

from __future__ import annotations

import re

from bot.nlu.folding import clauses

_WHO = (
    r"who|whom|whos|anyone|anybody|someone|somebody|lines?|wer|wen|jemand\w*|irgendwer|irgendjemand"
    r"|qui|quelquun|quelqu un|ligne|chi|qualcuno|linea|quien|alguien|кто|кому|кого"
)
_ANSWERS = (
    r"answers?|pick\w* up|picks?|there|awake|open|available|reach|call|ring|phone|on duty"
    r"|ran|rangeht|dran|abnimmt|nimmt|da|erreichbar|erreiche\w*|erreichen|wach|offen|antwortet|anrufen"
    r"|repond\w*|decroche\w*|joignable|la|ouvert\w*|appeler|disponible|reveille\w*"
    r"|rispond\w*|ce|c e|apert\w|chiamare|sveglio|sveglia"
    r"|contesta\w*|coge|cogera|atiende\w*|atendera|hay|abiert\w|llamar|responde\w*|despierto"
    r"|ответит|отвечает|отвечают|возьмет|берет|трубку|работает|позвонить|звонить|есть|дежурит|не спит"
)
_AT_THIS_HOUR = (
    r"at (?:this|such an|that) (?:hour|time)|this late|so late"
    r"|um diese (?:uhr)?zeit|zu (?:dieser|der) (?:stunde|zeit)|so spat"
    r"|(?:a )?cette heure(?: ci| la)?|si tard|a (?:quest|quell) ora|a questora|a quellora|cosi tardi"
    r"|a (?:esta|estas|esa|esas) horas?|tan tarde|в (?:это|такое) время|в (?:этот|такои) час|так поздно"
)
_ASKS = re.compile(rf"(?<!\w)(?:{_WHO})(?!\w)(?=.*(?<!\w)(?:{_ANSWERS})(?!\w))")
_THIS_HOUR = re.compile(rf"(?<!\w)(?:{_AT_THIS_HOUR})(?!\w)")

MOST_WORDS = 16
"""Words of a clause that asks this; a longer one tells a story."""


def asks_who_answers(text: str, *, names_hour: bool) -> bool:
    """Whether a text asks who answers at an hour.

    Args:
        text: as written.
        names_hour: whether it names one; "at this hour" is enough otherwise.
    """
    said = [one for one in clauses(text) if 0 < len(one.split()) <= MOST_WORDS]
    return any(map(_ASKS.search, said)) and (names_hour or any(map(_THIS_HOUR.search, said)))
