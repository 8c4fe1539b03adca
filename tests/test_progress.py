"""What a long run of the tests says of itself."""

from __future__ import annotations

import pytest

from tests.progress import EVERY_SECONDS, Progress, Watcher, minutes


class Terminal:
    """Writes down what is said."""

    def __init__(self, written: list[str]) -> None:
        self.written = written

    def ensure_newline(self) -> None:
        """Nothing stands in the line."""

    def write_line(self, line: str) -> None:
        """Keep it."""
        self.written.append(line)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "a minute"), (80, "a minute"), (100, "2 minutes"), (900, "15 minutes")],
)
def test_a_length_of_time_is_said_in_minutes(seconds: float, said: str) -> None:
    assert minutes(seconds) == said


def test_the_forecast_says_what_it_is_built_on() -> None:
    assert Progress(4000, 0.3).forecast().startswith("4,000 tests, about 20 minutes (on two cores")
    known = Progress(4000, 0.15, is_known=True).forecast()
    assert known == "4,000 tests, about 10 minutes (as the last run here)."


def test_in_between_it_is_said_how_long_the_rest_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    progress = Progress(1000, 0.3, done=99, begun=0.0, said_at=60.0)
    watcher = Watcher(progress, Terminal(written))
    monkeypatch.setattr("tests.progress.time.monotonic", lambda: 60.0 + EVERY_SECONDS - 1)
    watcher.pytest_runtest_logfinish()
    assert written == []
    monkeypatch.setattr("tests.progress.time.monotonic", lambda: 101.0)
    watcher.pytest_runtest_logfinish()
    assert " 101 of 1,000 tests, about 6 minutes left" in written
