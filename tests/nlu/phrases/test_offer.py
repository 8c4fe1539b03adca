"""An offer of ours is taken up in other words than yes."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.offer import taken_up


@pytest.mark.parametrize(
    "text",
    ["who then", "con quien", "ok zeig her", "avec qui alors", "con chi?", "ну и с кем", "show me"],
)
def test_who_asks_with_whom_takes_the_help_that_was_offered(text: str) -> None:
    assert taken_up(text, asked="help", offers_code=False) == "help"
    assert taken_up(text, asked="open", offers_code=False) == ""


@pytest.mark.parametrize(
    "text", ["nobody listens to me", "ich war ja schon überall wo es sowas gab", "no sé"]
)
def test_what_only_sounds_near_takes_nothing(text: str) -> None:
    assert taken_up(text, asked="help", offers_code=False) == ""


@pytest.mark.parametrize(
    "text", ["код", "ладно давайте код", "ok gib mir den code", "dame el código", "the code"]
)
def test_who_names_the_code_takes_it_also_later(text: str) -> None:
    assert taken_up(text, asked="readiness", offers_code=True) == "return_code"
    assert taken_up(text, asked="readiness", offers_code=False) == ""


@pytest.mark.parametrize("text", ["no code thanks", "ich brauch keinen code", "не надо код"])
def test_who_wants_no_code_gets_none(text: str) -> None:
    assert taken_up(text, asked="return_code", offers_code=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "show me girls",
        "where are the girls",
        "who are you",
        "who cares",
        "where do i go to die",
        "wo sind die mädels",
    ],
)
def test_who_asks_for_something_else_takes_no_help(text: str) -> None:
    assert taken_up(text, asked="help", offers_code=False) == ""


@pytest.mark.parametrize(
    "text",
    ["the code to the house is 4711", "er hat den türcode geändert, den code", "codice penale"],
)
def test_another_code_is_not_ours(text: str) -> None:
    assert taken_up(text, asked="open", offers_code=True) == ""


@pytest.mark.parametrize(
    "text", ["no quiero codigo", "не хочу код", "don't give me the code", "non prendo il codice"]
)
def test_who_refuses_the_code_with_a_verb_gets_none(text: str) -> None:
    assert taken_up(text, asked="open", offers_code=True) == ""


def test_a_code_that_is_taken_with_more_is_taken() -> None:
    text = "oui un code. mais mon groupe, il faut un nom ou pas?"
    assert taken_up(text, asked="return_code", offers_code=True) == "return_code"
