"""The component that hears what cannot wait in the words of somebody who stands beside it.

Who hears blows through a wall, has called the police and asks what to do until they come, or wants to know
whether a sister abroad can ring for help, writes as people do at night: long, breathless, two things at once.
Learnt as topics, such messages drew others to them, because a buyer at night writes in the same way; here
they are learnt by themselves, beside thousands that ask for nothing of the kind, as Rasa lookup tables in
`intents/<language>/urgent.yml`, named `urgent/…`. It decides nothing of what a message means: who may be
meant is said in `bot.engine.of_another`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.intent import example_of, sentence_vector
from bot.engine.components.tables import TABLES, TableReader, table_rows
from bot.nlu.classifier import Recipe
from bot.nlu.evidence import ANSWERED_BY, OTHERS_KNOW, URGENT
from bot.vocabulary import NOT_URGENT

RECIPE = Recipe(hidden=256, rounds=20, meaning=2.0, sharpness=2.0)
"""How it is fitted."""

BUCKETS = 2**14
"""Into how many the pieces of the spelling are counted."""

OTHERS = 9000
"""How many messages of topics, and how many of other tables, are learnt from as nothing of the kind."""

NEAR = ("ask_human/", "ask_police/she_in_trouble", "report_concern/", "report_concern")
"""Topics, and what they begin with, of which some messages ask for the same: none is learnt as another."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class UrgentReader(TableReader):
    """Sets `urgent` (`bot.vocabulary.Urgent`) where that is likely; stands behind the encoder."""

    recipe = RECIPE

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the share from which it is told at all."""
        return {"least": 0.5}

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the tables and on messages of everything else; without tables on nothing."""
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        rows = table_rows(training_data, (URGENT,), "rows_urgent")
        if not rows:
            return
        told = [m for m in training_data.intent_examples if not _is_near(example_of(m).label)]
        told = [m for m in told if m.get(TEXT)][:: max(1, len(told) // OTHERS)]
        others = [row for row in table_rows(training_data, TABLES) if not _is_near(_key(row.name))]
        others = others[:: max(1, len(others) // OTHERS)]
        self._classifier = fit(
            [*(row.text for row in (*rows, *others)), *(m.get(TEXT) for m in told)],
            np.vstack([*(row.vector for row in (*rows, *others)), *map(sentence_vector, told)]),
            [
                *(row.name.removeprefix(URGENT) for row in rows),
                *(NOT_URGENT for _ in (*others, *told)),
            ],
            RECIPE,
            name="urgent",
            buckets=BUCKETS,
        )

    def add(self, message: Message) -> None:
        """Set what is urgent; nothing where that is not likely enough."""
        code, share = next(iter(self.likely(message).items()), (NOT_URGENT, 0.0))
        if code != NOT_URGENT:
            message.set("urgent", {"code": code, "share": share}, add_to_output=True)


def _is_near(label: str) -> bool:
    return label.startswith(NEAR)


def _key(name: str) -> str:
    return name.removeprefix(ANSWERED_BY).removeprefix(OTHERS_KNOW)
