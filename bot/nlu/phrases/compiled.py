"""Patterns of this folder, compiled once for all processes.

Python compiles a pattern anew in each process, and these are long: it was the longest part of a worker's
start. As Python keeps what a module was compiled to, so what these were compiled to is kept beside it, in
`__pycache__`. `re` has no door for that: the parts of it that are used stand here and nowhere else. Where
they are missing, or the file is another Python's, of an older edition, damaged, or cannot be written, a
pattern is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FILE = Path(cache_from_source(__file__)).with_suffix(".patterns")

MAY_KEEP = not sys.dont_write_bytecode
"""Whether whoever started this process lets modules be kept; a worker itself forbids it for later ones."""

Code = tuple[int, bytes, int, dict[str, int]]
"""Flags, instructions, number of groups and the names of some."""

_new: dict[str, Code] = {}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without flags, as `re.compile` gives it."""
    kept = _kept().pop(pattern, None)
    try:
        return _pattern(pattern, kept or _newly_compiled(pattern))
    except (AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return re.compile(pattern)  # damaged, or a Python whose `re` is another inside


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


@cache
def _kept() -> dict[str, Code]:
    """What was kept and is not used yet."""
    return _read()


def _read() -> dict[str, Code]:
    """What was kept of this edition of the folder by this Python."""
    try:
        edition, kept = marshal.loads(FILE.read_bytes())  # noqa: S302  trusted as modules beside it are
    except (OSError, EOFError, TypeError, ValueError):
        return {}
    return kept if edition == _edition() else {}


def _edition() -> tuple[Any, ...]:
    """What the kept patterns are of: they are thrown away with it, so that the file does not grow."""
    files = [file.stat() for file in sorted(FOLDER.iterdir()) if file.suffix in (".py", ".yml")]
    return sys.version, *((file.st_mtime_ns, file.st_size) for file in files)


def _newly_compiled(pattern: str) -> Code:
    tree = import_module("re._parser").parse(pattern)
    instructions = array("I", import_module("re._compiler")._code(tree, 0))
    state = tree.state
    code = state.flags, instructions.tobytes(), state.groups, dict(state.groupdict)
    if MAY_KEEP:
        _new[pattern] = code
    return code


def _pattern(pattern: str, code: Code) -> re.Pattern[str]:
    flags, instructions, groups, numbers = code
    names: list[str | None] = [None] * groups
    for name, number in numbers.items():
        names[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        pattern, flags, array("I", instructions).tolist(), groups - 1, numbers, tuple(names)
    )
    return made
