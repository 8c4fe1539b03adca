"""Who says that we misread hears that this was our mistake, before the answer."""

from __future__ import annotations

import pytest

from bot.dialogue.planning.own_mistake import OURS, OWNED
from bot.dialogue.words.library import Library
from bot.nlu.folding import fold
from bot.nlu.phrases.plain_asks import reproaches_us
from tests.conftest import Chat, last_keys

REPROACHES = {
    "en": ("you're not even reading this. how much is the fine?", "I just told you, I'm lonely"),
    "de": ("du liest ja gar nicht. was kostet die strafe?", "das hab ich doch schon gesagt"),
    "fr": ("vous répondez à côté. c'est combien l'amende ?", "ça n'a rien à voir avec moi"),
    "it": ("non mi ascolti. quanto è la multa?", "te l'ho appena detto"),
    "es": ("no me está leyendo. de cuánto es la multa?", "eso ya me lo dijo"),
    "ru": ("ты вообще читаешь? какой штраф?", "я же сказал, при чем тут это"),
}

NO_REPROACHES = {
    "en": (
        "she's not reading my messages",
        "he said he's coming back at nine",
        "they don't answer the phone",
        "what do you do with what I say?",
    ),
    "de": (
        "sie hört mir nicht zu, wenn er da ist",
        "er hat gesagt, ich muss bleiben",
        "was hat sie denn?",
        "ich verstehe kein deutsch",
    ),
    "fr": (
        "elle ne répond pas au téléphone",
        "il a dit qu'il revient",
        "je ne comprends pas la loi",
        "qu'est-ce que vous gardez ?",
    ),
    "it": (
        "lei non risponde al telefono",
        "ha detto che torna alle nove",
        "non capisco la legge",
        "che cosa tenete?",
    ),
    "es": (
        "ella no me contesta, nadie la ve",
        "dijo que vuelve a las nueve",
        "no entiendo la ley",
        "qué guardan de mí?",
    ),
    "ru": (
        "она не отвечает на звонки",
        "он сказал, что вернётся",
        "я не понимаю закон",
        "что вы храните?",
    ),
}


GRAVE = (
    "i said no and he didn't stop",
    "i just said yes because i was scared",
    "ich hab ja gesagt, weil ich angst hatte",
    "j'ai jamais dit oui",
    "il m'a déjà dit qu'il me tuera",
    "non ho mai detto di sì",
    "ho già detto tutto alla polizia",
    "nunca dije que sí",
    "ya le dije al jefe que me voy",
    "он мне уже сказал, что убьёт",
    "меня пустили по кругу",
    "я уже писала в полицию",
    "каждый день одно и то же",
    "jeden tag dasselbe",
)


def test_what_was_done_to_somebody_is_no_reproach_of_us() -> None:
    assert [text for text in GRAVE if reproaches_us(fold(text))] == []


@pytest.mark.parametrize("language", REPROACHES)
def test_a_reproach_is_heard_and_what_others_do_is_none(language: str) -> None:
    for text in REPROACHES[language]:
        assert reproaches_us(fold(text)), text
    for text in NO_REPROACHES[language]:
        assert not reproaches_us(fold(text)), text


WANTS = {
    "en": "how much for an hour?",
    "de": "was kostet eine stunde?",
    "fr": "c'est combien pour une heure ?",
    "it": "quanto vuoi per un'ora?",
    "es": "cuánto cobras la hora?",
    "ru": "сколько стоит час?",
}


@pytest.mark.parametrize("language", REPROACHES)
async def test_the_answer_stands_behind_a_word_about_our_mistake(
    chat: Chat, library: Library, language: str
) -> None:
    wordings = library.words.variations(OURS, language)
    owned = tuple(wording.text for wording in wordings)
    await chat(WANTS[language], campaign=f"demo-{language}")
    answer = await chat(REPROACHES[language][0], campaign=f"demo-{language}")
    first = answer.messages[0]
    assert first.text.startswith(owned), first.text
    assert len(first.text) > max(map(len, owned)) + 10, "and the question is answered"


async def test_what_says_so_itself_says_it_once(chat: Chat, library: Library) -> None:
    owned = tuple(wording.text for wording in library.words.variations(OURS, "en"))
    await chat(WANTS["en"])
    first = (await chat("I just told you. that's not what I said")).messages[0]
    assert first.key.removeprefix("utter_").startswith(OWNED), first.key
    assert not first.text.startswith(owned), first.text


async def test_an_sms_has_no_room_for_it(chat: Chat, library: Library) -> None:
    owned = tuple(wording.text for wording in library.words.variations(OURS, "en"))
    for text in (WANTS["en"], REPROACHES["en"][0]):
        answer = await chat(text, channel="sms")
        assert not answer.messages[0].text.startswith(owned)


async def test_who_reports_nothing_is_asked_and_told_no_more_of_reporting(chat: Chat) -> None:
    told = await last_keys(
        chat,
        "en",
        "hi, you about tonight?",
        "a lad at work said he goes to a woman in town, said it's easy. been thinking about it since",
        "what? I'm not reporting anyone. I'm saying I'm tempted. what's the harm",
    )
    assert not any(key.startswith("report_concern") for key in told), told


async def test_who_was_sent_away_once_is_not_sent_away_again(chat: Chat) -> None:
    first = await last_keys(
        chat, "es", "Buenas tardes, era para pedir hora para el masaje de la espalda"
    )
    later = await last_keys(
        chat, "es", "No pasa nada. Es que en casa no hablo con nadie, la tele y ya. Me siento solo"
    )
    assert "goodbye/wrong_number" not in later, (first, later)
