"""Who gets silence, and what still reaches them: a wish for it is never guessed, and costs no life."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.message import ContactMark
from bot.outcomes.tables import metadata
from bot.privacy.contacts import Contacts
from bot.server.app import Assistant
from bot.settings import configured_languages
from bot.turn import LONGEST_TEXT
from bot.words import Words
from tests.conftest import Chat

PLEAS = {
    "en": [
        "please make him stop",
        "he won't stop texting me",
        "make it stop",
        "i want this to end",
        "tell him to leave me alone",
        "keeps texting me, i can't stand it",
    ],
    "de": [
        "er hört nicht auf mir zu schreiben",
        "hört nicht auf zu schreiben",
        "mach dass es aufhört",
        "ich will hier raus",
    ],
    "fr": ["il n'arrête pas de m'écrire", "arrêtez-le", "je veux que ça s'arrête"],
    "it": ["non smette di scrivermi", "fatelo smettere", "voglio che finisca"],
    "es": ["no para de escribirme", "haz que pare", "quiero que esto termine"],
    "ru": ["он не перестаёт мне писать", "остановите его", "хочу чтобы это прекратилось"],
}
WISHES = {
    "en": ["please don't text me", "take my number off your list", "unsubscribe"],
    "de": ["schreiben Sie mir nicht mehr", "bitte keine Nachrichten mehr"],
    "fr": ["ne m'écrivez plus", "arrêtez de m'écrire", "n'envoyez plus de messages"],
    "it": ["non scrivetemi più", "basta messaggi"],
    "es": ["no me escriban más", "no quiero más mensajes"],
    "ru": ["не пишите мне больше", "больше не присылайте сообщения"],
}
DESPAIR = {
    "en": "i want to kill myself",
    "de": "ich will sterben",
    "fr": "je veux mourir",
    "it": "voglio morire",
    "es": "quiero morir",
    "ru": "хочу умереть",
}
TOO_LONG = "i walked home and it rained and nobody was there . " * (LONGEST_TEXT // 40)


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.fixture
def erased(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was erased of somebody; the rows say nothing, as marks without a key go by themselves."""
    calls: list[object] = []
    forget = Contacts.forget

    async def noted(self: Contacts, marks: Iterable[ContactMark]) -> bool:
        calls.append(list(marks))
        return await forget(self, calls[-1])  # type: ignore[arg-type]

    monkeypatch.setattr(Contacts, "forget", noted)
    return calls


def opted_out(assistant: Assistant) -> int:
    with assistant.database.connect() as connection:
        return len(list(connection.execute(metadata.tables["opt_outs"].select())))


@pytest.mark.parametrize(("language", "text"), cases(PLEAS))
async def test_a_plea_that_it_may_stop_silences_nobody(
    assistant: Assistant, chat: Chat, language: str, text: str
) -> None:
    campaign = f"demo-{language}"
    for talk in ("first message", "later"):
        if talk == "later":
            await chat("/greet", channel="sms", campaign=campaign, visitor=talk)
        answer = await chat(text, channel="sms", campaign=campaign, visitor=talk)
        assert answer.messages
        assert not answer.ended
        assert "utter_opt_out" not in [said.key for said in answer.messages]
        assert (await chat("ok", channel="sms", campaign=campaign, visitor=talk)).messages
    assert opted_out(assistant) == 0


@pytest.mark.parametrize(("language", "text"), cases(WISHES))
async def test_a_wish_for_silence_is_confirmed_once_and_kept(
    assistant: Assistant, chat: Chat, language: str, text: str
) -> None:
    await chat("/greet", channel="sms", campaign=f"demo-{language}")
    answer = await chat(text, channel="sms", campaign=f"demo-{language}")
    assert [said.key for said in answer.messages] == ["utter_opt_out"]
    assert answer.ended
    assert opted_out(assistant) == 1
    assert (await chat("/ask_law", channel="sms", campaign=f"demo-{language}")).messages == ()


@pytest.mark.parametrize("language", DESPAIR)
async def test_a_danger_after_stop_is_answered_and_the_silence_stays(
    assistant: Assistant, chat: Chat, language: str
) -> None:
    more = {"channel": "sms", "campaign": f"demo-{language}"}
    await chat("/greet", **more)
    await chat("STOP", control="stop", **more)
    assert (await chat("/ask_law", **more)).messages == ()
    (said,) = (await chat(DESPAIR[language], **more)).messages
    assert said.key == "utter_after_opt_out"
    assert "112" in said.text
    assert ("СТАРТ" if language == "ru" else "START") in said.text
    assert opted_out(assistant) == 1
    assert await assistant.turn.conversations.find("sms a visitor") is None, "nothing is kept"
    assert (await chat("/ask_law", **more)).messages == ()


