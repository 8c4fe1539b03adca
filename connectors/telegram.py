"""Telegram, by webhook or by polling; python-telegram-bot parses and sends."""

from __future__ import annotations

import hmac
import json
from dataclasses import replace
from datetime import timedelta

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.message import Incoming, Outgoing
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from bot.words import Said
from connectors.retry import DeliveryError, deliver
from connectors.webhook import guarded, read_body

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  the header, not the secret

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

UNKNOWN = "unknown"
"""Reason of a delivery of which nobody knows whether it happened."""

UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the library raises for what is no update; for a date beyond the calendar it depends on how far."""

COMMANDS = {"/stop": "stop", "/help": "help"}

OWN_NUMBER = "/id"
"""Asks for one's own number at Telegram, to which the console sends a test message."""


class TelegramConnector:
    """The webhook `/webhooks/telegram`.

    Args:
        door: from the composition root.
        bot: sends the replies; `None` when no token is set, and every update is refused.
        secret: what Telegram must show with every update.
    """

    name = "telegram"

    def __init__(self, door: Door, bot: Bot | None, secret: str) -> None:
        self._door = door
        self.bot = bot
        self._secret = secret

    def routes(self) -> list[BaseRoute]:
        """One route."""
        handler = guarded(self.name, self._door, self.receive)
        return [Route("/webhooks/telegram", handler, methods=["POST"])]

    async def receive(self, request: Request) -> Response:
        """Answer one update.

        Raises:
            Refused: 403 without the secret; 400 for what is no update.
        """
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if self.bot is None or not self._secret:
            raise Refused(403, "not_configured")
        if not hmac.compare_digest(given, self._secret.encode("utf-8")):
            raise Refused(403, "wrong_secret")
        body = await read_body(request)
        try:
            update = Update.de_json(json.loads(body), self.bot)
        except UNREADABLE:
            raise Refused(400, "malformed") from None
        await self.handle(update)
        return Response(status_code=200)

    async def handle(self, update: Update) -> None:
        """Take a private message or a pressed button; anything else is left alone on purpose.

        Edits were answered when they were new; groups and channels have readers who did not ask;
        other bots do not need counselling.
        """
        bot = self.bot
        if bot is None:
            return
        if update.callback_query is not None:
            try:
                await update.callback_query.answer()
            except TelegramError:
                self._door.refusals[self.name, "stale_button"] += 1
        incoming, chat = self._read(update)
        if incoming is None:
            self._door.refusals[self.name, "ignored"] += 1
            return
        if incoming.text == OWN_NUMBER:
            await self._door.gate.admit(incoming.pseudonym)
            await self._send(bot, chat, Outgoing((Said(str(chat)),)))
            return
        async with self._door.replies.alone(incoming):
            outgoing = await self._door.take(incoming)
            left = await self._send(bot, chat, outgoing)
            if left:
                await self._door.replies.undelivered(incoming, replace(outgoing, messages=left))
            await self._door.replies.delivered(incoming, surely=True)

    def _read(self, update: Update) -> tuple[Incoming | None, int]:
        """The message of an update, and where to answer; no message where none is for us.

        Raises:
            Refused: 400 for values of a kind that Telegram does not send.
        """
        chat, user, message = update.effective_chat, update.effective_user, update.message
        query = update.callback_query
        if chat is None or chat.type != ChatType.PRIVATE or user is None or user.is_bot:
            return None, 0
        if query is None and message is None:
            return None, 0
        data = query.data if query else None
        text, below = (message.text, message.caption) if message else (None, None)
        if not _is_as_promised(update.update_id, chat.id, data, text, below, user.language_code):
            raise Refused(400, "malformed")
        address = str(chat.id)
        pseudonym, former = self._door.pseudonyms(self.name, address)
        incoming = Incoming(
            channel=self.name,
            campaign=None,
            pseudonym=pseudonym,
            former=former,
            text="",
            message_id=str(update.update_id),
            opt_out_mark=self._door.opt_out_mark(self.name, address),
            contact_marks=self._door.contact_marks(self.name, address),
            client_language=(user.language_code or "")[:2].lower() or None,
        )
        if query is not None:
            return replace(incoming, text=data or ""), chat.id
        if text is None:
            return replace(incoming, attachment=True, text=below or ""), chat.id
        return _read_text(incoming, text), chat.id

    async def _send(self, bot: Bot, chat: int, outgoing: Outgoing) -> tuple[Said, ...]:
        """Send the messages of an answer; those that are to be tried again later."""
        for number, said in enumerate(outgoing.messages):
            keyboard = InlineKeyboardMarkup(
                [[InlineKeyboardButton(b.title, callback_data=b.payload)] for b in said.buttons]
            )

            async def send(
                text: str = said.text, keyboard: InlineKeyboardMarkup = keyboard
            ) -> None:
                await _send_once(bot, chat, text, keyboard)

            try:
                await deliver(send)
            except DeliveryError as error:
                self._door.deliveries[self.name, error.reason] += 1
                if not error.permanent:
                    return outgoing.messages[number:]
                if error.reason != UNKNOWN:
                    return ()
                continue  # the messages behind it were never sent
            self._door.deliveries[self.name, "sent"] += 1
        return ()


def _is_as_promised(update: object, chat: object, *texts: object) -> bool:
    """Whether ids are numbers and texts are texts; the library takes whatever stands there."""
    are_ids = all(isinstance(number, int) for number in (update, chat))
    return are_ids and all(text is None or isinstance(text, str) for text in texts)


def _read_text(incoming: Incoming, text: str) -> Incoming:
    """Commands: /start carries the campaign, /stop and /help what they say."""
    command, _, argument = text.partition(" ")
    command = command.partition("@")[0].lower()
    if command == "/start":
        return replace(incoming, text="", campaign=argument.strip() or None, control="start")
    if command in COMMANDS:
        return replace(incoming, control=COMMANDS[command])
    return replace(incoming, text=text)


async def _send_once(bot: Bot, chat: int, text: str, keyboard: InlineKeyboardMarkup) -> None:
    """One try.

    Raises:
        DeliveryError: says whether another try makes sense. After a time-out, or a connection that
            broke, the message may have been delivered, so it is not tried again: twice is worse
            than unknown.
    """
    try:
        await bot.send_message(
            chat,
            text,
            reply_markup=keyboard if keyboard.inline_keyboard else None,
            disable_web_page_preview=True,
        )
    except RetryAfter as error:
        raise DeliveryError("busy", permanent=False, retry_after=wait_asked_by(error)) from None
    except Forbidden:
        raise DeliveryError("blocked", permanent=True) from None
    except BadRequest:
        raise DeliveryError("rejected", permanent=True) from None
    except NetworkError as error:
        if _is_undelivered(error):
            raise DeliveryError("unreachable", permanent=False) from None
        raise DeliveryError(UNKNOWN, permanent=True) from None


def wait_asked_by(error: RetryAfter) -> float:
    """Seconds; the kit says them as a number or as a duration."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _is_undelivered(error: NetworkError) -> bool:
    """Whether Telegram itself answered with an error, or the request never left this machine."""
    if error.__cause__ is None:
        return not isinstance(error, TimedOut)
    return isinstance(error.__cause__, NEVER_SENT)
