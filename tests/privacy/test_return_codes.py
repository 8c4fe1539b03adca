"""A return code says what it should to whoever has the key, and nothing to anybody else."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.commands.evaluation.sentences import read_sentences
from bot.privacy.expiring import MemoryStore
from bot.privacy.key_files import new_key
from bot.privacy.period_keys import DAY, Period
from bot.privacy.return_codes import ALPHABET, LENGTH, looks_like_code, seal, unseal
from bot.privacy.return_keys import ReturnKeys
from bot.privacy.used_codes import UsedCodes
from bot.settings import ConfigurationError, Settings, load_settings

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
CAMPAIGNS = ["a", "b", "c"]
DAYS = 60


def period() -> Period:
    return Period(new_key().hex(), int(NOW.timestamp()) + DAYS * DAY, DAYS)


@given(
    st.none() | st.integers(0, 10), st.sampled_from(CAMPAIGNS), st.integers(0, 25), st.integers(0)
)
def test_a_code_says_what_was_sealed(
    readiness: int | None, campaign: str, weeks: int, day: int
) -> None:
    key, taken = period(), NOW + timedelta(days=day % 3000)
    course = weeks % 7
    code = seal(key, campaign, readiness, taken, course=course)
    read = unseal(code, [period(), key], CAMPAIGNS, taken + timedelta(weeks=weeks))
    assert read is not None
    assert (read.campaign, read.readiness, read.weeks) == (campaign, readiness, weeks)
    assert read.course == course
    assert (read.until, read.rest) == (key.until, "")


def test_a_code_is_short_has_no_word_and_no_signs_that_look_alike() -> None:
    key = period()
    for _ in range(300):
        code = seal(key, "a", 5, NOW)
        signs = code.replace("-", "")
        assert (len(signs), len(code)) == (LENGTH, LENGTH + 2)
        assert set(signs) <= set(ALPHABET)
        assert looks_like_code(code)
    assert not set(ALPHABET) & set("AEIOU01LI2568")


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", "–"),
        lambda code: f" {code}. ",
        lambda code: code.translate(str.maketrans("ZSBG", "2586")),
        lambda code: code.translate(str.maketrans("BCHKMPTXY3", "ВСНКМРТХУЗ")).lower(),
        lambda code: f"https://talk.example.org/r/{code}",
    ],
)
def test_it_is_read_however_it_is_written(change: object) -> None:
    key = period()
    for _ in range(50):
        code = seal(key, "b", 3, NOW)
        read = unseal(change(code), [key], CAMPAIGNS, NOW)  # type: ignore[operator]
        assert read is not None, code
        assert read.mark == unseal(code, [key], CAMPAIGNS, NOW).mark  # type: ignore[union-attr]


def test_one_wrong_sign_or_another_key_or_campaign_opens_nothing() -> None:
    key, chance = period(), random.Random(1)
    for _ in range(200):
        code = seal(key, "a", 5, NOW).replace("-", "")
        place = chance.randrange(LENGTH)
        other = chance.choice([sign for sign in ALPHABET if sign != code[place]])
        wrong = code[:place] + other + code[place + 1 :]
        assert unseal(wrong, [key], CAMPAIGNS, NOW) is None
        assert unseal(code, [period()], CAMPAIGNS, NOW) is None
        assert unseal(code, [key], ["b", "c"], NOW) is None


def test_guessing_finds_nothing() -> None:
    key, chance = period(), random.Random(2)
    guesses = ("".join(chance.choices(ALPHABET, k=LENGTH)) for _ in range(5000))
    assert [code for code in guesses if unseal(code, [key], CAMPAIGNS, NOW)] == []


def test_equal_answers_of_one_week_have_different_codes() -> None:
    key = period()
    codes = {seal(key, "a", 5, NOW) for _ in range(200)}
    assert len(codes) >= 190  # two or three pairs of 200 who all answered alike are to be expected
    # And no place of them stays the same, as what is held would if it were not sealed.
    assert all(len(set(signs)) > 1 for signs in zip(*codes, strict=True) if set(signs) != {"-"})


def test_what_people_write_is_no_code() -> None:
    key = period()
    texts = [sentence.text for sentence in read_sentences([])]
    texts += ["she is 16 yo", "150 euro 2 h", "madrid 28004", "katerina1985", "+44 7700 900123"]
    assert len(texts) > 1000
    assert [text for text in texts if looks_like_code(text)] == []
    assert [text for text in texts if unseal(text, [key], CAMPAIGNS, NOW)] == []


@pytest.mark.parametrize(
    "text", ["K7QF-2M9D-XW4", "k7qf2m9dxw4p", "K7QF 2M9D XW4PP", "K7QA-2M9D-XW4P"]
)
def test_a_slip_is_seen_as_one(text: str) -> None:
    assert looks_like_code(text)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_is_good_for_half_the_life_of_a_key_and_gone_with_it(tmp_path: Path) -> None:
    clock = Clock()
    keys = ReturnKeys(tmp_path, DAYS, clock)
    first = keys.read()[0]
    clock.now += DAYS / 2 * DAY - 1
    code = seal(keys.read()[0], "a", 5, NOW)
    clock.now += DAYS / 2 * DAY - 1
    assert unseal(code, keys.read(), CAMPAIGNS, NOW) is not None
    assert keys.read()[0] != first, "another one seals"
    clock.now += 5
    assert unseal(code, keys.read(), CAMPAIGNS, NOW) is None
    assert first.key.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_processes_share_the_keys_and_a_life_of_nought_destroys_them(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (ReturnKeys(tmp_path, DAYS, clock) for _ in range(2))
    assert one.read() == other.read()
    assert (tmp_path / "returns.json").stat().st_mode & 0o077 == 0
    assert ReturnKeys(tmp_path, 0, clock).read() == []
    assert (tmp_path / "returns.json").read_text() == "{}"
    assert ReturnKeys(tmp_path / "new", 0, clock).read() == []
    assert not (tmp_path / "new").exists()


def test_a_clock_that_was_set_back_lengthens_no_life(tmp_path: Path) -> None:
    clock = Clock()
    before = ReturnKeys(tmp_path, DAYS, clock).read()
    clock.now -= DAY
    assert set(ReturnKeys(tmp_path, DAYS, clock).read()).isdisjoint(before)


async def test_a_code_is_counted_once_while_its_key_lives() -> None:
    clock, key = Clock(), Period(new_key().hex(), 1_000_000 + DAY, DAYS)
    used = UsedCodes(MemoryStore(10, clock=clock), clock=clock)
    code, other = (unseal(seal(key, "a", 1, NOW), [key], CAMPAIGNS, NOW) for _ in range(2))
    assert code is not None
    assert other is not None
    assert [await used.claim(code), await used.claim(code), await used.claim(other)] == [
        True,
        False,
        True,
    ]
    clock.now += 2 * DAY
    assert not await used.claim(code), "its key is destroyed"


def test_the_status_of_the_keys_shows_when_they_end_and_no_key(settings: Settings) -> None:
    key = ReturnKeys(settings.home / "keys", settings.return_code_days).read()[0]
    shown = CliRunner().invoke(app, ["keys", "status"])
    assert "seals and opens return codes; destroyed in 60 days" in shown.output
    assert key.key not in shown.output


@pytest.mark.parametrize("days", ["1", "55", "181"])
def test_a_life_that_breaks_the_promise_of_four_weeks_is_refused(
    monkeypatch: pytest.MonkeyPatch, days: str
) -> None:
    monkeypatch.setenv("SECOND_THOUGHT_RETURN_CODE_DAYS", days)
    with pytest.raises(ConfigurationError, match="RETURN_CODE_DAYS"):
        load_settings()
