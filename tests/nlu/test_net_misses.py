"""What the net must not hear in everyday words that hold one of danger, and what it still hears."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from tests.nets import own_net


@pytest.mark.parametrize(
    ("language", "kind", "harmless", "grave"),
    [
        ("en", "violence", "wife's gone and the house is dead quiet", "she is dead when i get her"),
        ("en", "distress", "its my pills, i take for hiv and they are finish", "i have the pills here"),
        ("en", "distress", "i ran out of my pills on friday", "i have all my pills in front of me"),
        ("en", "distress", "im asking about the pills", "im going to take the pills"),
        ("de", "minor", "ich hab ein kleines mädchen zuhause", "da war ein kleines mädchen dabei"),
        ("de", "distress", "ich kann nicht da sein wenn er heimkommt", "ich kann nicht mehr da sein"),
        ("fr", "distress", "je peux pas être là quand il rentre", "je veux plus être là"),
        ("it", "minor", "ho una bambina di 4 anni", "mi ha offerto una bambina"),
        ("es", "minor", "al niño mío le piden el poder", "al niño le piden fotos"),
    ],
)  # fmt: skip
def test_everyday_words_ring_nothing_and_their_neighbours_do(
    language: str, kind: str, harmless: str, grave: str
) -> None:
    assert own_net(language, kind).catch(fold(harmless)) == []
    assert own_net(language, kind).catch(fold(grave)) == [kind]
