"""What a page of the console is: its name, who may see it, and how its content is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from bot.console.accounts import Account, Role
from bot.console.filters import Selection


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page may know of whoever looks at it."""

    account: Account
    language: str
    selection: Selection
    query: QueryParams
    today: dt.date
    path: Mapping[str, str] = field(default_factory=dict)
    """What the address names, by its place in the route."""
    session: MutableMapping[str, Any] = field(default_factory=dict)
    """What the operator's browser keeps for us, signed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in the navigation: a page that serves itself, or, as `Page`, one that shows numbers."""

    name: str
    title: str
    needs: Role = field(default=Role.VIEWER, kw_only=True)

    @property
    def path(self) -> str:
        """Its address; the overview is the first page."""
        return "/" if self.name == "overview" else f"/{self.name}"


@dataclass(frozen=True, slots=True)
class Page(Listed):
    """One page.

    `build` makes the values of the template `<name>.html`; it runs in a thread and may ask the
    database. What it returns under `tables` can be exported by those who may.
    """

    build: Callable[[Visit], Mapping[str, object]]
    is_filtered: bool = True
