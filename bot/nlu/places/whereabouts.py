"""Whether somebody says to be where a place is, or only speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale

from bot.nlu.folding import fold
from bot.nlu.gazetteer import Mention
from bot.nlu.phrases.plain_asks import lets_rooms
from bot.nlu.places.elsewhere import done_to_me
from bot.nlu.places.table import LEVEL_LANGUAGES
from bot.nlu.places.text import CLAUSE_END

HERE = {
    "en": (
        "im|i am|we are|(^|and |so |but )were|i live|i stay|i work|here|i study"
        "|(i|ive|we|weve) (just )?(got|come|moved)|^(just |now |currently )?(living|staying|based|arrived"
        "|landed|moved|visiting|travell?ing|stuck|sleeping)",
        "me|now|currently|how much|available|hotel|hostel|airbnb"
        "|(my|our) (flat|place|room|hotel|apartment|house|home)( is|s)?",
        "in|near|from|at|around|outside|to",
    ),
    "de": (
        r"bin|wohne?|lebe?|sitze?|stehe?|hier|arbeite|wir \w+en|sind wir|befinde?|studier\w*|halte? mich"
        r"|bleibe?|ubernachte?|hocke?|hang|penne?|schlafe?",
        "was kostet|wie ?viel|was kostet das|jetzt|grade?|gerade|momentan|derzeit|zurzeit|aktuell|im hotel"
        "|(meine?|unsere?) (wohnung|bude|zimmer|hotel|haus|unterkunft)( ist)?",
        "in|im|bei|nahe|aus|nach",
    ),
    "fr": (
        r"suis(?! (alle|parti|passe))|chuis|jsuis|ici|(j|^)(habite|etudie|arrive)|(je|j|moi|^) ?(vis|reste"
        r"|loge|bosse|travaille|dors)|me trouve|viens d ?(arriver|emmenager)|(on est|sommes)(?! alle)"
        "|(suis|est|sommes) installe",
        r"maintenant|actuellement|combien|la|demenage|l ?hotel"
        r"|(mon|notre|ma) (appart\w*|hotel|chambre|studio|maison|logement)( est)?",
        "a|au|aux|en|dans|pres|chez|sur",
    ),
    "it": (
        r"(sono|siamo)(?! (stat\w|andat\w|(?!qui\b)\w*[ie])\b)|sto|vivo|abito|qui"
        r"|(?<!del )(?<!al )(?<!di )(?<!sul )lavoro|mi trovo|risiedo|studio|arrivat[oa]|resto|alloggio"
        "|trasferit[oa]|ci siamo trasferiti|stiamo|dormo",
        r"adesso|ora|attualmente|quanto|quanto costa|casa mia e|in (albergo|hotel)"
        "|(mio|nostro) (albergo|hotel|appartamento) e",
        "a|ad|in|vicino|da|nel|nella|presso",
    ),
    "es": (
        "estoy|vivo|soy|ando|aqui|aca|trabajo|estamos|me encuentro|resido|estudio|acabo de llegar"
        "|me quedo|me alojo|me mude|nos mudamos|he venido|duermo|llevo",
        "ahora|ahora mismo|actualmente|cuanto|cuesta|cuanto cuesta|un hotel"
        "|(mi|nuestro) (piso|hotel|casa|habitacion|apartamento)( esta)?",
        "en|cerca|por|a",
    ),
    "ru": (
        r"(я|мы)(?! (слы|зна|чита|дума|вид|был|жил|езди|хо)\w*)|живу|нахожусь|тут|здесь|сижу|работаю|учусь"
        r"|(при|пере)ехал[аи]?|прилетел[аи]?|остановил(ся|ась|ись)|ночую|застрял[аи]?",
        "сколько|сколько стоит|щас|сеичас|теперь|(моя|наша) (квартира|гостиница|комната)|мои отель"
        "|в (гостинице|отеле)",
        "в|во|под|около|из",
    ),
}
"""Per language, in folded text: the first person; "now", a price or a lodging; prepositions of place.

