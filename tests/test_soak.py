"""A soak says what grew, and says nothing of what did not."""

from __future__ import annotations

import dataclasses

import pytest

from benchmarks.servers import TOKEN
from benchmarks.steadiness import Sample, grown, memory_an_hour, table
from bot.privacy.safeguards import refuse_weak_secrets
from bot.settings import load_settings

STEADY = [
    Sample(
        second=60 * number,
        messages=3,
        failed=0,
        p50_ms=9.0,
        p95_ms=10.0,
        memory_mb=400.0 + number % 2,
        files=20,
        connections=17,
        threads=9,
        stored_mb=float(number),
    )
    for number in range(30)
]


def growing(name: str, by: float) -> list[Sample]:
    return [
        dataclasses.replace(sample, **{name: getattr(sample, name) + by * number})
        for number, sample in enumerate(STEADY)
    ]


def test_what_stays_passes_though_the_disk_fills() -> None:
    assert grown(STEADY) == []


@pytest.mark.parametrize(
    ("name", "by"),
    [("memory_mb", 2), ("files", 1), ("connections", 1), ("threads", 1), ("p50_ms", 2)],
)
def test_what_grows_is_named(name: str, by: float) -> None:
    (phrase,) = grown(growing(name, by))
    assert phrase.startswith(f"{name} from ")


def test_what_grows_only_at_first_passes() -> None:
    filling = [
        dataclasses.replace(sample, memory_mb=200 + 20 * min(number, 10))
        for number, sample in enumerate(STEADY)
    ]
    assert grown(filling) == []


def test_a_failed_message_does_not_pass() -> None:
    assert grown([dataclasses.replace(STEADY[0], failed=1), *STEADY[1:]]) == ["1 messages failed"]


def test_a_run_that_is_too_short_does_not_pass() -> None:
    assert grown(STEADY[:2]) == ["too few samples to say"]


def test_memory_an_hour() -> None:
    assert memory_an_hour(growing("memory_mb", 2)) == pytest.approx(120, abs=1)
    assert memory_an_hour(STEADY[:1]) == 0


def test_the_table_ends_with_the_last_sample() -> None:
    lines = table(STEADY).splitlines()
    assert lines[-1].startswith("| 1740 |")
    assert len(lines) == 12


def test_the_assistant_starts_with_the_token_of_the_benchmarks() -> None:
    refuse_weak_secrets(load_settings().model_copy(update={"twilio_auth_token": TOKEN}))
