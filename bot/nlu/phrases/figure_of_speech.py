"""Whether a text speaks of killing as people do who mean scolding: "my wife will kill me if a letter comes".

Only of a wife, a mother, children; of "she" only where she finds something out. Beside a weapon, money,
papers, or a second killing it is no figure: the madam says it as well.
"""

from __future__ import annotations

import re

_SHE = (
    r"(?:my (?:wife|missus|mrs|mum|mom|mother|girlfriend|gf|kids|children)|the (?:kids|wife|missus)"
    r"|meine (?:frau|freundin|mutter|kinder)|die kinder|ma (?:femme|copine|mere|meuf)|mes enfants"
    r"|mia (?:moglie|madre|ragazza)|la mia (?:donna|ragazza)|mi (?:mujer|mama|madre|novia|esposa|senora)"
    r"|жена|мама|теща|дети|девушка)"
)
_KILLS = (
    r"(?:(?:(?:will|would|ll|is going to|gonna) )?(?:kills?|murders?) me|bringt mich um|killt mich"
    r"|macht (?:hackfleisch|kleinholz) aus mir|(?:bringen|bringt) mich (?:noch )?ins grab"
    r"|va me tuer|me tue|mi (?:uccide|ammazza)|me (?:mata|va a matar)|меня (?:убьет|прибьет)|убьет меня)"
)
_FINDS_OUT = (
    r"(?:if she (?:finds|knows|sees|reads)|wenn sie (?:das |es |den |die )?(?:erfahrt|sieht|liest"
    r"|rauskriegt|mitkriegt)"
    r"|si elle (?:lapprend|le sait|voit|sait)|se (?:lo scopre|lo sa|lo vede)|si (?:se entera|lo ve)"
    r"|если (?:узнает|увидит))"
)
_FIGURE = re.compile(
    rf"(?<!\w){_SHE} {_KILLS}(?!\w)|(?<!\w)(?:she|die|sie|elle|lei|ella|она) {_KILLS} {_FINDS_OUT}(?!\w)"
)
_IN_EARNEST = re.compile(
    r"(?<!\w)(?:knife|gun|passport|papers|money|debt|owe|run away|leave|ill kill|kill her|kill him"
    r"|hits?|beats?"
    r"|messer|pass|geld|schulden|weglauf\w*|abhau\w*|schlagt|couteau|passeport|papiers|argent|dois|pars"
    r"|partir|frappe"
    r"|coltello|passaporto|documenti|soldi|devo|scappo|picchia|cuchillo|pasaporte|papeles|dinero|debo"
    r"|escapo|pega"
    r"|нож|паспорт|документ\w*|деньг\w*|долг\w*|сбегу|уиду|бьет)(?!\w)"
)


_RUINS = re.compile(
    r"(?<!\w)(?:(?:ruin|ruining|wreck|wrecking|destroy|destroying) (?:her|his|their|somebodys|someones"
    r"|anybodys|anyones) (?:li(?:fe|ves)|name)"
    r"|(?:ihr|ihm|ihnen|jemand\w*|andere\w*|denen|deren|ihre) (?:\w+ )?leben (?:\w+ )?(?:kaputt\w*"
    r"|zerstor\w*|ruinier\w*|versau\w*)"
    r"|(?:gach\w*|ruin\w*|detrui\w*|bris\w*|foutre en lair) (?:sa|leurs?|la) vies?(?: (?:a|de) \w+)?"
    r"|(?:leur|lui) (?:\w+ ){0,2}(?:gach\w*|ruin\w*|detrui\w*) la vie"
    r"|(?:rovin\w*|distrugg\w*) (?:\w+ )?vita (?:a |di )?(?:loro|lei|lui|qualcuno|queste?|quelle?|\w+)"
    r"|(?:rovinargli|rovinarle|gli rovino|le rovino) la vita"
    r"|(?:les|le) (?:\w+ )?(?:arruin\w*|destru\w*|jod\w*|destroz\w*) la vida|(?:arruin\w*|destroz\w*"
    r"|joder)les? la vida"
    r"|(?:испор\w+|слома\w+|разруш\w+|порт\w+) (?:\w+ )?(?:еи|ему|им|кому\w*|людям|девушк\w+"
    r"|чужую) ?(?:\w+ )?жизнь|жизнь (?:еи|ему|им|кому\w*|людям) (?:испор\w+|слома\w+))(?!\w)"
)
_OWN_LIFE = re.compile(
    r"(?<!\w)(?:my life|mein leben|ma vie|mia vita|mi vida|me (?:\w+ )?(?:arruin|destroz|destru)\w*"
    r"|мою жизнь|моя жизнь|мне жизнь)(?!\w)"
)


def ruins_anothers_life(folded: str) -> bool:
    """Whether a folded text fears to ruin the life of others, and speaks of no life of its writer's."""
    return _RUINS.search(folded) is not None and _OWN_LIFE.search(folded) is None


def says_she_will_scold(folded: str) -> bool:
    """Whether a folded text only says that a wife, a mother or children will be angry, or are a burden."""
    return _FIGURE.search(folded) is not None and _IN_EARNEST.search(folded) is None
