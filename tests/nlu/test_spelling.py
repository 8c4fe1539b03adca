"""Spelling: a message is weighed when it is read as it was when it was learnt."""

from __future__ import annotations

import numpy as np

from bot.nlu.spelling import spelling, spellings

TEXTS = ["how much is it", "how how how much", "сколько стоит", "", "?!", "it"]


def test_a_message_is_read_as_it_was_learnt() -> None:
    rows, rarity = spellings(TEXTS, 2**10)
    for place, text in enumerate(TEXTS):
        columns, numbers = spelling(text, rarity)
        expected = np.zeros(2 * 2**10, np.float32)
        expected[columns] = numbers
        assert np.allclose(rows[[place]].toarray()[0], expected, atol=1e-6)


def test_what_every_message_has_weighs_less() -> None:
    rows, rarity = spellings(["same one", "same two", "same three"])
    assert rows.shape == (3, len(rarity))
    assert rarity.min() == 1 + np.float32(np.log(1))
    assert rarity.max() == np.float32(1 + np.log(4))
