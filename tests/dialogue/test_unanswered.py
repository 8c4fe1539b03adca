"""Who asks a question that has no answer here is told so; nobody who asks twice hears the same twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.dialogue.answering.unanswered import COMPANY, NO_ANSWER, UNCLEAR
from bot.message import Outgoing
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

ASKED_TWICE = {
    "en": (
        "a guy is making me do this",
        "is my dog allowed on the train",
        "answer me, is my dog allowed on it?",
    ),
    "de": (
        "die zwingen mich hier",
        "darf mein Hund im Zug mit",
        "du hast nicht geantwortet, darf mein Hund mit?",
    ),
    "fr": (
        "on me force ici",
        "mon chien a le droit au train ?",
        "tu réponds pas, mon chien a le droit ?",
    ),
    "es": (
        "me obligan a esto",
        "mi perro puede ir en tren?",
        "no has respondido, puede ir mi perro?",
    ),
    "it": (
        "mi costringono a farlo",
        "il mio cane può salire in treno?",
        "non hai risposto, il cane può salire?",
    ),
    "ru": (
        "меня заставляют этим заниматься",
        "собаку пустят в поезд?",
        "ты не ответил, собаку пустят?",
    ),
}
"""Somebody who is held asks something that nobody has written an answer to, and asks it again."""

YES_OR_NO = {
    "en": "yes or no?",
    "de": "ja oder nein?",
    "fr": "oui ou non ?",
    "es": "¿sí o no?",
    "it": "sì o no?",
    "ru": "да или нет?",
}

BESIDE = {
    "en": ("looking for a girl", "nothing, a beer. answer the question: is it illegal here?"),
    "de": (
        "suche eine Frau für heute",
        "nix, ein Bier. beantworte die Frage: ist das hier strafbar?",
    ),
    "fr": ("je cherche une fille", "rien, une bière. réponds à la question : c'est illégal ici ?"),
    "es": ("busco chica", "nada, una cerveza. responde a mi pregunta: ¿es ilegal aquí?"),
    "it": ("cerco una ragazza", "niente, una birra. rispondi alla domanda: è illegale qui?"),
    "ru": ("ищу девушку", "ничего, пиво. ответь на вопрос: это законно здесь?"),
}
"""Side words before a question that is asked for."""


def keys(outgoing: Outgoing) -> list[str]:
    return [said.key for said in outgoing.messages]


def is_company(key: str) -> bool:
    return key in COMPANY or key.startswith(("utter_stay_", "utter_heard/"))


@pytest.mark.parametrize("language", sorted(ASKED_TWICE))
async def test_who_is_held_and_asks_twice_is_not_met_by_company(chat: Chat, language: str) -> None:
    first, asked, again = ASKED_TWICE[language]
    await chat(first, campaign=f"demo-{language}")
    once = await chat(asked, campaign=f"demo-{language}")
    twice = await chat(again, campaign=f"demo-{language}")
    assert keys(once) != keys(twice) or keys(twice) == [NO_ANSWER]
    assert not any(is_company(key) for key in keys(twice))
    assert {s.text for s in once.messages}.isdisjoint(s.text for s in twice.messages)


@pytest.mark.parametrize("language", sorted(YES_OR_NO))
async def test_who_wants_a_yes_or_a_no_is_told_that_there_is_none(
    chat: Chat, language: str
) -> None:
    await chat(ASKED_TWICE[language][0], campaign=f"demo-{language}")
    await chat(ASKED_TWICE[language][1], campaign=f"demo-{language}")
    assert keys(await chat(YES_OR_NO[language], campaign=f"demo-{language}"))[0] == NO_ANSWER


@pytest.mark.parametrize("language", sorted(BESIDE))
async def test_a_question_that_is_asked_for_wins_over_the_words_beside_it(
    chat: Chat, language: str
) -> None:
    for text in BESIDE[language]:
        outgoing = await chat(text, campaign=f"demo-{language}")
    assert not any(key.startswith(("utter_named/", "utter_heard/")) for key in keys(outgoing))
    assert any("law" in key or "legal" in key for key in keys(outgoing))


async def test_what_stands_beside_it_is_heard_where_it_tells_of_a_danger(
    chat: Chat, assistant: Assistant
) -> None:
    await chat("looking for a girl")
    await chat("I'm going to kill myself tonight. answer my question: is it illegal?")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert (situation.danger, situation.danger_kind) == ("certain", "distress")


async def test_first_words_are_greeted_also_if_they_ask_something(chat: Chat) -> None:
    assert NO_ANSWER not in keys(await chat("hello, what do you think of the weather on the moon?"))


async def test_in_danger_there_is_always_a_next_step(chat: Chat) -> None:
    await chat("they took my passport")
    said = [keys(await chat("yes or no?")) for _ in range(4)]
    assert said[0] == [NO_ANSWER]
    assert any("utter_stay_again" in keys_said for keys_said in said)


def test_what_says_that_there_is_no_answer_is_no_company() -> None:
    assert NO_ANSWER in UNCLEAR
    assert NO_ANSWER not in COMPANY
