"""Forms from schemas: what a field looks like, how what was typed becomes data, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.console.door import Form
from bot.console.editing.sentences import Errors, Said
from bot.console.editing.titles import FOLDED, LONG, MORE, OPEN, SHORT, TITLES
from bot.console.locales import later
from bot.knowledge.hours import Hours
from bot.settings import configured_languages

MORE_OF_IT = later("More, seldom needed")

MOST_ROWS = 20
"""Rows of a list in a form."""

Sort = Literal[
    "text",
    "area",
    "number",
    "date",
    "check",
    "select",
    "tongue",
    "checks",
    "languages",
    "group",
    "rows",
    "meanings",
]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, with what stands in it."""

    path: str
    label: str
    sort: Sort
    value: Any = None
    hint: str = ""
    options: tuple[str, ...] = ()
    parts: tuple[Field, ...] = ()
    error: Said | None = None
    is_required: bool = False
    is_folded: bool = False
    """Shown when one asks for it: nothing stands in it, or all of it is right."""
    is_short: bool = False
    """Another field fits beside it."""


def fields_of(
    model: type[BaseModel], raw: Mapping[str, Any], errors: Errors, path: str = ""
) -> tuple[Field, ...]:
    """The fields of a model as its titles name them.

    Args:
        model: the schema.
        raw: what stands in the form, as data, right or wrong.
        errors: by path.
        path: of the part of the form.
    """
    fields = {
        name: _field(model, name, raw, errors, f"{path}.{name}".strip("."))
        for name in TITLES.get(model, {})
    }
    seldom = MORE.get(model, frozenset())
    more = tuple(field for name, field in fields.items() if name in seldom)
    first = tuple(field for name, field in fields.items() if name not in seldom)
    if not more:
        return first
    is_folded = not any(one.error for one in with_parts(more))
    return (*first, Field("more", MORE_OF_IT, "group", parts=more, is_folded=is_folded))


def read_form(
    model: type[BaseModel], form: Form, before: Mapping[str, Any], path: str = ""
) -> dict[str, Any]:
    """What was typed, as data; what the form does not show stays as it was."""
    titles = TITLES.get(model, {})
    raw = {name: value for name, value in before.items() if name not in titles}
    for name in titles:
        where = f"{path}.{name}".strip(".")
        value = _read(model.model_fields[name], form, before.get(name), where)
        if value is not None:
            raw[name] = value
    return raw


def with_parts(fields: Iterable[Field]) -> Iterator[Field]:
    """Each field, then the fields within it."""
    for field in fields:
        yield field
        yield from with_parts(field.parts)


def unplaced(fields: Iterable[Field], errors: Errors) -> list[Said]:
    """Errors that belong to no field of the form."""
    shown = {field.path for field in fields}
    return [said for path, said in errors.items() if not any(_covers(at, path) for at in shown)]


def _covers(field: str, error: str) -> bool:
    return error == field or error.startswith(f"{field}.")


def _field(
    model: type[BaseModel], name: str, raw: Mapping[str, Any], errors: Errors, path: str
) -> Field:
    info, (label, hint) = model.model_fields[name], TITLES[model][name]
    kind, is_optional = _unwrap(info.annotation)
    value = raw.get(name)
    sort, options = _sort(kind, name)
    parts: tuple[Field, ...] = ()
    if value is None and not info.is_required():
        value = _plain(info.get_default(call_default_factory=True))
    if sort == "group":
        parts = fields_of(kind, value if isinstance(value, Mapping) else {}, errors, path)
    elif sort == "rows":
        parts = _rows(label, get_args(kind)[0], value or (), errors, path)
    elif sort == "languages":
        parts = _by_language(label, value or {}, errors, path)
    elif sort == "select" and (is_optional or info.is_required()):
        options = ("", *options)
    if sort == "text" and isinstance(value, (list, tuple)):
        value = ", ".join(str(one) for one in value)
    inner = sort in ("group", "rows", "languages")
    error = errors.get(path) if inner else _nearest(errors, path)
    is_empty = not any(map(_matters, parts))
    folded = inner and not info.is_required() and is_empty and name not in OPEN
    if name in FOLDED and not is_empty:
        folded = not any(one.error for one in with_parts(parts)) and error is None
    short = sort in ("number", "date", "tongue") or name in SHORT
    return Field(
        *(path, label, sort, value, hint, options, parts, error, info.is_required(), folded, short)
    )


