"""How a training that was asked for in the console goes: files in its folder that every process can read."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.commands.evaluation.comparing import Evaluation

Which = Literal["before", "after"]
End = Literal["done", "failed", "cancelled", "busy"]

_SECONDS = re.compile(r"^\s*\d+ s\s+")
_SO_FAR = re.compile(r"(\d+) of (\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """A line of progress.

    Args:
        seconds: since it began.
        text: what is being done; nothing where only `part` is told.
        part: share that is done, from 0 to 1.
    """

    seconds: int
    text: str
    part: float | None = None


class Progress:
    """What is written down of one training.

    Args:
        folder: of the model that is made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = folder / "progress.jsonl"

    def ask(self, by: str, number: int) -> None:
        """Who asked for it, and how many own messages it is taught."""
        self._write("asked", {"by": by, "messages": number, "at": int(time.time())})

    def begin(self, process: int) -> None:
        """It runs, as this process."""
        self._write("begun", {"process": process})

    def say(self, line: str) -> None:
        """Write a line; seconds before it are replaced by those since it was asked for."""
        line = _SECONDS.sub("", line).strip()
        found = _SO_FAR.fullmatch(line)
        step: dict[str, Any] = {"at": int(time.time()), "text": "" if found else line}
        if found:
            step["part"] = int(found[1]) / max(1, int(found[2]))
        with self._lines.open("a", encoding="utf-8") as file:
            file.write(json.dumps(step) + "\n")

    def measured(self, which: Which, found: Evaluation) -> None:
        """Keep the figures of the model before, or of the new one."""
        (self._folder / f"{which}.json").write_text(found.model_dump_json(), encoding="utf-8")

    def end(self, how: End, why: str = "") -> None:
        """It is over."""
        self._write("end", {"how": how, "why": why, "at": int(time.time())})

    @property
    def asked(self) -> Mapping[str, Any]:
        """What `ask` wrote."""
        return self._read("asked")

    @property
    def process(self) -> int | None:
        """The process that trains, once it has begun."""
        found = self._read("begun").get("process")
        return found if isinstance(found, int) else None

    @property
    def ended(self) -> Mapping[str, Any]:
        """What `end` wrote; empty while it is not over."""
        return self._read("end")

    def evaluation(self, which: Which) -> Evaluation | None:
        """The figures, if they were measured."""
        try:
            text = (self._folder / f"{which}.json").read_text(encoding="utf-8")
            return Evaluation.model_validate_json(text)
        except (OSError, ValueError):
            return None

    def steps(self) -> list[Step]:
        """What was done so far; of parts only the newest, if nothing came after it."""
        begun = int(self.asked.get("at", 0))
        steps: list[Step] = []
        for line in self._read_lines():
            if steps and steps[-1].part is not None:
                steps.pop()
            steps.append(Step(max(0, line["at"] - begun), line["text"], line.get("part")))
        return steps

    def _read_lines(self) -> list[dict[str, Any]]:
        try:
            return [json.loads(line) for line in self._lines.read_text("utf-8").splitlines()]
        except (OSError, ValueError):  # none yet, or the last one is just being written
            return []

    def _write(self, name: str, content: Mapping[str, Any]) -> None:
        draft = self._folder / f"{name}.part"
        draft.write_text(json.dumps(content), encoding="utf-8")
        draft.replace(self._folder / f"{name}.json")

    def _read(self, name: str) -> Mapping[str, Any]:
        try:
            found = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
