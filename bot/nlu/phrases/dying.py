"""Whether a text names dying: who only cannot go on is not told that they think of suicide."""

from __future__ import annotations

import re

_NAMES = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"di(?:e|es|ed|ying)|dead|death|kill\w*|suicid\w*|end (?:it|my life|everything|things)|liv(?:e|ing)"
    r"|alive"
    r"|wake up|disappear|jump\w*|hang\w*|rope|pills?|tablets?|overdos\w*|bridge|razor|gun|slit|wrists?"
    r"|tracks"
    r"|goodbye letter"
    r"|sterb\w*|tot|tod|umbring\w*|leben|lebn|suizid\w*|selbstmord\w*|schluss machen|aufwach\w*"
    r"|verschwind\w*"
    r"|spring\w*|strick|tabletten|pillen|brucke|klinge|zug|gleis\w*|abschiedsbrief"
    r"|mour\w*|mort|crever|tuer|suicid\w*|finir|viv\w*|vie|reveill\w*|disparait\w*|sauter|corde|cachets?"
    r"|medicaments|pont|lame|pendre|veines|lettre dadieu"
    r"|mor(?:ire|to|ta|te|i)|ammazz\w*|uccid\w*|farla finita|svegli\w*|sparire|buttar\w*|corda|pastiglie"
    r"|pasticche|ponte|lametta|impicc\w*|vene"
    r"|mor(?:ir|irme|ire|ira)|muert\w*|matar\w*|acabar con|vida|despert\w*|desaparec\w*|saltar|soga"
    r"|pastillas"
    r"|puente|cuchilla|ahorc\w*|venas"
    r"|уме\w+|смерт\w*|умир\w*|сдох\w*|уби\w+|суицид\w*|жи(?:ть|знь|зни)|просыпа\w*|просну\w*|исчез\w*"
    r"|прыг\w*"
    r"|веревк\w*|таблет\w*|мост\w*|лезви\w*|повес\w*|вены|покончить|конча\w*"
    r")(?!\w)"
)


_MEANS = re.compile(
    r"(?<!\w)(?:pills?|tablets?|paracetamol|insulin|overdos\w*|rope|razor|gun|bridge|tracks"
    r"|tablette\w*|pille\w*|schlafmittel|strick|klinge|brucke|gleis\w*"
    r"|cachets?|comprimes?|medicaments?|somniferes?|corde|lame|pont"
    r"|pastigli\w*|pasticc\w*|sonniferi|corda|lametta|ponte"
    r"|pastillas?|comprimidos|somniferos|soga|cuchilla|puente"
    r"|таблет\w*|снотворн\w*|веревк\w*|лезви\w*|мост\w*)(?!\w)"
)
_HEIGHT = re.compile(
    r"(?<!\w)(?:(?:on|at|over|by|near) (?:the|a|my|our|this) (?:\w+ )?(?:bridge|balcony|roof|rooftop|ledge"
    r"|railing|window ?sill|cliff|tracks|platform|edge|parapet|viaduct|overpass)"
    r"|(?:auf|an|am|vor|neben|aufm) (?:(?:der|dem|den|einer|einem|m) )?(?:\w+ )?(?:brucke|balkon|dach"
    r"|gelander|fenster(?:brett|bank|sims)|klippe|gleis\w*|schienen|bahnsteig\w*|bahngleis\w*|abgrund)"
    r"|(?:sur|au bord|pres|devant) (?:(?:du|de la|des|le|la|les|un|une) )?(?:\w+ )?(?:pont|balcon|toit"
    r"|rambarde|parapet|rebord|rails|voies?|quai|falaise|vide|viaduc)"
    r"|(?:sul|sulla|sui|su un|su una|vicino ai|accanto ai|davanti ai|sull) ?(?:\w+ )?(?:ponte|balcone"
    r"|tetto|cornicione|davanzale|binari|banchina|ringhiera|parapetto|cavalcavia|orlo|bordo)"
    r"|(?:en|junto a|al borde de|al lado de|sobre) (?:(?:el|la|las|los|un|una) )?(?:\w+ )?(?:puente|balcon"
    r"|azotea|tejado|cornisa|vias?|anden|barandilla|acantilado|borde|alfeizar|repisa|viaducto)"
    r"|(?:на|у|возле|около) (?:\w+ )?(?:мосту|балконе|крыше|карнизе|подоконнике|перил\w*|рельс\w*"
    r"|путях|платформе|перроне|краю|обрыв\w*|эстакаде))(?!\w)"
)
_AWAY = re.compile(
    r"(?<!\w)(?:flush\w*|threw|thrown|binned|locked|gave (?:them|it|the)|put (?:them|it) away|are away"
    r"|weg(?:geworfen|geraumt"
    r"|gebracht|gesperrt|gegeben)|(?:sind|ist|hab\w*) (?:\w+ )?weg|runtergespult|entsorgt|jete\w*"
    r"|donne\w*|range\w*|descendue?"
    r"|buttat\w*|(?:gliel?[eao]|l[eao]) ho dat[oaie]|(?:le|li|lo|la) (?:ha|tiene) lui|(?:le|li|lo|la) ha lei"
    r"|(?:he|she|my \w+)(?:s| has) (?:got )?(?:them|it) now|took (?:them|it) (?:off|from) me"
    r"|(?:er|sie) hat (?:sie|die|es) jetzt|(?:il|elle) les a (?:pris|maintenant)|se las (?:di|he dado)"
    r"|(?:las|los) tiene (?:el|ella)|они у (?:него|нее)"
    r"|dat[oaie] via|messe? via|sces\w*|tir[eo]|tirad\w*|di las|baje|lejos|выброс\w*|выкин\w*"
    r"|убра\w*|отда\w*"
    r"|отошел|отошла|ушел|ушла|спуст\w*)(?!\w)"
)
_TAKEN = re.compile(
    r"(?<!\w)(?:took|taken|swallow\w*|downed|geschluckt|genommen|avale\w*|pris(?:es)?|ingoiat\w*"
    r"|pres[oae]|tragu\w*|tragad\w*"
    r"|tome|tomado|выпил\w*|проглотил\w*)(?!\w)"
)
_ENDS_ALL = re.compile(
    r"(?<!\w)(?:end (?:it all|everything)|(?:put )?an end to (?:it all|everything)"
    r"|schluss mit (?:allem|dem leben)|allem ein ende|en finir avec (?:tout|la vie)|tout finir ce soir"
    r"|farla finita (?:con tutto|qui)|chiudere con tutto|acabar con todo|terminar con todo"
    r"|покончить со всем|закончить (?:со всем|все это)|всему конец)(?!\w)"
)
_GONE = re.compile(
    r"(?<!\w)(?:(?:better|easier|simpler|happier|best)(?: \w+){0,4} (?:if|when) (?:i|im)(?: \w+)?"
    r" (?:wasnt|werent|was not|didnt exist|not here|not around|was gone|were gone|was never born)"
    r"|(?:besser|einfacher|leichter|schoner)(?: \w+){0,4} wenn(?:s| es)? (?:ich|mich)(?: \w+){0,3}"
    r" (?:nicht|nich|net|ned|nimmer|nie)(?: mehr)? (?:gabe|gibt|geboren|da (?:bin|war|ware)|war|ware)"
    r"|(?:mieux|plus simple|plus facile)(?: \w+){0,4} si (?:je|j)(?: \w+){0,2}"
    r" ?(?:netais|etais|existais|nexistais|disparaissais)(?: (?:plus|pas)(?: la| ne)?)?"
    r"|(?:meglio|piu semplice|piu facile)(?: \w+){0,4} se (?:io )?non (?:ci fossi|esistessi|fossi mai nat\w)"
    r"|(?:mejor|mas facil|mas simple|mas sencillo)(?: \w+){0,4} si (?:yo )?no"
    r" (?:estuviera|existiera|hubiera nacido)"
    r"|(?:лучше|проще|легче|спокоинее)(?: \w+){0,4} (?:бы )?меня(?: \w+){0,2} (?:не было|не стало)"
    r")(?!\w)(?! (?:at|in|on|with|bei|im|in|auf|chez|au|da|al|en|con|на|в|с|у"
    r"|дома|там|тут|здесь|рядом)(?!\w))"
)
"""That it would be easier without the writer; not merely somewhere or with somebody."""


