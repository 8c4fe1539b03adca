"""Whether somebody says that their body is hurt: a doctor is what they need, before any question of ours."""

from __future__ import annotations

import re

_PART = (
    r"(?:arms?|wrists?|hands?|ribs?|nose|jaw|legs?|ankles?|head|eyes?|mouth|belly|fingers?|shoulder"
    r"|tooth|teeth"
    r"|arme?|handgelenke?|rippen?|nase|kiefer|beine?|knochel|kopf|auge|bauch|schulter|zahn|zahne"
    r"|bras|poignets?|cotes?|nez|machoire|jambes?|cheville|tete|oeil|ventre|doigts?|epaule|dents?"
    r"|braccio|polso|costol\w+|naso|mascella|gamba|caviglia|testa|occhio|pancia|dito|spalla|dent[ei]"
    r"|brazos?|muneca|costillas?|nariz|mandibula|piernas?|tobillo|cabeza|ojo|barriga|dedos?|hombro|dientes?"
    r"|рук[аиу]|запясть\w+|ребр\w+|нос|челюсть|ног[аиу]|голов[ау]|глаз|живот|плечо|зуб\w*)"
)
_HURT = (
    r"(?:broken|swollen|bleed\w*|cant move|fractured|gebrochen|geschwoll\w*|(?:ganz )?dick|blut(?:et|en)"
    r"|nicht (?:mehr )?beweg\w*|aufgeplatzt|cassee?s?|gonflee?s?|saigne\w*|(?:peux|arrive) (?:pas"
    r"|plus) (?:a )?(?:le |la )?bouger"
    r"|enflee?s?|rott[oa]|gonfi[oa]|sanguina\w*|non (?:lo |la )?(?:muovo|riesco a muover\w*)"
    r"|rot[oa]|rompi\w*|partid[oa]|hinchad[oa]|inchad[oa]|sangra\w*|no (?:lo |la )?puedo mover\w*"
    r"|сломан\w*|сломал\w*|опух\w*|распух\w*|кровоточ\w*|в крови|не (?:могу )?(?:двига|пошевел)\w*)"
)
_INJURED = re.compile(
    rf"(?<!\w){_PART}(?!\w)(?: \w+){{0,3}} {_HURT}(?!\w)|(?<!\w){_HURT}(?: \w+){{0,2}} {_PART}(?!\w)"
    r"|(?<!\w)(?:im|i am|im still|ich|je|jai|sto|estoy|я) (?:\w+ ){0,1}"
    r"(?:bleeding|blute|saigne|sanguinando|perdendo sangue|sangrando|истекаю кровью)(?!\w)"
)
_OF_MINE = re.compile(
    r"(?<!\w)(?:my|im|i|me|mein\w*|mir|mich|ich|mon|ma|je|j|moi|jai|mio|mia|mi|ho|sto|tengo|estoy|ago"
    r"|hago|мо[яеию]|мои"
    r"|у меня|мне|меня|я)(?!\w)"
)
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:she|her|his|their|girls?|woman|sie hatte|ihr|ihre|madchen|frau|elle|fille|femme|lei"
    r"|ragazza|donna|ella"
    r"|chica|mujer|она|ее|девушк\w+|женщин\w+)(?!\w)"
)
_OWN_DOING = re.compile(
    r"(?<!\w)(?:i (?:just |have |ve )?(?:cut|slashed)|cut(?:ting)? (?:myself|my own)|did it (?:myself"
    r"|to myself)"
    r"|nothing matters|(?:ge)?ritz\w*|mich (?:selbst |selber )?(?:\w+ )?(?:geschnitten|verletzt)"
    r"|hab mir (?:\w+ ){0,3}(?:aufgeschlitzt|aufgeschnitten)|rasierklinge\w*"
    r"|je lai fait expres|me suis (?:coupe|ouvert|taillade|blesse)\w*|je me coupe|scarifi\w*"
    r"|lho fatto io|mi sono (?:tagliat|apert)\w*|mi taglio|fatta? male apposta|lo hice yo|me cort[eo]"
    r"|me (?:he )?(?:cortado|abierto)|me abri|a proposito|порезал(?:ся|ась|а? руку|а? вены|\w* себя)"
    r"|резал\w* себя"
    r"|режу себя|вскрыл\w*)(?!\w)"
    r"|(?<!\w)(?:wrists?|handgelenke?|poignets?|polso|muneca|запясть\w+)(?: \w+){0,2}"
    r" (?:bleed\w*|blut\w*|saigne\w*|sanguina\w*|sangra\w*|кров\w*)(?!\w)"
    r"|(?<!\w)(?:bleed\w*|saigne|sanguina|sangra)(?: \w+){0,2} (?:wrists?|poignets?|polso|muneca)(?!\w)"
)
_BY_ANOTHER = re.compile(
    r"(?<!\w)(?:(?:he|she|they) (?:\w+ )?(?:cut|broke|hit|tied|stabbed)|tied (?:me )?up|handcuff\w*"
    r"|er hat (?:mich|mir)"
    r"|(?:sie|die) haben (?:mich|mir)|gefesselt|(?:il|elle) m?a|ils mont|menottes|attachee?|(?:lui "
    r"|lei )?mi ha|mi hanno"
    r"|legat[oa]|manette|me ha(?:n)? (?:cortado|roto|atado)|me (?:corto|rompio|ato) (?:el|ella|con)"
    r"|atad[oa]|esposas"
    r"|он (?:меня|мне)|они (?:меня|мне)|связал\w*|наручник\w*)(?!\w)"
)
_NO_WOUND = re.compile(
    r"(?<!\w)(?:heart|herz|coeur|cuore|corazon|сердц\w*|years ago|vor jahren|damals|il y a \w+ ans"
    r"|anni fa|hace \w+ anos"
    r"|лет назад|an arm and a leg|(?:broken|smash\w*|break) (?:her|his) (?:face|nose)|casse\w* la tete"
    r"|mi hai rotto|cara la"
    r"|опуска\w+|опустил\w+)(?!\w)"
)
"""What only sounds like a wound, or is long healed."""


def names_injury(folded: str, *, is_known: bool = False) -> bool:
    """Whether a folded text says that a part of its writer's body is hurt, and not by their own hand.

    Args:
        folded: what was written.
        is_known: whether its writer is known to be hurt by others, so that "the arm" is theirs.
    """
    is_hurt = _INJURED.search(folded) is not None and not _NO_WOUND.search(folded)
    is_theirs = is_known or (_OF_MINE.search(folded) is not None and not _OF_ANOTHER.search(folded))
    return is_hurt and is_theirs and not by_own_hand(folded)


def by_own_hand(folded: str) -> bool:
    """Whether a folded text tells of a wound that its writer may have made: that is met as despair is."""
    is_own = _OWN_DOING.search(folded) is not None and not _BY_ANOTHER.search(folded)
    return is_own and _INJURED.search(folded) is not None
