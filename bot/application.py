"""What uvicorn starts in every worker process."""

from __future__ import annotations

from starlette.applications import Starlette

from bot.server import application
from bot.settings import load_settings


def create() -> Starlette:
    """The message plane, from the environment."""
    return application(load_settings())
