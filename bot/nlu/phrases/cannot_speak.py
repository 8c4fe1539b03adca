"""Whether somebody says that they cannot speak on the telephone, because they would be heard.

The net hears "he hears me" as somebody who comes, after which we are silent; who wants to reach a line needs
the ways that take no voice.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.not_near import somebody_is_near

_SILENT = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:cant|cannot|can not|couldnt|not able to) (?:talk|speak|say)"
    r"|(?:he|she|they)(?:d| would|ll| will)? hears? me"
    r"|nicht (?:reden|sprechen)|(?:er|sie) hort (?:mich|mit)"
    r"|(?:peux|peut) pas parler|sans parler|(?:il|elle|on) (?:va )?m ?entend\w*"
    r"|non posso parlare|senza parlare|(?:lui |lei )?mi sent(?:e|ono|irebbe)"
    r"|no puedo hablar|sin hablar|me (?:oye|oiria|oyen|escucha)"
    r"|(?:не могу|нельзя|нельзя мне) (?:говорить|разговаривать)|(?:говорить|разговаривать) нельзя"
    r"|услышит|слышит"
    r")(?!\w)"
)

_LINE = re.compile(
    r"(?<!\w)(?:"
    r"call\w*|ring(?:ing)?|helplines?|text (?:them|you|it)|write (?:to )?them"
    r"|anruf\w*|telefonier\w*|hotline|chatten"
    r"|appel\w*|telephoner|ecrire"
    r"|chiam\w*|telefonare|scrivere"
    r"|llam\w*|telefonear|escribir"
    r"|звон\w*|позвон\w*|написать"
    r")(?!\w)"
)


def cannot_speak(folded: str) -> bool:
    """Whether a folded text says so of calling somebody, and not that another comes."""
    speaks_of_line = _SILENT.search(folded) is not None and _LINE.search(folded) is not None
    return speaks_of_line and not somebody_is_near(folded)
