"""What changes the language of a conversation, and what does not."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.message import Understanding
from bot.nlu.language_names import LanguageNames
from bot.settings import configured_languages
from tests.conftest import Chat

STAYS = [
    ("en", "ok"),
    ("de", "stop"),
    ("fr", "😂😂"),
    ("it", "123"),
    ("ru", "London"),
    ("ru", "ya ne ponimayu, eto zakonno ili net"),
    ("de", "Sorry, wer ist da"),
    ("es", "Wien"),
    ("en", "nie rozumiem, możesz po polsku"),
    ("de", "ile to kosztuje za godzine"),
    ("it", "não entendo o que você quer"),
    ("en", "добрий день, це законно в україні"),
    ("fr", "türkçe biliyor musun"),
    ("en", "مرحبا كم السعر"),
    ("en", ""),
]

MOVES = [
    ("en", "я не понимаю что вы хотите от меня", "ru"),
    ("en", "здравствуйте", "ru"),
    ("de", "je comprends pas ce que vous voulez", "fr"),
    ("fr", "ich verstehe nicht was ihr wollt", "de"),
    ("ru", "what is this i do not understand anything", "en"),
    ("it", "no entiendo lo que me quieres decir", "es"),
    ("es", "non capisco che cosa vuoi da me", "it"),
]

WISHES = [
    ("de", "english pls", "en"),
    ("en", "на английском можно", "en"),
    ("fr", "deutsch bitte", "de"),
    ("it", "po angliyski mozhno?", "en"),
    ("en", "can you write in polish", "pl"),
    ("es", "no hablo bien español, rumano?", "ro"),
    ("ru", "ich spreche kein russisch", "de"),
]


def understand(engine: Engine, text: str, **context: str) -> Understanding:
    return engine.parse(text, context)


@pytest.mark.parametrize(("language", "text"), STAYS)
def test_conversation_stays(engine: Engine, language: str, text: str) -> None:
    meaning = understand(engine, text, conversation_language=language)
    assert meaning.language == language


@pytest.mark.parametrize(("language", "text", "expected"), MOVES)
def test_conversation_moves(engine: Engine, language: str, text: str, expected: str) -> None:
    for context in ("conversation_language", "campaign_language"):
        assert (understand(engine, text, **{context: language})).language == expected


@pytest.mark.parametrize(("language", "text", "wanted"), WISHES)
async def test_wish_is_carried_out_by_the_conversation(
    engine: Engine, chat: Chat, language: str, text: str, wanted: str
) -> None:
    meaning = understand(engine, text, conversation_language=language)
    assert meaning.requested_language == wanted
    await chat("/greet", campaign=f"demo-{language}")
    answer = await chat(text)
    is_ours = wanted in configured_languages()
    key = "utter_change_language" if is_ours else "utter_change_language_unavailable"
    assert [said.key for said in answer.messages] == [key]
    assert answer.language == (wanted if is_ours else language)


def test_context_decides_where_the_text_does_not(engine: Engine) -> None:
    assert (understand(engine, "7", campaign_language="it")).language == "it"
    assert (understand(engine, "7", client_language="es-MX")).language == "es"
    assert (understand(engine, "7", country="AT")).language == "de"
    assert (understand(engine, "7")).language == "en"


def test_names_come_inflected_and_in_both_alphabets() -> None:
    names = LanguageNames.build(["en", "fr", "de", "it", "ru", "es"])
    texts = {
        "auf Ungarisch": "hu",
        "in englischer Sprache": "en",
        "по-немецки": "de",
        "po nemetski": "de",
        "magyarul beszélsz": "hu",
        "in het Nederlands": "nl",
        "castellano": "es",
        "українською": "uk",
    }
    found = {text: [name.code for name in names.find(text)] for text in texts}
    assert found == {text: [code] for text, code in texts.items()}
    assert names.find("how much for an hour in the house") == []
