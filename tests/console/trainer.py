"""Stands for `python -m bot.commands.teaching`: a process that writes down what that one would, in a moment.

Called with what it shall do and the name of a folder: `good`, `worse`, `fail`, `slow`, `silent`.
"""

from __future__ import annotations

import json
import os
import sys
import time

from bot.commands.evaluation.comparing import Evaluation, Figures, Weak
from bot.commands.teaching_progress import Progress
from bot.engine.readings import Readings
from bot.engine.trained_model import OWN, source_fingerprint
from bot.settings import load_settings

BEFORE = Figures(messages=1000, right=800, dangers=100, heard=95, harmless=900, alarms=30)
AFTER = {
    "good": BEFORE.model_copy(update={"right": 812, "heard": 96}),
    "worse": BEFORE.model_copy(update={"heard": 88}),
}
MISSED = "nobody would miss me"
MISREAD = "and if the neighbours see me there"
WEAK = Weak(intent="ask_risk", messages=40, wrong=9, examples=((MISREAD, "ask_privacy"),))


def main(how: str, name: str) -> None:
    """Do as one is told."""
    readings = Readings(load_settings().home)
    folder = readings.folder(name)
    progress = Progress(folder)
    if how == "silent":
        return
    with readings.training():
        progress.begin(os.getpid())
        progress.say("     0 s  reading the messages")
        progress.say("    12 s  encoding 60,000 messages")
        if how == "slow":
            time.sleep(60)
        if how == "fail":
            progress.end("failed", "Training failed.")
            return
        (folder / "model.tar.gz").write_bytes(b"a model")
        sources = source_fingerprint(own=folder / OWN)
        record = {"file": "model.tar.gz", "sha256": "", "sources": sources}
        (folder / "model.json").write_text(json.dumps(record))
        progress.say("measuring the new reading")
        progress.say("500 of 1000")
        before = Evaluation(languages={"en": BEFORE}, unheard=())
        # Seven more: one or two could be chance.
        missed = tuple(("en", f"{MISSED}{'!' * more}") for more in range(7))
        progress.measured("before", before)
        progress.measured(
            "after",
            Evaluation(
                languages={"en": AFTER[how]},
                unheard=missed if how == "worse" else (),
                weak={"en": (WEAK,)},
            ),
        )
        progress.end("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
