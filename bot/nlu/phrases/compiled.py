"""Patterns of this folder, worked out once for all processes.

Python compiles a pattern anew in each process, and these are long: it was the longest part of a worker's
start. As Python keeps what a module was compiled to, so what these were compiled to is kept beside it, in
`__pycache__`, and the strings that each needs (`bot.nlu.needed`) with it. `re` has no door for that: the
parts of it that are used stand here and nowhere else. Where they are missing, or the file is another
Python's, of an older edition, damaged, or cannot be written, a pattern is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from bot.nlu.needed import needed_by

FOLDER = Path(__file__).parent
FILE = Path(cache_from_source(__file__)).with_suffix(".patterns")

MAY_KEEP = not sys.dont_write_bytecode
"""Whether whoever started this process lets modules be kept; a worker itself forbids it for later ones."""

LETTERS = 5
"""Letters that are kept of a string that a pattern needs: more tell hardly more and take memory."""

Code = tuple[int, bytes, int, dict[str, int]]
"""Flags, instructions (compressed to a tenth), number of groups and the names of some."""

WorkedOut = tuple[Code, tuple[str, ...]]
"""What a pattern was compiled to, and the strings that it needs."""

DAMAGED = (AttributeError, LookupError, RuntimeError, TypeError, ValueError, zlib.error)
"""What is raised by a file that is damaged, or a Python whose `re` is another inside."""

_new: dict[str, WorkedOut] = {}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without flags, as `re.compile` gives it."""
    try:
        code, _ = _worked_out(pattern)
        return _pattern(pattern, code)
    except DAMAGED:
        return re.compile(pattern)


def needs(pattern: str) -> tuple[str, ...]:
    """Strings of which each text that a pattern matches has at least one; none if it needs none."""
    try:
        _, strings = _worked_out(pattern)
        return (*map(str, strings),)
    except DAMAGED:
        return ()


def keep_compiled() -> None:
    """Keep what this process had to compile for the next ones, where modules may be kept."""
    if not _new:
        return
    draft = FILE.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):  # a folder that is only read
        FILE.parent.mkdir(exist_ok=True)
        draft.write_bytes(marshal.dumps((_edition(), _read() | _new)))
        draft.replace(FILE)
    _new.clear()


def _worked_out(pattern: str) -> WorkedOut:
    """What a pattern was compiled to and needs, from the file or made now; damaged, if the file is."""
    kept = _kept()
    if pattern not in kept:
        kept[pattern] = _newly_worked_out(pattern)
        if MAY_KEEP:
            _new[pattern] = kept[pattern]
    return kept[pattern]


@cache
def _kept() -> dict[str, WorkedOut]:
    return _read()


def _read() -> dict[str, WorkedOut]:
    """What was kept of this edition of the folder by this Python."""
    try:
        edition, kept = marshal.loads(FILE.read_bytes())  # noqa: S302  trusted as modules beside it are
    except (OSError, EOFError, TypeError, ValueError):
        return {}
    return kept if edition == _edition() else {}


def _edition() -> tuple[Any, ...]:
    """What the kept patterns are of: they are thrown away with it, so that the file does not grow."""
    files = [file.stat() for file in sorted(FOLDER.iterdir()) if file.suffix in (".py", ".yml")]
    # Whole seconds, as Python does it for modules: layers of an image keep no more.
    return sys.version, *((int(file.st_mtime), file.st_size) for file in files)


def _newly_worked_out(pattern: str) -> WorkedOut:
    tree = import_module("re._parser").parse(pattern)
    instructions = array("I", import_module("re._compiler")._code(tree, 0))
    state = tree.state
    code = (
        state.flags,
        zlib.compress(instructions.tobytes(), 1),
        state.groups,
        dict(state.groupdict),
    )
    return code, tuple(sorted({string[:LETTERS] for string in needed_by(tree)}))


def _pattern(pattern: str, code: Code) -> re.Pattern[str]:
    flags, instructions, groups, numbers = code
    names: list[str | None] = [None] * groups
    for name, number in numbers.items():
        names[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        pattern,
        flags,
        array("I", zlib.decompress(instructions)).tolist(),
        groups - 1,
        numbers,
        tuple(names),
    )
    return made
