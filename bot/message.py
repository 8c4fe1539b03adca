"""What passes through the turn: a message without an address, its meaning, an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.situation import Situation


class Pseudonyms(NamedTuple):
    """An address as a connector may know it behind its door.

    `current` is the key of the conversation; `former` was it, under the key that was replaced less
    than a session ago.
    """

    current: str
    former: str | None = None


class ContactMark(NamedTuple):
    """A mark by which a campaign counts who writes again, until its key is destroyed.

    `until` is in seconds since 1970, `days` is the whole length of the period.
    """

    mark: str
    until: int
    days: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as a connector hands it over: verified, bounded, and without an address.

    Args:
        channel: `web`, `sms`, `whatsapp` or `telegram`.
        campaign: id of the campaign, as far as the connector knows it.
        pseudonym: keyed hash of the sender, the key of the conversation.
        former: the same under the key before, where a conversation may have begun.
        text: what was written, or the payload of a pressed button.
        message_id: the platform's id, by which a repeat is recognised; `None` where there is none.
        opt_out_mark: keyed hash for the opt-out list; `None` where a channel cannot opt out.
        contact_marks: by campaign, where it counts who writes again; never on the web.
        client_language: language of the visitor's app, if it says.
        country: country of the number, if there is one.
        attachment: whether something other than text was sent.
        control: a word that the platform itself understood: `stop`, `start` or `help`.
    """

    channel: str
    campaign: str | None
    pseudonym: str
    text: str
    former: str | None = None
    message_id: str | None = None
    opt_out_mark: str | None = None
    contact_marks: Mapping[str, ContactMark] = field(default_factory=dict)
    client_language: str | None = None
    country: str | None = None
    attachment: bool = False
    control: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The answer: messages in order; none where silence is the answer.

    `outcome` is the random id of the outcome, by which an opened link is counted.
    """

    messages: tuple[Said, ...] = ()
    language: str = "en"
    ended: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message means, after safety net and fallback.

    `safety` holds kinds of danger (`bot.vocabulary`), `places` jurisdictions that were named,
    `choice` the value of a pressed button.
    """

    intent: str
    confidence: float
    language: str
    places: tuple[str, ...] = ()
    requested_language: str | None = None
    readiness: int | None = None
    safety: tuple[str, ...] = ()
    choice: str | None = None

    def resolve(self, situation: Situation) -> None:
        """Put what the message resolved to into the situation, replacing the last message's."""
        situation.language = self.language
        situation.named_places = list(self.places)
        situation.requested_language = self.requested_language
        situation.readiness = self.readiness
        situation.choice = self.choice
        situation.safety = [kind for kind in self.safety if kind != "opt_out"]
