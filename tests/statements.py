"""The SQL that is sent to a database while a test looks on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event


@contextmanager
def statements_to(engine: Engine | type[Engine]) -> Iterator[list[str]]:
    """Every statement to one database, or to all of them, in a list that grows."""
    sent = list[str]()

    def note(*call: Any) -> None:
        sent.append(call[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
