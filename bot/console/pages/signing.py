"""Sign-off: natives sign texts and lawyers laws, by name and day; what changes later is open again."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.editing.material import Material
from bot.console.editing.sign_off import MOST, SignOffs
from bot.console.page import Visit
from bot.console.site import Done, Site, Values

LARGEST = 32 * 1024
SHOWN = ("part", "language", "which", "state", "search", "begin")
"""What of the address says which texts are shown."""


class Signing:
    """The page and its actions.

    Args:
        material: what visitors are told.
    """

    def __init__(self, material: Material) -> None:
        self._sign_offs = SignOffs(material)

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        show = site.show("signing.html", self.build)
        sign, back = ("/signing", Role.REVIEWER, self.sign, show), "/signing/back"
        return [
            site.get("/signing", Role.VIEWER, show),
            site.post(*sign, largest=LARGEST, most=MOST + 10),
            site.post(back, Role.REVIEWER, self.take_back, show),
        ]

    def build(self, visit: Visit) -> Values:
        """The texts of a language or the laws of a State, with what was signed."""
        return {
            **self._sign_offs.build(visit),
            "may_sign": visit.account.may(Role.REVIEWER),
            "shown": urlencode(_shown(visit)),
        }

    def sign(self, visit: Visit, form: Form) -> Done:
        """Write down who signed what.

        Raises:
            ConfigurationError: something is missing or wrong; says what to write.
        """
        ticked = form.getlist("read")
        signed, late = self._sign_offs.sign(form, ticked, visit.account.name)
        return _back_to(
            visit, "changed" if late else "signed", *(f"signed {key}" for key in signed)
        )

    def take_back(self, visit: Visit, form: Form) -> Done:
        """Give a signature up."""
        key = form.get("key", "")
        gone = self._sign_offs.take_back(key, visit.account.name)
        return _back_to(visit, "back", *([f"took back {key}"] if gone else []))


def _shown(visit: Visit) -> dict[str, str]:
    return {name: visit.query[name] for name in SHOWN if name in visit.query}


def _back_to(visit: Visit, told: str, *noted: str) -> Done:
    return Done(f"/signing?{urlencode({**_shown(visit), 'told': told})}", *noted)
