"""Who cannot phone is told no number to ring for the whole talk, and what they can do instead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.dialogue.answering.no_voice import (
    ANOTHER,
    DANGER,
    NONE,
    SEND,
    WAYS,
    WRITE,
    as_they_can,
    note_voice,
    told_without_voice,
)
from bot.dialogue.answering.without_phoning import left_of
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.line_choice import can_use, in_writing
from bot.dialogue.words.library import Library
from bot.message import Move, Outgoing, Understanding
from bot.words import Said

Chat = Callable[..., Awaitable[Outgoing]]

NOW = datetime(2026, 11, 26, 22, tzinfo=UTC)

SILENTLY = "utter_disclose_exploitation/call_silently"
NEUTRAL = "utter_disclose_exploitation/he_comes"


def exchange(library: Library, language: str = "en", **facts: object) -> Exchange:
    known = {"role": "exploited", "danger": "certain", "danger_kind": "exploitation"}
    situation = Situation(language, "web", f"demo-{language}", **(known | facts))  # type: ignore[arg-type]
    return Exchange(situation, Understanding("out_of_scope", 1.0, language), library, NOW)


def keys(told: Outgoing) -> list[str]:
    return [message.key for message in told.messages]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they keep me in a flat and make me see men. I can't speak, they hear me"),
        (
            "de",
            "ich muss Männer empfangen, die halten mich fest, ich kann nicht reden, die hören mich",
        ),
        ("fr", "on me force à voir des hommes, je ne peux pas parler, ils m'entendent"),
        ("it", "mi costringono con gli uomini, non posso parlare, mi sentono"),
        ("es", "me obligan a estar con hombres, no puedo hablar, me oyen"),
        ("ru", "меня заставляют спать с мужчинами, говорить нельзя, меня слышат"),
    ],
)
async def test_who_types_that_they_are_heard_is_answered(
    chat: Chat, language: str, text: str
) -> None:
    told = await chat(text, campaign=f"demo-{language}")
    assert NEUTRAL not in keys(told)
    assert "utter_disclose_exploitation/forced" in keys(told)


async def test_who_must_stop_is_left_in_peace(chat: Chat) -> None:
    assert NEUTRAL in keys(await chat("can't talk now, he's coming"))


def test_a_sentence_that_tells_to_ring_is_left_out() -> None:
    said = "You're not to blame. If you're in danger, call 999. Is it safe?"
    assert left_of(said, {"999"}) == "You're not to blame. Is it safe?"
    assert left_of("Si hay peligro, 112. Te creo.", {"112"}) == "Te creo."
    assert left_of("Du kannst es sagen; bei Gefahr wähle 110.", {"110"}) == "Du kannst es sagen."
    assert left_of("Text 114, with the place.", {"114"}) == "Text 114, with the place."
    quoted = 'Say: "I need help. I live in Leeds." Then wait.'
    assert left_of(quoted, set()) == quoted
    assert left_of("In danger, 911 (EE. UU., Canadá). Sí que cuenta.", {"911"}) == "Sí que cuenta."


@pytest.mark.parametrize("code", ["deaf", "mute", "heard"])
def test_in_danger_the_way_without_a_word_stands_in_its_place(library: Library, code: str) -> None:
    one = exchange(library, cannot_call=code, place="GB", place_told=True)
    said = Said(
        "I'm here. If it gets dangerous, call 999.\nShout: text 85258\nCan you write?",
        key="utter_any",
    )
    one.numbers_said.add("999")
    (told, *_) = as_they_can(one, [said])
    assert "If it gets dangerous" not in told.text
    assert ("register" if code == "deaf" else "55") in told.text
    assert told.text.endswith("Can you write?")
    assert one.was_said(DANGER if code == "deaf" else SILENTLY)


def test_with_no_credit_the_emergency_number_stays(library: Library) -> None:
    said = Said("If it gets dangerous, call 999.", key="utter_any")
    assert as_they_can(exchange(library, cannot_call="unable"), [said]) == [said]


def test_in_despair_nothing_is_left_out(library: Library) -> None:
    one = exchange(library, cannot_call="deaf", role="despairing", danger_kind="distress")
    one.numbers_said.add("999")
    (told, *_) = as_they_can(one, [Said("Put the tablets away and call 999.", key="utter_any")])
    assert told.text.startswith("Put the tablets away and call 999.")
    assert one.was_said(DANGER)


def test_a_deaf_buyer_is_told_to_ring_nobody_and_not_frightened(library: Library) -> None:
    one = exchange(library, cannot_call="deaf", role="buyer", danger="none", danger_kind="")
    (told,) = as_they_can(one, [Said("Call a counsellor today.", key="utter_any")])
    assert told.key == WAYS


def test_why_they_cannot_phone_is_remembered_and_the_graver_stays(library: Library) -> None:
    one = exchange(library)
    for voice, known in (("heard", "heard"), ("deaf", "deaf"), ("can", "deaf"), ("unable", "deaf")):
        one.reading = Understanding("out_of_scope", 1.0, "en", voice=voice)
        note_voice(one)
        assert one.situation.cannot_call == known
    one.situation.cannot_call = "heard"
    one.reading = Understanding("out_of_scope", 1.0, "en", voice="can")
    note_voice(one)
    assert not one.situation.cannot_call


@pytest.mark.parametrize(
    ("topic", "key"),
    [
        ("cannot_call", WAYS),
        ("what_do_i_say", WRITE),
        ("who_comes", WRITE),
        ("words_to_send", SEND),
    ],
)
def test_questions_about_a_call_are_answered_by_writing(
    library: Library, topic: str, key: str
) -> None:
    one = exchange(library, cannot_call="mute", place="DE", place_told=True)
    assert told_without_voice(one, Move("ask_human", topic))
    assert one.replies[0].key == key
    free = exchange(library)
    assert not told_without_voice(free, Move("ask_human", topic))


def test_a_friend_is_asked_to_call_for_them(library: Library) -> None:
    for language in library.words.languages:
        one = exchange(library, language, cannot_call="heard", place="DE", place_told=True)
        told_without_voice(one, Move("ask_human", "words_to_send"))
        assert "110" in one.replies[0].text


def test_who_asks_if_another_may_call_is_told_what_that_one_says(library: Library) -> None:
    one = exchange(library, cannot_call="deaf")
    one.reading = Understanding("ask_police", 1.0, "en", another_phones=True)
    assert told_without_voice(one, Move("ask_human", "do_they_tell_police"))
    assert told_without_voice(one, Move("ask_human", "come_here"))
    assert [said.key for said in one.replies] == [ANOTHER]


def test_lines_are_those_that_are_written_to(library: Library) -> None:
    one = exchange(library, "es", cannot_call="deaf", place="ES", place_told=True)
    routes = one.facts.routes("victim")
    assert "WhatsApp" in routes
    assert "016\n" not in routes
    heard = exchange(library, "ru", cannot_call="heard", place="KZ", place_told=True)
    assert not in_writing(heard, "victim", "KZ", [])


def test_that_no_line_is_written_to_is_said_once(library: Library) -> None:
    one = exchange(library, "ru", cannot_call="deaf", place="KZ", place_told=True)
    said = Said("Я здесь.", key="utter_any")
    assert [told.key for told in as_they_can(one, [said])] == ["utter_any", NONE]
    assert as_they_can(one, [said]) == [said]


def test_on_a_phone_that_is_read_no_address_of_a_page_stands(library: Library) -> None:
    one = exchange(library, "de", cannot_call="deaf", place="DE", place_told=True, watched=True)
    card = one.library.directory.card("de-victim-1", "de", NOW)
    assert card is not None
    assert not can_use(one, card)
    one.move = Move("ask_human", "cannot_call")
    assert can_use(one, card)


async def test_a_chat_with_a_line_is_deleted_where_it_was_written(chat: Chat) -> None:
    await chat("mi marido me pega y me controla, estoy en Madrid", campaign="demo-es")
    told = await chat(
        "el WHATSAPP, no el navegador. el mensaje se queda. lo borro?", campaign="demo-es"
    )
    assert keys(told).count("utter_delete_in_messenger") == 1


async def test_in_danger_who_asks_for_a_text_number_is_told_it_first(chat: Chat) -> None:
    await chat("mon mec m'a enfermée il va me tuer", campaign="demo-fr")
    await chat("en France", campaign="demo-fr")
    told = await chat("ya pas un num par sms ?", campaign="demo-fr")
    assert keys(told)[0] == "utter_no_voice_danger"
    assert "114" in told.messages[0].text


async def test_the_number_is_given_to_hand_on(chat: Chat) -> None:
    await chat("я не могу говорить вслух, муж рядом бьёт меня", campaign="demo-ru")
    await chat("я в турции", campaign="demo-ru")
    for text in ("дайте номер линии, я сестре скину она позвонит", "дайте номер"):
        told = await chat(text, campaign="demo-ru")
        assert any("183" in message.text for message in told.messages), text


async def test_a_question_of_another_matter_is_no_question_about_the_way(chat: Chat) -> None:
    await chat("я глухой. у соседки снизу ревела девушка, бишкек", campaign="demo-ru")
    told = await chat("теперь тихо, мне спуститься постучать?", campaign="demo-ru")
    keys = [message.key for message in told.messages]
    assert "utter_no_voice_left" not in keys
    assert any(key.startswith("utter_report_concern/") for key in keys)


async def test_no_answer_on_the_way_is_given_twice(chat: Chat) -> None:
    await chat(
        "mi hanno preso il passaporto e devo lavorare, sono muta, a rimini",
        campaign="demo-it",
    )
    told = await chat("devo denunciare? e mi mandano via senza documenti?", campaign="demo-it")
    keys = [message.key for message in told.messages]
    assert keys.count("utter_no_voice_left") <= 1
