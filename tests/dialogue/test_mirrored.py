"""The one detail that somebody in need told stands in the first sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from bot.nlu.folding import fold
from bot.nlu.phrases.told_detail import told_detail

Chat = Callable[..., Awaitable[Outgoing]]

TOLD = [
    ("they took my passport", "passport"),
    ("die haben mir den Pass abgenommen", "passport"),
    ("ils ont pris mon passeport", "passport"),
    ("mi hanno tolto il passaporto", "passport"),
    ("me quitaron el pasaporte", "passport"),
    ("паспорт забрали", "passport"),
    ("he locks me in", "locked"),
    ("er sperrt mich ein", "locked"),
    ("non mi lascia uscire", "locked"),
    ("no me deja salir", "locked"),
    ("he takes all my money", "money"),
    ("er nimmt mir alles Geld weg", "money"),
    ("он забирает все деньги", "money"),
    ("he says he'll kill me", "threat"),
    ("il va me tuer", "threat"),
    ("in front of the kids", "seen"),
    ("devant les enfants", "seen"),
    ("при детях", "seen"),
    ("my stepdad comes in my room", "room"),
    ("entra en mi cuarto", "room"),
    ("i lost my job", "job"),
    ("mir wurde gekündigt", "job"),
    ("ho perso il lavoro", "job"),
    ("my wife left me", "left"),
    ("от меня ушла жена", "left"),
    ("ich habe schulden", "debts"),
    ("my mum died", "died"),
    ("мама умерла", "died"),
]


@pytest.mark.parametrize(("text", "detail"), TOLD)
def test_a_detail_is_heard(text: str, detail: str) -> None:
    assert told_detail(fold(text)) == detail


@pytest.mark.parametrize(
    "text",
    [
        "nobody took my passport",
        "he never takes my money",
        "niemand hat meinen pass",
        "where is my passport valid?",
        "i want to leave",
        "money is tight",
        "мне нужны деньги",
    ],
)
def test_what_is_denied_or_only_named_is_none(text: str) -> None:
    assert told_detail(fold(text)) == ""


FIRST = {
    "en": ("they took my passport and i have to work with men, im in leeds", "passport"),
    "de": ("die haben meinen pass und zwingen mich, bin in frankfurt", "Pass"),
    "fr": ("mon mec m'a encore cognée devant les enfants, lille", "enfants"),
    "it": ("ho perso il lavoro e voglio morire, sono a Milano", "lavoro"),
    "es": ("tengo 12 y mi tío entra en mi cuarto por la noche", "cuarto"),
    "ru": ("от меня ушла жена, не хочу больше жить, я в Москве", "уходит"),
}


@pytest.mark.parametrize("language", sorted(FIRST))
async def test_the_first_sentence_takes_it_up(chat: Chat, language: str) -> None:
    text, word = FIRST[language]
    outgoing = await chat(text, campaign=f"demo-{language}")
    answer = next(said.text for said in outgoing.messages if said.key != "utter_reveal")
    assert word in answer.split(".")[0], answer


async def test_not_in_an_sms_nor_where_another_reads_along(chat: Chat) -> None:
    text = "they took my passport and i have to work with men, im in leeds"
    sms = await chat(text, channel="sms")
    assert all("Nobody has the right to keep" not in said.text for said in sms.messages)
    watched = await chat(f"{text}. he checks my phone", visitor="another")
    assert all("Nobody has the right to keep" not in said.text for said in watched.messages)
