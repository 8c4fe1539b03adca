"""`python -m tools.retention_table`: what is kept, why and until when, as `docs/dpia.md` shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.state.situation import Situation
from bot.outcomes.tables import metadata
from bot.privacy.repeats import REMEMBERED_SECONDS
from bot.settings import Settings

BEGIN, END = "<!-- retention table: begin -->", "<!-- retention table: end -->"

_TEXTS: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("retention.yml").read_text(encoding="utf-8")
)
UNTIL: Mapping[str, str] = _TEXTS["tables"]
"""When a row of each table goes."""


def table() -> str:
    """The table in Markdown: every column of the database, every state store, every log."""
    rows = [
        (f"{kept.name}.{column.name}", str(column.doc), _filled(UNTIL[kept.name]))
        for kept in metadata.sorted_tables
        for column in kept.columns
    ]
    rows += [(what, _filled(why), _filled(until)) for what, why, until in _TEXTS["elsewhere"]]
    head = "| what | why it is kept | until |\n|---|---|---|\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _filled(text: str) -> str:
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    parts = ", ".join(part.name for part in fields(Situation))
    return text.format(**defaults, parts=parts, mark_hours=REMEMBERED_SECONDS // 3600)


if __name__ == "__main__":
    print(table(), end="")
