"""Where somebody comes from is told, and where they are is not taken for it."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.origin import tells_origin


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
