"""Who sees or hears that somebody else is hurt is told the emergency number first, and what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.message import Outgoing
from bot.nlu.folding import fold
from bot.nlu.phrases.another_now import another_is_hurt_now, says_not_me
from tests.conftest import HELLO, last_keys

Chat = Callable[..., Awaitable[Outgoing]]

STRANGERS = yaml.load(
    Path(__file__).with_name("witnesses.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

BLOWS = {
    "en": "the neighbour upstairs is beating his wife, she is screaming",
    "de": "der nachbar über mir schlägt seine frau, sie schreit",
    "fr": "le voisin du dessus frappe sa femme, elle hurle",
    "it": "il vicino di sopra sta picchiando la moglie, lei urla",
    "es": "el vecino de arriba le está pegando a su mujer, ella grita",
    "ru": "сосед сверху бьёт жену, она кричит",
}
HELD = {
    "en": "a girl next door is locked in and they take her passport, what can i do",
    "de": "das mädchen nebenan wird eingesperrt, man hat ihr den pass genommen",
    "fr": "la fille d'à côté est enfermée, on lui a pris son passeport",
    "it": "la ragazza accanto è chiusa dentro, le hanno preso il passaporto",
    "es": "la chica de al lado está encerrada, le quitaron el pasaporte",
    "ru": "девушку из соседней квартиры держат взаперти, забрали паспорт",
}

EMERGENCY = re.compile(r"(?:112|999|911|110|133|144|117|17|15|18|102|103|113|118)")

FITTING = {
    "go_in": {"right_now", "should_i_go_in", "until_they_come"},
    "words": {"what_do_i_say", "witness_script", "words_for_her"},
    "until": {"should_i_go_in", "until_they_come"},
    "left": {"already_told", "they_left"},
    "speak": {"near_card_say", "speak_to_her"},
    "after": {"after_it", "in_shock"},
}
"""Of what a witness asks next, the last part of the keys that answer it."""

CALLED = 109
"""Of 120 such messages how many are met by the emergency number before any other (1 December 2026: 111; 87
before); may only rise."""

CALLED_WRONGLY = 5
"""Of 120 in like words of another time, how many are told that it happens now (3); may only fall."""

NEXT = 48
"""Of 60 second messages how many are answered by what they ask (51); may only rise."""

NOT_TAKEN = 61
"""Of 72 who protest that it is not about them, how many are witnesses and not told a victim's words (64)."""


def _numbers(told: Outgoing) -> list[str]:
    said = " ".join(message.text for message in told.messages)
    return re.findall(r"(?<!\d)\+?\d[\d \u00a0]{1,14}\d(?!\d)", said)


@pytest.mark.parametrize("language", BLOWS)
async def test_the_emergency_number_comes_first(chat: Chat, language: str) -> None:
    told = await chat(BLOWS[language], campaign=f"demo-{language}")
    assert "utter_report_concern/right_now" in [message.key for message in told.messages]
    assert EMERGENCY.fullmatch(_numbers(told)[0])


async def test_strangers_who_hear_it_now_are_told_to_call(chat: Chat) -> None:
    found = Counter[str]()
    for language, said in STRANGERS.items():
        for n, text in enumerate(said["happening"]):
            visitor = f"now {language} {n}"
            await chat(HELLO[language], campaign=f"demo-{language}", visitor=visitor)
            numbers = _numbers(await chat(text, campaign=f"demo-{language}", visitor=visitor))
            found["called"] += bool(numbers and EMERGENCY.fullmatch(numbers[0].strip()))
        for n, text in enumerate(said["not_now"]):
            visitor = f"then {language} {n}"
            keys = await last_keys(partial(chat, visitor=visitor), language, HELLO[language], text)
            found["wrongly"] += "report_concern/right_now" in keys
    print(dict(found))
    assert found["called"] >= CALLED
    assert found["wrongly"] <= CALLED_WRONGLY


async def test_what_a_witness_asks_next_is_answered(chat: Chat) -> None:
    found = Counter[str]()
    for language, said in STRANGERS.items():
        for n, asked in enumerate(said["second"]):
            talk = partial(chat, visitor=f"next {language} {n}")
            keys = await last_keys(talk, language, BLOWS[language], asked["text"])
            fits = {key.rpartition("/")[2] for key in keys} & FITTING[asked["asks"]]
            found[asked["asks"]] += bool(fits)
    print(dict(found))
    assert found.total() >= NEXT


