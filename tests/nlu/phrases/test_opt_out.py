"""Who asks us for silence, and who asks for help that it may stop."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.opt_out import asks_for_silence, pleads


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stop.",
        "STOP STOP STOP!!",
        "стоп стоп, хватит",
        "please don't text me",
        "take my number off your list",
        "ARRÊT",
        "CANCEL",
        "Stopp bitte",
        "schreiben Sie mir nicht mehr",
        "n'envoyez plus de messages",
        "СТОП",
        "не пишите мне больше",
        "no me escriban más",
        "non scrivetemi più",
        "unsubscribe",
        "ne m'écrivez plus",
        "arrêtez de m'envoyer des sms",
        "stop texting me these numbers",
        "take my number off",
    ],
)
def test_a_wish_for_silence(text: str) -> None:
    assert asks_for_silence(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "please make him stop",
        "he won't stop writing",
        "won't stop texting me",
        "keeps texting me",
        "hört nicht auf zu schreiben",
        "n'arrête pas de m'écrire",
        "non smette di scrivermi",
        "no para de escribirme",
        "no dejan de mandarme mensajes",
        "не перестаёт писать мне",
        "stop hurting me",
        "tell him to stop texting",
        "I don't want this anymore",
        "mach dass es aufhört",
        "er hört nicht auf zu schreiben",
        "arrêtez-le",
        "il n'arrête pas de m'écrire",
        "fatelo smettere",
        "остановите его",
        "хочу чтобы это прекратилось",
        "quiero salir de esto",
        "haz que pare",
        "give me the way out",
        "no me manden más hombres",
        "ne m'envoyez plus de clients",
        "non mandatemi più uomini",
        "не присылайте мне больше клиентов",
        "schickt mir keine Freier mehr",
        "stop sending me numbers i just want to chat",
        "no me mandes más teléfonos de ayuda",
        "schick mir keine Nummern mehr",
        "arrêtez de m'envoyer des numéros",
        "basta mandarmi numeri",
        "не присылай мне номера",
        "contesto el numero nuevo o lo bloqueo igual?",
        "уберите мой номер из анкеты",
        "take my number off that ad please",
        "nehmt meine nummer aus dem inserat",
        "enlevez mon numéro de l'annonce",
        "togliete il mio numero dall'annuncio",
    ],
)
def test_a_plea_is_none(text: str) -> None:
    assert not asks_for_silence(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "please make him stop",
        "let me out of here",
        "ich halte das nicht mehr aus",
        "выпустите меня",
    ],
)
def test_who_opted_out_pleads(text: str) -> None:
    assert pleads(text)


@pytest.mark.parametrize(
    "text", ["stop", "I said stop", "how much is it", "wie viel kostet das", "сколько стоит"]
)
def test_who_opted_out_does_not_plead(text: str) -> None:
    assert not pleads(text)
