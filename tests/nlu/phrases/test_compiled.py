"""What patterns were compiled to serves the next process; whatever is wrong with it, they match as ever."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.nlu.phrases import compiled as module
from bot.nlu.phrases.compiled import compiled, keep_compiled, needs
from bot.privacy.safeguards import keep_no_bytecode

PATTERN = r"(?<!\w)(?:(?P<who>nobody|никто) (?:is|was) forced|ni(?:ch)?ts? ge\w+)(?!\w)"
NEEDED = ("nicht", "nit g", "nits ", "nobod", "никто")
TEXTS = ("nobody was forced", "никто is forced to", "nobody wasforced", "nix", "nichts gesehen", "")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(module, "FILE", tmp_path / "cache" / "of.patterns")
    monkeypatch.setattr(module, "_new", {})
    monkeypatch.setattr(module, "MAY_KEEP", True)
    _forget()
    yield module.FILE
    _forget()


@pytest.fixture
def next_process(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Forget what this process knows, but for the file."""

    def begin() -> None:
        monkeypatch.setattr(module, "_new", {})
        _forget()

    return begin


def _forget() -> None:
    module._kept.cache_clear()
    compiled.cache_clear()


def _must_not_compile(pattern: str) -> None:
    raise AssertionError(f"compiled anew: {pattern}")


def _assert_as_ever(made: re.Pattern[str]) -> None:
    usual = re.compile(PATTERN)
    assert (made.pattern, made.flags, made.groupindex) == (
        usual.pattern,
        usual.flags,
        usual.groupindex,
    )
    for text in TEXTS:
        found, meant = made.search(text), usual.search(text)
        assert (found and (found.span(), found.groupdict())) == (
            meant and (meant.span(), meant.groupdict())
        )


def test_the_next_process_need_not_compile(
    next_process: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    _assert_as_ever(compiled(PATTERN))
    keep_compiled()
    next_process()
    monkeypatch.setattr(module, "_newly_worked_out", _must_not_compile)
    _assert_as_ever(compiled(PATTERN))
    assert needs(PATTERN) == NEEDED


def test_what_another_process_kept_stays(next_process: Callable[[], None]) -> None:
    compiled(PATTERN)
    keep_compiled()
    next_process()
    compiled("another")
    keep_compiled()
    assert {*module._read()} == {PATTERN, "another"}


def test_patterns_of_an_older_edition_are_thrown_away(
    next_process: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled("an older one")
    keep_compiled()
    next_process()
    monkeypatch.setattr(module, "_edition", lambda: ("newer",))
    _assert_as_ever(compiled(PATTERN))
    keep_compiled()
    assert {*module._read()} == {PATTERN}


@pytest.mark.parametrize("damage", [b"", b"no marshal", b"\xe9\x01\x00\x00\x00"])
def test_a_damaged_file_is_none(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    _assert_as_ever(compiled(PATTERN))


@pytest.mark.parametrize("code", [(32, b"\xff\0\0\0" * 9, 2, {}), (32, b"\1", 2, {}), None, (1, 2)])
def test_a_damaged_pattern_is_compiled(file: Path, code: object) -> None:
    file.parent.mkdir()
    file.write_bytes(marshal.dumps((module._edition(), {PATTERN: (code, NEEDED)})))
    _assert_as_ever(compiled(PATTERN))


@pytest.mark.parametrize("entry", [None, 3, (1, None), (1,)])
def test_of_a_damaged_entry_nothing_is_known(file: Path, entry: object) -> None:
    file.parent.mkdir()
    file.write_bytes(marshal.dumps((module._edition(), {PATTERN: entry})))
    assert needs(PATTERN) == ()
    _assert_as_ever(compiled(PATTERN))


def test_with_another_re_inside_a_pattern_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "import_module", lambda name: object())
    _assert_as_ever(compiled(PATTERN))
    keep_compiled()


def test_a_pattern_that_stands_twice_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = compiled(PATTERN)
    monkeypatch.setattr(module, "_newly_worked_out", _must_not_compile)
    assert compiled(PATTERN) is made


def test_what_a_worker_compiles_after_its_start_is_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    keep_no_bytecode()
    compiled(PATTERN)
    keep_compiled()
    assert file.exists()


def test_where_modules_are_not_kept_nothing_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAY_KEEP", False)
    compiled(PATTERN)
    keep_compiled()
    assert not file.exists()


def test_what_cannot_be_written_is_not(file: Path) -> None:
    file.parent.write_text("no folder", encoding="utf-8")
    compiled(PATTERN)
    keep_compiled()
    assert file.parent.read_text(encoding="utf-8") == "no folder"
