"""Twilio, as an administrator's browser needs it: is the token right, and does a message arrive."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.console.connecting.forms import RefusedError
from bot.console.editing.sentences import Said
from bot.console.locales import later, texts
from bot.privacy.typed_settings import TypedSettings

if TYPE_CHECKING:
    from twilio.http import HttpClient
    from twilio.rest import Client

PATIENCE = 10.0
"""Seconds that Twilio may be silent."""

LOOKS, PAUSE = 4, 1.0
"""How often it is asked what became of a message, and seconds between."""

WRONG = Said(later("Twilio does not know this account with this token; copy both again."))
SILENT = Said(later("Twilio cannot be reached just now; nothing was changed. Try again."))
CLOSED = Said(later("Twilio says that this account is suspended or closed."))
REFUSED = later(
    "Twilio refuses it with the error %(code)s; twilio.com/docs/api/errors explains it."
)
SENT = Said(later("Twilio has sent the message; look at your phone."))
DELIVERED = Said(later("The message has arrived."))
FAILED = later(
    "Twilio could not deliver it: error %(code)s; twilio.com/docs/api/errors explains it."
)

CODES = {int(code): Said(said) for code, said in texts("twilio").items()}
"""Twilio's errors that an operator can mend."""

BAD_SIGN_IN = (401, 403, 404)


def http_client() -> HttpClient:
    """The HTTP client of Twilio's library; tests replace it by one that asks this machine."""
    from twilio.http.http_client import TwilioHttpClient  # takes half a second, only when needed

    return TwilioHttpClient(timeout=PATIENCE, max_retries=0)


def check_account(account: str, token: str) -> None:
    """Ask Twilio whether it knows an account by this token.

    Raises:
        RefusedError: it does not, or cannot be asked.
    """
    from requests import RequestException
    from twilio.base.exceptions import TwilioRestException

    try:
        found = _client(account, token).api.v2010.accounts(account).fetch()
    except TwilioRestException as error:
        said = WRONG if error.status in BAD_SIGN_IN else _refused(error.code or error.status)
        raise RefusedError({"token": said}) from None
    except (RequestException, OSError):
        raise RefusedError({"": SILENT}) from None
    if str(found.status) in ("suspended", "closed"):
        raise RefusedError({"account": CLOSED})


def send_test(tokens: TypedSettings, to: str, channel: str, text: str) -> Said:
    """Send a message and say what became of it; nobody's number is kept or logged here.

    Raises:
        RefusedError: Twilio does not take it, or cannot deliver it.
    """
    from requests import RequestException
    from twilio.base.exceptions import TwilioRestException

    prefix = "whatsapp:" if channel == "whatsapp" else ""
    client = _client(tokens.twilio_account, tokens.twilio_auth_token)
    try:
        message = client.messages.create(
            to=prefix + to, from_=prefix + tokens.twilio_number, body=text
        )
        for _ in range(LOOKS):
            if message.error_code or str(message.status) in ("delivered", "read", "sent"):
                break
            time.sleep(PAUSE)
            message = client.messages(str(message.sid)).fetch()
    except TwilioRestException as error:
        if error.status in BAD_SIGN_IN and error.code not in CODES:
            raise RefusedError({"to": WRONG}) from None
        said = CODES.get(error.code or 0) or _refused(error.code or error.status)
        raise RefusedError({"to": said}) from None
    except (RequestException, OSError):
        raise RefusedError({"": SILENT}) from None
    if message.error_code:
        code = int(message.error_code)
        raise RefusedError({"to": CODES.get(code) or Said(FAILED, {"code": str(code)})})
    return DELIVERED if str(message.status) in ("delivered", "read") else SENT


def _client(account: str, token: str) -> Client:
    from twilio.rest import Client

    return Client(account, token, http_client=http_client())


def _refused(code: int) -> Said:
    return Said(REFUSED, {"code": str(code)})
