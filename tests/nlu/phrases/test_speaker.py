"""Who speaks of themselves, and who takes a friend back, in six languages."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.asks_line import asks_for_line
from bot.nlu.phrases.speaker import (
    asks_for_work,
    says_it_is_me,
    says_they_pay,
    speaks_of_self,
    tells_of_what_is_done_to_them,
)
from bot.nlu.phrases.young import means_no_child, names_young_age


@pytest.mark.parametrize(
    "text",
    [
        "they keep my passport and i cant leave",
        "Ich darf nicht raus, alles Geld er nehmen",
        "je peux pas sortir, il prend tout",
        "non posso uscire, mi prende i soldi",
        "no puedo salir, me quitan todo",
        "меня не выпускают, паспорт забрали",
        "they keep our passports, were 3 girls in a flat",
        "wir sind fünf Frauen und dürfen nicht raus",
        "on est 4 filles dans un appart, il garde nos passeports",
        "siamo in tre ragazze, ci ha preso i documenti",
        "nos guarda el pasaporte a las dos chicas",
        "нас тут пять девушек, паспорта забрали",
    ],
)
def test_who_tells_of_themselves(text: str) -> None:
    assert speaks_of_self(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "I think my neighbour keeps a girl locked in",
        "there were 3 girls in the flat and they keep their passports",
        "meine Freundin darf nicht raus",
        "ma copine ne peut pas sortir",
        "la mia amica non può uscire",
        "mi amiga no puede salir",
        "мою подругу не выпускают",
        "they lock people in",
        "dice quindici ma sembra di più",
    ],
)
def test_who_tells_of_others(text: str) -> None:
    assert not speaks_of_self(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ok, it's actually me",
        "there's no friend, I'm the girl",
        "die Freundin bin ich",
        "es geht um mich",
        "l'amie c'est moi",
        "in realtà sono io",
        "bueno, soy yo",
        "подруга это я",
    ],
)
def test_a_friend_is_taken_back(text: str) -> None:
    assert says_it_is_me(text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't see a thing. It's about me. He's got videos of me and I'm 20",
        "mir ist nix aufgefallen. es geht um mich. bin 20, student, ich mach sowas nicht mehr freiwillig",
        "frauen? ich bin ein mann!! ich BIN die betroffene person. was passiert wenn ich morgen nicht hingeh",
        "j'ai rien vu du tout, c'est moi la victime, il m'enferme dans la chambre depuis trois jours",
        "non ho visto niente, parlo di me, sono io che devo andare con i clienti tutte le sere",
        "no vi nada, la chica soy yo, me tienen aquí trabajando y no me dejan salir ni a la tienda",
        "я ничего не видела, речь обо мне, это меня сюда привезли и забрали паспорт",
    ],
)
def test_who_says_in_the_midst_of_more_that_it_is_about_them(text: str) -> None:
    assert says_it_is_me(text)


def test_a_long_story_takes_nobody_back() -> None:
    assert not says_it_is_me("she asked who it is and " + "i said " * 10 + "it's me")
    assert not says_it_is_me("she lives with me")


@pytest.mark.parametrize(
    "text",
    [
        "hotline in Leeds?",
        "Gibt es ein Hilfetelefon?",
        "numéro d'urgence svp",
        "un numero verde",
        "teléfono de ayuda",
        "есть телефон доверия?",
    ],
)
def test_a_helpline_by_its_name_is_asked_for(text: str) -> None:
    assert asks_for_line(fold(text))


def test_a_long_text_that_names_a_helpline_says_more() -> None:
    assert not asks_for_line(fold("I read on a poster that the hotline is for people like me"))
    assert not asks_for_line(fold("whats your number"))


@pytest.mark.parametrize(
    "text",
    [
        "got any 16 year olds",
        "hast du was 15-jähriges",
        "une de 17 ans ?",
        "una de 16 años",
        "ragazza 16 anni",
        "есть лет 16?",
    ],
)
def test_a_young_age_is_named(text: str) -> None:
    assert names_young_age(fold(text))


@pytest.mark.parametrize("text", ["at 16 oclock", "18 years old", "room 12", "45 años", "15 euro"])
def test_another_number_is_no_young_age(text: str) -> None:
    assert not names_young_age(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "im doing this for my thesis",
        "ich bin Studentin Soziale Arbeit in Köln",
        "wir behandeln im Seminar das Prostituiertenschutzgesetz",
        "je suis étudiant en droit",
        "journaliste pour un hebdo breton",
        "ho una tesi da finire",
        "soy estudiante de derecho",
        "я студент, курсовая",
    ],
)
def test_who_asks_for_their_studies_says_so(text: str) -> None:
    assert asks_for_work(fold(text))


@pytest.mark.parametrize(
    "text", ["she is a student", "im a student no money how much", "students do it for money"]
)
def test_a_student_who_is_spoken_of_is_no_reason(text: str) -> None:
    assert not asks_for_work(fold(text))


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("im sat there like a teenager", True),
        ("no kid in this, i meant me", True),
        ("ich sitz da wie ein Teenager", True),
        ("je me sens comme un gamin", True),
        ("mi sento come un ragazzino", True),
        ("me siento como un crío", True),
        ("чувствую себя как подросток", True),
        ("kein Kind dabei", True),
        ("girls like teens", False),
        ("i want someone like a teen", False),
        ("young like a schoolgirl", False),
        ("she is like a child", False),
        ("i want a kid", False),
    ],
)
def test_who_sits_there_like_a_teenager_speaks_of_no_child(text: str, is_none: bool) -> None:
    assert means_no_child(fold(text)) is is_none


@pytest.mark.parametrize(
    "text",
    [
        "qué amiga? te hablo de mí, que pago",
        "no, soy YO el que paga",
        "I'm the one who pays",
        "i pay her well",
        "ich bin doch der Kunde",
        "c'est moi qui paie",
        "sono io che pago",
        "я им плачу нормально",
    ],
)
def test_who_says_that_they_pay(text: str) -> None:
    assert says_they_pay(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i pay him 500 a week or he hits me",
        "tengo que pagar la deuda, yo le pago todo",
        "ich muss ihm alles zahlen",
        "je paie mon loyer",
        "pago per il viaggio",
        "я плачу уже час",
        "he is the one who pays",
    ],
)
def test_who_pays_a_debt_or_cries_does_not(text: str) -> None:
    assert not says_they_pay(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "if i pay them will they delete the pics",
        "i pay them every week for the trip here",
        "плачу им каждую неделю",
        "im the one who pays the rent and he spends it on girls",
        "c'est moi qui paie tout, mon mari va voir des filles",
    ],
)
def test_who_pays_for_something_else_is_no_buyer(text: str) -> None:
    assert not says_they_pay(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "mi ha detto che devo farlo",
        "me dijo que si no lo hago me echa",
        "he told me to do it or im out",
        "er sagt ich muss oder ich flieg",
        "il me dit de le faire",
        "он заставляет меня",
    ],
)
def test_what_is_done_to_them_is_their_own_story_without_a_pronoun(text: str) -> None:
    assert tells_of_what_is_done_to_them(fold(text))
    assert speaks_of_self(fold(text))


@pytest.mark.parametrize("text", ["l'ho fatto due volte", "ya lo hice dos veces", "he hecho eso"])
def test_what_they_did_is_told_of_themselves(text: str) -> None:
    assert speaks_of_self(fold(text))


def test_what_is_done_to_others_is_not() -> None:
    for text in ("le dijo que se fuera", "le ha detto di andare", "he told her to go"):
        assert not tells_of_what_is_done_to_them(fold(text))
