"""What an organisation's OpenID provider is asked, and whom of those it vouches for we let in.

Nothing here reaches the network or needs Authlib; `bot.console.openid_client` does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.console.accounts import Role
from bot.console.names import is_name
from bot.settings import ConfigurationError, Settings

BACK = "/sign-in/openid/back"
"""Where the provider sends the operator back to; registered with it as redirect URI."""

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that may be spoken to without TLS: this machine."""


class OpenIdError(Exception):
    """The provider did not sign the operator in; `reason` is a word of ours for the log.

    `provider`: it cannot be reached or says nonsense. `allowed`: it vouches, and we do not let in.
    Anything else: its answer is not to be trusted.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for; `role` is what it says of the role, if it is asked for that."""

    subject: str
    name: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider as it is configured; its domain or a claim says who is let in.

    Args:
        issuer: its address, without a closing slash.
        name: as the button of the sign-in page calls it.
        back: where it sends the operator back to.
        roles: our role by a value of the claim.
        settings: `openid_*`, our name and password there, and who is let in.
    """

    issuer: str
    name: str
    back: str
    roles: Mapping[str, Role]
    settings: Settings

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine, so that no TLS is needed."""
        return urlsplit(self.issuer).hostname in HERE

    def vouched(self, claims: Mapping[str, Any]) -> Vouched:
        """Whom these verified claims are about.

        Raises:
            OpenIdError: of another domain, or without a role that is known.
        """
        email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
        domain, claim = self.settings.openid_domain, self.settings.openid_claim
        if domain and email.rpartition("@")[2].casefold() != domain.removeprefix("@").casefold():
            raise OpenIdError("allowed")
        role = self._role(claims.get(claim)) if claim else None
        subject = str(claims["sub"])
        # An address that nobody verified could be somebody else's name in the log.
        wishes = (email, str(claims.get("preferred_username", "")), subject)
        name = next((wish.strip() for wish in wishes if is_name(wish.strip())), None)
        if name is None:
            raise OpenIdError("allowed")
        mark = hashlib.sha256(f"{self.issuer} {subject}".encode()).hexdigest()
        return Vouched(mark, name, role)

    def _role(self, value: object) -> Role:
        """The highest role of a claim, which is a word or a list of words."""
        values = value if isinstance(value, list) else [value]
        found = [self.roles[one] for one in values if isinstance(one, str) and one in self.roles]
        if not found:
            raise OpenIdError("allowed")
        return max(found, key=list(Role).index)


def provider_of(settings: Settings) -> Provider | None:
    """The configured provider; none without an issuer.

    Raises:
        ConfigurationError: a setting is missing or cannot be understood.
    """
    if settings.openid_issuer is None:
        return None
    address = urlsplit(str(settings.openid_issuer))
    if address.scheme != "https" and address.hostname not in HERE:
        raise ConfigurationError("SECOND_THOUGHT_OPENID_ISSUER: write an address with https.")
    for name in ("openid_client_id", "openid_client_secret"):
        if not getattr(settings, name):
            raise ConfigurationError(f"SECOND_THOUGHT_{name.upper()}: the provider gave you one.")
    if not settings.openid_domain and not settings.openid_claim:
        raise ConfigurationError(
            "SECOND_THOUGHT_OPENID_DOMAIN or SECOND_THOUGHT_OPENID_CLAIM: say whom of the "
            "provider's accounts the console lets in."
        )
    if bool(settings.openid_claim) != bool(settings.openid_roles):
        raise ConfigurationError(
            "SECOND_THOUGHT_OPENID_CLAIM and SECOND_THOUGHT_OPENID_ROLES go together."
        )
    return Provider(
        issuer=str(settings.openid_issuer).rstrip("/"),
        name=settings.openid_name or str(address.hostname),
        back=settings.console_base_url + BACK,
        roles=_roles(settings.openid_roles),
        settings=settings,
    )


def _roles(text: str) -> dict[str, Role]:
    """`theirs=ours, theirs=ours`."""
    found: dict[str, Role] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        theirs, _, ours = part.rpartition("=")
        if not theirs or ours.strip() not in set(Role):
            raise ConfigurationError(
                "SECOND_THOUGHT_OPENID_ROLES: write value=role, separated by commas; "
                "a role is viewer, analyst or administrator."
            )
        found[theirs.strip()] = Role(ours.strip())
    return found
