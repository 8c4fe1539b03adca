"""The safety net's single pass finds what Python's `re` finds, in every script."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.folding import fold
from bot.nlu.net import Net, in_ascii, prepare, widened
from bot.nlu.safety import patterns_of

CASES = [
    (r"\bwant to die\b", "i want to die"),
    (r"\bне\W+хочу\W+жить\b", "я не хочу жить"),
    (r"\bне\W+(\w+\W+)?хочу\b", "не очень хочу"),
    (r"\bреб[ее]нк\w*", "моего ребенка"),
    (r"\bреб[а-я]нк\w*", "моего ребенка"),
    (r"\b[^а-г]ить\b", "не хочу жить"),
    (r"\bstop\b(?! sign)", "please stop"),
    (r"(?<!bus )\bstop\b", "please stop"),
    (r"\b(1[0-7])\W+лет\b", "ей 15 лет"),
]


def net(patterns: dict[str, list[str]]) -> Net:
    return Net(prepare(patterns))


@pytest.mark.parametrize(("expression", "text"), CASES)
def test_finds_what_re_finds(expression: str, text: str) -> None:
    assert re.search(expression, text)
    assert net({"kind": [expression]}).catch(text) == ["kind"]


def test_exact_pattern_has_the_last_word() -> None:
    stopping = net({"kind": [r"\bstop\b(?! sign)", r"\bгод\b"]})
    assert stopping.catch("a stop sign") == []
    assert stopping.catch("погода") == []


def test_borders_hold_in_cyrillic() -> None:
    assert re.search(widened(r"\bгод\b"), in_ascii("год назад"))
    assert not re.search(widened(r"\bгод\b"), in_ascii("погода"))


def test_kinds_keep_their_order() -> None:
    assert net({"grave": ["b"], "light": ["a"]}).catch("a b") == ["grave", "light"]


def test_broken_expression_is_named() -> None:
    with pytest.raises(ValueError, match="kind"):
        net({"kind": ["(open"]})


@pytest.mark.parametrize("expression", ["🆘|sos", r"\bмой дом\b", r"\bcrevé\b", "ä"])
def test_what_no_folded_text_has_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="never rings"):
        patterns_of([{"name": "safety_distress", "pattern": expression}])


@given(st.text(max_size=60))
def test_any_text_is_read_as_re_reads_it(text: str) -> None:
    expressions = [r"\b\w{3}\b", r"\d\W", r"[а-яa-f]\b", r"\W[^м-щ]$", r"\bя\b"]
    folded = fold(text)
    for expression in expressions:
        expected = ["kind"] if re.search(expression, folded) else []
        assert net({"kind": [expression]}).catch(folded) == expected
