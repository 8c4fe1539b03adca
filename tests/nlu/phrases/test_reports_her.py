"""A man who came to buy and wants to tell of a woman is heard, and who only speaks of her is not."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.reports_her import wants_to_report_her

WANTS = {
    "en": (
        "who do i tell about her, she looked scared",
        "i want to report that flat without my name",
    ),
    "de": ("wem kann ich das melden, die frau hatte angst", "wo zeig ich die wohnung an, anonym"),
    "fr": ("à qui je peux signaler cette fille", "je veux signaler cet appart sans donner mon nom"),
    "it": (
        "a chi lo segnalo, quella ragazza aveva paura",
        "dove posso denunciare quell'appartamento",
    ),
    "es": (
        "a quién le aviso, esa chica estaba asustada",
        "dónde denuncio ese piso sin dar mi nombre",
    ),
    "ru": ("кому сообщить про эту девушку", "куда сообщить об этой квартире анонимно"),
}

OTHER = {
    "en": ("how can you tell if shes forced", "give me her number", "will i be punished"),
    "de": ("woran merkt man dass sie gezwungen wird", "gib mir ihre nummer", "werde ich bestraft"),
    "fr": ("comment savoir si elle est forcée", "donne moi son numéro", "je risque quoi"),
    "it": ("come si capisce se è costretta", "dammi il suo numero", "cosa rischio io"),
    "es": ("cómo se sabe si la obligan", "dame su número", "qué me puede pasar a mí"),
    "ru": ("как понять что её заставляют", "дай её номер", "меня накажут"),
}


@pytest.mark.parametrize("language", WANTS)
def test_a_wish_to_tell_of_her_is_heard(language: str) -> None:
    assert all(wants_to_report_her(fold(text), language) for text in WANTS[language])


@pytest.mark.parametrize("language", OTHER)
def test_what_only_speaks_of_her_is_none(language: str) -> None:
    assert not any(wants_to_report_her(fold(text), language) for text in OTHER[language])
