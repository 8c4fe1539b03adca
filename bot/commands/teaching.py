"""The process behind *Teach it* in the console: trains, measures before and after, and tells how it goes.

`python -m bot.commands.teaching <name>` works in a folder of `bot.engine.readings`, where the console has put
the organisation's messages. It goes on when the browser, or the console, ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bot.commands.evaluation.comparing import Evaluation, evaluation_of
from bot.commands.evaluation.result import Result
from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.commands.teaching_progress import Progress
from bot.dialogue.words.library import load_library
from bot.engine import training
from bot.engine.engine import Engine
from bot.engine.readings import BusyError, Readings, model_folder
from bot.logs import configure_logs, log_failure
from bot.settings import ConfigurationError, Settings, load_settings

PATIENCE = 10
"""How far this steps back behind the assistant, which answers visitors meanwhile."""

EVERY = 500
"""Messages after which one says how far the measuring is."""

NOT_HERE = "The messages on which a training is measured are not installed here."


def main(name: str) -> None:
    """Teach in a folder; every end is written down there."""
    settings = load_settings()
    configure_logs("ERROR")
    readings = Readings(settings.home)
    progress = Progress(readings.folder(name))
    os.nice(PATIENCE)
    os.environ["TMPDIR"] = str(readings.folder(name))  # a container has a small one, in memory
    try:
        with readings.training():
            progress.begin(os.getpid())
            teach(settings, readings.folder(name), progress)
            progress.end("done")
    except BusyError:
        progress.end("busy")
    except ConfigurationError as error:
        progress.end("failed", str(error))
    except Exception as error:  # noqa: BLE001  whatever it is, the operator must not wait for ever
        progress.end("failed", f"{type(error).__name__} {log_failure('teaching failed', error)}")


def teach(settings: Settings, folder: Path, progress: Progress) -> None:
    """Train on the product's messages and those in the folder; measure the model in use and the new one.

    Raises:
        ConfigurationError: something is missing, or Rasa refuses the files.
    """
    sentences = read_sentences([])
    if not sentences:
        raise ConfigurationError(NOT_HERE)
    training.train(folder, settings.home, progress.say)
    progress.say("measuring the reading in use")
    # Both at the same time, each on a core of its own, by the same code on the same messages.
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:
        before = beside.submit(measured, settings, model_folder(settings), sentences)
        progress.say("measuring the new reading")
        progress.measured("after", measured(settings, folder, sentences, progress.say))
        progress.measured("before", before.result())


def measured(
    settings: Settings,
    folder: Path,
    sentences: Sequence[Sentence],
    say: Callable[[str], None] = lambda line: None,
) -> Evaluation:
    """The figures of a model on messages that nobody trained it on, each as a first message."""
    engine = Engine.load(training.find_model(folder), load_library(settings))
    results = []
    for number, sentence in enumerate(sentences, start=1):
        read = engine.parse(sentence.text, {"campaign_language": sentence.language})
        results.append(Result(sentence, read, read, read))
        if number % EVERY == 0:
            say(f"{number} of {len(sentences)}")
    return evaluation_of(results)


if __name__ == "__main__":
    main(sys.argv[1])
