"""What the model is sure of is answered, whatever plain words of another need stand beside it."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.no_voice import DEAF, voice_of
from tests.conftest import Chat, last_keys
from tests.dialogue.test_asked_on import SAW
from tests.dialogue.test_softly_told import HELD

DELETING = {
    "en": "they dont pay me a cent. how do i delete this whatsapp so she doesnt see it",
    "de": "die zahlen mir nichts. wie lösch ich diesen whatsapp chat damit sie ihn nicht sieht",
    "fr": "ils me paient rien. comment j'efface ce chat whatsapp pour qu'elle le voie pas",
    "it": "non mi pagano niente. come cancello questa chat di whatsapp così lei non la vede",
    "es": "no me pagan nada. cómo borro todo del whatsapp para que la señora no lo vea",
    "ru": "мне ничего не платят. как стереть эту переписку в вацапе, чтоб она не увидела",
}
REPORTED = {
    "en": "did you report this to anybody??",
    "de": "moment, habt ihr jemandem gemeldet was ich schreibe??",
    "fr": "attendez, vous avez prévenu quelqu'un ??",
    "it": "aspetta, avete avvisato qualcuno??",
    "es": "espera, ¿habéis avisado a alguien?",
    "ru": "стойте, вы кому-то передали что я пишу??",
}


@pytest.mark.parametrize("language", DELETING)
async def test_who_asks_how_to_delete_is_told_that(chat: Chat, language: str) -> None:
    """Unpaid wages were heard, and the chat was left for who reads the telephone."""
    keys = await last_keys(chat, language, HELD[language], DELETING[language])
    assert any("delete" in key or "reads_phone" in key for key in keys)
    assert "need_unpaid" not in keys


@pytest.mark.parametrize("language", REPORTED)
async def test_nobody_held_is_left_to_wonder_whether_we_told_somebody(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, HELD[language], REPORTED[language])
    assert keys[0] == "ask_police/did_you_report"


async def test_pressing_for_long_is_no_debt(chat: Chat) -> None:
    pressed = "а стереть как, нажать долго и удалить у всех?"
    keys = await last_keys(chat, "ru", HELD["ru"], pressed)
    assert "disclose_exploitation/debt" not in keys


@pytest.mark.parametrize(
    "said",
    [
        "im not deaf, they hear me when i talk",
        "ich bin nicht taub, die hören mit wenn ich rede",
        "je suis pas sourde, on m'entend",
        "non sono sorda, mi sentono",
        "no soy sorda, me escuchan si hablo",
        "я не глухая, меня слышат",
    ],
)
def test_who_says_they_are_not_deaf_is_not_taken_for_it(said: str) -> None:
    assert voice_of(fold(said)) != DEAF


YOUNG = {
    "en": "a girl came out, 15 maybe. im in my van outside THEIR house, hes watching me",
    "de": "ein mädchen kam raus, vielleicht 15. ich sitz im auto vor DEREN haus, er schaut mich an",
    "fr": "une fille est sortie, 15 ans peut-être. je suis dans le camion devant LEUR maison, il me regarde",
    "it": "è uscita una ragazzina, 15 anni forse. sono nel furgone davanti a casa LORO e lui mi guarda",
    "es": "salió una chica, quizá 15 años. estoy en la furgoneta delante de SU casa y él me mira",
    "ru": "вышла девочка, лет 15. сижу в машине у ИХ дома, он смотрит на меня из окна",
}


@pytest.mark.parametrize("language", YOUNG)
async def test_who_saw_somebody_young_stands_before_no_door_of_their_own(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, SAW[language], YOUNG[language], YOUNG[language])
    assert not any(key.startswith("door_") for key in keys)


GROWN = {
    "en": (
        "there was a girl, she may be 16",
        "no she was an adult. i want to report it, a man waited in the car for her",
    ),
    "de": (
        "da war ein mädchen, vielleicht 16",
        "nein sie war erwachsen, ein mann wartete im auto. wem sag ich das",
    ),
    "it": (
        "c'era una ragazza, forse 16 anni",
        "era adulta!! dove segnalo quell'uomo che aspettava in macchina",
    ),
}


@pytest.mark.parametrize("language", GROWN)
async def test_who_takes_an_age_back_and_asks_whom_to_tell_is_told(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, "how much for an hour", *GROWN[language])
    assert any(key.startswith(("report_concern", "heard_out/sign")) for key in keys)


FOUND = {
    "ru": "номер ваш в телефоне нашла, паспорт хозяин забрал, звонить не могу, он читает",
    "en": "found this number in the phone, he took my passport and i cannot call, he hears me",
    "es": "encontré este número en el celular, me quitaron el pasaporte y no puedo llamar",
}


@pytest.mark.parametrize("language", FOUND)
async def test_who_is_held_found_no_lost_telephone(chat: Chat, language: str) -> None:
    keys = await last_keys(chat, language, FOUND[language])
    assert "near_handset" not in keys


async def test_who_cannot_sleep_for_what_they_saw_is_answered_on_that(chat: Chat) -> None:
    """A boy who is locked in was met by advice on sleep."""
    seen = (
        "theres a carwash on our round n a lad sleepin in the container out back every time, "
        "padlock on the outside. heard him bangin. cant get it out me head n cant sleep"
    )
    assert "report_concern/seen_something" in await last_keys(chat, "en", seen)


OVERHEARD = {
    "it": "faccio la badante, il figlio ha il mio passaporto e la notte viene nella mia camera, "
    "nn posso telefonare, lui sta di la e sente tutto",
    "de": "ich pflege die oma hier, ihr sohn hat meinen pass und kommt nachts in mein zimmer, kann "
    "nicht telefonieren, er sitzt nebenan und hört alles",
}


@pytest.mark.parametrize("language", OVERHEARD)
async def test_who_tells_at_length_that_calls_are_heard_is_answered(
    chat: Chat, language: str
) -> None:
    """They were let go with "Va bene, a dopo", as one who must stop writing."""
    keys = await last_keys(chat, language, OVERHEARD[language])
    assert "disclose_exploitation/he_comes" not in keys


NOTE = {
    "es": (
        "reparto pizzas, la chavala que abrió me dio un papel que pone AYUDA. soy sordo, no puedo llamar",
        "estoy abajo con la moto. un correo a la una de la noche lo lee alguien? subo otra vez o no",
    ),
    "en": (
        "i deliver pizza, the girl who opened gave me a note that says HELP. im deaf, cant call",
        "im downstairs. does anybody read an email at one in the night? do i go up again or not",
    ),
}


@pytest.mark.parametrize("language", NOTE)
async def test_a_witness_who_asks_who_reads_mail_is_told_of_no_history(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, *NOTE[language])
    assert not any("how_delete" in key for key in keys)
