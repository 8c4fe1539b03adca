"""For administrators: who has an account, invitations, and the log of who saw and exported what."""

from __future__ import annotations

from starlette.routing import Route

from bot.console.accounts import CHANGING, INVITATION_HOURS, Accounts, Role
from bot.console.audit import Audit
from bot.console.door import TOO_OLD, Form
from bot.console.editing.material import Material
from bot.console.invitations import Invitations
from bot.console.locales import later
from bot.console.page import Visit
from bot.console.site import Done, Site, Values
from bot.settings import ConfigurationError

MOST_NAMED = 500
LONGEST_LIMIT = 1000
"""Letters of the campaigns of an account."""

TOO_MANY = later(
    "These are too many campaigns for one account; tick fewer, or none for all of them."
)


class Operators:
    """The page of accounts and of the log.

    Args:
        accounts: of the operators.
        invitations: that were given out.
        audit: the log.
        address: of the console, as it was configured.
        material: with the campaigns to which a writer may be limited.
    """

    def __init__(
        self,
        accounts: Accounts,
        invitations: Invitations,
        audit: Audit,
        address: str,
        material: Material,
    ) -> None:
        self._invitations = invitations
        self._address = address
        self._accounts = accounts
        self._audit = audit
        self._material = material

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
            site.post("/operators/invite", role, self.invite, show, most=MOST_NAMED),
            site.post("/operators/limit", role, self.limit, show, most=MOST_NAMED),
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
            "campaigns": self._campaigns(),
            "changing": CHANGING,
            "hours": INVITATION_HOURS,
            "link": None,
        }

    def invite(self, visit: Visit, form: Form) -> Done:
        """Make a link that makes one account."""
        if form.get("role") not in set(Role):
            raise ConfigurationError(TOO_OLD)
        role = Role(form["role"])
        campaigns = self._named(form) if role in CHANGING else ""
        token = self._accounts.invite(role, visit.account.name, campaigns)
        # The address that was configured, never the one that a request names.
        link = f"{self._address}/welcome/{token}"
        noted = " ".join(filter(None, ("invited", role, campaigns)))
        return Done({"link": link, "role": role}, noted)

    def limit(self, visit: Visit, form: Form) -> Done:
        """Let a writer or a reviewer change some campaigns only, or everything."""
        name, campaigns = form.get("name", ""), self._named(form)
        done = self._accounts.limit(name, campaigns)
        return Done("/operators", *([f"{name} may change {campaigns or 'all'}"] if done else []))

    def _named(self, form: Form) -> str:
        """Campaigns that were ticked.

        Raises:
            ConfigurationError: they are too many for an account.
        """
        ticked = [one for one in self._campaigns() if one in form.getlist("campaign")]
        if len(" ".join(ticked)) > LONGEST_LIMIT:
            raise ConfigurationError(TOO_MANY)
        return " ".join(ticked)

    def _campaigns(self) -> list[str]:
        """Those that are not over."""
        self._material.refresh()
        try:
            return sorted(one.id for one in self._material.campaigns())
        except ConfigurationError:
            return []

    def withdraw(self, visit: Visit, form: Form) -> Done:
        """Make an invitation useless."""
        gone = self._invitations.withdraw(form.get("token", ""))
        return Done("/operators", *(["withdrew an invitation"] if gone else []))
