"""Which meanings lie nearest to a message by itself; for testers who say that it was misread."""

from __future__ import annotations

import numpy as np

from bot.engine.components import TopicClassifier
from bot.engine.runner import StraightRunner
from bot.nlu.context import Context
from bot.nlu.encoder import readable, sentence_encoder
from bot.nlu.topic_model import GENERAL


def nearest_meanings(runner: StraightRunner, text: str, number: int) -> list[str]:
    """The likeliest meanings, as training messages are labelled: `intent/topic`, or an intent.

    Args:
        runner: of the loaded model.
        text: the message, not kept.
        number: how many are wanted.
    """
    components = (node._component for node in runner.nodes.values())
    model = next(one for one in components if isinstance(one, TopicClassifier))._model
    (vector,) = sentence_encoder().encode([readable(text)])
    shares = model.shares(text, vector, Context())
    return [
        model.labels[place].removesuffix(f"/{GENERAL}")
        for place in np.argsort(-shares, kind="stable")[:number].tolist()
    ]
