"""For administrators: the organisation's name, its addresses and its mail server, without a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.console.accounts import Account, Accounts, Role
from bot.console.connecting.forms import RefusedError, clean, confirm
from bot.console.connecting.organisation_fields import MAILS, NAMES, SECRET, errors_in, fields
from bot.console.door import Form
from bot.console.editing.sentences import Errors
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.site import Done, Site, Values
from bot.console.weekly.post import post_of
from bot.privacy.typed_settings import TypedSettings, change_typed, with_typed
from bot.settings import ConfigurationError, Settings

MOST_FIELDS = 20
UNWRITTEN = later("This could not be written on this machine; nothing was changed.")


class Organisation:
    """The page.

    Args:
        settings: of the environment; what is typed here stands over them.
        accounts: whose password is asked for once more.
    """

    def __init__(self, settings: Settings, accounts: Accounts) -> None:
        self.page = Listed("organisation", later("Your organisation"), needs=Role.ADMINISTRATOR)
        self._settings = settings
        self._accounts = accounts

    def routes(self, site: Site) -> list[Route]:
        """The page, and where its form leads."""
        shown = site.show("organisation.html", self.build, self.page)

        async def show(request: Request, account: Account, more: Values) -> Response:
            """With the address at which the console is reached just now."""
            host = request.headers.get("host", "")
            return await shown(request, account, {"host": host, **more})

        return [
            site.get("/organisation", Role.ADMINISTRATOR, show),
            site.post("/organisation", Role.ADMINISTRATOR, self.save, show, most=MOST_FIELDS),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """What holds now."""
        return self._values(_texts(with_typed(self._settings)), {})

    def save(self, visit: Visit, form: Form) -> Done:
        """Keep what differs from the settings of the machine; nothing of it if something is wrong."""
        typed, secret = clean(form, *NAMES, *MAILS), form.get(SECRET, "")
        if not typed["mail_host"]:  # no mails: then nothing of theirs is kept
            typed |= dict.fromkeys(MAILS, "")
        try:
            update = self._checked(typed, secret, form.get("host", ""))
            confirm(self._accounts, visit.account, form, {})
            change_typed(self._settings.home, **update)
        except RefusedError as refused:
            return Done({**self._values(typed, refused.errors), "status": 400})
        except OSError:
            raise ConfigurationError(UNWRITTEN) from None
        return Done("/organisation?told=saved", "organisation")

    def _checked(self, typed: Mapping[str, str], secret: str, host: str) -> dict[str, Any]:
        """What is to be kept.

        Raises:
            RefusedError: something is wrong; says what, by field.
        """
        held = with_typed(self._settings).mail_password if typed["mail_user"] else ""
        errors = errors_in(typed, has_password=bool(secret or held), host=host)
        if errors:
            raise RefusedError(errors)
        machine = _texts(self._settings)
        update: dict[str, Any] = {
            name: text
            if text and text != machine[name]
            else TypedSettings.model_fields[name].default
            for name, text in typed.items()
        }
        if secret or not typed["mail_user"]:
            update[SECRET] = secret
        return update

    def _values(self, values: Mapping[str, str], errors: Errors) -> dict[str, object]:
        in_force = with_typed(self._settings)
        return {
            "names": fields(NAMES, values, errors),
            "mails": fields(MAILS, values, errors),
            "errors": errors,
            "has_secret": bool(in_force.mail_password),
            "has_mail": post_of(in_force) is not None,
        }


def _texts(settings: Settings) -> dict[str, str]:
    """The settings of the form as they are typed."""
    held = {name: getattr(settings, name) for name in (*NAMES, *MAILS)}
    return {name: str(value or "").rstrip("/") for name, value in held.items()}
