"""One question at most, and never one that was trimmed to nothing."""

from __future__ import annotations

import pytest

from bot.dialogue.planning import without_question


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("That is hard. What do you miss?", "That is hard."),
        ("Es ist schwer.\nWas fehlt Ihnen?", "Es ist schwer."),
        ("Eso pesa. ¿Qué echa de menos?", "Eso pesa."),
        ("C’est lourd. Qu’est-ce qui vous manque ?", "C’est lourd."),
        ("What do you miss?", "What do you miss?"),
        ("Is it so? Then call.", "Is it so? Then call."),
    ],
)
def test_a_text_without_its_question(text: str, shorter: str) -> None:
    assert without_question(text) == shorter
