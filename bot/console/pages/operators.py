"""For administrators: who has an account, invitations, and the log of who saw and exported what."""

from __future__ import annotations

from starlette.routing import Route

from bot.console.accounts import INVITATION_HOURS, Accounts, Role
from bot.console.audit import Audit
from bot.console.door import TOO_OLD, Form
from bot.console.invitations import Invitations
from bot.console.page import Visit
from bot.console.site import Done, Site, Values
from bot.settings import ConfigurationError


class Operators:
    """The page of accounts and of the log.

    Args:
        accounts: of the operators.
        invitations: that were given out.
        audit: the log.
        address: of the console, as it was configured.
    """

    def __init__(
        self, accounts: Accounts, invitations: Invitations, audit: Audit, address: str
    ) -> None:
        self._invitations = invitations
        self._address = address
        self._accounts = accounts
        self._audit = audit

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        show, role = site.show("operators.html", self.build), Role.ADMINISTRATOR

        def remove(visit: Visit, form: Form) -> Done:
            """Take an account away, and end its sessions."""
            name = form.get("name", "")
            removed = self._accounts.remove(name)
            if removed:
                site.guard.end_all(name)
            return Done("/operators", *([f"removed {name}"] if removed else []))

        return [
            site.get("/operators", role, show),
            site.post("/operators/invite", role, self.invite, show),
            site.post("/operators/withdraw", role, self.withdraw, show),
            site.post("/operators/remove", role, remove, show),
        ]

    def build(self, visit: Visit) -> Values:
        """Accounts and log."""
        return {
            "operators": self._accounts.all(),
            "invitations": self._invitations.pending(),
            "refused": self._audit.refused(),
            "log": self._audit.newest(),
            "roles": list(Role),
            "hours": INVITATION_HOURS,
            "link": None,
        }

    def invite(self, visit: Visit, form: Form) -> Done:
        """Make a link that makes one account."""
        if form.get("role") not in set(Role):
            raise ConfigurationError(TOO_OLD)
        role = Role(form["role"])
        token = self._accounts.invite(role, visit.account.name)
        # The address that was configured, never the one that a request names.
        link = f"{self._address}/welcome/{token}"
        return Done({"link": link, "role": role}, f"invited {role}")

    def withdraw(self, visit: Visit, form: Form) -> Done:
        """Make an invitation useless."""
        gone = self._invitations.withdraw(form.get("token", ""))
        return Done("/operators", *(["withdrew an invitation"] if gone else []))
