"""What is said about a campaign before it runs; each row is a text and the word of its refusal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.campaigns.advert_checks import LONGEST
from bot.campaigns.campaign import Campaign
from bot.campaigns.checks import check_campaign
from bot.campaigns.ready import content_of, names
from bot.campaigns.remarks import Remark
from bot.campaigns.sms_checks import first_answer
from bot.campaigns.wording import ALWAYS, DECOY, LISTS, Wordlist, find
from bot.dialogue.words.library import Library
from bot.knowledge.yaml_files import read_file
from bot.settings import configured_languages

SMS = {"number": "+4915123456789"}
HEADLINES = ["What does the law say", "Ask about it", "Anonymous and automatic"]
DESCRIPTIONS = ["An automated service answers.", "We keep no name and no number."]


def remarks(library: Library, **values: Any) -> list[Remark]:
    campaign = Campaign(**{"id": "mine", "language": "en", **values})
    today = datetime.now(UTC).date()
    return list(check_campaign(campaign, library.words, "An NGO", today))


def errors(library: Library, **values: Any) -> list[str]:
    return [str(remark) for remark in remarks(library, **values) if not remark.note]


def advert(**values: Any) -> dict[str, Any]:
    whole = {
        "headlines": HEADLINES,
        "descriptions": DESCRIPTIONS,
        "keywords": {"phrase": ["law on brothels"]},
        "negative_keywords": {"phrase": ["job"]},
    }
    return {"adverts": {"en": {**whole, **values}}}


def test_a_sound_campaign_has_no_errors(library: Library) -> None:
    assert errors(library, **advert(), sms={**SMS, "keyword": "TALK7"}) == []


DECOYS = [
    ("en", "Anna, 24, waiting", "names an age"),
    ("en", "Young ladies in town", "offers a person"),
    ("en", "80 € and no questions", "names a price"),
    ("en", "New Romanian in town", "names where somebody is from"),
    ("en", "Sexy and free tonight", "offers or promises"),
    ("en", "Last warning before we call", "claims what is not true"),
    ("de", "Neue Russin in der Stadt", "names where somebody is from"),
    ("de", "Mädchen, gerade 18", "offers a person"),
    ("fr", "Jolie étudiante", "offers a person"),
    ("it", "Massaggi tutto il giorno", "is sexual"),
    ("es", "Chica latina", "offers a person"),
    ("ru", "Девушки, недорого", "names a price"),
    ("ru", "За вами следит полиция", "claims what is not true"),
]


@pytest.mark.parametrize(("language", "text", "reason"), DECOYS)
def test_a_decoy_offers_nobody_and_says_nothing_untrue(
    library: Library, language: str, text: str, reason: str
) -> None:
    found = errors(
        library, language=language, kind="decoy_contact", decoy={language: text}, sms=SMS
    )
    assert any(reason in error for error in found), found


HONEST_DECOYS = {
    "en": "Questions before you go out tonight? Text us, anonymous and automatic: 0151 2345 6789, 24/7",
    "de": "Fragen vor dem Abend? Schreiben Sie uns, anonym und automatisch: 0151 23 45 67 89",
    "fr": "Une question avant de sortir ? Écrivez-nous, anonyme et automatique, 24 h/24.",
    "it": "Una domanda prima di uscire? Scrivici, anonimo e automatico, 24 ore su 24.",
    "es": "¿Una pregunta antes de salir? Escríbenos, anónimo y automático, las 24 horas.",
    "ru": "Вопрос перед вечером? Напишите нам: анонимно, отвечает автомат, круглосуточно.",
}


@pytest.mark.parametrize("language", HONEST_DECOYS)
def test_an_honest_decoy_passes(library: Library, language: str) -> None:
    text = HONEST_DECOYS[language]
    found = errors(
        library, language=language, kind="decoy_contact", decoy={language: text}, sms=SMS
    )
    assert found == []


def test_a_decoy_needs_somebody_who_answers(library: Library) -> None:
    found = errors(library, kind="decoy_contact", decoy={"en": HONEST_DECOYS["en"]})
    assert any("no number and no bot" in error for error in found)


def test_what_only_a_decoy_may_not_say_an_advert_may(library: Library) -> None:
    texts = [*HEADLINES, "Women and men are sold"]
    assert errors(library, **advert(headlines=texts)) == []


HONEST = [
    ("en", "Now is a good time to think."),
    ("de", "Eine Beratung steht Ihnen offen."),
    ("fr", "C’est le bon moment pour arrêter, et chaque personne reçoit une réponse."),
    ("it", "Un momento per pensarci."),
    ("es", "Un rato para pensarlo."),
    ("ru", "Психологическое сопровождение в вашей стране."),
]


@pytest.mark.parametrize(("language", "text"), HONEST)
def test_honest_words_that_resemble_an_offer_pass(
    library: Library, language: str, text: str
) -> None:
    assert errors(library, language=language, landing={language: text}) == []


@pytest.mark.parametrize("language", configured_languages())
def test_every_language_has_its_lists(language: str) -> None:
    lists = read_file(LISTS / f"{language}.yml", Wordlist)
    for kind in (*ALWAYS, *DECOY, "sensitive", "carriers"):
        for word in getattr(lists, kind):
            assert find(kind, language, f"… {word.replace('*', '')}!") is not None, word


ADVERTS = [
    ({"headlines": HEADLINES[:2]}, "write 3 to 15"),
    ({"descriptions": DESCRIPTIONS[:1]}, "write 2 to 4"),
    ({"headlines": [*HEADLINES, "a" * 31]}, "31 columns"),
    ({"headlines": [*HEADLINES, "字" * 16]}, "32 columns"),
    ({"descriptions": [*DESCRIPTIONS, "a" * 91]}, "91 columns"),
    ({"headlines": [*HEADLINES, HEADLINES[0].upper()]}, "stands twice"),
    ({"headlines": [*HEADLINES, "Ask now!"]}, "exclamation mark"),
    ({"descriptions": [*DESCRIPTIONS, "Ask now!! Really"]}, "repeats a mark"),
    ({"descriptions": [*DESCRIPTIONS, "Ask now …"]}, "repeats a mark"),
    ({"headlines": [*HEADLINES, "STOP AND THINK"]}, "capitals"),
    ({"headlines": [*HEADLINES, "Ask ★ now"]}, "symbol"),
    ({"descriptions": [*DESCRIPTIONS, "Call 0800 123 456"]}, "telephone number"),
    ({"descriptions": [*DESCRIPTIONS, "See www.example.org"]}, "holds an address"),
    ({"path": ["two words"]}, "space or a stroke"),
    ({"path": ["a", "b", "c"]}, "write 0 to 2"),
    ({"headlines": [*HEADLINES, "You buy sex, ask us"]}, "personal trait"),
    ({"keywords": {}}, "there are none"),
    ({"keywords": {"exact": ["job as an escort"]}}, "can never be reached"),
    ({"keywords": {"exact": ["a b c d e f g h i j k"]}}, "too long"),
]


@pytest.mark.parametrize(("values", "reason"), ADVERTS, ids=[reason for _, reason in ADVERTS])
def test_what_the_platforms_refuse(library: Library, values: dict[str, Any], reason: str) -> None:
    found = errors(library, **advert(**values))
    assert any(reason in error for error in found), found


NEGATIVES = [
    ({"exact": ["job"]}, False),
    ({"exact": ["Job As An Escort"]}, True),
    ({"phrase": ["as an"]}, True),
    ({"phrase": ["an job"]}, False),
    ({"broad": ["escort job"]}, True),
    ({"broad": ["escort work"]}, False),
]


@pytest.mark.parametrize(("negative", "stops"), NEGATIVES)
def test_a_negative_keyword_stops_what_it_stops_on_the_platform(
    library: Library, negative: dict[str, list[str]], stops: bool
) -> None:
    keywords = {"exact": ["job as an escort"]}
    found = errors(library, **advert(keywords=keywords, negative_keywords=negative))
    assert any("can never be reached" in error for error in found) is stops


def test_keywords_of_one_word_are_noted(library: Library) -> None:
    found = remarks(library, **advert(keywords={"exact": ["brothel", "law on brothels"]}))
    (note,) = [remark for remark in found if "Ad Grants" in remark.problem]
    assert note.note
    assert "(brothel)" in note.problem


def test_a_part_as_long_as_allowed_passes(library: Library) -> None:
    headlines = [*HEADLINES, "x" * LONGEST["headlines"]]
    descriptions = [*DESCRIPTIONS, "y" * LONGEST["descriptions"]]
    assert errors(library, **advert(headlines=headlines, descriptions=descriptions)) == []


TEXTS = [
    ({"sms": {**SMS, "sender": "alphanumeric"}}, "cannot be answered", False),
    ({"sms": {**SMS, "keyword": "STOP"}}, "stopped, begun or explained", False),
    ({"sms": {**SMS, "keyword": "HILFE"}}, "stopped, begun or explained", False),
    ({"sms": {**SMS, "keyword": "LAW"}}, "begin an ordinary message", True),
    ({"sms": {"number": "+12025550123"}}, "A2P 10DLC", True),
    ({"sms": {"number": "+18005550123", "sender": "toll_free"}}, "until it is verified", True),
    ({"sms": SMS, "opening": {"en": "Free sex, click here"}}, "carriers filter", True),
    ({"sms": SMS, "opening": {"en": "Read bit.ly/abc first"}}, "carriers block", False),
    ({"sms": SMS, "opening": {"en": "READ THIS NOW PLEASE"}}, "shouts", True),
    ({"sms": SMS, "opening": {"en": "long " * 59}}, "texts", True),
]


@pytest.mark.parametrize(("values", "reason", "note"), TEXTS, ids=[row[1] for row in TEXTS])
def test_what_carriers_do(
    library: Library, values: dict[str, Any], reason: str, note: bool
) -> None:
    found = [remark for remark in remarks(library, **values) if reason in remark.problem]
    assert found
    assert found[0].note is note
    assert found[0].remedy


def test_the_first_answer_is_what_the_checks_count(library: Library) -> None:
    campaign = Campaign(id="mine", language="en", sms=SMS, opening={"en": "Good evening."})
    text = first_answer(campaign, library.words, "en", "An NGO")
    assert "An NGO, automated service" in text
    assert "Good evening." in text


def test_a_language_that_is_not_offered_is_said(library: Library) -> None:
    found = errors(library, language="pl", landing={"pl": "Tekst"})
    assert any("is not offered" in error for error in found)
    assert any("nobody would be answered" in error for error in found)
    notes = [str(r) for r in remarks(library, landing={"pl": "Tekst"}) if r.note]
    assert any("no list of words" in note for note in notes)


def test_a_campaign_that_is_over_is_noted(library: Library) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    assert any(r.where == "ends" and r.note for r in remarks(library, ends=yesterday))


@pytest.mark.parametrize("name", names())
def test_ready_made_campaigns_have_no_errors(library: Library, name: str) -> None:
    values = content_of(name)
    assert errors(library, **values, sms={**SMS, "keyword": "TALK7"}) == []


def test_every_language_has_every_framing() -> None:
    framings = ("law", "harm", "norm", "offer")
    assert sorted(names()) == sorted(f"{c}/{f}" for c in configured_languages() for f in framings)


@pytest.mark.parametrize("language", configured_languages())
def test_keywords_are_no_guide_to_buying(language: str) -> None:
    adverts: Any = content_of(f"{language}/law")["adverts"]
    for words in adverts[language]["keywords"].values():
        for text in words:
            assert not any(mark.isdigit() for mark in text)
            for kind in ("age", "nationality", "price"):
                assert find(kind, language, text) is None, (kind, text)
            assert "." not in text, "an address of a site"
