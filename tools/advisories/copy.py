"""A copy of a public database of advisories, compared with what is locked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import yaml
from packaging.utils import canonicalize_name
from packaging.version import Version

from bot.settings import ConfigurationError
from tools.advisories.versions import first_fixed, is_affected

_FORMATS = (".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Finding:
    """A locked package that an advisory names.

    Args:
        ids: the advisory's own id and every other name of the same vulnerability.
        fixed: the first version without it that is newer than ours, if there is one.
    """

    package: str
    version: str
    ids: frozenset[str]
    fixed: str | None

    @property
    def name(self) -> str:
        """The id under which most people know it."""
        return min(self.ids)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy of a database says of the locked packages.

    Args:
        advisories: how many advisories on Python packages it holds.
        newest: when the newest of them was published: how old the copy is.
    """

    advisories: int
    newest: dt.date
    findings: tuple[Finding, ...]


def examine(copy: Path, packages: Collection[tuple[str, str]]) -> Copy:
    """Compare a copy with names and versions of packages.

    Raises:
        ConfigurationError: there is nothing to read, or something that is no advisory.
    """
    versions = {canonicalize_name(name): version for name, version in packages}
    number, newest = 0, ""
    found: list[Finding] = []
    for advisory in _advisories(copy):
        number += 1
        newest = max(newest, str(advisory.get("published", "")))
        found += _findings(advisory, versions)
    if not newest:
        raise ConfigurationError(f"{copy} holds no advisory on a Python package.")
    return Copy(number, dt.date.fromisoformat(newest[:10]), tuple(_joined(found)))


def _findings(advisory: Mapping[str, Any], versions: Mapping[Any, str]) -> Iterator[Finding]:
    for affected in advisory["affected"]:
        if affected.get("package", {}).get("ecosystem") != "PyPI":
            continue
        name = canonicalize_name(affected["package"]["name"])
        version = versions.get(name)
        if version is not None and is_affected(version, affected):
            ids = frozenset([advisory["id"], *(advisory.get("aliases") or ())])
            yield Finding(name, version, ids, first_fixed(version, affected))


def _joined(found: Iterable[Finding]) -> list[Finding]:
    """One finding a vulnerability, by whatever names several advisories call it."""
    joined: list[Finding] = []
    for one in found:
        same = [other for other in joined if other.package == one.package and other.ids & one.ids]
        joined = [other for other in joined if other not in same]
        ids = one.ids.union(*(other.ids for other in same))
        fixes = [f.fixed for f in (one, *same) if f.fixed]
        joined.append(Finding(one.package, one.version, ids, max(fixes, key=Version, default=None)))
    return sorted(joined, key=lambda finding: (finding.package, finding.name))


def _advisories(copy: Path) -> Iterator[Mapping[str, Any]]:
    """The advisories on Python packages that were not withdrawn."""
    for name, text in _files(copy):
        if b"PyPI" not in text:
            continue
        try:
            advisory = (
                json.loads(text)
                if name.endswith(".json")
                else yaml.load(text, Loader=yaml.CSafeLoader)
            )
            if not advisory.get("withdrawn"):
                yield {"affected": [], **advisory, "id": advisory["id"]}
        except (ValueError, yaml.YAMLError, KeyError, AttributeError) as error:
            raise ConfigurationError(f"{name} is no advisory in the OSV format.") from error


def _files(copy: Path) -> Iterator[tuple[str, bytes]]:
    if copy.is_dir():
        for file in sorted(copy.rglob("*")):
            if file.suffix in _FORMATS:
                yield str(file), file.read_bytes()
        return
    try:
        with ZipFile(copy) as archive:
            for name in archive.namelist():
                if name.endswith(_FORMATS):
                    yield name, archive.read(name)
    except (OSError, BadZipFile) as error:
        raise ConfigurationError(f"{copy} is neither a folder nor a ZIP file.") from error
