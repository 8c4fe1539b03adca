"""Long lists, some items at a time, with links to those before and the next ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

MOST = 7
"""Items of a page: on a telephone it is three screens long at most."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Some items of a list.

    Args:
        every: all of them.
        query: of the address that shows them; `begin` in it says where the page begins.
        most: items of a page.
    """

    every: Sequence[Any]
    query: Mapping[str, str]
    most: int = MOST

    @property
    def begin(self) -> int:
        """How many items stand on the pages before."""
        typed = self.query.get("begin", "")[:6]
        asked = int(typed) if typed.isascii() and typed.isdigit() else 0
        return asked if asked < len(self.every) else 0

    @property
    def items(self) -> Sequence[Any]:
        """Those of this page."""
        return self.every[self.begin : self.begin + self.most]

    @property
    def before(self) -> str:
        """Address of the page before; none on the first."""
        return self._at(max(0, self.begin - self.most)) if self.begin else ""

    @property
    def after(self) -> str:
        """Address of the next page; none on the last."""
        following = self.begin + self.most
        return self._at(following) if following < len(self.every) else ""

    def _at(self, begin: int) -> str:
        kept = {name: value for name, value in self.query.items() if name not in ("begin", "told")}
        return f"?{urlencode({**kept, 'begin': begin})}"
