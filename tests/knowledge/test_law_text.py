"""Every law in every language: complete, honest about what is not verified, no digit from nowhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bot.knowledge import formats
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.law_schema import Law
from bot.knowledge.law_sentences import DIRECTIVE_DUE, LAWS_ONLINE, MOST, chosen_phrases
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.regions import EU_STATES, PARTICIPATING_STATES, US_STATES
from bot.words import Words

MINOR_AGE = "18"


def digits(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def reviewed_digits(law: Law, language: str) -> set[str]:
    """Every digit that a text about this law may hold."""
    allowed = digits(
        " ".join(
            (
                law.statute or "",
                law.source.title,
                LAWS_ONLINE,
                formats.day(law.verified_on, language),
                formats.day(DIRECTIVE_DUE, language),
                MINOR_AGE,
            )
        )
    )
    for offence in law.offences:
        if offence.penalty:
            penalty = offence.penalty
            for fine in (penalty.fine_min, penalty.fine_max, penalty.fine_first_max):
                if fine is not None and penalty.currency:
                    allowed |= digits(formats.money(fine, penalty.currency, language))
            for months in (penalty.prison_min_months, penalty.prison_max_months):
                if months is not None:
                    allowed |= digits(formats.duration(months, language))
    if law.minors.prison_max_months:
        allowed |= digits(formats.duration(law.minors.prison_max_months, language))
    return allowed


def test_every_participating_state_has_a_law(book: LawBook) -> None:
    assert set(book.states) == PARTICIPATING_STATES
    assert len(PARTICIPATING_STATES) == 57


def test_every_law_is_told_in_every_language(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in [*book.codes, *sorted(US_STATES)]:
        answer = law_text.render(code, language, today)
        told, _, source_line = answer.text.partition("\n")
        assert told, code
        assert source_line, code
        assert "{" not in answer.text, code
        assert len(chosen_phrases(book.get(code))) <= MOST


def test_no_digit_comes_from_nowhere(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in book.codes:
        law = book.get(code)
        strange = digits(law_text.render(code, language, today).text) - reviewed_digits(
            law, language
        )
        assert not strange, (code, strange)


def test_no_law_is_called_legal_or_allowed(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    for code in book.codes:
        text = law_text.render(code, "en", today).text.replace("not legal advice", "")
        assert not re.search(r"\b(legal|lawful|permitted)\b", text), code
        assert "allowed" not in text.replace("do not take it as allowed", "").replace(
            "no such house is allowed", ""
        ), code


def test_an_unverified_law_says_so_and_states_nothing(
    book: LawBook, law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    for code in book.codes:
        law = book.get(code)
        if law.confidence != "low":
            continue
        answer = law_text.render(code, language, today)
        assert words.text("law_crime_everywhere", language) in answer.text
        assert LAWS_ONLINE in answer.text
        assert answer.statute is None
        assert answer.penalty is None
        assert not answer.approaches


def test_a_medium_law_without_offence_says_that_none_was_found(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    none_found = [
        code
        for code in book.codes
        if book.get(code).confidence == "medium" and book.get(code).approaches == ("none",)
    ]
    assert none_found
    for code in none_found:
        assert law_text.render(code, "en", today).text.startswith("We found no law"), code


def test_where_nothing_forbids_it_the_crimes_and_the_harm_follow(book: LawBook) -> None:
    for code in book.codes:
        law = book.get(code)
        if law.buying != "lawful" or law.confidence == "low":
            continue
        keys = [phrase.key for phrase in chosen_phrases(law)]
        assert keys[0].startswith("law_only_"), code
        assert {"law_harm", "law_directive"} & set(keys), code


def test_the_directive_is_told_where_transposition_is_unverified(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    unverified = {code for code in book.states if book.get(code).directive == "unverified"}
    assert unverified == {"AT", "BE", "CZ", "DE", "ES", "IT", "PL", "SK"}
    for code in unverified:
        assert "15 July 2026" in law_text.render(code, "en", today).text
    assert book.get("DK").directive == "not_bound"
    bound = {code for code in book.states if book.get(code).directive != "not_bound"}
    assert bound == EU_STATES - {"DK"}


def test_a_verified_offence_is_told_with_its_statute(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in book.codes:
        law = book.get(code)
        if law.confidence != "low" and law.statute:
            assert law.statute.rstrip(".") in law_text.render(code, language, today).text, code


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("FR", "€1,500"),
        ("RS", "RSD 50,000"),
        ("GB-SCT", "£1,000"),
        ("CA", "CA$500"),
        ("SE", "up to 1 year"),
        ("NL", "up to 4 years"),
        ("GR", "at least 3 years"),
        ("LU", "6 months"),
        ("US-ME", "$1,000"),
    ],
)
def test_penalties_are_the_laws_own(
    law_text: LawText, today: dt.date, code: str, piece: str
) -> None:
    assert piece in (law_text.render(code, "en", today).penalty or "")


def test_first_fines_come_before_the_maximum(law_text: LawText, today: dt.date) -> None:
    assert law_text.render("IE", "en", today).penalty == (
        "The fine can be up to €500 the first time, and up to €1,000 if it happens again."
    )


def test_parts_of_a_state(book: LawBook, law_text: LawText, today: dt.date) -> None:
    assert book.parts("GB") == ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")
    assert book.parts("US") == ("US-ME", "US-NV", "US-TX")
    assert book.parts("SE") == ()
    assert law_text.render("GB", "en", today).needs_subdivision
    assert law_text.render("GB", "en", today).text.count("?") == 1
    assert not law_text.render("GB-NIR", "en", today).needs_subdivision
    assert "in England " in law_text.render("GB-ENG", "en", today).text
    assert book.get("GB-ENG").offences == book.get("GB-WLS").offences


def test_a_us_state_without_its_own_row_has_the_rule_of_most(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    answer = law_text.render("US-CA", "en", today)
    assert answer.jurisdiction == "US-CA"
    assert "in California" in answer.text
    assert book.get("US-CA").buying == "criminal"
    assert book.get("US-GA").offences == book.get("US-*").offences
    assert "country of Georgia" not in law_text.render("US-GA", "en", today).text


def test_other_parts_have_the_rule_of_their_state(book: LawBook) -> None:
    assert book.get("CA-QC").code == "CA"
    assert book.get("US-PR").code == "US"
    assert book.get("DE-BY").code == "DE"


def test_an_unknown_place_is_an_error(book: LawBook) -> None:
    for code in ("XX", "BR", "", "XX-YY"):
        with pytest.raises(KeyError):
            book.get(code)


def test_staleness(book: LawBook, law_text: LawText, today: dt.date) -> None:
    assert book.stale(today) == []
    later = dt.date(2027, 11, 25)
    assert {law.code for law in book.stale(later)} >= {"SE", "GB-NIR"}
    answer = law_text.render("SE", "en", later)
    assert answer.is_stale
    assert "24 November 2026" in answer.text


def test_the_typology_has_one_sentence_each(law_text: LawText, language: str) -> None:
    for approach in (
        "knowing_use",
        "strict_liability",
        "all_purchase",
        "indirect",
        "none",
        "minors",
        "platforms",
    ):
        assert law_text.approach(approach, language).endswith(".")


def test_every_place_has_a_name_and_a_preposition(words: Words, language: str) -> None:
    places = PlaceNames(words)
    for code in [*sorted(PARTICIPATING_STATES), *sorted(US_STATES), "GB-ENG", "GB-NIR", "US-*"]:
        assert places.name(code, language)
        assert places.inside(code, language)
    assert places.name("DE", "fr") == "Allemagne"
    with pytest.raises(KeyError):
        places.inside("XX", language)
