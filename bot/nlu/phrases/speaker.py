"""Whether somebody speaks of themselves: in the first person alone, or by taking back "a friend".

Both are read in all languages at once, because which one is spoken may be guessed wrongly, and only
where a danger is suspected already: in any other text "it's me" means nothing.
"""

from __future__ import annotations

import re

_SELF = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"i|im|ive|id|ill|me|my|myself|we|us|our"
    r"|ich|mir|mich|mein\w*|uns|unser\w*"
    r"|je|moi|mon|jai|jsuis|chuis|jpeux|jveux|nous|notre|nos"
    r"|io|mi|mio|mia|miei|mie|ho|sono|devo|ci|noi|nostr\w*"
    r"|yo|mis|conmigo|estoy|soy|tengo|nos|nosotr\w*|nuestr\w*"
    r"|(?:saca|saquen|sacad|ayuda|ayuden|ayudad|rescata|rescaten|libera|liberen)(?:me|nos)"
    r"|maide|maider|maidez"
    r"|(?:aiuta|aiutate|fate|porta|portate|tira|tirate|lasciate|salva|salvate|liberate)(?:mi|ci)"
    r"|я|мне|меня|мнои|мою|мои|моя|моего|моеи|мы|нас|нам|наш\w*"
    r")(?!\w)"
)

_OTHERS = re.compile(
    r"(?<!\w)(?:"
    r"she|shes|her|girl\w*|friend\w*|sister|daughter|neighbou?r\w*|woman|women|them"
    r"|freundin\w*|madchen|schwester|tochter|nachbar\w*|frau|frauen|kollegin\w*"
    r"|elle|elles|copine\w*|lamie|amie\w*|soeur|fille\w*|voisin\w*|femme\w*"
    r"|lei|ragazz\w*|amic\w*|sorella|figlia|vicin\w*|donn\w*"
    r"|ella|ellas|amig\w*|chica\w*|hermana|hija|vecin\w*|mujer\w*"
    r"|она|ее|еи|девушк\w*|девочк\w*|подруг\w*|сестр\w*|дочь|дочк\w*|сосед\w*|женщин\w*"
    r")(?!\w)"
)

_IT_IS_ME = re.compile(
    r"(?<!\w)(?:"
    r"(?:its|thats|it is|that is|this is) (?:actually |really |about |all )?me"
    r"|(?:im|i am) (?:the|that) (?:friend|girl|one)|the friend is me|about myself"
    r"|(?:das|die freundin|sie) bin ich|ich bin (?:das|es|die|diese|selbst)|es geht um mich"
    r"|(?:rede|spreche) von mir|ich meine mich"
    r"|cest (?:en fait |en vrai |de )?moi|il sagit de moi|je parle de moi"
    r"|sono io|si tratta di me|parlo di me"
    r"|soy yo|se trata de mi|hablo de mi"
    r"|это я|подруга я|речь обо мне|это про меня|это обо мне|я про себя|я о себе"
    r")(?!\w)"
)

_FOR_WORK = re.compile(
    r"(?<!\w)(?:"
    r"(?:im|i am) (?:a |an )?(?:\w+ )?(?:journalist|reporter|researcher|law student|social work student)"
    r"|(?:my|a|this) (?:thesis|dissertation|essay|coursework|term paper|research paper|school project)"
    r"|for (?:my|a|an|the) (?:homework|seminar|class|article|podcast|documentary|research|paper|project"
    r"|uni)"
    r"|(?:bin|als) (?:\w+ )?(?:journalist\w*|reporter\w*|student\w* (?:der |in )?(?:\w+ )?"
    r"(?:\w*arbeit|jura|recht\w*|psycho\w*))"
    r"|(?:haus|bachelor|master|seminar|fach|diplom|semester)arbeit|referat|im seminar"
    r"|journaliste (?:pour|a|au|chez|independant\w*)|je suis (?:journaliste|chercheu\w*|etudiante? en \w+)"
    r"|(?:mon|un|ce) (?:memoire|devoir|expose|tfe|reportage)|(?:ma|une) these"
    r"|(?:sono|da) (?:una? )?(?:giornalista|ricercat\w+|student\w+ di \w+)|(?:la|mia|una) (?:tesi|tesina)"
    r"|(?:soy|como) (?:una? )?(?:periodista|investigador\w*|estudiante de \w+)"
    r"|(?:mi|un|el) (?:tfg|tfm|reportaje)|(?:mi|la|una) tesis|trabajo de (?:clase|fin de|la uni\w*)"
    r"|я (?:журналист\w*|исследовател\w+)|курсов(?:ая|ую|ои)|для (?:диплома|реферата|статьи|доклада|учебы)"
    r"|(?:пишу|готовлю) (?:диплом\w*|реферат|статью|доклад|исследование)"
    r")(?!\w)"
)

_PAYS = re.compile(
    r"(?<!\w)(?:"
    r"(?:im|i am|its me|me) (?:the one )?(?:who|that|whos) (?:is )?pay(?:s|ing)"
    r"(?! (?:the |for the |all |everything|rent|bills|him|my ))"
    r"|im the (?:punter|client|customer)"
    r"|i (?:do )?pay (?:for (?:it|sex|girls?|that)|her well|girls?|well|good|cash|full|extra)"
    r"|ich bin (?:doch )?der(?: wo| der)? (?:be)?zahlt|der zahlt bin ich|bin (?:doch )?der (?:kunde|freier)"
    r"|ich (?:be)?zahle? (?:doch |ja |immer )*(?:gut|dafur|bar|die frauen)"
    r"|cest moi qui (?:paie|paye)(?! (?:tout|le |la |les ))"
    r"|je (?:la |les )?(?:paie|paye) (?:bien|cash|une fille|des filles)"
    r"|je suis (?:le )?client"
    r"|sono io che pago|quello che paga sono io|pago (?:bene|io|le ragazze|una ragazza)"
    r"|sono (?:io )?il cliente|soy (?:el )?cliente|hablo de mi que pago"
    r"|soy (?:yo )?(?:el|quien|el que) (?:que )?paga|el que paga soy yo"
    r"|pago (?:yo|bien|a las chicas|a una chica)"
    r"|плачу (?:хорошо|нормально|за секс|за девушек|деньги за это)|я оплачиваю|я клиент"
    r")(?!\w)"
)
"""In Russian "I pay" is also "I cry", so that whom or what for has to stand behind it."""

LONGEST_CONFESSION = 12
"""Words of a message that takes a friend back: "to be honest it's me, there is no friend"."""


def speaks_of_self(folded: str) -> bool:
    """Whether a folded text speaks of its writer and of no woman or girl beside."""
    return _SELF.search(folded) is not None and _OTHERS.search(folded) is None


def says_it_is_me(folded: str) -> bool:
    """Whether a short folded text says that the one who was spoken of is its writer."""
    is_short = len(folded.split()) <= LONGEST_CONFESSION
    return is_short and _IT_IS_ME.search(folded) is not None


def says_they_pay(folded: str) -> bool:
    """Whether a folded text says that its writer is the one who pays for sex."""
    return _PAYS.search(folded) is not None


def asks_for_work(folded: str) -> bool:
    """Whether a folded text says that its writer asks for their studies, or as a journalist."""
    return _FOR_WORK.search(folded) is not None
