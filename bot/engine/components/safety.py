"""The component that runs the safety net (`bot.nlu.safety`, `bot.nlu.net`)."""

from __future__ import annotations

import json
import random
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.base import LearningComponent
from bot.nlu.folding import fold
from bot.nlu.net import Net, Prepared, prepare
from bot.nlu.safety import patterns_of

REHEARSED = 150
"""Training messages that a worker says to itself when it starts, so that what a message needs for
the first time, patterns above all, is ready when a visitor writes. After 60 the next message may still
take several times as long as later ones; after 150 none does, and 600 brought nothing more."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class SafetyNet(LearningComponent):
    """Puts the kinds of danger that the safety net sees into the message as `safety`."""

    _net = Net({})
    _prepared: Prepared
    rehearsal: tuple[str, ...] = ()

    def learn(self, training_data: TrainingData) -> None:
        """Collect the patterns of all languages, and messages to try them on."""
        self._prepared = prepare(patterns_of(training_data.regex_features))
        self._net = Net(self._prepared)
        self.rehearsal = _rehearsal(training_data)

    def write(self, folder: Path) -> None:
        """Write patterns and messages as JSON."""
        for name, value in (("patterns", self._prepared), ("rehearsal", self.rehearsal)):
            text = json.dumps(value, ensure_ascii=False)
            (folder / f"{name}.json").write_text(text, encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Read them."""
        self._net = Net(json.loads((folder / "patterns.json").read_text(encoding="utf-8")))
        rehearsal = json.loads((folder / "rehearsal.json").read_text(encoding="utf-8"))
        self.rehearsal = tuple(rehearsal)

    def add(self, message: Message) -> None:
        """Set `safety`."""
        message.set("safety", self.catch(message.get(TEXT) or ""), add_to_output=True)

    def catch(self, text: str) -> list[str]:
        """Kinds that a text has, gravest first."""
        return self._net.catch(fold(text))


def _rehearsal(training_data: TrainingData) -> tuple[str, ...]:
    """Messages of all intents and languages, in an order in which all of them come soon."""
    texts = [message.get(TEXT) for message in training_data.intent_examples if message.get(TEXT)]
    chosen = texts[:: max(1, len(texts) // REHEARSED)][:REHEARSED]
    random.Random(0).shuffle(chosen)  # noqa: S311  an order, no secret
    return tuple(chosen)
