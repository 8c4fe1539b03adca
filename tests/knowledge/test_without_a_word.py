"""Who cannot speak: the emergency service without a word, and lines that are written to before telephones."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from bot.knowledge.emergency import EmergencyText
from bot.knowledge.needs import PURPOSES_OF, Visitor
from bot.knowledge.resources import Directory
from bot.words import Words

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
WRITES = Visitor(writes=True)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "ru"])
@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("GB-EAW", ("999", "55")),
        ("GB-NIR", ("999", "55")),
        ("FR", ("114",)),
        ("US-NY", ("911",)),
        ("AT-9", ("0800 133133", "DEC112")),
        ("DE", ("nora",)),
        ("BE", ("112 BE", "https://112.be/")),
        ("PL", ("Alarm112",)),
        ("IT", ("112 Where ARE U",)),
        ("TR", ("KADES",)),
        ("IS", ("https://112.is/112-appid",)),
        ("LT", ("112",)),
        ("FI", ("112",)),
        ("IE", ("112",)),
        ("CA-ON", ("911",)),
        ("ES", ("AlertCops", "https://alertcops.ses.mir.es/")),
        ("RU-MOW", ("112",)),
    ],
)
def test_it_is_told_how(
    directory: Directory, words: Words, language: str, place: str, wanted: tuple[str, ...]
) -> None:
    told = EmergencyText(words, directory).wordless_text(place, language, NOW)
    assert all(part in told for part in wanted)


def test_how_a_phone_is_registered_is_said_where_it_is_known(
    directory: Directory, words: Words, language: str
) -> None:
    told = EmergencyText(words, directory).wordless_text("GB-EAW", language, NOW)
    assert "register" in told


@pytest.mark.parametrize("place", ["PT", "MC", "RU", "RU-BEL", None])
def test_what_is_not_known_is_not_promised(
    directory: Directory, words: Words, place: str | None
) -> None:
    told = EmergencyText(words, directory).wordless_text(place, "en", NOW)
    assert told == words.text("wordless_unknown", "en")


@pytest.mark.parametrize("place", ["IE", "EE", "SE", "GE", "CA"])
def test_a_text_that_needs_a_registered_phone_is_said_to(
    directory: Directory, words: Words, place: str
) -> None:
    told = EmergencyText(words, directory).wordless_text(place, "en", NOW)
    assert "registered" in told


def test_every_way_was_read_on_a_page_with_an_address(directory: Directory) -> None:
    ways = [row.wordless for file in directory.files for row in file.resources if row.wordless]
    assert len(ways) >= 17
    for way in ways:
        assert way.source.url
        assert way.source.kind in ("official_report", "operator", "statute")


@pytest.mark.parametrize("need", sorted(PURPOSES_OF))
@pytest.mark.parametrize("place", ["GB-EAW", "GB-NIR", "FR", "US-CA", "IE", "DE"])
def test_lines_that_are_written_to_come_first(directory: Directory, need: str, place: str) -> None:
    """Among the State's helplines that are open to whoever asks, none with a telephone only stands before."""
    cards = directory.choose_for(need, place, "en", NOW, count=9, visitor=WRITES)
    own = [c for c in cards if c.country == place[:2] and not c.service and not c.is_elsewhere]
    for before, after in itertools.pairwise(own):
        same = (before.open_now is False, before.cost == "fee", before.audience == "men") == (
            after.open_now is False,
            after.cost == "fee",
            after.audience == "men",
        )
        assert not (same and is_written_to(after) and not is_written_to(before)), (before, after)


def is_written_to(card: object) -> bool:
    """Whether a card names a way in writing."""
    return bool(getattr(card, "is_written_to", False))


def test_a_chat_that_is_open_comes_before_one_that_sleeps(directory: Directory) -> None:
    """A child who cannot speak at night is no nearer to anybody by the chat of the afternoon."""
    for hour, is_open in ((16, True), (3, False)):
        now = dt.datetime(2026, 11, 27, hour, tzinfo=dt.UTC)
        cards = directory.choose_for("child", "FR", "fr", now, count=9, visitor=WRITES)
        asleep = next(card for card in cards if card.id == "fr-child-1")
        assert (asleep.chat_open_now is True) == is_open
        awake = [c for c in cards if c.country == "FR" and c.chat_at and c.chat_open_now]
        assert all(cards.index(card) <= cards.index(asleep) for card in awake)


def test_a_crisis_in_britain_is_texted(directory: Directory) -> None:
    first = directory.choose_for("crisis", "GB-EAW", "en", NOW, visitor=WRITES)[0]
    assert first.sms == "85258"


def test_northern_ireland_has_its_own_line(directory: Directory) -> None:
    first = directory.choose_for("domestic_abuse", "GB-NIR", "en", NOW)[0]
    assert first.id == "gb-abuse-6"
    assert "gb-abuse-6" not in {
        c.id for c in directory.choose_for("domestic_abuse", "GB-EAW", "en", NOW, count=2)
    }
