"""A message and its sentences, without thanks and reproaches that would hide what is said."""

from __future__ import annotations

import re

MOST_PARTS = 5
"""Sentences that are read by themselves; whoever writes more says the matter in the whole."""

LONGEST_IN_PARTS = 400
"""Characters of a text whose sentences are read by themselves; each reading of a longer one costs as much
as a message."""

SHORTEST_PART = 2
"""Words of a sentence that is read by itself."""

_BORDER = re.compile(r"(?<=[.!?…;])\s+|\n+")

_THANKS = (
    r"(?:many thanks|thanks|thank you|thx|vielen dank|danke|muchas gracias|gracias|merci|grazie|"
    r"спасибо|благодарю)"
)
_NO = r"(?:no|nein|non|нет)"
_COURTESY = re.compile(
    rf"^(?:{_NO}[,\s]+)?{_THANKS}\s*[,.!]\s*|[,\s]+{_THANKS}[!.\s]*$", re.IGNORECASE
)
"""Thanks before or behind what is said: "no thanks, I won't do it" is no refusal of ours."""

_GREETING = re.compile(
    r"^(?:hi|hiya|hey|hello|good (?:evening|morning|afternoon)"
    r"|hallo|moin|servus|grüezi|grüß gott|guten (?:abend|tag|morgen)"
    r"|salut|coucou|bonjour|bonsoir|ciao|salve|buon ?(?:giorno|asera|dì)|buonasera"
    r"|hola|buen[ao]s(?: (?:noches|tardes|días|dias))?"
    r"|привет(?:ик)?|здравствуй(?:те)?|здрасте|добрый (?:вечер|день)|доброе утро|доброй ночи)"
    r"(?:\s*[,.!]+\s*|\s+)",
    re.IGNORECASE,
)
"""A greeting before what is said, that a first message may be taken for as a whole."""

LEFT_OF_GREETING = 3
"""Words that are read by themselves behind a greeting."""

_SAID_BEFORE = re.compile(
    r"^(?:(?:no|non|nein|нет|but|aber|mais|ma|pero|но)[,\s]+)?(?:"
    r"(?:(?:like|as) )?i (?:just |already )?(?:said|asked|told you|meant|was asking|am asking|wrote)"
    r"(?: that| about)?"
    r"|i(?:ch)? (?:habe?|hob) (?:doch |ja |grad |schon )*(?:gesagt|gefragt|geschrieben|gsagt|gmeint)"
    r"|ich (?:sagte|sag|meinte|meine|fragte)(?: doch| ja)?"
    r"|j(?:e |'|’)(?:vous |t'|t’)?ai (?:déjà |deja |bien )?(?:dit|demandé|écrit)(?: que)?"
    r"|je (?:disais|demandais|parlais|dis|demande)(?: que| de)?"
    r"|(?:ti |vi )?ho (?:già |gia |appena )?(?:detto|chiesto|scritto)(?: che)?"
    r"|(?:io )?(?:dicevo|chiedevo|intendevo)(?: che)?"
    r"|(?:ya )?(?:te |os |le )?(?:lo )?(?:he dicho|dije|digo|pregunté|pregunto|decía|preguntaba)(?: que)?"
    r"|я (?:же |уже |ведь )*(?:сказал|говорил|писал|спросил|спрашивал|говорю|спрашиваю)[аи]?(?: что| про| о)?"
    r")[,:\s]+",
    re.IGNORECASE,
)
"""How people begin who have to repeat themselves: what they say stands behind it."""


def _bare(part: str, least: int) -> str:
    """A sentence without "I said that", if enough of it is left."""
    bare = _SAID_BEFORE.sub("", part)
    return bare if len(bare.split()) >= least else part


def parts_of(text: str, *, is_answer_on_danger: bool = False) -> list[str]:
    """The text, and behind it its sentences where it has a few and is not long.

    What is left of it without thanks, which would hide the matter, if it is no more than a sentence.

    Args:
        text: of a message.
        is_answer_on_danger: whether a "no, thanks" may answer a question about danger, and must stay.
    """
    if len(text) > LONGEST_IN_PARTS:
        return [text]
    parts = [_bare(part, SHORTEST_PART) for part in map(str.strip, _BORDER.split(text)) if part]
    bare = _COURTESY.sub("", text)
    if not is_answer_on_danger and len(parts) <= 2 and bare != text:
        least = (
            SHORTEST_PART if len(parts) == 1 else 1
        )  # "thank you. it's hard": a sentence of its own
        return [text, bare] if len(bare.split()) >= least else [text]
    if len(parts) == 1:
        said = _bare(_GREETING.sub("", parts[0]), LEFT_OF_GREETING)
        is_shorter = said != text.strip() and len(said.split()) >= LEFT_OF_GREETING
        return [text, said] if is_shorter or parts[0] != text.strip() else [text]
    if not 2 <= len(parts) <= MOST_PARTS:
        return [text]
    return [text, *(part for part in parts if len(part.split()) >= SHORTEST_PART)]
