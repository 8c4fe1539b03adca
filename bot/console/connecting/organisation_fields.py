"""The form of the organisation: its name, its addresses and its mail server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from bot.console.editing.fields import Field, Sort
from bot.console.editing.sentences import MISSING, NO_NUMBER, NOT_AN_OPTION, TOO_LONG, Errors, Said
from bot.console.editing.titles import ORGANISATION
from bot.console.locales import interface_languages, later
from bot.console.weekly.post import HERE, addresses
from bot.settings import ConfigurationError

LONGEST_NAME = 60
"""Characters; the name stands in the first message, which has to fit a telephone."""

NO_MARKUP = Said(later("Write it without < > { }."))
NO_CONTACT = Said(later("Write an e-mail address, or an address that begins with https://."))
NO_ADDRESS = Said(
    later("Write it as https://help.example.org, with nothing behind the name of the machine.")
)
NOT_BY_TLS = Said(
    later("Open the console by this address and save it there: then it is sure that you come back.")
)
NO_SERVER = Said(later("Write the name of the mail server, such as smtp.example.org."))
UNSEALED = Said(later("Without a seal only a mail server on this machine can be used."))
NO_MAIL = Said(later("Write addresses such as anna@example.org, with commas between them."))
NO_ZONE = Said(later("Write the name of a time zone, such as Europe/Vienna."))

NAMES = ("operator", "operator_contact", "public_url", "console_url")
MAILS = (
    *("mail_host", "mail_port", "mail_security", "mail_user", "mail_from", "mail_to"),
    *("mail_language", "mail_zone"),
)
SECRET = "mail_password"  # noqa: S105  the name of the field
SEALS = ("starttls", "tls", "none")
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f<>{}]")
_SORTS: Mapping[str, Sort] = {"mail_security": "select", "mail_language": "tongue"}
_OPTIONS = {"mail_security": SEALS, "mail_language": interface_languages()}


def fields(names: tuple[str, ...], values: Mapping[str, str], errors: Errors) -> list[Field]:
    """The fields with what stands in them."""
    return [
        Field(
            name,
            ORGANISATION[name][0],
            _SORTS.get(name, "text"),
            values.get(name, ""),
            ORGANISATION[name][1],
            options=_OPTIONS.get(name, ()),
            error=errors.get(name),
        )
        for name in names
    ]


def errors_in(typed: Mapping[str, str], *, has_password: bool, host: str) -> dict[str, Said]:
    """What is wrong with what was typed, by field.

    Args:
        typed: the fields, without blanks around them.
        has_password: whether a password of the mail account is typed or kept.
        host: of the address by which this console was reached just now.
    """
    errors: dict[str, Said] = {}
    for name, text in typed.items():
        if _CONTROL.search(text):
            errors[name] = NO_MARKUP
        elif len(text) > (LONGEST_NAME if name in ("operator", "operator_contact") else 300):
            errors[name] = TOO_LONG
    if not typed["operator"]:
        errors.setdefault("operator", MISSING)
    if typed["operator_contact"] and not _is_contact(typed["operator_contact"]):
        errors.setdefault("operator_contact", NO_CONTACT)
    for name in ("public_url", "console_url"):
        if typed[name] and not _is_address(typed[name], plain=name == "console_url"):
            errors.setdefault(name, NO_ADDRESS)
    _console(typed, host, errors)
    if typed["mail_host"]:
        _mails(typed, errors, has_password=has_password)
    return errors


def _console(typed: Mapping[str, str], host: str, errors: dict[str, Said]) -> None:
    """An address of https seals the cookie, and whoever cannot come by it would be shut out."""
    address = urlsplit("" if "console_url" in errors else typed["console_url"])
    if typed["public_url"] and not typed["console_url"]:
        errors.setdefault("console_url", MISSING)
    if address.scheme == "https" and address.netloc != host and host.partition(":")[0] not in HERE:
        errors.setdefault("console_url", NOT_BY_TLS)


def _mails(typed: Mapping[str, str], errors: dict[str, Said], *, has_password: bool) -> None:
    port, seal, host = typed["mail_port"], typed["mail_security"], typed["mail_host"]
    found = (
        ("mail_host", NO_SERVER, not _HOST.fullmatch(host)),
        (
            "mail_port",
            NO_NUMBER,
            not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536,
        ),
        ("mail_security", NOT_AN_OPTION, seal not in SEALS),
        ("mail_security", UNSEALED, seal == "none" and host not in HERE),
        ("mail_user", MISSING, has_password and not typed["mail_user"]),
        (SECRET, MISSING, bool(typed["mail_user"]) and not has_password),
        ("mail_from", NO_MAIL, len(_mail_addresses(typed["mail_from"])) != 1),
        ("mail_to", NO_MAIL, not _mail_addresses(typed["mail_to"])),
        ("mail_language", NOT_AN_OPTION, typed["mail_language"] not in interface_languages()),
        ("mail_zone", NO_ZONE, typed["mail_zone"] not in available_timezones()),
    )
    for name, said, is_wrong in found:
        if is_wrong:
            errors.setdefault(name, said)


def _mail_addresses(text: str) -> tuple[str, ...]:
    try:
        return addresses("", text)
    except ConfigurationError:
        return ()


def _is_contact(text: str) -> bool:
    return text.startswith("https://") or len(_mail_addresses(text)) == 1


def _is_address(text: str, *, plain: bool) -> bool:
    """Whether it names a machine and nothing else; http only where that is plain enough."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    is_known = parts.scheme == "https" or (plain and parts.scheme == "http")
    return is_known and not more and port != 0 and bool(_HOST.fullmatch(parts.hostname or ""))
