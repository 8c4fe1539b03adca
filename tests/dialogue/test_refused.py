"""What somebody in need ruled out, or denied, does not come back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]

REFUSED = {
    "en": (
        "he makes me see clients, i'm in Leeds",
        "not 0800 808 3733",
        "a number please",
        "808 3733",
    ),
    "fr": (
        "il me force à voir des clients, je suis à Lyon",
        "pas le 3919",
        "un numéro svp",
        "3919",
    ),
    "it": (
        "mi costringono con i clienti, sono a Torino",
        "il 1522 non fa per me",
        "un numero",
        "1522",
    ),
    "es": (
        "me obligan a estar con clientes, en Madrid",
        "el 016 no es para mí",
        "un número",
        "016",
    ),
}


@pytest.mark.parametrize("language", REFUSED)
async def test_a_line_that_is_refused_does_not_come_back(chat: Chat, language: str) -> None:
    forced, refuses, asks, number = REFUSED[language]
    for text in (forced, refuses, asks, asks):
        told = await chat(text, campaign=f"demo-{language}")
        shown = " ".join(said.text for said in told.messages)
        assert text == forced or number not in shown, text


async def test_a_refused_line_is_told_of_where_it_is_asked_about(chat: Chat) -> None:
    for text in ("mi costringono con i clienti, sono a Torino", "niente 1522"):
        await chat(text, campaign="demo-it")
    told = await chat("che cos'è il 1522?", campaign="demo-it")
    assert "1522" in told.messages[0].text


@pytest.mark.parametrize(
    ("language", "forced", "asks"),
    [
        (
            "en",
            "my boyfriend makes me do clients",
            "he reads my phone at night, how do I delete this",
        ),
        ("de", "er zwingt mich zu Kunden", "er liest mein Handy mit, wie lösche ich das hier"),
        ("fr", "il me force à voir des clients", "il fouille mon téléphone, comment j'efface ça"),
        ("it", "mi obbliga con i clienti", "mi controlla il telefono, come cancello questa chat"),
        ("es", "me obliga con clientes", "me revisa el celular, cómo borro este chat"),
        ("ru", "он заставляет меня с клиентами", "он проверяет мой телефон, как удалить переписку"),
    ],
)
async def test_who_is_read_along_and_asks_how_to_delete_is_told(
    chat: Chat, language: str, forced: str, asks: str
) -> None:
    told = await last_keys(chat, language, forced, asks)
    assert told[0] in ("ask_privacy/how_delete_watched", "disclose_exploitation/reads_phone")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "nobody threatens my family"),
        ("de", "niemand droht meiner Familie"),
        ("fr", "personne ne menace ma famille"),
        ("it", "nessuno minaccia la mia famiglia"),
        ("es", "nadie amenaza a mi familia"),
        ("ru", "моей семье никто не угрожает"),
    ],
)
async def test_a_threat_that_is_denied_is_none(chat: Chat, language: str, text: str) -> None:
    forced = {
        "en": "he forces me to see clients",
        "de": "er zwingt mich zu Kunden",
        "fr": "il me force à voir des clients",
        "it": "mi obbliga con i clienti",
        "es": "me obliga con clientes",
        "ru": "он заставляет меня с клиентами",
    }
    told = await last_keys(chat, language, forced[language], text)
    assert "disclose_exploitation/family_threatened" not in told


async def test_what_is_pleaded_for_tonight_gets_no_time_to_think(chat: Chat) -> None:
    told = await last_keys(
        chat, "it", "una mia amica la sfruttano a Torino", "dammi qualcosa per stanotte, ti prego"
    )
    assert "goodbye/think" not in told