async def test_who_protests_is_a_witness(chat: Chat) -> None:
    found = 0
    for language, said in STRANGERS.items():
        for n, text in enumerate(said["not_me"]):
            talk = partial(chat, visitor=f"other {language} {n}")
            keys = await last_keys(talk, language, HELD[language], text)
            found += not any(key.startswith("disclose_exploitation") for key in keys)
    print(found)
    assert found >= NOT_TAKEN


def test_victims_and_buyers_in_like_words_protest_nothing() -> None:
    heard = [
        text
        for language, said in STRANGERS.items()
        for text in said["me_too"]
        if says_not_me(fold(text), [language])
    ]
    assert len(heard) <= 1


@pytest.mark.parametrize(
    ("language", "now", "other"),
    [
        ("en", "the guy upstairs is beating his wife", "he beat his wife upstairs last night"),
        ("de", "nebenan schreit eine frau um hilfe", "gestern schrie nebenan eine frau"),
        ("fr", "il est en train de frapper sa femme", "hier soir il a frappé sa femme"),
        ("it", "il vicino sta picchiando la moglie", "ieri il vicino ha picchiato la moglie"),
        ("es", "le está pegando a su mujer", "anoche le pegó a su mujer"),
        ("ru", "сосед прямо сейчас бьёт жену", "вчера сосед бил жену"),
    ],
)
def test_what_happens_now_is_told_from_what_did(language: str, now: str, other: str) -> None:
    assert another_is_hurt_now(now, [language])
    assert not another_is_hurt_now(other, [language])


async def test_who_is_hurt_themselves_is_no_witness(chat: Chat) -> None:
    told = await chat("he is kicking my door in and says he'll kill me")
    assert "utter_report_concern/right_now" not in [message.key for message in told.messages]


async def test_a_buyer_who_argues_is_told_to_call_nobody(chat: Chat) -> None:
    argues = "стоят девки сами, никто их не держит, кому плохо то"
    keys = await last_keys(chat, "ru", "сколько за час", argues)
    assert "report_concern/right_now" not in keys


async def test_a_deaf_witness_keeps_the_words_and_the_advice(chat: Chat) -> None:
    await chat("i'm deaf and in hull. the man next door is beating a girl, she screams")
    told = await chat("what do i write on paper so reception calls for her")
    said = "\n".join(message.text for message in told.messages)
    assert "I'm a witness" in said
    assert "please call the police" in said


async def test_a_witness_who_waits_is_told_not_to_go_in(chat: Chat) -> None:
    keys = await last_keys(
        chat, "it", BLOWS["it"], "ho chiamato, arrivano. intanto salgo a vedere come sta lei?"
    )
    assert keys[0] == "report_concern/until_they_come"


async def test_a_number_is_asked_for_from_abroad(chat: Chat) -> None:
    await chat("они забрали паспорт и заставляют, я в алмате, звонить не могу", campaign="demo-ru")
    asks = "сестра живёт в польше, она сможет оттуда позвонить по этому номеру?"
    told = await chat(asks, campaign="demo-ru")
    assert "utter_ask_human/from_abroad" in [message.key for message in told.messages]


async def test_who_is_there_asks_nothing_from_abroad(chat: Chat) -> None:
    told = await last_keys(
        chat,
        "es",
        "trabajo en un hotel en cúcuta, colombia, y tienen a una muchacha con llave en un cuarto",
        "y a quien le pregunto pues, deme un numero q no sea la policia. estoy en colombia",
    )
    assert "ask_human/from_abroad" not in told


SLIPPED = {
    "en": ("a girl slipped me a note that says help", "do i keep the note or throw it away"),
    "de": (
        "ein mädchen hat mir einen zettel zugesteckt, hilfe steht drauf",
        "werf ich den zettel weg oder behalt ich ihn",
    ),
    "fr": ("une fille m'a glissé un papier, aide moi", "le papier je le garde ou je le jette"),
    "it": (
        "una ragazza mi ha passato un biglietto con scritto aiuto",
        "il biglietto lo tengo o lo butto",
    ),
    "es": ("una chica me dio un papel que dice ayuda", "el papel lo guardo o lo tiro"),
    "ru": ("девушка сунула мне записку помогите", "записку выкинуть или оставить"),
}


@pytest.mark.parametrize("language", SLIPPED)
async def test_a_note_that_calls_for_help_is_thrown_away_by_nobody(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, *SLIPPED[language])
    assert "near_card_bin" not in keys


@pytest.mark.parametrize(
    "asked",
    [
        "the police are coming, should i open the door of the house to them",
        "he stands outside and looks at me",
    ],
)
async def test_a_witness_stands_before_no_door_of_their_own(chat: Chat, asked: str) -> None:
    keys = await last_keys(chat, "en", BLOWS["en"], asked)
    assert not any(key.startswith("door_") for key in keys)
