"""Whether somebody says that they do not want to die: no sign of despair, which it is so easily heard as.

The safety net and the model hear the words of dying and miss the "not" before them: "no me quiero morir,
tengo miedo nomás". Where a "but" follows, or life is refused in the same breath, it stays a sign.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.dying import names_dying

_DENIES = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:"
    r"(?:dont|do not|didnt|never|wont|will not|wouldnt|(?:im|am|was) not|not (?=going|gonna|trying"
    r"|thinking))"
    r" (?:really |even |ever )?"
    r"(?:want to|wanna|wish to|going to|gonna|trying to|thinking (?:of|about)|planning to)? ?"
    r"(?:die|dying|kill(?:ing)? myself|end(?:ing)? my life|suicidal)"
    r"|(?:im|am|i am) not suicidal|no suicidal"
    r"|(?:will|wollte|mag|mocht) (?:ja |doch |aber |gar |uberhaupt )*(?:nicht|net|ned|nid|nit) "
    r"(?:sterben|sterbn|tot sein)"
    r"|(?:bringe?|tue?|will|wollte) (?:mich|mir) (?:ja |doch |schon )*(?:nicht|net|ned|nix|nichts) "
    r"(?:um\w*|an\w*)"
    r"|(?:will|wu|wott|mocht\w*) (?:mich|mi|mir) (?:ja |doch |eh )*(?:nicht|net|ned|nit|nid|nod|nix) "
    r"(?:umbring\w*|toten)"
    r"|(?:sterben|sterbn|umbringen) (?:will|tu|mag|mocht) (?:ich|i)(?: mich| mi)? (?:ja |doch )*"
    r"(?:nicht|net|ned|nid|nod)"
    r"|(?:bin|denk\w*) (?:ja |doch |eh )*(?:\w+ )?(?:nicht|net|ned|nod) (?:suizid\w*|lebensmud\w*|an suizid"
    r"|an selbstmord)"
    r"|nix da mit (?:suizid|umbringen)|(?:gehts|geht es) (?:mir )?nicht ums sterben"
    r"|(?:ne )?(?:veux|veut|voulais|vais|pense|compte) (?:pas|plus pas|point) (?:du tout )?(?:a )?"
    r"(?:mourir|me (?:suicider|tuer|foutre en lair)|crever)"
    r"|(?:suis|chui|chuis|jsuis) (?:\w+ )?pas (?:du tout )?(?:suicidaire|depressi\w+)"
    r"|pas (?:me|de) (?:tuer|suicide\w*)(?: hein| non)?$"
    r"|pas (?:envie de (?:mourir|crever)|didees (?:noires|suicidaires))"
    r"|non (?:voglio|volevo|penso|intendo|ho intenzione|ho voglia) (?:affatto )?(?:di |a )?"
    r"(?:morire|mori|uccidermi|ammazzarmi|suicidarmi|farla finita)"
    r"|(?:nun|nn|n) (?:me |mi |ti )?(?:voglio|vojo|vogghiu) (?:me )?(?:morire|mori|ammazza\w*|uccider\w*"
    r"|suicidar\w*)"
    r"|(?:non|nun|mica) (?:mi|me) (?:ammazzo|uccido|suicido|butto)|(?:non|mica) sono (?:mica )?suicid\w+"
    r"|(?:macche|ma che|ma quale) (?:suicid\w*|morire|ammazza\w*)"
    r"|no (?:me )?(?:quiero|kiero|queria|pienso|voy a|vo a|ando pensando en) "
    r"(?:morir(?:me)?|matar(?:me)?|suicidar(?:me)?|quitarme la vida)"
    r"|no (?:estoy|soy) suicida"
    r"|не (?:хочу|собираюсь|хотел\w*|думаю|буду|планирую) (?:я |пока |еще )?"
    r"(?:умирать|умереть|кончать с собои|убивать себя|себя убивать|вешаться|о смерти|о суициде)"
    r"|(?:умирать|помирать|вешаться) (?:я )?(?:не хочу|не собираюсь|не буду)"
    r"|(?:я )?не (?:суицидник|самоубиица|суицидница)"
    # "I have no such thoughts"
    r"|(?:have|got|having) no (?:such |suicidal )?thoughts(?: like that| of suicide)?"
    r"|(?:dont|do not|havent)(?: have| got)? (?:any )?(?:such |suicidal )?thoughts(?: like that"
    r"| of suicide)?"
    r"|kein\w* (?:solche\w* |so \w+ |suizid)(?:gedanken|gedanke)"
    r"|(?:pas|aucune|jamais)(?: \w+){0,2} (?:ces (?:pensees|idees)|pensees? (?:comme ca|de ce genre"
    r"|suicidaires?)|idees? comme ca)"
    r"|non (?:ho|faccio) (?:\w+ )?(?:(?:questi|quei|certi|tali) pensieri|pensieri (?:del genere|cosi"
    r"|suicidi|di suicidio|di morte))"
    r"|no tengo (?:\w+ )?(?:(?:esos|tales) pensamientos|pensamientos (?:de esos|asi|suicidas|de suicidio"
    r"|de morir))"
    r"|(?:нет|не было) (?:у меня )?(?:таких|подобных|этих) мыслеи|(?:таких|подобных) мыслеи (?:у меня )?нет"
    r"|(?:нет )(?:у меня )?мыслеи (?:о смерти|о суициде)"
    r")(?!\w)"
)

_SAYS_NO = re.compile(
    r"(?<!\w)(?:"
    r"not thinking (?:of|about) (?:that|it|anything)|nothing like that|im (?:fine|ok|alright)|i am fine"
    r"|nicht an so ?was|an so ?was (?:nicht|ned)|(?:mir )?gehts? (?:mir )?gut|kein notfall|nicht so schlimm"
    r"|rien de (?:tout )?ca|rien de grave|pas a ca|(?:je )?vais bien|pas (?:si )?lourd|cest pas ca"
    r"|tinquiete"
    r"|niente di grave|non e (?:cosi )?pesante|tranquillo"
    r"|niente del genere|non penso a (?:quello|questo|queste cose)|sto bene"
    r"|nada grave|no es (?:tan )?grave|tranquilo|nada de eso|no pienso en eso|estoy bien"
    r"|не тяжело|не так (?:уж )?(?:тяжело|плохо)|(?:все |я )?норм(?:ально)?|не в этом дело"
    r"|не думаю (?:я )?(?:о таком|об этом)|как(?:ое|ои) (?:там )?не жить|(?:я|все) (?:в порядке|нормально)"
    r")(?!\w)"
)
"""The same in fewer words, by who was asked."""

_OF_OTHERS = re.compile(
    r"(?<!\w)(?:(?:talking|speaking|asking|worried) about (?:her|them|the (?:girls?|women|woman))"
    r"|its about (?:her|them)"
    r"|(?:rede|spreche|geht) (?:\w+ )?(?:von|uber|um) (?:ihr|ihnen|sie|die (?:frau\w*|madchen|madels))"
    r"|(?:parle|parlais|sagit) (?:d ?elles?|de ces (?:filles|femmes)|de la (?:fille|femme)|des (?:filles"
    r"|femmes))"
    r"|(?:parlo|parlavo|si tratta|dico) (?:di )?(?:loro|lei|delle (?:ragazze|donne)|della (?:ragazza"
    r"|donna)|le ragazze)"
    r"|(?:hablo|hablaba|se trata|digo) (?:de )?(?:ellas?|ellos|las? (?:chicas?|mujer(?:es)?)|esas? chicas?)"
    r"|(?:я )?(?:про|о|об) (?:нее|неи|них|девуш\w+|женщин\w*))(?!\w)"
)
"""Whose danger is meant by who says that it is not their own."""

SHORT = 8
"""Words of a text in which "I'm fine" is the answer, and not said of something else."""

_TAKES_IT_BACK = re.compile(
    r"(?<!\w)(?:"
    r"but|though|although|just want it|want it to|living|live|alive|any ?more"
    r"|aber|nur(?! (?:angst|allein|mude|traurig|sauer|fertig|reden|wutend))|sondern|leben|lebn|mehr"
    r"|mais|seulement|juste que|vivre|plus"
    r"|ma|pero|solo que|vivere|vivir|mas"
    r"|но|только(?! (?:боюсь|страшно|устал\w*|поговорить))|жить|больше|просто чтоб\w*"
    r")(?!\w)"
)
"""What lets a sign stand: a contrast, or life itself."""


def denies_dying(folded: str, *, is_asked: bool = False) -> bool:
    """Whether a folded text says that its writer does not want to die, and takes nothing of it back.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        is_asked: whether they were asked how they are, or whether they think of dying.
    """
    is_short = len(folded.split()) <= SHORT or _OF_OTHERS.search(folded) is not None
    is_answer = is_asked and is_short and not names_dying(_OF_OTHERS.sub(" ", folded))
    found = _DENIES.search(folded) or (_SAYS_NO.search(folded) if is_answer else None)
    return found is not None and not _TAKES_IT_BACK.search(folded, found.end())
