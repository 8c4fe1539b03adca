"""Whether a child is gone, and what those who look for it ask."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.missing import asked_of_missing, tells_missing


@pytest.mark.parametrize(
    "text",
    [
        "my little sister is 15 and she's been gone since last night",
        "our foster kid ran away with a man of 30",
        "meine Schwester ist 15 und seit gestern weg",
        "mein Kind ist verschwunden",
        "ma petite-fille de 15 ans a fugué du centre jeunesse il y a 9 jours",
        "mia sorella ha 16 anni ed è scappata di casa da tre giorni",
        "mi hija de 14 años no ha vuelto a casa desde ayer",
        "mi hermana tiene 16, desapareció el lunes",
        "моей сестре 15, она пропала вчера вечером",
        "дочка 14 лет сбежала из дома с мужиком",
    ],
)
def test_a_child_is_gone(text: str) -> None:
    assert tells_missing(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i miss my daughter, she is 15 and lives with her mum",
        "my daughter is 15 and found this number",
        "i ran away from home, im 15",
        "my cat is missing",
        "my wife left me, she's gone since may",
        "looking for a girl tonight, 18",
        "ich bin 15 und abgehauen",
        "suche mädchen für heute",
        "ma fille de 15 ans parle avec un homme sur internet",
        "mia figlia di 15 anni è morta l'anno scorso",
        "mi hija de 15 años habla con un desconocido",
        "дочке 16, её шантажируют голыми фото",
    ],
)
def test_other_words_tell_of_no_child_that_is_gone(text: str) -> None:
    assert not tells_missing(fold(text))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("do i have to wait 24 hours", "wait"),
        ("soll ich jetzt 110 anrufen ja oder nein", "wait"),
        ("faut tu que j'appelle le numéro", "ring"),
        ("posso fingermi cliente", "ring"),
        ("qué hago con el enlace", "advert"),
        ("kann die polizei das handy orten", "phone"),
        ("полиция ничего не делает", "no_action"),
        ("c'est ma faute", "afraid"),
        ("¿quién nos ayuda?", "who"),
        ("она вернулась", "back"),
        ("ok wir fahren jetzt auf die wache", "going"),
    ],
)
def test_what_is_asked_then(text: str, first: str) -> None:
    assert asked_of_missing(fold(text))[0] == first
