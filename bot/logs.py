"""Logs that cannot hold what a visitor wrote, nor who wrote it.

Rasa prints messages and sender ids at DEBUG and, in error handlers, at ERROR. Everything that comes
from it, from the platforms' kits and from the web server's access log is therefore cut off at the
root; this project logs through `log`, which takes only named numbers and words of our own.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import sys
import warnings
from datetime import UTC, datetime
from typing import Final

import structlog

SILENCED: Final = (
    "asyncio",
    "httpcore",
    "httpx",
    "matplotlib",
    "rasa",
    "rasa_sdk",
    "sanic",
    "sanic.root",
    "telegram",
    "twilio",
    "uvicorn.access",
)
"""Loggers of libraries that may hold text, addresses or tokens at some level."""

_logger = logging.getLogger("second_thought")


class _JsonLines(logging.Formatter):
    """One JSON object a line; exceptions by class name alone, never with their text."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line.update(getattr(record, "facts", {}))
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


class _StandardError(logging.Handler):
    """Writes to what standard error is at that moment.

    Where it is gone (a closed terminal, a full disk) the line is lost in silence: what `logging` would print
    instead is a stack trace with the texts of the errors that were being handled.
    """

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError, ValueError):
            print(self.format(record), file=sys.stderr, flush=True)


def configure_logs(level: str = "INFO") -> None:
    """Send our own log to standard error and silence everything that could leak."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    warnings.filterwarnings("ignore", module=r"(rasa|pkg_resources|sanic)\b")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    for name in SILENCED:
        library = logging.getLogger(name)
        library.handlers = [logging.NullHandler()]
        library.propagate = False
        library.setLevel(logging.CRITICAL + 1)
    handler = _StandardError()
    handler.setFormatter(_JsonLines())
    _logger.handlers = [handler]
    _logger.propagate = False
    _logger.setLevel(level)


def log(event: str, *, level: int = logging.INFO, **facts: str | int | float | None) -> None:
    """Write a line.

    Args:
        event: what happened, a fixed phrase of ours; never text from outside.
        level: a level of the `logging` module.
        facts: numbers, codes of our own vocabulary; never an address, a pseudonym or a message.
    """
    _logger.log(level, event, extra={"facts": facts})


def log_failure(event: str, error: BaseException, **facts: str | int | float | None) -> str:
    """Write an error by its kind and place in our code, and return a reference for operators."""
    reference = secrets.token_hex(4)
    # What ended because of its time stood where it was cancelled, not where the time was set.
    cancelled = error.__cause__ if isinstance(error, TimeoutError) else None
    log(
        event,
        level=logging.ERROR,
        error=type(error).__name__,
        where=(cancelled and _place_of(cancelled)) or _place_of(error),
        reference=reference,
        **facts,
    )
    return reference


def _place_of(error: BaseException) -> str:
    """The innermost line of our code that an error went through; empty where there is none."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "/bot/" in file or "/connectors/" in file:
            place = f"{file.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
