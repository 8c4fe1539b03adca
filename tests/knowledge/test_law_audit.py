"""An audit of all that is told of the law, in six languages, against the tables as they were gathered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bot.knowledge.law import LawBook, LawText
from bot.words import Words
from tests.knowledge.audit_law import (
    CITIES,
    LONGER_BELOW,
    is_year,
    local_rows,
    numbers_in,
    rows,
    states_with_local_rules,
    term,
)

AGE = 18
DIRECTIVE = {15, 2026}
MOST_WORDS = 60
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def texts(law_text: LawText, language: str, today: dt.date) -> Iterator[tuple[str, str, str]]:
    """Code, sentences and line of the source of every row and place."""
    for code in (*rows(), *local_rows()):
        sentences, _, source = law_text.render(code, language, today).text.partition("\n")
        yield code, sentences, source


def every_way(law_text: LawText, code: str, language: str, today: dt.date) -> Iterator[str]:
    """All that is told of a law, one way after the other: first, again, a third time, compared, as a risk."""
    yield law_text.render(code, language, today).text
    yield law_text.again(code, language)
    yield law_text.brief(code, language)
    yield law_text.beside_another(code, language)
    yield law_text.risk_text(code, language, today)


def opening(words: Words, key: str, language: str) -> str:
    """How a sentence begins, before anything is filled in."""
    return words.variations(key, language)[0].text.partition("{")[0].strip()


def ending(words: Words, key: str, language: str) -> str:
    """How a sentence ends, behind everything that is filled in; a full stop may become a colon."""
    return words.variations(key, language)[0].text.rpartition("}")[2].strip(" .")


def test_the_tables_have_every_state_and_place(book: LawBook) -> None:
    assert {code for code in rows() if "-" not in code} == set(book.states) - {"GB"}
    assert len(local_rows()) == len(CITIES)
    assert set(local_rows()) <= set(book.local_codes)


def test_every_text_has_the_rule_on_minors_a_link_and_is_short(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code in (*rows(), *local_rows()):
        for text in every_way(law_text, code, language, today):
            sentences = re.sub(r"https?://\S+", "", text.partition("\n")[0])
            assert "http" in text, (code, text)
            assert AGE in numbers_in(sentences), (code, text)
            assert len(WORD.findall(sentences)) <= MOST_WORDS, (code, text)


def test_every_text_links_to_the_official_text(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code, sentences, source in texts(law_text, language, today):
        links = re.findall(r"https?://\S+", f"{sentences} {source}")
        assert links, code
        if code in rows() and rows()[code].url:
            assert any(link.startswith(rows()[code].url) for link in links), code


def test_we_found_no_law_never_opens_where_a_place_punishes(
    law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    no_law = opening(words, "law_none", language)
    assert len(no_law) > 5
    for code, sentences, _ in texts(law_text, language, today):
        if code.partition("-")[0] in states_with_local_rules() or code in local_rows():
            assert not sentences.startswith(no_law), code


def test_no_number_is_told_that_the_table_does_not_have(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code, sentences, _ in texts(law_text, language, today):
        local = local_rows().get(code)
        row = rows()[local.state if local else code]
        known = {*row.ages, *row.fines, *map(term, row.prison | row.minors), *row.further}
        known |= (local.penalty | {int(local.year)}) if local else set()
        known |= DIRECTIVE if row.is_obliged else set()
        strange = set(numbers_in(re.sub(r"https?://\S+", "", sentences))) - known
        assert {n for n in strange if not is_year(n)} == set(), (code, sentences)


def test_the_penalty_and_the_term_for_minors_are_told(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code, row in rows().items():
        if row.is_low:
            continue
        told = set(numbers_in(law_text.render(code, language, today).text.partition("\n")[0]))
        assert set(map(term, row.minors)) <= told, code
        penalty = {*row.fines, *map(term, row.prison)}
        assert not penalty or penalty & told, code


def test_the_age_below_which_a_term_is_longer_is_told(
    law_text: LawText, book: LawBook, language: str, today: dt.date
) -> None:
    for code, row in rows().items():
        if row.is_low or not row.minors:
            continue
        assert book.get(code).minors.longer_below == LONGER_BELOW.get(code), code
        told = set(numbers_in(law_text.render(code, language, today).text.partition("\n")[0]))
        assert row.ages <= told, code


def test_a_rule_of_a_place_is_told_with_its_year_and_before_the_state(
    law_text: LawText, book: LawBook, words: Words, language: str, today: dt.date
) -> None:
    for code, local in local_rows().items():
        text = law_text.render(code, language, today).text
        first = re.split(r"(?<=[.!?])\s", text)[0]
        assert words.text(f"in_{code}", language) in first, (code, first)
        assert int(local.year) in numbers_in(text), code


def test_what_is_told_again_and_as_a_risk_keeps_the_terms(
    law_text: LawText, language: str, today: dt.date
) -> None:
    """No term of prison that the first answer told is left out; three are too long for their second half."""
    too_long = {"LU", "GB-EAW", "ES"}
    for code, row in rows().items():
        if row.is_low or code in too_long:
            continue
        first = set(numbers_in(law_text.render(code, language, today).text.partition("\n")[0]))
        kept = set(map(term, row.minors | row.prison)) & first
        for text in (law_text.again(code, language), law_text.risk_text(code, language, today)):
            assert kept <= set(numbers_in(text)), (code, text)


def test_an_unverified_law_states_nothing_on_adults(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code, row in rows().items():
        if row.is_low:
            answer = law_text.render(code, language, today)
            sentences = re.sub(r"https?://\S+", "", answer.text.partition("\n")[0])
            assert set(numbers_in(sentences)) == {AGE}, code
            assert answer.statute is None
            assert answer.penalty is None


def test_no_text_contradicts_itself(
    law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    """Where every purchase is punished no law is missing; a duty is told where no law is known, alone."""
    missing = [opening(words, key, language) for key in ("law_none", "law_no_other")]
    duty = ending(words, "law_directive", language)
    crime = ending(words, "law_any_purchase", language)
    assert min(len(duty), len(crime)) > 10
    for code, sentences, _ in texts(law_text, language, today):
        row = rows()[code if code in rows() else code.partition("-")[0]]
        told_missing = any(
            re.search(rf"{re.escape(start)}", sentences, re.IGNORECASE) for start in missing
        )
        if row.punishes_all:
            assert not told_missing, code
            assert duty not in sentences, code
        if told_missing:
            assert crime not in sentences, code
        if not row.is_obliged:
            assert duty not in sentences, code


def test_what_a_buyer_risks_has_no_other_numbers(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code in (*rows(), *local_rows()):
        text = re.sub(r"https?://\S+", "", law_text.risk_text(code, language, today))
        local = local_rows().get(code)
        row = rows()[local.state if local else code]
        if row.is_low:
            assert set(numbers_in(text)) == {AGE}, code
            continue
        known = {*row.ages, *row.fines, *map(term, row.prison | row.minors), *row.further}
        known |= set(local.penalty) if local else set()
        known |= DIRECTIVE if row.is_obliged else set()
        known |= row.enforcement
        strange = {n for n in numbers_in(text) if not is_year(n)} - known
        assert strange == set(), (code, text)


def test_every_unverified_law_names_the_text_that_would_settle_it(book: LawBook) -> None:
    low = {code for code, row in rows().items() if row.is_low}
    assert len(low) == 8
    assert all(len(book.get(code).settled_by) > 80 for code in low)
    assert not any(book.get(code).settled_by for code in book.codes if code not in low)
