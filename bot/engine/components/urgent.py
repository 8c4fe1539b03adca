"""The components that hear what is told at a bad moment, each learnt by itself beside everything else.

Who hears blows through a wall, or wishes not to wake up, writes as people do at night: long, breathless,
two things at once, the weightiest in passing. Learnt as topics, such messages drew others to them, because a
buyer at night writes in the same way; here they are learnt beside thousands that tell nothing of the kind, as
Rasa lookup tables in `intents/<language>/`. They decide nothing of what a message means: what becomes of it
is said in `of_another` and `softly_told` (`bot.dialogue.plain_words`) and `bot.dialogue.answering.asked_on`.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.reading.moves import is_opening
from bot.engine.components.intent import example_of, sentence_vector
from bot.engine.components.tables import TABLES, TableReader, table_rows
from bot.nlu.classifier import Recipe
from bot.nlu.evidence import ANSWERED_BY, ASKS_ON, OPENS, OTHERS_KNOW, SOFTLY, URGENT
from bot.vocabulary import NO_SUCH

BUCKETS = 2**14
"""Into how many the pieces of the spelling are counted."""

OTHERS = 9000
"""How many messages of topics, and how many of other tables, are learnt from as nothing of the kind."""


class MomentReader(TableReader):
    """Sets a `bot.vocabulary.Moment` where one is likely; stands behind the encoder."""

    key: ClassVar[str]
    """Under which it is set."""

    begin: ClassVar[str]
    """What the names of its tables begin with."""

    near: ClassVar[tuple[str, ...]]
    """Topics, and what they begin with, of which some messages tell the same: none is learnt as another."""

    least: ClassVar[float]
    """The share from which it is told at all; `config.yml` may say another."""

    times: ClassVar[int] = 1
    """How often each of its messages is learnt from, so that the many others do not outweigh them."""

    @classmethod
    def get_default_config(cls) -> dict[str, Any]:
        """Rasa's contract: the share from which it is told at all."""
        return {"least": cls.least}

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the tables and on messages of everything else; without tables on nothing."""
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        rows = table_rows(training_data, (self.begin,), f"rows_{self.key}")
        if not rows:
            return
        rows = [
            row
            for row in rows
            for _ in range(1 if row.name == f"{self.begin}{NO_SUCH}" else self.times)
        ]
        told = [m for m in training_data.intent_examples if not self._is_near(example_of(m).label)]
        told = [m for m in told if m.get(TEXT)][:: max(1, len(told) // OTHERS)]
        others = table_rows(training_data, TABLES)
        others = [row for row in others if not self._is_near(_key(row.name))]
        others = others[:: max(1, len(others) // OTHERS)]
        self._classifier = fit(
            [*(row.text for row in (*rows, *others)), *(m.get(TEXT) for m in told)],
            np.vstack([*(row.vector for row in (*rows, *others)), *map(sentence_vector, told)]),
            [
                *(row.name.removeprefix(self.begin) for row in rows),
                *(NO_SUCH for _ in (*others, *told)),
            ],
            self.recipe,
            name=self.key,
            buckets=BUCKETS,
        )

    def add(self, message: Message) -> None:
        """Set what is heard; nothing where that is not likely enough."""
        heard = ((code, share) for code, share in self.likely(message).items() if code != NO_SUCH)
        code, share = next(heard, ("", 0.0))
        if code:
            message.set(self.key, {"code": code, "share": share}, add_to_output=True)

    def _is_near(self, label: str) -> bool:
        return label.startswith(self.near)


def _key(name: str) -> str:
    return name.removeprefix(ANSWERED_BY).removeprefix(OTHERS_KNOW)


class MomentsReader(MomentReader):
    """Sets all that is likely enough, likeliest first: what else stands there, or before, decides."""

    def add(self, message: Message) -> None:
        """Set what is heard."""
        found = {code: share for code, share in self.likely(message).items() if code != NO_SUCH}
        if found:
            message.set(self.key, found, add_to_output=True)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class UrgentReader(MomentReader):
    """What cannot wait, in the words of who stands beside it: sets `urgent`."""

    key = "urgent"
    begin = URGENT
    least = 0.5
    near = ("ask_human/", "ask_police/she_in_trouble", "report_concern/", "report_concern")
    recipe = Recipe(hidden=256, rounds=20, meaning=2.0, sharpness=2.0)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class SoftlyReader(MomentReader):
    """What is told softly, or in passing: sets `softly`."""

    key = "softly"
    begin = SOFTLY
    least = 0.05
    near = (
        *("ask_human/", "deny", "express_distress", "mention_minor/", "report_concern"),
        "ask_police/she_in_trouble",
        *(
            f"disclose_exploitation/{topic}"
            for topic in ("am_i_exploited", "five_minutes", "forced", "how_get_out", "is_gone")
        ),
        *(
            f"disclose_exploitation/{topic}"
            for topic in ("may_i_write", "on_the_way", "sex_for_rent", "tonight")
        ),
    )
    times = 3
    recipe = Recipe(rounds=10, decay=1e-2, meaning=2.0, sharpness=2.0, regularisation=3e-4)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class AsksOnReader(MomentsReader):
    """What is asked on by who told of it before: sets `asks_on`."""

    key = "asks_on"
    begin = ASKS_ON
    least = 0.05
    near = (
        *("ask_human/want_person", "ask_human/what_do_i_say", "ask_human/words_to_send"),
        *("ask_police/arrest_me", "ask_police/she_in_trouble", "ask_signs/how_tell"),
        *("claim_need/cannot_sleep", "claim_need/disabled", "near_", "need_", "report_concern"),
        *(
            f"disclose_exploitation/{topic}"
            for topic in ("am_i_exploited", "how_get_out", "is_it_my_fault", "sellers_law")
        ),
        *("disclose_exploitation/support_for_us", "disclose_exploitation/tonight", "witness_"),
    )
    times = 3
    recipe = SoftlyReader.recipe


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class OpensReader(MomentsReader):
    """Who writes a first message, of all who may: sets `opens`; later ones are not read for it."""

    key = "opens"
    begin = OPENS
    least = 0.02
    near = (
        *("ask_sector_guidance", "disclose_exploitation", "express_distress", "mention_minor/"),
        *("near_", "report_concern"),
    )
    times = 3
    recipe = SoftlyReader.recipe

    def add(self, message: Message) -> None:
        """Set what is heard, where somebody begins to tell."""
        if is_opening(message.get("metadata") or {}):
            super().add(message)
