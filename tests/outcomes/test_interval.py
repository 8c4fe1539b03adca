"""Wilson's interval is the one that scipy computes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from bot.outcomes.interval import CONFIDENCE, wilson


@given(st.integers(1, 10**6), st.data())
def test_it_is_wilsons(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    expected = binomtest(count, of).proportion_ci(CONFIDENCE, method="wilson")
    found = wilson(count, of)
    assert found.low == pytest.approx(float(expected.low), abs=1e-9)
    assert found.high == pytest.approx(float(expected.high), abs=1e-9)
    assert 0 <= found.low <= count / of <= found.high <= 1
