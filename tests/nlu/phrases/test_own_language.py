"""Which language somebody names as one that they do not have."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.own_language import is_denied

NAME = "Turkish"


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("I don't speak Turkish", False),
        ("ich kann kein Turkish", False),
        ("je ne parle pas Turkish", False),
        ("non parlo Turkish", False),
        ("no hablo Turkish", False),
        ("я Turkish не знаю", False),
        ("я не говорю по Turkish", False),
        ("do they speak Turkish", True),
        ("don't they speak Turkish", True),
        ("sprechen die Turkish", True),
        ("по Turkish говорят?", True),
    ],
)
def test_a_language_that_is_denied_is_not_wanted(text: str, is_theirs: bool) -> None:
    before, behind = text.split(NAME)
    assert is_denied(fold(before), fold(behind)) is not is_theirs
