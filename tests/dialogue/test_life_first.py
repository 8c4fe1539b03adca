"""Who is held, and whoever bleeds beside them, is answered by what saves them, from the first message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

HELD = {
    "en": (
        "we are three girls, locked in. one of us is 17",
        "she lost a lot of blood",
        "do they find us, we dont know the address",
        "he wakes up, bye",
    ),
    "de": (
        "wir sind drei Frauen hier, eingesperrt. eine von uns ist 17",
        "sie blutet stark",
        "findet uns die Polizei, wir kennen die Adresse nicht",
        "er wacht auf, muss weg",
    ),
    "fr": (
        "on est trois filles enfermées, une de nous a 17 ans",
        "elle saigne beaucoup",
        "on veut que la police nous trouve, on sait pas l'adresse",
        "il se réveille, je vous laisse",
    ),
    "it": (
        "siamo tre donne chiuse qui, una di noi ha 17 anni",
        "lei perde tanto sangue",
        "il 112 vede dove siamo col gps?",
        "si sveglia ciao",
    ),
    "es": (
        "somos cuatro mujeres aquí encerradas, una de nosotras tiene 17 años",
        "una se desangra, necesita ambulancia",
        "quiero que nos encuentren, no sabemos la dirección",
        "se despierta, adiós",
    ),
    "ru": (
        "нас тут четверо, заперли, одной из нас 17 лет",
        "она истекает кровью, нужна скорая",
        "тел по смс найдут?",
        "он просыпается, всё пока",
    ),
}
"""What one of several who are locked in writes, one after the other."""


def keys(told: Outgoing) -> list[str]:
    return [said.key for said in told.messages]


@pytest.mark.parametrize("language", sorted(HELD))
async def test_several_who_are_locked_in_are_told_how_help_comes(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    held, bleeds, found, leaves = HELD[language]
    first = keys(await chat(held, campaign=campaign))
    assert "utter_disclose_exploitation/call_silently" in first
    assert "utter_one_is_young" in first
    assert keys(await chat(bleeds, campaign=campaign))[0] == "utter_ambulance"
    assert keys(await chat(found, campaign=campaign)) == ["utter_be_found"]
    gone = keys(await chat(leaves, campaign=campaign))
    assert gone in (["utter_goes"], ["utter_disclose_exploitation/he_comes"])  # one neutral line


async def test_a_child_with_child_is_told_a_line_and_no_nonsense(chat: Chat) -> None:
    await chat("ich bin 14", campaign="demo-de")
    assert "utter_with_child" in keys(await chat("ich bin schwanger", campaign="demo-de"))


async def test_an_ambulance_comes_before_any_theme_whoever_writes(chat: Chat) -> None:
    told = await chat("she passed out and is bleeding heavily, what now")
    assert "utter_ambulance" in keys(told)


async def test_a_buyer_who_says_goodbye_is_no_captive(chat: Chat) -> None:
    await chat("looking for a girl tonight")
    assert "utter_goes" not in keys(await chat("ok bye"))


BEATEN = {
    "en": ("my husband beats me", "he dozed off, I'm going out now with my girls. where to?"),
    "de": (
        "mein Mann schlägt mich",
        "er pennt, ich geh jetzt mit den Kindern raus, Wache oder Klinik?",
    ),
    "fr": ("mon mari me frappe", "il ronfle, on part maintenant, commissariat ou hôpital ?"),
    "it": ("mio marito mi picchia", "russa, usciamo subito. carabinieri o pronto soccorso?"),
    "es": ("mi marido me pega", "ronca, nos vamos ahora mismo. ¿comisaría o urgencias?"),
    "ru": ("муж меня бьёт", "он храпит, уходим с детьми. в полицию или в травмпункт?"),
}
"""Who is beaten, and leaves."""


@pytest.mark.parametrize("language", sorted(BEATEN))
async def test_who_leaves_now_is_not_told_to_get_through_the_night(
    chat: Chat, language: str
) -> None:
    beaten, goes = BEATEN[language]
    await chat(beaten, campaign=f"demo-{language}")
    assert keys(await chat(goes, campaign=f"demo-{language}"))[0] == "utter_goes_now"


OUT_OF_DOORS = {
    "en": ("we're standing on the street", "stay with me please"),
    "de": ("wir stehen auf der Straße", "bleib bei mir"),
    "fr": ("on est dans la rue", "reste avec moi"),
    "it": ("siamo per strada", "resta con me"),
    "es": ("estamos en la calle", "quédate conmigo"),
    "ru": ("мы стоим на улице", "останься со мной"),
}
"""What they write on their way."""


@pytest.mark.parametrize("language", sorted(OUT_OF_DOORS))
async def test_nobody_out_of_doors_is_told_to_sit_away_from_a_door(
    chat: Chat, language: str
) -> None:
    for text in (*BEATEN[language], *OUT_OF_DOORS[language]):
        told = keys(await chat(text, campaign=f"demo-{language}"))
    assert not {f"utter_disclose_exploitation/{k}" for k in ("stay_with_me", "tonight")} & {*told}


HELD_ASKS = {
    "en": ("do I really have to pay back the 800?", "utter_owes_nothing"),
    "de": ("steht der Anruf in der Anrufliste?", "utter_call_seen"),
    "fr": ("j'appelle en chuchotant, je dis quoi en premier", "utter_first_words"),
    "it": ("manda tutto a mia madre", "utter_tells_family"),
    "es": ("¿cómo vuelvo a casa?", "utter_way_home"),
    "ru": ("если позвоню и буду молчать, приедут?", "utter_do_they_come"),
}
"""What a child asks whom somebody holds, and by what it is answered."""

YOUNG = {
    "en": "im 16 and he makes me sleep with men",
    "de": "ich bin 16 und er zwingt mich mit Männern",
    "fr": "j'ai 16 ans et il me force avec des hommes",
    "it": "ho 16 anni e mi costringe con gli uomini",
    "es": "tengo 16 años y me obliga con hombres",
    "ru": "мне 16, он заставляет меня с мужчинами",
}


@pytest.mark.parametrize("language", sorted(HELD_ASKS))
async def test_a_plain_question_of_who_is_held_is_answered_first(chat: Chat, language: str) -> None:
    asked, key = HELD_ASKS[language]
    await chat(YOUNG[language], campaign=f"demo-{language}")
    assert keys(await chat(asked, campaign=f"demo-{language}"))[0] == key


async def test_a_buyer_who_asks_for_prices_is_told_nothing_of_debts(chat: Chat) -> None:
    await chat("looking for a girl tonight")
    assert "utter_owes_nothing" not in keys(await chat("do I have to pay 200 up front?"))


async def test_blood_in_pregnancy_is_for_the_ambulance_and_its_number(chat: Chat) -> None:
    told = await chat("ich bin schwanger und blute, bin in Zürich", campaign="demo-de")
    called = [said.text for said in told.messages if said.key == "utter_ambulance_expecting"]
    assert called
    assert "144" in called[0]


async def test_a_witness_is_not_silenced_by_a_minder_nor_told_to_ask(chat: Chat) -> None:
    await chat("в отеле девушка, мужчина держит её паспорт, она напугана", campaign="demo-ru")
    told = keys(await chat("он не отходит от неё", campaign="demo-ru"))
    assert told[0] == "utter_report_concern/should_i_go_in"
