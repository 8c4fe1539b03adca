"""Two buttons: show a demonstration on made-up figures, and take it away."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.demonstration import Demonstration
from bot.console.door import checked_form
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.pages.entrance import TOO_OLD
from bot.settings import ConfigurationError


class DemonstrationForms:
    """Where the buttons lead.

    Args:
        demonstration: made and taken away.
    """

    def __init__(self, demonstration: Demonstration) -> None:
        self._demonstration = demonstration

    def routes(self, guard: Guard, frame: Frame) -> list[Route]:
        """Two, for administrators."""

        def button(path: str, act: Callable[[], None], done: str, after: str) -> Route:
            async def press(request: Request, account: Account) -> Response:
                problem = TOO_OLD
                if await checked_form(request) is not None:
                    try:
                        await run_in_threadpool(act)
                        await guard.note(account, Action.CHANGED, done)
                        return RedirectResponse(after, 303)
                    except ConfigurationError as error:
                        problem = str(error)
                values = {"problem": problem}
                return frame.render(request, "problem.html", values, status=400, account=account)

            return Route(path, guard.only(Role.ADMINISTRATOR, press), methods=["POST"])

        make, remove = self._demonstration.make, self._demonstration.remove
        return [
            button("/demonstration", make, "made a demonstration", "/?data=demonstration"),
            button("/demonstration/remove", remove, "removed the demonstration", "/"),
        ]
