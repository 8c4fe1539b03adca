"""A line is refused, and a line for people in despair by who is none."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.denies_dying import denies_dying
from bot.nlu.phrases.refused_line import (
    fears_what_follows,
    refuses_line,
    refuses_line_for_despair,
    refuses_number,
    refuses_numbers,
    says_not_of_dying,
    wants_another_line,
)


@pytest.mark.parametrize(
    "text",
    [
        "nan pas une ligne",
        "no not a helpline",
        "nee keine nummer",
        "no quiero numeros",
        "no more numbers",
    ],
)
def test_who_wants_no_line_says_so(text: str) -> None:
    assert refuses_line(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ich habe kein telefon",
        "no tengo telefono",
        "i have no number",
        "there's no number",
        "there is no line",
        "gibt es keine nummer",
        "keine nummer geht ran",
    ],
)
def test_who_has_no_telephone_or_line_refuses_none(text: str) -> None:
    assert not refuses_line(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "samaritans is for suicide innit. im not there",
        "das ist doch für lebensmüde, bin ich nicht",
        "c'est le suicide non?? jsuis pas suicidaire",
        "y esto es suicidio no? yo no me quiero matar",
        "это для самоубийц, я не такой",
        "samaritans is for suicide pal im just bored on a friday",
        "not a suicide thing mate",
        "nah it's not a suicide thing",
        "die nummer ist für suizid, mir ist nur langweilig",
        "das ist kein suizidfall",
        "ce numéro c'est pour le suicide, jsuis juste seul",
        "c'est pas une histoire de suicide",
        "quel numero è per i suicidi, sono solo annoiato",
        "non è una questione di suicidio",
        "ese telefono es del suicidio, solo me aburro",
        "no es tema de suicidio",
        "этот номер для самоубийц, мне просто скучно",
        "это не про суицид",
    ],
)
def test_who_is_shown_a_line_for_people_in_despair_may_be_none(text: str) -> None:
    assert refuses_line_for_despair(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i need the suicide hotline",
        "the suicide line doesn't answer",
        "the pills are for suicide",
        "i bought a rope, it is for suicide, im not ok",
        "c'est le suicide la seule solution",
        "la corda è per suicidarmi",
        "la soga es para suicidarme",
        "таблетки это для суицида",
        "ist das für lebensmüde? bin ich",
        "i looked up ways for suicide and im not scared any more",
        "that line is for suicidal people. im not brave enough to call, i want to be dead",
        "everything is ready for suicide, im not coming back",
        "die nummer ist für suizid. ich bin nicht mehr lange da",
        "je cherche un moyen pour le suicide, je suis pas bien",
        "sono per i suicidi? io non sono più niente, stasera la faccio finita",
        "esto es suicidio lo se, no estoy bien, lo hago hoy",
        "для суицида все готово, я не боюсь",
        "it's not a suicide thing but i can't go on",
        "samaritans is for suicide, im just bored and done with it all",
        "not a suicide note, a will",
        "kein suizid mehr, das letzte mal hat es nicht geklappt",
        "c'est pas une histoire de suicide mais j'en peux plus",
        "no es tema de suicidio, es que no quiero seguir",
    ],
)
def test_who_names_suicide_takes_nothing_back(text: str) -> None:
    assert not refuses_line_for_despair(fold(text))
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "please, no more numbers",
        "don't send me any numbers",
        "keine Nummern mehr bitte",
        "plus de numéros s'il vous plaît",
        "je ne veux pas de numéros",
        "basta numeri grazie",
        "no quiero más números",
        "хватит номеров, пожалуйста",
    ],
)
def test_who_wants_no_numbers_says_so_beyond_doubt(text: str) -> None:
    assert refuses_numbers(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "no number",
        "keine nummer geht ran",
        "no numbers work",
        "keine nummern gefunden, und jetzt",
        "aucun numéro ne répond",
        "non ho numeri da chiamare",
        "no hay números aquí",
        "не надо номеров, надо прийти",
        "номера нет",
    ],
)
def test_who_finds_no_number_refuses_none(text: str) -> None:
    assert not refuses_numbers(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "not 0800 1111, i'm 30",
        "116 123 is for people who want to die",
        "nicht die 116 016",
        "die 116 016 ist für geschlagene frauen",
        "le 3919 c'est pas pour moi",
        "pas le 115",
        "il 1522 è per le mogli",
        "niente 1522",
        "el 016 no me sirve",
        "nada de 024",
        "122 не подходит",
        "не 8 800 700 06 00",
    ],
)
def test_a_number_that_is_named_is_refused(text: str) -> None:
    assert refuses_number(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "0800 1111 doesn't answer",
        "die 116 016 geht nicht ran",
        "le 115 répond pas",
        "il 1522 non risponde",
        "el 016 no contesta",
        "по номеру 102 никто не отвечает",
        "i rang 116 123",
        "not now",
        "ruf ich 112 an",
    ],
)
def test_who_reached_nobody_refuses_nothing(text: str) -> None:
    assert not refuses_number(fold(text))


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("ok send me one but not the suicide line", True),
        ("gib mir eine nummer, aber keine suizidhotline", True),
        ("d'accord mais pas suicide écoute", True),
        ("va bene ma non quello per i suicidi", True),
        ("dale, pero nada de suicidios", True),
        ("давай, только не для самоубийц", True),
        ("i want to die, no suicide line", False),
        ("ich will nicht mehr leben, keine suizidhotline", False),
        ("no suicide line answers me", False),
    ],
)
def test_another_line_is_wanted_by_who_names_no_dying(text: str, is_so: bool) -> None:
    assert wants_another_line(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_feared"),
    [
        ("if i call 999 the whole village knows by morning", True),
        ("they'd lock me up if i rang", True),
        ("wenn ich 112 rufe weiß es morgen das ganze Dorf", True),
        ("dann weisen die mich ein wenn ich anruf", True),
        ("si j'appelle le 15 tout le quartier le saura", True),
        ("se chiamo il 112 lo sa tutto il paese", True),
        ("si llamo al 112 se entera mi mujer", True),
        ("позвоню в скорую и все узнают на работе", True),
        ("i'll ring them tomorrow", False),
        ("ich ruf da an", False),
        ("je vais les appeler", False),
        ("li chiamo domani", False),
        ("voy a llamar", False),
        ("позвоню завтра", False),
    ],
)
def test_what_would_follow_a_call_is_feared(text: str, *, is_feared: bool) -> None:
    assert fears_what_follows(fold(text)) is is_feared


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("isn't samaritans for suicidal people? i'm not that", True),
        ("nobody is suicidal, i said the opposite", True),
        ("das ist doch die Nummer für Suizidgefährdete, so bin ich nicht", True),
        ("c'est pour les suicidaires ça, je suis pas suicidaire", True),
        ("non è il numero dei suicidi? io non sono così", True),
        ("¿el 024 no es el del suicidio? yo no es eso", True),
        ("какое самоубийство, я не про это", True),
        ("is that the suicide line? i want to die", False),
        ("ist das die Suizidnummer? ich will sterben", False),
        ("c'est le numéro du suicide ?", False),
        ("это линия для самоубийц?", False),
        ("хочу умереть, это для самоубийц?", False),
        ("samaritans? yes i'm suicidal, it's that bad", False),
        ("i'm thinking about suicide, not joking", False),
        ("ich bring mich um, ich bin nichts", False),
        ("ich mach Selbstmord, mir hilft keiner", False),
        ("je vais me suicider, je suis rien", False),
        ("mi suicido, non sono niente", False),
        ("me voy a suicidar, no soy nada", False),
        ("покончу с собой, я не могу больше", False),
        ("das ist doch für Suizidgefährdete, aber ich will nicht mehr leben", False),
    ],
)
def test_who_does_not_speak_of_dying_says_so_of_the_line(text: str, *, is_said: bool) -> None:
    assert says_not_of_dying(fold(text)) is is_said
