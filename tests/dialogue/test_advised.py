"""Who asks what nothing here answers is told who knows it, where nothing weightier is to be said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.message import Outgoing
from tests.conftest import last_keys

BLIND = yaml.load(
    (Path(__file__).parents[1] / "nlu" / "who_knows.yml").read_text("utf-8"),
    Loader=yaml.CSafeLoader,
)

Chat = Callable[..., Awaitable[Outgoing]]

ASKED = {
    "en": ("can the bank get a transfer back that i sent on friday", "bank"),
    "de": ("wo beantragt man eine neue krankenkassenkarte wenn die alte weg ist", "office"),
    "fr": ("la banque peut encore arrêter un virement de vendredi ?", "bank"),
    "it": ("la banca può fermare un bonifico di venerdì?", "bank"),
    "es": ("¿cómo recupero mi cuenta de correo si cambié de celular?", "phone_help"),
    "ru": ("как отвязать чужой номер от госуслуг", "phone_help"),
}
BORED = {
    **{"en": "just bored", "de": "nur langeweile", "fr": "je m'ennuie"},
    **{"it": "mi annoio", "es": "aburrido nomás", "ru": "скучно просто"},
}


@pytest.mark.parametrize("language", ASKED)
async def test_who_asks_what_others_know_is_told_who(chat: Chat, language: str) -> None:
    asked, adviser = ASKED[language]
    assert await last_keys(chat, language, BORED[language], asked) == [f"who_knows_{adviser}"]


async def test_it_is_said_at_once_where_nothing_else_is_understood(chat: Chat) -> None:
    asked = "а можно спросить не про это. как отвязать чужой номер от госуслуг"
    first = await chat(asked, campaign="demo-ru")
    assert [said.key for said in first.messages] == ["utter_reveal", "utter_who_knows_phone_help"]


async def test_it_is_said_in_other_words_and_not_a_third_time(chat: Chat) -> None:
    asked = "где восстановить аккаунт если телефон украли"
    await chat(BORED["ru"], campaign="demo-ru")
    told = [(await chat(asked)).messages[-1] for _ in range(3)]
    assert [said.key for said in told[:2]] == ["utter_who_knows_phone_help"] * 2
    assert told[0].text != told[1].text
    assert told[2].key != "utter_who_knows_phone_help"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("im 14 and i live with my mum", "would the bank tell her i opened an account?"),
        ("they keep me here and make me see men", "i owe 3000, does it grow if i don't pay?"),
    ],
)
async def test_a_child_is_sent_to_no_office_and_who_is_held_to_no_debt_adviser(
    chat: Chat, told: str, asked: str
) -> None:
    keys = await last_keys(chat, "en", told, "yes", asked)
    assert not {"who_knows_bank", "who_knows_debt_adviser"} & {*keys}


@pytest.mark.parametrize(
    ("language", "asked", "key"),
    [
        ("en", "she wants 40 in gift cards before she gives the address, legit?", "ask_risk/scammed"),
        ("ru", "просит предоплату за такси, это развод или нормально", "ask_risk/scammed"),
        ("es", "¿cómo se nota si a la chica la obligan?", "ask_signs/how_tell"),
    ],
)  # fmt: skip
async def test_what_buyers_ask_is_answered_here(
    chat: Chat, language: str, asked: str, key: str
) -> None:
    assert key in await last_keys(chat, language, BORED[language], asked)


ANSWERED_BY = {
    "buyers_law": ("ask_law", "claim_legal", "ask_police/what_happens_if_caught"),
    "scam": ("ask_risk/scammed",),
    "tell_forced": ("ask_signs", "claim_choice", "heard_out/", "report_concern"),
}
"""What the keys of texts begin with that answer what buyers ask."""

ANSWERED = {"buyers_law": 29, "scam": 21, "tell_forced": 27}
"""Of 48 each, played behind two messages of a buyer, how many are answered so; may only rise."""

WANTS = {
    **{"en": "how much", "de": "was kostet", "fr": "combien"},
    **{"es": "cuanto", "it": "quanto", "ru": "сколько стоит"},
}


@pytest.mark.parametrize("kind", ANSWERED)
async def test_what_strangers_ask_as_buyers_is_answered(chat: Chat, kind: str) -> None:
    answered = 0
    for language, texts in BLIND[kind].items():
        for text in texts:
            visitor = partial(chat, visitor=text)
            keys = await last_keys(visitor, language, WANTS[language], BORED[language], text)
            answered += any(key.startswith(ANSWERED_BY[kind]) for key in keys)
    print(kind, answered)
    assert answered >= ANSWERED[kind]


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        (
            "en",
            "how much for an hour",
            "where do people like me go just to get held?",
        ),
        (
            "es",
            "cuánto cobran",
            "no tengo pareja. te pregunto si hago daño a alguien si ella quiere y cobra",
        ),
        (
            "de",
            "was kostet das",
            "ich will net reden, ich will angefasst werden. wo is da der unterschied?",
        ),
    ],
)
async def test_a_lonely_buyer_is_sent_to_no_couples_counsellor(
    chat: Chat, language: str, first: str, text: str
) -> None:
    assert "who_knows_couples_advice" not in await last_keys(chat, language, first, text)
