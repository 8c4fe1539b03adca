"""Whether somebody tells that a partner or relative hurts them at home: another line than for trafficking.

The safety net hears "somebody is hurt by another" and cannot tell a husband from a trafficker, but the
lines differ. Where money, customers or papers are spoken of, it is no matter of the home alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_PARTNERS = {
    "en": r"my (ex )?(husband|boyfriend|partner|bf|fella|wife|girlfriend|dad|father|stepdad|brother|ex)",
    "de": r"mein(e|em)? (ex )?(mann|ehemann|freund|partner|frau|vater|stiefvater|bruder|ex)",
    "fr": r"mon (ex )?(mari|copain|mec|conjoint|compagnon|pere|frere|fils|ex)|ma (femme|copine)",
    "it": r"(mio|il mio|mia) (ex )?(marito|ragazzo|compagno|fidanzato|padre|fratello|figlio|ex|moglie)",
    "es": r"mi (ex )?(marido|novio|pareja|esposo|padre|padrastro|hermano|hijo|ex|mujer)",
    "ru": r"(мои|моя) (бывшии )?(муж|парень|партнер|отец|отчим|брат|сын|бывшии|жена)|муж",
}
_HURTS = {
    "en": r"(hits?|beats?|beat|beating|hitting|punch\w*|chok\w*|strangl\w*|kick(s|ed)?|slap(s|ped)?|"
    r"push(es|ed)|shov(es|ed)) (me|us)|hurts me|violent|raises? (his|a) hand|"
    r"kick(s|ed) (the |in the )?doors?",
    "de": r"schlagt (mich|uns)|schlagt zu|verprugelt|wurgt mich|tritt (mich|die tur\w*)|haut mich|prugelt|"
    r"h[ao]t (er |sie )?(mich|mir|uns) (\w+ )?(geschlagen|gestossen|geschubst|gewurgt|gehauen|getreten)|"
    r"schubst mich|gewalttatig\w*|tur\w* eingetreten",
    "fr": r"(me|nous) (frappe|bat|tape|cogne|etrangle|gifle|pousse)|donne des coups|violente?|"
    r"ma (deja )?(frappee?|tapee?|battue?|poussee?|giflee?|cognee?|etranglee?)|leve la main",
    "it": r"mi (picchia|mena|colpisce|strangola|spinge|prende a schiaffi)|alza le mani|ci picchia|violento|"
    r"mi ha (gia )?(picchiat|menat|spint|strattonat)\w+",
    "es": r"(me|nos) (pega|golpea|maltrata|ahorca|agrede|empuja|empujo|pego|golpeo)|violento|"
    r"me ha (pegado|golpeado|empujado|agarrado)|levanta la mano",
    "ru": r"бьет( меня| нас)?|избивает|(из|по)?бил меня|душит меня|толкнул меня|ударил меня|"
    r"поднимает( на меня)? руку|руки распускает",
}
_NOT_AT_HOME = {
    "en": r"money|client\w*|customer\w*|punter\w*|men|sell\w*|passport|papers|debt|pay\w*|work\w*",
    "de": r"geld|kunde\w*|freier\w*|manner\w*|verkauf\w*|pass|papiere|schuld\w*|bezahl\w*|anschaff\w*|"
    r"arbeit\w*",
    "fr": r"(d|l)?argent|client\w*|hommes|vend\w*|passeport|papiers|dette\w*|pay\w*|travail\w*|passes",
    "it": r"soldi|client\w*|uomini|vend\w*|passaporto|documenti|debit\w*|pag\w*|lavor\w*|strada",
    "es": r"dinero|client\w*|hombres|vend\w*|pasaporte|papeles|deuda\w*|pag\w*|trabaj\w*",
    "ru": r"деньг\w*|клиент\w*|мужчин\w*|прода\w*|паспорт\w*|документ\w*|долг\w*|плат\w*|работа\w*",
}


_NOT = (
    r"(?:no|not|non|ne|n|doesnt|didnt|hasnt|never|nie|nicht|mai|nunca|jamas|jamais|не|ни|никогда)"
)
_NOT_BEHIND = r"(?:nicht|nie|pas|jamais|mai|never|не)"
"""Words before and behind a blow by which there is none."""


_BY_ME = re.compile(
    r"\b(?:im|i am|i get|i got|i was|i become|ich bin|ich werd\w*|ich war|bin ich|werd ich|je suis|jsuis"
    r"|je deviens|jetais|sono|divento|ero|soy|me pongo|estoy|я) (?:\w+ ){0,3}"
    r"(?:violent\w*|gewalttatig\w*|жесток\w*)"
)
"""Who fears their own violence is not the one who is hit."""


class _Words(NamedTuple):
    """The expressions of a language, made once."""

    hit: re.Pattern[str]
    not_hit: re.Pattern[str]
    partner: re.Pattern[str]
    sold: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    if language not in _PARTNERS:
        return None
    hurts = rf"\b(?:{_HURTS[language]})\b"
    return _Words(
        re.compile(rf"{hurts}(?! (?:\w+ )?{_NOT_BEHIND}\b)"),
        re.compile(rf"\b{_NOT} (?:\w+ )?{hurts}"),
        re.compile(rf"\b({_PARTNERS[language]})\b"),
        re.compile(rf"\b({_NOT_AT_HOME[language]})\b"),
    )


def tells_of_abuse_at_home(folded: str, language: str, *, knows_partner: bool = False) -> bool:
    """Whether a text tells that somebody of the writer's home hurts them, and of nothing sold.

    Args:
        folded: a message, folded (`bot.nlu.folding.fold`).
        language: of the talk.
        knows_partner: whether the talk is about the writer's partner already, so that "he hits me" is enough.
    """
    words = _words(language)
    if words is None or _BY_ME.search(folded):
        return False
    if not words.hit.search(folded) or words.not_hit.search(folded):
        return False
    return knows_partner or bool(words.partner.search(folded) and not words.sold.search(folded))
