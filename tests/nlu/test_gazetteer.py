"""Places found in messages, and ordinary words left alone."""

from __future__ import annotations

import re
import timeit
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.places.namesakes import at_home, nearest
from bot.settings import PROJECT, configured_languages

GAZETTEER = Gazetteer.load()
SMALL_TALK = {"greet", "thank", "goodbye", "affirm", "deny", "opt_out", "rate_readiness"}

PLACES = [
    ("en", "is it legal in germany", "DE"),
    ("en", "and in belfast?", "GB-NIR"),
    ("en", "whats the fine in scotland", "GB-SCT"),
    ("en", "im in the uk", "GB"),
    ("en", "Ulster", "GB-NIR"),
    ("en", "holland", "NL"),
    ("en", "in the states", "US"),
    ("en", "legal in the us?", "US"),
    ("en", "us law", "US"),
    ("en", "Reno, NV", "US-NV"),
    ("en", "texas", "US-TX"),
    ("en", "toronto", "CA-ON"),
    ("en", "under german law", "DE"),
    ("en", "im swiss", "CH"),
    ("en", "is it ok in thailand", "TH"),
    ("en", "gremany", "DE"),
    ("en", "paris texas", "US-TX"),
    ("en", "im stuck in dunedin nz", "NZ"),
    ("en", "dunedin", "NZ"),
    ("en", "its fine here, qld", "AU"),
    ("en", "im near wagga wagga", "AU"),
    ("en", "im in limerick my boyfriend hits me", "IE"),
    ("fr", "je suis à Nice il me frappe", "FR"),
    ("fr", "j'habite a rodez", "FR"),
    ("en", "anything for blokes? im in stoke", "GB-ENG"),
    ("it", "sono a l'aquila, fa zero gradi", "IT"),
    ("de", "bin in essen er schlägt mich", "DE"),
    ("es", "estoy en leon nadie me ayuda", "ES"),
    ("ru", "я в орле муж бьёт", "RU"),
    ("fr", "et en Allemagne ?", "DE"),
    ("fr", "à Genève", "CH"),
    ("fr", "la loi allemande", "DE"),
    ("fr", "au Québec c'est légal ?", "CA-QC"),
    ("fr", "aux États-Unis", "US"),
    ("fr", "l'Italie", "IT"),
    ("de", "in der schweiz", "CH"),
    ("de", "Muenchen", "DE"),
    ("de", "ist das in Oesterreich strafbar", "AT"),
    ("de", "in Bayern", "DE"),
    ("de", "Wien", "AT"),
    ("de", "deutsches Recht", "DE"),
    ("it", "in svizzera è legale?", "CH"),
    ("it", "sono di Milano", "IT"),
    ("it", "monaco di baviera", "DE"),
    ("it", "la legge tedesca", "DE"),
    ("ru", "а в Германии?", "DE"),
    ("ru", "v germanii mozhno", "DE"),
    ("ru", "я из Питера", "RU"),
    ("ru", "в уфе", "RU"),
    ("ru", "в Северной Ирландии", "GB-NIR"),
    ("ru", "по немецкому закону", "DE"),
    ("es", "en Alemania es legal?", "DE"),
    ("es", "soy de Sevilla", "ES"),
    ("es", "CDMX", "MX"),
    ("es", "la ley sueca", "SE"),
    ("en", "do the dutch allow it", "NL"),
    ("en", "the finns fine the client", "FI"),
    ("en", "belgian law", "BE"),
    ("en", "incirlik, turkey", "TR"),
    ("en", "phoenix az", "US-AZ"),
    ("en", "portland me", "US-ME"),
    ("en", "anything in T.O.?", "CA-ON"),
    ("fr", "les luxembourgeois l'interdisent, c'est la loi", "LU"),
    ("fr", "chez les Belges", "BE"),
    ("fr", "en droit belge", "BE"),
    ("fr", "je vis à la Réunion", "FR"),
    ("fr", "à Thonon", "FR"),
    ("de", "die Schweizer erlauben das", "CH"),
    ("de", "Schweizer Recht", "CH"),
    ("de", "nach österreichischem Recht", "AT"),
    ("de", "gilt das in BaWü", "DE"),
    ("it", "gli olandesi lo permettono", "NL"),
    ("it", "legge svizzera", "CH"),
    ("it", "vicino ad Aviano", "IT"),
    ("es", "los portugueses lo prohíben", "PT"),
    ("es", "ley portuguesa", "PT"),
    ("es", "vivo en granada", "ES"),
    ("es", "en BCN", "ES"),
    ("ru", "финны штрафуют", "FI"),
    ("ru", "у поляков", "PL"),
    ("ru", "nemcy razreshili", "DE"),
    ("ru", "по шведскому закону", "SE"),
    ("ru", "из Нур-Султана", "KZ"),
    ("ru", "живу в Лиепае", "LV"),
    ("sk", "na Slovensku", "SK"),
    ("pl", "w Niemczech", "DE"),
    (None, "🇩🇪", "DE"),
    (None, "🇷🇪", "FR"),
    (None, "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "GB-SCT"),
]

ORDINARY = [
    ("fr", "non pas 147. LA POLICE. ils partent avec elle"),
    ("en", "so nice of you"),
    ("en", "nice"),
    ("en", "in nice clothes"),
    ("en", "i was just reading this"),
    ("en", "lets split the bill"),
    ("en", "tell us more"),
    ("en", "turkey sandwich"),
    ("en", "call my mobile"),
    ("en", "male or female"),
    ("en", "my friend jordan"),
    ("en", "is Sofia available"),
    ("en", "no"),
    ("en", "it is me"),
    ("en", "english please"),
    ("en", "the romanian girls"),
    ("en", "russian girls?"),
    ("en", "the romanians hit the girls, is that a crime"),
    ("en", "do you speak polish"),
    ("en", "the police, tell me"),
    ("en", "s t o p"),
    ("en", "how much in South America"),
    ("fr", "je me sens sale"),
    ("fr", "un tour ou deux tours"),
    ("fr", "je pense au pire"),
    ("fr", "la réunion est légale"),
    ("es", "este gobierno"),
    ("ru", "украинки есть?"),
    ("de", "was kostet es in Franken"),
    ("de", "was gibts zu essen"),
    ("de", "auf deutsch bitte"),
    ("de", "meinen namen sag ich nicht"),
    ("de", "kann nich pennen"),
    ("de", "weiss nich"),
    ("it", "come stai"),
    ("es", "como estas"),
    ("es", "cuanto sale"),
    ("it", "io rumena lavoro in serra"),
    ("es", "sur"),
    ("ru", "мира вам"),
    ("ru", "ona sama reshila"),
    ("ru", "на русском языке"),
    (None, "🇺🇳"),
    (None, ""),
    (None, "\x00\u202e"),
]


@pytest.mark.parametrize(("language", "text", "code"), PLACES)
def test_place_is_found(language: str | None, text: str, code: str) -> None:
    assert GAZETTEER.find(text, language) == (code,)


@pytest.mark.parametrize(("language", "text"), ORDINARY)
def test_ordinary_words_are_not_places(language: str | None, text: str) -> None:
    assert GAZETTEER.find(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "georgia", ("GE", "US-GA")),
        ("en", "is it legal in Georgia", ("GE", "US-GA")),
        ("it", "in Georgia", ("GE", "US-GA")),
        ("es", "Georgia", ("GE", "US-GA")),
        ("en", "georgia the country", ("GE",)),
        ("en", "the state of georgia", ("US-GA",)),
        ("en", "atlanta, georgia", ("US-GA",)),
        ("en", "georgia usa", ("US-GA",)),
        ("en", "Tbilisi, Georgia", ("GE",)),
        ("en", "Savannah", ("US-GA",)),
        ("en", "batumi", ("GE",)),
        ("ru", "в Грузии", ("GE",)),
        ("ru", "Джорджия", ("US-GA",)),
        ("fr", "en Géorgie", ("GE", "US-GA")),
        ("fr", "en géorgie le pays pas l'état", ("GE",)),
        ("fr", "Tbilissi en Géorgie", ("GE",)),
        ("de", "Georgien", ("GE",)),
    ],
)
def test_two_georgias_are_told_apart(language: str, text: str, codes: tuple[str, ...]) -> None:
    assert GAZETTEER.find(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Bath, UK"), ("en", "im in Bath"), ("fr", "à Nice"), ("en", "Nice, France")],
)
def test_ordinary_word_with_evidence_is_a_place(language: str, text: str) -> None:
    assert GAZETTEER.find(text, language)[0] in ("GB-ENG", "FR")