_CRASH = re.compile(
    r"(?<!\w)(?:(?:drive|crash|wrap|steer)(?: \w+){0,3} (?:into|off|round) (?:a|the)"
    r" (?:tree|wall|bridge|lorry|truck|cliff)"
    r"|(?:gegen|an|vor) (?:den|einen|nen|die|eine) (?:baum|pfeiler|bruckenpfeiler|wand|lkw|laster|zug)"
    r"(?: \w+)? (?:fahr\w*|setz\w*|lenk\w*)"
    r"|(?:foncer|rentrer|me planter|me jeter)(?: \w+){0,3} (?:arbre|mur|platane|camion)"
    r"|schiantarmi|andare a sbattere|estrellarme|estrellar el coche"
    r"|(?:машину|тачку) (?:\w+ )?разбить|разбить (?:\w+ )?(?:машину|тачку)|разбиться"
    r"|(?:insurance|lebensversicherung|assurance vie|assicurazione|seguro de vida|страховк\w+)(?: \w+){0,5}"
    r" (?:family|kids|wife|familie|kinder|frau|famille|enfants|famiglia|figli|familia|hijos|семье|детям"
    r"|жене))(?!\w)"
)
"""To die by a crash, or so that an insurance pays."""


def would_be_gone(folded: str) -> bool:
    """Whether a folded text says that it would be easier if its writer did not exist, or hints at a crash."""
    return _GONE.search(folded) is not None or _CRASH.search(folded) is not None


def ends_everything(folded: str) -> bool:
    """Whether a folded text puts an end to everything: more than to buying."""
    return _ENDS_ALL.search(folded) is not None


def has_means(folded: str) -> bool:
    """Whether a folded text names a means to die, and not that it is out of reach."""
    is_gone = _AWAY.search(folded) is not None and _TAKEN.search(folded) is None
    return _MEANS.search(folded) is not None and not is_gone


def is_at_a_height(folded: str) -> bool:
    """Whether a folded text tells of standing on a bridge or a roof, or at the tracks, and of no way back."""
    return _HEIGHT.search(folded) is not None and not _AWAY.search(folded)


def names_dying(folded: str) -> bool:
    """Whether a folded text has such a word, or a means to it; also in another sense."""
    return _NAMES.search(folded) is not None
