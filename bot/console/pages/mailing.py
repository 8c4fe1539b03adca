"""The button that sends the weekly mail now, for administrators."""

from __future__ import annotations

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.page import Visit
from bot.console.site import Done, Site
from bot.console.weekly.rounds import Rounds
from bot.logs import log_failure
from bot.settings import ConfigurationError


def mailing_routes(rounds: Rounds | None, site: Site) -> list[Route]:
    """Where the button leads, if there is a mail server."""
    if rounds is None:
        return []

    def send(visit: Visit, form: Form) -> Done:
        try:
            rounds.send_now()
        except ConfigurationError as error:
            log_failure("the weekly mail was not sent", error)
            raise
        return Done("/?told=sent", "weekly mail")

    return [site.post("/weekly-mail", Role.ADMINISTRATOR, send, "/?told=failed")]
