"""Who is in danger and has heard an answer gets another way; who wants no police gets none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

REPEATED = {
    "en": ("my husband hits me, I'm in Leeds", "you already said that", "and apart from that?"),
    "de": ("mein Mann schlägt mich, bin in Köln", "das hast du schon gesagt", "und sonst?"),
    "fr": ("j'ai 14 ans et mon beau-père me touche. Lyon", "tu l'as déjà dit", "et à part ça ?"),
    "it": ("non voglio più vivere, sono a Milano", "l'hai già detto", "e a parte questo?"),
    "es": (
        "me obligan a prostituirme, estoy en Sevilla",
        "ya me lo has dicho",
        "¿y aparte de eso?",
    ),
    "ru": (
        "меня держат и заставляют работать, я в Алматы",
        "вы это уже говорили",
        "а кроме этого?",
    ),
}
"""What somebody in danger writes first, and two ways to ask for something else."""

NO_POLICE = {
    "en": ("no police please", "polic"),
    "de": ("keine Polizei bitte", "poliz"),
    "fr": ("sans la police", "polic"),
    "it": ("nessuna polizia", "poliz"),
    "es": ("nada de policía", "polic"),
    "ru": ("только без полиции", "полиц"),
}
"""How the police are refused, and what the word for them begins with."""


def text_of(outgoing: Outgoing) -> str:
    return "\n".join(said.text for said in outgoing.messages)


@pytest.mark.parametrize("language", sorted(REPEATED))
async def test_each_time_another_way_is_offered(chat: Chat, language: str) -> None:
    first, *others = REPEATED[language]
    await chat(first, campaign=f"demo-{language}")
    told = [await chat(text, campaign=f"demo-{language}") for text in (*others, others[0])]
    keys = [outgoing.messages[0].key for outgoing in told]
    assert all(key.startswith("utter_other_") for key in keys), keys
    assert len({text_of(outgoing) for outgoing in told}) == len(told)


@pytest.mark.parametrize("language", sorted(NO_POLICE))
async def test_the_police_stay_out_of_the_rest_of_the_talk(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    first, again, _ = REPEATED[language]
    refused, stem = NO_POLICE[language]
    campaign = f"demo-{language}"
    await chat(first, campaign=campaign)
    assert "utter_no_police" in [m.key for m in (await chat(refused, campaign=campaign)).messages]
    for text in (again, again, again, again):
        for line in text_of(await chat(text, campaign=campaign)).splitlines():
            sentences = line.replace("?", ".").split(". ")
            named = [part for part in sentences if stem in part.lower()]
            assert all(any(sign.isdigit() for sign in part) for part in named), line
            assert not line.lower().startswith(stem), line
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.no_police


THEIR_POLICE = {
    "en": ("i'm kept in a flat in leeds, they took my passport", "the police here are with them"),
    "de": ("ich werde in Dortmund festgehalten", "die polizei steckt mit denen unter einer decke"),
    "fr": ("on m'enferme dans un appart à Lyon", "la police d'ici est avec eux"),
    "it": (
        "sono chiusa in una casa a Napoli, mi picchiano",
        "i carabinieri sono d'accordo con lui",
    ),
    "es": ("estoy encerrada en un piso en Sevilla", "los policías toman con la dueña"),
    "ru": ("меня держат в квартире в Алматы", "менты с ними заодно"),
}
"""Where somebody is held, and how they say that the police there are with those who hold them."""


@pytest.mark.parametrize("language", sorted(THEIR_POLICE))
async def test_whose_police_are_with_the_exploiters_are_sent_to_others(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    for text in THEIR_POLICE[language]:
        outgoing = await chat(text, campaign=f"demo-{language}")
    assert outgoing.messages[0].key == "utter_on_police_theirs"
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.no_police


NUMBER_OF_POLICE = {
    "en": ("my boss keeps my passport, I'm in Leeds", "what's the police number", "999"),
    "de": ("mein Freund hält mich fest, Wien", "welche nummer hat die polizei", "133"),
    "fr": ("j'ai vu une fille enfermée, Lyon", "c'est quoi le numéro de la police", "17"),
    "it": ("ho 15 anni e un uomo mi ricatta, Lugano", "117 o 112?", "117"),
    "es": ("vi algo raro en un piso de Lima, Perú", "cuál es el número de la policía", "105"),
    "ru": ("моей дочке 16, её шантажируют, Пенза", "НОМЕР ПОЛИЦИИ какой", "102"),
}
"""Who asks for the number of the police plainly, and that number."""


@pytest.mark.parametrize("language", sorted(NUMBER_OF_POLICE))
async def test_who_asks_for_the_number_of_the_police_gets_it(chat: Chat, language: str) -> None:
    *said, number = NUMBER_OF_POLICE[language]
    for text in said:
        outgoing = await chat(text, campaign=f"demo-{language}")
    assert outgoing.messages[0].key == "utter_police_number"
    assert number in outgoing.messages[0].text


async def test_it_is_remembered_from_the_first_message_on(chat: Chat, assistant: Assistant) -> None:
    told = text_of(await chat("my husband hits me, I'm in Leeds, please no police"))
    assert "0808 200 0247" in told
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.no_police


async def test_no_card_of_the_police_for_a_witness(chat: Chat) -> None:
    await chat("i saw a girl held in a flat, bristol. crying")
    assert "utter_no_police" in [m.key for m in (await chat("no police")).messages]


async def test_asked_about_the_police_it_is_answered(chat: Chat) -> None:
    await chat("my husband hits me, I'm in Leeds")
    await chat("no police please")
    assert "police" in text_of(await chat("will the helpline tell the police?")).lower()


async def test_a_buyer_who_wants_no_police_is_a_buyer(chat: Chat, assistant: Assistant) -> None:
    await chat("looking for a girl tonight, no police")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert not situation.no_police


NOBODY_THERE = {
    "en": ("i rang, no answer", "is it true?"),
    "de": ("da geht keiner ran", "stimmt das?"),
    "fr": ("ça sonne mais personne ne répond", "c'est vrai ?"),
    "it": ("non risponde nessuno", "è vero?"),
    "es": ("nadie contesta", "¿es verdad?"),
    "ru": ("никто не берёт трубку", "это правда?"),
}


@pytest.mark.parametrize("language", sorted(NOBODY_THERE))
async def test_where_nobody_picks_up_a_second_route_is_told(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    await chat(REPEATED[language][0], campaign=campaign)
    none, doubts = NOBODY_THERE[language]
    told = [text_of(await chat(none, campaign=campaign)) for _ in range(3)]
    assert len({*told}) == len(told)
    assert not any("OSCE Be Safe" in text for text in told)
    outgoing = await chat(doubts, campaign=campaign)
    assert outgoing.messages[0].key == "utter_is_true", text_of(outgoing)


HOW_TO_DELETE = {
    "en": ("how do i delete just this chat?", "hold", "history"),
    "de": ("wie lösche ich nur diesen Chat?", "gedrückt", "verlauf"),
    "fr": ("comment effacer juste cette conversation ?", "longtemps", "historique"),
    "it": ("come cancello solo questa chat?", "tieni premuto", "cronologia"),
    "es": ("¿cómo borro solo este chat?", "mantén pulsado", "historial"),
    "ru": ("как удалить только этот чат?", "задержите палец", "истори"),
}


@pytest.mark.parametrize("channel", ["sms", "whatsapp", "telegram", "web"])
@pytest.mark.parametrize("language", sorted(HOW_TO_DELETE))
async def test_how_one_chat_is_deleted_is_told_for_its_channel(
    chat: Chat, language: str, channel: str
) -> None:
    campaign = f"demo-{language}"
    await chat(REPEATED[language][0], campaign=campaign, channel=channel)
    asked, hold, history = HOW_TO_DELETE[language]
    told = text_of(await chat(asked, campaign=campaign, channel=channel)).lower()
    if language != "it":  # who is in despair is told the words for anybody
        assert (history if channel == "web" else hold) in told, told


async def test_a_lonely_buyer_who_wants_something_else_is_listened_to(chat: Chat) -> None:
    await chat("looking for a girl tonight, im in leeds")
    await chat("im just lonely, nobody to talk to")
    await chat("who could i talk to?")
    outgoing = await chat("something else")
    assert not any(said.key.startswith("utter_other_") for said in outgoing.messages)


@pytest.mark.parametrize("language", ["de", "en", "fr", "it", "es", "ru"])
async def test_something_else_takes_no_danger_back(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    asked = {
        "en": "something else",
        "de": "etwas anderes",
        "fr": "autre chose",
        "it": "qualcos'altro",
        "es": "otra cosa",
        "ru": "что-то другое",
    }[language]
    await chat(REPEATED[language][0], campaign=f"demo-{language}")
    outgoing = await chat(asked, campaign=f"demo-{language}")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.in_danger
    assert outgoing.messages[0].key.startswith("utter_other_"), text_of(outgoing)
