"""Metrics tell operators how the service does, and nobody who used it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.logs import log_failure
from bot.server import metrics as metrics_module
from bot.server.app import Assistant, application
from bot.server.metrics_port import FOLDER, gather_workers
from bot.settings import PROJECT, ConfigurationError, Settings
from tests.commands.test_run import free_port
from tests.conftest import Chat
from tests.platforms import PUBLIC_URL, Platforms

VOCABULARY = {"channel", "result", "connector", "reason", "event", "le"}
"""Every label there is: no campaign, no country, no language, nobody."""


def read(port: int) -> dict[tuple[str, ...], float]:
    """Samples as Prometheus would read them: name and label values → value."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as response:
        text = response.read().decode()
    return samples(text)


def samples(text: str) -> dict[tuple[str, ...], float]:
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            assert set(sample.labels) <= VOCABULARY
            found[sample.name.removeprefix("second_thought_"), *sample.labels.values()] = (
                sample.value
            )
    return found


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def measured(settings: Settings, port: int, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(metrics_module, "WATCH_SECONDS", 0.05)
    return settings.model_copy(update={"metrics_port": port})


def test_messages_refusals_and_deliveries_are_counted(
    measured: Settings, engine: Engine, port: int
) -> None:
    with TestClient(application(measured, engine=engine), base_url=PUBLIC_URL) as client:
        platforms = Platforms(client)
        platforms["sms"].say("hello", message_id="SM1")
        platforms["sms"].say("hello", message_id="SM1")
        platforms["telegram"].say("hello")
        platforms["sms"].forge("hello")
        metrics = client.app.state.assistant.metrics  # type: ignore[attr-defined]
        metrics.take_over(platforms.assistant.door, platforms.assistant.recorder)
        found = read(port)
    # Asked again, the same answer is given again.
    assert found["messages_total", "sms", "answered"] == 2
    assert found["message_seconds_count", "sms"] == 2
    assert found["refusals_total", "twilio", "wrong_signature"] == 1
    assert found["deliveries_total", "telegram", "sent"] == 2
    assert found["messages_in_progress",] == 0


async def test_what_waits_what_is_lost_and_what_fails_is_counted(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics_module, "WATCH_SECONDS", 0.01)
    recorder: Any = type("Recorder", (), {"waiting": 3, "lost": 2})()
    watching = asyncio.create_task(assistant.metrics.watch(assistant.door, recorder))
    await asyncio.sleep(0.1)
    log_failure("a request failed", RuntimeError())
    watching.cancel()
    value = assistant.metrics.registry.get_sample_value
    assert value("second_thought_outcomes_waiting") == 3
    assert value("second_thought_outcomes_lost_total") == 2
    assert value("second_thought_failures_total", {"event": "a request failed"}) == 1


async def test_a_message_that_fails_is_counted_as_failed(assistant: Assistant, chat: Chat) -> None:
    async def fails(message: Any) -> Any:
        raise RuntimeError

    take = assistant.metrics.measured(fails)
    with pytest.raises(RuntimeError):
        await take(type("Message", (), {"channel": "web"}))
    labels = {"channel": "web", "result": "failed"}
    value = assistant.metrics.registry.get_sample_value
    assert value("second_thought_messages_total", labels) == 1
    assert value("second_thought_messages_in_progress") == 0


def test_nothing_listens_unless_it_is_asked_for(settings: Settings) -> None:
    assert settings.metrics_port is None
    assert settings.metrics_host == "127.0.0.1"


def test_a_port_in_use_is_said_in_a_sentence(measured: Settings, engine: Engine, port: int) -> None:
    from bot.server.metrics_port import serve_metrics

    registry = metrics_module.Metrics().registry
    serve_metrics(measured, registry)
    with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_METRICS_PORT"):
        serve_metrics(measured, registry)


WORKER = """
import sys
from bot.server.metrics import Metrics
metrics = Metrics()
metrics._messages.labels("sms", "answered").inc(int(sys.argv[1]))
metrics._waiting.set(int(sys.argv[1]))
"""


def test_several_workers_are_read_together_and_a_dead_ones_gauges_are_dropped(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, "")  # put back at the end
    registry = gather_workers(settings)
    for count in ("2", "3"):
        subprocess.run([sys.executable, "-c", WORKER, count], cwd=PROJECT, check=True)
    labels = {"channel": "sms", "result": "answered"}
    assert registry.get_sample_value("second_thought_messages_total", labels) == 5
    assert registry.get_sample_value("second_thought_outcomes_waiting") is None
    folder = Path(os.environ[FOLDER])
    assert folder.stat().st_mode & 0o077 == 0
    gather_workers(settings)
    assert list(folder.iterdir()) == [], "counts of an earlier start are not added"
