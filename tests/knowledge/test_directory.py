"""What is offered to whom: order, two routes in a crisis, nothing unverified, and the known traps."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.knowledge.calls import FILE, Call, Calls, Confirmed, rows_to_call
from bot.knowledge.cards import Card, CardText
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.gaps import gaps
from bot.knowledge.needs import ANYWHERE, PURPOSES_OF
from bot.knowledge.regions import BEYOND, PARTICIPATING_STATES
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.words import Words

EVERYWHERE = [None, *sorted(PARTICIPATING_STATES), "GB-NIR", "GB-SCT", "GB-ENG", "US-CA", "CA-QC"]
HOURS = [dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC) for day in (24, 28) for hour in (2, 9, 20)]


def rows(directory: Directory) -> dict[str, Resource]:
    return {row.id: row for file in directory.files for row in file.resources}


def phones(cards: list[Card]) -> list[str]:
    return [re.sub(r"\D", "", card.phone or "") for card in cards]


def offered(directory: Directory, need: str, country: str | None) -> set[str]:
    """Digits of every phone that is offered at some hour in some language."""
    return {
        phone
        for moment in HOURS
        for language in ("en", "ru", "fr")
        for phone in phones(directory.choose_for(need, country, language, moment, count=9))
    }


def test_every_state_has_a_file(directory: Directory) -> None:
    assert set(directory.countries) == PARTICIPATING_STATES | BEYOND
    assert directory.resources(ANYWHERE)


@pytest.mark.parametrize(
    ("state", "need", "number"),
    [
        ("AR", "victim", "145"),
        ("AR", "domestic_abuse", "144"),
        ("MX", "report", "8005533000"),
        ("MX", "crisis", "8009112000"),
        ("CO", "child", "141"),
        ("CO", "domestic_abuse", "155"),
        ("PE", "victim", "1818"),
        ("PE", "domestic_abuse", "100"),
        ("NZ", "domestic_abuse", "0800733843"),
        ("NZ", "crisis", "1737"),
        ("AU", "domestic_abuse", "1800737732"),
        ("AU", "crisis", "131114"),
    ],
)
def test_states_beyond_the_osce_have_lines_of_their_own(
    directory: Directory, state: str, need: str, number: str
) -> None:
    emergency = {"AU": "000", "CO": "123", "NZ": "111", "PE": "105"}.get(state, "911")
    assert number in phones(directory.choose_for(need, state, "es", HOURS[0]))
    assert phones(directory.service(state, "police", "es", HOURS[0]))[0] == emergency


def test_low_rows_are_never_shown(directory: Directory) -> None:
    for row in rows(directory).values():
        if row.confidence == "low" or row.source.kind in ("list", "memory"):
            assert not row.show, row.id


def test_what_is_chosen_may_be_shown(directory: Directory) -> None:
    known = rows(directory)
    for need in PURPOSES_OF:
        for country in EVERYWHERE:
            for moment in HOURS:
                for card in directory.choose_for(need, country, "en", moment, count=5):
                    assert known[card.id].show
                    assert known[card.id].access == "open"
                    assert card.audience != "professionals"


@pytest.mark.parametrize("country", EVERYWHERE)
def test_a_crisis_always_has_two_routes(directory: Directory, country: str | None) -> None:
    for moment in HOURS:
        for language in ("en", "de", "ru"):
            cards = directory.choose_for("crisis", country, language, moment)
            assert len(cards) >= 2
            assert any(card.service for card in cards)
            assert cards[0].open_now is not False
            assert len({(card.phone, card.sms, card.url) for card in cards}) == len(cards)
            assert directory.choose(country, "crisis", language, moment, count=1) == cards


def test_a_country_without_a_line_gets_emergency_and_a_finder(
    directory: Directory, noon: dt.datetime
) -> None:
    cards = directory.choose_for("crisis", "TR", "en", noon)
    assert [card.id for card in cards] == ["tr-emergency-12", "int-crisis-3"]


def test_an_unknown_country_gets_both_emergency_numbers_and_a_finder(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    cards = directory.choose_for("crisis", None, "en", noon)
    assert phones(cards)[:2] == ["112", "911"]
    assert cards[2].id == "int-crisis-3"
    assert card_text.render(cards[0], "en").startswith("Emergency in Europe: 112")


def test_open_now_comes_before_closed(directory: Directory) -> None:
    night = dt.datetime(2026, 11, 24, 2, tzinfo=dt.UTC)
    day = dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)
    assert phones(directory.choose_for("crisis", "IT", "it", night))[0] == "112"
    assert phones(directory.choose_for("crisis", "IT", "it", day)) == ["0223272327", "112"]
    assert phones(directory.choose_for("crisis", "EE", "et", night))[0] == "112"
    assert "116123" in phones(directory.choose_for("crisis", "EE", "et", day))


def test_language_decides_between_equal_lines(directory: Directory, noon: dt.datetime) -> None:
    assert phones(directory.choose_for("crisis", "BE", "fr", noon))[0] == "080032123"
    assert phones(directory.choose_for("crisis", "BE", "nl", noon))[0] == "1813"


def test_national_comes_before_international(directory: Directory, noon: dt.datetime) -> None:
    for country in ("SE", "DE", "FR", "IT", "RS"):
        cards = directory.choose_for("victim", country, "en", noon, count=9)
        lines = [card for card in cards if card.open_now is not False and not card.service]
        places = [card.country == ANYWHERE for card in lines]
        assert places == sorted(places)


def test_help_for_buyers_is_never_empty_and_never_about_minors(
    directory: Directory, noon: dt.datetime
) -> None:
    for country in EVERYWHERE:
        cards = directory.choose_for("buyer_help", country, "en", noon, count=9)
        assert cards
        for card in cards:
            assert {"education", "compulsive"} & set(card.purposes)
    stockholm = directory.choose("SE-AB", "buyer_education", "sv", noon)
    assert stockholm[0].name == "KAST Stockholm"
    malmo = directory.choose("SE-M", "buyer_education", "sv", noon, count=9)
    assert malmo[0].name == "Evonhuset (Malmö)"
    assert "KAST Stockholm" not in [card.name for card in malmo]
    assert all(
        "compulsive" in card.purposes
        for card in directory.choose("GB", "compulsive_behaviour", "en", noon, count=9)
    )


def test_local_help_is_for_that_part_only_in_a_crisis(
    directory: Directory, noon: dt.datetime
) -> None:
    assert "08088088000" in offered(directory, "crisis", "GB-NIR")
    assert "08088088000" not in offered(directory, "crisis", "GB-SCT")
    assert "08088088000" not in offered(directory, "crisis", "GB")
    assert "051" not in offered(directory, "crisis", "RU")
    assert directory.choose_for("victim", "GB-WLS", "en", noon, count=9)
    assert "08008083733" in offered(directory, "victim", "GB-WLS")


def test_an_unknown_need_is_an_error(directory: Directory, noon: dt.datetime) -> None:
    with pytest.raises(KeyError):
        directory.choose_for("massage", "SE", "en", noon)


def test_gaps_are_those_that_the_facts_name(directory: Directory) -> None:
    missing: dict[str, set[str]] = {}
    for gap in gaps(directory):
        missing.setdefault(gap.need, set()).add(gap.country)
    assert missing["victim"] == {"AM", "BY", "CO", "NZ", "TJ"}
    assert missing["child"] == {"MX", "SM", "TM", "UZ", "VA"}
    assert len(missing["crisis"]) == 19
    assert {"RU", "FR", "KG", "BY", "TJ"} & missing["report"] == {"RU", "KG", "BY", "TJ"}
    assert "DE" not in missing["report"]


def test_numbers_expire_but_never_the_emergency(directory: Directory) -> None:
    day = dt.timedelta(days=1)
    last = max(row.verified_on for row in rows(directory).values()) + FRESH_DAYS * day
    assert "3114" in phones(directory.choose_for("crisis", "FR", "fr", HOURS[0]))
    for when in (last + day, dt.date(2036, 1, 1)):
        later = dt.datetime.combine(when, dt.time(12), dt.UTC)
        cards = directory.choose_for("crisis", "FR", "fr", later)
        assert "3114" not in phones(cards)
        assert "112" in phones(cards)
        assert len(cards) >= 2
        assert "3114" not in directory.numbers(when)
        assert {row.id for row in directory.expired(when)} == {
            row.id for row in rows_to_call(directory, None)
        }
        for country in directory.countries:
            assert directory.emergency(country, "crisis", "en", later), country
    assert "3114" in directory.numbers()


def test_nothing_has_expired_when_this_was_delivered(directory: Directory) -> None:
    oldest = min(row.verified_on for row in rows(directory).values() if row.show)
    assert directory.expired(oldest + dt.timedelta(days=FRESH_DAYS)) == []


def test_a_number_that_two_people_called_is_shown_again(
    directory: Directory, tmp_path: Path
) -> None:
    today = dt.date(2027, 6, 1)
    later = dt.datetime.combine(today, dt.time(12), dt.UTC)
    kept = Directory(directory.files, is_called=Confirmed(tmp_path))
    assert "3114" not in phones(kept.choose_for("crisis", "FR", "fr", later))
    row = next(row for row in rows(kept).values() if row.phone == "3114")
    calls = Calls()
    for by, is_shown in (("AB", False), ("CD", True)):
        calls = calls.with_call(
            Call(resource=row.id, number="3114", day=today, by=by, language="fr")
        )
        calls.save(tmp_path)
        assert ("3114" in phones(kept.choose_for("crisis", "FR", "fr", later))) is is_shown
    (tmp_path / FILE).write_text("calls: [", encoding="utf-8")
    assert "3114" not in phones(kept.choose_for("crisis", "FR", "fr", later)), "told by `check`"


# The traps: a wrong number can cost a life.


def test_bulgarias_trafficking_line_is_never_a_crisis_line(directory: Directory) -> None:
    assert "080020100" in offered(directory, "report", "BG")
    assert "080020100" not in offered(directory, "crisis", "BG")


def test_georgia_the_country_is_not_georgia_the_us_state(directory: Directory) -> None:
    for need in PURPOSES_OF:
        assert not {
            number for number in offered(directory, need, "GE") if number.startswith("1866")
        }
    assert "116006" in offered(directory, "report", "GE")
    assert "116006" not in offered(directory, "report", "US-GA")


def test_ukraines_116123_is_not_a_crisis_line(directory: Directory) -> None:
    assert "116123" not in offered(directory, "crisis", "UA")
    assert "7333" in offered(directory, "crisis", "UA")


def test_child_lines_of_france_and_italy(directory: Directory) -> None:
    for country, number in (("FR", "119"), ("IT", "19696")):
        assert "116111" not in offered(directory, "child", country)
        assert number in offered(directory, "child", country)


def test_who_tells_the_police_says_so_before_the_number(
    directory: Directory, card_text: CardText, words: Words, noon: dt.datetime, language: str
) -> None:
    for need, country, number in (("child", "TJ", "1313"), ("crisis", "KG", "112")):
        cards = directory.choose_for(need, country, language, noon)
        card = next(card for card in cards if card.phone == number)
        assert card.police_told == "yes"
        for channel in ("web", "sms"):
            text = card_text.render(card, language, channel)
            assert text.startswith(words.text("police_told_yes", language))


def test_us_victims_hear_first_that_the_police_may_be_told(
    directory: Directory, card_text: CardText, noon: dt.datetime
) -> None:
    card = directory.choose_for("victim", "US", "en", noon)[0]
    assert card.phone == "1-888-373-7888"
    assert card_text.render(card, "en", "web").startswith("They may tell the police")


@pytest.mark.parametrize(
    "number",
    [
        "18663472423",  # an immigration-enforcement tip line
        "020390000",  # Sweden: for professionals
        "1401",  # Cyprus: poison control
        "0800801200",  # Romania: at night only, and not verified
        "03003038151",  # Salvation Army UK: retired
        "199284284",  # Telefono Amico: retired
        "016111",  # TOM: retired
        "0825009907",  # France: found nowhere
    ],
)
def test_numbers_that_are_never_shown(directory: Directory, number: str) -> None:
    assert number not in directory.numbers()


def test_116_is_the_ambulance_in_andorra_only(directory: Directory) -> None:
    assert "116" in offered(directory, "crisis", "AD")
    for country in sorted(PARTICIPATING_STATES - {"AD"}):
        assert "116" not in offered(directory, "emergency", country)


def test_albanias_116117_is_a_womens_line(directory: Directory) -> None:
    assert "116117" in offered(directory, "victim", "AL")
    for country in sorted(PARTICIPATING_STATES - {"AL"}):
        for need in PURPOSES_OF:
            assert "116117" not in offered(directory, need, country)


def test_bosnia_has_no_112(directory: Directory) -> None:
    for need in PURPOSES_OF:
        assert "112" not in offered(directory, need, "BA")
    assert offered(directory, "emergency", "BA") == {"122", "124"}
    assert "124" in offered(directory, "crisis", "BA")


def test_azerbaijans_860_is_012860_outside_baku(
    directory: Directory, card_text: CardText, noon: dt.datetime, language: str
) -> None:
    card = directory.choose_for("victim", "AZ", language, noon)[0]
    text = card_text.render(card, language, "web")
    assert "860" in text
    assert "012 860" in text


def test_childhelp_takes_no_reports(directory: Directory) -> None:
    row = rows(directory)["us-child-2"]
    assert row.purposes == ("child",)
    assert "18004224453" not in offered(directory, "csam", "US")


def test_point_de_contact_is_not_offered(directory: Directory, noon: dt.datetime) -> None:
    cards = directory.choose_for("csam", "FR", "fr", noon)
    assert cards[0].id == "fr-extortion-2"
    assert all("pointdecontact" not in (card.url or "") for card in cards)


def test_harmonised_numbers_are_shown_by_the_national_row_only(directory: Directory) -> None:
    for row in directory.resources(ANYWHERE):
        if row.phone and row.phone.startswith("116"):
            assert not row.show, row.id


def test_sexaholics_anonymous_is_not_offered(directory: Directory) -> None:
    assert not rows(directory)["int-csb-3"].show


def test_a_course_that_only_a_court_can_order_is_not_offered(directory: Directory) -> None:
    ordered = [row for row in rows(directory).values() if row.access == "court"]
    assert {"fr-buyer-1", "fr-buyer-2"} <= {row.id for row in ordered}
