"""Who has nobody, no app or no address is offered none, and is told what is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.answering.no_voice import as_they_can, note_voice, told_without_voice
from bot.dialogue.answering.ruled_out import (
    DANGER,
    FEET,
    LEFT,
    OVER,
    PAGE,
    POLICE,
    POLICE_US,
    SEEN_FROM,
    told_of_way,
)
from bot.dialogue.reading.kept_in import SILENTLY
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.library import Library
from bot.message import Move, Outgoing
from bot.nlu.folding import fold
from bot.nlu.phrases.ruled_out import offers
from bot.words import Said
from tests.conftest import Chat
from tests.dialogue.test_no_voice import exchange

LANGUAGES = ("en", "de", "fr", "es", "it", "ru")
CANNOT = Move("ask_human", "cannot_call")

FORCED = {
    "en": "they make me see men in Leeds, I'm deaf",
    "de": "die zwingen mich zu Männern, bin in Köln, bin gehörlos",
    "fr": "on me force à voir des hommes à Lyon, je suis sourde",
    "es": "me obligan a estar con hombres, estoy en Madrid, soy sorda",
    "it": "mi costringono con gli uomini, sono a Milano, sono sorda",
    "ru": "меня заставляют спать с мужчинами, я в Москве, я глухая",
}

ALONE = {
    "en": "I have nobody",
    "de": "ich hab niemanden",
    "fr": "j'ai personne de confiance",
    "es": "no tengo a nadie",
    "it": "non ho nessuno",
    "ru": "у меня никого нет",
}


def told(one: Exchange, **read: object) -> list[Said]:
    """What is answered to a message that is read so, by who has no voice."""
    one.replies = []
    one.reading = replace(one.reading, rules_out=(), of_way="", voice="", what_to_write=False)
    one.reading = replace(one.reading, **read)  # type: ignore[arg-type]
    note_voice(one)
    assert told_of_way(one, CANNOT)
    return as_they_can(one, one.replies)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_has_nobody_is_not_asked_about_dying_and_not_offered_a_friend(
    chat: Chat, language: str
) -> None:
    await chat(FORCED[language], campaign=f"demo-{language}")
    said: Outgoing = await chat(ALONE[language], campaign=f"demo-{language}")
    keys = [message.key for message in said.messages]
    assert keys[0] == LEFT
    assert FEET in keys
    assert not any(offers(fold(message.text), "friend") for message in said.messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_of_ours_is_known(library: Library, language: str) -> None:
    one = exchange(library, language, cannot_call="deaf", place="DE", place_told=True)
    for _ in range(2):
        one.say(DANGER)
    assert all(offers(fold(said.text), "friend") for said in one.replies)
    one.replies = []
    for _ in range(2):
        one.say(f"utter_{SILENTLY}")
    assert all(offers(fold(said.text), "ears") for said in one.replies)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_offered_a_friend_a_third_time(library: Library, language: str) -> None:
    one = exchange(library, language, cannot_call="heard", place="GB", place_told=True)
    offered = []
    for _ in range(4):
        one.replies = []
        one.say(DANGER)
        said = as_they_can(one, one.replies)
        offered.append(any(offers(fold(part.text), "friend") for part in said))
    assert offered == [True, True, False, False]


def test_an_app_that_is_not_there_is_offered_no_more(library: Library) -> None:
    one = exchange(library, "de", cannot_call="deaf", place="DE", place_told=True)
    said = told(one, rules_out=("no_app",))
    assert not any("nora" in part.text for part in said)
    assert "nora-notruf.de" in told(one, of_way="install")[0].text


def test_a_deaf_person_is_told_to_cough_by_no_rule(library: Library) -> None:
    for language in LANGUAGES:
        one = exchange(library, language, cannot_call="deaf", place="GB", place_told=True)
        assert told_without_voice(one, Move("disclose_exploitation", "call_silently"))
        said = as_they_can(one, one.replies)
        one.say(f"utter_{SILENTLY}")
        said += as_they_can(one, one.replies[-1:])
        assert said
        assert not any(offers(fold(part.text), "ears") for part in said)


def test_without_an_address_they_write_what_they_see(library: Library) -> None:
    one = exchange(library, cannot_call="heard", place="GB", place_told=True)
    assert [said.key for said in told(one, rules_out=("no_address",))] == [SEEN_FROM]


def test_words_are_for_the_police_and_of_all_who_are_there(library: Library) -> None:
    one = exchange(library, cannot_call="heard", place="GB", place_told=True)
    assert told(one, of_way="words")[0].key == POLICE
    told(one, rules_out=("nobody", "several"))
    assert told(one, what_to_write=True)[0].key == POLICE_US


def test_whether_it_is_seen_means_this_page_on_the_web_and_a_text_by_sms(library: Library) -> None:
    one = exchange(library, "fr", cannot_call="heard", place="FR", place_told=True)
    assert told(one, of_way="seen_there")[0].key == PAGE
    assert told(one, of_way="seen")[0].key == LEFT
    one.situation.channel = "sms"
    assert told(one, of_way="seen_there")[0].key == LEFT


def test_what_is_asked_about_the_way_is_told_from_its_row(library: Library) -> None:
    one = exchange(library, cannot_call="deaf", place="GB", place_told=True)
    assert "register" in told(one, of_way="papers")[0].text
    one = exchange(library, "fr", cannot_call="deaf", place="FR", place_told=True)
    assert "https://www.gendarmerie" in told(one, of_way="papers")[0].text
    assert "114" in told(one, of_way="who")[0].text
    assert "114" in told(one, of_way="install")[0].text
    one = exchange(library, cannot_call="deaf")
    assert "don't know" in told(one, of_way="papers")[0].text
    assert told(one, of_way="foot")[0].key == FEET


def test_who_can_phone_again_is_shown_numbers(library: Library) -> None:
    one = exchange(library, "it", cannot_call="heard", place="IT", place_told=True, kept_in="heard")
    one.say(DANGER)
    said = told(one, voice="can")
    assert [part.key for part in said] == [OVER]
    assert "800 290 290" in said[0].text
    assert not one.situation.cannot_call


@pytest.mark.parametrize("role", ["buyer", "unknown"])
def test_who_is_in_no_danger_is_told_once_to_write_and_listened_to(
    library: Library, role: str
) -> None:
    one = exchange(library, "ru", role=role, danger="none", danger_kind="")
    one.reading = replace(one.reading, voice="heard")
    note_voice(one)
    assert not one.situation.cannot_call
    assert told_without_voice(one, CANNOT)
    assert told_without_voice(one, CANNOT)
    keys = [said.key for said in one.replies]
    assert keys.count("utter_no_voice_ways") == 1
    assert keys[-1] == "utter_heard/open"
