"""`python -m tools.licences` writes `docs/licences.md`: the licence of every package that is installed."""

from __future__ import annotations

import re
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions

from bot.settings import PROJECT

DOCUMENT = PROJECT / "docs" / "licences.md"

UNKNOWN = "not stated"

_ROW = re.compile(r"^\| ([a-z0-9-]+) \| (\S+) \| (.+) \|$", re.MULTILINE)

_LONGEST = 60
"""Letters of a licence's name; some packages put the whole text there."""

_HEAD = """\
# Licences

Every package of the environment with the licence that its own metadata states, the developers' tools among
them. Written by `make licences`; which versions are installed is decided by `uv.lock`.

| package | version | licence |
|---|---|---|
"""


def installed() -> Iterator[Distribution]:
    """The packages of this environment, without those that some bring along for themselves."""
    return iter(distributions(path=[sysconfig.get_path("purelib")]))


def table(packages: Iterable[Distribution], before: str = "") -> str:
    """The document, sorted by name; this project itself is left out.

    Args:
        packages: what is listed.
        before: the document as it was. A locked package that only another version of Python needs
            keeps its row, so that the document is the same wherever it is written.
    """
    rows = {name: (name, version, licence) for name, version, licence in _rows(packages)}
    named = locked()
    for row in _ROW.findall(before):
        if row[:2] in named:
            rows.setdefault(row[0], row)
    lines = sorted(rows.values(), key=lambda row: row[0].lower())
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in lines)


def locked() -> set[tuple[str, str]]:
    """Name and version of every package that `uv.lock` names."""
    lock = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))
    return {(package["name"], package.get("version", "")) for package in lock["package"]}


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


def _rows(packages: Iterable[Distribution]) -> Iterator[tuple[str, str, str]]:
    for package in packages:
        name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
        if name != "second-thought":
            yield name, package.version, licence_of(package)


if __name__ == "__main__":
    document = table(installed(), DOCUMENT.read_text(encoding="utf-8"))
    DOCUMENT.write_text(document, encoding="utf-8")
