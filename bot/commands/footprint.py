"""What the installation weighs."""

from __future__ import annotations

import importlib.metadata
import os
import resource
import sys
import time
from pathlib import Path

MEGABYTE = 1024 * 1024


def measure() -> str:
    """Disk of the packages that the assistant needs, time and memory of importing its engine."""
    start = time.perf_counter()
    importlib.import_module("bot.server.app")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    packages = list(importlib.metadata.distributions())
    disk = sum(_bytes_of(package) for package in packages) / MEGABYTE
    return (
        f"{len(packages)} packages, {disk:.0f} MB on disk; "
        f"import {seconds:.1f} s, {peak:.0f} MB of memory; "
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    )


def _bytes_of(package: importlib.metadata.Distribution) -> int:
    total = 0
    for file in package.files or ():
        path = Path(str(package.locate_file(file)))
        if path.is_file():
            total += path.stat().st_size
    return total
