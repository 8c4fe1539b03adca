"""The Rasa component that puts the places of a message among its entities.

It also settles the one intent that only the gazetteer can see: a message that is nothing but a place.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_CONFIDENCE,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import OUT_OF_SCOPE
from bot.nlu.gazetteer import Gazetteer, Mention

PLACE = "place"
"""Name of the entity."""

TELLS_PLACE = {"name": "inform_location", "confidence": 1.0}
"""What a message that is nothing but a place means, where the classifier knew no answer: towns are
more than training messages can name."""

DIFFERING = ("GB", "US")
"""States whose parts have laws of their own; of others the State is the jurisdiction."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class PlaceFinder(GraphComponent):
    """Adds one entity `place` for each jurisdiction that a message may name, best first.

    An ambiguous name (`Georgia`) gives several entities with the same span.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlaceFinder:
        """Rasa's constructor."""
        return cls(Gazetteer.load())

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the places of messages to their entities."""
        for message in messages:
            mentions, bare = self._gazetteer.read(message.get(TEXT) or "", message.get("language"))
            if not mentions:
                continue
            entities = [*message.get(ENTITIES, []), *self._entities(mentions)]
            message.set(ENTITIES, entities, add_to_output=True)
            if bare and (message.get(INTENT) or {}).get("name") == OUT_OF_SCOPE:
                message.set(INTENT, dict(TELLS_PLACE), add_to_output=True)
        return messages

    def _entities(self, mentions: list[Mention]) -> list[dict[str, Any]]:
        return [
            {
                ENTITY_ATTRIBUTE_TYPE: PLACE,
                ENTITY_ATTRIBUTE_VALUE: code if code[:2] in DIFFERING else code[:2],
                ENTITY_ATTRIBUTE_START: mention.start,
                ENTITY_ATTRIBUTE_END: mention.end,
                ENTITY_ATTRIBUTE_CONFIDENCE: 1.0,
                EXTRACTOR: type(self).__name__,
            }
            for mention in sorted(mentions, key=lambda mention: mention.origin)
            for code in mention.codes
        ]
