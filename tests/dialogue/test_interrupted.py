"""Who is interrupted by whom they fear sees nothing of help; who tells when somebody comes is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.dialogue.telling.watched import WHILE_WATCHED
from bot.message import Outgoing
from bot.nlu.phrases.comes_now import comes_now
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]

STRANGERS = yaml.load(
    Path(__file__).with_name("interrupted.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

SOLD = {
    "en": "a woman brought me here and took my passport, i have to see clients for her",
    "de": "eine frau hat mich hergebracht und meinen pass genommen, ich muss für sie kunden machen",
    "fr": "une femme m'a amenée ici et m'a pris mon passeport, je dois faire des clients pour elle",
    "it": "una donna mi ha portata qui e mi ha preso il passaporto, devo fare i clienti per lei",
    "es": "una mujer me trajo aquí y me quitó el pasaporte, tengo que atender clientes para ella",
    "ru": "женщина привезла меня сюда и забрала паспорт, я должна принимать клиентов для неё",
}

MUTE = 91
"""Of 120 such messages how many are met by a line that tells nothing (1 December 2026: 94); may only rise."""

WRONGLY_MUTE = 6
"""Of 120 with similar words, how many are; may only fall."""

INTERRUPTED = {
    "en": "which papers do i need to- oh god hes on the stairs",
    "de": "wie komme ich denn weg, scheiße sie ist wach",
    "fr": "c'est quoi le numéro, merde il est là",
    "it": "ma i documenti me li ridanno, oddio è tornato",
    "es": "y si llamo me van a, mierda ya llegó",
    "ru": "а паспорт мне вернут или, блин он пришел",
}


async def _is_mute(chat: Chat, language: str, *texts: str) -> bool:
    visitor = " ".join(texts)
    keys = await last_keys(partial(chat, visitor=visitor), language, *texts)
    return {f"utter_{key}" for key in keys} <= {*WHILE_WATCHED}


@pytest.mark.parametrize("language", INTERRUPTED)
async def test_nothing_of_help_is_shown_to_who_is_interrupted(chat: Chat, language: str) -> None:
    assert await _is_mute(chat, language, SOLD[language], INTERRUPTED[language])


async def test_a_buyer_whom_somebody_comes_upon_is_answered(chat: Chat) -> None:
    assert not await _is_mute(chat, "en", "how much for an hour", "shit my wife is home")


async def test_who_hides_or_cries_for_help_is_answered(chat: Chat) -> None:
    assert not await _is_mute(chat, "en", SOLD["en"], "help me hes breaking the door down")


@pytest.mark.parametrize("kind", STRANGERS)
async def test_strangers_words(chat: Chat, kind: str) -> None:
    mute = 0
    for language, texts in STRANGERS[kind].items():
        for text in texts:
            mute += await _is_mute(chat, language, SOLD[language], text)
    print(f"{kind}: {mute} mute")
    assert mute >= MUTE if kind == "comes" else mute <= WRONGLY_MUTE


async def test_who_asks_on_behind_the_silent_line_is_not_left_alone(chat: Chat) -> None:
    begs = "what?? i didnt say bye. please how do i get the pictures down"
    said = (
        "i'm 16 and in stoke, he sells me to his mates and has pictures of me",
        "he's behind me",
    )
    assert not await _is_mute(chat, "en", *said, begs, begs)


async def test_who_is_alone_for_a_while_and_asks_is_answered(chat: Chat) -> None:
    said = ("i'm 16, my boyfriend makes me see men for money",
            "he's gone shop, back in 20. what do i do if he makes me get in the car")  # fmt: skip
    assert not await _is_mute(chat, "en", *said)


def test_a_gasp_in_one_language_is_none_in_another() -> None:
    text = "what?? i didnt say bye. please how do i get them down"
    assert not comes_now(text, ["en"])
    assert comes_now(text, ["de"])


CAN_WRITE = {
    "en": "yes he's outside. he comes to my room at night and says otherwise no pay and no passport",
    "de": "Ja er ist jetzt draußen. der sohn kommt in der nacht in mein zimmer und sagt sonst kein lohn",
    "it": "non svengo, sono sveglia. solo vorrei una dottoressa donna che mi guarda e non fa domande",
}
"""What is told by somebody held who can write, with words of who is near in it."""


@pytest.mark.parametrize("language", CAN_WRITE)
async def test_who_tells_at_length_is_not_sent_away(chat: Chat, language: str) -> None:
    assert not await _is_mute(chat, language, SOLD[language], CAN_WRITE[language])


async def test_who_asks_at_length_behind_a_sign_is_answered(chat: Chat) -> None:
    told = "im 16, the guy im staying with says i have to be nice to his friend tonight. winnipeg"
    asks = "shower stopped. do i go to the timmies now or wait til hes out with his buddy"
    assert not await _is_mute(chat, "en", told, "ok", asks)


async def test_a_buyer_whose_wife_reads_his_phone_is_no_victim(chat: Chat) -> None:
    says = "elle fouille dans mon tel oui. au fond si elle me prenait juste dans ses bras"
    assert not await _is_mute(chat, "fr", "combien pour une heure", says)
