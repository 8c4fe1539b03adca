"""Whether somebody says where they come from: it is no word on where they are now.

A woman held in Moscow who writes that she is from Kyrgyzstan needs a line that answers in Moscow.
"""

from __future__ import annotations

import re

_FROM = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:im|i am|were|we are|originally) (?:originally )?from|i come from"
    r"|(?:komme?|bin|stamme) (?:ich )?(?:ursprunglich |eigentlich )?aus"
    r"|(?:je (?:viens|suis)|jsuis|on vient) (?:originaire )?(?:de|du|des|d)(?: |\b)"
    r"|(?:vengo|sono) (?:originari[oa] )?(?:da|dal|dalla|dall|di)|(?:soy|vengo|somos) (?:de|del)"
    r"|(?:я|мы|сам|сама|родом) из|приехал[аи]? из)(?!\w)"
)


def tells_origin(folded: str) -> bool:
    """Whether a folded text says where its writer comes from."""
    return _FROM.search(folded) is not None


_KIN = re.compile(
    r"(?<!\w)(?:my (?:\w+ )?(?:mum|mom|mother|dad|father|parents|family|sister|brother|son|daughter|kids?"
    r"|children|gran\w*)"
    r"|mein\w* (?:mutter|mama|vater|eltern|familie|schwester|bruder|sohn|tochter|kind\w*|oma|opa)"
    r"|(?:ma|mon|mes) (?:mere|maman|pere|parents|famille|soeur|frere|fils|fille|enfants?|grand mere)"
    r"|(?:mi[ao]|miei) (?:madre|mamma|padre|genitori|famiglia|sorella|fratello|figli\w*|nonn\w|bambin\w*)"
    r"|mis? (?:madre|mama|padre|padres|familia|herman\w+|hij\w+|abuel\w)"
    r"|(?:моя |мои |мое )?(?:мам\w|мать|отец|родител\w+|семь\w|сестр\w+|брат\w*|сын\w*|доч\w+|дет\w+"
    r"|бабушк\w+))(?!\w)"
)
_I_AM = re.compile(
    r"(?<!\w)(?:im|i am|were|we are|i live|ich bin|wir sind|ich wohne|je suis|jsuis|on est|jhabite|sono"
    r"|siamo|sto"
    r"|mi trovo|vivo|estoy|estamos|я (?:сеичас )?(?:в|во|на)|мы (?:в|во|на)|живу)(?!\w)"
)


def tells_of_kin(folded: str) -> bool:
    """Whether a folded text speaks of the writer's family and of no place where the writer is."""
    return _KIN.search(folded) is not None and _I_AM.search(folded) is None