async def test_a_danger_after_stop_is_answered_for_the_country_of_the_number(chat: Chat) -> None:
    await chat("STOP", channel="sms", control="stop", country="GB")
    (said,) = (await chat("he beats me and locks me in", channel="sms", country="GB")).messages
    assert "999" in said.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("помогите, он меня бьёт и не выпускает", "ru"),
        ("qu'on m'aide à partir", "fr"),
        ("der soll endlich aufhören mich zu schlagen", "de"),
        ("que alguien me ayude a irme de este piso", "es"),
        ("qualcuno mi aiuti ad andare via da qui", "it"),
    ],
)
async def test_a_plea_after_stop_is_answered_in_its_own_language(
    assistant: Assistant, chat: Chat, text: str, language: str
) -> None:
    """Their app need not speak it."""
    more = {"channel": "telegram", "campaign": None, "client_language": "en"}
    await chat("STOP", control="stop", **more)
    answer = await chat(text, **more)
    assert [said.key for said in answer.messages] == ["utter_after_opt_out"]
    assert answer.language == language
    assert opted_out(assistant) == 1


async def test_help_after_stop_is_answered(assistant: Assistant, chat: Chat) -> None:
    await chat("STOP", channel="sms", control="stop")
    (said,) = (await chat("HELP", channel="sms", control="help")).messages
    assert said.key == "utter_after_opt_out"
    assert opted_out(assistant) == 1


async def test_a_long_text_after_stop_is_answered_for_a_danger_alone(
    assistant: Assistant, chat: Chat
) -> None:
    await chat("STOP", channel="sms", control="stop")
    (said,) = (await chat(f"i want to kill myself. {TOO_LONG}", channel="sms")).messages
    assert said.key == "utter_after_opt_out"
    for text in (TOO_LONG, f"delete everything you have about me. {TOO_LONG}"):
        assert (await chat(text, channel="sms")).messages == ()
    assert opted_out(assistant) == 1


@pytest.mark.parametrize("wish", ["delete everything you have about me", "don't text me any more"])
async def test_a_wish_in_a_long_text_does_nothing(
    assistant: Assistant, chat: Chat, erased: list[object], wish: str
) -> None:
    marks = {"demo-en": ContactMark("m" * 32, 2**31 - 1, 7)}
    await chat("/greet", channel="sms", contact_marks=marks)
    for text in (f"{wish}. {TOO_LONG}", f"{TOO_LONG} {wish}"):
        answer = await chat(text, channel="sms", contact_marks=marks)
        assert [said.key for said in answer.messages] == ["utter_too_long"]
        assert not answer.ended
    assert await assistant.turn.conversations.find("sms a visitor") is not None
    assert opted_out(assistant) == 0
    assert erased == []


@pytest.mark.parametrize("channel", ["web", "sms", "whatsapp", "telegram"])
@pytest.mark.parametrize("danger", ["/disclose_exploitation", "i want to kill myself", "i am 14"])
async def test_deleting_in_danger_explains_and_keeps_the_talk(
    assistant: Assistant, chat: Chat, erased: list[object], channel: str, danger: str
) -> None:
    marks = {"demo-en": ContactMark("m" * 32, 2**31 - 1, 7)}
    more = {"channel": channel, "contact_marks": marks}
    await chat("/greet", **more)
    await chat(danger, **more)
    if danger.startswith("/"):
        await chat("he locks me in and takes my money", **more)
    before = await assistant.turn.conversations.find(f"{channel} a visitor")
    assert before is not None
    assert before.in_danger
    for wish in ("/delete_data", "delete everything you have about me"):
        answer = await chat(wish, **more)
        assert "utter_delete_in_danger" in [said.key for said in answer.messages]
        assert not answer.ended
    after = await assistant.turn.conversations.find(f"{channel} a visitor")
    assert after is not None
    assert (after.role, after.danger, after.ending) == (before.role, "certain", "safety")
    answer = await chat("/seek_services", **more)
    assert "utter_seek_services" not in [said.key for said in answer.messages]
    assert erased == [], "what is not said to be erased is not erased"


ROLES = ("unknown", "buyer", "child", "despairing", "exploited", "sex_worker", "witness")


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of_the_project()


@pytest.mark.parametrize("language", configured_languages())
@pytest.mark.parametrize("channel", ["sms", "whatsapp", "telegram"])
def test_every_last_word_names_the_way_back_of_its_channel(
    words: Words, language: str, channel: str
) -> None:
    word = "СТАРТ" if language == "ru" else "START"
    for key in ("utter_opt_out", "utter_after_opt_out"):
        for role in ROLES:
            for said in words.fitting(key, language, channel=channel, slots={"role": role}):
                assert ("/start" if channel == "telegram" else word) in said.text, (role, said.text)
