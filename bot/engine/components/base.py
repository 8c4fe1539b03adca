"""What all components share: how Rasa makes, trains and loads them."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

IN_PART = "in_part"
"""Key of a message's metadata that says that it is a sentence of one that is read as a whole as well."""


class Component(GraphComponent):
    """A component as Rasa makes it: from its configuration, and with a place in the model."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Rasa's constructor."""
        return cls(config, model_storage, resource)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add to messages what this component finds out."""
        for message in messages:
            self.add(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training messages are left as they are."""
        return training_data

    @abstractmethod
    def add(self, message: Message) -> None:
        """Add to a message what this component finds out."""


class LearningComponent(Component):
    """A component that is trained and keeps what it has learnt in the model: plain files, no pickle."""

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Rasa's constructor for a trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.read(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn and keep it."""
        self.learn(training_data)
        with self._storage.write_to(self._resource) as folder:
            self.write(folder)
        return self._resource

    @abstractmethod
    def learn(self, training_data: TrainingData) -> None:
        """Learn from the training messages."""

    @abstractmethod
    def write(self, folder: Path) -> None:
        """Write what was learnt."""

    @abstractmethod
    def read(self, folder: Path) -> None:
        """Read what was learnt."""


def intent_of(message: Message) -> str | None:
    """The name of a message's intent."""
    name: str | None = (message.get(INTENT) or {}).get("name")
    return name


def entity(
    component: Component, kind: str, value: str | int, start: int, end: int
) -> dict[str, Any]:
    """An entity in Rasa's form."""
    return {
        "entity": kind,
        "value": value,
        "start": start,
        "end": end,
        "confidence": 1.0,
        "extractor": type(component).__name__,
    }
