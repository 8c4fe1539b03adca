"""Compares how the stock set-up and ours understand held-out messages that neither was trained on.

A part of `benchmarks.run`.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks import stock_setup
from benchmarks.scores import Answers, Asked, score
from benchmarks.stock_setup import Messages, SetupError, say
from bot.commands.evaluation.result import taken_for
from bot.commands.evaluation.sentences import read_sentences
from bot.engine import training
from bot.nlu.folding import fold
from bot.nlu.phrases.opt_out import asks_for_silence
from bot.settings import PROJECT


def compare(sample: int, epochs: int) -> dict[str, Any]:
    """Everything that is known afterwards, ready for JSON.

    Args:
        sample: messages an intent and language that both learn, 0 for all; ours is also measured as it
            is shipped, with all.
        epochs: of the stock set-up.
    """
    everything = stock_setup.read_messages()
    messages = stock_setup.drawn(everything, sample)
    asked = _asked(everything)
    say(f"Training the stock set-up on {count(messages):,} messages.")
    model, seconds = stock_setup.train(messages, epochs, dialogue=False)
    runs = {"stock": _run(messages, seconds, score(asked, ask_stock(model, asked)))}
    for name, file, learnt in (
        ("ours, same messages", "ours-sample", messages),
        ("ours", "ours", everything),
    ):
        say(f"Training ours on {count(learnt):,} messages.")
        model, seconds = train_ours(file, learnt)
        runs[name] = _run(learnt, seconds, score(asked, ask_ours(model, asked)))
    return {
        "sample": sample or "all",
        "asked": len(asked),
        "also_in_training": sum(one.trained for one in asked),
        "runs": runs,
    }


def ask_stock(model: Path, asked: list[Asked]) -> Answers:
    """The stock set-up's answers, in its own environment (`benchmarks/stock/predict.py`)."""
    texts = [one.sentence.text for one in asked]
    done = subprocess.run(
        [str(stock_setup.PYTHON), str(stock_setup.STOCK / "predict.py"), str(model)],
        input="\n".join(json.dumps(text) for text in texts),
        cwd=stock_setup.STOCK,
        env=stock_setup.environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"intent"')]
    if done.returncode != 0 or len(lines) != len(texts):
        raise SetupError("The stock set-up did not answer every message (see above).")
    return Answers([x["intent"] for x in lines], [x["milliseconds"] for x in lines])


def ask_ours(model: Path, asked: list[Asked]) -> Answers:
    """Our pipeline's answers: safety net, classifier and fallback; no context is given."""
    from rasa.core.agent import Agent  # takes seconds, as all of Rasa does
    from rasa.core.channels.channel import UserMessage

    from bot.engine.engine import read_parse

    processor = Agent.load(model).processor
    assert processor is not None, "loaded"

    async def parse() -> Answers:
        answers = Answers([], [])
        for one in asked:
            began = time.perf_counter()
            parsed = await processor.parse_message(UserMessage(one.sentence.text, metadata={}))
            answers.milliseconds.append((time.perf_counter() - began) * 1000)
            # Beside a danger our intent is the likeliest harmless meaning.
            answers.intents.append(
                taken_for(read_parse(parsed, asks_for_silence(fold(one.sentence.text))))
            )
        return answers

    return asyncio.run(parse())


def train_ours(name: str, messages: Messages) -> tuple[Path, float]:
    """Train our pipeline on messages, unless it was; its safety net is part of it."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_CACHE_DIRECTORY"] = str(stock_setup.WORK / "cache-ours")
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    from rasa.model_training import train_nlu

    key = stock_setup.key_of(messages) + training.source_fingerprint()
    known = stock_setup.trained_before(name, key)
    if known:
        return known
    data = stock_setup.WORK / "messages-ours"
    stock_setup.write_messages(messages, data)
    for language in messages:
        shutil.copy(PROJECT / "intents" / language / "safety_net.yml", data / language)
    began = time.monotonic()
    model = train_nlu(
        config=str(PROJECT / "config.yml"),
        nlu_data=str(data),
        output=str(stock_setup.MODELS),
        fixed_model_name=name,
    )
    if model is None:
        raise SetupError("Our pipeline could not be trained (see above).")
    return stock_setup.remember(name, key, time.monotonic() - began)


def _asked(everything: Messages) -> list[Asked]:
    """The project's held-out sentences."""
    known = {
        text.casefold()
        for by_intent in everything.values()
        for texts in by_intent.values()
        for text in texts
    }
    return [Asked(one, one.text.casefold() in known) for one in read_sentences([])]


def count(messages: Messages) -> int:
    """Messages of all intents and languages."""
    return sum(len(texts) for by_intent in messages.values() for texts in by_intent.values())


def _run(messages: Messages, seconds: float, scored: dict[str, Any]) -> dict[str, Any]:
    return {"messages": count(messages), "train_seconds": round(seconds, 1), **scored}
