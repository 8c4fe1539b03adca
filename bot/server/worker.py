"""What uvicorn starts in every worker process."""

from __future__ import annotations

import gc

from starlette.applications import Starlette

from bot.engine.lean import answer_only
from bot.privacy.safeguards import keep_no_bytecode
from bot.settings import load_settings


def create() -> Starlette:
    """The message plane, from the environment."""
    answer_only()
    gc.disable()  # all that is loaded stays: to look through it meanwhile takes a tenth of the start
    from bot.server.app import application  # imports Rasa, which must find itself without the rest

    app = application(load_settings())
    # What is loaded now stays. To look for garbage in it holds everybody up for a quarter of a second.
    gc.collect()
    gc.freeze()
    gc.enable()
    keep_no_bytecode()
    return app
