"""An assistant of a tool's own: in this process, with a home that is gone afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.logs import configure_logs
from bot.settings import load_settings


@asynccontextmanager
async def own_assistant(engine: Any = None) -> AsyncIterator[Any]:
    """A running one (`bot.server.app.Assistant`), which logs nothing but errors.

    Args:
        engine: a loaded model (`bot.engine.engine.Engine`), where there is one.
    """
    from bot.server.app import assemble  # imports Rasa, which takes seconds

    settings = load_settings()
    configure_logs("ERROR")
    with TemporaryDirectory() as folder:
        update = {"home": Path(folder), "database_url": f"sqlite:///{folder}/own.sqlite"}
        assistant = assemble(settings.model_copy(update=update), engine=engine)
        await assistant.start()
        try:
            yield assistant
        finally:
            await assistant.stop()
