"""Whether somebody tells that a husband or boyfriend may kill them: the gravest sign of violence at home.

"Mein Mann bringt mich um, wenn er das sieht" is said in earnest of a man one lives with; of a wife, a
mother, a boss, or with a laugh, it is scolding (`bot.nlu.phrases.figure_of_speech`).
"""

from __future__ import annotations

import re

_HE = (
    r"(?:my (?:ex )?(?:husband|hubby|boyfriend|partner|bf|fella|old man|bloke|man)|the husband"
    r"|mei(?:n|m|nem)? (?:ex )?(?:mann|ehemann|freund|partner|oider|alter|kerl)"
    r"|mon (?:ex )?(?:mari|copain|mec|chum|homme|gars|conjoint|compagnon|keum)"
    r"|(?:il )?mio (?:ex )?(?:marito|ragazzo|uomo|compagno|fidanzato)"
    r"|mi (?:ex )?(?:marido|novio|pareja|esposo|chico|hombre|companero)"
    r"|(?:мои |у меня |бывшии )?(?:муж|мужик|парень|сожитель))"
)
_PRONOUN = r"(?:hes?|hell|hed|er|der|il|sil|quil|lui|el|он)"
_KILLS = (
    r"(?:(?:will|would|ll|hell|is going to|hes going to|gonna|is gonna|hes gonna|wants to|threatens to"
    r"|threatened to|might) (?:kill|murder) me|(?:kills|murders) me (?:if|when)"
    r"|bringt (?:er )?mi(?:ch)? (?:(?:noch|dann|sonst) )?um|mi(?:ch)? umbring\w*"
    r"|schlagt mi(?:ch)? (?:noch )?tot"
    r"|(?:va|veut|voulait|menace de) me (?:tuer|buter|crever)|me (?:tue|bute|tuerait|tuera)"
    r"|mi (?:ammazza|uccide|fa fuori|ammazzera|uccidera)|(?:vuole|minaccia di) (?:ammazzarmi|uccidermi)"
    r"|me (?:mata|matara|va a matar)|(?:quiere|amenaza con) matarme"
    r"|(?:меня )?(?:убьет|прибьет|зарежет|прирежет|задушит)(?: меня)?|обещал меня убить|грозится убить)"
)
_NOT_IN_EARNEST = re.compile(
    r"(?<!\w)(?:lol|lmao|haha\w*|hehe\w*|jk|joking|kidding|scherz|spaß|spass|witz|grins|mdr|ptdr|blague"
    r"|scherzo|scherzavo|jaja\w*|broma|ахах\w*|хаха\w*|шучу|шутка|в шутку|boss|chef\w*|patron\w*|capo"
    r"|jefe\w*|начальник\w*|pimp|zuhalter|mac|pappone|protettore|chulo|proxeneta|сутенер\w*|хозяин"
    r"|boredom|langeweile|ennui|noia|aburrimiento|скук\w*|(?:of|vor|mit|de|di|со?) "
    r"(?:laugh\w*|lachen|rire|rires|risate|risa|смех\w*))(?!\w)"
)
_OF_HIM = re.compile(rf"(?<!\w){_HE} (?:\w+ ){{0,8}}?{_KILLS}(?!\w)")
_OF_WHO_IS_KNOWN = re.compile(
    rf"(?<!\w){_PRONOUN} (?:\w+ ){{0,8}}?{_KILLS}(?!\w)|(?<!\w)hell (?:kill|murder) me(?!\w)"
)
_NO = re.compile(
    rf"(?<!\w)(?:never|not|wont|wouldnt|nie|nicht|jamais|pas|mai|non|nunca|no|не) (?:\w+ )?{_KILLS}(?!\w)"
    rf"|{_KILLS} (?:nicht|nie|pas|jamais)(?!\w)"
)


def fears_to_be_killed(folded: str, *, knows_partner: bool = False) -> bool:
    """Whether a folded text tells that the man the writer lives with may kill them.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        knows_partner: whether the talk is about the writer's partner already, so that "he" is enough.
    """
    found = _OF_HIM.search(folded) or (knows_partner and _OF_WHO_IS_KNOWN.search(folded))
    return bool(found) and not (_NOT_IN_EARNEST.search(folded) or _NO.search(folded))
