"""How far the readings of a message speak for a text: of the whole message, of its topic, and the last word.

The topic is read within the talk and by itself, because what stands open helps and misleads: a buyer who was
once taken for a witness is read as one until he goes. Where the readings agree against what our rules make
of a message, they are right more often than the rules (docs/conversations.md, "What the readings agree on";
`bot.dialogue.planning.agreed`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.answering.second_questions import ASKED_ON, text_of
from bot.engine.components.base import IN_PART
from bot.nlu.classifier import Numbers
from bot.nlu.context import Context
from bot.nlu.evidence import OTHERS_KNOW
from bot.nlu.phrases.who_knows import KEY
from bot.nlu.topic_model import GENERAL, TopicModel

ALONE, HERE = "likely_alone", "likely_here"
"""Keys of a message under which the likely topics stand, read by itself and within the talk."""

UNSAYABLE = "unsayable"
"""Key under which the topics stand whose words would assert what the message does not tell, or denied."""

WEIGHTS: Mapping[str, float] = {"answers": 1.4, ALONE: 0.7, HERE: 0.5}
OF_DECIDED = 0.5
"""How much each reading counts, the last what the pipeline decided; chosen on the talks of `tests/judged`."""

LIKELY = 0.05
"""Share below which a topic counts for nothing."""

FEWEST_WORDS = 9
"""Words of a message that is long enough: our rules know short ones better."""


def topic_shares(model: TopicModel, message: Message, vector: Numbers, context: Context) -> Numbers:
    """The shares of the topics within the talk; what is likely there, and by itself, is noted.

    Nothing is noted of a first message, which has no talk, of a short one, nor of a sentence of a message.
    """
    text, is_part = message.get(TEXT) or "", (message.get("metadata") or {}).get(IN_PART)
    if context == Context() or is_part or not _is_long(message):
        return model.shares(text, vector, context)
    here, alone = model.shares_in(text, vector, context, Context())
    for name, shares in ((HERE, here), (ALONE, alone)):
        message.set(name, _likely(model, shares))
    return here


def _is_long(message: Message) -> bool:
    return len((message.get(TEXT) or "").split()) >= FEWEST_WORDS


def _likely(model: TopicModel, shares: Numbers) -> dict[str, float]:
    """The topics that have at least `LIKELY`; what is meant in general has no text of its own."""
    likely = {
        model.labels[place]: float(shares[place]) for place in np.flatnonzero(shares >= LIKELY)
    }
    return {key: share for key, share in likely.items() if not key.endswith(f"/{GENERAL}")}


def support(message: Message, answers: Mapping[str, float]) -> dict[str, float]:
    """How far the readings speak for each text, by its key without `utter_`.

    Nothing for a first message, and for a short one.

    Args:
        message: as the components before read it.
        answers: the share of each text that may answer it.
    """
    if message.get(HERE) is None or not _is_long(message):
        return {}
    found = defaultdict[str, float](float)
    readings = {"answers": answers, ALONE: message.get(ALONE), HERE: message.get(HERE)}
    for name, weight in WEIGHTS.items():
        for key, share in readings[name].items():
            found[key.replace(OTHERS_KNOW, KEY)] += weight * share
    for code, share in (message.get("asks_on") or {}).items():
        if code in ASKED_ON:
            found[text_of(code)] += share
    decided = message.get(INTENT)
    if topic := decided.get("topic"):
        found[f"{decided['name']}/{topic}"] += OF_DECIDED * float(decided["confidence"])
    return {key: share for key, share in found.items() if key not in message.get(UNSAYABLE)}
