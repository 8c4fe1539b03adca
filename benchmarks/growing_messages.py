"""What a message costs to understand as the messages grow that the model was trained on."""

from __future__ import annotations

import time

from benchmarks import stock_setup
from benchmarks.compare_understanding import ask_loaded, count, read_sentences, train_ours
from benchmarks.curves import Curve, point
from bot.settings import PROJECT

SAMPLES = (3, 12, 50, 0)
"""Training messages of each intent and language; 0 stands for all that there are."""


def trained_messages(messages: int) -> Curve:
    """Training messages; kept is the file of the model. Trains four models, unless it did before.

    Args:
        messages: held-out ones behind each point.
    """
    from rasa.core.agent import Agent  # takes seconds

    curve = Curve("training messages", "the model's file")
    everything = stock_setup.read_messages()
    sentences = read_sentences(PROJECT / "tests" / "sentences", everything)
    asked = sentences[:: max(1, len(sentences) // messages)][:messages]
    for sample in SAMPLES:
        chosen = stock_setup.drawn(everything, sample)
        size = count(chosen)
        stock_setup.say(f"Training on {size:,} messages, unless it was.")
        model, _ = train_ours(f"growth-{sample or 'all'}", chosen)
        agent = Agent.load(model)
        ask_loaded(agent, asked)  # what is made when first needed is made by then
        began = time.process_time()
        milliseconds = ask_loaded(agent, asked).milliseconds
        cpu = (time.process_time() - began) * 1000 / len(asked)
        curve.points.append(point(size, milliseconds, cpu, model.stat().st_size))
    return curve
