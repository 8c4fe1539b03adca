"""Whether a text names an age under eighteen, and where it means no child.

Who asks to buy and names an age is asked about it; who sits there "like a teenager" is none, and "there is
no kid in this" takes back what was heard.
"""

from __future__ import annotations

import re

from bot.nlu.negation import says_no

YOUNGEST, OF_AGE = 10, 18
"""Ages from which, and below which, a number is read as a young one."""

_YOUNG = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"1[0-7] ?(?:yo|y o|yrs? old|years? old|yr olds?|year olds?|jahrig\w*|jahre? alt"
    r"|ans|anni|anos|лет|годик\w*|летн\w*)"
    r"|(?:aged?|age of|alter|лет|около|eta|edad|de) 1[0-7]"
    r")(?!\w)"
)


_BEHIND = (
    r"(?:and|but|so|n|am i|will i|do i|can i|years? old|y ?o|yrs? old|i|im|my|he|she|they|please|help"
    r"|what|is"
    r"|und|aber|jahre? alt|ich|mein\w*|er|sie|der|hilf\w*|was|et|mais|je|il|elle|mon|ma|e|io|lui|mio"
    r"|mia|y|pero|yo|mi|ella|un|una|и|но|а|я|он|она|мои|моя|что|помог\w*)"
)
"""What stands behind an age, and behind no other number: "I'm 15 minutes away", "tengo 15 años con él"."""

_MY_AGE = re.compile(
    r"(?<!\w)(?:"
    r"(?:im|i am) (?:only |just |still |actually |like |a girl |a boy )*1[0-7]"
    r"|(?:ich )?bin (?:aber |doch |halt |ja |auch |erst |grad |ein madchen |ein junge )*1[0-7]"
    r"|jai (?:que |seulement )?1[0-7] ans|ho (?:solo )?1[0-7] anni|tengo (?:solo )?1[0-7] anos"
    r"|tengo 1[0-7]$"
    r"|мне (?:всего |только |еще |же )*1[0-7](?: лет)?"
    rf")(?=$| {_BEHIND}(?!\w))"
)

_OWN_CHILD = re.compile(
    r"(?<!\w)(?:"
    r"(?:my|our) (?:daughters?|sons?|kids?(?! (?:sister|brother))|boys?|child\w*)|mein\w* (?:tochter"
    r"|sohn|kind\w*)"
    r"|(?:ma|mon|mes) (?:fille|fils|enfants?|gosses?|gamins?)|(?:mia|mio|miei) (?:figli\w*|bimb\w*"
    r"|bambin\w*)"
    r"|(?:mi|mis) (?:hij\w*)"
    r"|(?:моя|мои|моеи|моему|моего|у меня) (?:доч\w*|сын\w*|дет\w*|реб\w*)"
    r")(?!\w)"
)


_ONLINE = re.compile(
    r"(?<!\w)(?:msgs?|messag\w*|text(?:s|ing)?|dms?|snap\w*|insta\w*|whatsapp|online|chat\w*|pics?|photos?|nudes?"
    r"|schreib\w*|nachricht\w*|foto\w*|bild\w*|ecri\w*|envoi\w*|photo|scriv\w*|manda\w*|escrib\w*|mensaj\w*"
    r"|пишет|пишут|написал\w*|сообщени\w*|фото\w*|переписк\w*)(?!\w)"
)


def names_own_child_online(folded: str) -> bool:
    """Whether a folded text tells that somebody writes to a child of its writer, or wants its pictures."""
    return names_own_child(folded) and _ONLINE.search(folded) is not None


def tells_own_young_age(folded: str) -> bool:
    """Whether a folded text says that its writer is from ten to seventeen."""
    return _MY_AGE.search(folded) is not None


