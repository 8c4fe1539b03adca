"""The common shape of every file of the knowledge base, and errors that anybody can act on.

People who keep these files are lawyers and social workers, not engineers: each error is a sentence
that names the file, says what is wrong and what to write instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

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
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" near line {place.line + 1}" if place else ""
        raise KnowledgeError(
            f"{file}: this is not valid YAML{line}; compare the indentation with a neighbouring file"
        ) from error


def read_entry(file: Path, kind: type[AnyEntry]) -> AnyEntry:
    """A file read as one typed entry.

    Raises:
        KnowledgeError: a field is wrong; every wrong field is named.
    """
    content = read_yaml(file)
    if not isinstance(content, dict):
        raise KnowledgeError(f"{file}: write 'name: value' lines, as in the neighbouring files")
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        sentences = "; ".join(_sentence(detail) for detail in error.errors())
        raise KnowledgeError(f"{file}: {sentences}") from error


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
    for day in range(today.day, today.day - 4, -1):
        try:
            return dt.date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


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
