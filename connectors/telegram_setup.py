"""The client of Telegram, and registering the webhook with it."""

from __future__ import annotations

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.settings import ConfigurationError, Settings

PATIENCE = 20.0
"""Seconds that Telegram may be silent: longer, and nobody knows whether it took the message."""


def telegram_bot(settings: Settings) -> Bot | None:
    """The client of Telegram, if there is a token."""
    if not settings.telegram_bot_token:
        return None
    base = str(settings.telegram_api).rstrip("/")
    request = HTTPXRequest(read_timeout=PATIENCE)
    token = settings.telegram_bot_token
    # Nothing here asks for updates, so that a second pool of connections would be of no use.
    return Bot(token, base_url=f"{base}/bot", request=request, get_updates_request=request)


async def register(bot: Bot, base_url: str, secret: str) -> None:
    """Tell Telegram the address and the secret; only messages and buttons are asked for.

    Raises:
        ConfigurationError: Telegram refuses the token or the address, or cannot be reached.
    """
    try:
        async with bot:
            await bot.set_webhook(
                f"{base_url}/webhooks/telegram",
                secret_token=secret,
                allowed_updates=["message", "callback_query"],
            )
    except InvalidToken:
        raise ConfigurationError("Telegram does not know this TELEGRAM_BOT_TOKEN.") from None
    except TelegramError as error:
        raise ConfigurationError(f"Telegram refused: {type(error).__name__}.") from None