_USED = re.compile(
    r"(?<!\w)(?:abus\w*|rape\w*|bed|sleep\w*|sex\w*|naked|excit\w*|step ?(?:dad|father|mum|mother)"
    r"|teacher|coach"
    r"|uncle|neighbou?r|boyfriend|partner|his friend|comes into|freund|stief\w*|onkel|lehrer|nachbar\w*"
    r"|missbrauch\w*"
    r"|vergewalt\w*|erreg\w*|geil|nackt|bett|beau pere|copain|oncle|viole\w*|lit|nu[es]?|compagno"
    r"|violent\w*|eccita\w*"
    r"|patrigno|zio|letto|nud[ao]|padrastro|novio|tio|excita\w*|cama|desnud\w*|отчим\w*|насилу\w*"
    r"|возбужда\w*|дяд\w*"
    r"|учител\w*|парн\w*|постел\w*|"
    r"pay\w*|paid|men|man|guy|money|sale|sell\w*|offer\w*|wants?|likes? it|pics?|photos?"
    r"|video\w*|touch\w*"
    r"|thoughts?|body|boss|client\w*|for you|up come|geld|zahl\w*|manner|mann|chef|bilder|gedanken"
    r"|anfass\w*|korper"
    r"|suss|verkauf\w*|argent|paie\w*|paye\w*|vend\w*|hommes?|touche\w*|pense\w*|corps|soldi|paga\w*"
    r"|uomini|uomo"
    r"|foto\w*|tocca\w*|corpo|penso|vende\w*|cobra|dinero|hombres?|toca\w*|cuerpo|pienso|мужчин\w*"
    r"|мужик\w*|плат\w*"
    r"|деньг\w*|снимк\w*|фото\w*|трога\w*|тело|прода\w*|думаю о|как о женщине)(?!\w)"
)
"""Words by which a child of one's own may be one that is sold or wanted."""

_FAMILY = re.compile(
    r"(?<!\w)(?:lives?|living|miss\w*|see (?:her|him|them)|with (?:her|his|their|the) (?:mother|mum|mom"
    r"|ex)|with my ex"
    r"|weekends?|school|wohn\w*|vermiss\w*|bei (?:der|ihrer|seiner) mutter|sehe|schule|vit|vivent"
    r"|manque\w*|chez sa mere"
    r"|avec sa mere|ecole|vive\w*|manca\w*|con la madre|scuola|extran\w*|echo de menos|con su madre"
    r"|escuela|colegio"
    r"|живет|живут|скуча\w*|с матерью|с мамои|школ\w*)(?!\w)"
)


def names_own_child(folded: str) -> bool:
    """Whether a folded text speaks of a child of its writer's, and of nothing that is done to it."""
    return _OWN_CHILD.search(folded) is not None and _USED.search(folded) is None


_BEFORE = re.compile(
    r"(?<!\w)(?:was|were|had|did|yesterday|last|paid|went|ago|war|waren|hatte|gestern|letzt\w*|damals"
    r"|bezahlt|gewesen|etait"
    r"|avait|hier|ete|paye|dernier\w*|era|avevo|aveva|ieri|stat[oa]|pagat\w*|scors\w*|fue|tenia|ayer"
    r"|estuve|pague|pasad\w*"
    r"|был\w*|вчера|заплатил\w*|оказал\w*|прошл\w*)(?!\w)"
)


def tells_of_before(folded: str) -> bool:
    """Whether a folded text tells of what was, and not of what somebody is about to do."""
    return _BEFORE.search(folded) is not None


_NOT_YET = re.compile(
    r"(?<!\w)(?:not|isnt|aint|nicht|ned|net|keine|pas|non ha|no tiene|aun no tiene|не|нет еще)"
    r" (?:yet |even |quite |encore |ancora |aun |noch |mal |еще )?18(?!\w)"
)


def is_not_yet_of_age(folded: str) -> bool:
    """Whether a folded text says that somebody is not eighteen."""
    return _NOT_YET.search(folded) is not None


def misses_own_child(folded: str) -> bool:
    """Whether a folded text tells of a child of its writer's as parents do who live apart."""
    return names_own_child(folded) and _FAMILY.search(folded) is not None


def names_young_age(folded: str) -> bool:
    """Whether a folded text names an age from ten to seventeen in words for an age."""
    return _YOUNG.search(folded) is not None


_ADULT = re.compile(
    r"(?<!\w)(?:adults?|grown (?:up|women|woman)|grown ?ups?|over 18|over eighteen|of age|legal age"
    r"|erwachsen\w*|volljahrig\w*|uber 18|ab 18|majeure?s?|adultes?|plus de 18|maggiorenn\w*|adult[aei]"
    r"|grandi e vaccinat\w*|piu di 18|mayor(?:es)? de edad|adult[ao]s?|mas de 18"
    r"|совершеннолетн\w*|взросл\w+|старше 18|больше 18)(?!\w)"
)


