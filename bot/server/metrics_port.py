"""The private port from which Prometheus reads; for one process, and for several workers together."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Metric, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from bot.settings import ConfigurationError, Settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Variable of the library: where several workers leave their counts."""

_OF_PROCESS = re.compile(r"_live\w*_(\d+)\.db$")


def serve_metrics(settings: Settings, registry: CollectorRegistry) -> None:
    """Let a registry be read on the private port, if one is set.

    Raises:
        ConfigurationError: the port is in use.
    """
    if settings.metrics_port is None:
        return
    try:
        start_http_server(settings.metrics_port, settings.metrics_host, registry)
    except OSError:
        raise ConfigurationError(
            f"Port {settings.metrics_port} is in use; stop the other program or set "
            "SECOND_THOUGHT_METRICS_PORT to another number."
        ) from None


def gather_workers(settings: Settings) -> CollectorRegistry:
    """The counts of all workers that are started after this, which leave them in a fresh folder."""
    folder = settings.home / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    os.environ[FOLDER] = str(folder)
    registry = CollectorRegistry()
    _Workers(registry, folder)
    return registry


class _Workers(MultiProcessCollector):
    """The library's collector, which also drops the gauges of workers that are gone."""

    def __init__(self, registry: CollectorRegistry, folder: Path) -> None:
        super().__init__(registry, str(folder))  # type: ignore[no-untyped-call]
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        """The counts of all, the gauges of those that live."""
        found = (_OF_PROCESS.search(file.name) for file in self._folder.glob("*.db"))
        for process in {int(match[1]) for match in found if match}:
            if not Path(f"/proc/{process}").exists():
                mark_process_dead(process, str(self._folder))  # type: ignore[no-untyped-call]
        collected: Iterable[Metric] = super().collect()  # type: ignore[no-untyped-call]
        return collected
