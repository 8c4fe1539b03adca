"""What an operator may change whose account names campaigns: these, and the experiments of no other one."""

from __future__ import annotations

from bot.console.accounts import CHANGING, Account, Role
from bot.console.editing.material import Material
from bot.settings import ConfigurationError

OPEN = frozenset({"/playground", *(f"/publishing/{do}" for do in ("publish", "drop", "undo"))})
"""Forms that change nothing, or look themselves at what they are about."""


class Limits:
    """Roles by campaign: whatever is of all campaigns is refused to whom some are named.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material

    def admits(self, account: Account, needed: Role, path: str) -> bool:
        """Whether a form may be sent at all."""
        if account.may(needed) or needed not in CHANGING or path in OPEN:
            return True
        _, place, *rest = path.split("/")
        if place not in ("edit", "experiments") or len(rest) != 2:
            return False
        kind, key = rest if place == "edit" else ("experiment", rest[0])
        return self.may_change(account, kind, key)

    def may_change(self, account: Account, kind: str, key: str) -> bool:
        """Whether an item may be changed; the role is another question."""
        if not account.campaigns:
            return True
        if kind == "campaign":
            return key in account.campaigns
        return kind == "experiment" and self._of_others(key) <= account.campaigns

    def _of_others(self, experiment: str) -> set[str]:
        """Campaigns that take part in an experiment."""
        self._material.refresh()
        try:
            found = self._material.campaigns()
        except ConfigurationError:
            return set()
        return {one.id for one in found if one.experiment == experiment}
