"""For administrators: tokens of Twilio and Telegram, typed here and never shown again, and a test message."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.campaigns.current import current_campaigns
from bot.console.accounts import Account, Accounts, Role
from bot.console.audit import Action
from bot.console.connecting import telegram_channel, twilio_channel
from bot.console.connecting.forms import (
    NO_ID,
    NO_NUMBER,
    OWN_ID,
    RefusedError,
    clean,
    is_number,
    telegram_errors,
    twilio_errors,
)
from bot.console.door import checked_form
from bot.console.editing.sentences import MISSING, Said
from bot.console.frame import Frame, language_of
from bot.console.guard import Guard
from bot.console.locales import later, translations
from bot.console.page import Listed
from bot.console.pages.entrance import TOO_OLD
from bot.privacy.channel_tokens import ChannelTokens, change_tokens, read_tokens, with_tokens
from bot.settings import ConfigurationError, Settings

RETRIES = "#rc=3&rp=5xx,ct,rt"
"""Behind the webhook's address: Twilio tries again when asked to (docs/operators/faults.md)."""

DONE = {
    "twilio": later("Twilio is connected. Every worker uses the token within seconds."),
    "telegram": later("Telegram is connected. Every worker uses the token within seconds."),
    "removed": later("The token is gone from this machine. Withdraw it at the platform, too."),
}
WRONG_PASSWORD = Said(later("This is not your password; nothing was changed."))
UNWRITTEN = later("The tokens could not be written on this machine; nothing was changed.")
TEST = later("This is a test message of Second Thought: the channel works.")
FIELDS = {
    "twilio": {"twilio_account": "", "twilio_auth_token": "", "twilio_number": ""},
    "telegram": {"telegram_bot": "", "telegram_bot_token": "", "telegram_webhook_secret": ""},
}


SENT_BACK = ("account", "number", "to", "way")
"""Fields whose content stands in the form again when something is wrong; never a secret."""

Act = Callable[[Request, Account, dict[str, str]], Awaitable[str | Said]]
"""What a form does: says what is done, or the result of a test."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was typed into the form of a channel, and what is to be told beside it.

    Args:
        channel: twilio or telegram.
        typed: without secrets, which are never sent back.
        errors: by field; the empty name stands for the form as a whole.
        result: of a test message.
    """

    channel: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, Said] = field(default_factory=dict)
    result: Said | None = None


