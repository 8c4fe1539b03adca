"""Compares how the stock set-up and ours understand messages that neither was trained on.

    python -m benchmarks.compare_understanding [--epochs N] [--sample N] [FILE.jsonl …]

Besides the project's held-out sentences (tests/sentences) it reads files with JSON lines such as
{"text": …, "intent": …, "language": …}. They are only measured on; nothing is trained on them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import machine, stock_setup
from benchmarks.scores import Answers, Asked, score, table
from benchmarks.stock_setup import Messages, SetupError, say
from bot.commands.evaluation.result import taken_for
from bot.commands.evaluation.sentences import read_sentences
from bot.engine import training
from bot.logs import configure_logs
from bot.nlu.folding import fold
from bot.nlu.phrases.opt_out import asks_for_silence
from bot.settings import PROJECT, ConfigurationError


def main() -> int:
    """Train, measure, print and save."""
    options = _options()
    configure_logs("ERROR")
    try:
        result = compare(
            options.files, options.sample, options.epochs, options.limit, all_too=options.all_too
        )
    except (SetupError, ConfigurationError, OSError, ValueError) as error:
        say(str(error))
        return 1
    file = options.output / "understanding.json"
    machine.save(file, result)
    print(table(result))
    say(f"\nSaved {file.name} in {options.output.name}/.")
    return 0


def compare(
    files: Sequence[Path], sample: int, epochs: int | None, limit: int, *, all_too: bool
) -> dict[str, Any]:
    """Everything that is known afterwards, ready for JSON."""
    stock_setup.install()
    everything = stock_setup.read_messages()
    messages = stock_setup.drawn(everything, sample)
    sets = {"tests/sentences": _asked([], everything)}
    sets |= {file.name: _asked([file], everything) for file in files}
    sets = {name: _drawn(asked, limit) for name, asked in sets.items()}

    runs: dict[str, dict[str, Any]] = {}
    answers: dict[str, dict[str, Answers]] = {}

    def measure(name: str, model: Path, ask: Callable[[Path, list[Asked]], Answers]) -> None:
        say(f"Asking {name}.")
        answers[name] = {of: ask(model, asked) for of, asked in sets.items()}

    say(f"Training the stock set-up on {count(messages):,} messages.")
    model, seconds = stock_setup.train(messages, epochs, dialogue=False)
    runs["stock"] = _run(messages, seconds) | {"epochs": epochs or 100}
    measure("stock", model, ask_stock)
    if sample:
        say(f"Training ours on the same {count(messages):,} messages.")
        model, seconds = train_ours("ours-sample", messages)
        runs["ours, same messages"] = _run(messages, seconds)
        measure("ours, same messages", model, ask_ours)
    if not sample or all_too:
        say(f"Training ours on {count(everything):,} messages.")
        model, seconds = train_ours("ours", everything)
        runs["ours"] = _run(everything, seconds)
        measure("ours", model, ask_ours)
    return {
        "machine": machine.describe(),
        "sample": sample or "all",
        "setups": runs,
        "sets": {
            name: {
                "messages": len(asked),
                "also_in_training": sum(a.trained for a in asked),
                "results": {run: score(asked, answers[run][name]) for run in runs},
            }
            for name, asked in sets.items()
        },
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


def _asked(files: Sequence[Path], everything: Messages) -> list[Asked]:
    """Held-out sentences, of some files or else the project's own."""
    known = {
        text.casefold()
        for by_intent in everything.values()
        for texts in by_intent.values()
        for text in texts
    }
    return [Asked(one, one.text.casefold() in known) for one in read_sentences(files)]


def count(messages: Messages) -> int:
    """Messages of all intents and languages."""
    return sum(len(texts) for by_intent in messages.values() for texts in by_intent.values())


def _run(messages: Messages, seconds: float) -> dict[str, Any]:
    return {"messages": count(messages), "train_seconds": round(seconds, 1)}


def _drawn(asked: list[Asked], limit: int) -> list[Asked]:
    chosen = random.Random(0).sample(asked, min(limit, len(asked))) if limit else asked
    return sorted(chosen, key=lambda a: (a.sentence.language, a.sentence.text))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare_understanding")
    parser.add_argument("files", nargs="*", type=Path, help="more messages to measure on")
    parser.add_argument("--sample", type=int, default=0, help="messages an intent and language")
    parser.add_argument("--epochs", type=int, default=None, help="instead of Rasa's 100")
    parser.add_argument("--limit", type=int, default=0, help="messages asked of each set")
    parser.add_argument(
        "--all-too", action="store_true", help="beside a sample, train ours on all messages as well"
    )
    parser.add_argument("--output", type=Path, default=PROJECT / "results")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
