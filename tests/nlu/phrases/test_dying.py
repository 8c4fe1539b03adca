"""Who names dying, and who only cannot go on."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.dying import (
    has_means,
    is_at_a_height,
    names_dying,
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
