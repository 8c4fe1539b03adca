"""Whether somebody wants another answer: they heard this one, want something else, or no police.

Said by who is in danger these few words are a plea: an apology alone, or the same numbers again, lose them.
"""

from __future__ import annotations

import re

SHORT = 9
"""Words of a message that says no more than that."""


def _any_of(*expressions: str) -> re.Pattern[str]:
    """One expression of several, of whole words, in folded text of six languages."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)")


_OTHER = _any_of(
    r"(?:something|anything|somewhere|somebody|someone|anyone) else|(?:what|who|where) else",
    r"another (?:way|one|number|line|option|idea)|different (?:number|line|one|way)|other options",
    r"(?:apart|aside) from (?:that|this)|besides (?:that|this)|other than (?:that|this)",
    r"(?:et)?was anderes|jemand anderes|was sonst|und sonst|sonst noch (?:was|wer|jemand)|wer sonst|noch wer",
    r"au(?:ss|ß)er(?:dem)? (?:das|dem)|abgesehen davon|andere (?:nummer|stelle|moglichkeit|wege?)",
    r"autre chose|quelqu ?un d ?autre|(?:quoi|qui) d ?autre|et sinon|(?:a part|en dehors de) (?:ca|cela)",
    r"(?:une?|d) ?autres? (?:numero|ligne|solution|moyen|facon|endroit)",
    r"qualcos ?altro|altra cosa|cos ?altro|chi altro|nient ?altro|a parte (?:questo|cio|quello)",
    r"oltre a (?:questo|quello)|un ?altr[oa] (?:numero|modo|via|linea|posto|strada)",
    r"otra cosa|algo (?:mas|distinto|diferente)|alguien mas|(?:aparte|ademas) de (?:eso|esto)",
    r"(?:que|quien) mas",
    r"otr[oa] (?:numero|linea|forma|manera|opcion|sitio)",
    r"(?:что|чего)(?: то| нибудь| либо)? (?:другое|еще)|еще (?:что|кто|куда)(?: то| нибудь)?",
    r"(?:кто|куда) еще",
    r"кроме (?:этого|этои|того)|помимо этого|другои (?:номер|способ|вариант|путь)|другую (?:линию|службу)",
)
_REPEATS = _any_of(
    r"you (?:have |already |just )*(?:said|told me) (?:that|this|it)(?: already| before)?",
    r"heard that(?: already)?",
    r"you(?: keep| are|re)? repeat\w*(?: yourself)?|(?:the )?same (?:thing|answer|number|stuff)(?: again)?",
    r"(?:hast du|haben sie|sagten sie|sagtest du) (?:das |mir )?(?:schon|bereits)(?: mal| gesagt)*",
    r"(?:du|sie) wiederhol\w+ (?:dich|sich)|immer das ?selbe|das wei(?:ss|ß) ich schon",
    r"(?:tu|vous) (?:me )?(?:l ?)?(?:as|avez) deja dit|tu te repetes|vous vous repetez",
    r"toujours la meme (?:chose|reponse)",
    r"l ?(?:hai|ha|avete) gia detto|(?:hai|ha) gia detto",
    r"ti ripeti|si ripete|sempre la stessa (?:cosa|risposta)",
    r"ya (?:me )?lo (?:has |ha )?(?:dicho|dijiste|dijo)",
    r"te repites|se repite|siempre lo mismo|lo mismo otra vez",
    r"(?:уже|вы уже|ты уже) (?:это )?(?:говорил\w*|сказал\w*|писал\w*|было)|(?:это )?уже говорил\w*",
    r"повторяе(?:тесь|шься|те)|одно и то же|опять то же",
)
_POLICE = (
    r"(?:police|cops|feds|polizei|bullen|polizisten|flics|keufs|gendarm\w+|polizia|carabinieri|sbirri"
    r"|policia|maderos|полици\w+|мент\w*|мусор\w*)"
)
_NO = (
    r"no|without(?: the| any)?|dont (?:want|call|tell|involve|send|bring)(?: the| any)?|never(?: the)?",
    r"anything but(?: the)?|leave out(?: the)?|not (?:to |with )?the",
    r"keine|ohne(?: die)?|nicht (?:die|zur|mit der)|blo(?:ss|ß) (?:keine|nicht die|nicht zur)|nie zur",
    r"pas (?:de|la|les|d)|sans(?: la| les)?|jamais(?: la)?|ni la",
    r"niente|nessuna|senza(?: la)?|non (?:la|chiamare la|voglio la|dalla|alla)|mai la",
    r"nada de(?: la)?|sin(?: la)?|no (?:quiero |llames |llamen |llame )?(?:a )?(?:la )?|ninguna|ni",
    r"без|не надо|не нужн\w+|только не(?: в)?|никакои|не хочу(?: в)?",
    r"не (?:обращаться|звонить|идти|пойду|поиду) в",
)
_NO_BEHIND = (
    r"no|no way|not (?:again|ever|them)",
    r"(?:will|mag|mocht\w*|brauch\w*) ich (?:nicht|keine)|nein|bitte nicht|auf keinen fall|bloß nicht",
    r"(?:jen |j en |je n ?en )?veux pas|non|surtout pas|jamais",
    r"non (?:la |ne )?(?:voglio|serve)|no per favore|mai",
    r"no (?:la )?quiero|no por favor|nunca|ni hablar",
    r"(?:я )?(?:не (?:надо|нужн\w+|хочу)|нельзя|никак)",
)
"""What stands behind the word, where it stands first: "police, no way"."""

_NO_POLICE = _any_of(
    rf"(?:{'|'.join(_NO)}) ?{_POLICE}", rf"{_POLICE} (?:{'|'.join(_NO_BEHIND)})(?! \w+ \w+ \w+ \w+)"
)
_TOLD = _any_of(
    r"came|come|coming|helped|answered|showed|around|here|there|kam|kommt|gekommen|geholfen|war|hilft",
    r"venue?|vient|aide\w*|venut[ao]|viene|arrivat[ao]|aiuta\w*|vino|vinieron|ayud\w+|llego",
    r"приехал\w*|приедет|помог\w*",
)
"""What is told of the police, and no wish: "no police came"."""


_TRUE = (
    r"(?:is|was) (?:that|this|it)(?: all)? (?:really )?(?:true|right|real)|really|for real|are you sure",
    r"(?:stimmt|ist) (?:das|des|es)(?: (?:wirklich|echt|alles|auch))*(?: wahr)?|echt(?: wahr)?|wirklich",
    r"bist du sicher|sind sie sicher",
    r"(?:cest|c est|est ce que cest)(?: bien)? vrai(?: tout ca)?|vraiment|tu es sure?|vous etes sure?",
    r"e vero(?: tutto)?|davvero|sul serio|sei sicur[oa]",
    r"(?:eso )?es(?: todo)? (?:verdad|cierto)|de verdad|en serio|estas segur[oa]",
    r"(?:это )?(?:правда|точно)(?: это)?|(?:вы|ты) уверены?",
)
_BEFORE = "and|but|so|und|aber|et|mais|e|ma|y|pero|а|и|но|ok|hm"
_IS_TRUE = re.compile(rf"^(?:(?:{_BEFORE}) )*(?:{'|'.join(_TRUE)})$")


def asks_if_true(folded: str) -> bool:
    """Whether a folded text asks no more than whether it is true what was told."""
    return _IS_TRUE.search(folded) is not None


def wants_other(folded: str) -> bool:
    """Whether a folded text of a few words wants another answer than it had."""
    is_said = _OTHER.search(folded) or _REPEATS.search(folded)
    return is_said is not None and len(folded.split()) <= SHORT


def wants_no_police(folded: str) -> bool:
    """Whether a folded text says that the police are to be left out."""
    found = _NO_POLICE.search(folded)
    return found is not None and _TOLD.search(folded[found.end() :]) is None


def only_wants_no_police(folded: str) -> bool:
    """Whether a folded text says that and little more."""
    return wants_no_police(folded) and len(folded.split()) <= SHORT