def test_where_somebody_is_comes_before_where_somebody_is_from() -> None:
    assert GAZETTEER.find("from germany but now in zurich", "en") == ("CH", "DE")


def test_nationality_is_a_weaker_hint_than_a_place() -> None:
    assert GAZETTEER.find("in berlin, im swiss", "en") == ("DE", "CH")
    (mention,) = GAZETTEER.mentions("im swiss", "en")
    assert mention.origin


def test_place_that_is_not_known_does_not_speak_for_a_namesake_elsewhere() -> None:
    assert GAZETTEER.find("up in sutherland, scotland", "en") == ("GB-SCT",)


def test_several_places_are_given_in_the_order_of_the_text() -> None:
    assert GAZETTEER.find("spain or italy", "en") == ("ES", "IT")


@pytest.mark.parametrize("text", ["whitby, england", "im in ENGLAND. whitby", "hull"])
def test_a_town_is_the_one_of_the_part_that_is_named_beside_it(text: str) -> None:
    assert GAZETTEER.find(text, "en") == ("GB-ENG",)


def test_two_towns_with_a_word_between_them_explain_nothing_of_one_another() -> None:
    assert GAZETTEER.find("entre Lille et Tournai", "fr") == ("FR", "BE")


def test_state_named_beside_its_part_is_left_out() -> None:
    assert GAZETTEER.find("london, england, uk", "en") == ("GB-ENG",)


