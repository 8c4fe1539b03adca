"""The words of who has somebody at the door or behind them, and of others who use some of them."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.at_door import (
    COMES,
    FOLLOWS,
    HAS_KEY,
    OUTSIDE,
    asks_if_sent,
    is_before_house,
    matter_told,
)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("mate he's kicking the door in", OUTSIDE),
        ("someone's hanging around my garden looking in", OUTSIDE),
        ("jemand rüttelt an meiner Wohnungstür", OUTSIDE),
        ("ya un gars louche stationné devant chez nous", OUTSIDE),
        ("c'è un tipo che gira intorno a casa mia", OUTSIDE),
        ("hay un tipo rondando mi casa", OUTSIDE),
        ("какой-то тип заглядывает ко мне в окна", OUTSIDE),
        ("he'll be round at midnight to sort me out", COMES),
        ("der schreibt er kommt jetzt und haut mir eine rein", COMES),
        ("mi ha scritto che passa e mi gonfia di botte", COMES),
        ("me escribió que viene para acá a partirme la cara", COMES),
        ("он пишет что едет ко мне и прибьёт", COMES),
        ("my ex won't give my keys back, is that safe", HAS_KEY),
        ("un client m'a volé ma clé et j'ai peur", HAS_KEY),
        ("einer wartet jeden Abend vor meiner Arbeit, hab Angst", FOLLOWS),
        ("un hombre me persigue", FOLLOWS),
    ],
)
def test_what_is_told_outright_is_heard(text: str, matter: str) -> None:
    assert matter_told(fold(text)) == matter


@pytest.mark.parametrize(
    "text",
    [
        "the courier is outside my house",
        "my wife is downstairs",
        "I'm outside her flat, which bell",
        "my sister has my keys while I'm away",
        "someone's knocking at my door",
        "er folgt mir auf Insta",
        "mein Taxi steht vor dem Haus",
        "le psy qui me suit est en congé",
        "un ami attend en bas de chez moi",
        "un amico mi aspetta sotto casa",
        "la culpa me persigue",
        "курьер стоит под дверью",
        "you come to my place tonight?",
    ],
)
def test_others_who_use_such_words_are_not(text: str) -> None:
    assert not matter_told(fold(text))


def test_who_stands_before_the_house_reads_nothing_and_who_is_at_the_door_may() -> None:
    assert is_before_house(fold("he's outside my house now"))
    assert not is_before_house(fold("he's at the door"))


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("if I ring 101 will they send someone to my house", True),
        ("schickt die Polizei dann eine Streife zu mir nach Hause", True),
        ("se chiamo il 112 mandano qualcuno a casa", True),
        ("can you send a girl to my house", False),
        ("kommt sie zu mir nach Hause", False),
    ],
)
def test_whether_police_come_to_the_house_is_asked_of_the_police(text: str, is_asked: bool) -> None:
    assert asks_if_sent(fold(text)) is is_asked
