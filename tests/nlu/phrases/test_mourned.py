"""An animal is mourned that died or is missed, and no other."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.mourned import mourns_animal


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("we buried our old cat on sunday", True),
        ("seit mein Hund tot ist, ist es still", True),
        ("mon chien me manque", True),
        ("la mia gatta non c'è più", True),
        ("echo de menos a mi perro", True),
        ("моя кошка умерла", True),
        ("my neighbour walks her dog at six", False),
        ("ich geh mit dem Hund raus", False),
        ("je cherche un chien", False),
        ("ho un cane", False),
        ("no tengo perro", False),
        ("у меня нет собаки", False),
        ("the dog is alive", False),
    ],
)
def test_only_a_loss_is_mourned(text: str, is_so: bool) -> None:
    assert mourns_animal(fold(text)) is is_so
