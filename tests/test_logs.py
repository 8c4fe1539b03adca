"""A line that cannot be written is lost in silence: no stack trace, no text of an error."""

from __future__ import annotations

import io
import json
import logging
import sys
import time
from collections.abc import Iterator

import pytest

from bot.logs import configure_logs, log_failure
from bot.privacy import opt_out


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    logger = logging.getLogger("second_thought")
    before = logger.handlers[:], logger.propagate, logger.level
    yield
    logger.handlers[:], logger.propagate, logger.level = before


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError("no space left")


def fail() -> None:
    try:
        raise ValueError("what a visitor wrote")
    except ValueError as error:
        log_failure("it failed", error)


def test_a_standard_error_that_is_gone_shows_nothing_on_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configure_logs()
    closed = io.StringIO()
    closed.close()
    for gone in (closed, FullDisk()):
        monkeypatch.setattr(sys, "stderr", gone)
        fail()
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    fail()
    lines = shown.getvalue().splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["it failed"]
    assert "visitor" not in lines[0]


def test_nothing_is_printed_in_place_of_a_line_that_is_lost(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    configure_logs()
    shown = sys.stderr
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    fail()
    monkeypatch.setattr(sys, "stderr", shown)
    assert capfd.readouterr() == ("", "")


async def test_what_ended_in_a_thread_because_of_its_time_has_a_place_of_ours(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opt_out, "PATIENCE", 0.01)
    monkeypatch.setattr(opt_out.OptOuts, "_has", lambda *_: time.sleep(0.2))
    outs = object.__new__(opt_out.OptOuts)
    with pytest.raises(TimeoutError) as ended:
        await outs._read("a mark")
    configure_logs()
    log_failure("it took too long", ended.value)
    assert '"where": "opt_out.py' in capfd.readouterr().err
