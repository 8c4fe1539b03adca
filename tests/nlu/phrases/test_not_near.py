"""Who might read along is asleep or away."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.not_near import is_habit, nobody_is_near


@pytest.mark.parametrize(
    "text",
    [
        "he's in the shower, he reads my phone",
        "she's asleep next door",
        "er is grad duschen und guckt immer in mein handy",
        "il fouille mon tel, là il est sous la douche",
        "lui dorme, controlla il telefono",
        "ahora está en la ducha, lee mi móvil",
        "он в душе, телефон мой смотрит",
    ],
)
def test_who_is_asleep_or_away_is_not_near(text: str) -> None:
    assert nobody_is_near(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he is coming",
        "he is not asleep",
        "er kommt",
        "elle est là, elle regarde mon téléphone",
        "sta arrivando",
        "ya viene",
        "он не спит",
    ],
)
def test_who_comes_or_is_awake_is(text: str) -> None:
    assert not nobody_is_near(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "kids are asleep, he's coming up the stairs",
        "he thinks i'm asleep, he's next to me reading my phone",
        "er schläft nicht, er liest mit",
        "он вышел из душа, стоит рядом и смотрит в телефон",
        "je me cache dans la douche, il arrive",
        "ya viene, me escribe que está subiendo",
    ],
)
def test_who_is_near_all_the_same(text: str) -> None:
    assert not nobody_is_near(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my husband goes thru my phone every night",
        "er schaut jeden abend in mein handy",
        "il fouille mon tel tous les soirs",
        "lui controlla sempre il telefono",
        "todas las noches me mira el móvil",
        "он каждый вечер смотрит мой телефон",
    ],
)
def test_what_is_done_again_and_again_is_not_done_now(text: str) -> None:
    assert is_habit(fold(text))
    assert not is_habit(fold(text + ", he is coming"))


@pytest.mark.parametrize(
    "text",
    [
        "er schaut immer mit und sitzt grad da",
        "il lit toujours, il est derriere moi",
        "siempre me vigila, ahora tambien",
        "он всегда следит, сидит сзади",
    ],
)
def test_always_and_now_is_now(text: str) -> None:
    assert not is_habit(fold(text))
