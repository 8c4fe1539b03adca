"""Training the Rasa model when its sources changed, in a process of its own."""

from __future__ import annotations

import gc
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from bot.engine.kernels import for_training
from bot.engine.trained_model import (
    OWN,
    TrainedModel,
    file_hash,
    find_model,
    is_current,
    read_record,
    source_fingerprint,
)
from bot.settings import PROJECT, ConfigurationError, configured_languages

__all__ = ["TrainedModel", "find_model", "is_current", "read_record", "source_fingerprint", "train"]

STEPS = {
    "SafetyNet": "collecting the patterns of danger",
    "IntentClassifier": "learning what messages want",
    "TopicClassifier": "learning which topic they mean",
    "ScopeReader": "learning what is out of scope",
    "WhoKnowsReader": "learning who knows what others ask",
    "AnswerReader": "learning which text answers",
    "UrgentReader": "learning what cannot wait",
    "SoftlyReader": "learning what is told softly",
    "AsksOnReader": "learning what is asked on",
    "OpensReader": "learning who writes first messages",
    "LanguageIdentifier": "learning how each language is written",
    "RulePolicy": "learning which answer follows",
}
"""What a component does when it is trained; the others have nothing to learn."""

KEPT = "kept-for-training"
"""Folder of the home folder with what the next training can use again (`bot.nlu.kept`)."""

BEFORE = ("training-cache", "kept-by-training")
"""Folders with what is never used again: Rasa's, and what any algebra had learnt (`bot.engine.kernels`)."""

_RASA_SAYS = re.compile(r"Starting to train component '(\w+)'")
_WE_SAY = re.compile(r"Encoding .* messages")


def train(folder: Path, home: Path, say: Callable[[str], None] = lambda line: None) -> Path:
    """Train and record; takes minutes. The organisation's messages in `folder` are learnt, too.

    Rasa's own words, hundreds of lines of warnings and progress bars, go to `training.log`.

    Args:
        folder: for the model.
        home: for the log and for what the next training can use again.
        say: is told, a line each, what is being done.

    Raises:
        ConfigurationError: Rasa refuses the files; says where to look.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = home / "training.log"
    call = [sys.executable, "-m", "bot.engine.training", str(folder), str(home)]
    with (
        log.open("w", encoding="utf-8") as rest,
        subprocess.Popen(  # noqa: S603  ourselves
            call,
            cwd=PROJECT,
            env=os.environ | for_training(),
            stdout=subprocess.PIPE,
            stderr=rest,
            text=True,
        ) as training,
    ):
        assert training.stdout is not None, "asked for"
        try:
            for line in training.stdout:
                say(line.rstrip())
        except BaseException:
            training.terminate()
            raise
    record = read_record(folder)
    if training.returncode != 0 or record is None:
        raise ConfigurationError(
            "Training failed; run 'second-thought check' to see which file is wrong. "
            f"What Rasa said stands in {log}."
        )
    return folder / record.file


def _train_here(folder: Path, home: Path) -> None:
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    from rasa import model_training  # takes seconds; only training needs it

    from bot.nlu.kept import keep_in
    from bot.nlu.phrases.ready import get_ready

    _spare_work()
    for name in BEFORE:
        shutil.rmtree(home / name, ignore_errors=True)
    keep_in(home / KEPT)

    own = folder / OWN
    sources = source_fingerprint(own=own)
    messages = [PROJECT / "intents", *([own] if own.is_dir() else [])]
    rules = PROJECT / "bot" / "dialogue" / "rules.yml"
    result = model_training.train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=[str(path) for path in (*messages, rules)],
        output=str(folder),
        fixed_model_name=f"second-thought-{sources[:12]}",
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise SystemExit(1)
    model = Path(result.model)
    record = TrainedModel(model.name, file_hash(model), sources)
    (folder / "model.json").write_text(json.dumps(asdict(record), indent=1), encoding="utf-8")
    for old in folder.glob("*.tar.gz"):
        if old != model:
            old.unlink()
    get_ready(configured_languages())  # what is worked out here, no start has to; an image keeps it


def _spare_work() -> None:
    """Have Rasa keep nothing for a next training, which always begins anew, and pack without pressing.

    Fingerprints of what every component returns, and the hardest compression of numbers that have no
    pattern, take half a minute, and each start would unpack it twice. The file is half as large again.
    """
    from rasa.engine.training.hooks import TrainingHook

    TrainingHook.on_before_node = lambda *_, **__: {}
    TrainingHook.on_after_node = lambda *_, **__: None
    tarfile.TarFile.gzopen = partial(tarfile.TarFile.gzopen, compresslevel=0)  # type: ignore[method-assign]


class _Steps(logging.Handler):
    """Tells in our words what Rasa logs that it does."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._say = say
        self._begin = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Say a step that takes a while."""
        said = record.getMessage()
        if found := _RASA_SAYS.search(said):
            self.say(STEPS.get(found[1], ""))
        elif _WE_SAY.search(said):
            self.say(said[0].lower() + said[1:].rstrip("."))

    def say(self, step: str) -> None:
        """A line, with the seconds that it took until here."""
        if step:
            self._say(f"  {time.monotonic() - self._begin:4.0f} s  {step}")


def _main(folder: Path, home: Path) -> None:
    """The process that trains: our lines go to the output, everything else to where errors go."""
    ours = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    logging.basicConfig(level=logging.WARNING)
    steps = _Steps(lambda line: print(line, file=ours))
    for name in ("rasa.engine.training.hooks", "bot.engine.components.intent"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(steps)
    steps.say("reading the messages")
    gc.disable()  # it would look again and again at a million messages, none of which refers to itself
    _train_here(folder, home)
    steps.say("done")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
