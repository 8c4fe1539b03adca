"""Who says where they are not is asked where they are, and is not offered that State again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest
import yaml

from bot.dialogue.answering.not_there import in_other_country, leaving_places
from bot.dialogue.state.situation import Situation
from bot.message import Outgoing, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.plain_asks import OTHER_COUNTRY, plain_asks
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

TALKS = {
    "en": ("they took my passport", "Toronto", "no not Canada"),
    "de": ("die haben meinen Pass", "Wien", "nein, nicht Österreich"),
    "fr": ("ils ont pris mon passeport", "Bruxelles", "pas la Belgique"),
    "es": ("me quitaron el pasaporte", "Lisboa", "no, no Portugal"),
    "it": ("mi hanno preso il passaporto", "Zurigo", "no, non la Svizzera"),
    "ru": ("у меня забрали паспорт", "Варшава", "нет, не Польша"),
}


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_a_state_that_is_denied_is_left_and_asked_for(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    keys, situation = await _after(chat, assistant, language, TALKS[language])
    assert not situation.place_told
    assert situation.asked == "safety_place"
    assert "utter_safety_where" in keys


async def _after(
    chat: Chat, assistant: Assistant, language: str, texts: Iterable[str]
) -> tuple[set[str], Situation]:
    """What is said to the last of some messages, by key, and where the talk stands then."""
    for text in texts:
        outgoing = await chat(text, campaign=f"demo-{language}")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    return {said.key for said in outgoing.messages}, situation


def test_of_one_name_the_state_that_was_denied_is_offered_no_more() -> None:
    situation = Situation("en", "web", "demo-en", not_there=["CA"])
    reading = Understanding("inform_location", 1.0, "en", places=("GB-ENG", "CA"))
    assert leaving_places(situation, reading).places == ("GB-ENG",)


def test_of_two_that_were_offered_the_other_is_meant() -> None:
    buttons = ["/inform_location GB-ENG", "/inform_location CA"]
    situation = Situation("en", "web", "demo-en", buttons=buttons)
    reading = Understanding("deny", 1.0, "en", not_there=("CA",))
    meant = leaving_places(situation, reading)
    assert (meant.intent, meant.places, meant.is_here) == ("inform_location", ("GB-ENG",), True)


def test_a_state_that_is_named_as_theirs_after_all_is_offered_again() -> None:
    situation = Situation("en", "web", "demo-en", not_there=["CA"])
    leaving_places(situation, Understanding("inform_location", 1.0, "en", places=("CA",)))
    assert situation.not_there == []


STRANGERS = yaml.safe_load(Path(__file__).with_name("other_country.yml").read_text("utf-8"))

HEARD, UNREAD_HEARD = 34, 12
"""Of 48 messages of strangers, and of the 24 of them that were not read; may only rise."""


def _is_heard(text: str) -> bool:
    return OTHER_COUNTRY in plain_asks(fold(text))


def test_numbers_of_another_country_are_heard_of() -> None:
    heard = [[_is_heard(text) for text in texts] for texts in STRANGERS["says"].values()]
    assert sum(map(sum, heard)) >= HEARD
    assert sum(sum(of_language[1::2]) for of_language in heard) >= UNREAD_HEARD


def test_what_only_looks_so_is_not_taken_for_it() -> None:
    assert [text for texts in STRANGERS["not"].values() for text in texts if _is_heard(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "he's not here right now, which one do i ring",
        "no one is here with me. that number, now?",
        "er ist grad nicht hier, welche nummer jetzt",
        "il n'est pas ici là, quel numéro",
        "lui non è qui adesso, quale numero",
        "él no está aquí ahorita, qué número marco",
        "его сейчас тут нет, какой номер",
    ],
)
def test_somebody_who_is_not_there_is_no_country(text: str) -> None:
    assert not _is_heard(text)


WRONG = {
    "en": ("can i talk to a real person", "leeds", "that number isnt from here"),
    "de": ("ich will mit einem menschen reden", "wien", "die nummer ist nicht von hier"),
    "fr": ("je veux parler à quelqu'un", "lyon", "c'est pas un numéro d'ici"),
    "es": ("quiero hablar con una persona", "sevilla", "ese numero no es de aca"),
    "it": ("voglio parlare con una persona", "torino", "questo numero non è di qua"),
    "ru": ("хочу поговорить с человеком", "рига", "это номер другой страны"),
}


@pytest.mark.parametrize("language", sorted(WRONG))
async def test_whoever_was_shown_numbers_of_another_country_is_asked_where_they_are(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    keys, situation = await _after(chat, assistant, language, WRONG[language])
    assert situation.place is None
    assert keys & {"utter_safety_where", "utter_ask_law_where"}


@pytest.mark.parametrize(
    ("shown", "places", "after"),
    [
        (["row"], ("CH",), ("CH",)),  # where they are is named: its lines come first
        (["row"], ("DE", "CH"), ("CH",)),  # "a German number, and I'm in Switzerland"
        ([], ("CH",), ("CH",)),
    ],
)
def test_the_country_that_is_named_beside_is_theirs(
    shown: list[str], places: tuple[str, ...], after: tuple[str, ...]
) -> None:
    situation = Situation("en", "web", "demo-en", place="DE", lines_shown=shown)
    reading = Understanding("deny", 0.5, "en", places=places, plainly=(OTHER_COUNTRY,))
    meant = in_other_country(situation, reading)
    assert meant.places == after
    assert (meant.intent == "inform_location") == bool(shown)
