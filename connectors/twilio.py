"""SMS, and WhatsApp by the same webhook, through Twilio: the answer is the webhook's own response.

Nothing is sent through Twilio's API, so the number of the visitor is not needed after the request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

import phonenumbers
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from bot.campaigns.collection import Campaigns
from bot.message import Incoming, Outgoing
from bot.nlu.folding import fold
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from connectors.keywords import Keywords
from connectors.sms_text import compose, joined
from connectors.webhook import guarded, numbered, read_body

WHATSAPP = "whatsapp:"

_ADDRESS = re.compile(rf"(?:{WHATSAPP})?\+[1-9][0-9]{{3,14}}")
_MESSAGE_ID = re.compile(r"(?:SM|MM)[0-9a-f]{32}")
"""As Twilio promises them. It signs names and values without a border between them, so that one signed
request, cut anew, would else be another person's message, or never a repeat."""

LONGEST_FIELD = 8000
"""Characters of a text that are handed on; Twilio sends 1,600."""

TOO_MANY = 429
GREETING = "/greet"
"""What a keyword alone means: somebody came."""


class TwilioConnector:
    """The webhook `/webhooks/twilio/<campaign>`.

    Args:
        door: from the composition root.
        auth_token: with which Twilio signs; without it every request is refused.
        keywords: reserved words that are understood before anything else.
        campaigns: which of them a number and its keywords stand for.
    """

    name = "twilio"

    def __init__(
        self, door: Door, auth_token: str, keywords: Keywords, campaigns: Campaigns
    ) -> None:
        self._door = door
        self._keywords = keywords
        self._campaigns = campaigns
        self._validator = RequestValidator(auth_token) if auth_token else None

    def routes(self) -> list[BaseRoute]:
        """One route; without a campaign in the path the fallback campaign answers."""
        handler = guarded(self.name, self._door, self.receive)
        return [
            Route("/webhooks/twilio/{campaign}", handler, methods=["POST"]),
            Route("/webhooks/twilio", handler, methods=["POST"]),
        ]

    async def receive(self, request: Request) -> Response:
        """Answer one message as TwiML.

        Raises:
            Refused: 403 when the signature is missing or wrong; 400 when there is no sender or no id;
                503 when there is too much to do.
        """
        form = _form(await read_body(request))
        self._verify(request, form)
        address, message_id = form.get("From", ""), form.get("MessageSid", "")
        if not _ADDRESS.fullmatch(address):
            raise Refused(400, "no_sender")
        if not _MESSAGE_ID.fullmatch(message_id):
            raise Refused(400, "no_id")
        channel = "whatsapp" if address.startswith(WHATSAPP) else "sms"
        pseudonym, former = self._door.pseudonyms(channel, address)
        campaign, text = self._way_in(channel, form, request.path_params.get("campaign"))
        message = Incoming(
            channel=channel,
            campaign=campaign,
            pseudonym=pseudonym,
            former=former,
            text=text[:LONGEST_FIELD],
            message_id=message_id,
            opt_out_mark=self._door.opt_out_mark(channel, address),
            contact_marks=self._door.contact_marks(channel, address),
            country=_country(address),
            attachment=form.get("NumMedia", "0") not in ("", "0"),
            control=self._control(form),
        )
        answer = _twiml(await self._take(message), channel)
        # Whoever hung up is not told anything, and will ask again.
        if not await request.is_disconnected():
            answer.background = BackgroundTask(self._door.replies.delivered, message)
        return answer

    async def _take(self, message: Incoming) -> Outgoing:
        """The answer.

        Raises:
            Refused: never 429, after which Twilio gives the message up; a 5xx it can be told to repeat.
        """
        try:
            return await self._door.take(message)
        except Refused as refusal:
            if refusal.status != TOO_MANY:
                raise
            raise Refused(503, refusal.reason, retry_after=refusal.retry_after) from None

    def _verify(self, request: Request, form: Mapping[str, str]) -> None:
        signature = request.headers.get("x-twilio-signature", "")
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if self._validator is None or not signature.isascii():
            raise Refused(403, "unsigned")
        if not self._validator.validate(self._door.base_url + path, dict(form), signature):
            raise Refused(403, "wrong_signature")

    def _way_in(
        self, channel: str, form: Mapping[str, str], named: str | None
    ) -> tuple[str | None, str]:
        """The campaign a message comes by, and its text: a keyword alone says only that.

        The turn takes the campaign of a first message alone, so that a later message which begins
        with a keyword changes nothing.
        """
        number, text = form.get("To", "").removeprefix(WHATSAPP), form.get("Body", "")
        by_keyword = self._campaigns.by_keyword(channel, number, text)
        if by_keyword is not None:
            alone = len(fold(text).split()) == 1
            return by_keyword.id, GREETING if alone else text
        own = None if named else self._campaigns.by_number(channel, number)
        return (own.id if own else named), text

    def _control(self, form: Mapping[str, str]) -> str | None:
        """What Twilio's own opt-out handling understood, or what the whole message is to us."""
        told = form.get("OptOutType", "").lower()
        if told in ("stop", "start", "help"):
            return told
        return self._keywords.meaning(form.get("Body", ""))


def _form(body: bytes) -> dict[str, str]:
    """The form's fields; Twilio sends none twice, so that the first value of a twin counts."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "malformed") from None
    return dict(reversed(pairs))


def _country(address: str) -> str | None:
    try:
        number = phonenumbers.parse(address.removeprefix(WHATSAPP))
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.region_code_for_number(number)


def as_one_text(outgoing: Outgoing, channel: str) -> str:
    """All that is said in one message, with the quick replies as numbered lines; empty for silence.

    A text message is reduced to the alphabet that costs least; WhatsApp has every letter.
    """
    parts = [said.text for said in outgoing.messages]
    if outgoing.messages and outgoing.messages[-1].buttons:
        parts.append(numbered([button.title for button in outgoing.messages[-1].buttons]))
    return compose(parts) if channel == "sms" else joined(parts)


def _twiml(outgoing: Outgoing, channel: str) -> Response:
    answer = MessagingResponse()
    if outgoing.messages:
        answer.message(as_one_text(outgoing, channel))
    return Response(
        str(answer), media_type="application/xml", headers={"Cache-Control": "no-store"}
    )
