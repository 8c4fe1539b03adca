"""Which line comes first: open, near, reachable, in the visitor's language; never by file order."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest

from bot.knowledge.cards import Card
from bot.knowledge.emergency import EmergencyText
from bot.knowledge.needs import (
    ANONYMOUS_FIRST,
    ANYWHERE,
    PURPOSES_OF,
    URGENT,
    Visitor,
)
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.words import Words

STATES = sorted(PARTICIPATING_STATES)
WEEK = [dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC) for day in (27, 29) for hour in (2, 10, 19)]
POLICE_FIRST = sorted(set(URGENT) - {"crisis"})


@pytest.fixture(scope="session")
def emergency(words: Words, directory: Directory) -> EmergencyText:
    return EmergencyText(words, directory)


def rows(directory: Directory) -> dict[str, Resource]:
    return {row.id: row for file in directory.files for row in file.resources}


def lines(cards: list[Card]) -> list[Card]:
    return [card for card in cards if card.service is None]


def by_rank(cards: list[Card], need: str) -> list[Card]:
    """Lines without the one that stands second as it is made for who is exploited, open or not."""
    is_beside = need == "victim" and cards[1:] and cards[0].for_exploited != cards[1].for_exploited
    return lines([cards[0], *cards[2:]] if is_beside else cards)


def is_worse(earlier: Card, later: Card, language: str) -> bool:
    """Whether a card stands before one that every rule of the brief prefers, read from the cards alone."""
    if (earlier.open_now is False) != (later.open_now is False):
        return earlier.open_now is False
    if (earlier.cost == "fee") != (later.cost == "fee"):
        return earlier.cost == "fee"
    if (earlier.country == ANYWHERE) != (later.country == ANYWHERE):
        return earlier.country == ANYWHERE
    reachable = [bool(card.phone or card.sms) for card in (earlier, later)]
    same = (earlier.purposes, earlier.for_exploited) == (later.purposes, later.for_exploited)
    # For who is exploited, at night, what is sure to answer comes before what speaks the language.
    same = same and (not earlier.for_exploited or earlier.open_now == later.open_now)
    if same and reachable[0] != reachable[1]:
        return reachable[1]
    spoken = [language in card.languages for card in (earlier, later)]
    return same and spoken[1] and not spoken[0]


@pytest.mark.parametrize("need", sorted(set(PURPOSES_OF) - {"emergency", "crisis", "extortion"}))
def test_no_worse_line_stands_before_a_better_one(directory: Directory, need: str) -> None:
    known = rows(directory)
    for country in STATES:
        for moment in WEEK:
            for language in ("en", "ru", "fr"):
                cards = by_rank(
                    directory.choose_for(need, country, language, moment, count=99), need
                )
                for earlier, later in itertools.pairwise(cards):
                    if known[earlier.id].area or known[later.id].area:
                        continue
                    assert not is_worse(earlier, later, language), (country, earlier.id, later.id)


@pytest.mark.parametrize("need", sorted(set(PURPOSES_OF) - {"emergency", "crisis", "extortion"}))
def test_what_is_open_comes_before_what_is_closed(directory: Directory, need: str) -> None:
    for country in STATES:
        for moment in WEEK:
            cards = by_rank(directory.choose_for(need, country, "en", moment, count=99), need)
            closed = [card.open_now is False for card in cards]
            assert closed == sorted(closed), (country, moment)


def test_the_order_in_the_files_decides_nothing(directory: Directory) -> None:
    dice = random.Random(18)
    shuffled = Directory(
        file.model_copy(
            update={"resources": tuple(dice.sample(file.resources, len(file.resources)))}
        )
        for file in directory.files
    )
    for need in sorted(set(PURPOSES_OF) - {"emergency"}):
        for country in STATES:
            for moment in WEEK[:3]:
                told, again = (
                    [card.id for card in lines(book.choose_for(need, country, "de", moment))]
                    for book in (directory, shuffled)
                )
                assert told == again, (need, country)


@pytest.mark.parametrize("need", POLICE_FIRST)
def test_violence_and_exploitation_never_lead_to_the_ambulance(
    directory: Directory, need: str
) -> None:
    for country in STATES:
        for moment in WEEK[:2]:
            assert directory.emergency(country, need, "en", moment)[0].service != "ambulance"
            shown = directory.choose_for(need, country, "en", moment)
            assert all(card.service != "ambulance" for card in shown), country


def test_despair_leads_to_the_number_for_all_or_to_the_ambulance(directory: Directory) -> None:
    for country in STATES:
        first = directory.emergency(country, "crisis", "en", WEEK[0])[0]
        assert first.service in ("all", "ambulance"), country
    assert directory.emergency("NO", "crisis", "en", WEEK[0])[0].phone == "113"


@pytest.mark.parametrize(
    ("place", "service", "told"),
    [
        ("GB", "police", "999"),
        ("FR", "police", "17 (police)"),
        ("FR", "all", "112"),
        ("DE", "ambulance", "112"),
        ("BA", "all", "122 (police)"),
        ("BA", "ambulance", "124 (ambulance)"),
        ("RS", "police", "192 (police)"),
        ("TM", "police", "002, or 02 from a landline (police)"),
        ("UA", "all", "112, or 103 from a landline"),
        ("UA", "police", "102 (police)"),
        ("MK", "all", "192 (police)"),
        ("US-OH", "police", "911"),
        (None, "police", "112 (Europe) or 911 (USA, Canada, Mexico)"),
    ],
)
def test_a_number_says_whose_it_is(
    emergency: EmergencyText, place: str | None, service: str, told: str
) -> None:
    assert emergency.emergency_text(place, "en", service, WEEK[0]) == told


def test_every_place_has_an_emergency_number_in_a_sentence(
    emergency: EmergencyText, language: str
) -> None:
    for place in (None, *STATES):
        for service in ("all", "police", "ambulance"):
            text = emergency.emergency_text(place, language, service, WEEK[0])
            assert any(letter.isdigit() for letter in text)
            assert "{" not in text


def test_a_blackmailed_visitor_gets_help_and_never_a_directive(directory: Directory) -> None:
    for country in STATES:
        for moment in WEEK:
            cards = directory.choose_for("extortion", country, "en", moment)
            assert cards[0].country == country
            assert all("eur-lex" not in (card.url or "") for card in cards)
    anywhere = directory.choose_for("extortion", None, "en", WEEK[0])
    assert anywhere[0].name == "StopNCII"


def test_who_fears_to_hurt_somebody_gets_a_line_made_for_that(directory: Directory) -> None:
    noon = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    for country, name in (("GB", "Respect Phoneline"), ("FR", "Ne frappez pas, appelez")):
        assert directory.choose_for("violence", country, "en", noon)[0].name == name
    assert directory.choose_for("violence", "PL", "en", noon)[0].service == "police"


def test_what_costs_money_or_is_for_offenders_is_no_standard_line_for_buyers(
    directory: Directory,
) -> None:
    for country in STATES:
        for language in ("en", "de", "it"):
            cards = directory.choose_for("buyer_help", country, language, WEEK[0], count=99)
            assert cards[0].cost != "fee", country
            assert {"StopSO", "CIPM (Milano)"}.isdisjoint(card.name for card in cards)
            if country not in ("CA", "US"):
                assert all(not (card.phone or "").startswith("+1") for card in cards), country


def test_a_text_of_law_is_no_legal_aid(directory: Directory) -> None:
    for country in STATES:
        cards = directory.choose_for("legal", country, "en", WEEK[0], count=99)
        assert all("eur-lex" not in (card.url or "") for card in cards)


@pytest.mark.parametrize(
    ("need", "country", "phones"),
    [
        ("victim", "BE", "078 05 58 00"),
        ("report", "BE", "078 05 58 00"),
        ("victim", "IT", "800 290 290"),
        ("crisis", "FR", "3114 112"),
        ("crisis", "GB-NIR", "0808 808 8000"),
        ("crisis", "AT", "142"),
        ("crisis", "IE", "116 123"),
        ("domestic_abuse", "DE", "116 016"),
        ("domestic_abuse", "GB-ENG", "0808 200 0247"),
    ],
)
def test_lines_that_talks_missed_come_first(
    directory: Directory, need: str, country: str, phones: str
) -> None:
    """By day and by night: each of them answers at any hour."""
    for moment in WEEK:
        language = "fr" if country == "FR" else "en"
        cards = directory.choose_for(need, country, language, moment)
        shown = " ".join(card.phone or card.sms or "" for card in cards)
        assert phones in shown, moment


def test_a_foreign_page_never_takes_the_place_of_the_police(directory: Directory) -> None:
    for need in ("report", "victim"):
        for country in STATES:
            cards = directory.choose_for(need, country, "en", WEEK[0], count=9)
            kinds = ["police" if card.service else card.country for card in cards]
            assert ANYWHERE not in kinds[: kinds.index("police")], country


def test_a_seller_of_sixteen_is_reported_to_who_takes_reports(directory: Directory) -> None:
    cards = directory.choose_for("child_report", "US", "en", WEEK[1], count=9)
    assert cards[0].name == "NCMEC CyberTipline"
    assert all("Childhelp" not in (card.name or "") for card in cards)
    assert any(
        "Childhelp" in (card.name or "")
        for card in directory.choose_for("child", "US", "en", WEEK[1])
    )


def test_the_part_of_a_state_has_its_own_line_first(directory: Directory) -> None:
    cards = directory.choose_for("crisis", "GB-NIR", "en", WEEK[0])
    assert cards[0].phone == "0808 808 8000"
    assert directory.choose_for("crisis", "GB-SCT", "en", WEEK[0])[0].phone == "116 123"
    scots = directory.choose_for("domestic_abuse", "GB-SCT", "en", WEEK[0], count=9)
    assert all(card.id != "gb-abuse-1" for card in scots)


def test_lines_for_men_and_for_women_go_to_them(directory: Directory) -> None:
    noon = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    for gender, other in (("man", "women"), ("woman", "men")):
        for country in STATES:
            cards = directory.choose_for(
                "domestic_abuse", country, "en", noon, count=9, visitor=Visitor(gender=gender)
            )
            assert all(card.audience != other for card in cards)
    man = directory.choose_for("domestic_abuse", "IE", "en", noon, visitor=Visitor(gender="man"))
    assert man[0].name == "Male Advice Line"


def test_a_child_is_not_sent_to_a_line_for_adults(directory: Directory) -> None:
    for country in STATES:
        cards = directory.choose_for(
            "extortion", country, "en", WEEK[1], count=9, visitor=Visitor(role="child")
        )
        assert all(card.audience != "adults" for card in cards)


def test_who_fears_to_be_known_gets_a_nameless_line_first_among_equals(
    directory: Directory,
) -> None:
    known = rows(directory)
    for need in ANONYMOUS_FIRST:
        for country in STATES:
            cards = lines(directory.choose_for(need, country, "ja", WEEK[1], count=99))
            for earlier, later in itertools.pairwise(cards):
                alike = [
                    (
                        card.open_now,
                        card.country,
                        bool(card.phone),
                        card.audience,
                        [purpose in card.purposes for purpose in PURPOSES_OF[need]],
                        known[card.id].area,
                        known[card.id].buyers_welcome,
                        card.for_exploited,
                    )
                    for card in (earlier, later)
                ]
                if alike[0] == alike[1]:
                    assert not (earlier.anonymous != "yes" and later.anonymous == "yes"), country


def test_buyers_who_report_come_first_to_who_invites_them(directory: Directory) -> None:
    noon = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    buyer = Visitor(role="buyer")
    assert directory.choose_for("report", "AT", "de", noon, visitor=buyer)[0].id == "at-report-1"


def test_no_line_for_women_or_men_is_shown_to_a_child(directory: Directory) -> None:
    child = Visitor(role="child")
    for need in ("victim", "domestic_abuse", "child"):
        found = directory.choose_for(need, "DE", "de", WEEK[0], count=9, visitor=child)
        assert not {card.audience for card in found} & {"women", "men", "adults"}


def test_who_is_lonely_is_shown_who_listens_and_no_line_against_suicide(
    directory: Directory,
) -> None:
    assert directory.choose_for("listening", "FR", "fr", WEEK[0])[0].phone == "09 72 39 40 50"
    assert directory.choose_for("listening", "ES", "es", WEEK[0])[0].phone == "717 00 37 17"


def test_pictures_of_a_child_and_of_an_adult_have_each_their_service(directory: Directory) -> None:
    names = {
        role: [
            card.name
            for card in directory.choose_for(
                "take_down", "DE", "de", WEEK[0], visitor=Visitor(role=role)
            )
        ]
        for role in ("child", "buyer")
    }
    assert names["child"] == ["Take It Down"]
    assert names["buyer"][0] == "StopNCII"


@pytest.mark.parametrize(
    ("need", "state", "first"),
    [
        ("domestic_abuse", "GB", "gb-abuse-1"),
        ("domestic_abuse", "DE", "de-victim-1"),
        ("victim", "DE", "de-victim-1"),
        ("victim", "FR", "fr-victim-3"),
    ],
)
def test_a_line_for_women_is_no_strangers_where_most_are_women(
    directory: Directory, need: str, state: str, first: str
) -> None:
    noon = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    visitor = Visitor(role="exploited")
    language = {"GB": "en", "FR": "fr"}.get(state, "de")
    assert directory.choose_for(need, state, language, noon, visitor=visitor)[0].id == first
    man = directory.choose_for(need, state, language, noon, visitor=Visitor(gender="man"))
    assert all(card.audience != "women" for card in man)


def test_childline_is_written_to_day_and_night(directory: Directory) -> None:
    noon = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    child = directory.choose_for("child", "GB", "en", noon, visitor=Visitor(role="child"))[0]
    assert child.name == "Childline"
    assert child.open_now
    assert child.chat


WORKDAY = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
SUNDAY_NIGHT = dt.datetime(2026, 11, 29, 2, tzinfo=dt.UTC)


@pytest.mark.parametrize("moment", [*WEEK, WORKDAY, SUNDAY_NIGHT])
def test_who_is_exploited_is_shown_a_line_of_their_own_and_one_that_answers(
    directory: Directory, moment: dt.datetime
) -> None:
    """Of the first two (three where the emergency number is one), if the State has both."""
    for country in STATES:
        every = lines(directory.choose_for("victim", country, "en", moment, count=99))
        own = [card for card in every if card.country == country and not card.is_elsewhere]
        first = directory.choose_for("victim", country, "en", moment, count=3)
        shown = [card for card in first if card.service is None][:2]
        if any(card.for_exploited for card in own):
            assert any(card.for_exploited for card in shown), (country, moment)
        reached = [card for card in own if card.phone or card.sms]
        if any(card.open_now for card in reached):
            assert any(card.open_now for card in shown if card.phone or card.sms), country
        else:
            unsure = first[0].service or any(card.open_now is None for card in reached)
            assert unsure, (country, moment)


@pytest.mark.parametrize(
    ("state", "moment", "first", "second"),
    [
        ("FR", WORKDAY, "fr-victim-3", "fr-victim-4"),
        ("DK", WORKDAY, "dk-report-1", "dk-victim-1"),
        ("DK", SUNDAY_NIGHT, "dk-victim-1", "dk-report-1"),
        ("SK", SUNDAY_NIGHT, "sk-victim-1", "sk-report-1"),
        ("FI", WORKDAY, "fi-report-1", "fi-victim-2"),
        ("NL", SUNDAY_NIGHT, "nl-emergency-11", "nl-victim-1"),
        ("LV", SUNDAY_NIGHT, "lv-emergency-11", "lv-report-1"),
        ("KG", SUNDAY_NIGHT, "kg-emergency-11", "kg-victim-2"),
        ("RU", SUNDAY_NIGHT, "ru-victim-2", "ru-emergency-11"),
    ],
)
def test_by_night_what_is_sure_to_answer_stands_before_an_office(
    directory: Directory, state: str, moment: dt.datetime, first: str, second: str
) -> None:
    shown = directory.choose_for("victim", state, "en", moment, visitor=Visitor(role="exploited"))
    assert [card.id for card in shown] == [first, second]
