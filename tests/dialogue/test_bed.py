"""Who has no bed tonight is answered by that, and by nothing that buyers are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]

OF_BED = {
    "bed_none",
    "disclose_exploitation/where_sleep",
    "need_bed_quietly",
    "until_morning",
}

NO_BED = {
    "en": "nowhere to sleep tonight, i'm in Glasgow",
    "de": "ich hab heute Nacht keinen Schlafplatz, bin in Kassel",
    "fr": "j'ai nulle part où dormir cette nuit, je suis à Nantes",
    "it": "non so dove dormire stanotte, sono a Bologna",
    "es": "no tengo dónde dormir esta noche, estoy en Valencia",
    "ru": "мне негде ночевать сегодня, я в Самаре",
}

OF_BUYERS = {
    "en": ("menu", "what do the figures say", "no, i'm 34"),
    "de": ("Menü", "was sagen die Zahlen", "keine Kinder, ich bin 34"),
    "fr": ("menu", "quels sont les chiffres", "non, j'ai 34 ans"),
    "it": ("menu", "che dicono le statistiche", "no, ho 34 anni"),
    "es": ("menú", "qué dicen las cifras", "no, tengo 34 años"),
    "ru": ("меню", "какая статистика", "нет, мне 34"),
}


@pytest.mark.parametrize("language", NO_BED)
async def test_who_has_no_bed_is_answered_first_and_asked_nothing_about_whom(
    chat: Chat, language: str
) -> None:
    told = await last_keys(chat, language, NO_BED[language])
    assert OF_BED & {*told}
    assert "check_about_whom" not in told


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, of in OF_BUYERS.items() for text in of]
)
async def test_who_has_no_bed_meets_no_menu_figure_or_course(
    chat: Chat, language: str, text: str
) -> None:
    assert OF_BED & {*await last_keys(chat, language, NO_BED[language], text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "can i just wait in the hospital with my girl"),
        ("de", "wo kann ich sitzen bis zum Morgen"),
        ("fr", "est-ce que je peux attendre aux urgences avec elle"),
        ("it", "posso stare al pronto soccorso fino a domani"),
        ("es", "¿puedo quedarme en urgencias hasta mañana?"),
        ("ru", "можно в больнице посидеть до утра"),
    ],
)
async def test_where_to_wait_until_morning_is_answered(
    chat: Chat, language: str, text: str
) -> None:
    assert "until_morning" in await last_keys(chat, language, NO_BED[language], text)


async def test_a_man_for_whom_nothing_is_known_is_told_so_and_no_police(chat: Chat) -> None:
    said = (
        "меня выгнали из общаги, один тип пускает ночевать за секс",
        "парень, 22 года",
        "Казань",
        "без полиции, у меня нет прописки",
        "где сидеть до утра",
    )
    told = [await chat(text, campaign="demo-ru") for text in said]
    assert told[2].messages[0].key == "utter_bed_none"
    later = " ".join(one.text for reply in told[3:] for one in reply.messages)
    assert "102" not in later
    assert "женщин" not in later
    assert told[4].messages[0].key == "utter_until_morning"


async def test_the_same_words_are_not_said_three_times(chat: Chat) -> None:
    said = ["nowhere to sleep tonight, i'm in Glasgow", "no", "no", "no", "no", "no", "no"]
    told = [(await chat(text)).messages[0].text for text in said]
    assert max(map(told.count, told)) < 3


async def test_who_asks_to_buy_is_a_buyer_bed_or_not(chat: Chat) -> None:
    told = await last_keys(chat, "en", NO_BED["en"], "how much for an hour with a girl")
    assert not OF_BED & {*told}


@pytest.mark.parametrize(
    ("language", "forced", "text"),
    [
        ("en", "he makes me see clients, i'm in Leeds", "what are the risks"),
        ("de", "er zwingt mich zu Freiern, ich bin in Köln", "welche Risiken gibt es"),
        ("fr", "il me force à voir des clients, je suis à Lyon", "quels sont les risques"),
    ],
)
async def test_who_is_exploited_is_not_told_what_buyers_risk(
    chat: Chat, language: str, forced: str, text: str
) -> None:
    told = await last_keys(chat, language, forced, text)
    assert not [key for key in told if key.startswith("ask_risk")]
