"""The noise of counts: bounded, without a drift, and always the same for the same people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.outcomes.noise import KEYS, MOST, SLOTS, SMALLEST, TABLE, VARIANCE, noisy
from tools.noise import table

KEY = st.integers(0, 2**60)


def test_the_table_is_the_one_that_was_worked_out() -> None:
    assert table() == TABLE


def test_every_row_has_no_drift_and_the_same_variance() -> None:
    for count, row in TABLE.items():
        assert sum(row.values()) == SLOTS
        assert sum(noise * slots for noise, slots in row.items()) == 0
        if count:
            variance = sum(noise**2 * slots for noise, slots in row.items()) / SLOTS
            assert abs(variance - VARIANCE) < 0.001


def test_every_slot_is_used_as_often_as_the_table_says() -> None:
    for count, row in TABLE.items():
        shown = [noisy(count, (slot * KEYS + KEYS // 2) // SLOTS) for slot in range(SLOTS)]
        assert {noise: shown.count(count + noise) for noise in row} == dict(row)


@given(st.integers(0, 10**7), KEY)
def test_a_nought_stays_and_ones_and_twos_never_appear(count: int, key: int) -> None:
    shown = noisy(count, key)
    assert shown == 0 or shown >= SMALLEST
    assert abs(shown - count) <= MOST
    assert count or not shown


@given(st.integers(0, 10**7), KEY)
def test_the_same_people_give_the_same_number(count: int, key: int) -> None:
    assert noisy(count, key) == noisy(count, key + 7 * KEYS)
