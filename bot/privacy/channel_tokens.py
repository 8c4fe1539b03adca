"""Tokens of Twilio and Telegram that an administrator typed in the console, in a private file.

They stand over those of the environment. The file lies beside the keys: no backup, no export and no
change of the organisation's own content holds it, and every process that has the home folder reads it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.logs import log
from bot.privacy.key_files import alone, replace_file, stamp_of, watch_file
from bot.settings import ConfigurationError, Settings

LOOK_SECONDS = 2.0
"""Seconds until a worker looks again whether other tokens were typed."""

OF_SETTINGS = ("twilio_auth_token", "telegram_bot_token", "telegram_webhook_secret")
"""Fields that stand over the settings of the same name; the others are for the console alone."""


class ChannelTokens(BaseModel):
    """What was typed; empty where nothing was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    twilio_account: str = ""
    twilio_auth_token: str = Field("", repr=False)
    twilio_number: str = ""
    telegram_bot: str = ""
    """Name of the bot, as Telegram told it."""
    telegram_bot_token: str = Field("", repr=False)
    telegram_webhook_secret: str = Field("", repr=False)


def tokens_file(home: Path) -> Path:
    """Where they are kept."""
    return home / "keys" / "channels.json"


def read_tokens(home: Path) -> ChannelTokens:
    """Those of an installation; empty ones where nothing was typed yet.

    Raises:
        ConfigurationError: the file is damaged; what stands in it is not told.
    """
    file = tokens_file(home)
    try:
        return ChannelTokens.model_validate_json(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        return ChannelTokens()
    except (ValidationError, ValueError):
        raise ConfigurationError(
            f"The file {file.name} in the folder of the keys is damaged; delete it and type the tokens of "
            "the channels again in the console."
        ) from None


def change_tokens(home: Path, **values: str) -> ChannelTokens:
    """Keep other values, and overwrite the old ones; the rest stays as it is.

    Raises:
        ConfigurationError: the file is damaged.
        OSError: it cannot be written.
    """
    file = tokens_file(home)
    with alone(file):
        changed = read_tokens(home).model_copy(update=values)
        replace_file(file, json.dumps(changed.model_dump()))
    return changed


def with_tokens(settings: Settings) -> Settings:
    """The settings with what was typed in the console over them.

    Raises:
        ConfigurationError: the file is damaged.
    """
    typed = read_tokens(settings.home)
    update = {name: value for name in OF_SETTINGS if (value := getattr(typed, name))}
    return settings.model_copy(update=update) if update else settings


async def watch_tokens(settings: Settings, take_over: Callable[[Settings], None]) -> None:
    """Look again and again, and hand over the settings with other tokens; nothing stops it but its end.

    Args:
        settings: of the environment alone, so that what is removed in the console gives way to it.
        take_over: told the settings that hold from now on.
    """

    async def take_them() -> None:
        take_over(await asyncio.to_thread(with_tokens, settings))
        log("other tokens of the channels were taken over")

    file, failed = (
        tokens_file(settings.home),
        "other tokens of the channels could not be taken over",
    )
    await watch_file(file, stamp_of(file), LOOK_SECONDS, take_them, failed)
