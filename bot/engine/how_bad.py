"""The meaning of an answer to how bad it is: a yes in any clause, the milder half, a no to "now"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.suspicion import SOME_DESPAIR
from bot.engine.plain_words import HEARD, without_distress
from bot.message import Understanding
from bot.nlu.folding import clauses
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.milder import is_milder, says_plainly_no, wants_to_live

YES_ALONE = re.compile(
    r"^(?:yes|yeah|yep|ja|jo|oui|ouais|si|da|да|ага)(?: (?:i do|both|beides|les deux|entrambi|las dos))?$"
    r"|^(?:both|beides|les deux|entramb[ie]|tutt e due|las dos|ambas|и то и (?:то|другое))(?: \w+)?$"
    r"|^(?:(?:and|yes|i|yeah|do|sometimes|ja|und|ich|schon|manchmal|oui|et|si|e|y|и|да|я|иногда|часто) )*"
    r"(?:think (?:about|of) (?:it|that|dying)|denke? (?:ich )?(?:schon )?(?:daran|dran)|jy pense|ci penso"
    r"|lo pienso|pienso en eso|думаю (?:об этом|о таком|про это))(?: \w+)?$"
)
"""A clause that is a yes and nothing else: "I just told you. yes. I have the keys in my hand"."""

NO_ALONE = re.compile(
    r"(?:no|nope|nah|nein|nee|non|нет|неа)(?: (?:no|non|nein|нет))*"
    r"(?: (?:not )?(?:right )?(?:now|jetzt|gerade|grad|adesso|ora|ahora|ahorita|maintenant|la|сеичас"
    r"|пока))?"
    r"(?: (?:nicht|pas|no|нет))?"
    r"|(?:not (?:right )?now|jetzt (?:gerade |grad )?nicht|(?:gerade|grad) nicht"
    r"|pas (?:la )?(?:maintenant|tout de suite)"
    r"|(?:adesso|ora) no|(?:ahora|ahorita) no|сеичас нет|не сеичас)"
)
"""A clause that is a no to "now", and nothing else."""

LIVES_THERE = re.compile(
    r"(?<!\w)(?:(?:i |we )?(?:live|living|lebe|wohne|vis|vivons|jhabite|vivo|viviamo|vivimos|живу)"
    r" (?:(?:here|hier|ici|qui|aqui|тут) )?(?:in|at|with|bei|mit|a|en|avec|con|с|в|на)(?!\w)"
    r"|die (?:frau\w*|madchen|kinder|anderen|leute))"
)
"""Words of life and death that only say where or with whom somebody lives, or stand before a noun."""

NOT_FOR_LONG = re.compile(
    r"(?<!\w)(?:but|though|tonight|later|tomorrow|soon|yet|aber|heute|nachher|spater|morgen|bald|noch"
    r"|mais|ce soir|cette nuit|demain|bientot|encore|plus tard|ma|pero|stasera|stanotte|domani|dopo|poi"
    r"|ancora|presto|esta noche|manana|luego|despues|todavia|aun|но|вечером|ночью|завтра|потом|скоро"
    r"|еще)(?!\w)"
)
"""What puts a no off, or takes it back."""


def on_how_they_are(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of an answer to whether they think of dying, or are in danger now.

    Args:
        meaning: as it is read.
        text: as written.
        folded: the same (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.context_of`).
    """
    if context.get("asked") == "danger_now":
        return _on_danger_now(meaning, text, folded)
    if context.get("asked") == "how_bad":
        return _on_how_bad_it_is(meaning, text, folded)
    return meaning


def _on_how_bad_it_is(meaning: Understanding, text: str, folded: str) -> Understanding:
    """The meaning of an answer to whether they think of dying: a yes in any clause, or the milder half."""
    if any(map(YES_ALONE.search, clauses(text))):
        return replace(meaning, intent="affirm", topic="", confidence=1.0, begins_with_yes=True)
    is_quiet = not meaning.safety and meaning.despair < HEARD
    if is_quiet and (is_milder(folded) or wants_to_live(folded)):
        # They were offered this answer, and it is a no to the other.
        return replace(meaning, intent="deny", topic="", confidence=1.0)
    if not meaning.safety and says_plainly_no(text):
        beside = meaning.moves[0] if meaning.founded else None
        no = without_distress(meaning)
        return replace(no, intent="deny", topic="", confidence=1.0, second=beside)
    return meaning


def _on_danger_now(meaning: Understanding, text: str, folded: str) -> Understanding:
    """The meaning of a no to whether they are in danger now, with something said behind it.

    Not where it is taken back, put off, or dying is named.
    """
    first, *others = clauses(text)
    is_no = NO_ALONE.fullmatch(first) is not None
    is_grave = bool(meaning.safety or meaning.suspected) or meaning.despair >= SOME_DESPAIR
    is_grave |= names_dying(LIVES_THERE.sub(" ", folded)) or NOT_FOR_LONG.search(folded) is not None
    if is_grave or not (is_no and any(others)):
        return meaning
    first_move = meaning.moves[0]
    is_question = meaning.asks and first_move.intent not in ("deny", "express_distress")
    second = first_move if is_question else None
    return replace(meaning, intent="deny", topic="", confidence=1.0, second=second)
