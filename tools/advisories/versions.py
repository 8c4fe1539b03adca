"""Which versions an advisory is about, as the OSV schema says (https://ossf.github.io/osv-schema/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from packaging.version import Version


def is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    """Whether OSV's rule for one `affected` entry holds: listed, or within a range of versions."""
    ours = Version(version)
    listed = affected.get("versions") or ()
    return version in listed or any(_in_range(ours, events) for events in _ranges(affected))


def first_fixed(version: str, affected: Mapping[str, Any]) -> str | None:
    """The first version after ours that an `affected` entry calls mended."""
    fixes = [
        at
        for events in _ranges(affected)
        for kind, at in _points(events)
        if kind == "fixed" and at > Version(version)
    ]
    return str(min(fixes)) if fixes else None


def _in_range(ours: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """The evaluation of the OSV schema; what follows the last event before ours holds."""
    inside = False
    for kind, at in sorted(_points(events), key=lambda point: point[1]):
        if kind == "introduced" and ours >= at:
            inside = True
        elif (kind == "fixed" and ours >= at) or (kind == "last_affected" and ours > at):
            inside = False
    return inside


def _points(events: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Version]]:
    for event in events:
        for kind, version in event.items():
            yield kind, Version(str(version))


def _ranges(affected: Mapping[str, Any]) -> Iterator[list[Mapping[str, str]]]:
    """Ranges of versions; those of commits say nothing about a package from the index."""
    for one in affected.get("ranges") or ():
        if one["type"] != "GIT":
            yield one["events"]
