"""Who could be with somebody in despair, as they say when they are asked."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.company import has_nobody, names_company, says_they_come


@pytest.mark.parametrize(
    "text",
    [
        "my sister, she wants to come tonight",
        "meine Nachbarin vielleicht",
        "ma sœur. elle veut venir ce soir",
        "mio fratello abita qui vicino",
        "mi vecina de abajo",
        "брат может, он в Гродно",
    ],
)
def test_somebody_is_named(text: str) -> None:
    assert names_company(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "nobody",
        "my brother doesn't pick up",
        "meine Schwester darf das nicht wissen",
        "personne",
        "non ho nessuno, mio fratello è morto",
        "mi hermano no contesta",
        "никого, брат не отвечает",
        "what does it cost",
    ],
)
def test_nobody_is(text: str) -> None:
    assert not names_company(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my mum died last year",
        "mein vater ist gestorben",
        "мама умерла",
        "my husband is the problem",
        "таблетки надо брать",
        "hay un tío en la puerta",
    ],
)
def test_who_is_dead_or_the_danger_is_no_company(text: str) -> None:
    assert not names_company(fold(text))


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("si ya le marque viene para aca", True),
        ("my sister's coming over", True),
        ("er kommt gleich", True),
        ("elle arrive", True),
        ("sta arrivando", True),
        ("он уже едет", True),
        ("nobody comes", False),
        ("no viene nadie nunca", False),
    ],
)
def test_who_was_called_is_on_the_way(text: str, comes: bool) -> None:
    assert says_they_come(fold(text)) is comes


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("no one. my brother hasn't spoken to me since mum's funeral", True),
        ("i've got nobody, they're all dead", True),
        ("niemand. mein Bruder redet nicht mehr mit mir", True),
        ("ich hab keinen, die Eltern sind tot", True),
        ("personne. mon frère me parle plus", True),
        ("j'ai plus d'amis", True),
        ("nessuno. mio fratello non mi parla più", True),
        ("nadie, mi hermano no me habla", True),
        ("никого. с братом не общаемся", True),
        ("nobody hit me", False),
        ("nobody told me", False),
        ("niemand schlägt mich", False),
        ("personne m'a dit ça", False),
        ("nadie me pega", False),
        ("никто не бил", False),
        ("my sister, she lives round the corner", False),
    ],
)
def test_who_has_nobody_says_so(text: str, *, is_alone: bool) -> None:
    assert has_nobody(fold(text)) is is_alone
