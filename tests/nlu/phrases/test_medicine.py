"""Medicine against a pregnancy or HIV is called what it is for, and an overdose stays one."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.medicine import with_medicine_named
from bot.nlu.phrases.practical import MORNING_AFTER, what_is_needed


@pytest.mark.parametrize(
    "text",
    [
        "which chemist has Plan B, it was last night",
        "can the day after pill be had without a doctor",
        "the condom split, who gives me the pill",
        "krieg ich die Pille danach ohne Rezept",
        "gummi ist gerissen ich brauch die pille",
        "où acheter la pilule du lendemain un dimanche",
        "on a pas mis de capote, il me faut la pilule",
        "la pillola del giorno dopo la danno senza ricetta",
        "si è rotto il preservativo mi serve la pillola",
        "cuánto tarda la píldora del día después",
        "se rompió el condón, necesito la pastilla",
        "порвался презерватив, какую таблетку купить",
        "постинор продают ночью?",
    ],
)
def test_who_needs_the_pill_after_asks_for_it_and_names_no_dying(text: str) -> None:
    folded = fold(with_medicine_named(text))
    assert MORNING_AFTER in what_is_needed(folded)
    assert not names_dying(folded)


@pytest.mark.parametrize(
    "text",
    [
        "my birth control pills ran out",
        "who has hiv tablets for tonight",
        "meine verhütungspille ist weg",
        "un médicament contre le vih",
        "medicine contro l'hiv",
        "pastillas anticonceptivas",
        "таблетки от вич где взять",
    ],
)
def test_who_needs_other_medicine_names_no_dying(text: str) -> None:
    assert not names_dying(fold(with_medicine_named(text)))


@pytest.mark.parametrize(
    "text",
    [
        "i took all my birth control pills",
        "swallowed 20 hiv tablets",
        "habe alle pillen geschluckt, 30 tabletten",
        "j'ai avalé toute la boîte de pilules contraceptives",
        "ho preso tutte le pillole anticoncezionali",
        "me tomé todas las pastillas anticonceptivas",
        "выпила все таблетки от вич",
        "i have pills here and want to die",
    ],
)
def test_who_took_too_many_is_heard_as_written(text: str) -> None:
    assert with_medicine_named(text) == text


def test_the_pill_means_it_once_it_was_answered() -> None:
    assert with_medicine_named("and where is the pill sold", is_told=True) != (
        "and where is the pill sold"
    )
    assert with_medicine_named("a pill to end it", is_told=False) == "a pill to end it"
