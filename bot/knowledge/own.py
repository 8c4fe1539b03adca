"""An organisation's own helplines and laws over the product's, through the same schemas and checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.knowledge.check import single_routes
from bot.knowledge.law_book import LawBook
from bot.knowledge.law_schema import Law
from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.knowledge.schema import KnowledgeError, validated


def directory_with_own(
    directory: Directory, rows: Mapping[str, Any]
) -> tuple[Directory, list[str]]:
    """The directory with own rows in the place of those with their ids.

    Args:
        directory: the product's.
        rows: id → a row as in a file.

    Returns:
        It, and a sentence for each row that is left out because it is malformed, or because fewer than
        two routes would be left in a crisis.
    """
    files = {file.country: file for file in directory.files}
    left_out = []
    for name, row in rows.items():
        country = country_of(name)
        try:
            own = validated(f"own helpline {name}", _with(row, "id", name), Resource)
            if country not in files:
                raise KnowledgeError(f"own helpline {name}: there is no State {country}")
        except KnowledgeError as error:
            left_out.append(f"{error}; the row is left out")
            continue
        kept = [known for known in files[country].resources if known.id != name]
        files[country] = files[country].model_copy(update={"resources": (*kept, own)})
    made = Directory(files.values(), is_called=directory.is_called)
    short = set(single_routes(made)) - set(single_routes(directory))
    if not short:
        return made, left_out
    # There the product's rows stand.
    left_out += [
        f"own helplines of {country}: a crisis answer needs two routes, one of them an emergency number"
        for country in sorted(short)
    ]
    rest = {name: row for name, row in rows.items() if country_of(name) not in short}
    return directory_with_own(directory, rest)[0], left_out


def laws_with_own(book: LawBook, laws: Mapping[str, Any]) -> tuple[LawBook, list[str]]:
    """The laws with own entries for States and their parts, and a sentence for each that is left out.

    Args:
        book: the product's.
        laws: code → an entry as in a file; only for codes that have one.
    """
    files = {file.state.code: file for file in book.files}
    left_out = []
    for code, law in laws.items():
        file = files.get(parent(code))
        entries = {file.state.code, *(part.code for part in file.parts)} if file else set()
        try:
            own = validated(f"own law of {code}", _with(law, "code", code), Law)
            if file is None or code not in entries:
                raise KnowledgeError(f"own law of {code}: there is no entry of this code")
        except KnowledgeError as error:
            left_out.append(f"{error}; the entry is left out")
            continue
        parts = tuple(own if part.code == code else part for part in file.parts)
        state = own if code == file.state.code else file.state
        files[parent(code)] = file.model_copy(update={"state": state, "parts": parts})
    return LawBook(files.values()), left_out


def _with(entry: Any, key: str, name: str) -> Any:
    """An entry with its name in it; what is no entry stays as it is, and is refused under its name."""
    return {**entry, key: name} if isinstance(entry, dict) else entry


def country_of(helpline: str) -> str:
    """The State, or `INT`, in which the row of an id stands."""
    return helpline.partition("-")[0].upper()
