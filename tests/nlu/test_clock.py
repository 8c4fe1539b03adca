"""The hour that somebody says it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.clock import asked_hour, nearest, open_hour, stated_hour


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("en", "it's 2 a.m. and i can't sleep", 2),
        ("en", "cant sleep, 3am", 3),
        ("en", "its two in the morning here", 2),
        ("en", "it's 11:30 pm", 23),
        ("en", "it is 11 at night", 23),
        ("en", "it's 12 am", 0),
        ("en", "it's 12 pm", 12),
        ("en", "it's the middle of the night", 3),
        ("de", "Es ist 3 Uhr nachts", 3),
        ("de", "ist schon 2 Uhr früh", 2),
        ("de", "es ist drei uhr nachts", 3),
        ("de", "es ist 23 uhr", 23),
        ("de", "jetzt ist 10 Uhr abends", 22),
        ("fr", "il est 3h du matin", 3),
        ("fr", "il est 2 heures du mat'", 2),
        ("fr", "il est 22h", 22),
        ("it", "sono le 2 di notte", 2),
        ("it", "le tre di notte e non dormo", 3),
        ("es", "son las 3 de la mañana", 3),
        ("es", "son las dos de la madrugada", 2),
        ("es", "son las 11 de la noche", 23),
        ("ru", "сейчас 3 часа ночи", 3),
        ("ru", "уже два часа ночи", 2),
        ("ru", "11 вечера уже", 23),
    ],
)
def test_the_present_hour_is_read(language: str, text: str, hour: int) -> None:
    assert stated_hour(text, language) == hour


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is somebody there at 2 am?"),
        ("en", "she comes home at 8 in the evening"),
        ("en", "it's 3"),
        ("en", "it's 20 years ago"),
        ("en", "i paid 2 girls"),
        ("en", "im 15"),
        ("de", "um 2 Uhr nachts kommt er"),
        ("de", "ab 22 Uhr"),
        ("fr", "à 3h du matin"),
        ("it", "alle 2 di notte"),
        ("es", "a las 3 de la madrugada"),
        ("ru", "в 3 часа ночи"),
        ("ru", "мне 15"),
        ("xx", "it's 2 am"),
    ],
)
def test_another_hour_or_none_is_not(language: str, text: str) -> None:
    assert stated_hour(text, language) is None


@given(st.text(), st.sampled_from(["en", "de", "fr", "it", "es", "ru"]))
def test_any_text_has_an_hour_of_the_day_or_none(text: str, language: str) -> None:
    assert stated_hour(text, language) in {None, *range(24)}


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("en", "it's 3", 3),
        ("en", "it's already 3 o'clock and nobody is awake", 3),
        ("de", "es ist 3", 3),
        ("de", "es ist schon drei Uhr", 3),
        ("fr", "il est 3h", 3),
        ("fr", "il est déjà 11 heures ici", 11),
        ("it", "sono le 3", 3),
        ("it", "sono le undici e sto male", 11),
        ("es", "son las 3", 3),
        ("es", "es la una", 1),
        ("ru", "сейчас 3", 3),
        ("ru", "сейчас три часа", 3),
        ("en", "it's 3 am", None),
        ("en", "it's 3 girls", None),
        ("en", "it's one", None),
        ("en", "at 3", None),
        ("de", "es ist 3 Jahre her", None),
        ("fr", "il est 22h", None),
        ("ru", "уже 3 часа", None),
        ("xx", "it's 3", None),
    ],
)
def test_an_hour_may_be_left_open(language: str, text: str, hour: int | None) -> None:
    assert open_hour(text, language) == hour


@pytest.mark.parametrize(
    ("hour", "local", "meant"),
    [
        *[(3, 2, 3), (3, 14, 15), (3, 23, 3), (12, 23, 0), (12, 13, 12), (11, 0, 23), (8, 9, 8)],
        *[(3, 19, 3), (1, 9, 1), (9, 14, 21), (12, 18, 0)],
    ],
)
def test_an_open_hour_is_the_nearer_to_the_clock_and_at_night_where_both_are_far(
    hour: int, local: int, meant: int
) -> None:
    assert nearest(hour, local) == meant


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("en", "who answers at 2 at night?", 2),
        ("en", "who picks up at 4am on a sunday?", 4),
        ("en", "and tonight at 3?", 3),
        ("en", "is somebody there at 9?", 21),
        ("en", "who's there at night", 3),
        ("de", "wer geht um zwei nachts ran?", 2),
        ("de", "wer ist um 23 Uhr da?", 23),
        ("de", "heute nacht um drei?", 3),
        ("fr", "qui répond à 3h du matin ?", 3),
        ("fr", "et la nuit, qui répond ?", 3),
        ("it", "chi risponde alle 3 di notte?", 3),
        ("es", "¿quién contesta a las tres de la madrugada?", 3),
        ("es", "¿a las 10 de la noche hay alguien?", 22),
        ("ru", "кто ответит в два часа ночи?", 2),
        ("ru", "а ночью кто берёт трубку?", 3),
    ],
)
def test_an_hour_that_is_asked_about_is_read(language: str, text: str, hour: int) -> None:
    assert asked_hour(text, language) == hour


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it's 2 am"),
        ("en", "im 15"),
        ("en", "i paid 2 girls"),
        ("de", "es ist drei"),
        ("fr", "il est 3h"),
        ("it", "sono le 2"),
        ("es", "tengo 15"),
        ("ru", "мне 15"),
    ],
)
def test_the_hour_that_it_is_and_other_numbers_are_not_asked_about(
    language: str, text: str
) -> None:
    assert asked_hour(text, language) is None
