"""Sending a mail by the operators' own mail server (SMTP), with nothing but the standard library."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from zoneinfo import ZoneInfo

from bot.console.locales import interface_languages
from bot.settings import ConfigurationError, Settings

PATIENCE = 20.0
"""Seconds that each step of the server may take."""

HERE = ("localhost", "127.0.0.1", "::1")

_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: what it is about, and its text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """The way to the mail server.

    Args:
        settings: of the installation, `mail_*`.
        sender: address that mails come from.
        to: addresses of operators.
        zone: in which it is Monday, 07:00.
    """

    settings: Settings
    sender: str
    to: tuple[str, ...]
    zone: ZoneInfo

    @property
    def language(self) -> str:
        """That the operators read."""
        return self.settings.mail_language

    def send(self, letter: Letter, to: Sequence[str] = ()) -> None:
        """Hand a mail over to the server; takes seconds, so that it belongs into a thread.

        Args:
            letter: what to send.
            to: other addresses than the configured ones.

        Raises:
            ConfigurationError: the server cannot be reached or does not take it.
        """
        try:
            with self._connected() as server:
                if self.settings.mail_user:
                    server.login(self.settings.mail_user, self.settings.mail_password)
                server.send_message(self._message(letter, to or self.to))
        except (smtplib.SMTPException, OSError) as error:
            # Never with the server's words: they may repeat addresses.
            code = getattr(error, "smtp_code", "")
            reason = f"{type(error).__name__} {code}".strip()
            raise ConfigurationError(
                f"The mail server did not take the mail ({reason}); check SECOND_THOUGHT_MAIL_*."
            ) from None

    def _connected(self) -> smtplib.SMTP:
        own_name = self.sender.rpartition("@")[2]  # rather than the name of this machine
        way = (self.settings.mail_host, self.settings.mail_port, own_name)
        security = self.settings.mail_security
        if security == "tls":
            return smtplib.SMTP_SSL(*way, timeout=PATIENCE, context=sealed())
        server = smtplib.SMTP(*way, timeout=PATIENCE)
        try:
            if security == "starttls":
                server.starttls(context=sealed())
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, letter: Letter, to: Sequence[str]) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = letter.subject
        message["From"] = self.sender
        message["To"] = ", ".join(to)
        message["Date"] = formatdate(localtime=False)
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        return message


def sealed() -> ssl.SSLContext:
    """TLS with the server's certificate checked."""
    return ssl.create_default_context()


def post_of(settings: Settings) -> Post | None:
    """The configured way; none without a mail server.

    Raises:
        ConfigurationError: a setting is missing or cannot be understood.
    """
    if not settings.mail_host:
        if settings.mail_to or settings.mail_from:
            raise ConfigurationError(
                "SECOND_THOUGHT_MAIL_HOST: name the mail server, or leave the other "
                "SECOND_THOUGHT_MAIL_* out."
            )
        return None
    if settings.mail_security == "none" and settings.mail_host not in HERE:
        raise ConfigurationError(
            "SECOND_THOUGHT_MAIL_SECURITY: write starttls or tls; none is only for a mail server "
            "on this machine."
        )
    if bool(settings.mail_user) != bool(settings.mail_password):
        raise ConfigurationError(
            "SECOND_THOUGHT_MAIL_USER and SECOND_THOUGHT_MAIL_PASSWORD go together."
        )
    if settings.mail_language not in interface_languages():
        known = ", ".join(interface_languages())
        raise ConfigurationError(f"SECOND_THOUGHT_MAIL_LANGUAGE: write one of {known}.")
    return Post(
        settings=settings,
        sender=addresses("SECOND_THOUGHT_MAIL_FROM", settings.mail_from)[0],
        to=addresses("SECOND_THOUGHT_MAIL_TO", settings.mail_to),
        zone=_zone(settings.mail_zone),
    )


def addresses(name: str, text: str) -> tuple[str, ...]:
    """Addresses that are separated by commas.

    Raises:
        ConfigurationError: there is none, or one is malformed.
    """
    found = tuple(filter(None, map(str.strip, text.split(","))))
    if not found or not all(_ADDRESS.fullmatch(one) and one.isascii() for one in found):
        raise ConfigurationError(f"{name}: write an address such as anna@example.org.")
    return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ConfigurationError(
            "SECOND_THOUGHT_MAIL_ZONE: write the name of a time zone, such as Europe/Vienna."
        ) from None
