"""Who is in trouble and asks something practical is told that, and no line of company or the same number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.answering.practical import (
    NEXT,
    REPORT_BLACKMAIL,
    TONIGHT,
    asked_practically,
    meant_practically,
    told_practically,
)
from bot.dialogue.answering.practical_texts import KEYS
from bot.dialogue.reading.meant import CAUGHT
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.lines_kept import BED_QUIETLY, is_for_bed
from bot.dialogue.words.library import Library
from bot.message import Move, Outgoing, Understanding
from bot.nlu.phrases.practical import (
    AFTER_CALL,
    AFTER_HER_CALL,
    AT_DESK,
    BED,
    BED_FOR_HER,
    BELIEVED,
    DOCTOR,
    EMBASSY,
    FLARES_UP,
    FOUND_OUT,
    GROUP,
    TAKEN_HER,
    UNPAPERED,
    WHAT_NOW,
)
from bot.nlu.phrases.practical import CAUGHT as SAYS_CAUGHT

Chat = Callable[..., Awaitable[Outgoing]]

NOW = datetime(2026, 11, 26, 22, tzinfo=UTC)

NOTHING = Move("out_of_scope")

HELD = {"role": "exploited", "danger": "certain", "danger_kind": "exploitation"}


def exchange(
    library: Library, *plainly: str, read: dict[str, Any] | None = None, **known: Any
) -> Exchange:
    situation = Situation("en", "web", "demo-en", **{"turns": 2, **known})
    reading = Understanding("out_of_scope", 1.0, "en", plainly=plainly, **(read or {}))
    return Exchange(situation, reading, library, NOW)


def keys(told: Outgoing) -> list[str]:
    return [said.key for said in told.messages]


def test_who_is_held_is_told_of_the_hospital_and_of_an_ambulance_not_the_police(
    library: Library,
) -> None:
    told = exchange(library, DOCTOR, place="DE", place_told=True, **HELD)
    assert told_practically(told, NOTHING)
    assert told.replies[0].key == KEYS[DOCTOR]
    assert "112" in told.replies[0].text
    assert "110" not in told.replies[0].text


def test_a_second_part_of_the_message_does_not_say_it_twice(library: Library) -> None:
    told = exchange(library, DOCTOR, **HELD)
    assert told_practically(told, NOTHING)
    assert told_practically(told, Move("ask_police", "deported"))
    assert sum(said.key == KEYS[DOCTOR] for said in told.replies) == 1


@pytest.mark.parametrize("role", ["buyer", "wants_to_stop"])
def test_a_buyer_is_told_of_no_hospital_without_papers(library: Library, role: str) -> None:
    assert not asked_practically(exchange(library, DOCTOR, BED, EMBASSY, role=role), NOTHING)


def test_a_consulate_is_told_to_who_is_held_and_not_to_a_stranger(library: Library) -> None:
    assert asked_practically(exchange(library, EMBASSY, **HELD), NOTHING) == EMBASSY
    assert not asked_practically(exchange(library, EMBASSY), NOTHING)
    assert asked_practically(exchange(library, EMBASSY), Move("disclose_exploitation", "no_papers"))


def test_who_wants_a_bed_without_the_police_is_told_so_and_it_is_remembered(
    library: Library,
) -> None:
    told = exchange(library, BED, read={"no_police": True})
    assert told_practically(told, NOTHING)
    assert told.replies[0].key == BED_QUIETLY
    assert told.situation.no_police


def test_the_bed_is_looked_for_when_the_place_is_told_afterwards(library: Library) -> None:
    told = exchange(library, place="FR", place_told=True, **HELD)
    told.situation.note_said(f"{BED_QUIETLY}#0")
    assert not is_for_bed(told)
    told.move = Move("inform_location")
    assert is_for_bed(told)
    assert "115" in told.facts.routes_due()
    assert not is_for_bed(told)


def test_who_hides_behind_a_door_is_sent_to_no_bed(library: Library) -> None:
    assert not asked_practically(exchange(library, BED, kept_in="hiding", **HELD), NOTHING)


def test_who_asks_for_another_is_told_of_a_line_and_not_where_she_is_reported(
    library: Library,
) -> None:
    facts = {"role": "witness", "danger": "certain", "danger_kind": "concern", "place": "GB"}
    told = exchange(library, DOCTOR, place_told=True, last_need="report", **facts)
    assert told_practically(told, NOTHING)
    assert "Crimestoppers" not in told.replies[0].text


def test_a_group_is_for_buyers(library: Library) -> None:
    assert asked_practically(exchange(library, GROUP, role="buyer"), NOTHING) == GROUP
    assert not asked_practically(exchange(library, GROUP, **HELD), NOTHING)


def test_who_was_arrested_and_asks_what_now_is_told_of_a_lawyer(library: Library) -> None:
    told = exchange(library, WHAT_NOW)
    assert not told_practically(told, NOTHING)
    told.situation.note_said(f"utter_{CAUGHT}#0")
    assert told_practically(told, NOTHING)
    assert [said.key for said in told.replies] == [KEYS[WHAT_NOW]]


def test_who_is_in_danger_and_asks_what_to_do_is_told_the_next_step(library: Library) -> None:
    assert meant_practically(exchange(library, WHAT_NOW, **HELD), NOTHING) == NEXT
    assert meant_practically(exchange(library, WHAT_NOW, role="buyer"), NOTHING) == NOTHING


def test_who_could_not_write_safely_and_asks_on_is_answered(library: Library) -> None:
    told = exchange(library, WHAT_NOW, said=["utter_safe_no#0"], **HELD)
    assert meant_practically(told, NOTHING) == TONIGHT
    beside = exchange(library, WHAT_NOW, said=["utter_disclose_exploitation/he_comes#0"], **HELD)
    assert meant_practically(beside, NOTHING) == NOTHING


def test_who_is_blackmailed_and_asks_what_now_is_told_how_it_is_reported(library: Library) -> None:
    told = exchange(library, WHAT_NOW, last_need="extortion", said=["utter_ask_risk/blackmail#0"])
    assert meant_practically(told, NOTHING) == REPORT_BLACKMAIL


def test_a_closer_question_about_groups_is_answered_itself(library: Library) -> None:
    told = exchange(library, GROUP, role="wants_to_stop")
    assert not asked_practically(told, Move("ask_help_to_stop", "no_religion"))


def test_an_arrest_is_met_by_its_topic_unless_the_message_asks_more_of_it(
    library: Library,
) -> None:
    told, record = exchange(library, SAYS_CAUGHT), Move("ask_police", "record")
    assert meant_practically(told, Move("ask_law")).key == CAUGHT
    assert meant_practically(told, Move("ask_police", "arrest_me")).key == CAUGHT
    assert meant_practically(told, record) == record
    assert meant_practically(exchange(library, SAYS_CAUGHT, **HELD), NOTHING) == NOTHING


def test_who_would_be_killed_if_it_came_out_is_told_that_nobody_hears_of_it(
    library: Library,
) -> None:
    told = exchange(library, FOUND_OUT, **HELD)
    assert told_practically(told, NOTHING)
    assert told.replies[0].key == KEYS[FOUND_OUT]
    assert not asked_practically(told, NOTHING)  # once


TALKS = {
    "en": ("he makes me sell sex", "will they report me at the hospital, i've no papers"),
    "de": ("er zwingt mich anzuschaffen", "meldet mich der Arzt wenn ich keine Papiere hab"),
    "fr": ("on me force à me prostituer", "à l'hôpital, sans papiers, ils me dénoncent ?"),
    "it": ("mi costringono a prostituirmi", "in ospedale mi denunciano se non ho documenti?"),
    "es": ("me obligan a prostituirme", "¿en el hospital me denuncian si no tengo papeles?"),
    "ru": (
        "меня заставляют заниматься проституцией",
        "в больнице меня сдадут, если нет документов?",
    ),
}


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_who_is_forced_and_fears_the_hospital_is_answered(chat: Chat, language: str) -> None:
    forced, asks = TALKS[language]
    await chat(forced, campaign=f"demo-{language}")
    assert KEYS[DOCTOR] in keys(await chat(asks, campaign=f"demo-{language}"))


SEEN = {
    "en": ("he makes me sell sex", "will he see this on my phone"),
    "de": ("er zwingt mich anzuschaffen", "sieht er das auf meinem Handy"),
    "fr": ("on me force à me prostituer", "il va voir ça sur mon téléphone ?"),
    "it": ("mi costringono a prostituirmi", "lui lo vede sul mio telefono?"),
    "es": ("me obligan a prostituirme", "¿va a ver esto en mi móvil?"),
    "ru": ("меня заставляют заниматься проституцией", "он увидит это в моём телефоне?"),
}


@pytest.mark.parametrize("language", sorted(SEEN))
async def test_whether_he_will_see_it_is_a_question_and_no_reason_for_silence(
    chat: Chat, language: str
) -> None:
    forced, asks = SEEN[language]
    await chat(forced, campaign=f"demo-{language}")
    told = keys(await chat(asks, campaign=f"demo-{language}"))
    assert "utter_ask_privacy/how_delete_watched" in told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "he'll kill me if he finds out"),
        ("de", "der bringt mich um wenn er das rausfindet"),
        ("fr", "il me tue s'il l'apprend"),
        ("it", "mi ammazza se lo scopre"),
        ("es", "me mata si se entera"),
        ("ru", "он меня убьёт, если узнает"),
    ],
)
async def test_who_fears_to_be_found_out_is_asked_and_not_left_in_silence(
    chat: Chat, language: str, text: str
) -> None:
    told = keys(await chat(text, campaign=f"demo-{language}"))
    assert told[-1] == "utter_check_exploited"


async def test_who_has_him_beside_them_meets_silence_all_the_same(chat: Chat) -> None:
    told = keys(await chat("he's next to me now, he'll kill me if he sees this"))
    assert told[-1:] == ["utter_disclose_exploitation/he_comes"]


TAKEN_BACK = {
    "en": ("i want to die", "i was just saying"),
    "de": ("ich will sterben", "nur so gesagt"),
    "fr": ("j'ai envie de mourir", "je disais ça comme ça"),
    "it": ("voglio morire", "era così per dire"),
    "es": ("me quiero morir", "era un decir"),
    "ru": ("я хочу умереть", "просто так сказал"),
}


@pytest.mark.parametrize("language", sorted(TAKEN_BACK))
async def test_who_only_said_it_is_met_by_no_farewell_and_no_block(
    chat: Chat, language: str
) -> None:
    said, taken_back = TAKEN_BACK[language]
    await chat(said, campaign=f"demo-{language}")
    told = await chat(taken_back, campaign=f"demo-{language}")
    assert keys(told) == ["utter_express_distress/joke"]
    assert not any("112" in message.text for message in told.messages)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "he makes me sell sex and keeps my passport, can I go to a hospital without papers"),
        ("de", "er zwingt mich anzuschaffen, darf ich ohne Papiere ins Krankenhaus"),
        ("fr", "on me force à me prostituer, je peux aller à l'hôpital sans papiers ?"),
        ("it", "mi costringono a prostituirmi, posso andare in ospedale senza documenti?"),
        ("es", "me obligan a prostituirme, ¿puedo ir al hospital sin papeles?"),
        ("ru", "меня заставляют заниматься проституцией, можно в больницу без документов?"),
    ],
)
async def test_who_asks_it_with_their_first_words_is_answered_before_they_are_asked_anything(
    chat: Chat, language: str, text: str
) -> None:
    told = keys(await chat(text, campaign=f"demo-{language}"))
    assert told[:2] == ["utter_reveal", KEYS[DOCTOR]]
    assert told[2].startswith("utter_disclose_exploitation/") or told[2] == "utter_check_exploited"


FRIEND = {"role": "witness", "danger": "certain", "danger_kind": "concern", "last_need": "report"}


@pytest.mark.parametrize(
    ("code", "own", "hers"),
    [
        (UNPAPERED, "utter_need_unpapered", "utter_need_unpapered_her"),
        (FLARES_UP, "utter_need_flares_up", "utter_need_flares_up_her"),
        (BED, "utter_disclose_exploitation/where_sleep", "utter_need_bed_her"),
    ],
)
def test_who_asks_for_a_friend_is_told_of_her_and_who_asks_for_themselves_of_them(
    library: Library, code: str, own: str, hers: str
) -> None:
    for known, key in ((HELD, own), (FRIEND, hers)):
        told = exchange(library, code, read={"asks": True}, place="FR", place_told=True, **known)
        assert told_practically(told, NOTHING)
        assert told.replies[0].key == key


def test_what_follows_a_call_is_told_without_the_number_that_they_have(library: Library) -> None:
    told = exchange(library, AFTER_CALL, read={"asks": True}, place="DE", place_told=True, **HELD)
    assert told_practically(told, NOTHING)
    again = Exchange(told.situation, told.reading, library, NOW)
    assert told_practically(again, NOTHING)
    assert not any(sign.isdigit() for sign in again.replies[0].text)


def test_who_only_saw_something_is_asked_about_their_own_call_by_the_topic(
    library: Library,
) -> None:
    assert not asked_practically(exchange(library, AFTER_CALL, **FRIEND), NOTHING)
    assert asked_practically(exchange(library, AFTER_HER_CALL, **FRIEND), NOTHING)


def test_that_she_is_taken_away_every_night_is_told_and_no_question(library: Library) -> None:
    assert not asked_practically(exchange(library, TAKEN_HER, **FRIEND), NOTHING)
    asks = exchange(library, TAKEN_HER, read={"asks": True}, **FRIEND)
    assert asked_practically(asks, NOTHING) == TAKEN_HER


@pytest.mark.parametrize("code", [BED_FOR_HER, BELIEVED, FLARES_UP, UNPAPERED, AFTER_CALL])
def test_a_buyer_is_told_none_of_it(library: Library, code: str) -> None:
    assert not asked_practically(
        exchange(library, code, role="buyer", read={"asks": True}), NOTHING
    )


def test_a_partner_who_expects_violence_tonight_is_told_to_be_out_before(
    library: Library,
) -> None:
    told = exchange(library, FLARES_UP, role="witness", says_who="partner")
    assert told_practically(told, Move("report_concern", "not_tonight"))
    assert told.replies[0].key == "utter_need_flares_up"
    assert "112" in told.replies[0].text


def test_a_child_at_the_telephone_is_told_nothing_of_guilt(library: Library) -> None:
    assert not asked_practically(exchange(library, AT_DESK, role="child"), NOTHING)


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        ("en", "I'm just the receptionist in a brothel, will I be charged", "he keeps half of it"),
        ("de", "ich gehe da nur ans Telefon, ist das strafbar", "die Preise sage ich auch"),
        ("fr", "je tiens juste la porte, je suis complice ?", "je donne les tarifs"),
        ("it", "apro solo la porta, mi condannano?", "dico io i prezzi"),
        ("es", "soy la recepcionista nada más, ¿es delito?", "yo digo los precios"),
        ("ru", "я там админ, это соучастие?", "я называю цены"),
    ],
)
async def test_who_works_at_the_door_and_tells_the_prices_is_no_buyer(
    chat: Chat, language: str, first: str, then: str
) -> None:
    desk = "utter_need_at_desk"
    assert desk in keys(await chat(first, campaign=f"demo-{language}"))
    assert desk in keys(await chat(then))
