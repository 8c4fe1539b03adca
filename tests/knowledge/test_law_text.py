"""Every law in every language: short, complete, honest about what is not verified, no digit from nowhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bot.knowledge import formats
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.law_schema import Law
from bot.knowledge.law_sentences import (
    DIRECTIVE_DUE,
    LAWS_ONLINE,
    LONGER,
    MOST,
    MOST_WORDS,
    chosen_sentences,
)
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.regions import EU_STATES, PARTICIPATING_STATES, US_STATES
from bot.words import Words

MINOR_AGE = "18"
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def everywhere(book: LawBook) -> list[str]:
    return [*book.codes, *book.local_codes, *sorted(US_STATES), "US-DC"]


def told(law_text: LawText, code: str, language: str, today: dt.date) -> str:
    """The answer without the line of its source."""
    return law_text.render(code, language, today).text.partition("\n")[0]


def every_way(law_text: LawText, code: str, language: str, today: dt.date) -> tuple[str, ...]:
    """All that is told of a law with its terms: first, again, a third time, compared, as a risk."""
    return (
        told(law_text, code, language, today),
        law_text.again(code, language),
        law_text.brief(code, language),
        law_text.beside_another(code, language),
        law_text.risk_text(code, language, today),
    )


def digits(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def reviewed_digits(law: Law, language: str) -> set[str]:
    """Every digit that the sentences about this law may hold."""
    penalties = [o.penalty for o in (*law.offences, *law.further) if o.penalty]
    terms = [law.minors.prison_min_months, law.minors.prison_max_months]
    sums: list[tuple[int | None, str]] = []
    for penalty in penalties:
        terms += [penalty.prison_min_months, penalty.prison_max_months]
        fines = (penalty.fine_min, penalty.fine_max, penalty.fine_first_max)
        sums += [(fine, penalty.currency or "") for fine in fines]
    if law.local is not None:
        sums += [(fine, law.local.currency) for fine in (law.local.fine_min, law.local.fine_max)]
    age = str(law.minors.longer_below or "")
    told = [formats.day(DIRECTIVE_DUE, language), MINOR_AGE, age, law.text_date, law.official_url]
    told += [formats.duration(months, language) for months in terms if months]
    told += [formats.money(fine, currency, language) for fine, currency in sums if fine]
    told += [law.local.text_date] if law.local else []
    return digits(" ".join(text for text in told if text))


def test_every_participating_state_has_a_law(book: LawBook) -> None:
    assert set(book.states) == PARTICIPATING_STATES
    assert len(PARTICIPATING_STATES) == 57


def test_every_law_is_told_in_three_sentences_and_sixty_words(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in everywhere(book):
        answer = law_text.render(code, language, today)
        sentences, _, source_line = answer.text.partition("\n")
        assert source_line, code
        assert "{" not in answer.text, code
        assert len(chosen_sentences(book.get(code))) <= MOST, code
        assert len(WORD.findall(re.sub(r"https?://\S+", "", sentences))) <= MOST_WORDS, code


def test_the_rule_on_minors_is_in_every_answer(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in everywhere(book):
        assert MINOR_AGE in told(law_text, code, language, today), code
        law = book.get(code)
        keys = [phrase.key for sentence in chosen_sentences(law) for phrase in sentence]
        assert any("minors" in key for key in keys), code
        for months in (law.minors.prison_min_months, law.minors.prison_max_months):
            if months:
                text = told(law_text, code, language, today)
                assert formats.duration(months, language) in text, code


def test_a_term_that_is_longer_for_the_younger_is_never_told_of_everybody_under_18(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in everywhere(book):
        minors = book.get(code).minors
        if minors.prison_min_months or minors.prison_max_months:
            keys = [one.key for told in chosen_sentences(book.get(code)) for one in told]
            assert (LONGER in keys) == (minors.longer_below is not None), code
            if minors.longer_below is not None:
                for told in every_way(law_text, code, language, today):
                    after = re.split(r"\b18\b", told)
                    assert len(after) == 1 or re.search(
                        rf"\b{minors.longer_below}\b", " ".join(after[1:])
                    ), (code, told)


LONGER_IN_ENGLAND = {
    "en": "With anyone under 18: up to 7 years in prison, more under 16.",
    "de": "Bei Personen unter 18: bis zu 7 Jahre Gefängnis, unter 16 mehr.",
    "fr": "Avec des moins de 18 ans : jusqu’à 7 ans de prison, davantage avant 16 ans.",
    "es": "Con menores de 18 años: hasta 7 años de prisión, más con menores de 16.",
    "it": "Con minori di 18 anni: fino a 7 anni di carcere, di più sotto i 16.",
    "ru": "Если человеку нет 18 лет — лишение свободы, максимум 7 лет, а если нет и 16 — больше.",
}
"""Section 47 of the Sexual Offences Act 2003: 7 years for 16 and 17, 14 under 16, life under 13."""

LONGER_IN_SPAIN = {
    "en": "With under-18s: 1 year to 4 years in prison, more under 16.",
    "de": "Bei Personen unter 18: 1 Jahr bis 4 Jahre Gefängnis, unter 16 mehr.",
    "fr": "Moins de 18 ans : 1 an à 4 ans de prison, davantage avant 16.",
    "es": "Con menores de 18: prisión, de 1 año a 4 años; menos de 16: más.",
    "it": "Con minori di 18 anni: da 1 anno a 4 anni di carcere, di più sotto i 16.",
    "ru": "Младше 18 лет — лишение свободы, минимум 1 год, максимум 4 года, младше 16 — больше.",
}
"""Código Penal art. 188.4; in few words, because the rest of the answer is long."""


def test_the_half_sentence_on_the_younger_in_every_language(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code in ("GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"):
        text = told(law_text, code, language, today).replace("\u00a0", " ")
        assert LONGER_IN_ENGLAND[language] in text, code
    text = told(law_text, "ES", language, today).replace("\u00a0", " ")
    assert text.endswith(LONGER_IN_SPAIN[language])


def test_an_age_that_nobody_read_is_not_told(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    assert book.get("LT").minors.longer_below is None
    assert told(law_text, "LT", "en", today).endswith(
        "With anyone under 18: up to 5 years in prison."
    )


def test_no_digit_comes_from_nowhere(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in everywhere(book):
        law = book.get(code)
        strange = digits(told(law_text, code, language, today)) - reviewed_digits(law, language)
        assert not strange, (code, strange)


def test_no_law_is_called_legal_or_allowed(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    for code in everywhere(book):
        text = re.sub(r"https?://\S+", "", told(law_text, code, "en", today))
        assert not re.search(r"\b(legal|lawful)\b", text), code
        assert "allowed" not in text.replace("don't take it as allowed", "").replace(
            "none is allowed", ""
        ), code


def test_an_unverified_law_says_so_and_states_nothing(
    book: LawBook, law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    low = [code for code in book.codes if book.get(code).confidence == "low"]
    assert len(low) == 8
    for code in low:
        answer = law_text.render(code, language, today)
        assert words.text("law_minors_crime", language) in answer.text
        assert (book.get(code).official_url or LAWS_ONLINE) in answer.text
        assert answer.statute is None
        assert answer.penalty is None
        assert not answer.approaches
        assert book.get(code).buying == "unknown"


def test_we_found_no_law_never_opens_where_a_city_or_region_punishes(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    opened = {
        code
        for code in everywhere(book)
        if told(law_text, code, "en", today).startswith("We found no law")
    }
    assert opened == {"AZ", "CZ", "DK", "KZ", "LI", "MC", "PL", "SK", "TR", "UA", "UZ"}
    punished = {code.partition("-")[0] for code in book.local_codes}
    assert not opened & punished


def test_a_law_on_who_knows_ends_with_what_to_do(
    book: LawBook, law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    for code in ("GR", "LV", "NL", "PT", "RO", "SI", "DE", "LU", "HR", "MT", "MK"):
        text = told(law_text, code, language, today)
        protected = bool(book.get(code).protects_reporter)
        key = "law_duty_protected" if protected else "law_duty"
        assert text.endswith(words.text(key, language)), code
        assert protected == (code in ("DE", "LU", "NL"))


def test_the_directive_is_told_as_a_duty_and_never_as_a_gap(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    bound = {code for code in book.states if book.get(code).directive != "not_bound"}
    assert bound == EU_STATES - {"DK"}
    open_ones = {code for code in bound if book.get(code).directive != "done"}
    assert open_ones == {"AT", "BE", "CZ", "ES", "IT", "PL", "SK"}
    due = formats.day(DIRECTIVE_DUE, language)
    for code in bound:
        assert (due in told(law_text, code, language, today)) == (code in open_ones), code
        assert "not found a new law" not in told(law_text, code, "en", today)


def test_germany_does_not_contradict_itself(law_text: LawText, today: dt.date) -> None:
    text = told(law_text, "DE", "en", today)
    assert "is a crime in Germany" in text
    assert "Several cities also ban" in text
    assert "no law" not in text


def test_a_verified_offence_is_told_with_its_statute(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in book.codes:
        law = book.get(code)
        if law.confidence != "low" and law.statute:
            assert law.statute.rstrip(".") in law_text.render(code, language, today).text, code


def test_a_term_for_minors_names_its_article(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in (*book.codes, *book.local_codes):
        minors = book.get(code).minors
        if minors.prison_min_months or minors.prison_max_months:
            article = str(minors.statute).rstrip(".")
            assert article in law_text.render(code, language, today).text, code


def test_a_day_of_reading_is_told_only_where_somebody_read_a_text(
    book: LawBook, law_text: LawText, language: str, today: dt.date
) -> None:
    for code in [*book.codes, *book.local_codes]:
        law = book.get(code)
        line = law_text.render(code, language, today).text.partition("\n")[2]
        if law.confidence == "low" or law.local is not None or law.read_on is None:
            assert "27" not in re.sub(r"https?://\S+", "", line) or law.local is not None, code
        else:
            assert formats.day(law.read_on, language) in line, code
        if law.confidence != "low" and law.local is None and law.text_date:
            assert formats.part(law.text_date, language) in line, code


def test_every_law_has_a_link(book: LawBook, law_text: LawText, today: dt.date) -> None:
    without = {code for code in book.codes if "http" not in law_text.render(code, "en", today).text}
    assert without == set()


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("FR", "€1,500"),
        ("RS", "RSD 50,000"),
        ("GB-SCT", "£1,000"),
        ("SE", "up to 1 year"),
        ("NL", "up to 4 years"),
        ("GR", "at least 3 years"),
        ("LU", "up to 6 months"),
        ("BG", "3 years to 10 years in prison and a fine"),
        ("HU", "1 year to 5 years"),
        ("CA", "at least CA$500 and up to 5 years in prison"),
        ("US-DC", "up to $500 or up to 3 months"),
        ("US", "at least 15 years"),
        ("US-ME", "$1,000"),
    ],
)
def test_penalties_are_the_laws_own(
    law_text: LawText, today: dt.date, code: str, piece: str
) -> None:
    assert piece in (law_text.render(code, "en", today).penalty or "")


def test_first_fines_come_before_the_maximum(law_text: LawText, today: dt.date) -> None:
    assert law_text.render("IE", "en", today).penalty == (
        "a fine of up to €500, and up to €1,000 the next time"
    )


def test_parts_of_a_state(book: LawBook, law_text: LawText, today: dt.date) -> None:
    assert book.parts("GB") == ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")
    assert book.parts("US") == ("US-CA", "US-DC", "US-FL", "US-ME", "US-NV", "US-NY", "US-TX")
    assert book.parts("SE") == ()
    assert law_text.render("GB", "en", today).needs_subdivision
    assert law_text.render("GB", "en", today).text.count("?") == 1
    assert not law_text.render("GB-NIR", "en", today).needs_subdivision
    assert "in England," in law_text.render("GB-ENG", "en", today).text
    assert book.get("GB-ENG").offences == book.get("GB-WLS").offences


def test_a_us_state_without_its_own_row_has_the_rule_of_most(
    book: LawBook, law_text: LawText, today: dt.date
) -> None:
    answer = law_text.render("US-OH", "en", today)
    assert answer.jurisdiction == "US-OH"
    assert "in Ohio" in answer.text
    assert book.get("US-OH").buying == "criminal"
    assert book.get("US-GA").offences == book.get("US-*").offences
    assert "country of Georgia" not in law_text.render("US-GA", "en", today).text


def test_other_parts_have_the_rule_of_their_state(book: LawBook) -> None:
    assert book.get("CA-QC").code == "CA"
    assert book.get("US-PR").code == "US"
    assert not book.get("US-PR").needs_subdivision
    assert not book.get("US-DC").needs_subdivision
    assert book.get("DE-BY").code == "DE"


def test_an_unknown_place_is_an_error(book: LawBook) -> None:
    for code in ("XX", "BR", "", "XX-YY"):
        with pytest.raises(KeyError):
            book.get(code)


def test_staleness(book: LawBook, law_text: LawText, today: dt.date) -> None:
    assert book.stale(today) == []
    later = dt.date(2027, 11, 28)
    assert {law.code for law in book.stale(later)} >= {"SE", "GB-NIR"}
    answer = law_text.render("SE", "en", later)
    assert answer.is_stale
    assert "read on 24 November 2026" in answer.text


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


def test_a_city_with_a_rule_is_known_by_its_names(book: LawBook) -> None:
    for name, state, code in (
        ("Hamburg", "DE", "DE-HH"),
        ("Reeperbahn", "DE-HH", "DE-HH"),
        ("в Вене", "AT", None),
        ("Вене", "AT", "AT-9"),
        ("Barcelone", "ES", "ES-B"),
        ("Züri", "CH", "CH-ZH"),
        ("Koeln", "DE", "DE-KLN"),
        ("Флоренции", "IT", "IT-FI"),
        ("Frankfurt (Oder)", "DE", None),
        ("Munich", "DE", None),
        ("Hamburg", "AT", None),
        ("", "DE", None),
        ("anything", "XX", None),
    ):
        assert book.local_called(name, state) == code, name


def test_a_city_is_told_before_its_state(
    book: LawBook, law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    places = PlaceNames(words)
    assert len(book.local_codes) == 24
    for code in book.local_codes:
        first = told(law_text, code, language, today).split(". ")[0]
        assert places.inside(code, language) in first, code
        assert places.name(code, language)
    hamburg = told(law_text, "DE-HH", "en", today)
    assert hamburg.startswith(
        "Approaching someone to buy sex is banned in certain streets in Hamburg"
    )
    assert "€5,000 (2012)" in hamburg


def test_a_law_in_one_sentence(book: LawBook, law_text: LawText, language: str) -> None:
    for code in everywhere(book):
        text = law_text.short(code, language)
        assert text.endswith("."), code
        assert "{" not in text
    assert law_text.short("SE", "en") == (
        "Paying for sex is a criminal offence in Sweden, even if the other adult agrees."
    )


def test_what_a_buyer_risks(
    book: LawBook, law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    for code in everywhere(book):
        text = law_text.risk_text(code, language, today)
        assert "{" not in text
        law = book.get(code)
        is_punished = law.offences or law.local or law.has_local_rules or law.needs_subdivision
        is_case = bool(is_punished) and law.confidence != "low"
        key = "law_others_find_out" if is_case else "law_others_find_out_anyway"
        endings = (words.text(key, language), words.text("law_others_find_out_short", language))
        sentences, _, link = text.rpartition(" ")
        assert sentences.endswith(endings), "no hearing where nothing is punished"
        assert link.startswith("http")
        if law.enforcement is not None and law.enforcement.told:
            assert law.enforcement.publisher in text
            assert law.enforcement.year in text
    assert "fined 2,354 buyers" in law_text.risk_text("FR", "en", today)
    assert "€50,000" in law_text.risk_text("DE", "en", today)
    northern = law_text.risk_text("GB-NIR", "en", today).partition(" https")[0]
    assert "15" not in northern
    assert "2 convictions" not in northern


def test_no_law_on_buyers_is_no_permission(
    law_text: LawText, words: Words, language: str, today: dt.date
) -> None:
    left_open = words.text("law_clause_unsettled", language).rstrip(".")
    forced = words.text("law_duty_forced", language)
    for code in ("AT", "BE", "CH", "CZ", "DK", "IT", "KZ", "PL", "RU", "TR", "UA"):
        told = law_text.render(code, language, today).text
        assert left_open in told, code
        assert left_open in law_text.brief(code, language), "told again, it is said again"
        assert forced in told or "2026" in told, "what is punished there is told with it"
    for code in ("DE", "FR", "SE"):
        assert left_open not in law_text.render(code, language, today).text


def test_a_city_and_its_state_are_told_each_with_its_own_source(
    law_text: LawText, today: dt.date
) -> None:
    bonn = law_text.render("DE-BON", "en", today).text.partition("\n")[2]
    city, _, state = bonn.partition("For the whole country: ")
    assert "Hamburg" in city
    assert "text of 2012" in city
    assert "232a" not in city, "a section of 2016 is in no text of 2012"
    assert state.startswith(
        "§ 232a Abs. 6 StGB; § 182 Abs. 2 StGB, https://www.gesetze-im-internet.de/"
    )


def test_in_a_city_the_law_of_the_state_is_told_too(law_text: LawText, today: dt.date) -> None:
    for code in ("ES-B", "ES-MA"):
        assert "€601 to €30,000" in law_text.render(code, "en", today).text
        assert "€601 to €30,000" in law_text.risk_text(code, "en", today)
    assert "up to 5 years in prison" in law_text.risk_text("DE-HH", "en", today)


def test_germany_tells_the_lesser_term_for_gross_negligence(
    law_text: LawText, language: str, today: dt.date
) -> None:
    for code in ("DE", "DE-HH"):
        told = law_text.render(code, language, today).text.partition("\n")[0]
        first = next(part for part in told.split(". ") if " 3 " in part)
        assert " 5 " in first, "section 232a(6): up to five years with intent, up to three without"
        assert " 3 " in law_text.risk_text("DE", language, today)


def test_told_again_or_beside_another_it_links_to_no_copy_and_hides_no_duty(
    book: LawBook, law_text: LawText, language: str
) -> None:
    for code in (*book.states, *book.local_codes):
        law = book.get(code)
        texts = [law_text.again(code, language), law_text.brief(code, language)]
        beside = law_text.beside_another(code, language)
        for told in (*texts, beside):
            link = told.rpartition(" ")[2]
            assert link.startswith("http"), (code, told)
            if law.confidence == "low":
                assert link in (law.official_url, "https://legislationline.org"), code
        if law.confidence != "low" and law.directive in ("pending", "unknown"):
            assert "2026" in beside, code
        assert "18" in beside, code


@pytest.mark.parametrize(
    ("place", "phrase"),
    [("DE", "without a condom"), ("AT", "EU law"), ("SE", "in Sweden"), ("GB-ENG", "forced")],
)
def test_what_holds_for_buyers_all_the_same_is_told_without_its_terms(
    law_text: LawText, place: str, phrase: str
) -> None:
    told = law_text.limits(place, "en")
    assert phrase in told
    assert "under 18" in told
    assert "in prison" not in told


def test_french_has_its_signs_and_the_first_of_a_month(law_text: LawText, today: dt.date) -> None:
    source = law_text.render("EE", "fr", today).text.partition("\n")[2]
    assert "texte\u00a0: 1er janvier 2026 ; lu le 27 novembre 2026." in source


def test_every_law_leads_to_where_its_state_publishes_it(book: LawBook) -> None:
    """Two do not: no one text is that of most US states, and Bosnia's codes were read in a collection."""
    assert {code for code in book.codes if not book.get(code).official_url} == {"BA", "US-*"}
