"""`python -m bot.licences`: the licence of every installed package, as `docs/licences.md` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions

UNKNOWN = "not stated"

_LONGEST = 60
"""Letters of a licence's name; some packages put the whole text there."""

_HEAD = """\
# Licences

Every package of the environment with the licence that its own metadata states, the developers' tools among
them. Written by `make licences`; which versions are installed is decided by `uv.lock`.

| package | version | licence |
|---|---|---|
"""


def table(installed: Iterable[Distribution]) -> str:
    """The document, sorted by name; this project itself is left out."""
    rows = sorted({*_rows(installed)}, key=lambda row: row[0].lower())
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def licence_of(package: Distribution) -> str:
    """What a package says about its licence, the clearest statement first."""
    metadata = package.metadata
    classifiers = {
        value.rpartition(" :: ")[2]
        for value in metadata.get_all("Classifier", [])
        if value.startswith("License ::")
    } - {"OSI Approved"}
    statements = (
        *metadata.get_all("License-Expression", []),
        ", ".join(sorted(classifiers)),
        *metadata.get_all("License", []),
        _first_line_of_the_text(package),
    )
    for statement in map(str, statements):
        stated = statement.strip().partition("\n")[0].replace("|", "/")
        if stated and stated.upper() != "UNKNOWN" and len(stated) <= _LONGEST:
            return stated
    return UNKNOWN


def _first_line_of_the_text(package: Distribution) -> str:
    for file in package.files or ():
        if file.name.upper().startswith("LICEN") and ".dist-info" in str(file):
            return str(file.read_text(encoding="utf-8")).strip()
    return ""


def _rows(installed: Iterable[Distribution]) -> Iterator[tuple[str, str, str]]:
    for package in installed:
        name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
        if name != "second-thought":
            yield name, package.version, licence_of(package)


if __name__ == "__main__":
    print(table(distributions()), end="")
