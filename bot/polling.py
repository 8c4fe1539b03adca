"""Telegram without a public address: updates are fetched instead of received."""

from __future__ import annotations

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.logs import log, log_failure
from bot.server import assemble
from bot.settings import ConfigurationError, Settings
from connectors.errors import Refused
from connectors.telegram import TelegramConnector

POLL_SECONDS = 25


async def run_polling(settings: Settings) -> None:
    """Fetch and answer until cancelled.

    Raises:
        ConfigurationError: the token is wrong.
    """
    assistant = assemble(settings)
    bot = assistant.telegram
    connector = next(c for c in assistant.connectors if isinstance(c, TelegramConnector))
    assert bot is not None, "the command checks the token"
    await assistant.start()
    offset: int | None = None
    try:
        async with bot:
            await bot.delete_webhook()
            while True:
                try:
                    updates = await bot.get_updates(
                        offset,
                        timeout=POLL_SECONDS,
                        allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY],
                    )
                except NetworkError:
                    log("telegram is not reachable")
                    continue
                for update in updates:
                    offset = update.update_id + 1
                    await _answer(connector, update)
    except InvalidToken:
        raise ConfigurationError("Telegram does not know this TELEGRAM_BOT_TOKEN.") from None
    finally:
        await assistant.stop()


async def _answer(connector: TelegramConnector, update: Update) -> None:
    try:
        await connector.handle(update)
    except Refused:
        return
    except TelegramError as error:
        log_failure("an update could not be answered", error)