class Channels:
    """The page.

    Args:
        settings: of the environment.
        accounts: whose password is asked for once more.
    """

    def __init__(self, settings: Settings, accounts: Accounts) -> None:
        self.page = Listed("channels", later("Channels"), needs=Role.ADMINISTRATOR)
        self._settings = settings
        self._accounts = accounts

    def routes(self, guard: Guard, frame: Frame) -> list[Route]:
        """The page, and where its forms lead."""

        async def show(
            request: Request, account: Account, answered: Answered | None = None, problem: str = ""
        ) -> Response:
            values = await run_in_threadpool(self._values, answered or Answered())
            values |= {
                "done": DONE.get(request.query_params.get("done", "")),
                "problem": problem or None,
            }
            status = 400 if problem or (answered and answered.errors) else 200
            return frame.render(
                request, "channels.html", values, status=status, account=account, page=self.page
            )

        def form(path: str, act: Act) -> Route:
            async def take(request: Request, account: Account) -> Response:
                sent = await checked_form(request)
                if sent is None:
                    return await show(request, account, problem=TOO_OLD)
                answered = Answered(path.split("/", maxsplit=1)[0], clean(sent, *SENT_BACK))
                try:
                    done = await act(request, account, sent)
                except RefusedError as refused:
                    return await show(request, account, replace(answered, errors=refused.errors))
                except (ConfigurationError, OSError) as error:
                    known = isinstance(error, ConfigurationError)
                    return await show(request, account, problem=str(error) if known else UNWRITTEN)
                if isinstance(done, Said):
                    return await show(request, account, replace(answered, result=done))
                await guard.note(account, Action.CHANGED, f"channel {path}")
                return RedirectResponse(f"/channels?done={done}", 303)

            return Route(
                f"/channels/{path}", guard.only(Role.ADMINISTRATOR, take), methods=["POST"]
            )

        return [
            Route("/channels", guard.only(Role.ADMINISTRATOR, show), methods=["GET"]),
            form("twilio", self.save_twilio),
            form("twilio/test", self.test_twilio),
            form("twilio/remove", self.remove),
            form("telegram", self.save_telegram),
            form("telegram/test", self.test_telegram),
            form("telegram/remove", self.remove),
        ]

    async def save_twilio(self, request: Request, account: Account, form: dict[str, str]) -> str:
        """Keep account, token and number, once Twilio knows them."""
        typed = clean(form, "account", "token", "number")
        held = await run_in_threadpool(read_tokens, self._settings.home)
        await self._refuse(account, form, twilio_errors(typed, held))
        token = typed["token"] or held.twilio_auth_token
        await run_in_threadpool(twilio_channel.check_account, typed["account"], token)
        await self._keep(
            twilio_account=typed["account"], twilio_auth_token=token, twilio_number=typed["number"]
        )
        return "twilio"

    async def save_telegram(self, request: Request, account: Account, form: dict[str, str]) -> str:
        """Keep the token, once Telegram knows it, and tell Telegram where the assistant is."""
        typed = clean(form, "token")
        await self._refuse(account, form, telegram_errors(typed))
        secret = secrets.token_urlsafe(32)
        update = {"telegram_bot_token": typed["token"], "telegram_webhook_secret": secret}
        settings = self._settings.model_copy(update=update)
        name = await telegram_channel.name_of(settings)
        await telegram_channel.connect(settings)
        await self._keep(telegram_bot=name, **update)
        return "telegram"

    async def test_twilio(self, request: Request, account: Account, form: dict[str, str]) -> Said:
        """Send a test message to the administrator's own phone."""
        to, way = clean(form, "to")["to"], form.get("way", "")
        if not is_number(to):
            raise RefusedError({"to": NO_NUMBER})
        tokens = await run_in_threadpool(read_tokens, self._settings.home)
        if not tokens.twilio_number:
            raise RefusedError({"to": MISSING})
        text = translations(language_of(request)).gettext(TEST)
        return await run_in_threadpool(twilio_channel.send_test, tokens, to, way, text)

    async def test_telegram(self, request: Request, account: Account, form: dict[str, str]) -> Said:
        """Tell Telegram the address once more, and send a test message to the administrator."""
        to = clean(form, "to")["to"]
        if not OWN_ID.fullmatch(to):
            raise RefusedError({"to": NO_ID})
        settings = await run_in_threadpool(with_tokens, self._settings)
        if not settings.telegram_bot_token:
            raise RefusedError({"to": MISSING})
        text = translations(language_of(request)).gettext(TEST)
        if settings.telegram_webhook_secret:
            await telegram_channel.connect(settings)
        return await telegram_channel.send_test(settings, to, text)

    async def remove(self, request: Request, account: Account, form: dict[str, str]) -> str:
        """Forget what was typed; what the environment says holds again."""
        channel = request.url.path.split("/")[2]
        await self._refuse(account, form, {}, beside="removal")
        if channel == "telegram":
            await telegram_channel.disconnect(await run_in_threadpool(with_tokens, self._settings))
        await self._keep(**FIELDS[channel])
        return "removed"

    async def _refuse(
        self,
        account: Account,
        form: Mapping[str, str],
        errors: Mapping[str, Said],
        beside: str = "password",
    ) -> None:
        """Ask for the operator's password once more; a browser may have been left open.

        Raises:
            RefusedError: something is wrong with the form, or the password is not the operator's.
        """
        found = dict(errors)
        if account.has_password:
            name, password = account.name, form.get("password", "")
            if await run_in_threadpool(self._accounts.sign_in, name, password) is None:
                found[beside] = WRONG_PASSWORD
        if found:
            raise RefusedError(found)

    async def _keep(self, **values: str) -> None:
        await run_in_threadpool(lambda: change_tokens(self._settings.home, **values))

    def _values(self, answered: Answered) -> dict[str, object]:
        held = read_tokens(self._settings.home)
        return {
            "held": held,
            "typed": {
                "account": held.twilio_account,
                "number": held.twilio_number,
                "way": "sms",
                "to": "",
                **answered.typed,
            },
            "answered": answered,
            "states": _states(self._settings, held),
            "users": self._users(),
            "is_reached": telegram_channel.has_address(self._settings),
            "webhook": f"{self._settings.base_url}/webhooks/twilio{RETRIES}",
        }

    def _users(self) -> dict[str, list[str]]:
        """Ids of the campaigns that use each channel."""
        try:
            found = current_campaigns(self._settings)
        except ConfigurationError:
            return {"twilio": [], "telegram": []}
        return {
            "twilio": [one.id for one in found if {"sms", "whatsapp"} & set(one.channels)],
            "telegram": [one.id for one in found if "telegram" in one.channels],
        }


def _states(settings: Settings, held: ChannelTokens) -> dict[str, str]:
    """Whether each channel is connected: here, by the settings of the machine, or not at all."""
    here = {"twilio": held.twilio_auth_token, "telegram": held.telegram_bot_token}
    machine = {"twilio": settings.twilio_auth_token, "telegram": settings.telegram_bot_token}
    return {
        name: "here" if here[name] else ("machine" if machine[name] else "none") for name in here
    }
