"""No hidden count can be worked out from what is shown beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.outcomes.suppression import suppress

STAGES = ["contacted", "revealed", "engaged", "informed", "routed", "committed"]
counted = st.dictionaries(st.sampled_from(STAGES), st.integers(0, 60), max_size=6)
minima = st.integers(3, 20)


@given(counted, minima)
def test_no_small_count_is_shown(counts: dict[str, int], minimum: int) -> None:
    shown, whole = suppress(counts, minimum)
    assert set(shown) == set(counts)
    assert all(value is None or value == 0 or value >= minimum for value in shown.values())
    assert all(value in (None, counts[name]) for name, value in shown.items())
    assert whole in (None, sum(counts.values()))
    assert whole is None or whole == 0 or whole >= minimum


@given(counted, minima, st.data())
def test_no_hidden_count_can_be_derived(
    counts: dict[str, int], minimum: int, data: st.DataObject
) -> None:
    """Any other small counts in the hidden places look just the same, whatever one knows besides."""
    seen = suppress(counts, minimum)
    hidden = [name for name, value in seen[0].items() if value is None]
    others = {name: data.draw(st.integers(1, minimum - 1)) for name in hidden}
    assert suppress({**counts, **others}, minimum) == seen


@given(counted, minima)
def test_large_counts_are_all_shown(counts: dict[str, int], minimum: int) -> None:
    large = {name: value + minimum for name, value in counts.items()}
    assert suppress(large, minimum) == (large, sum(large.values()))


def test_the_pair_that_subtraction_would_give_away() -> None:
    assert suppress({"routed": 9, "committed": 9, "engaged": 40}, 10) == (
        {"routed": None, "committed": None, "engaged": 40},
        None,
    )
