"""The component that hears who could answer an everyday question: a doctor, the bank, a lawyer.

Visitors ask what no text here answers ("can the bank see who I paid?", "who do I ask about the stoma?"). Each
such question has words of its own, but whom it is for can be learnt from examples: as Rasa lookup tables in
`intents/<language>/who_knows.yml`, named `who_knows/…`. It decides nothing of what a message means, but says
which topics such questions are usually about: one that none of them is about was probably misread.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.intent import example_of, sentence_vector
from bot.engine.components.tables import TableReader, table_rows
from bot.nlu.classifier import Recipe
from bot.nlu.evidence import OTHERS_KNOW

NOBODY = "nobody"
"""Stands for what nobody else has to answer: what is told, and what is asked of us."""

RECIPE = Recipe(rounds=20, meaning=2.0, sharpness=2.0)
"""How it is fitted (docs/benchmark-understanding.md, "Who could answer")."""

FOR_US = frozenset(
    {
        "affirm",
        "ask_figures",
        "ask_harm",
        "ask_identity",
        "ask_menu",
        "ask_signs",
        "change_language",
    }
    | {"claim_choice", "claim_harmless", "claim_legal", "commit_to_stop", "delete_data", "deny"}
    | {"express_hostility", "goodbye", "greet", "inform_location", "opt_out", "rate_readiness"}
    | {"seek_services", "thank", "threaten_violence"}
)
"""Intents whose messages ask nobody else; of the others many ask what a doctor or a lawyer knows, too."""

OTHERS = 6000
"""How many messages of these are learnt from."""

OF_TOPIC = 50
"""Of how many messages of a topic it is looked who could answer them."""

USUAL = 0.03
"""Part of these from which on that is usual for the topic."""

FILE = "topics.json"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class WhoKnowsReader(TableReader):
    """Sets `who_knows` (`bot.vocabulary.WhoKnows`) where that is likely; stands behind the encoder."""

    recipe = RECIPE
    _topics: Mapping[str, Sequence[str]] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the share from which it is believed."""
        return {"least": 0.6}

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the tables and on messages that are for nobody; without tables on nothing."""
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        asked = [row for row in table_rows(training_data) if row.name.startswith(OTHERS_KNOW)]
        if not asked:
            return
        told = [m for m in training_data.intent_examples if m.get(INTENT) in FOR_US]
        told = told[:: max(1, len(told) // OTHERS)]
        self._classifier = fit(
            [*(row.text for row in asked), *(m.get(TEXT) for m in told)],
            np.vstack([*(row.vector for row in asked), *map(sentence_vector, told)]),
            [*(row.name.removeprefix(OTHERS_KNOW) for row in asked), *(NOBODY for _ in told)],
            RECIPE,
            name="who_knows",
        )
        self._topics = self._usual_topics(training_data.intent_examples)

    def write(self, folder: Path) -> None:
        """Write arrays and JSON."""
        super().write(folder)
        (folder / FILE).write_text(json.dumps(self._topics), encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Read them."""
        super().read(folder)
        self._topics = json.loads((folder / FILE).read_text(encoding="utf-8"))

    def add(self, message: Message) -> None:
        """Set who could answer; nothing where that is not likely enough."""
        if heard := self._heard(message):
            code, share = heard
            found = {"code": code, "share": share, "topics": self._topics.get(code, ())}
            message.set("who_knows", found, add_to_output=True)

    def _heard(self, message: Message) -> tuple[str, float] | None:
        """Who could answer, and how likely that is; nothing where it is not likely enough."""
        code, share = next(iter(self.likely(message).items()), (NOBODY, 0.0))
        return (code, share) if code != NOBODY else None

    def _usual_topics(self, messages: Sequence[Message]) -> dict[str, list[str]]:
        """By who knows it, the topics (and intents) of which some messages ask for it."""
        of_topic = defaultdict[str, list[Message]](list)
        for message in messages:
            of_topic[example_of(message).label].append(message)
        usual = defaultdict[str, list[str]](list)
        for topic, some in sorted(of_topic.items()):
            asked = some[:: max(1, len(some) // OF_TOPIC)]
            heard = Counter(found[0] for found in map(self._heard, asked) if found)
            for code, count in heard.items():
                if count >= USUAL * len(asked):
                    usual[code].append(topic)
        return dict(usual)
