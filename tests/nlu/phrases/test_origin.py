"""Where somebody comes from is told, and where they are is not taken for it."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.origin import tells_of_kin, tells_origin


@pytest.mark.parametrize(
    "text",
    [
        "I'm from Romania",
        "i come from nigeria",
        "ich komme aus bulgarien",
        "je viens du Cameroun",
        "vengo dalla Nigeria",
        "soy de Colombia",
        "а посольство? я из киргизии",
        "сама родом из узбекистана",
    ],
)
def test_an_origin_is_heard(text: str) -> None:
    assert tells_origin(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm in Romania",
        "i live in lyon",
        "ich bin in wien",
        "je suis à Paris",
        "sono a Roma",
        "estoy en Bogotá",
        "я в москве",
    ],
)
def test_a_whereabouts_is_no_origin(text: str) -> None:
    assert not tells_origin(fold(text))


@pytest.mark.parametrize(
    ("text", "is_of_kin"),
    [
        ("ho paura per mia figlia, è in nigeria con mia nonna", True),
        ("meine mutter lebt in ghana", True),
        ("ma soeur vit au Cameroun", True),
        ("mi familia en colombia", True),
        ("мама в киргизии", True),
        ("my mum is in lagos", True),
        ("sono in francia con mia sorella", False),
        ("je suis à Lyon avec ma soeur", False),
        ("i am in spain, my mum too", False),
        ("in nigeria", False),
    ],
)
def test_where_the_family_is_is_no_whereabouts(text: str, is_of_kin: bool) -> None:
    assert tells_of_kin(fold(text)) is is_of_kin
