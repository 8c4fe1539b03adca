"""Who names dying, and who only cannot go on."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.dying import (
    has_means,
    is_at_a_height,
    is_explained,
    is_handed_over,
    names_dying,
    signs_of_going,
    vows_dying,
    would_be_gone,
    would_die_by_gas,
)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to wake up tomorrow",
        "ich will nicht mehr leben",
        "je veux en finir",
        "voglio farla finita",
        "me quiero morir",
        "не хочу жить",
        "i took two boxes of tablets",
    ],
)
def test_dying_is_named(text: str) -> None:
    assert names_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ich heul seit zwei stunden im auto und weiß nicht weiter",
        "non reggo più niente, lavoro moglie e pure la denuncia",
        "I can't take any more of this",
        "j'en peux plus",
        "no aguanto más",
        "сил больше нет",
    ],
)
def test_who_only_cannot_go_on_does_not(text: str) -> None:
    assert not names_dying(fold(text))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("думаю может таблетки выпить и уснуть", True),
        ("i feel calm now, got the pills here", True),
        ("ruhiger. die tabletten liegen da", True),
        ("better, i flushed the pills", False),
        ("besser, die tabletten sind weg", False),
        ("отпустило, таблетки выбросил", False),
        ("i slept, its better", False),
        ("i took the pills off the shelf, better", True),
        ("tabletten weg, alle geschluckt", True),
        ("on the bridge, far away from home", True),
    ],
)
def test_means_within_reach_are_no_relief(text: str, has: bool) -> None:
    assert has_means(fold(text)) is has


@pytest.mark.parametrize(
    ("text", "is_high"),
    [
        ("i'm on the balcony, tenth floor", True),
        ("ich steh auf der brücke", True),
        ("je suis au bord des rails", True),
        ("sono sul tetto", True),
        ("estoy junto a las vías", True),
        ("я на краю платформы", True),
        ("i have the pills here", False),
        ("ich bin wieder weg von der brücke, weg vom balkon", False),
        ("j'ai une corde", False),
        ("ho la pistola in mano", False),
        ("tengo las pastillas aquí", False),
        ("таблетки на столе", False),
    ],
)
def test_a_place_to_fall_from_is_told_from_what_can_be_put_away(text: str, is_high: bool) -> None:
    assert is_at_a_height(fold(text)) is is_high


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("maybe it'd be easier if I wasn't here", True),
        ("wär besser wenn ich nich mehr da wär", True),
        ("ce serait plus simple si j'étais plus là", True),
        ("forse sarebbe più semplice se non ci fossi", True),
        ("a lo mejor sería más fácil si yo no estuviera", True),
        ("может проще чтоб меня не было", True),
        ("я уже думал машину разбить чтоб страховка семье", True),
        ("could just drive into a tree", True),
        ("manchmal denk ich gegen den baum fahren", True),
        ("я боюсь машину вести", False),
        ("the insurance won't pay for the car", False),
        ("easier if I wasn't at work now", False),
        ("besser wenn ich nicht da hingehe", False),
        ("лучше бы меня не было дома", False),
        ("plus simple si elle n'était pas là", False),
    ],
)
def test_that_it_would_be_better_without_them_is_heard(text: str, is_so: bool) -> None:
    assert would_be_gone(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("im going to turn on the gas and end it", True),
        ("i left the gas on yesterday, my wife shouted at me", False),
        ("turn on the gas, cook and end the day", False),
        ("Ich dreh den Gashahn auf, dann ist Ruhe und Schluss", True),
        ("das Gas auf, kochen, Schluss für heute", False),
        ("j'ouvre le gaz et j'en finis", True),
        ("j'ai laissé le gaz, la facture va piquer et j'en finis pas", False),
        ("apro il gas e la faccio finita", True),
        ("ho lasciato il gas, la bolletta non è finita", False),
        ("voy a abrir el gas y acabar con todo", True),
        ("enciendo el gas, preparo la cena y acabo", False),
        ("открою газ и всё закончу", True),
        ("включу газ, пожарю яичницу и закончу с делами", False),
    ],
)
def test_gas_to_die_by_is_told_from_a_stove(text: str, is_so: bool) -> None:
    assert would_die_by_gas(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mum will be happier without me", "without_me"),
        ("dropped the rabbit at dad's with its cage, just in case", "gives_away"),
        ("all sorted, the passwords are in the blue folder", "puts_in_order"),
        ("I made my goodbyes", "takes_leave"),
        ("nobody's alone when I'm gone", "wont_be"),
        ("I only want everything to stop", "stops"),
        ("there's nothing left for me", "untied"),
        ("put the codeine aside since may", "at_hand"),
        ("mama ist ohne mich glücklicher", "without_me"),
        ("das kaninchen hab ich beim papa abgegeben, mit dem futter", "gives_away"),
        ("alles erledigt, die passwörter liegen im ordner", "puts_in_order"),
        ("ich hab mich von jedem verabschiedet", "takes_leave"),
        ("wenn ich nicht mehr bin, kriegt sie die wohnung", "wont_be"),
        ("es soll einfach aufhören", "stops"),
        ("mich hält hier keiner", "untied"),
        ("seit mai tropfen gesammelt", "at_hand"),
        ("maman sera plus heureuse sans moi", "without_me"),
        ("j'ai déposé le lapin chez papa avec sa cage", "gives_away"),
        ("tout est réglé, les mots de passe sont dans le classeur", "puts_in_order"),
        ("j'ai fait mes adieux", "takes_leave"),
        ("quand je ne serai plus là elle aura l'appartement", "wont_be"),
        ("je veux que ça s'arrête", "stops"),
        ("personne ne me retient", "untied"),
        ("les comprimés, j'en ai mis de côté", "at_hand"),
        ("mamma sarà più serena senza di me", "without_me"),
        ("ho lasciato il coniglio a papà con la gabbia", "gives_away"),
        ("tutto a posto, le password sono nella cartellina", "puts_in_order"),
        ("ho già salutato tutti", "takes_leave"),
        ("quando non ci sarò più avrà la casa", "wont_be"),
        ("vorrei che tutto finisse, voglio che finisca tutto, pace per sempre", "stops"),
        ("nessuno mi trattiene", "untied"),
        ("gocce da parte ne ho", "at_hand"),
        ("mamá estará más tranquila sin mí", "without_me"),
        ("dejé el conejo en casa de papá con la jaula", "gives_away"),
        ("todo arreglado, las contraseñas están en la carpeta", "puts_in_order"),
        ("ya me he despedido de todos", "takes_leave"),
        ("cuando yo falte le queda el piso", "wont_be"),
        ("quiero que todo acabe", "stops"),
        ("no me retiene nadie", "untied"),
        ("tengo gotas guardadas, comprimidos guardados", "at_hand"),
        ("маме без меня спокойнее", "without_me"),
        ("кролика отвёз папе вместе с клеткой", "gives_away"),
        ("всё оформил, пароли в папке", "puts_in_order"),
        ("со всеми попрощался", "takes_leave"),
        ("когда меня не станет, квартира ей", "wont_be"),
        ("хочу чтобы всё закончилось", "stops"),
        ("никто меня не держит", "untied"),
        ("таблетки припрятал", "at_hand"),
    ],
)
def test_who_is_about_to_go_is_heard_without_the_word(text: str, kind: str) -> None:
    signs = signs_of_going(fold(text))
    assert kind in signs
    assert not is_explained(fold(text), signs)


@pytest.mark.parametrize(
    "text",
    [
        "not here tomorrow, business trip",
        "my ex is happier without me lol",
        "gave my bike to my nephew, we're moving house",
        "a letter from the bailiff is on the table",
        "his wife is better off without him",
        "gave my old clothes to charity, don't need them any more",
        "when I'm away the dog is at my sister's",
        "the meeting goes better without me, ask my colleagues",
        "I want the phone to stop ringing",
        "morgen nicht da, dienstreise",
        "der hund ist bei meiner schwester, ich bin im urlaub",
        "meine ex ist ohne mich glücklicher haha",
        "hält mich nix in der stadt, zieh um",
        "ich will dass der lärm vom nachbarn weniger wird",
        "demain je suis pas là, je prends l'avion",
        "le chien est chez ma sœur, je suis en vacances",
        "mon ex est plus heureuse sans moi mdr",
        "domani non ci sono, sono in ferie",
        "il cane è da mia sorella, sono in vacanza",
        "la mia ex è più felice senza di me ahah",
        "mañana no estoy, tengo vuelo",
        "el perro está con mi hermana, estoy de viaje",
        "mi ex está más feliz sin mí jaja",
        "завтра меня не будет, командировка",
        "собака у сестры, я в отпуске",
        "бывшая без меня счастлива ахаха",
    ],
)
def test_a_journey_a_move_and_a_joke_about_an_ex_are_no_such_sign(text: str) -> None:
    signs = signs_of_going(fold(text))
    assert not signs or is_explained(fold(text), signs)


def test_a_letter_or_a_last_embrace_is_a_sign_behind_another_alone() -> None:
    for text in ("it's in the letter", "abracé a papá por última vez", "обнял его в последний раз"):
        assert not signs_of_going(fold(text))
        assert signs_of_going(fold(text), is_alarmed=True)


def test_an_animal_with_a_neighbour_is_not_dead() -> None:
    assert is_handed_over(fold("the dog is with my sister"))
    assert not is_handed_over(fold("my dog died at my sister's"))


def test_a_german_article_names_no_dying() -> None:
    assert not names_dying(fold("die party ist besser"))
    assert names_dying(fold("I'd rather die"))
    assert names_dying(fold("I want to die"))


@pytest.mark.parametrize(
    ("text", "is_vow"),
    [
        ("I'm going to kill myself tonight", True),
        ("ich bring mich heute noch um", True),
        ("je vais me tuer ce soir", True),
        ("stasera mi ammazzo", True),
        ("hoy me mato", True),
        ("сегодня покончу с собой", True),
        ("I'm not going to kill myself tonight", False),
        ("ich bring mich heute nicht um", False),
        ("je me tue au travail aujourd'hui", False),
        ("oggi mi ammazzo di lavoro", False),
        ("no me voy a matar hoy", False),
        ("не убью себя сегодня", False),
        ("my wife will kill me tonight", False),
    ],
)
def test_a_vow_to_die_names_when(text: str, *, is_vow: bool) -> None:
    assert vows_dying(fold(text)) is is_vow
