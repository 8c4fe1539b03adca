"""Whether somebody names a person who could be with them, as they were asked: "my sister"."""

from __future__ import annotations

import re

from bot.nlu.negation import says_no

_PEOPLE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:my|me|a) (?:sister|brother|mum|mom|dad|mother|father|mate|friend|neighbou?r|cousin|son"
    r"|daughter|wife"
    r"|husband|flatmate|roommate|gran|nan|aunt|uncle)"
    r"|mein\w* (?:schwester|bruder|mama|papa|mutter|vater|kumpel|freund\w*|nachbar\w*|cousin\w*|sohn"
    r"|tochter"
    r"|frau|mann|mitbewohner\w*|oma|tante|onkel)"
    r"|(?:ma|mon|une?|le|la) (?:soeur|frere|mere|pere|pote|ami|amie|voisine?|cousine?|fils|fille|femme|mari"
    r"|coloc|tante|oncle)"
    r"|(?:mi[oa]|un|una?) (?:sorella|fratello|mamma|papa|madre|padre|amic[oa]|vicin[oa]|cugin[oa]|figli[oa]"
    r"|moglie|marito|coinquilin[oa]|zi[oa])"
    r"|(?:mi|una?) (?:hermana|hermano|mama|papa|madre|padre|amig[oa]|vecin[oa]|prim[oa]|hij[oa]|mujer"
    r"|marido"
    r"|colega)|mi ti[oa]"
    r"|сестр\w+|брат(?:а|у|ом|ишка)?|мам\w*|пап\w|мать|отец|подруг\w*|друг(?:а|у|ом)?|друзья|сосед\w*"
    r"|тет[яею]|дяд[яею]|жен[аеуы]|муж"
    r")(?!\w)"
)


_NOT_THERE = re.compile(
    r"(?<!\w)(?:died|dead|gone|problem|door|hates?|left|gestorben|tot|tur|mort|morte|porte|morto|morta"
    r"|porta"
    r"|muri\w*|muert[oa]|puerta|умер\w*|погиб\w*|двер\w*|бросил\w*)(?!\w)"
)

_COMES = re.compile(
    r"(?<!\w)(?:(?:hes|shes|theyre|he is|she is|they are) (?:coming|on (?:his|her|their) way|here)"
    r"|com(?:es?|ing) over"
    r"|(?:er|sie) kommt|ist unterwegs|kommt (?:gleich|jetzt|vorbei)|(?:il|elle) (?:arrive|vient)"
    r"|arrive dans"
    r"|(?:sta )?arriva(?:ndo)?|viene (?:qui|qua|da me|subito)|viene para (?:aca|aqui)|ya viene"
    r"|esta viniendo|llega en"
    r"|(?:он|она|они) (?:едет|едут|идет|приедет|придет)|уже (?:едет|идет))(?!\w)"
)


def says_they_come(folded: str) -> bool:
    """Whether a folded text says that who was called is on the way."""
    return len(folded.split()) <= LONGEST and _COMES.search(folded) is not None


LONGEST = 10
"""Words of an answer to who could be there; a longer one tells something else."""


def names_company(folded: str) -> bool:
    """Whether a folded text names such a person, and says no to nothing: "my brother doesn't pick up"."""
    is_answer = len(folded.split()) <= LONGEST and _PEOPLE.search(folded) is not None
    return is_answer and not says_no(folded) and _NOT_THERE.search(folded) is None