def names_adults(folded: str) -> bool:
    """Whether a folded text says that grown-up people are meant, denies nothing and names no young age."""
    is_said = _ADULT.search(folded) is not None
    return is_said and not (names_young_age(folded) or says_no(folded))


_CHILDREN = (
    r"(?:teen\w*|kids?|child\w*|schoolboy|minors?|kind\w*|jugendlich\w*|minderjahrig\w*|ados?|gamine?s?"
    r"|gosses?"
    r"|enfants?|mineure?s?|ragazzin\w*|bambin\w*|minorenn\w*|adolescent\w*|crios?|chaval\w*|ninos?|ninas?"
    r"|menor\w*|подрост\w*|ребен\w*|дете\w*|школьни\w*|малолет\w*)"
)
_OF_ONESELF = re.compile(
    r"(?<!\w)(?:"
    r"(?:im|i am|i was|i feel|i felt|me) (?:(?:sat|sitting|there|just|acting|hiding|here|in|bed) )*like an?"
    r"|(?:bin|sitz\w*|fuhl\w*|benehm\w*|versteck\w*) (?:mich |da |ich |hier |mir )*wie eine?"
    r"|(?:suis|jsuis|chuis|me sens|me cache|me comporte) (?:la |ici )?comme une?"
    r"|(?:sono|mi sento|mi nascondo|sto) (?:qui |li )?come una?"
    r"|(?:soy|estoy|me siento|me escondo) (?:aqui |ahi )?como una?"
    r"|(?:чувствую себя|сижу|прячусь|я) как"
    rf") (?:\w+ )?{_CHILDREN}(?!\w)"
)
_DENIED = re.compile(
    r"(?<!\w)(?:(?:no|not an?|kein\w*|pas d|pas un\w*|aucun\w*|nessun\w*|ningun\w*|никак\w*|не) ?"
    rf"(?:\w+ )?{_CHILDREN}"
    r"|i (?:meant|said) (?:im|me|myself)|i meant me|ich meinte mich|ich rede von mir|je parlais de moi"
    r"|parlavo di me|hablaba de mi|я о себе|я про себя)(?!\w)"
)


def means_no_child(folded: str) -> bool:
    """Whether a folded text compares its writer to a child, or says that there is none."""
    return _OF_ONESELF.search(folded) is not None or _DENIED.search(folded) is not None


_PICTURES = re.compile(
    r"(?<!\w)(?:pics?|pictures?|photos?|selfies?|videos?|vids?|nudes?|screenshots?|images?|clips?|cam"
    r"|webcam|bild\w*|foto\w*|nackt\w*|filmt?|aufnahme\w*|photos?|imag\w+|videos?|dick ?pic\w*|immagin\w+"
    r"|filmat\w+|fotk\w*|фот\w*|сним\w*|видео\w*|картинк\w*|интим\w*|нюдс\w*|скрин\w*|слит\w*|нюд\w*)(?!\w)"
)


def names_pictures(folded: str) -> bool:
    """Whether a folded text speaks of pictures or a film."""
    return _PICTURES.search(folded) is not None


_SAYS_AGE = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:she|he|they|the girl)(?: has)? (?:said|says|told me|wrote|claims)"
    r"|(?:sie|er|die|das madchen) (?:sagte?|hat gesagt|meinte?|behauptet)"
    r"|(?:elle|il) (?:dit|a dit|ma dit|disait)|(?:lei |lui )?(?:mi )?(?:ha detto|dice|diceva)"
    r"|(?:ella |el )?(?:me )?(?:dijo|dice|ha dicho)|(?:она|он) (?:сказала?|говорит|написала?))"
    r"(?: \w+){0,4} 1[0-7](?!\w)"
)


def reports_an_age(folded: str) -> bool:
    """Whether a folded text tells that somebody named an age under eighteen, and wants nobody of it."""
    return _SAYS_AGE.search(folded) is not None
