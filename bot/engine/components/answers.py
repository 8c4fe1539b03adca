"""The component that hears which text answers a message as it is written: long, annoyed, two things at once.

Most training messages are short and say one thing. Of what live visitors wrote a good half was read as
something else, though a text stood ready that would have answered (docs/conversations.md, "The text that
answers"). So this model learns from messages in the middle of a talk, as Rasa lookup tables in
`intents/<language>/answered_by.yml`, named `answered_by/` and the key of the text; from the topics' own
messages; and from those whose answer others know. It decides nothing of what a message means: the dialogue
looks at it where what would be said is likely wrong (`bot.dialogue.planning.answered`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.agreement import support
from bot.engine.components.intent import example_of, sentence_vector
from bot.engine.components.tables import TableReader, table_rows
from bot.engine.components.who_knows import NOBODY
from bot.engine.importer import LANGUAGE
from bot.nlu.classifier import Recipe
from bot.nlu.evidence import ANSWERED_BY, NOTHING, OTHERS_KNOW
from bot.nlu.phrases.who_knows import OURS

RECIPE = Recipe(hidden=256, rounds=12, passes=3, meaning=2.0, sharpness=2.0)
"""How it is fitted (docs/conversations.md)."""

BUCKETS = 2**14
"""Into how many the pieces of the spelling are counted: more do not help, and each costs two bytes a text."""

OF_TOPIC, OTHERS = 12, 12_000
"""How many of a topic's own messages are learnt from in each language, and how many of all other topics."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class AnswerReader(TableReader):
    """Sets `answers`, the share of each text that may answer, likeliest first; stands behind the encoder."""

    recipe = RECIPE

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the share below which a text is not named."""
        return {"least": 0.02}

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the tables and on the topics' messages; without tables on nothing."""
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        rows = table_rows(training_data)
        if not any(row.name.startswith(ANSWERED_BY) for row in rows):
            return
        told = [_key(row.name) for row in rows]
        own, others = _of_topics(training_data.intent_examples, {*told} - {NOTHING})
        messages = [*own, *others]
        self._classifier = fit(
            [*(row.text for row in rows), *(m.get(TEXT) for m in messages)],
            np.vstack([*(row.vector for row in rows), *map(sentence_vector, messages)]),
            [*told, *(example_of(m).label for m in own), *(NOTHING for _ in others)],
            RECIPE,
            name="answers",
            buckets=BUCKETS,
        )

    def add(self, message: Message) -> None:
        """Set the shares of the texts that are likely at all, and how far all readings speak for a text."""
        found = self.likely(message)
        if spoken_for := support(message, found):
            message.set("support", spoken_for, add_to_output=True)
        if next(iter(found), NOTHING) != NOTHING:
            message.set("answers", found, add_to_output=True)


def _key(name: str) -> str:
    """The key of the text that answers the messages of a table."""
    code = name.removeprefix(OTHERS_KNOW)
    return NOTHING if code == NOBODY else OURS.get(code, name.removeprefix(ANSWERED_BY))


def _of_topics(messages: Sequence[Message], keys: set[str]) -> tuple[list[Message], list[Message]]:
    """Messages of the topics that answer: as many of each and language; and some of all other topics.

    What answers a question of ours says little by itself, and is left out.
    """
    of_key = defaultdict[tuple[str, str], list[Message]](list)
    others: list[Message] = []
    for message in messages:
        example = example_of(message)
        if example.after or not message.get(TEXT):
            continue
        if example.label in keys:
            of_key[example.label, message.get(LANGUAGE) or ""].append(message)
        else:
            others.append(message)
    own = [m for some in of_key.values() for m in some[:: max(1, len(some) // OF_TOPIC)][:OF_TOPIC]]
    return own, others[:: max(1, len(others) // OTHERS)]