def _matters(field: Field) -> bool:
    """Whether a field has content or an error."""
    if field.parts:
        return any(map(_matters, field.parts))
    return field.error is not None or (bool(field.value) and field.sort != "select")


def _rows(
    label: str, kind: type[BaseModel], rows: Sequence[Any], errors: Errors, path: str
) -> tuple[Field, ...]:
    """The rows that there are, the first one open, and an empty one."""
    held = [row if isinstance(row, Mapping) else {} for row in rows]
    return tuple(
        Field(
            at := f"{path}.{number}",
            label,
            "group",
            parts=fields_of(kind, row, errors, at),
            error=errors.get(at),
            is_folded=(number > 0 or not held) and _nearest(errors, at) is None,
        )
        for number, row in enumerate([*held, {}][:MOST_ROWS])
    )


def _by_language(
    label: str, texts: Mapping[str, str], errors: Errors, path: str
) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{path}.{code}",
            label,
            "area",
            texts.get(code, ""),
            error=_nearest(errors, f"{path}.{code}"),
        )
        for code in configured_languages()
    )


def _nearest(errors: Errors, path: str) -> Said | None:
    return next((said for at, said in errors.items() if _covers(path, at)), None)


def _sort(kind: Any, name: str) -> tuple[Sort, tuple[str, ...]]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return "select", tuple(str(one) for one in parts)
    if origin is tuple:
        inner, _ = _unwrap(parts[0])
        if get_origin(inner) is Literal:
            return "checks", tuple(str(one) for one in get_args(inner))
        return ("rows" if _is_model(inner) else "text"), ()
    simple: dict[Any, Sort] = {bool: "check", int: "number", dt.date: "date", Hours: "text"}
    default: Sort = "area" if name in LONG else "text"
    if origin is dict:
        default = "languages"
    elif _is_model(kind):
        default = "group"
    return simple.get(kind, default), ()


def _read(info: FieldInfo, form: Form, before: Any, path: str) -> Any:
    """One field; nothing where nothing was typed."""
    kind, _ = _unwrap(info.annotation)
    sort, options = _sort(kind, path.rpartition(".")[2])
    typed = [one.strip() for one in form.getlist(path)]
    text = typed[0] if typed else ""
    value: Any = text or None
    if sort == "check":
        value = "yes" in typed
    elif sort == "checks":
        value = [one for one in typed if one in options]
    elif sort == "languages":
        texts = {code: form.get(f"{path}.{code}", "") for code in configured_languages()}
        value = {code: text.strip() for code, text in texts.items() if text.strip()} or None
    elif sort == "group":
        part = read_form(kind, form, before if isinstance(before, Mapping) else {}, path)
        value = part if _says_something(part) else None
    elif sort == "rows":
        value = _read_rows(get_args(kind)[0], form, list(before or ()), path)
    elif get_origin(kind) is tuple:
        value = [one.strip() for one in text.split(",") if one.strip()]
    return value


def _read_rows(kind: Any, form: Form, before: Sequence[Any], path: str) -> list[Any]:
    """The rows in which something was filled in."""
    rows = [
        read_form(kind, form, before[number] if number < len(before) else {}, f"{path}.{number}")
        for number in range(MOST_ROWS)
        if any(key.startswith(f"{path}.{number}.") and form[key] for key in form)
    ]
    return [row for row in rows if _says_something(row)]


def _says_something(value: Any) -> bool:
    """Whether any part of it was filled in; an unticked box says nothing."""
    if isinstance(value, Mapping):
        return any(_says_something(part) for part in value.values())
    return bool(value)


def _unwrap(annotation: Any) -> tuple[Any, bool]:
    """The type without its checks, and whether it may be missing."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _unwrap(get_args(annotation)[0])
    if origin in (Union, UnionType):
        inner = next(one for one in get_args(annotation) if one is not type(None))
        return _unwrap(inner)[0], True
    return annotation, False


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value
