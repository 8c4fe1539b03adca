"""What is named only to be denied is not told."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.denied_beside import is_denied

FAMILY, INJURED = "disclose_exploitation/family_threatened", "ask_risk/injured"


@pytest.mark.parametrize(
    ("topic", "text", "denied"),
    [
        (FAMILY, "no one is threatening my parents", True),
        (FAMILY, "meiner Mutter droht keiner", True),
        (FAMILY, "ma famille, personne la menace", True),
        (FAMILY, "non minacciano i miei", True),
        (FAMILY, "no amenazan a mi hermana", True),
        (FAMILY, "никто им не угрожает", True),
        (FAMILY, "no me amenaza a mí, amenaza a mi madre", False),
        (FAMILY, "he threatens my parents", False),
        (INJURED, "i'm not hurt, just tired", True),
        (INJURED, "je suis pas blessée", True),
        (INJURED, "bin verletzt", False),
        ("ask_law", "nobody is threatened", False),
    ],
)
def test_a_denial_is_no_telling(topic: str, text: str, denied: bool) -> None:
    assert is_denied(topic, fold(text)) is denied
