"""What others know is heard by its words, and hardly anything else is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.nlu.folding import fold
from bot.nlu.phrases.who_knows import (
    CODES,
    DRINKING,
    ERECTION,
    HOME_ALONE,
    KEY,
    LOW_SUGAR,
    MEDICINE,
    TENANCY,
    VITAL,
    asked_of_others,
)
from bot.settings import configured_languages

BLIND = yaml.load(
    Path(__file__).with_name("who_knows.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)

HEARD = 69
"""Per cent of the messages by strangers that are heard as what they ask; may only rise."""

TAKEN_FOR_IT = 1
"""Of their 180 that mean something else, those that are taken for such a question; may only fall."""


def test_what_strangers_ask_is_heard_and_little_else() -> None:
    read = [(one["code"], _heard(one)) for one in BLIND]
    asked = [(code, heard) for code, heard in read if code]
    assert len(asked) == len(read) - len(asked) == 180
    assert 100 * sum(code == heard for code, heard in asked) / len(asked) >= HEARD
    assert not [(code, heard) for code, heard in asked if heard not in ("", code)]
    assert sum(bool(heard) for code, heard in read if not code) <= TAKEN_FOR_IT


def _heard(one: dict[str, str]) -> str:
    """What is heard; that insulin ran out was a question about medicine when the messages were written."""
    heard = asked_of_others(fold(one["text"]), one["language"])
    return one["code"] if (heard, one["code"]) == (VITAL, MEDICINE) else heard


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("fr", "mon insuline est restée la bas pis ma carte soleil aussi", "vital"),
        ("en", "my insulins in the fridge in there. need it tonight", "vital"),
        ("it", "il gestore mi ha cambiato la serratura, ho dentro l insulina", "vital"),
        ("en", "he cant lock me out? renters help. is it even legal in queensland", "tenancy"),
        ("ru", "у меня моча жжет и гной походу. АНАЛИЗ где сдать", "symptoms"),
        ("en", "got the spray for under the tongue, is one of them blue tablets ok with that", "medicine"),
        ("en", "its my pills, i take for hiv and they are finish since friday", "medicine"),
        ("es", "la sertralina quita la ereccion si o no? la puedo dejar yo", "medicine"),
        ("ru", "антибиотик в аптеке без рецепта дадут?", "medicine"),
        ("it", "da na decina di giorni che quando piscio brucia", "symptoms"),
        ("ru", "жжет когда в туалет хожу, дней 5 уже", "symptoms"),
        ("de", "WO IN ULM kann ich mich anonym testen lassen und nach wieviel wochen", "test_when"),
        ("fr", "on passe en cour en janvier pour la garde partagee", "family_court"),
        ("de", "schulden bei der sozialversicherung, weil mich der ex angemeldet hat", "debts"),
        ("ru", "финанцамт пишет что я должна 3400 налога", "debts"),
        ("es", "adonde voy para cobrar la asignacion, al anses?", "benefits"),
        ("fr", "j'ai besoin d'une attestation de domicile pour la commune", "office_papers"),
        ("es", "en el consulado firman un poder sin tener el pasaporte?", "office_papers"),
        ("fr", "mon gars de 9 ans qui parle pu", "child_worry"),
        ("de", "ich wollt nur schaun ob da noch fotos von mir drin san", "own_photos"),
        ("de", "wenn ich im firmenwlan auf so ne anzeige klick, sieht das der chef", "work_network"),
        ("en", "does my firm see it on the company phone", "work_network"),
        ("de", "merkt das der Chef am Firmenhandy", "work_network"),
        ("fr", "ma boîte le voit sur le portable pro ?", "work_network"),
        ("it", "lo vedono sul cellulare aziendale?", "work_network"),
        ("es", "lo ven en el móvil de la empresa?", "work_network"),
        ("ru", "на служебном телефоне это видно?", "work_network"),
    ],
)  # fmt: skip
def test_what_visitors_asked_is_heard(language: str, text: str, code: str) -> None:
    assert asked_of_others(fold(text), language) == code


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i have my pills here, i'll take them all tonight"),
        ("en", "im worried about my daughter, she met an older man"),
        ("de", "ich mache mir große sorgen um meine tochter"),
        ("de", "ich schulde der chefin noch 3000 für die reise"),
        ("fr", "il a mes photos et il veut de l'argent"),
        ("es", "el jefe tiene mi pasaporte"),
        ("it", "lui mi controlla il telefono"),
        ("ru", "у меня таблетки в руке"),
        ("en", "im going to take all my insulin"),
        ("fr", "je vais m'injecter toute l'insuline"),
    ],
)
def test_what_only_sounds_like_it_is_not(language: str, text: str) -> None:
    assert asked_of_others(fold(text), language) == ""


@pytest.mark.parametrize("language", configured_languages())
def test_each_language_has_words_for_all_of_it(language: str) -> None:
    heard = {one["code"] for one in BLIND if one["language"] == language}
    later = {VITAL, LOW_SUGAR, HOME_ALONE, TENANCY, ERECTION, DRINKING}
    assert heard - {""} == {*CODES} - later, "which came later"
    assert not any(code.startswith(KEY) for code in CODES)
