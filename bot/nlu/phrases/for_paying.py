"""Whether somebody asks if one is punished for paying, or of rules for buyers; never of what happened."""

from __future__ import annotations

import re

_FOR_PAYING = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:get|be|they|u|you|ill|cops|police) (?:\w+ )?(?:nicked|arrest(?:ed)?|done|fined?|jailed|busted"
    r"|lock(?:ed)?"
    r"|charged|caught|prosecuted?)(?: \w+){0,2} for (?:just |only |simply )?(?:paying|buying)"
    r"|(?:wird|werd|werde|kann|konnen|krieg\w*) (?:\w+ ){0,4}(?:furs|fur(?: das)?"
    r"|wegen) (?:(?:be)?zahlen|kaufen)"
    r"|(?:on se fait|je me fais|tu te fais|on peut (?:se faire|etre)"
    r"|je risque) (?:\w+ ){0,3}pour avoir (?:paye|achete)"
    r"|(?:ti|mi|vi|si viene|vieni|vengo) (?:\w+ ){0,2}(?:arrest\w+|mult\w+|puni\w+|denunci\w+|condann\w+)"
    r" (?:\w+ )?per aver(?:e)? (?:pagato|comprato)"
    r"|(?:te|me|le) (?:\w+ ){0,2}(?:detienen|detener|multan|multar|arrestan|arrestar|castigan|castigar)"
    r" (?:\w+ )?por (?:haber )?(?:paga|compra)(?:r|do)"
    r"|(?:сажают|посадят|штрафуют|оштрафуют|арестуют|арестовывают|накажут|наказывают)(?: \w+){0,2}"
    r" за (?:оплату|покупку|то,? что (?:платишь|заплатил))"
    r")(?!\w)"
)


def is_punished_for_paying(folded: str) -> bool:
    """Whether a folded text asks whether one is punished for paying."""
    return _FOR_PAYING.search(folded) is not None


