"""Cards as text: short, complete in every language, and every digit from a reviewed row."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from bot.knowledge.cards import Card, CardText
from bot.knowledge.needs import PURPOSES_OF
from bot.knowledge.phone_numbers import international, national
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Directory
from bot.words import Words

PHONE = re.compile(r"(?<!\w)\+?\d[\d ()–-]*\d")
HOURS = re.compile(r"\d\d:\d\d–\d\d:\d\d|24/7")
MONEY = re.compile(
    r"(?:CA\$|€|£|\$|CAD |GBP |EUR )\s?[\d.,  ]+|[\d.,  ]+\s?(?:€|£|\$|CA\$|\$CA|£GB|CAD|GBP|EUR)"
)


def cards(directory: Directory, now: dt.datetime, language: str) -> list[Card]:
    found = {}
    for need in PURPOSES_OF:
        for country in [None, *sorted(PARTICIPATING_STATES), "GB-NIR"]:
            for card in directory.choose_for(need, country, language, now, count=9):
                found[card.id, card.service] = card
    return list(found.values())


def test_every_card_in_every_language(
    directory: Directory, card_text: CardText, language: str, noon: dt.datetime
) -> None:
    for card in cards(directory, noon, language):
        web = card_text.render(card, language, "web")
        sms = card_text.render(card, language, "sms")
        assert 1 <= len(web.splitlines()) <= 3, web
        assert len(sms.splitlines()) == 1, sms
        assert "{" not in web + sms


def test_every_digit_is_in_the_reviewed_table(
    directory: Directory, card_text: CardText, language: str, noon: dt.datetime
) -> None:
    known = directory.numbers(noon.date())
    for card in cards(directory, noon, language):
        for channel in ("web", "sms"):
            text = card_text.render(card, language, channel)
            text = re.sub(r"https?://\S+", "", text)
            text = MONEY.sub("", HOURS.sub("", text)) if card.fee else HOURS.sub("", text)
            for found in PHONE.findall(text):
                assert re.sub(r"\D", "", found) in known, (card.id, text)


def test_a_text_message_begins_with_the_number(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    for card in cards(directory, noon, "en"):
        if card.phone and not card.police_first:
            assert card_text.render(card, "en", "sms").startswith(card.phone)


@pytest.mark.parametrize(
    ("digits", "country", "written"),
    [
        ("116006", "EE", "116 006"),
        ("18883737888", "US", "1-888-373-7888"),
        ("080020100", "BG", "0800 20 100"),
        ("800290290", "IT", "800 290 290"),
        ("08001111", "GB", "0800 1111"),
        ("012860", "AZ", "012 860"),
        ("1411", "PT", "1411"),
        ("02", "TM", "02"),
        ("+4367761343434", "AT", "+43 677 61343434"),
        ("988", "US", "988"),
    ],
)
def test_numbers_are_written_as_people_write_them(digits: str, country: str, written: str) -> None:
    assert national(digits, country) == written


def test_no_digit_changes_in_writing(directory: Directory) -> None:
    for file in directory.files:
        for row in file.resources:
            for number in (row.phone, row.sms):
                if number:
                    assert re.sub(r"\D", "", national(number, file.country)) == number.strip("+")
            if row.phone_international:
                written = international(row.phone_international) or ""
                assert re.sub(r"\D", "", written) == row.phone_international.strip("+")


def test_a_number_from_abroad_stands_beside_the_national_one(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    card = directory.choose_for("report", "BE", "en", noon)[0]
    assert "078" in (card.phone or "")
    assert "from abroad +32 78 05 58 00" in card_text.render(card, "en", "web")


def test_names_hold_no_digits(directory: Directory) -> None:
    """Digits beside the number would read as part of it."""
    for file in directory.files:
        for row in file.resources:
            if row.show and (row.phone or row.sms):
                assert not re.search(r"\b\d", row.name or ""), row.id


def test_what_a_card_says(directory: Directory, card_text: CardText, noon: dt.datetime) -> None:
    samaritans = directory.choose_for("crisis", "GB", "en", noon)[0]
    assert card_text.render(samaritans, "en", "web") == (
        "Samaritans: 116 123\nto talk to somebody · 24/7 · free\nhttps://www.samaritans.org/"
    )
    assert card_text.render(samaritans, "en", "sms") == "116 123 Samaritans (24/7)"
    shut = dataclasses.replace(samaritans, open_now=False)
    assert "closed now" in card_text.render(shut, "en", "web")
    elsewhere = card_text.render(directory.choose_for("crisis", "PL", "en", noon)[0], "en", "web")
    assert "Polish" in elsewhere


def test_a_line_that_is_closed_says_so_each_time(
    directory: Directory, card_text: CardText, language: str, words: Words
) -> None:
    """Who is shown a number again at night rings a tape, unless it says so again."""
    shut = directory.card("it-crisis-1", language, dt.datetime(2026, 11, 28, 4, tzinfo=dt.UTC))
    assert shut is not None
    closed = words.text("hours_closed", language)
    read_along = dataclasses.replace(shut, is_discreet=True)
    for told in (
        card_text.render(shut, language, "web"),
        card_text.render(shut, language, "sms"),
        card_text.reminder(shut, language),
        card_text.reminder(read_along, language),
    ):
        assert closed in told
    awake = dataclasses.replace(shut, open_now=True)
    assert closed not in card_text.reminder(awake, language)


def test_no_line_stands_without_its_name(
    directory: Directory, card_text: CardText, language: str, noon: dt.datetime
) -> None:
    """Nobody rings, or writes to, somebody unknown, unless another reads along; then no page is shown."""
    for card in cards(directory, noon, language):
        for told in (
            card_text.render(card, language, "web"),
            card_text.render(card, language, "sms"),
            card_text.reminder(card, language),
        ):
            assert card_text.name(card, language) in told
        read_along = dataclasses.replace(card, is_discreet=True)
        assert not (card.phone and "http" in card_text.render(read_along, language))


def test_a_page_that_is_a_chat_is_said_to_be_one(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    chat = directory.card("ru-child-2", "ru", noon)
    assert chat is not None
    assert card_text.render(chat, "ru").startswith("Помощь рядом: чат на https://pomoschryadom.ru/")


def test_what_is_unknown_is_shown_as_nothing(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    """Neither as a promise nor as a remark: only who asks for the hours hears that nobody wrote them down."""
    ruhama = directory.card("ie-victim-1", "en", noon)
    assert ruhama is not None
    assert ruhama.open_now is None
    assert (
        card_text.render(ruhama, "en", "web")
        == "Ruhama: +353 1 836 0292\nfor victims · normal call rate · for women\nhttps://www.ruhama.ie/"
    )
