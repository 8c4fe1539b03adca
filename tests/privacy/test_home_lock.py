"""A second server on one home does not start; after the first has ended, however, it does."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.privacy.home_lock import HomeLock
from bot.settings import PROJECT, ConfigurationError, Settings

HOLD = """
import time
from bot.privacy.home_lock import HomeLock
from bot.settings import load_settings
lock = HomeLock(load_settings())
lock.take()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_server_on_one_home_says_so_in_a_sentence(settings: Settings) -> None:
    first, second = HomeLock(settings), HomeLock(settings)
    first.take()
    with pytest.raises(ConfigurationError, match="Another assistant already runs"):
        second.take()
    first.release()
    second.take()
    second.release()


def test_with_redis_several_may_run(settings: Settings) -> None:
    shared = settings.model_copy(update={"redis_url": "redis://localhost:6379/0"})
    HomeLock(shared).take()
    HomeLock(shared).take()


def test_another_home_is_another_matter(settings: Settings, tmp_path: Path) -> None:
    first = HomeLock(settings)
    other = HomeLock(settings.model_copy(update={"home": tmp_path / "other"}))
    first.take()
    other.take()
    first.release()
    other.release()


def test_a_killed_server_holds_nothing(settings: Settings) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=PROJECT, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        lock = HomeLock(settings)
        with pytest.raises(ConfigurationError):
            lock.take()
        first.send_signal(signal.SIGKILL)
        first.wait(5)
        lock.take()
        lock.release()
