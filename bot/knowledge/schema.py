"""The common shape of every file of the knowledge base, and errors that anybody can act on.

People who keep these files are lawyers and social workers, not engineers: each error is a sentence
that names the file, says what is wrong and what to write instead.
"""

from __future__ import annotations

import calendar
import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from bot.logs import log

Confidence = Literal["high", "medium", "low"]
"""How well a fact is proved. High and medium may be stated, low may not."""


class KnowledgeError(ValueError):
    """A file of the knowledge base is malformed; the text says which and what to write."""


class Entry(BaseModel):
    """A reviewed piece of data: it cannot be changed after loading and has no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Entry):
    """Where a fact was read: the title in its own language, what kind of text it is, its address."""

    title: str
    kind: Literal[
        "statute", "official_report", "reference_work", "operator", "press", "list", "memory"
    ]
    url: str | None = None


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def read_yaml(file: Path) -> Any:
    """The content of a YAML file.

    Raises:
        KnowledgeError: the file is not valid YAML or cannot be read.
    """
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise KnowledgeError(f"{file}: this file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file}: this file is not UTF-8; save it as UTF-8") from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise KnowledgeError(f"{file}: this file holds a value that cannot be read") from error
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" near line {place.line + 1}" if place else ""
        raise KnowledgeError(
            f"{file}: this is not valid YAML{line}; compare the indentation with a neighbouring file"
        ) from error


def validated(file: Path | str, content: Any, kind: type[AnyEntry]) -> AnyEntry:
    """Content that was read from a file or a form as one typed entry.

    Raises:
        KnowledgeError: a field is wrong; every wrong field is named.
    """
    if not isinstance(content, dict):
        raise KnowledgeError(f"{file}: write 'name: value' lines, as in the neighbouring files")
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        sentences = "; ".join(_sentence(detail) for detail in error.errors())
        raise KnowledgeError(f"{file}: {sentences}") from error


def read_what_is_right(
    file: Path, kind: type[AnyEntry], rows: Mapping[str, tuple[type[Entry], str]]
) -> tuple[AnyEntry | None, list[str]]:
    """A file without the rows that are wrong, and a sentence for each thing that was left out.

    One row that somebody mistyped must not take the numbers of a whole State, or the assistant, with it.

    Args:
        file: the file.
        kind: what it holds.
        rows: for each list in it, what its rows are, and the field that names them.
    """
    try:
        content = read_yaml(file)
    except KnowledgeError as error:
        return None, [f"{error}; the file is left out"]
    left_out = []
    if isinstance(content, dict):
        for name, (row_kind, key) in rows.items():
            if isinstance(content.get(name), list):
                content[name], wrong = _right_rows(file, content[name], row_kind, key)
                left_out += wrong
    try:
        return validated(file, content, kind), left_out
    except KnowledgeError as error:
        whole = f"{error}; the file is left out"
    if isinstance(content, dict):
        misplaced = _misplaced_rows(file, content, kind, rows)
        try:
            return validated(file, content, kind), [*left_out, *misplaced]
        except KnowledgeError:
            pass
    return None, [*left_out, whole]


def _misplaced_rows(
    file: Path, content: dict[str, Any], kind: type[Entry], rows: Mapping[str, Any]
) -> list[str]:
    """Take out rows that are well-formed, but not here: each is tried alone in its file."""
    left_out = []
    for name in rows:
        others = {other: () for other in rows if other != name}
        for row in list(content.get(name) or ()):
            try:
                validated(file, {**content, **others, name: [row]}, kind)
            except KnowledgeError as error:
                content[name].remove(row)
                left_out.append(f"{error}; the row is left out")
    return left_out


def _right_rows(
    file: Path, rows: list[Any], kind: type[Entry], key: str
) -> tuple[list[Any], list[str]]:
    """Rows that are well-formed and named once."""
    kept, left_out, seen = [], [], set()
    for number, row in enumerate(rows, start=1):
        name = row.get(key) if isinstance(row, dict) else None
        where = f"{file}: row {number} ({name or 'without a name'})"
        try:
            kind.model_validate(row)
        except ValidationError as error:
            sentences = "; ".join(_sentence(detail) for detail in error.errors())
            left_out.append(f"{where} is left out: {sentences}")
            continue
        if name in seen:
            left_out.append(f"{where} is left out: '{name}' stands twice")
            continue
        seen.add(name)
        kept.append(row)
    return kept, left_out


def told(problems: Iterable[str]) -> tuple[str, ...]:
    """The same problems, after a line in the log that counts them; which they are, `check` says."""
    found = tuple(problems)
    if found:
        log("rows of the knowledge base were left out", level=logging.WARNING, rows=len(found))
    return found


def files_of(folder: Path) -> Iterable[Path]:
    """The YAML files of a folder in the order of their names.

    Raises:
        KnowledgeError: there is no such folder, or it is empty.
    """
    files = sorted(folder.glob("*.yml"))
    if not files:
        raise KnowledgeError(f"{folder}: no .yml files here; is this the right folder?")
    return files


def months_before(today: dt.date, months: int) -> dt.date:
    """The first day that is still fresh enough when facts may be `months` old."""
    whole = today.year * 12 + today.month - 1 - months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(today.day, last))


def _sentence(detail: ErrorDetails) -> str:
    field = ".".join(str(part) for part in detail["loc"]) or "the file"
    kind = detail["type"]
    if detail["input"] is False and kind != "missing":
        return f"'{field}': YAML reads NO without quotes as 'false'; write it in quotes: 'NO'"
    if kind == "missing":
        return f"'{field}' is missing; add it"
    if kind == "extra_forbidden":
        return f"'{field}' is not a field that we know; remove it or correct its spelling"
    if kind in ("literal_error", "enum"):
        return f"'{field}' is '{detail['input']}'; write {detail.get('ctx', {}).get('expected')}"
    reason = detail["msg"].removeprefix("Value error, ")
    if kind in ("value_error", "assertion_error"):
        return f"'{field}': {reason}"
    return f"'{field}' is '{detail['input']}'; {reason[:1].lower()}{reason[1:]}"