Between the first person and its preposition other words may stand, behind the second group none.
"""

ELSEWHERE = {
    "en": "fine|fines|penalty|about|law|laws|legal|family|mother|mum|mom|parents|kids|children|home|friend",
    "de": "strafe|busse|bussgeld|gesetz|recht|legal|erlaubt|familie|mutter|eltern|kinder|heimat|zuhause"
    "|freund",
    "fr": "amende|peine|loi|legal|famille|mere|parents|enfants|ami|pays",
    "it": "multa|multe|pena|legge|legale|famiglia|madre|mamma|genitori|figli|amico|casa",
    "es": "multa|multas|pena|ley|legal|familia|madre|mama|padres|hijos|amigo|casa",
    "ru": "штраф|штрафа|срок|закон|закону|законно|семья|семье|мама|маме|родители|дети|детям|дома|друг",
}
"""What stands before a place of which somebody only speaks: its law, or those who were left behind."""

_ARRIVED = re.compile(
    r"\b(?:moved|come|came|arrived|landed|mude|mudamos|llegar|llegado|llegue|venido) (?:back )?(?:to|a)$"
)
"""How a journey that is over ends, where the word before its place may also mean an origin."""

INVOLVED = frozenset(
    {
        "seek_services",
        "report_concern",
        "disclose_exploitation",
        "mention_minor",
        "express_distress",
        "threaten_violence",
    }
)
"""Intents of somebody who speaks of what happens around them, not of a country to compare."""

_MOST_BETWEEN = 3
"""Words between the first person and the preposition: "suis chauffeur de taxi à"."""

_MOST_BETWEEN_IN_QUESTIONS = 1
"""The same in what is said or asked of a law."""

_MOST_BESIDE = 1
"""Words between the preposition and the place: an article, a quarter."""


_SHORTEST_TOWN = 3
"""Letters from which a name is a town's and no code of a State."""

_OF_A_STATE = ("ted", "нем", "рус")
"""How words for a State begin that its names do not begin with: tedesca, немецкий, русский."""


def is_town(named: str, state: str) -> bool:
    """Whether a name of somewhere in a State is a town's or region's: neither the State's nor its people's.

    Args:
        named: as it stands in the text.
        state: the code of the State where it lies.
    """
    folded = fold(named)
    return len(folded) >= _SHORTEST_TOWN and not folded.startswith(_beginnings(state))


@cache
def _beginnings(state: str) -> tuple[str, ...]:
    """How the names of a State begin, in our languages, folded."""
    names = (Locale.parse(language).territories.get(state, "") for language in LEVEL_LANGUAGES)
    return (*{fold(name)[:_SHORTEST_TOWN] for name in names if name}, *_OF_A_STATE)


def says_here(before: str, language: str, *, asks: bool = False) -> bool:
    """Whether a text says by its words before a place that its writer is there.

    Args:
        before: the folded text up to the place.
        language: its ISO 639-1 code.
        asks: whether the text is about the law of a place: "I hear that in Germany" says nothing of where.
    """
    if language not in HERE or _is_spoken_of(before, language):
        return False
    between = _MOST_BETWEEN_IN_QUESTIONS if asks else _MOST_BETWEEN
    first, beside, prepositions = HERE[language]
    place = rf"({prepositions})( \w+){{0,{_MOST_BESIDE}}}$"
    near = rf"\b({first})( \w+){{0,{between}}} {place}|\b({beside}) {place}"
    return bool(re.search(near, before) or re.search(rf"\b({first})$", before))


def has_arrived(before: str) -> bool:
    """Whether a text says by its words before a place, folded, that its writer went there to stay."""
    return _ARRIVED.search(before) is not None