_BUYERS = (
    r"(?:clients?|customers?|punters?|buyers?|johns|kunden?|freiern?|clienti?|clientes?|puteros?|acheteurs?"
    r"|compratori|compradores?|клиент\w*|покупател\w*"
    r"|(?:who|wer|qui|chi|quien|quienes|кто|тем кто|тех кто)(?: \w+)? "
    r"(?:pays?|buys?|bezahlt|zahlt|kauft|paient?|paye|payent|achetent?|paga|compra|pagan|compran|платит"
    r"|покупает))"
)
_RULES = (
    r"(?:rules?|laws?|penalt(?:y|ies)|punishments?|regeln?|gesetze?|vorschriften|strafen?|regles?|lois?"
    r"|peines?"
    r"|sanctions?|regole|leggi?|norme|sanzioni|pene|normas?|ley(?:es)?|reglas|penas?|sanciones"
    r"|правил\w*|закон\w*"
    r"|наказани\w*|штраф\w*)"
)
_HAPPENS = (
    r"(?:what (?:happens|can happen|do they do) to|was (?:passiert|droht|blüht|bluht)(?: denn"
    r"| da)?(?: mit)?(?: den)?"
    r"|(?:que risquent?|quest ce que risquent?|qu est ce que risquent?|il arrive quoi aux?)(?: les?| un)?"
    r"|(?:cosa|che) (?:rischiano|rischia|succede|fanno)(?: a)?(?: i| il| ai| al| un)?"
    r"|que (?:les? (?:pasa|hacen)|arriesgan?)(?: a| al)?(?: los| el| un)?"
    r"|что (?:бывает|будет|грозит|делают)(?: с)?)"
)
_RECORD = (
    r"(?:record|court|gericht|tribunal\w*|juicio|суд|под суд|fined?|jail(?:ed)?|prison|prosecuted"
    r"|arrested|nicked|crime|vorstrafe|vorbestraft|strafe|strafbar|knast"
    r"|anzeige|eintrag|bussgeld|busse|casier|amende|puni|delit|garde a vue|fedina|precedenti|multa"
    r"|galera|reato"
    r"|denuncia|denunciato|antecedentes|delito|carcel|multan|detienen|судимост\w*|штраф\w*|посадят|накажут"
    r"|преступление|статья)"
)
_PROSECUTED = (
    r"(?:prosecuted?|prosecutes?|punished|arrested|verfolgt|bestraft|belangt|poursuivis?|poursuivent"
    r"|punis|condamnes?"
    r"|perseguit[io]|puniti|condannati|persiguen|castigados|perseguidos|преследуют|преследуются"
    r"|наказывают|судят)"
)
_MAY_PAY = (
    r"(?:(?:can|may) (?:i|you|u|we|one|people) (?:legally )?(?:pay|buy)|(?:darf|kann) (?:ich"
    r"|man)(?: \w+){0,4}? (?:be)?zahlen"
    r"|(?:on peut|je peux|on a le droit de|jai le droit de) (?:payer|acheter)"
    r"|(?:si puo|posso) (?:pagare|comprare)|(?:se puede|puedo) (?:pagar|comprar)|можно (?:за)?платить)"
    r"(?: (?:for (?:it|sex|that|this|a girl|someone)|dafur|pour ca|pour du sexe|per (?:questo|il sesso)"
    r"|por (?:eso|esto|sexo)|за (?:это|секс)))?"
)
_IF_PAID = (
    r"(?:(?:if|when) (?:i|u|you|we|one) pay|wenn (?:ich|man|wir) (?:\w+ ){0,4}(?:be)?zahl\w*|si (?:je"
    r"|on|tu|nous) pa[iy]\w+"
    r"|se (?:io |uno |si )?(?:pago|paga|paghi|paghiamo)|si (?:yo |uno |se )?(?:pago|paga|pagas|pagamos)"
    r"|если (?:я |мы )?(?:за|о)?плат\w+|если (?:я |мы )?заплач\w+)"
)
_LEGALITY = re.compile(
    r"(?<!\w)(?:by law|lawful|unlawful|legal(?:ly|ised|ized)?|illegal(?:ly)?|against the law|allowed"
    r"|gesetzlich|legalisiert|erlaubt"
    r"|verboten|strafbar|legalisee?|legale|illegale|interdite?|autorisee?|legalizzat[oa]|vietat[oa]"
    r"|permess[oa]"
    r"|legalizad[oa]|legalizo|prohibid[oa]|permitid[oa]|законн\w*|незаконн\w*|легал\w*|разреш\w*"
    r"|запре[тщ]\w*)(?!\w)"
)
_SHOULD = re.compile(
    r"(?<!\w)(?:should|ought|sollte\w*|devrait|faudrait|dovrebbe\w*|bisognerebbe|deberia\w*|habria que"
    r"|должн\w*|надо"
    r"|нужно)(?!\w)"
)
_APART = r"(?: \w+){0,6}? "
_OF_BUYERS = re.compile(
    rf"(?<!\w)(?:{_RULES}{_APART}{_BUYERS}|{_BUYERS}{_APART}{_RULES}|{_HAPPENS} {_BUYERS}"
    rf"|{_PROSECUTED}{_APART}{_BUYERS}|{_BUYERS}{_APART}{_PROSECUTED}|{_MAY_PAY}$|{_MAY_PAY} (?:in|en|a"
    rf"|на|в) \w+$"
    rf"|(?:darf|kann) (?:ich|man)(?: \w+){{0,4}}? dafur (?:be)?zahlen"
    rf"|{_IF_PAID}{_APART}{_RECORD}|{_RECORD}{_APART}{_IF_PAID})(?!\w)"
)

_PUNISH = re.compile(
    r"(?<!\w)(?:(?:does|do|did)( \w+){1,3} (?:punish|fine|ban|criminali[sz]e)|(?:be)?straf(?:en|t)"
    r"|punissent|puniscono"
    r"|punisce|castigan|castiga|multan|multano|наказывают|штрафуют|карают)(?!\w)"
)
"""Words by which a people or a State is asked about: "pure i finlandesi puniscono?"."""


def asks_who_punishes(folded: str) -> bool:
    """Whether a folded question that names a place asks if one is punished there."""
    return _PUNISH.search(folded) is not None


_OR = re.compile(r" (?:or|oder|ou|o|или) ")
"""What makes a question of two words, without a mark."""


def asks_if_legal(folded: str, *, asks: bool) -> bool:
    """Whether a text that names a place asks if something is legal, not whether it should be.

    Args:
        folded: the text as `fold` leaves it.
        asks: whether it holds a question.
    """
    is_asked = asks or _OR.search(folded)
    return bool(is_asked and _LEGALITY.search(folded)) and not _SHOULD.search(folded)


def is_of_buyers(folded: str) -> bool:
    """Whether a folded text that names a place asks what rules there are for who buys, or what they risk."""
    return _OF_BUYERS.search(folded) is not None
