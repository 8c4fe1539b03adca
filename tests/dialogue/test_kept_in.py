"""Who hides behind a bolt, is locked in or would be heard is never sent out, until they say that they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.dialogue.reading.kept_in import meant_inside, note_kept_in, staying_in
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.library import Library
from bot.message import Move, Outgoing, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.sends_out import sends_out
from bot.server.app import Assistant
from bot.words import Said

Chat = Callable[..., Awaitable[Outgoing]]

NOW = datetime(2026, 11, 26, 22, tzinfo=UTC)

TALKS = {
    "en": (
        "I'm 15. locked myself in the toilet, he's banging on the door. London",
        "how do I get away from here",
        "should I tell my teacher",
        "I'm out, the police are here",
    ),
    "de": (
        "ich bin 15, hab mich im Klo eingeschlossen, er hämmert gegen die Tür. Köln",
        "wie komm ich hier weg",
        "soll ich es meiner Lehrerin sagen",
        "bin draußen, die Polizei ist da",
    ),
    "fr": (
        "j'ai 15 ans, je me suis enfermée aux toilettes, il tape à la porte. Lyon",
        "comment je pars d'ici",
        "je le dis à ma prof ?",
        "je suis dehors, la police est là",
    ),
    "it": (
        "ho 15 anni, mi sono chiusa in bagno, lui batte alla porta. Milano",
        "come vado via da qui",
        "lo dico alla mia prof?",
        "sono fuori, la polizia è qui",
    ),
    "es": (
        "tengo 15 años, me he encerrado en el baño, está dando golpes a la puerta. Madrid",
        "cómo salgo de aquí",
        "se lo digo a mi profe?",
        "estoy fuera, ha llegado la policía",
    ),
    "ru": (
        "мне 15, я заперлась в ванной, он ломится в дверь. Алматы",
        "как мне отсюда уйти",
        "сказать учительнице?",
        "я на улице, полиция приехала",
    ),
}
"""What a child behind a bolt writes, and in the end that it is out."""

CLOSING = {
    "en": "someone's up, have to go, what can they see on here",
    "de": "einer ist wach, muss zumachen, was sehen die dann",
    "fr": "quelqu'un arrive, je dois fermer, ils voient quoi",
    "it": "qualcuno è sveglio, devo chiudere, cosa vedono",
    "es": "alguien se ha despertado, tengo que cerrar, qué ven",
    "ru": "кто-то встал, надо закрывать, что они увидят",
}

FORCED = {
    "en": "they took my passport and make me work with men",
    "de": "sie haben meinen Pass und zwingen mich mit Männern zu arbeiten",
    "fr": "ils ont mon passeport et me forcent à voir des hommes",
    "it": "mi hanno tolto il passaporto e mi costringono a prostituirmi",
    "es": "me obligan a prostituirme y tienen mi pasaporte",
    "ru": "меня держат и заставляют работать, забрали паспорт",
}


def exchange(library: Library, code: str, **known: object) -> Exchange:
    known = {
        "language": "en",
        "channel": "web",
        "campaign": "demo-en",
        "danger": "certain",
        **known,
    }
    situation = Situation(**known)  # type: ignore[arg-type]
    reading = Understanding("out_of_scope", 1.0, "en", kept_in=code)
    return Exchange(situation, reading, library, NOW)


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_a_child_behind_a_bolt_is_told_to_stay_there_for_the_rest_of_the_talk(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    campaign = f"demo-{language}"
    hides, *questions, out = TALKS[language]
    first = await chat(hides, campaign=campaign)
    assert "utter_disclose_exploitation/behind_door" in [said.key for said in first.messages]
    for question in questions:
        for said in (await chat(question, campaign=campaign)).messages:
            assert not sends_out(fold(said.text)), said.text
    last = await chat(out, campaign=campaign)
    assert "utter_is_out" in [said.key for said in last.messages]


@pytest.mark.parametrize("language", sorted(CLOSING))
async def test_who_must_close_the_page_now_is_shown_no_number(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    await chat(FORCED[language], campaign=campaign)
    told = await chat(CLOSING[language], campaign=campaign)
    assert [said.key for said in told.messages] == ["utter_ask_privacy/close_now"]
    assert not any(sign.isdigit() for sign in told.messages[0].text)


async def test_a_man_whose_wife_knocks_hides_from_nobody(chat: Chat, assistant: Assistant) -> None:
    for text in ("my wife is banging on the door", "locked myself in, she is outside"):
        told = await chat(text)
        assert "utter_disclose_exploitation/behind_door" not in [m.key for m in told.messages]


async def test_who_has_tablets_behind_a_locked_door_is_not_told_to_keep_it_shut(chat: Chat) -> None:
    for text in (
        "I want to die, locked myself in the bathroom with the tablets",
        "he is banging on the door",
    ):
        told = await chat(text)
        assert "utter_disclose_exploitation/behind_door" not in [m.key for m in told.messages]


def test_the_graver_place_is_remembered_and_being_out_ends_it(library: Library) -> None:
    one = exchange(library, "heard", role="exploited")
    assert not note_kept_in(one)
    assert one.situation.kept_in == "heard"
    for code in ("hiding", "held", ""):
        other = exchange(library, code, role="exploited", kept_in="hiding")
        note_kept_in(other)
        assert other.situation.kept_in == "hiding"
    out = exchange(library, "out", role="exploited", kept_in="hiding")
    assert note_kept_in(out)
    assert out.situation.kept_in == "out"
    assert not note_kept_in(exchange(library, "out", role="exploited"))


def test_only_who_may_be_held_by_others_is_kept_in(library: Library) -> None:
    for role in ("buyer", "witness", "despairing", "unknown"):
        one = exchange(library, "hiding", role=role)
        note_kept_in(one)
        assert not one.situation.kept_in


def test_a_text_that_sends_out_is_not_said_to_who_hides(library: Library) -> None:
    out = Said("Go to a shop or a neighbour. Who could you tell?", key="utter_any")
    stays = Said("I'm here.", key="utter_other")
    one = exchange(library, "", role="child", kept_in="hiding", asked="open")
    told = staying_in(one, [stays, out])
    assert told[0] == stays
    assert [said.key for said in told[1:]] == ["utter_disclose_exploitation/behind_door"]
    assert one.situation.asked == "nothing", "a question that was not asked is not open"
    for kind in ("", "distress"):
        other = exchange(library, "", role="child", danger_kind=kind)
        other.situation.kept_in = "hiding" if kind else ""
        assert staying_in(other, [out]) == [out]


def test_how_a_line_is_written_to_is_told_all_the_same(library: Library) -> None:
    asked = Said("Ask in a shop.\nANAR: chat.", key="utter_ask_human/cannot_call")
    (told,) = staying_in(exchange(library, "", role="child", kept_in="heard"), [asked])
    assert told.key == "utter_disclose_exploitation/call_silently"
    assert told.text.endswith("\nANAR: chat.")


def test_a_doctor_comes_before_any_door(library: Library) -> None:
    doctor = Said("Go to hospital, any neighbour can drive you.", key="utter_ask_risk/injured")
    for code in ("heard", "held", "hiding"):
        assert staying_in(exchange(library, "", role="exploited", kept_in=code), [doctor]) == [
            doctor
        ]


def test_who_knows_how_to_call_without_a_word_is_answered_all_else(library: Library) -> None:
    asked = Said("A neighbour or a friend could take the children.", key="utter_any")
    one = exchange(library, "", role="exploited", kept_in="heard")
    assert staying_in(one, [asked]) != [asked]
    knows = exchange(library, "", role="exploited", kept_in="heard")
    knows.situation.note_said("utter_disclose_exploitation/call_silently#0")
    assert staying_in(knows, [asked]) == [asked]


async def test_first_words_that_say_they_cannot_talk_are_no_farewell(chat: Chat) -> None:
    told = await chat("hi, anybody? can't talk out loud, she's in the next room")
    assert "utter_disclose_exploitation/he_comes" not in [m.key for m in told.messages]
    for text in ("I think he's coming", "I can't talk, he's here"):
        other = await chat(text, visitor=text)
        assert "utter_disclose_exploitation/he_comes" in [m.key for m in other.messages]


async def test_who_is_locked_in_is_told_what_helps_inside(chat: Chat) -> None:
    told = await chat("he locks me in when he goes to work")
    keys = [message.key for message in told.messages]
    assert "utter_disclose_exploitation/forced" in keys
    assert "utter_disclose_exploitation/how_get_out" not in keys


def test_what_has_another_meaning_inside_is_meant_so() -> None:
    hiding = Situation("en", "web", "demo-en", role="child", kept_in="hiding")
    assert meant_inside(hiding, Move("mention_minor", "wants_to_meet")).topic == "behind_door"
    assert meant_inside(hiding, Move("ask_human", "will_call")).key == "ask_human/who_comes"
    free = Situation("en", "web", "demo-en", role="child")
    assert meant_inside(free, Move("mention_minor", "wants_to_meet")).topic == "wants_to_meet"


async def test_who_is_locked_in_is_told_how_this_page_is_deleted(chat: Chat) -> None:
    """The words name another telephone as well, which is no way out."""
    await chat("he locked me in, he keeps my passport. London")
    answer = await chat("how do I delete this one page from the history?")
    assert any("how_delete" in said.key for said in answer.messages)
