"""Whether somebody asks who answers at an hour."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.asks_hour import asks_who_answers


@pytest.mark.parametrize(
    "text",
    [
        "who answers at 2 at night?",
        "will anyone pick up at 3?",
        "wer geht um zwei nachts ran?",
        "ist da nachts jemand erreichbar?",
        "qui répond à 3h du matin ?",
        "il y a quelqu'un de joignable la nuit ?",
        "chi risponde alle 3 di notte?",
        "¿quién contesta a las tres de la madrugada?",
        "кто ответит в два часа ночи?",
        "а кому звонить ночью?",
    ],
)
def test_who_answers_at_an_hour_is_heard(text: str) -> None:
    assert asks_who_answers(text, names_hour=True)


@pytest.mark.parametrize(
    "text",
    [
        "who would answer at this hour?",
        "wer ist um diese Zeit noch wach?",
        "qui répond à cette heure-ci ?",
        "chi risponde a quest'ora?",
        "¿quién contesta a estas horas?",
        "кто ответит в такое время?",
    ],
)
def test_this_hour_needs_no_number(text: str) -> None:
    assert asks_who_answers(text, names_hour=False)


@pytest.mark.parametrize(
    "text",
    ["he comes back at 3", "er kommt um drei", "il rentre à 3 heures", "он придёт в три часа"],
)
def test_who_comes_at_an_hour_is_no_such_question(text: str) -> None:
    assert not asks_who_answers(text, names_hour=True)


def test_without_an_hour_it_is_a_question_what_happens_on_a_line() -> None:
    assert not asks_who_answers("who answers there?", names_hour=False)
