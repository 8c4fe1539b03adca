r"""No text matches an expression without one of the strings that the expression is said to need."""

from __future__ import annotations

import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.folding import fold
from bot.nlu.needed import needed
from bot.nlu.net import Net, prepare
from bot.settings import PROJECT

EXAMPLES = [
    (r"\bkill\W+(my|him)self\b", {"myself", "himself"}),
    (r"kill(s|ed)?", {"kill", "kills", "killed"}),
    (r"(want|wish)\W+to\W+die", {"want", "wish"}),
    (r"(?=.*\brope\b)(?=.*\bi\b)", {"rope"}),
    (r"stop(?! sign)", {"stop"}),
    (r"a{2}b", {"aab"}),
    (r"(ab)+c?", {"ab"}),
    (r"1[0-2] лет", {"10 лет", "11 лет", "12 лет"}),
    (r"gr[ae]y", {"gray", "grey"}),
    (r"^stop$|halt", {"stop", "halt"}),
]

NEEDS_NOTHING = [
    r"\d+",
    r"a?",
    r"(kill)?",
    r"(?i)kill",
    r"(?i:kill)",
    r"[^a]",
    r"kill|.",
    r"(?!kill)",
]


@pytest.mark.parametrize(("expression", "words"), EXAMPLES)
def test_words_that_are_needed(expression: str, words: set[str]) -> None:
    assert needed(expression) == words


@pytest.mark.parametrize("expression", NEEDS_NOTHING)
def test_an_expression_that_needs_no_words(expression: str) -> None:
    assert needed(expression) == frozenset()


def test_a_choice_of_very_many_names_none_of_them() -> None:
    many = "|".join(f"{number:03}x" for number in range(100))
    found = needed(rf"({many})\W+kill")
    assert found == {"kill"}


ATOMS = st.sampled_from(
    [
        "a",
        "b",
        "ab",
        "я",
        "[ab]",
        "[a-c]",
        r"\w",
        r"\W",
        ".",
        r"\b",
        "^",
        "$",
        "[^b]",
        r"\d",
        "1",
        " ",
    ]
)
AROUND = st.sampled_from(
    ["({})", "({})?", "({})+", "({})*", "({}){{2}}", "({}){{0,3}}", "(?={})", "(?!{})"]
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("({0[0]}|{0[1]})".format),
        st.tuples(AROUND, inner).map(lambda both: both[0].format(both[1])),
    ),
    max_leaves=8,
)


@settings(max_examples=1500, deadline=None)
@given(expression=EXPRESSIONS, text=st.text(alphabet="abcя1 .", max_size=8))
def test_no_match_without_a_needed_word(expression: str, text: str) -> None:
    words = needed(expression)
    if words and re.search(expression, text):
        assert any(word in text for word in words)


@pytest.fixture(scope="module")
def ours() -> dict[str, list[str]]:
    """All patterns of the assistant by the name of their kind."""
    patterns: dict[str, list[str]] = {}
    for file in sorted((PROJECT / "intents").glob("*/safety_net.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.strip().removeprefix("- ") for line in entry["examples"].splitlines()]
            patterns.setdefault(entry["regex"], []).extend(filter(None, lines))
    return patterns


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Messages about dangers, as the net is given them."""
    files = (PROJECT / "intents").glob("*/safety.yml")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [fold(line.strip().removeprefix("- ")) for line in lines]


@pytest.fixture(scope="module")
def net(ours: dict[str, list[str]]) -> Net:
    return Net(prepare(ours))


def test_the_net_rings_whenever_one_of_its_patterns_matches(
    ours: dict[str, list[str]], net: Net, texts: list[str]
) -> None:
    chosen = random.Random(5)
    patterns = chosen.sample([(kind, one) for kind, those in ours.items() for one in those], 400)
    exact = [(kind, re.compile(expression)) for kind, expression in patterns]
    rings = 0
    for text in chosen.sample(texts, 3000):
        expected = {kind for kind, expression in exact if expression.search(text)}
        assert expected <= set(net.catch(text))
        rings += bool(expected)
    assert rings > 200


def test_hardly_any_pattern_is_asked_about_a_harmless_text(net: Net) -> None:
    asked = net._patterns.possible("wie lange ist die garzeit von rouladen")
    assert len(asked) < 40
