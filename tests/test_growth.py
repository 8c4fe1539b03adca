"""The curves of growth tell what is worse than it should be; the made-up campaigns can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.curves import Curve, Point, exponent, point, readable, report

SIZES = (10, 100, 1_000, 10_000)


def curve(milliseconds: list[float], kept: list[int]) -> Curve:
    points = [
        Point(size, ms, ms, ms, kept_bytes)
        for size, ms, kept_bytes in zip(SIZES, milliseconds, kept, strict=True)
    ]
    return Curve("things", "memory", points)


@pytest.mark.parametrize("power", [0, 0.5, 1, 2])
def test_the_exponent_is_the_power_of_the_size(power: float) -> None:
    assert exponent(SIZES, [3 * size**power for size in SIZES]) == pytest.approx(power)


def test_what_says_nothing_has_no_exponent() -> None:
    assert exponent([1], [5]) == 0
    assert exponent([10, 100], [-4, 8]) == 0
    assert exponent([10, 10], [4, 8]) == 0


def test_constant_latency_and_memory_in_proportion_are_as_they_should_be() -> None:
    good = curve([8, 8.2, 7.9, 8.1], [size * 5_000 for size in SIZES])
    assert good.verdict() == "as it should"


def test_latency_in_proportion_to_anything_is_worse() -> None:
    assert curve([1, 10, 100, 1000], [0] * 4).verdict() == "worse: latency"


def test_memory_beyond_proportion_is_worse() -> None:
    assert curve([8] * 4, [size**2 * 100 for size in SIZES]).verdict() == "worse: memory"


def test_a_little_memory_says_nothing() -> None:
    assert curve([8] * 4, [10, 20, 4_000, 900_000]).verdict() == "as it should"


def test_a_point_has_the_middle_and_the_slow_messages() -> None:
    made = point(7, [float(n) for n in range(100, 0, -1)], 2.0, 5)
    assert (made.size, made.p50_ms, made.p95_ms) == (7, 50.5, 96)


def test_the_report_judges_each_curve_once() -> None:
    text = report([curve([1, 10, 100, 1000], [0] * 4), curve([8] * 4, [0] * 4)])
    assert text.count("worse: latency") == text.count("as it should") == 1
    assert text.count("10,000") == 2


def test_bytes_are_readable() -> None:
    assert [readable(n) for n in (12, 34_000, 5_600_000, 7.8e9)] == [
        "12 B",
        "34 kB",
        "6 MB",
        "7.8 GB",
    ]


def test_made_up_campaigns_can_be_told_apart(tmp_path: Path) -> None:
    from benchmarks.growing import write_campaigns  # loads Rasa; the other tests do without
    from bot.campaigns.collection import Campaigns

    write_campaigns(tmp_path / "many", 12)
    campaigns = Campaigns.load(tmp_path / "many")
    assert (len(list(campaigns)), campaigns.problems) == (12, ())
    found = campaigns.by_keyword("sms", "+447700900999", "city11 hello")
    assert found is not None
    assert found.id == "city-11"
