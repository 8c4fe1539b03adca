"""Who says what is not so, and that we do not listen: what else they say is read without it."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.corrections import (
    ALONE,
    ANIMAL,
    APART,
    ASSUMED,
    BED,
    BLOW,
    CHILDLESS,
    HABIT,
    HAPPENED,
    INCIDENTAL,
    OWING,
    WHEREABOUTS,
    without_corrections,
)


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("he doesn't hit me, he locks me in", BLOW, "he locks me in"),
        ("hes not violent... is it even illegal?", BLOW, "is it even illegal?"),
        ("er schlägt mich nicht. er sperrt mich ein", BLOW, "er sperrt mich ein"),
        ("il est pas violent, il prend mon argent", BLOW, "il prend mon argent"),
        ("non mi picchia, ho paura di una malattia", BLOW, "ho paura di una malattia"),
        ("no me pega ni nada. tengo una duda", BLOW, "tengo una duda"),
        ("он меня не бьёт, деньги забирает", BLOW, "деньги забирает"),
        ("mir is NIX passiert, war ne frage... was krieg ich", HAPPENED, "was krieg ich"),
        ("nothing happened to me. what's the fine?", HAPPENED, "what's the fine?"),
        ("bin nicht süchtig, wo ist das?", HABIT, "wo ist das?"),
        ("no soy adicto, cuánto es la multa?", HABIT, "cuánto es la multa?"),
    ],
)
def test_what_is_denied_is_not_read_and_the_rest_is(text: str, label: str, left: str) -> None:
    heard = without_corrections(text)
    assert (heard.text, heard.denies, heard.is_all) == (left, (label,), False)


@pytest.mark.parametrize(
    "text",
    [
        "no he doesn't hit me",
        "er ist doch nicht gewalttätig",
        "il me frappe pas",
        "no es violento",
        "он меня не бьёт",
        "я не больной",
        "I said he's not violent",
    ],
)
def test_who_only_denies_says_nothing_else(text: str) -> None:
    heard = without_corrections(text)
    assert heard.is_all
    assert heard.denies
    assert not heard.is_unheard


@pytest.mark.parametrize(
    "text",
    [
        "he doesn't hit me if i'm quiet",
        "he doesn't hit me, only when he drinks",
        "he doesn't hit me anymore",
        "I told the police he doesn't hit me",
        "er schlägt mich nicht mehr",
        "er schlägt mich nicht wenn ich leise bin",
        "il me frappe plus",
        "il me frappe pas devant les enfants",
        "no, me pega",
        "ya no me pega",
        "no me pega si hago lo que dice",
        "no, mi picchia",
        "non mi picchia se sto zitta",
        "он меня больше не бьёт",
        "он меня не бьёт, если слушаюсь",
        "I'm not violent but I want to hit her",
    ],
)
def test_a_no_with_a_condition_is_none(text: str) -> None:
    assert without_corrections(text).denies == ()


def test_no_me_pega_behind_a_question_may_be_no_he_hits_me() -> None:
    assert without_corrections("no me pega").denies
    assert not without_corrections("no me pega", no_may_answer=True).denies
    assert without_corrections("no me pega ni nada", no_may_answer=True).denies


@pytest.mark.parametrize(
    "text",
    [
        "you dont read",
        "du liest gar nicht",
        "tu lis pas",
        "non hai letto",
        "no me lees",
        "ты не читаешь",
    ],
)
def test_who_says_that_we_do_not_read_takes_nothing_back(text: str) -> None:
    assert without_corrections(text).is_unheard


def test_not_what_i_asked_takes_nothing_back_and_not_what_i_said_may() -> None:
    assert without_corrections("thats not what i asked").is_unheard
    assert not without_corrections("thats not what i said").is_unheard


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("i already said, Leeds", "Leeds"),
        ("j'ai déjà dit, Rennes", "Rennes"),
        ("я же сказала, в Алматы", "в Алматы"),
        ("thats not what i asked. what does a lawyer cost", "what does a lawyer cost"),
    ],
)
def test_what_is_said_again_is_read_by_itself(text: str, left: str) -> None:
    heard = without_corrections(text)
    assert heard.corrects
    assert heard.text == left


@pytest.mark.parametrize(
    ("text", "is_loud"),
    [
        ("nein ICH bin der mit den bildern", True),
        ("q NO puedo llamar, me oyen", True),
        ("I WILL NOT STOP", False),
        ("i said no to him and he got angry", False),
    ],
)
def test_a_word_in_capitals_corrects(text: str, is_loud: bool) -> None:
    assert without_corrections(text).corrects is is_loud


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("there's nobody else here", ALONE),
        ("wir sind doch nicht draußen", WHEREABOUTS),
        ("pas d'enfants ici", CHILDLESS),
        ("nessun cane", ""),
        ("non ho nessun cane", ANIMAL),
        ("¿qué edificio?", ASSUMED),
        ("у меня нет никаких долгов", OWING),
        ("je la connais pas", APART),
        ("i have a bed tonight", BED),
        ("i have no bed tonight", ""),
        ("no tengo donde dormir esta noche", ""),
        ("non ho dove dormire", ""),
        ("мне негде ночевать", ""),
        ("if i have a bed tonight", ""),
        ("he says i'm not a prostitute", ""),
        ("soy prostituta", ""),
    ],
)
def test_a_detail_is_denied_by_who_says_that_it_is_not_so(text: str, label: str) -> None:
    heard = without_corrections(text, details=INCIDENTAL)
    assert heard.denies == ((label,) if label else ())
    assert not without_corrections(text).denies


@pytest.mark.parametrize(
    "word", ["addict??", "süchtig?!", "accro ??", "dipendente??", "adicta?!", "зависимый??"]
)
def test_a_habit_is_denied_by_who_asks_the_word_back(word: str) -> None:
    assert without_corrections(word).denies == (HABIT,)
