"""A phrase says of each text what its pattern says, though most texts are never asked about it."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from bot.nlu.folding import fold
from bot.nlu.once import worked_out_once
from bot.nlu.phrases import compiled as compiling
from bot.nlu.phrases import phrase as module
from bot.nlu.phrases.phrase import Phrase, index_phrases, phrase
from bot.nlu.phrases.ready import get_ready
from bot.settings import PROJECT, configured_languages

EVERY = 1_500
"""One training message of so many is asked of all phrases."""

MESSAGE = re.compile(r"^ *- (.+)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phrases of a test are of no other."""
    monkeypatch.setattr(module, "_phrases", dict(module._phrases))
    monkeypatch.setattr(module, "_index", module._index)


def test_every_phrase_says_what_its_pattern_says() -> None:
    for file in Path(module.__file__).parent.glob("*.py"):
        import_module(f"bot.nlu.phrases.{file.stem}")
    get_ready(configured_languages())
    assert len(module._index.known) > 1000
    asked = 0
    files = sorted((PROJECT / "intents").glob("*/*.yml"))
    messages = [one for file in files for one in MESSAGE.findall(file.read_text(encoding="utf-8"))]
    for text in map(fold, messages[::EVERY]):
        possible = module._index.possible(text)
        asked += len(possible)
        for each in module._index.known - possible:
            assert compiling.compiled(each.pattern).search(text) is None, (each.pattern, text)
    assert asked


def test_what_no_text_needs_is_not_even_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    never = phrase("never( again)?")
    index_phrases()
    monkeypatch.setattr(module, "compiled", re.compile("nothing is compiled").fullmatch)
    with worked_out_once():
        assert never.search("once more") is None
        assert never.fullmatch("once more") is None
        assert list(never.finditer("once more")) == []
        assert never.sub("x", "once more") == "once more"


@pytest.mark.parametrize("pattern", ["never( again)?", r"\d+", "[^a]"])
@pytest.mark.parametrize("is_indexed", [True, False])
def test_it_is_asked_as_a_pattern_is(pattern: str, *, is_indexed: bool) -> None:
    made, usual = phrase(pattern), re.compile(pattern)
    if is_indexed:
        index_phrases()
    for text in ("never again, never", "12 and 3", "", "aaa"):
        with worked_out_once():
            assert _spans(made.search(text)) == _spans(usual.search(text))
            assert _spans(made.search(text, 2)) == _spans(usual.search(text, 2))
            assert _spans(made.fullmatch(text)) == _spans(usual.fullmatch(text))
            assert [*map(_spans, made.finditer(text))] == [*map(_spans, usual.finditer(text))]
            assert made.sub("-", text) == usual.sub("-", text)


def test_the_same_pattern_is_one_phrase() -> None:
    assert phrase("never") is phrase("never")
    assert isinstance(phrase("never"), Phrase)


def _spans(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None
