"""Two buttons: show a demonstration on made-up figures, and take it away."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.demonstration import Demonstration
from bot.console.door import Form
from bot.console.page import Visit
from bot.console.site import Done, Site


def demonstration_routes(demonstration: Demonstration, site: Site) -> list[Route]:
    """Where the buttons of administrators lead."""
    again = site.show("problem.html", lambda visit: {})

    def button(path: str, act: Callable[[], None], done: Done) -> Route:
        def press(visit: Visit, form: Form) -> Done:
            act()
            return done

        return site.post(path, Role.ADMINISTRATOR, press, again)

    made = Done("/?data=demonstration", "made a demonstration")
    removed = Done("/", "removed the demonstration")
    return [
        button("/demonstration", demonstration.make, made),
        button("/demonstration/remove", demonstration.remove, removed),
    ]
