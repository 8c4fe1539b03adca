"""What an administrator typed in the console: the organisation, its mail server, tokens of channels.

It stands over the environment. The file is private and lies beside the keys: no backup, no export and no
change of the organisation's own content holds it, and every process that has the home folder reads it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, ValidationError

from bot.logs import log
from bot.privacy.key_files import alone, replace_file, stamp_of, watch_file
from bot.settings import ConfigurationError, Settings, load_settings

LOOK_SECONDS = 2.0
"""Seconds until a process looks again whether something else was typed."""

OF_THE_CONSOLE = ("twilio_account", "twilio_number", "telegram_bot")
"""Fields for the console alone; the others stand over the settings of the same name."""


class TypedSettings(BaseModel):
    """What was typed; empty where nothing was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operator: str = ""
    operator_contact: str = ""
    public_url: AnyHttpUrl | None = None
    console_url: AnyHttpUrl | None = None
    mail_host: str = ""
    mail_port: int | None = None
    mail_security: str = ""
    mail_user: str = ""
    mail_password: str = Field("", repr=False)
    mail_from: str = ""
    mail_to: str = ""
    mail_language: str = ""
    mail_zone: str = ""
    twilio_account: str = ""
    twilio_auth_token: str = Field("", repr=False)
    twilio_number: str = ""
    telegram_bot: str = ""
    """Name of the bot, as Telegram told it."""
    telegram_bot_token: str = Field("", repr=False)
    telegram_webhook_secret: str = Field("", repr=False)


def typed_file(home: Path) -> Path:
    """Where it is kept."""
    return home / "keys" / "typed.json"


def read_typed(home: Path) -> TypedSettings:
    """What was typed in an installation; all empty where nothing was yet.

    Raises:
        ConfigurationError: the file is damaged; what stands in it is not told.
    """
    file = typed_file(home)
    try:
        return TypedSettings.model_validate_json(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        return TypedSettings()
    except (ValidationError, ValueError):
        raise ConfigurationError(
            f"The file {file.name} in the folder of the keys is damaged; delete it and type anew in the "
            "console what stood there: the organisation, its mail server, the tokens of channels."
        ) from None


def change_typed(home: Path, **values: object) -> TypedSettings:
    """Keep other values, and overwrite the old ones; the rest stays as it is.

    Raises:
        ConfigurationError: the file is damaged.
        OSError: it cannot be written.
    """
    file = typed_file(home)
    with alone(file):
        changed = TypedSettings.model_validate({**dict(read_typed(home)), **values})
        replace_file(file, changed.model_dump_json(ensure_ascii=True))
    return changed


def with_typed(settings: Settings) -> Settings:
    """The settings with what was typed in the console over them.

    Raises:
        ConfigurationError: the file is damaged.
    """
    typed = dict(read_typed(settings.home))
    update = {name: value for name, value in typed.items() if value and name not in OF_THE_CONSOLE}
    return settings.model_copy(update=update) if update else settings


def settings_in_force() -> Settings:
    """Those of the environment, with what was typed over them."""
    return with_typed(load_settings())


async def watch_typed(settings: Settings, take_over: Callable[[Settings], None]) -> None:
    """Look again and again, and hand over the settings when others are typed; nothing stops it but its end.

    Args:
        settings: of the environment alone, so that what is removed in the console gives way to it.
        take_over: told the settings that hold from now on.
    """

    async def take_them() -> None:
        take_over(await asyncio.to_thread(with_typed, settings))
        log("what was typed in the console was taken over")

    file, failed = (
        typed_file(settings.home),
        "what was typed in the console could not be taken over",
    )
    await watch_file(file, stamp_of(file), LOOK_SECONDS, take_them, failed)
