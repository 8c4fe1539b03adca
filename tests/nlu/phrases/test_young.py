"""Who is a child themselves, and who only speaks of their own."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.young import (
    denies_minor,
    fears_for_own_child,
    is_not_yet_of_age,
    means_no_child,
    misses_own_child,
    names_adults,
    names_only_adults,
    names_own_child,
    names_pictures,
    tells_of_before,
    tells_own_grown_age,
    tells_own_young_age,
)


@pytest.mark.parametrize(
    "text",
    [
        "panik. bin 15. meine eltern bringen mich um",
        "im 14 and he wants pics",
        "bin aber erst 15, is das schlimm",
        "im only just 16",
        "мне еще только 15",
        "j'ai 13 ans",
        "ho solo 16 anni",
        "tengo 15 años",
        "мне 14, что делать",
    ],
)
def test_a_child_says_how_old_it_is(text: str) -> None:
    assert tells_own_young_age(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "bin 15 km weg",
        "im 10 out of 10 sure",
        "ich bin 12 Jahre verheiratet",
        "i'm 15 minutes away",
        "tengo 15 euros",
        "мне 15 минут идти",
        "als ich 15 war",
        "she is 15",
        "j'ai 17 messages de lui",
        "im 18",
    ],
)
def test_another_number_is_no_age_of_theirs(text: str) -> None:
    assert not tells_own_young_age(fold(text))


@pytest.mark.parametrize(
    "text",
    ["my daughter's 12", "mit meiner Tochter", "ma fille", "mio figlio", "mi hija", "моя дочка"],
)
def test_a_child_of_their_own(text: str) -> None:
    assert names_own_child(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "tengo 15 años con él y me pega",
        "tengo 12 años trabajando en esto y me obligan",
        "ich bin 15 Jahre in Deutschland",
        "j'ai 12 ans d'ancienneté",
        "im 10 years older than her",
        "im 11 floors up",
    ],
)
def test_years_of_something_are_no_age(text: str) -> None:
    assert not tells_own_young_age(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my daughter is 13 and men pay her",
        "my daughter 15 for sale",
        "my girl is 15, she likes it",
        "my kid sister 13",
        "i have thoughts about my daughter, she is 12",
        "meine tochter ist 13 und trifft männer für geld",
        "ma fille de 14 ans se vend",
        "mia figlia ha 14 anni e la pagano",
        "mi hija tiene 15 y cobra 50",
        "моя дочь, ей 13, мужчины платят за неё",
    ],
)
def test_a_child_of_ones_own_that_is_sold_or_wanted_is_not_only_missed(text: str) -> None:
    assert not misses_own_child(fold(text))
    assert not names_own_child(fold(text))


def test_a_child_that_lives_with_its_mother_is_missed() -> None:
    assert misses_own_child(fold("mit meiner tochter. die is 12, wohnt bei der mutter"))
    assert misses_own_child(fold("i miss my son, he is 11"))


@pytest.mark.parametrize(
    "text",
    [
        "she's not an adult",
        "no es mayor de edad",
        "pas majeure",
        "nicht volljährig",
        "ищу не взрослую",
    ],
)
def test_who_is_not_grown_up_is_not(text: str) -> None:
    assert not names_adults(fold(text))


@pytest.mark.parametrize("text", ["not 18 yet", "noch nicht 18", "pas encore 18 ans", "не 18"])
def test_not_eighteen_is_younger(text: str) -> None:
    assert is_not_yet_of_age(fold(text))


def test_what_was_is_told_apart_from_what_is_planned() -> None:
    assert tells_of_before(fold("ich war gestern bei einer, die war vielleicht 16"))
    assert not tells_of_before(fold("Sie hat gesagt, sie ist 16"))


@pytest.mark.parametrize(
    "text", ["he has pics of me", "er hat Bilder von mir", "у него мои фотки", "il a des photos"]
)
def test_pictures_are_named(text: str) -> None:
    assert names_pictures(fold(text))


@pytest.mark.parametrize(
    "text", ["il veut qu'on se voie à l'hôtel", "he gives me money", "он пишет"]
)
def test_what_speaks_of_none_is_not_taken_for_it(text: str) -> None:
    assert not names_pictures(fold(text))


@pytest.mark.parametrize(
    ("text", "is_feared"),
    [
        ("mi hija de 16 habla por el movil con un hombre mayor", True),
        ("my daughter is 13 and some man texts her on snapchat", True),
        ("meine tochter schreibt mit einem fremden mann", True),
        ("ma fille de 14 ans discute avec un inconnu sur insta", True),
        ("mia figlia chatta con un uomo di 40 anni", True),
        ("дочь переписывается со взрослым мужиком", True),
        ("my daughter is held by a man, clients write on her phone", False),
        ("my daughter texts a man who is her pimp", False),
        ("meine tochter wird gezwungen, ein mann schreibt ihr", False),
        ("i texted a man about my car", False),
        ("my daughter lives with her mother", False),
    ],
)
def test_a_parent_fears_whom_a_child_writes_with(text: str, is_feared: bool) -> None:
    assert fears_for_own_child(fold(text)) is is_feared


def test_grown_ups_alone_are_named_where_no_child_is() -> None:
    assert names_only_adults(fold("y si es mayor de edad y quiere, cuál es el pedo"))
    assert not names_only_adults(fold("i'm an adult and think about kids"))
    assert not names_only_adults(fold("no es mayor de edad"))


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("que?? soy el padre! no me atraen los menores", True),
        ("i'm not attracted to kids", True),
        ("non mi attraggono i minori", True),
        ("elle a 24 ans, c'est son copain qui l'oblige", True),
        ("she's 22", True),
        ("no me atraen los menores, pero una vez", False),
        ("me atraen los menores", False),
        ("elle a 24 ans et sa soeur 15", False),
        ("il a 35 ans et lui écrit", False),
        ("she is 16", False),
    ],
)
def test_no_child_is_meant_where_it_is_said(text: str, is_none: bool) -> None:
    assert means_no_child(fold(text)) is is_none


@pytest.mark.parametrize(
    ("text", "is_grown"),
    [
        ("i'm a lad, im 20", True),
        ("bin 19 und wohnungslos", True),
        ("j'ai 22 ans et je suis à la rue", True),
        ("ho 24 anni", True),
        ("tengo 20 años, me echaron", True),
        ("я парень, мне 20", True),
        ("im 22 minutes away", False),
        ("bin 20 km weg", False),
        ("he's 31 and im 15", False),
        ("im 17", False),
        ("lui ha 24 anni", False),
        ("мне 15, ему 30", False),
    ],
)
def test_who_is_of_age_says_so(text: str, is_grown: bool) -> None:
    assert tells_own_grown_age(fold(text)) is is_grown


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("nobodys under 18. grown women. is it against the law", True),
        ("personne a moins de 18 ans là-bas", True),
        ("ninguna es menor de edad", True),
        ("nessuna ha meno di 18 anni", True),
        ("никого младше 18 я не ищу", True),
        ("is anybody under 18 there", False),
        ("gibts eine unter 18", False),
        ("y en a une de moins de 18 ?", False),
        ("hay alguna menor de edad", False),
        ("ce n'è una sotto i 18", False),
        ("есть кто младше 18", False),
    ],
)
def test_nobody_under_age_is_a_no_to_a_child(text: str, is_denied: bool) -> None:
    assert denies_minor(fold(text)) is is_denied
