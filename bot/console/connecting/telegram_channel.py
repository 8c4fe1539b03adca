"""Telegram, as an administrator's browser needs it: whose token it is, the webhook, a test message."""

from __future__ import annotations

from bot.console.connecting.forms import RefusedError
from bot.console.editing.sentences import Said
from bot.console.locales import later
from bot.settings import ConfigurationError, Settings

WRONG = Said(later("Telegram does not know this token; copy it from BotFather again."))
SILENT = Said(later("Telegram cannot be reached just now; nothing was changed. Try again."))
NOT_ALLOWED = Said(later("The bot may not write to you yet: write /id to it, and try again."))
REFUSED = Said(
    later("Telegram does not take this address; it must be reached by https from outside.")
)
ARRIVED = Said(later("The message has arrived."))


async def name_of(settings: Settings) -> str:
    """Name of the bot whose token stands in the settings.

    Raises:
        RefusedError: Telegram knows none, or cannot be asked.
    """
    from telegram.error import Forbidden, InvalidToken, TelegramError  # only when they are needed

    from connectors.telegram_setup import telegram_bot

    bot = telegram_bot(settings)
    assert bot is not None, "the form asks for a token"
    try:
        async with bot:
            return bot.username
    except (InvalidToken, Forbidden):
        raise RefusedError({"token": WRONG}) from None
    except TelegramError:
        raise RefusedError({"": SILENT}) from None


async def connect(settings: Settings) -> None:
    """Tell Telegram where the assistant is; nothing where the world cannot reach it.

    Raises:
        RefusedError: Telegram does not take the address.
    """
    from connectors.telegram_setup import register, telegram_bot

    bot = telegram_bot(settings)
    if bot is None or not has_address(settings):
        return
    try:
        await register(bot, settings.base_url, settings.telegram_webhook_secret)
    except ConfigurationError:
        raise RefusedError({"": REFUSED}) from None


async def disconnect(settings: Settings) -> None:
    """Ask Telegram to send nothing any more; where it does not hear, what it sends is refused."""
    from telegram.error import TelegramError

    from connectors.telegram_setup import telegram_bot

    bot = telegram_bot(settings)
    if bot is None:
        return
    try:
        async with bot:
            await bot.delete_webhook()
    except TelegramError:
        return


async def send_test(settings: Settings, to: str, text: str) -> Said:
    """Send a message to somebody who wrote to the bot.

    Raises:
        RefusedError: Telegram does not take it.
    """
    from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

    from connectors.telegram_setup import telegram_bot

    bot = telegram_bot(settings)
    assert bot is not None, "the button stands where there is one"
    try:
        async with bot:
            await bot.send_message(int(to), text)
    except InvalidToken:
        raise RefusedError({"": WRONG}) from None
    except (Forbidden, BadRequest):
        raise RefusedError({"to": NOT_ALLOWED}) from None
    except TelegramError:
        raise RefusedError({"": SILENT}) from None
    return ARRIVED


def has_address(settings: Settings) -> bool:
    """Whether Telegram and Twilio can reach the assistant: they call https addresses alone."""
    return settings.public_url is not None and settings.public_url.scheme == "https"
