"""The safety net as it is shipped, by language and kind: compiling all of it takes seconds."""

from __future__ import annotations

from functools import cache

import yaml

from bot.nlu.net import Net, prepare
from bot.nlu.safety import patterns_of
from bot.settings import PROJECT


@cache
def own_net(language: str, kind: str) -> Net:
    """The net of one language's patterns of one kind of danger."""
    file = PROJECT / "intents" / language / "safety_net.yml"
    entries = [
        {"name": entry["regex"], "pattern": line.strip().removeprefix("- ")}
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in entry["examples"].splitlines()
        if line.strip()
    ]
    return Net(prepare({kind: patterns_of(entries)[kind]}))
