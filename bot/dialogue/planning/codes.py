"""Return codes in a conversation: giving one, and knowing whoever comes back with it, by it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import portalocker

from bot.dialogue.planning.steps import ask_readiness
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.library import Library
from bot.logs import log_failure
from bot.message import Incoming, Understanding
from bot.privacy.return_codes import ReturnCode, looks_like_code, seal, unseal
from bot.privacy.return_keys import ReturnKeys
from bot.privacy.used_codes import UsedCodes
from bot.settings import ConfigurationError
from bot.words import Said

NOT_COMPARED = "unknown"
"""Somebody came back, and did not answer the ruler then or now."""

MOST_WORDS_BESIDE = 4
"""Around a code; whoever writes more has something to say that must be understood."""


@dataclass(frozen=True, slots=True)
class Returning:
    """Gives codes and reads them.

    Args:
        keys: that seal and open.
        used: codes that came back already.
        campaigns: ids of all that there are, those that are over too.
        library: the words.
        dangers: kinds of danger that a text shows at a glance.
    """

    keys: ReturnKeys
    used: UsedCodes
    campaigns: Sequence[str]
    library: Library
    dangers: Callable[[str], list[str]]

    def give(self, situation: Situation, now: datetime) -> str:
        """A new code for the visitor of this conversation; nothing of it is kept.

        Raises:
            OSError, LockException, ConfigurationError: the keys cannot be used.
        """
        answers = (situation.readiness_after, situation.readiness_before, situation.readiness_then)
        readiness = next((answer for answer in answers if answer is not None), None)
        return seal(
            self.keys.read()[0],
            situation.campaign,
            readiness,
            now,
            course=situation.course_step,
        )

    def read(self, text: str, now: datetime) -> ReturnCode | None:
        """The code that a text is, if we made it and its key lives; nothing where keys fail."""
        code = self._found_in(text, now)
        return code if code and len(code.rest.split()) <= MOST_WORDS_BESIDE else None

    def beside(self, text: str, now: datetime) -> str:
        """What a text says beside a code of ours, whose letters would be read as words; all of any other."""
        code = self._found_in(text, now)
        return code.rest if code and code.rest else text

    def _found_in(self, text: str, now: datetime) -> ReturnCode | None:
        try:
            return unseal(text, self.keys.read(), self.campaigns, now)
        except (OSError, portalocker.LockException, ConfigurationError) as error:
            log_failure("the keys of return codes cannot be used", error)
            return None

    def is_like(self, text: str) -> bool:
        """Whether a text, such as the end of an address, will be meant for a code."""
        return looks_like_code(text)

    def campaign_of(self, text: str) -> str | None:
        """The campaign of a code that we made and that still opens something."""
        code = self.read(text, datetime.now(UTC))
        return code.campaign if code else None

    def brought(self, message: Incoming, now: datetime) -> ReturnCode | None:
        """The code that a message brings; a danger beside it goes first."""
        if message.attachment or message.control not in (None, "start"):
            return None
        code = self.read(written(message), now)
        return None if code is None or self.dangers(message.text) else code

    async def answer(
        self, message: Incoming, situation: Situation, now: datetime
    ) -> list[Said] | None:
        """What is said to a code, or to what looks like one; nothing where the rules answer."""
        if situation.danger != "none":
            return None
        exchange = Exchange(
            situation, Understanding("greet", 1.0, situation.language), self.library, now
        )
        code = self.brought(message, now)
        if code is not None and situation.return_code:
            exchange.say("utter_return_code_keep")
        elif code is not None:
            is_counted = code.weeks > 0 and not situation.is_return and await self.used.claim(code)
            situation.course_step = code.course
            welcome_back(exchange, code.readiness, is_counted=is_counted)
        elif looks_like_code(written(message)) and not self.dangers(message.text):
            exchange.say("utter_return_code_unknown")
        else:
            return None
        return exchange.replies


def written(message: Incoming) -> str:
    """Where a code stands: in the text, or in what a deep link says at the start."""
    return (message.campaign or "") if message.control == "start" else message.text


def welcome_back(exchange: Exchange, readiness_then: int | None, *, is_counted: bool) -> None:
    """Begin the follow-up.

    Args:
        exchange: the answer in the making.
        readiness_then: the answer of the earlier talk; it is never said to anybody.
        is_counted: whether this return is counted: it is the first with this code, in a later week.
    """
    situation = exchange.situation
    situation.is_return = True
    situation.readiness_then = readiness_then
    if is_counted:
        situation.returned = NOT_COMPARED
    exchange.say("utter_welcome_back")
    ask_readiness(exchange)


def compare(situation: Situation, now: int) -> None:
    """Note whether readiness rose since the earlier talk; the newer number may go with a new code."""
    then = situation.readiness_then
    situation.readiness_then = now
    if situation.returned != NOT_COMPARED or then is None:
        return
    if now == then:
        situation.returned = "same"
    else:
        situation.returned = "higher" if now > then else "lower"
