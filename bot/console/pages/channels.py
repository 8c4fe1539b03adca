"""For administrators: tokens of Twilio and Telegram, typed here and never shown again, and a test message."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from bot.campaigns.current import current_campaigns
from bot.console.accounts import Accounts, Role
from bot.console.connecting import telegram_channel, twilio_channel
from bot.console.connecting.forms import (
    NO_ID,
    NO_NUMBER,
    OWN_ID,
    RefusedError,
    clean,
    confirm,
    is_number,
    telegram_errors,
    twilio_errors,
)
from bot.console.door import Form
from bot.console.editing.sentences import MISSING, Said
from bot.console.locales import later, translations
from bot.console.page import Listed, Visit
from bot.console.site import Done, Site, done_by
from bot.privacy.typed_settings import TypedSettings, change_typed, read_typed, with_typed
from bot.settings import ConfigurationError, Settings

RETRIES = "#rc=3&rp=5xx,ct,rt"
"""Behind the webhook's address: Twilio tries again when asked to (docs/operators/faults.md)."""

UNWRITTEN = later("The tokens could not be written on this machine; nothing was changed.")
TEST = later("This is a test message of Second Thought: the channel works.")
FIELDS = {
    "twilio": {"twilio_account": "", "twilio_auth_token": "", "twilio_number": ""},
    "telegram": {"telegram_bot": "", "telegram_bot_token": "", "telegram_webhook_secret": ""},
}


SENT_BACK = ("account", "number", "to", "way")
"""Fields whose content stands in the form again when something is wrong; never a secret."""


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
        self._home = settings.home
        self._accounts = accounts

    def routes(self, site: Site) -> list[Route]:
        """The page, and where its forms lead."""
        role = Role.ADMINISTRATOR
        show = site.show("channels.html", self.build, self.page)

        def form(path: str, act: Callable[[Visit, Form], Any]) -> Route:
            """A form of a channel, which says what is done, or the result of a test."""

            async def take(visit: Visit, sent: Form) -> Done:
                channel, values = path.partition("/")[0], self._values
                answered = Answered(channel, clean(sent, *SENT_BACK))
                try:
                    done = await done_by(act, visit, sent)
                except RefusedError as refused:
                    answered = replace(answered, errors=refused.errors)
                    return Done({**await run_in_threadpool(values, answered), "status": 400})
                except OSError:
                    raise ConfigurationError(UNWRITTEN) from None
                if isinstance(done, Said):
                    answered = replace(answered, result=done)
                    return Done(await run_in_threadpool(values, answered))
                return Done(f"/channels?told={done}", f"channel {path}")

            return site.post(f"/channels/{path}", role, take, show)

        return [
            site.get("/channels", role, show),
            form("twilio", self.save_twilio),
            form("twilio/test", self.test_twilio),
            form("twilio/remove", self.remove_twilio),
            form("telegram", self.save_telegram),
            form("telegram/test", self.test_telegram),
            form("telegram/remove", self.remove_telegram),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """Both channels as they stand."""
        return self._values(Answered())

    def save_twilio(self, visit: Visit, form: Form) -> str:
        """Keep account, token and number, once Twilio knows them."""
        typed, held = clean(form, "account", "token", "number"), read_typed(self._home)
        confirm(self._accounts, visit.account, form, twilio_errors(typed, held))
        account, token = typed["account"], typed["token"] or held.twilio_auth_token
        twilio_channel.check_account(account, token)
        kept = {"twilio_account": account, "twilio_auth_token": token}
        change_typed(self._home, **kept, twilio_number=typed["number"])
        return "twilio"

    async def save_telegram(self, visit: Visit, form: Form) -> str:
        """Keep the token, once Telegram knows it, and tell Telegram where the assistant is."""
        typed = clean(form, "token")
        await run_in_threadpool(
            confirm, self._accounts, visit.account, form, telegram_errors(typed)
        )
        secret = secrets.token_urlsafe(32)
        update = {"telegram_bot_token": typed["token"], "telegram_webhook_secret": secret}
        settings = (await run_in_threadpool(with_typed, self._settings)).model_copy(update=update)
        name = await telegram_channel.name_of(settings)
        await telegram_channel.connect(settings)
        await run_in_threadpool(change_typed, self._home, telegram_bot=name, **update)
        return "telegram"

    def test_twilio(self, visit: Visit, form: Form) -> Said:
        """Send a test message to the administrator's own phone."""
        to, way = clean(form, "to")["to"], form.get("way", "")
        if not is_number(to):
            raise RefusedError({"to": NO_NUMBER})
        tokens = read_typed(self._home)
        if not tokens.twilio_number:
            raise RefusedError({"to": MISSING})
        text = translations(visit.language).gettext(TEST)
        return twilio_channel.send_test(tokens, to, way, text)

    async def test_telegram(self, visit: Visit, form: Form) -> Said:
        """Tell Telegram the address once more, and send a test message to the administrator."""
        to = clean(form, "to")["to"]
        if not OWN_ID.fullmatch(to):
            raise RefusedError({"to": NO_ID})
        settings = await run_in_threadpool(with_typed, self._settings)
        if not settings.telegram_bot_token:
            raise RefusedError({"to": MISSING})
        if settings.telegram_webhook_secret:
            await telegram_channel.connect(settings)
        text = translations(visit.language).gettext(TEST)
        return await telegram_channel.send_test(settings, to, text)

    def remove_twilio(self, visit: Visit, form: Form) -> str:
        """Forget what was typed; what the environment says holds again."""
        confirm(self._accounts, visit.account, form, {}, "removal")
        change_typed(self._home, **FIELDS["twilio"])
        return "removed"

    async def remove_telegram(self, visit: Visit, form: Form) -> str:
        """Let Telegram send nothing any more, and forget what was typed."""
        await run_in_threadpool(confirm, self._accounts, visit.account, form, {}, "removal")
        await telegram_channel.disconnect(await run_in_threadpool(with_typed, self._settings))
        await run_in_threadpool(change_typed, self._home, **FIELDS["telegram"])
        return "removed"

    def _values(self, answered: Answered) -> dict[str, object]:
        held, in_force = read_typed(self._home), with_typed(self._settings)
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
            "is_reached": telegram_channel.has_address(in_force),
            "webhook": f"{in_force.base_url}/webhooks/twilio{RETRIES}",
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


def _states(settings: Settings, held: TypedSettings) -> dict[str, str]:
    """Whether each channel is connected: here, by the settings of the machine, or not at all."""
    here = {"twilio": held.twilio_auth_token, "telegram": held.telegram_bot_token}
    machine = {"twilio": settings.twilio_auth_token, "telegram": settings.telegram_bot_token}
    return {
        name: "here" if here[name] else ("machine" if machine[name] else "none") for name in here
    }
