"""What a day needs of the stores follows from the bytes of each key, and these can be measured."""

from __future__ import annotations

import pytest

from benchmarks.stores import OUTCOME_BYTES, TURNS, Bytes, kept, measure


def test_a_day_needs_the_sum_of_its_keys() -> None:
    one = kept(86_400, 3.0, Bytes(conversation=1000, repeat_mark=100, person=200), 1800)
    marks, conversations, people = 86_400 * 100, 3 / TURNS * 2 * 1800 * 1000, 3 * 60 * 200
    assert one.valkey_gigabytes == pytest.approx((marks + conversations + people) / 1e9)
    assert one.writes_a_second == 3
    assert one.disk_gigabytes_a_month == pytest.approx(86_400 / TURNS * 30 * OUTCOME_BYTES / 1e9)


def test_keys_of_a_real_valkey_have_a_size() -> None:
    found = measure()
    assert 400 < found.conversation < 4_000
    assert 60 < found.repeat_mark < 400
    assert 60 < found.person < 1_000
