"""*Teach it*: a training in a process of its own, what it measured, and putting the new model in use.

The process goes on when the browser or the console ends (`bot.commands.teaching`); what it writes down in
its folder is all that is known of it here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.commands.evaluation.comparing import Evaluation, Held, Worse, missed_now, worse
from bot.commands.teaching_progress import Progress, Step
from bot.dialogue.words.own_messages import read_own, write_own
from bot.engine.readings import PRODUCT, Readings
from bot.engine.trained_model import OWN, is_current
from bot.settings import PROJECT, Settings

COMMAND = (sys.executable, "-m", "bot.commands.teaching")
FREE_BYTES = 1 << 30
"""Room on the disk: a training keeps a hundred megabytes for the next one and writes as much in between."""

STARTING_SECONDS = 60
"""Within which the process that was started says that it runs."""

State = Literal["running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training that was asked for.

    Args:
        name: of its folder.
        state: how it stands; `failed` also where its process ended without a word.
        why: what was wrong, as the process says it.
        asked: by whom, when, of how many own messages.
        steps: what it did so far.
        before, after: what the model in use and the new one understand; none until it was measured.
        worse: what of that which matters got worse.
        missed: dangers that were heard before and are not now.
        is_usable: whether it may be put in use.
    """

    name: str
    state: State
    why: str
    asked: Mapping[str, Any]
    steps: list[Step]
    before: Evaluation | None
    after: Evaluation | None
    worse: list[Worse]
    missed: list[Held]
    is_usable: bool


class Teaching:
    """The trainings of an installation.

    Args:
        settings: whose home folder holds them.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._readings = Readings(settings.home)
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self, own: Mapping[str, Any], by: str) -> str:
        """Start one on the messages that are in force; a word for what became of it."""
        if self._readings.is_training() or self._is_starting():
            return "busy"
        self._settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(self._settings.home).free < FREE_BYTES:
            return "disk"
        self._readings.tidy()
        folder = self._readings.begin()
        number = write_own(folder / OWN, own)
        Progress(folder).ask(by, number)
        self._process = subprocess.Popen(  # noqa: S603  ourselves
            [*COMMAND, folder.name],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that it outlives the console, and is ended with all that it started
        )
        return "begun"

    def cancel(self) -> str:
        """End the one that runs."""
        lesson = self.newest()
        if lesson is None or lesson.state != "running":
            return "over"
        progress = Progress(self._readings.folder(lesson.name))
        process = progress.process
        if process is None:
            return "starting"
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGTERM)
        if self._process is not None:
            self._process.wait()
        progress.end("cancelled")
        return "cancelled"

    def use(self, name: str) -> str:
        """Put the newest one in use, if nothing that matters got worse."""
        lesson = self.newest()
        if lesson is None or lesson.name != name or not lesson.is_usable:
            return "refused"
        self._readings.use(name)
        return "used"

    def undo(self) -> str:
        """Put the model before in use again."""
        return "undone" if self._readings.undo() else "first"

    def newest(self) -> Lesson | None:
        """The last one that was asked for."""
        names = self._readings.names()
        if not names:
            return None
        name = names[-1]
        progress = Progress(self._readings.folder(name))
        before, after = progress.evaluation("before"), progress.evaluation("after")
        state = self._state(progress)
        found = worse(before, after) if before and after else []
        is_finished = state == "done" and before is not None and after is not None
        return Lesson(
            name=name,
            state=state,
            why=str(progress.ended.get("why", "")),
            asked=progress.asked,
            steps=progress.steps(),
            before=before,
            after=after,
            worse=found,
            missed=missed_now(before, after) if before and after else [],
            is_usable=is_finished
            and not found
            and name != self.in_use
            and is_current(self._readings.folder(name)),
        )

    @property
    def in_use(self) -> str:
        """The model that visitors are understood by: the name of a taught one, or the product's."""
        name = self._readings.order()[-1]
        return name if name == PRODUCT or is_current(self._readings.folder(name)) else PRODUCT

    @property
    def is_left_behind(self) -> bool:
        """Whether a taught one was in use that an update of the product has left behind."""
        return self._readings.order()[-1] != self.in_use

    @property
    def can_undo(self) -> bool:
        """Whether there is one before."""
        return len(self._readings.order()) > 1

    def taught(self) -> Mapping[str, Mapping[str, str]]:
        """Messages that the model in use was taught: what each means, by language and text."""
        return read_own(self._readings.folder(self.in_use) / OWN) if self.in_use else {}

    def _state(self, progress: Progress) -> State:
        how = progress.ended.get("how")
        if how == "done":
            return "done"
        if how == "cancelled":
            return "cancelled"
        if how is None and (self._readings.is_training() or self._is_new(progress)):
            return "running"
        return "failed"

    def _is_starting(self) -> bool:
        names = self._readings.names()
        if not names:
            return False
        progress = Progress(self._readings.folder(names[-1]))
        return not progress.ended and self._is_new(progress)

    def _is_new(self, progress: Progress) -> bool:
        """Whether its process may not have come so far as to say that it runs."""
        if self._process is not None and self._process.poll() is not None:
            return False
        age = time.time() - float(progress.asked.get("at", 0))
        return progress.process is None and age < STARTING_SECONDS
