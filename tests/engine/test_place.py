"""The component for places."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.engine.components import PlaceFinder


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> PlaceFinder:
    """Reads the gazetteer, and keeps nothing of a message."""
    return PlaceFinder.create(
        PlaceFinder.get_default_config(),
        LocalModelStorage(tmp_path_factory.mktemp("storage")),
        Resource("place"),
        ExecutionContext(GraphSchema({})),
    )


def _process(finder: PlaceFinder, **data: Any) -> Message:
    (message,) = finder.process([Message(data=data)])
    return message


def test_place_becomes_an_entity(finder: PlaceFinder) -> None:
    message = _process(finder, text="und in Graz?", language="de")
    assert message.as_dict(only_output_properties=True)["entities"] == [
        {
            "entity": "place",
            "value": "AT",
            "start": 7,
            "end": 11,
            "confidence": 1.0,
            "extractor": "PlaceFinder",
        }
    ]


def test_ambiguous_name_gives_an_entity_for_each_candidate(finder: PlaceFinder) -> None:
    entities = _process(finder, text="georgia", language="en").get("entities")
    assert [entity["value"] for entity in entities] == ["GE", "US-GA"]
    assert {(entity["start"], entity["end"]) for entity in entities} == {(0, 7)}


def test_other_entities_are_kept(finder: PlaceFinder) -> None:
    other = {"entity": "language", "value": "fr", "start": 0, "end": 2}
    entities = _process(finder, text="fr, paris", language="fr", entities=[other]).get("entities")
    assert [entity["value"] for entity in entities] == ["fr", "FR"]


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": "hello"}, {"text": None}])
def test_message_without_place_is_left_alone(finder: PlaceFinder, data: dict[str, Any]) -> None:
    assert _process(finder, **data).get("entities") is None


@pytest.mark.parametrize(
    ("text", "intent", "settled"),
    [
        ("raum heilbronn", "out_of_scope", "inform_location"),
        ("hi, ich bin in Kiel", "out_of_scope", "inform_location"),
        ("Kiel", "ask_law", "ask_law"),
        ("zugticket kiel", "out_of_scope", "out_of_scope"),
        ("der zug nach Kiel hat verspätung", "out_of_scope", "out_of_scope"),
        ("hallo", "out_of_scope", "out_of_scope"),
    ],
)
def test_message_that_is_only_a_place_tells_where_somebody_is(
    finder: PlaceFinder, text: str, intent: str, settled: str
) -> None:
    said = {"name": intent, "confidence": 0.4}
    assert _process(finder, text=text, language="de", intent=said).get("intent")["name"] == settled


def _values(finder: PlaceFinder, kind: str, text: str, language: str) -> list[str]:
    found = _process(finder, text=text, language=language).get("entities") or []
    return [entity["value"] for entity in found if entity["entity"] == kind]


@pytest.mark.parametrize(
    ("text", "language", "state", "local"),
    [
        ("I'm in Hamburg", "en", "DE", "DE-HH"),
        ("auf der Reeperbahn", "de", "DE", "DE-HH"),
        ("à Zurich", "fr", "CH", "CH-ZH"),
        ("en Barcelona", "es", "ES", "ES-B"),
        ("а в Вене?", "ru", "AT", "AT-9"),
        ("in Kitzbühel", "de", "AT", "AT-7"),
        ("sto a Roma", "it", "IT", "IT-RM"),
        ("je suis à Bruxelles", "fr", "BE", "BE-BRU"),
        ("я в Белгороде", "ru", "RU", "RU-BEL"),
        ("Cologne, Germany", "en", "DE", "DE-KLN"),
        ("and in Graz?", "en", "AT", None),
        ("à Genève", "fr", "CH", None),
        ("Cork", "en", "IE", None),
        ("Torino", "it", "IT", None),
        ("in DC", "en", "US-DC", None),
        ("dc?", "en", "US-DC", None),
        ("D.C.", "en", "US-DC", None),
        ("Hamburg oder Köln", "de", "DE", None),
        ("in Frankfurt", "de", "DE", "DE-FFM"),
        ("in Frankfurt (Oder)", "de", "DE", None),
    ],
)
def test_a_city_is_told_beside_its_state_where_it_has_a_rule_of_its_own(
    finder: PlaceFinder, text: str, language: str, state: str, local: str | None
) -> None:
    assert set(_values(finder, "place", text, language)) == {state}
    assert _values(finder, "local", text, language) == ([local] if local else [])


@pytest.mark.parametrize("text", ["Vienna, Virginia", "Crimea", "Washington"])
def test_a_name_of_two_places_is_not_settled_by_a_city(finder: PlaceFinder, text: str) -> None:
    assert len(set(_values(finder, "place", text, "en"))) == 2
    assert not _values(finder, "local", text, "en") or text.startswith("Vienna")


@pytest.mark.parametrize(
    ("text", "language", "intent", "is_here"),
    [
        ("je suis chauffeur de taxi à Bruxelles", "fr", "ask_sector_guidance", True),
        ("sono torino, no documenti", "it", "disclose_exploitation", True),
        ("they keep me in a flat in Graz", "en", "disclose_exploitation", True),
        ("are you still doing massages in cork", "en", "seek_services", True),
        ("bei einer in Graz stimmt was nicht", "de", "report_concern", True),
        ("in Cork", "en", "inform_location", True),
        ("and in Austria?", "en", "ask_law", False),
        ("et en Suisse ?", "fr", "ask_law", False),
        ("is it legal in Sweden", "en", "ask_law", False),
        ("i'm asking about the law in Sweden", "en", "ask_law", False),
        ("he has my family in Romania", "en", "disclose_exploitation", False),
        ("mia madre vive in Romania", "it", "disclose_exploitation", False),
        ("he brought me here from Romania", "en", "disclose_exploitation", False),
    ],
)
def test_where_somebody_is_differs_from_where_they_speak_of(
    finder: PlaceFinder, text: str, language: str, intent: str, is_here: bool
) -> None:
    said = {"name": intent, "confidence": 0.9}
    message = _process(finder, text=text, language=language, intent=said)
    assert message.get("entities")
    assert bool(message.get("is_here")) is is_here


def test_an_ambiguous_name_is_the_place_in_the_talks_state(finder: PlaceFinder) -> None:
    here = {"metadata": {"place": "GE"}}
    entities = _process(finder, text="georgia", language="en", **here).get("entities")
    assert [entity["value"] for entity in entities] == ["GE"]


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("she wasn't from Ukraine", "en", None),
        ("she was not from Ukraine", "en", None),
        ("die war nicht aus der Ukraine", "de", None),
        ("nein, in Österreich", "de", ["AT"]),
    ],
)
def test_a_place_that_is_denied_is_none(
    finder: PlaceFinder, text: str, language: str, places: list[str] | None
) -> None:
    found = _process(finder, text=text, language=language).get("entities")
    assert (found and [entity["value"] for entity in found]) == places


@pytest.mark.parametrize(
    ("text", "language", "place", "is_here"),
    [
        ("soy de zaragoza y no tengo dinero", "es", "ES", True),
        ("soy de zaragoza y no tengo dinero", "es", "MX", False),
        ("kommt jetzt ein brief von der norwegischen polizei", "de", "NO", False),
        ("Leipzig. ich weiss nicht weiter", "de", "DE", True),
    ],
)
def test_where_somebody_is_from_tells_where_they_are_only_where_the_talk_is_of_that_state(
    finder: PlaceFinder, text: str, language: str, place: str, is_here: bool
) -> None:
    message = _process(finder, text=text, language=language, metadata={"place": place})
    assert bool(message.get("is_here")) is is_here


@pytest.mark.parametrize(
    ("text", "language", "page", "intent", "codes"),
    [
        ("je suis à Vienne", "fr", "FR", "inform_location", ["AT", "FR"]),
        ("on me retient à Vienne", "fr", "FR", "disclose_exploitation", ["AT", "FR"]),
        ("à Vienne, c'est légal ?", "fr", "FR", "ask_law", ["AT"]),
        ("je suis à Vienne", "fr", "AT", "inform_location", ["AT"]),
        ("je suis à Vienne", "fr", "CH", "inform_location", ["AT"]),
        ("je suis à Vienne en Isère", "fr", "FR", "inform_location", ["FR"]),
        ("je suis à Valence", "fr", "FR", "inform_location", ["ES", "FR"]),
        ("je suis à Valence", "fr", "BE", "inform_location", ["ES"]),
        ("sono a Nicosia", "it", "IT", "inform_location", ["CY", "IT"]),
        ("ich bin in Belgrad", "de", "AL", "inform_location", ["RS", "AL"]),
        ("я в Самаре", "ru", "UA", "inform_location", ["UA"]),
        ("estoy en Toledo", "es", "ES", "inform_location", ["ES"]),
        ("estoy en Santiago", "es", "ES", "inform_location", ["ES"]),
        ("je suis à Brest", "fr", "FR", "inform_location", ["FR"]),
        ("sono a Firenze", "it", "IT", "inform_location", ["IT"]),
        ("je suis à Florence", "fr", "FR", "inform_location", ["IT"]),
        ("estoy en Melilla", "es", "ES", "inform_location", ["ES"]),
    ],
)
def test_a_town_that_bears_a_capitals_name_is_asked_about(
    finder: PlaceFinder, text: str, language: str, page: str, intent: str, codes: list[str]
) -> None:
    message = {"text": text, "language": language, "intent": {"name": intent, "confidence": 0.9}}
    found = _process(finder, metadata={"place": page}, **message).get("entities") or []
    values = [entity["value"] for entity in found if entity["entity"] == "place"]
    assert list(dict.fromkeys(values)) == codes
