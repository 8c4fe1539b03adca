"""What somebody who cannot phone has not, and asks about the way in writing."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.ruled_out import asks_of_way, rules_out

OUT = {
    "nobody": (
        "I don't know anybody in this country",
        "nobody I can trust out there",
        "ich habe keine Freunde hier",
        "j'ai personne de confiance",
        "non ho nessuno fuori",
        "no conozco a nadie",
        "мне некому позвонить",
        "nadie",
    ),
    "no_app": (
        "that app isn't on my phone",
        "die App hab ich nicht",
        "j'ai pas l'appli",
        "l'app non ce l'ho",
        "no la tengo instalada, la app no",
        "приложения нет",
    ),
    "no_address": (
        "we don't know the street",
        "keine Ahnung wo ich bin",
        "je sais pas où je suis",
        "non so dove siamo",
        "no sé la dirección",
        "адрес я не знаю",
    ),
}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in OUT.items() for t in texts])
def test_what_they_have_not_is_heard(code: str, text: str) -> None:
    assert code in rules_out(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "there is nobody here",
        "nobody else reads this phone",
        "il n'y a personne ici",
        "une personne de confiance",
        "hier ist niemand",
        "никого нет дома",
        "my friend could call",
    ],
)
def test_who_is_alone_in_a_room_or_has_a_friend_rules_nobody_out(text: str) -> None:
    assert not rules_out(fold(text))


def test_several_are_remembered() -> None:
    assert rules_out(fold("non abbiamo amiche fuori")) == ("nobody", "several")
    assert rules_out(fold("just us three")) == ("nobody", "several")


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("install", "kann ich die jetzt runterladen"),
        ("papers", "serve un documento"),
        ("sound", "does it beep"),
        ("seen", "увидит ли он сообщение"),
        ("seen", "il voit le sms sur mon téléphone"),
        ("seen_there", "will he see this on my phone"),
        ("seen_there", "sieht er das auf meinem handy"),
        ("seen_there", "il voit ça sur mon téléphone"),
        ("seen_there", "lui lo vede sul mio telefono"),
        ("seen_there", "él lo ve en mi móvil"),
        ("seen_there", "он увидит это в моём телефоне"),
        ("comes", "ils viennent vraiment"),
        ("works", "funciona el sms al 112"),
        ("who", "who answers at 85258"),
        ("foot", "puedo ir andando a la comisaría"),
        ("words", "dimmi la frase per i carabinieri"),
        ("foot", "что написать в записке"),
    ],
)
def test_what_they_ask_about_the_way_is_heard(way: str, text: str) -> None:
    assert asks_of_way(fold(text), asks=True) == way


def test_who_tells_something_asks_nothing() -> None:
    assert not asks_of_way(fold("he has my passport and I need it"), asks=False)
