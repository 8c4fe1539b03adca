"""Whether somebody says that they cannot speak on the telephone, because they would be heard.

The net hears "he hears me" as somebody who comes, after which we are silent; who wants to reach a line needs
the ways that take no voice.
"""

from __future__ import annotations

import re

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
    r"call\w*|ring\w*|phone|line|text (?:them|you|it)|write (?:to )?them|chat"
    r"|anruf\w*|telefonier\w*|telefon|hotline|chatten|schreiben"
    r"|appel\w*|telephon\w*|ligne|ecrire|tchat"
    r"|chiam\w*|telefon\w*|linea|scrivere"
    r"|llam\w*|telefone\w*|escribir"
    r"|звон\w*|позвон\w*|телефон\w*|лини\w*|написать"
    r")(?!\w)"
)

_COMES = re.compile(
    r"(?<!\w)(?:com(?:es|ing)|here now|at the door|kommt|kimmt|arrive|rentre|revient|sta arrivando|arriva"
    r"|torna|viene|vuelve|llega|идет|пришел|возвращается)(?!\w)"
)


def cannot_speak(folded: str) -> bool:
    """Whether a folded text says so of calling somebody, and not that another comes."""
    speaks_of_line = _SILENT.search(folded) is not None and _LINE.search(folded) is not None
    return speaks_of_line and _COMES.search(folded) is None
