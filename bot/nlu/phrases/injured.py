"""Whether somebody says that their body is hurt: a doctor is what they need, before any question of ours."""

from __future__ import annotations

import re

_PART = (
    r"(?:arm|wrist|hand|ribs?|nose|jaw|leg|ankle|head|face|eye|mouth|belly|back|fingers?|shoulder"
    r"|handgelenk|rippen?|nase|kiefer|bein|knochel|kopf|gesicht|auge|bauch|rucken|finger|schulter"
    r"|bras|poignet|main|cotes?|nez|machoire|jambe|cheville|tete|visage|oeil|ventre|dos|doigts?|epaule"
    r"|braccio|polso|mano|costol\w+|naso|mascella|gamba|caviglia|testa|faccia|occhio|pancia|schiena|dit[oa]|spalla"
    r"|brazo|muneca|costillas?|nariz|mandibula|pierna|tobillo|cabeza|cara|ojo|barriga|espalda|dedos?|hombro"
    r"|рук[аеуи]\w*|запясть\w*|ребр\w*|нос|челюст\w*|ног[аеуи]\w*|голов[аеуы]\w*|лицо|глаз|живот\w*|спин\w*|плеч\w*)"
)
_HURT = (
    r"(?:broken?|swollen|bleed\w*|cant move|fractured|numb|bruised|split open"
    r"|gebrochen|geschwoll\w*|dick und|blut\w*|nicht (?:mehr )?beweg\w*|taub|aufgeplatzt"
    r"|casse\w*|gonfle\w*|saigne\w*|peux (?:pas|plus) (?:le |la )?bouger|enfle\w*"
    r"|rott[oa]|gonfi[oa]\w*|sanguin\w*|non (?:lo |la )?(?:muovo|riesco a muover\w*)"
    r"|rot[oa]|hinchad\w*|inchad\w*|sangr\w*|no (?:lo |la )?puedo mover\w*"
    r"|слома\w*|опух\w*|распух\w*|кров\w*|не (?:могу )?(?:двига|пошевел)\w*|онеме\w*)"
)
_INJURED = re.compile(
    rf"(?<!\w){_PART}(?!\w)(?: \w+){{0,6}} {_HURT}(?!\w)|(?<!\w){_HURT}(?: \w+){{0,3}} {_PART}(?!\w)"
    r"|(?<!\w)(?:im|i am|im still|ich|je|jai|sto|estoy|я) (?:\w+ ){0,2}"
    r"(?:bleeding|blute|saigne|du sang|sanguinando|perdendo sangue|sangrando|истекаю кровью)(?!\w)"
)
_NOBODYS = re.compile(
    r"(?<!\w)(?:heart|herz|coeur|cuore|corazon|сердц\w*|head over|last year|years ago|vor jahren|damals"
    r"|il y a \w+ ans|anni fa|hace \w+ anos|год назад|лет назад|cost me an arm"
    r"|cut(?:ting)? (?:myself|my)|i cut|(?:ge)?ritz\w*|geschnitten|schneid\w*|scarifi\w*|coupee?|taillade\w*"
    r"|tagliat\w*|taglio|cortad\w*|me corte|corto|поре\w+|резал\w*)(?!\w)"
)
"""What only sounds like it, is long healed, or was done to oneself: that is met as despair is."""


def names_injury(folded: str) -> bool:
    """Whether a folded text says that a part of somebody's body is hurt now."""
    return _INJURED.search(folded) is not None and not _NOBODYS.search(folded)
