"""What a training keeps: no vector worked out twice, and none another than without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.encoder import encode_batches
from bot.nlu.kept import Vectors, keep_in, kept_arrays, kept_vectors

TEXTS = [f"message number {number}" for number in range(300)]


class Encoder:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, batches: list[list[str]]) -> list[Vectors]:
        self.asked += [text for batch in batches for text in batch]
        return encode_batches(batches)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    keep_in(tmp_path / "kept")
    yield tmp_path / "kept"
    keep_in(None)


def test_the_second_time_nothing_is_encoded(home: Path) -> None:
    first, second = Encoder(), Encoder()
    before = kept_vectors(TEXTS, first)
    assert np.array_equal(kept_vectors(TEXTS, second), before)
    assert sorted(first.asked) == sorted(TEXTS)
    assert second.asked == []


def test_what_is_learnt_does_not_depend_on_what_was_kept(home: Path) -> None:
    more = [*TEXTS[:150], "a new one", *TEXTS[150:], "a new one"]
    kept_vectors(TEXTS, Encoder())
    encoder = Encoder()
    found = kept_vectors(more, encoder)
    assert "a new one" in encoder.asked
    assert len(encoder.asked) < 20
    keep_in(None)
    assert np.array_equal(kept_vectors(more, Encoder()), found)


def test_only_what_the_newest_training_needed_is_kept(home: Path) -> None:
    kept_vectors(TEXTS, Encoder())
    kept_vectors(TEXTS[:20], Encoder())
    encoder = Encoder()
    kept_vectors(TEXTS, encoder)
    assert len(encoder.asked) > 200
    assert len(list(home.iterdir())) == 1


def test_of_another_version_nothing_is_taken(home: Path) -> None:
    (home / "vectors-0.0.npz").write_bytes(b"of another encoder")
    kept_vectors(TEXTS, Encoder())
    assert "vectors-0.0.npz" not in {file.name for file in home.iterdir()}


def test_what_cannot_be_read_is_made_anew(home: Path) -> None:
    expected = kept_vectors(TEXTS, Encoder())
    (file,) = home.iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    assert np.array_equal(kept_vectors(TEXTS, Encoder()), expected)


def test_nobody_else_reads_it(home: Path) -> None:
    assert home.stat().st_mode & 0o077 == 0


def test_vectors_are_those_of_the_encoder_but_for_rounding(home: Path) -> None:
    (plain,) = encode_batches([TEXTS])
    assert np.allclose(kept_vectors(TEXTS, Encoder()), plain, atol=2e-4)


def test_the_same_is_learnt_once(home: Path) -> None:
    times = []

    def learn() -> dict[str, Vectors]:
        times.append(1)
        return {"weights": np.ones(3, np.float32)}

    for learnt_from in (["a"], ["a"], ["b"], ["a"]):
        assert kept_arrays("intents", learnt_from, learn)["weights"].sum() == 3
    assert len(times) == 3


def test_nothing_is_kept_where_nobody_asked_for_it(tmp_path: Path) -> None:
    for _ in range(2):
        encoder = Encoder()
        kept_vectors(TEXTS, encoder)
        assert len(encoder.asked) == len(TEXTS)
