"""The fields in which tokens are typed, checked for their form before any platform is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

import phonenumbers

from bot.console.accounts import Account, Accounts
from bot.console.editing.sentences import MISSING, Errors, Said
from bot.console.locales import later
from bot.privacy.typed_settings import TypedSettings

ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
AUTH_TOKEN = re.compile(r"[0-9a-f]{32}")
BOT_TOKEN = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{30,50}")
OWN_ID = re.compile(r"[0-9]{3,15}")

API_KEY = Said(later("This is an API key; write the account SID, which begins with AC."))
NO_ACCOUNT = Said(later("The account SID begins with AC, and 32 letters and digits follow."))
NO_AUTH_TOKEN = Said(later("The auth token has 32 letters from a to f and digits."))
NO_NUMBER = Said(later("Write the number with + and the code of the State, such as +441134960000."))
NO_BOT_TOKEN = Said(later("The token looks like 123456789:AAbb…; copy all that BotFather gave."))
NO_ID = Said(later("Write the digits that the bot answers to /id."))


WRONG_PASSWORD = Said(later("This is not your password; nothing was changed."))


class RefusedError(Exception):
    """Something is not taken: by the form, or by a platform.

    Args:
        errors: what is wrong, by field; the empty name stands for the form as a whole.
    """

    def __init__(self, errors: Errors) -> None:
        super().__init__()
        self.errors = errors


def confirm(
    accounts: Accounts,
    account: Account,
    form: Mapping[str, str],
    errors: Errors,
    beside: str = "password",
) -> None:
    """Ask for the operator's password once more; a browser may have been left open.

    Raises:
        RefusedError: something is wrong with the form, or the password is not the operator's.
    """
    found = dict(errors)
    password = form.get("password", "")
    if account.has_password and accounts.sign_in(account.name, password) is None:
        found[beside] = WRONG_PASSWORD
    if found:
        raise RefusedError(found)


def clean(form: Mapping[str, str], *names: str) -> dict[str, str]:
    """What was typed without the blanks that copying brings along; numbers without any."""
    typed = {name: form.get(name, "").strip() for name in names}
    return {
        name: re.sub(r"[\s().\-/]+", "", value) if name in ("number", "to") else value
        for name, value in typed.items()
    }


def twilio_errors(typed: Mapping[str, str], held: TypedSettings) -> dict[str, Said]:
    """What is wrong with the form of Twilio, by field; a token that is held need not be typed again."""
    errors: dict[str, Said] = {}
    account, token = typed["account"], typed["token"]
    if not ACCOUNT.fullmatch(account):
        errors["account"] = API_KEY if account.startswith("SK") else NO_ACCOUNT
    may_stay = held.twilio_auth_token and account == held.twilio_account
    if not token and not may_stay:
        errors["token"] = MISSING
    elif token and not AUTH_TOKEN.fullmatch(token):
        errors["token"] = NO_AUTH_TOKEN
    if not is_number(typed["number"]):
        errors["number"] = NO_NUMBER
    return errors


def telegram_errors(typed: Mapping[str, str]) -> dict[str, Said]:
    """What is wrong with the form of Telegram."""
    if not typed["token"]:
        return {"token": MISSING}
    return {} if BOT_TOKEN.fullmatch(typed["token"]) else {"token": NO_BOT_TOKEN}


def is_number(text: str) -> bool:
    """Whether a telephone number of this form is possible anywhere."""
    try:
        return text.startswith("+") and phonenumbers.is_possible_number(phonenumbers.parse(text))
    except phonenumbers.NumberParseException:
        return False