def test_mention_has_the_place_of_the_name_in_the_text() -> None:
    text = "écoute, l'Espagne alors"
    (mention,) = GAZETTEER.mentions(text, "fr")
    assert text[mention.start : mention.end] == "Espagne"


@given(st.text(max_size=80), st.sampled_from([None, "en", "fr", "de", "it", "ru", "es", "xx"]))
def test_any_text_is_read_without_error(text: str, language: str | None) -> None:
    for mention in GAZETTEER.mentions(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.codes


@given(st.text(max_size=60))
def test_mentions_do_not_overlap(text: str) -> None:
    for one, two in pairwise(GAZETTEER.mentions(f"{text} berlin {text}", "en")):
        assert one.end <= two.start


def test_reading_ends_early_in_a_very_long_message() -> None:
    shorter, longer = (_quickest(GAZETTEER, "gremny " * words) for words in (1_000, 50_000))
    assert longer < 5 * shorter, "fifty times as long"


def _quickest(gazetteer: Gazetteer, text: str) -> float:
    """Seconds of the quickest of five readings."""
    return min(timeit.repeat(lambda: gazetteer.find(text, "en"), number=1, repeat=5))


def _messages(language: str) -> dict[str, list[str]]:
    examples: dict[str, list[str]] = {}
    for file in sorted((PROJECT / "intents" / language).glob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                lines = entry["examples"].splitlines()
                examples[entry["intent"]] = [re.sub("^- ", "", line) for line in lines]
    return examples


@pytest.mark.parametrize("language", configured_languages())
def test_training_messages(language: str) -> None:
    messages = _messages(language)
    places = messages["inform_location"]
    assert sum(bool(GAZETTEER.find(text, language)) for text in places) >= 0.9 * len(places)
    talk = [text for intent in SMALL_TALK for text in messages[intent]]
    assert sum(bool(GAZETTEER.find(text, language)) for text in talk) <= 0.01 * len(talk)


@pytest.mark.parametrize(
    ("language", "text", "named", "code"),
    [
        ("fr", "je suis à Brest", "Brest", "FR"),
        ("fr", "je vis à Macon", "Macon", "FR"),
        ("es", "estoy en San Sebastián", "San Sebastián", "ES"),
        ("it", "sono ad Alessandria", "Alessandria", "IT"),
        ("fr", "je suis à Vienne", "Vienne", "AT"),  # a capital is no town in Isère
        ("en", "im in Brest", "Brest", "BY"),
    ],
)
def test_a_town_of_the_language_s_own_state_beats_a_namesake_abroad(
    language: str, text: str, named: str, code: str
) -> None:
    mention = GAZETTEER.mentions(text, language)[0]
    found = at_home(mention, named, language, GAZETTEER.spoken_in(language))
    assert found.codes[0] == code


def test_a_town_next_door_beats_one_of_another_continent() -> None:
    mention = GAZETTEER.mentions("im in Athlone", "en")[0]
    assert mention.codes == ("ZA",)
    assert nearest(mention, "Athlone", "GB", alone=True, asks_law=False).codes == ("IE",)
    assert nearest(mention, "Athlone", "AU", alone=True, asks_law=False).codes == ("ZA",)


@pytest.mark.parametrize(("named", "told"), [("Christchurch", "GB"), ("Dunedin", "NZ")])
def test_a_town_lies_where_its_writer_is_or_is_asked_about(named: str, told: str) -> None:
    mention = GAZETTEER.mentions(f"im in {named}", "en")[0]
    found = nearest(mention, named, told, alone=True, asks_law=False)
    assert "NZ" in found.codes
    assert (len(found.codes) > 1) == (told == "GB")
