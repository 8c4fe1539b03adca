"""The button that sends the weekly mail now, for administrators."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form
from bot.console.guard import Guard
from bot.console.locales import later
from bot.console.weekly.rounds import Rounds
from bot.logs import log_failure
from bot.settings import ConfigurationError

TOLD = {
    "sent": later("The mail server took the mail."),
    "failed": later("The mail was not sent; the log of the console says why."),
}


class Mailing:
    """The action.

    Args:
        rounds: that send the mails; none where there is no mail server.
        guard: who may.
    """

    def __init__(self, rounds: Rounds | None, guard: Guard) -> None:
        self._rounds = rounds
        self._guard = guard

    def routes(self) -> list[Route]:
        """Its address, if there is a mail server."""
        only = self._guard.only(Role.ADMINISTRATOR, self.send)
        return [Route("/weekly-mail", only, methods=["POST"])] if self._rounds else []

    async def send(self, request: Request, account: Account) -> Response:
        """Send it to the configured addresses."""
        told = "failed"
        if self._rounds is not None and await checked_form(request) is not None:
            try:
                await run_in_threadpool(self._rounds.send_now)
            except ConfigurationError as error:
                log_failure("the weekly mail was not sent", error)
            else:
                told = "sent"
                await self._guard.note(account, Action.CHANGED, "weekly mail")
        return RedirectResponse(f"/?mail={told}", 303)
