"""Keys: renewed in time, shared by processes, destroyed for good, and never half written."""

from __future__ import annotations

import json
import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.privacy import key_files
from bot.privacy.key_files import KEY_BYTES
from bot.privacy.keys import KeyRing, Keys
from bot.privacy.pseudonym import pseudonyms
from bot.settings import ConfigurationError

HOUR = 3600.0
SESSION = 30 * 60.0
NUMBER = "+447700900123"


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def ring_in(folder: Path, clock: Clock, hours: int = 24, session_minutes: int = 30) -> KeyRing:
    return KeyRing(folder, hours, session_minutes, clock)


def test_a_key_lives_for_its_hours_and_the_one_before_it_for_a_session(
    tmp_path: Path, clock: Clock
) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.read()
    assert (len(first.current), first.former) == (KEY_BYTES, None)
    clock.now += 24 * HOUR - 1
    assert ring.read() == first
    clock.now += 1
    second = ring.read()
    assert (second.former, second.current != first.current) == (first.current, True)
    clock.now += SESSION - 1
    assert ring.read().former == first.current
    clock.now += 1
    assert (ring.read().current, ring.read().former) == (second.current, None)


def test_a_key_outlives_a_session_however_short_its_life(tmp_path: Path, clock: Clock) -> None:
    ring = ring_in(tmp_path, clock, hours=1, session_minutes=240)
    first = ring.read()
    clock.now += 4 * HOUR - 1
    assert ring.read() == first
    clock.now += 1
    assert ring.read().former == first.current


def test_a_destroyed_key_is_in_no_file_and_its_bytes_were_overwritten(
    tmp_path: Path, clock: Clock
) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.read().current
    # A second name for the file that is replaced shows what is left of its bytes.
    os.link(tmp_path / "conversations.json", tmp_path / "before the rotation")
    clock.now += 24 * HOUR
    ring.read()
    os.link(tmp_path / "conversations.json", tmp_path / "before the destruction")
    assert first.hex() in (tmp_path / "conversations.json").read_text()
    clock.now += SESSION
    ring.read()
    written = [file.read_bytes() for file in tmp_path.iterdir() if file.is_file()]
    assert len(written) >= 3
    assert not any(first.hex().encode() in content for content in written)


def test_a_pseudonym_of_a_destroyed_key_leads_to_nobody(tmp_path: Path, clock: Clock) -> None:
    """Whoever holds the old pseudonym, the number and every file cannot join them."""
    ring = ring_in(tmp_path, clock)
    old = pseudonyms(ring, "sms", NUMBER).current
    clock.now += 24 * HOUR
    assert pseudonyms(ring, "sms", NUMBER).former == old, "until then they can be joined"
    clock.now += SESSION
    for held in (ring, ring_in(tmp_path, clock)):
        assert old not in pseudonyms(held, "sms", NUMBER)


def test_two_processes_use_the_same_keys(tmp_path: Path, clock: Clock) -> None:
    first, second = ring_in(tmp_path, clock), ring_in(tmp_path, clock)
    assert first.read() == second.read()
    rotated = second.rotate()
    assert first.read() == rotated
    clock.now += SESSION
    assert second.read().former is None
    assert first.read() == second.read()


def test_processes_that_start_or_rotate_at_once_agree(tmp_path: Path, clock: Clock) -> None:
    rings = [ring_in(tmp_path, clock) for _ in range(8)]
    for wait in (0.0, 24 * HOUR):
        clock.now += wait
        barrier = threading.Barrier(len(rings))

        def read(ring: KeyRing, barrier: threading.Barrier = barrier) -> Any:
            barrier.wait()
            return ring.read()

        with ThreadPoolExecutor(len(rings)) as pool:
            assert len(set(pool.map(read, rings))) == 1


def test_a_restart_goes_on_with_the_keys(tmp_path: Path, clock: Clock) -> None:
    before = ring_in(tmp_path, clock).rotate()
    assert ring_in(tmp_path, clock).read() == before


def test_a_second_rotation_waits_for_conversations_in_progress(
    tmp_path: Path, clock: Clock
) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.read()
    assert ring.rotate().former == first.current
    with pytest.raises(ConfigurationError, match="30 minutes"):
        ring.rotate()
    clock.now += SESSION
    assert ring.rotate().former is not None


def test_all_keys_can_be_destroyed_at_once(tmp_path: Path, clock: Clock) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.rotate()
    last = ring.rotate(at_once=True)
    assert last.former is None
    text = (tmp_path / "conversations.json").read_text()
    assert first.current.hex() not in text
    assert last.current.hex() in text


def test_a_clock_that_is_set_back_lengthens_no_life(tmp_path: Path, clock: Clock) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.read()
    clock.now += 24 * HOUR
    ring.read()
    clock.now -= 20 * HOUR
    assert ring.read().former == first.current, "conversations in progress go on"
    clock.now += SESSION
    assert ring.read().former is None
    clock.now += 24 * HOUR - SESSION
    assert ring.read().former is not None, "a new key begins"


def test_a_disk_that_refuses_keeps_no_message_back(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = ring_in(tmp_path, clock)
    first = ring.read()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(key_files, "write_private", full)
        clock.now += 24 * HOUR
        assert ring.read().current == first.current
    assert ring.read().current == first.current, "not tried again at every message"
    monkeypatch.setattr(ring, "_not_before", 0.0)
    assert ring.read().former == first.current


def test_a_key_that_could_not_be_destroyed_is_not_used(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = ring_in(tmp_path, clock)
    ring.rotate()
    ring.read()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(key_files, "write_private", full)
    clock.now += SESSION
    assert ring.read().former is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"current": "ab"}', json.dumps({"current": "00" * 32, "since": 1})]
)
def test_a_damaged_file_is_said_in_a_sentence(tmp_path: Path, clock: Clock, text: str) -> None:
    (tmp_path / "conversations.json").write_text(text)
    with pytest.raises(ConfigurationError, match=r"conversations\.json .* damaged"):
        ring_in(tmp_path, clock).read()


@pytest.mark.parametrize("text", ["", "abc", "00" * 16])
def test_a_kept_key_that_is_damaged_is_never_used(tmp_path: Path, text: str) -> None:
    (tmp_path / "opt-outs.key").write_text(text)
    with pytest.raises(ConfigurationError, match=r"opt-outs\.key .* damaged"):
        Keys(tmp_path).get("opt-outs")


def test_processes_that_first_need_a_key_at_once_get_the_same(tmp_path: Path) -> None:
    barrier = threading.Barrier(8)

    def get(_: int) -> bytes:
        barrier.wait()
        return Keys(tmp_path / "keys").get("opt-outs")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(get, range(8)))) == 1
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["opt-outs.key"]


def test_every_file_is_private(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "keys"
    ring_in(folder, clock).rotate()
    Keys(folder).get("opt-outs")
    files = list(folder.iterdir())
    assert {"conversations.json", "opt-outs.key"} <= {file.name for file in files}
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * len(files)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
