"""The stock set-up: installing its environment, making its data, training it.

It lives in benchmarks/stock with an environment of its own (1.5 GB) and shares nothing with the
assistant but the messages it is trained on.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.settings import PROJECT, configured_languages

STOCK = PROJECT / "benchmarks" / "stock"
WORK = STOCK / ".work"
MODELS = WORK / "models"
PYTHON = STOCK / ".venv" / "bin" / "python"

Messages = dict[str, dict[str, list[str]]]
"""Training messages by language and intent."""


class SetupError(Exception):
    """The stock set-up cannot be made; the message is a sentence for the person who asked."""


def install() -> None:
    """Install the environment from its lock, unless it is there.

    Raises:
        SetupError: no uv, no compiler, no network or no space.
    """
    uv = shutil.which("uv") or str(PROJECT / ".tools" / "uv" / "bin" / "uv")
    if not Path(uv).is_file():
        raise SetupError("uv is missing; run 'make setup' first.")
    fresh = not PYTHON.exists()
    if fresh and not (shutil.which("cc") or shutil.which("gcc")):
        raise SetupError(
            "The stock set-up needs a C compiler for multidict 5, which Sanic 21.12 wants "
            "(Debian: apt install gcc python3-dev)."
        )
    if fresh:
        say("Installing the stock set-up (full Rasa with TensorFlow, 1.5 GB, once).")
    done = subprocess.run(
        [uv, "sync", "--frozen", "--quiet"],
        cwd=STOCK,
        env={k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"},
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(
            "The stock set-up could not be installed: is there a network, and 3 GB of free disk?"
        )


def environment(**more: str) -> dict[str, str]:
    """Variables for the processes of the stock set-up: quiet, no telemetry, one thread.

    Both set-ups compute in one thread, so that a figure does not depend on the idle cores.
    """
    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONWARNINGS": "ignore",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "TF_INTRA_OP_PARALLELISM_THREADS": "1",
        "TF_INTER_OP_PARALLELISM_THREADS": "1",
        "CUDA_VISIBLE_DEVICES": "-1",
    }
    kept = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    return kept | quiet | more


def read_messages(intents: Path = PROJECT / "intents") -> Messages:
    """The assistant's own training messages; the patterns of its safety net are left out."""
    from rasa.shared.importers.utils import training_data_from_paths  # takes seconds

    messages: Messages = {}
    for language in configured_languages(PROJECT / "config.yml"):
        files = sorted(str(file) for file in (intents / language).glob("*.yml"))
        by_intent: dict[str, list[str]] = defaultdict(list)
        for example in training_data_from_paths(files, language).intent_examples:
            by_intent[example.get("intent")].append(example.get("text"))
        messages[language] = dict(by_intent)
    check_intents(messages)
    return messages


def check_intents(messages: Messages) -> None:
    """The stock domain must know the same intents as ours and as the messages.

    Raises:
        SetupError: it does not.
    """
    ours = {next(iter(i)) for i in _yaml(PROJECT / "domain.yml")["intents"]}
    stock = set(_yaml(STOCK / "domain.yml")["intents"])
    written = {intent for of_language in messages.values() for intent in of_language}
    if ours != stock or not written <= ours:
        odd = ", ".join(sorted((ours ^ stock) | (written - ours)))
        raise SetupError(f"benchmarks/stock/domain.yml and domain.yml differ in intents: {odd}.")


def drawn(messages: Messages, sample: int) -> Messages:
    """At most `sample` messages an intent and language, always the same ones; 0 means all."""
    if not sample:
        return messages
    chance = random.Random(0)
    return {
        language: {
            intent: sorted(chance.sample(texts, min(sample, len(texts))))
            for intent, texts in by_intent.items()
        }
        for language, by_intent in messages.items()
    }


def write_messages(messages: Messages, folder: Path) -> None:
    """Write `<language>/messages.yml` in Rasa's format, replacing what was there."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    shutil.rmtree(folder, ignore_errors=True)
    for language, by_intent in messages.items():
        (folder / language).mkdir(parents=True)
        data = TrainingData(
            [
                Message.build(text=text, intent=intent)
                for intent, texts in by_intent.items()
                for text in texts
            ]
        )
        (folder / language / "messages.yml").write_text(data.nlu_as_yaml(), encoding="utf-8")


def write_config(epochs: int | None, target: Path) -> None:
    """Write the stock configuration, with another number of epochs if one is given."""
    config = _yaml(STOCK / "config.yml")
    for part in config["pipeline"] + config["policies"]:
        if epochs is not None and "epochs" in part:
            part["epochs"] = epochs
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def train(messages: Messages, epochs: int | None, *, dialogue: bool) -> tuple[Path, float]:
    """Train understanding, and the dialogue too if asked, unless the same was trained before.

    Returns:
        The model and the seconds its training took.

    Raises:
        SetupError: Rasa refused.
    """
    name = "stock" if dialogue else "stock-understanding"
    data, config = WORK / "messages", WORK / "config.yml"
    write_config(epochs, config)
    dialogue_files = [STOCK / "domain.yml", STOCK / "rules.yml", STOCK / "stories.yml"]
    key = key_of(messages, config, *(dialogue_files if dialogue else []))
    known = trained_before(name, key)
    if known:
        return known
    write_messages(messages, data)
    command = [str(PYTHON), "-m", "rasa", "train"]
    if dialogue:
        command += ["--domain", "domain.yml", "--force", "--data", str(data)]
        command += ["rules.yml", "stories.yml"]
    else:
        command += ["nlu", "--nlu", str(data)]
    command += ["--config", str(config), "--out", str(MODELS), "--fixed-model-name", name]
    began = time.monotonic()
    run_stock(command, {"RASA_CACHE_DIRECTORY": str(WORK / "cache"), "RASA_MAX_CACHE_SIZE": "0"})
    return remember(name, key, time.monotonic() - began)


def key_of(messages: Messages, *files: Path) -> str:
    """Hash of what a model is trained from; training is slow and may be interrupted elsewhere."""
    digest = hashlib.sha256(json.dumps(messages, sort_keys=True).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def trained_before(name: str, key: str) -> tuple[Path, float] | None:
    """The model of this name and the seconds of its training, if it is of the same sources."""
    try:
        record = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return (MODELS / f"{name}.tar.gz", record["seconds"]) if record["key"] == key else None


def remember(name: str, key: str, seconds: float) -> tuple[Path, float]:
    """Note what a model that was just trained is made of."""
    record = {"key": key, "seconds": seconds}
    (MODELS / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return MODELS / f"{name}.tar.gz", seconds


def run_stock(command: list[str], variables: Mapping[str, str]) -> None:
    """Run a command in benchmarks/stock; its progress bars are shown.

    Raises:
        SetupError: it failed.
    """
    done = subprocess.run(command, cwd=STOCK, env=environment(**variables), check=False)
    if done.returncode != 0:
        raise SetupError(f"'{' '.join(command[2:4])}' failed in the stock set-up (see above).")


def say(sentence: str) -> None:
    """Tell the person who waits; results go to standard output."""
    print(sentence, file=sys.stderr, flush=True)


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
