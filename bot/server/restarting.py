"""A restart that the console asks for: what runs ends in good order, and is started again by its guardian.

The question is an empty file in the home folder, which console and assistant share. A process remembers
which one was there when it began; when there is another, it ends as on SIGTERM, but with an exit code by
which `second-thought run` and systemd know that it wants to be started again.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Literal

from bot.logs import log
from bot.privacy.key_files import stamp_of, write_private

RESTART = 75
"""Exit code of a process that is to be started again; EX_TEMPFAIL of sysexits.h, "try again"."""

LOOK_SECONDS = 2.0

Part = Literal["assistant", "console"]


def ask_for_restart(home: Path, part: Part) -> None:
    """Let a part end and be started again.

    Raises:
        OSError: the home folder cannot be written.
    """
    file = _file(home, part)
    draft = file.with_suffix(".part")
    write_private(draft, "")
    draft.replace(file)


class Restarts:
    """What a process knows of its restart.

    Args:
        home: of the installation.
        part: which process this is.
    """

    def __init__(self, home: Path, part: Part) -> None:
        self._file = _file(home, part)
        self._seen = stamp_of(self._file)

    def is_asked(self) -> bool:
        """Whether somebody asked since this process began."""
        return stamp_of(self._file) != self._seen

    def answer_stop(self) -> None:
        """From now on the end that a service manager asks for says whether a restart was meant.

        The web server finishes what it has in hand, and then hands the signal on to this.
        """
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(RESTART if self.is_asked() else 0))

    async def watch(self) -> None:
        """End this process in good order once somebody asks."""
        while not self.is_asked():  # noqa: ASYNC110  another process asks, by a file
            await asyncio.sleep(LOOK_SECONDS)
        log("a restart was asked for in the console")
        os.kill(os.getpid(), signal.SIGTERM)


def _file(home: Path, part: Part) -> Path:
    return home / f"restart-{part}"
