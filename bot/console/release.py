"""Which version runs, and whether another one was put on the disk since it was started."""

from __future__ import annotations

import time
from importlib.metadata import PackageNotFoundError, version

from bot.settings import PROJECT

_STARTED = time.time()

PARTS = ("bot", "connectors", "responses")
"""Folders that an update changes."""


def running() -> str:
    """The version's number."""
    try:
        return version("second-thought")
    except PackageNotFoundError:
        return "–"


def is_newer_on_disk() -> bool:
    """Whether a file of the program was written since this process was started."""
    for part in PARTS:
        for file in (PROJECT / part).rglob("*"):
            try:
                if file.suffix != ".pyc" and file.is_file() and file.stat().st_mtime > _STARTED:
                    return True
            except OSError:
                continue  # gone meanwhile
    return False
