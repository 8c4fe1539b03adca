"""Whether a text refuses a line that we showed: none is wanted, or it is one for people in despair.

Who has no telephone, and who asks for a suicide line, says nothing of the kind: it is only heard where the
whole clause says no more, or where somebody denies being one of those whom the line is for.
"""

from __future__ import annotations

import re

_NO_LINE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"^(?:(?:nah|nan|nee|ne|nope) (?:no|not an?|kein\w*|pas (?:de|d|une?)) (?:more |mehr )?"
    r"(?:number|help ?line|hot ?line|nummer|hotline|numero|ligne|linea)"
    r"|(?:(?:nah|nan|nee|ne|no|nein|non|нет) )?(?:no more|not an?|dont want|keine?|nan pas|pas (?:de|d|une)"
    r"|non voglio|niente|no quiero|не надо|не нужн\w+) (?:mehr |more |any |an? |un[ae]? )?"
    r"(?:numbers|help ?lines?|hot ?lines?|nummern|hotlines?|numeros|lignes?|numeri|linee|lineas?"
    r"|номер\w+|лини\w+))$"
)

_FOR_DESPAIR = re.compile(
    r"(?<!\w)(?:for (?:suicid\w+|people who want to (?:die|kill))|fur (?:suizid\w*|selbstmord\w*"
    r"|lebensmude)"
    r"|(?:cest |pour )(?:le suicide|les suicid\w+)|(?:e|sono) per (?:i |chi )?suicid\w+"
    r"|(?:es )?(?:lo |el |la )?(?:de los suicid\w+|del suicidio)|(?:es|esto es|y esto es) suicidio"
    r"|для (?:самоубии?ц|суицид\w+))(?!\w)"
)
_A_LINE = re.compile(
    r"(?<!\w)(?:samaritans|line|number|hotline|988|3114|024|nummer|telefon\w*|numero|ligne|linea"
    r"|telefono|that|this|its"
    r"|das|des|cest|ca|quello|questo|e per|eso|esto|это)(?!\w)"
)
_NOT_I = re.compile(
    r"(?<!\w)(?:im not(?: (?:there|suicidal|one of them|like that))?|not me|bin ich (?:nicht|ned|net)"
    r"|(?:da|so) bin ich (?:nicht|ned|net)|(?:je )?(?:suis|jsuis|chuis) pas (?:suicidaire|comme ca|la)"
    r"|(?:io )?non sono (?:cosi|uno di loro|suicida)|no soy suicida|(?:yo )?no me quiero (?:matar|morir"
    r"|suicidar)"
    r"|я не (?:такои|такая|суицидник)|не про меня)(?: (?:mdr|lol|hombre|mate|innit|doch|hein))*$"
)
_IN_EARNEST = re.compile(
    r"(?<!\w)(?:need|give me|brauch\w*|gib mir|besoin|donne\w*|bisogno|serve|dammi|necesito|dame|нужен"
    r"|нужна|даи\w*"
    r"|pills?|rope|tabletten|strick|cachets?|corde|pastigli\w*|corda|pastillas?|soga|таблет\w*|ways?"
    r"|ready|tonight"
    r"|heute|ce soir|stasera|hoy|сегодня|готово|dead|die|sterben|mourir|morire)(?!\w)"
)


def refuses_line(folded: str) -> bool:
    """Whether a folded clause says no more than that no line is wanted: "nah, not a helpline"."""
    return _NO_LINE.search(folded) is not None


def refuses_line_for_despair(folded: str) -> bool:
    """Whether a folded text says that a line is for people who want to die, and that its writer is none."""
    is_said = all(part.search(folded) for part in (_FOR_DESPAIR, _A_LINE, _NOT_I))
    return is_said and _IN_EARNEST.search(folded) is None
