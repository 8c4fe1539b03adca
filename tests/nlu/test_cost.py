"""No letter costs more than another: what Unicode makes of a text is bounded as the text itself is."""

from __future__ import annotations

import sys
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from bot.nlu import folding
from bot.nlu.encoder import readable, sentence_encoder
from bot.nlu.folding import LONGEST, LONGEST_WORD, clean, fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.letters import LONGEST as LONGEST_OF_LANGUAGE
from bot.nlu.letters import words
from bot.nlu.places.table import Table
from bot.nlu.places.text import fold as fold_word
from bot.nlu.places.text import tokens
from bot.nlu.readiness import readiness

EXPANDING = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if not 0xD800 <= code < 0xE000 and len(unicodedata.normalize("NFKD", chr(code))) > 3
]
"""Characters that stand for four or more; U+FDFA stands for eighteen."""

WORST = {
    "eighteen letters in one": "\ufdfa" * 8000,
    "eighteen letters in one, apart": "\ufdfa " * 4000,
    "eight letters in one": "\ufdfb" * 8000,
    "squared words": "\u3300" * 8000,
    "one word": "a" * 8000,
    "one Russian word": "щ" * 8000,
    "letters apart": "a " * 4000,
    "accents in a wrong order": "a" + "\u0301\u0323" * 4000,
    "two accents in one": "a" + "\u0344" * 8000,
    "words of accents": ("a" + "\u0301\u0323" * 9 + " ") * 420,
    "syllables": "각" * 8000,
    "letters alike": "аеорсух" * 1150,
    "sharp s": "ß" * 8000,
    "dotted capitals": "İ" * 8000,
    "digits": "9" * 8000,
}

SECONDS, BYTES = 0.05, 4 * 1024 * 1024
"""Of one step of understanding; the whole of it is measured by tests/fuzz/test_cost.py."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    gazetteer = Gazetteer.load()
    gazetteer.find("I am in Pariss, from moskve", "ru")  # what is built at the first use
    return gazetteer


@pytest.mark.parametrize("name", WORST)
def test_each_step_costs_little_whatever_the_letters(name: str, gazetteer: Gazetteer) -> None:
    text = WORST[name]
    steps: dict[str, Callable[[], object]] = {
        "fold": lambda: fold(text),
        "clean": lambda: clean(text),
        "words": lambda: words(text),
        "places": lambda: gazetteer.read(text, "ru"),
        "readiness": lambda: readiness(text, "en"),
    }
    for step, run in steps.items():
        run()
        tracemalloc.start()
        run()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < BYTES, step
        assert min(_seconds(run) for _ in range(3)) < SECONDS, step


def test_a_text_is_bounded_after_folding_too() -> None:
    for sign in EXPANDING:
        assert len(fold(sign * LONGEST)) <= LONGEST
        assert len(clean(sign * LONGEST)) <= LONGEST
        assert len(fold_word(sign * LONGEST)) <= LONGEST_WORD
        assert sum(map(len, words(sign * LONGEST))) <= 2 * LONGEST_OF_LANGUAGE
        assert all(len(token.folded) <= LONGEST_WORD for token in tokens(sign * LONGEST))


@pytest.mark.parametrize("marks", ["\u0323\u0301", "\u0f73\u0f72", "\uff9e\u0301"])
def test_no_long_row_of_accents_is_brought_into_an_order(
    marks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = 0

    def normalize(form: str, text: str) -> str:
        nonlocal longest
        whole = unicodedata.normalize("NFKD", text)
        rows = "".join("x" if unicodedata.combining(sign) else " " for sign in whole).split()
        longest = max(longest, *map(len, rows), 0)
        return unicodedata.normalize(form, text)

    tables = {"combining": unicodedata.combining, "category": unicodedata.category}
    monkeypatch.setattr(folding, "unicodedata", SimpleNamespace(normalize=normalize, **tables))
    assert fold("a" + marks * 900 + "b") == "ab"
    assert clean("a" + marks * 900 + "b")[0] not in marks
    assert longest <= 6, "the square of their number is the time that it takes"


@pytest.mark.parametrize("letter", "aщế각")
def test_of_a_text_of_ordinary_letters_nothing_is_lost(letter: str) -> None:
    text = (letter * 7 + " ") * (LONGEST // 8)
    assert len(fold(text).split()) == len(clean(text).split()) == LONGEST // 8
    assert len(tokens(text)) == LONGEST // 8


def test_of_letters_apart_few_are_compared_with_names() -> None:
    assert len(tokens("a " * LONGEST)) <= LONGEST // 5


def test_a_text_of_strange_letters_is_encoded_in_no_more_pieces_than_another() -> None:
    tokenizer = sentence_encoder()._model.sp  # type: ignore[attr-defined]
    ordinary = tokenizer.encode(readable("he said that i am not allowed to leave the house " * 8))
    strange = tokenizer.encode(readable("".join(map(chr, range(0x4E00, 0x5000)))))
    assert len(ordinary) > 80
    assert len(strange) < 1.6 * len(ordinary)


def test_a_word_longer_than_any_name_is_no_misspelt_name(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table.load()
    assert table.misspelt("switzerlandd") is not None
    monkeypatch.setattr("bot.nlu.places.table.shapes", lambda word: pytest.fail("work for nothing"))
    assert table.misspelt("switzerland" * 5) is None


def test_a_stranger_who_sends_every_character_there_is_fills_no_table() -> None:
    for start in range(0, sys.maxunicode + 1, LONGEST):
        fold("".join(map(chr, range(start, min(start + LONGEST, sys.maxunicode + 1)))))
    assert len(folding._VISIBLE) + len(folding._UNACCENTED) < 20_000


def _seconds(run: Callable[[], object]) -> float:
    """Of the processor, so that others on this machine do not count."""
    start = time.thread_time()
    run()
    return time.thread_time() - start
