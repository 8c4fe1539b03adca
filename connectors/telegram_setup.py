"""Registering the webhook with Telegram."""

from __future__ import annotations

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.settings import ConfigurationError


async def register(token: str, base_url: str, secret: str) -> None:
    """Tell Telegram the address and the secret; only messages and buttons are asked for.

    Raises:
        ConfigurationError: Telegram refuses the token or the address, or cannot be reached.
    """
    try:
        async with Bot(token) as bot:
            await bot.set_webhook(
                f"{base_url}/webhooks/telegram",
                secret_token=secret,
                allowed_updates=["message", "callback_query"],
            )
    except InvalidToken:
        raise ConfigurationError("Telegram does not know this TELEGRAM_BOT_TOKEN.") from None
    except TelegramError as error:
        raise ConfigurationError(f"Telegram refused: {type(error).__name__}.") from None
