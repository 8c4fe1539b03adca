"""Who insists on a question: the question is read, and not the words beside it."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.insists import without_insisting


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("ok a beer. answer the question: who gets hurt?", "ok a beer", "who gets hurt?"),
        ("answer me, can they see my name?", "", "can they see my name?"),
        ("beantworte meine frage, wer liest das", "", "wer liest das"),
        ("tu réponds pas. ça coûte quoi ?", "", "ça coûte quoi ?"),
        ("contesta mi pregunta: me ve alguien", "", "me ve alguien"),
        ("non hai risposto. chi paga??", "", "chi paga??"),
        ("скучно. ответь на вопрос: кто платит", "скучно", "кто платит"),
        ("is that legal yes or no", "", "is that legal"),
        ("oui ou non, on me voit ?", "", "on me voit ?"),
    ],
)
def test_the_question_stands_behind_the_request(text: str, before: str, asked: str) -> None:
    insisted = without_insisting(text)
    assert insisted.insists
    assert (insisted.before, insisted.asked) == (before, asked)


@pytest.mark.parametrize(
    "text",
    [
        "answer me",
        "yes or no?",
        "antworte",
        "ja oder nein?",
        "oui ou non",
        "sí o no",
        "sì o no?",
        "да или нет",
        "ответь",
    ],
)
def test_nothing_is_left_of_who_only_insists(text: str) -> None:
    assert without_insisting(text).insists
    assert not without_insisting(text).whole


@pytest.mark.parametrize(
    "text",
    [
        "they don't answer me there",
        "he doesn't answer",
        "nadie contesta en la línea",
        "da geht keiner ran",
        "personne ne répond au numéro",
        "non risponde nessuno",
        "там не отвечают",
        "hello",
    ],
)
def test_a_line_that_nobody_answers_is_no_reproach(text: str) -> None:
    assert not without_insisting(text).insists
    assert without_insisting(text).asked == text


def test_who_wants_a_yes_or_a_no_does_not_say_that_they_were_not_answered() -> None:
    assert not without_insisting("can i go to jail, yes or no").reproaches
    assert without_insisting("you didnt answer").reproaches
