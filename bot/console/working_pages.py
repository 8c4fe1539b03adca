"""What operators do beside reading figures: try it, prepare the launch, look after the machine."""

from __future__ import annotations

from starlette.routing import Route

from bot.console.accounts import Accounts
from bot.console.demonstration import Demonstration
from bot.console.editing.material import Material
from bot.console.page import Listed
from bot.console.pages.channels import Channels
from bot.console.pages.demonstration import demonstration_routes
from bot.console.pages.launch import Launch
from bot.console.pages.maintenance import Maintenance
from bot.console.pages.messages import MessagesPage
from bot.console.pages.organisation import Organisation
from bot.console.pages.playground import Playground
from bot.console.playground import TrialProcess
from bot.console.site import Site
from bot.console.teaching import Teaching
from bot.settings import Settings


class WorkingPages:
    """These pages, and what must be ended when the console stops.

    Args:
        machine: settings of the environment alone.
        settings: those in force, with what was typed over them.
        demonstration: made-up figures.
        accounts: of the operators.
        material: the organisation's content.
    """

    def __init__(
        self,
        machine: Settings,
        settings: Settings,
        demonstration: Demonstration,
        accounts: Accounts,
        material: Material,
    ) -> None:
        self._tester = TrialProcess()
        self._demonstration = demonstration
        self._messages = MessagesPage(material, Teaching(settings), self._tester)
        self._pages = (
            Playground(settings, self._tester, material),
            self._messages,
            Launch(settings, material),
            Organisation(machine, accounts),
            Channels(machine, accounts),
            Maintenance(settings),
        )

    @property
    def listed(self) -> list[Listed]:
        """For the navigation."""
        return [one.page for one in self._pages]

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        routes = [route for one in self._pages for route in one.routes(site)]
        return [*routes, *demonstration_routes(self._demonstration, site)]

    def forget(self) -> None:
        """Take away what was kept long enough."""
        self._messages.forget_drafts()

    async def stop(self) -> None:
        """End the assistant that testers talk to."""
        await self._tester.stop()
