"""One-time codes of operators: six digits that change every half minute (RFC 6238, by pyotp)."""

from __future__ import annotations

import base64
import time

import pyotp
from cryptography.fernet import Fernet, InvalidToken

ISSUER = "Second Thought"
SECONDS = 30
STEPS_AROUND = 1
"""Clocks may differ by this many steps either way."""


class Codes:
    """Makes and checks secrets; they are stored sealed, so that a copied database gives none away.

    Args:
        key: 32 bytes that are not in the database.
    """

    def __init__(self, key: bytes) -> None:
        self._seal = Fernet(base64.urlsafe_b64encode(key))

    def new_secret(self) -> str:
        """A fresh secret for the operator's app."""
        return pyotp.random_base32()

    def seal(self, secret: str) -> str:
        """The secret as it is stored."""
        return self._seal.encrypt(secret.encode()).decode()

    def address(self, secret: str, name: str) -> str:
        """What the QR code holds for the app."""
        return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)

    def step(self, secret: str, code: str) -> int | None:
        """The time step for which this code is right; nothing if it is wrong."""
        digits = code.replace(" ", "")
        if not (digits.isascii() and digits.isdigit()):
            return None
        now, totp = int(time.time()), pyotp.TOTP(secret)
        for around in range(-STEPS_AROUND, STEPS_AROUND + 1):
            moment = now + around * SECONDS
            if pyotp.utils.strings_equal(totp.at(moment), digits):
                return moment // SECONDS
        return None

    def sealed_step(self, sealed: str, code: str) -> int | None:
        """`step` for a stored secret; nothing also when it was sealed with another key."""
        try:
            secret = self._seal.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None
        return self.step(secret, code)
