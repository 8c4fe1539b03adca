"""Telephone numbers as they are written: at home, and from abroad."""

from __future__ import annotations

import re
from functools import cache

import phonenumbers

_SHORT = 6
_NORTH_AMERICA = re.compile(r"1(\d{3})(\d{3})(\d{4})")


@cache
def national(phone: str, country: str) -> str:
    """A number as people of the country write it; its digits are never changed."""
    if phone.startswith("+"):
        return international(phone) or phone
    american = _NORTH_AMERICA.fullmatch(phone)
    if american and country in ("US", "CA"):
        return "1-" + "-".join(american.groups())
    if len(phone) == _SHORT and phone.startswith(("116", "0")):
        return f"{phone[:3]} {phone[3:]}"
    try:
        parsed = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return phone
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    same = re.sub(r"\D", "", written) == phone
    return written if same and phonenumbers.is_valid_number(parsed) else phone


@cache
def international(phone: str | None) -> str | None:
    """A number as it is dialled from abroad: `+43 677 61343434`."""
    if phone is None:
        return None
    return phonenumbers.format_number(
        phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
