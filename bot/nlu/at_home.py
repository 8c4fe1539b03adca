"""Whether somebody tells that a partner or relative hurts them at home: another line than for trafficking.

The safety net hears "somebody is hurt by another" and cannot tell a husband from a trafficker, but the
lines differ. Where money, customers or papers are spoken of, it is no matter of the home alone.
"""

from __future__ import annotations

import re

from bot.nlu.folding import fold

_PARTNERS = {
    "en": r"my (ex )?(husband|boyfriend|partner|bf|fella|wife|girlfriend|dad|father|stepdad|brother|ex)",
    "de": r"mein(e|em)? (ex )?(mann|ehemann|freund|partner|frau|vater|stiefvater|bruder|ex)",
    "fr": r"mon (ex )?(mari|copain|mec|conjoint|compagnon|pere|frere|fils|ex)|ma (femme|copine)",
    "it": r"(mio|il mio|mia) (ex )?(marito|ragazzo|compagno|fidanzato|padre|fratello|figlio|ex|moglie)",
    "es": r"mi (ex )?(marido|novio|pareja|esposo|padre|padrastro|hermano|hijo|ex|mujer)",
    "ru": r"(мои|моя) (бывшии )?(муж|парень|партнер|отец|отчим|брат|сын|бывшии|жена)|муж",
}
_HURTS = {
    "en": r"(hits?|beats?|beating|hitting|punch\w*|chok\w*|strangl\w*|kicks?|slaps?|pushes) (me|us)|hurts me|"
    r"(is |gets )?violent( to| with)? me|kicks? (the )?doors?",
    "de": r"schlagt (mich|uns)|schlagt zu|verprugelt|wurgt mich|tritt (mich|die tur\w*)|haut mich|prugelt",
    "fr": r"me (frappe|bat|tape|cogne|etrangle|gifle)|nous (frappe|bat)|donne des coups|violent avec moi",
    "it": r"mi (picchia|mena|colpisce|strangola|prende a schiaffi)|alza le mani|ci picchia|violento con me",
    "es": r"me (pega|golpea|maltrata|ahorca|agrede)|nos pega|violento conmigo",
    "ru": r"бьет( меня| нас)?|избивает|душит меня|поднимает( на меня)? руку|ударил меня",
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


def tells_of_abuse_at_home(text: str, language: str) -> bool:
    """Whether a text tells that somebody of the writer's home hurts them, and of nothing sold."""
    if language not in _PARTNERS:
        return False
    folded = fold(text)
    found = [
        bool(re.search(rf"\b({words[language]})\b", folded))
        for words in (_PARTNERS, _HURTS, _NOT_AT_HOME)
    ]
    return found == [True, True, False]
