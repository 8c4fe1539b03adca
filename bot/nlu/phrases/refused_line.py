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

_NO_NUMBERS = re.compile(
    r"^(?:(?:please|bitte|per favore|por favor|пожалуиста|no|nein|non|нет|ok|but|aber|mais|ma|pero|но) ){0,2}"
    r"(?:(?:no|not any|dont want(?: any)?|dont send(?: me)?(?: any)?|stop with the) (?:more )?(?:phone )?"
    r"(?:numbers|contacts)"
    r"|(?:keine?|will keine|mag keine|schick keine) (?:weiteren |telefon)?(?:nummern|rufnummern)(?: mehr)?"
    r"|(?:pas|plus|je (?:ne )?veux pas|sans) (?:de |plus de |)numeros"
    r"|(?:niente|basta|non voglio|senza|non mandarmi|non mandatemi) (?:altri |piu |)numeri"
    r"|(?:sin|nada de|no mas|no quiero(?: mas)?|basta de|no me (?:des|deis|mandes|den)(?: mas)?) numeros"
    r"|(?:не надо|не нужно|не нужны|не хочу|без|хватит|не присылаите|не даваите)(?: больше| мне)? "
    r"(?:номер\w+|телефонов))"
    r"(?: (?:please|thanks|bitte|danke|s(?:il)? (?:vous|te) plait|sil vous plait|merci|per favore|grazie"
    r"|por favor|gracias|пожалуиста|спасибо|more|mehr))*$"
)
"""The whole clause: no numbers, in the plural, as is said of those that were shown."""

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
    r"|das|des|cest|ca|quello|questo|e per|eso|esto|это|номер)(?!\w)"
)
_NOT_I = re.compile(
    r"(?<!\w)(?:im not(?: (?:there|suicidal|one of them|like that))?|not me|bin ich (?:nicht|ned|net)"
    r"|(?:da|so) bin ich (?:nicht|ned|net)|(?:je )?(?:suis|jsuis|chuis) pas (?:suicidaire|comme ca|la)"
    r"|(?:io )?non sono (?:cosi|uno di loro|suicida)|no soy suicida|(?:yo )?no me quiero (?:matar|morir"
    r"|suicidar)"
    r"|я не (?:такои|такая|суицидник)|не про меня)(?: (?:mdr|lol|hombre|mate|innit|doch|hein))*$"
    r"|(?<!\w)(?:im (?:just|only) (?:bored|lonely|skint|broke|horny|curious)"
    r"|(?:mir ist|mir is|ich hab|ich bin|bin|ist mir|is mir) (?:doch |ja |halt )?(?:nur|bloß|bloss) "
    r"(?:langweilig|langeweile|einsam|allein|neugierig|pleite)"
    r"|(?:je m|jm)?(?:ennuie|emmerde) (?:juste|seulement)|(?:suis|jsuis|chuis) (?:juste|seulement) (?:seule?"
    r"|curieux|fauche)"
    r"|mi (?:annoio e basta|sto solo annoiando)|(?:sono )?(?:solo|soltanto) (?:annoiato|curioso|solo)"
    r"|solo (?:me aburro|estoy aburrido|me siento solo|tengo curiosidad)"
    r"|(?:мне )?просто (?:скучно|одиноко|любопытно))(?: (?!and\b|und\b|et\b|e\b|y\b|и\b)\w+){0,4}$"
)
_NO_MATTER_OF_IT = re.compile(
    r"^(?:(?:nah|no|nope|nein|nee|ne|non|mais|ma|pero|нет|да|mate|pal|bro) ){0,3}"
    r"(?:(?:its|this is|thats|it is) )?(?:not|no|aint) an? suicid\w+ (?:thing|case|matter|job|call|situation)"
    r"(?: (?:mate|pal|bro|lol|innit|though|tho|here))*$"
    r"|^(?:(?:nein|nee|ne|na|das ist|is|ist|hat) ){0,3}(?:kein\w* (?:suizid|selbstmord)\w*"
    r"|(?:doch )?nix mit (?:suizid|selbstmord)(?: zu tun)?)(?: (?:mann|alter|doch|hier))*$"
    r"|^(?:(?:non|nan|mais|cest|c est|ce nest|ya) ){0,4}(?:pas (?:une (?:histoire|question)|un truc) de "
    r"suicid\w*|rien a voir avec (?:le|un) suicide)(?: (?:mec|hein|quoi))*$"
    r"|^(?:(?:no|ma|guarda|qui) ){0,3}(?:il suicidio non centra|non (?:e|centra) (?:una (?:cosa|questione) "
    r"di |niente con il |il )suicidio)(?: (?:niente|nulla|dai))*$"
    r"|^(?:(?:no|que|pero|tio|esto) ){0,4}no es (?:cosa|tema|un tema|cuestion) de suicidios?"
    r"(?: (?:tio|hombre|eh))*$"
    r"|^(?:(?:нет|да|это|тут|вообще) ){0,4}(?:не про (?:суицид|самоубии?ство)|(?:суицид|самоубии?ство) "
    r"(?:тут |здесь )?ни при чем)(?: (?:друг|вообще|же))*$"
)
"""The whole message: it is no matter of suicide at all."""
_IN_EARNEST = re.compile(
    r"(?<!\w)(?:need|give me|brauch\w*|gib mir|besoin|donne\w*|bisogno|serve|dammi|necesito|dame|нужен"
    r"|нужна|даи\w*"
    r"|pills?|rope|tabletten|strick|cachets?|corde|pastigli\w*|corda|pastillas?|soga|таблет\w*|ways?"
    r"|ready|tonight"
    r"|heute|ce soir|stasera|hoy|сегодня|готово|dead|die(?! (?:nummer|hotline))|sterben|mourir|morire)(?!\w)"
)


def refuses_line(folded: str) -> bool:
    """Whether a folded clause says no more than that no line is wanted: "nah, not a helpline"."""
    return _NO_LINE.search(folded) is not None


def refuses_numbers(folded: str) -> bool:
    """Whether a folded clause says no more than that no numbers are wanted, beyond doubt."""
    return _NO_NUMBERS.search(folded) is not None


def refuses_line_for_despair(folded: str) -> bool:
    """Whether a folded text says that a line is for people who want to die, and that its writer is none."""
    is_said = all(part.search(folded) for part in (_FOR_DESPAIR, _A_LINE, _NOT_I))
    is_said |= _NO_MATTER_OF_IT.search(folded) is not None
    return is_said and _IN_EARNEST.search(folded) is None