def happens_there(before: str, language: str, intent: str) -> bool:
    """Whether what happens around the writer is told with the place: people then say where without "I".

    Args:
        before: the folded text up to the place.
        language: its ISO 639-1 code.
        intent: what the text means.
    """
    is_done_to_me = done_to_me(before)
    is_of_others = not is_done_to_me and (intent not in INVOLVED or _is_spoken_of(before, language))
    if language not in HERE or is_of_others:
        return False
    prepositions = HERE[language][2]
    return bool(re.search(rf"\b({prepositions})( \w+){{0,{_MOST_BESIDE}}}$", before))


def _is_spoken_of(before: str, language: str) -> bool:
    """Whether the law of a place, or who was left behind there, is spoken of right before it."""
    last = before.split()[-_MOST_BETWEEN - 2 :]
    return bool(set(last) & set(ELSEWHERE[language].split("|")))


def clause_before(text: str, start: int) -> str:
    """What stands before a place in its clause; in "I'm here, in Vienna" the clause before, too."""
    parts = CLAUSE_END.split(text[:start])
    return " ".join(parts[-1:] if len(parts[-1].split()) > 1 else parts[-2:])


def where_they_are(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """The places of several at which the writer says to be: "I'm in Turin. will they send me to Lagos?".

    Args:
        text: as written.
        mentions: of places in it.
        language: ISO 639-1 code of the text.
    """
    return [
        m for m in mentions if says_here(fold(clause_before(text, m.start)), language, asks=False)
    ]


_FROM = re.compile(
    r"(?<!\w)(?:im|i am|we are|bin|kommen?|soy|somos|vengo|sono|siamo|je viens|jsuis|je suis|я|мы)"
    r"(?: \w+)? (?:from|aus|de|du|d|di|da|из|с)(?: \w+)?$"
)
"""First person and "from" before a place, in folded text."""


def says_from(before: str) -> bool:
    """Whether what stands before a place says that the writer is from there."""
    return _FROM.search(before) is not None


_OF_MATTER = re.compile(
    r"(?<!\w)(?:flat|apartment|house|hotel|hostel|building|property|studio|bar|club"
    r"|wohnung|haus|hotel|pension|objekt|gebaude|zimmer|laden|lokal"
    r"|l ?appart\w*|appart\w*|maison|immeuble|logement|studio|hotel|lhotel|chambre|bien"
    r"|casa|appartamento|lappartamento|l appartamento|albergo|lalbergo|palazzo|locale|stanza"
    r"|piso|apartamento|edificio|hostal|local|habitacion|vivienda"
    r"|квартир\w+|дом|хостел|отель|гостиниц\w+|здание|комнат\w+|помещение)"
    r" (?:\w+ )?(?:s|is|are|ist|is|liegt|steht|est|se trouve|se situe|e|si trova|sta|esta|queda|находится)?"
    r" ?(?:in|near|at|bei|im|a|en|au|aux|ad|nel|nella|в|во|под)(?: \w+)?$"
)
"""A flat, a house or a hotel, and that it is there, before a place, in folded text."""

_MINE = re.compile(r"(?<!\w)(?:im|i am|ich|bin|je|suis|io|sono|yo|estoy|я)(?: \w+){0,2}$")


def is_of_matter(before: str) -> bool:
    """Whether a flat, a house or a hotel, and not the writer, is said to be at the place behind it."""
    found = _OF_MATTER.search(before)
    return found is not None and _MINE.search(before[: found.start()].strip()) is None


OF_OTHERS = frozenset({"ask_law", "ask_police", "ask_sector_guidance", "report_concern"})
"""Intents of who tells of a place that is theirs, or that they know, and need not be there."""


def those_of_matter(
    text: str, mentions: Sequence[Mention], role: object, intent: str | None
) -> list[Mention]:
    """The places at which what somebody tells of is said to be: "the flat is in Perpignan, I'm in Québec".

    Args:
        text: as written.
        mentions: of places in it.
        role: who writes, as far as known; who lets a flat, or saw something, need not be there.
        intent: what the text means.
    """
    is_theirs = role in ("professional", "witness") or lets_rooms(fold(text))
    if not (is_theirs or intent in OF_OTHERS):
        return []
    return [m for m in mentions if is_of_matter(fold(text[: m.start]))]
