"""The targets of the guided search hold over their seeds and over anything, in every `make test`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.conftest import effort
from tests.fuzz.guided import PATIENCE
from tests.fuzz.seeds import SEEDS, seeds_of
from tests.fuzz.strategies import clean_texts
from tests.fuzz.targets import TARGETS

LONGEST_BODY = 64 * 1024


def nothing(*_: object) -> None:
    """In the place of a part that works."""


SIGNED = b"From=%2B447700900101&MessageSid=SM" + b"0" * 32


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_over_its_seeds(name: str) -> None:
    for seed in (b"", *seeds_of(name)):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_over_anything(name: str) -> None:
    @effort(0.01, most=500)
    @given(st.binary(max_size=200) | clean_texts.map(lambda text: text.encode("utf-8")))
    def hold(data: bytes) -> None:
        TARGETS[name](data)

    hold()


@pytest.mark.parametrize("name", TARGETS)
def test_the_largest_body_takes_no_target_long(name: str) -> None:
    TARGETS[name](b"")
    for piece in (b"\xf0\x9f\x92\xa9", b"1 ", b"["):
        began = time.process_time()
        TARGETS[name]((piece * LONGEST_BODY)[:LONGEST_BODY])
        assert time.process_time() - began < PATIENCE, piece


def test_every_seed_belongs_to_a_target() -> None:
    assert SEEDS.keys() <= TARGETS.keys()
    assert all(seeds_of(name) for name in TARGETS)


@pytest.mark.parametrize(
    ("name", "part", "broken", "data", "raised"),
    [
        ("telegram_update", "connectors.telegram.UNREADABLE", (), b"no JSON", ValueError),
        ("twilio_form", "connectors.twilio.numbered", nothing, SIGNED, AttributeError),
        ("web_body", "connectors.web.fields._strings", nothing, b"\xff{}", AttributeError),
        ("way_in", "tests.fuzz.targets.unseal", nothing, b"hello", AssertionError),
        ("keywords", "connectors.keywords.fold", str, b"stop", AssertionError),
        ("folded_text", "tests.fuzz.targets.clean", "{}x".format, b"hello", AssertionError),
        ("places", "tests.fuzz.targets.re.fullmatch", nothing, b"\0Berlin", AssertionError),
        ("sms_text", "tests.fuzz.targets.compose", "{}x".format, b"hello", AssertionError),
        (
            "campaign_file",
            "bot.knowledge.yaml_files.ConfigurationError",
            OSError,
            b"id: 7",
            OSError,
        ),
    ],
)
def test_a_target_notices_a_broken_promise(
    name: str,
    part: str,
    broken: object,
    data: bytes,
    raised: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    TARGETS[name](data)
    monkeypatch.setattr(part, broken)
    with pytest.raises(raised):
        TARGETS[name](data)
