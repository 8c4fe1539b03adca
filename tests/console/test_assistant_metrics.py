"""What the page of health shows of the assistant's metrics port, and that it never waits long for it."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Histogram, generate_latest, start_http_server
from starlette.testclient import TestClient

from bot.console import assistant_metrics
from bot.console.assistant_metrics import Running
from bot.message import Outgoing
from bot.server.metrics import SECONDS, Metrics
from bot.settings import Settings
from tests.commands.test_run import free_port
from tests.console.operator import sign_in

SILENT = "metrics port does not answer"


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(assistant_metrics, "PATIENCE", 0.3)
    return settings.model_copy(update={"metrics_port": free_port(), "port": free_port()})


@pytest.fixture
def assistant(settings: Settings) -> Iterator[Metrics]:
    """The metrics of an assistant, read on their port."""
    metrics = Metrics()
    assert settings.metrics_port is not None
    server, _ = start_http_server(settings.metrics_port, "127.0.0.1", metrics.registry)
    yield metrics
    server.shutdown()
    server.server_close()


def say(metrics: Metrics, number: int) -> None:
    async def take(message: Any) -> Any:
        return Outgoing((), "en")

    async def all_of_them() -> None:
        for _ in range(number):
            await metrics.measured(take)(SimpleNamespace(channel="sms"))  # type: ignore[arg-type]

    asyncio.run(all_of_them())


def take_over(metrics: Metrics, **counts: Any) -> None:
    door: Any = SimpleNamespace(
        refusals=Counter(counts.get("refusals", {})),
        deliveries=Counter(counts.get("deliveries", {})),
    )
    recorder: Any = SimpleNamespace(lost=counts.get("lost", 0), waiting=counts.get("waiting", 0))
    metrics.take_over(door, recorder)


def test_what_the_assistant_counts_is_shown(browser: TestClient, assistant: Metrics) -> None:
    say(assistant, 12)
    take_over(
        assistant,
        refusals={("twilio", "wrong_signature"): 25, ("telegram", "brand_new"): 40},
        deliveries={("telegram", "sent"): 119, ("telegram", "blocked"): 9},
        waiting=3,
        lost=1,
    )
    sign_in(browser, "cem")
    page = re.sub(r">\s+<", "><", browser.get("/health").text).replace('"', "'")
    assert SILENT not in page
    assert "<dt>50% of the messages</dt><dd>answered within " in page
    assert "<dt>99% of the messages</dt>" in page
    assert "With a wrong signature</th><td class='label'>Twilio</td><td>20</td>" in page
    assert "brand new</th><td class='label'>Telegram</td><td>40</td>" in page
    assert "Delivered</th><td class='label'>Telegram</td><td>110</td>" in page
    assert "The visitor has blocked us</th><td class='label'>Telegram</td><td>few" in page
    assert "<dt>Outcomes that wait for the database</dt><dd>3</dd>" in page
    assert "1 outcome was lost" in page


def test_a_few_messages_are_not_told(browser: TestClient, assistant: Metrics) -> None:
    say(assistant, 9)
    sign_in(browser, "cem")
    page = browser.get("/health").text
    assert "of the messages" not in page
    assert "after some more messages" in page
    assert "were lost, because" not in page


def test_it_says_when_nothing_answers(browser: TestClient) -> None:
    sign_in(browser, "cem")
    assert SILENT in browser.get("/health").text


def test_something_that_never_answers_is_not_waited_for(
    browser: TestClient, settings: Settings
) -> None:
    with socket.create_server(("127.0.0.1", settings.metrics_port or 0)):
        sign_in(browser, "cem")
        assert SILENT in browser.get("/health").text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>hello</html>",
        b"\xff\xfe",
        b"up 1\n",
        b"second_thought_outcomes_lost_total NaN\n",
        b"second_thought_outcomes_waiting +Inf\nsecond_thought_outcomes_lost_total 0\n",
        b'second_thought_message_seconds_bucket{channel="sms"} 1\n',
    ],
)
def test_another_program_on_the_port_is_no_answer(
    browser: TestClient, settings: Settings, body: bytes
) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", settings.metrics_port or 0), Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sign_in(browser, "cem")
    assert SILENT in browser.get("/health").text
    server.shutdown()
    server.server_close()


@given(st.lists(st.floats(0.001, 40), min_size=2, max_size=200))
def test_the_bounds_hold_the_true_times(times: list[float]) -> None:
    registry = CollectorRegistry()
    histogram = Histogram(
        "second_thought_message_seconds", "x", ["channel"], buckets=SECONDS, registry=registry
    )
    for place, seconds in enumerate(times):
        histogram.labels(("sms", "web")[place % 2]).observe(seconds)
    text = generate_latest(registry).decode() + "second_thought_outcomes_lost_total 0\n"
    found = Running.of(text)
    assert found.messages == len(times)
    for one in found.promptness:
        bound = float("inf") if one.seconds is None else one.seconds
        assert sum(seconds <= bound for seconds in times) >= one.part * len(times)
        below = max((end for end in SECONDS if end < bound), default=0)
        assert sum(seconds <= below for seconds in times) < one.part * len(times)
