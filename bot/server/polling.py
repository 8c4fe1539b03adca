"""Telegram without a public address: updates are fetched instead of received."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot.logs import log, log_failure
from bot.privacy.safeguards import keep_no_bytecode
from bot.server.app import Assistant, assemble
from bot.server.door.refusals import Refused
from bot.settings import ConfigurationError, Settings
from connectors.telegram import TelegramConnector, wait_asked_by

POLL_SECONDS = 25

PAUSE = 3.0
"""Seconds until Telegram is asked again when it could not be reached."""

ANSWER_PAUSES = (1.0, 5.0, 15.0)
"""Seconds before a message that could not be answered is taken up again: nobody else sends it."""

OVERLOADED = 503


async def run_polling(settings: Settings) -> None:
    """Fetch and answer until the process is asked to stop; the message in hand is finished first.

    Raises:
        ConfigurationError: the token is wrong, or somebody else uses it.
    """
    assistant = assemble(settings)
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    await assistant.start(cold=True)
    keep_no_bytecode()
    try:
        await poll(assistant, stopping)
    except InvalidToken:
        raise ConfigurationError("Telegram does not know this TELEGRAM_BOT_TOKEN.") from None
    except Conflict:
        raise ConfigurationError(
            "Another program fetches the messages of this bot; stop it first."
        ) from None
    except NetworkError:
        raise ConfigurationError("Telegram cannot be reached; is there a network?") from None
    finally:
        await assistant.stop()


async def poll(assistant: Assistant, stopping: asyncio.Event) -> None:
    """Fetch and answer; an update counts as received only when the next are asked for.

    Raises:
        TelegramError: Telegram refuses the bot, or cannot be reached at the beginning.
    """
    connector = next(c for c in assistant.connectors if isinstance(c, TelegramConnector))
    bot = connector.bot
    assert bot is not None, "the command checks the token"
    offset: int | None = None
    async with bot:
        await bot.delete_webhook()
        while not stopping.is_set():
            for update in await _fetch(bot, offset, stopping):
                if stopping.is_set():
                    break
                await _answer(connector, update)
                offset = update.update_id + 1


async def _fetch(bot: Bot, offset: int | None, stopping: asyncio.Event) -> Sequence[Update]:
    """The next updates; none when the process is asked to stop."""
    fetched = asyncio.create_task(_updates(bot, offset))
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({fetched, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if fetched.done():
        return fetched.result()
    fetched.cancel()
    await asyncio.gather(fetched, return_exceptions=True)
    return ()


async def _updates(bot: Bot, offset: int | None) -> Sequence[Update]:
    kinds = [Update.MESSAGE, Update.CALLBACK_QUERY]
    while True:
        try:
            return await bot.get_updates(offset, timeout=POLL_SECONDS, allowed_updates=kinds)
        except RetryAfter as error:
            await asyncio.sleep(wait_asked_by(error))
        except NetworkError:
            log("telegram is not reachable")
            await asyncio.sleep(PAUSE)


async def _answer(connector: TelegramConnector, update: Update) -> None:
    for pause in (*ANSWER_PAUSES, None):
        try:
            await connector.handle(update)
            return
        except Refused as refusal:
            if refusal.status != OVERLOADED:
                return
        except Exception as error:  # noqa: BLE001  one message must not end the service
            log_failure("an update could not be answered", error)
        if pause is not None:
            await asyncio.sleep(pause)
