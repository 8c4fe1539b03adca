"""The component for places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.engine.components import PlaceFinder


@pytest.fixture
def finder(tmp_path: Path) -> PlaceFinder:
    return PlaceFinder.create(
        PlaceFinder.get_default_config(),
        LocalModelStorage(tmp_path),
        Resource("place"),
        ExecutionContext(GraphSchema({})),
    )


def _process(finder: PlaceFinder, **data: Any) -> Message:
    (message,) = finder.process([Message(data=data)])
    return message


def test_place_becomes_an_entity(finder: PlaceFinder) -> None:
    message = _process(finder, text="und in Wien?", language="de")
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
