"""The rounds of the console: on Monday the weekly mail, and an alarm when something is wrong.

Every few minutes it looks what is due. A mail is claimed in the database before it is sent, so that of
several consoles one sends it, and none sends it again after a restart.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool

from bot.console.editing.material import Material
from bot.console.figures import Figures
from bot.console.pages.content import Content
from bot.console.pages.health import Health
from bot.console.weekly.ledger import Ledger
from bot.console.weekly.letters import RISING, WEEKLY, letter, silence_letter
from bot.console.weekly.lines import Weekly, rising_line
from bot.console.weekly.post import Letter, Post, post_of
from bot.logs import log, log_failure
from bot.outcomes.rise import verdicts
from bot.settings import Settings

EVERY = 300.0
"""Seconds between two rounds."""

MONDAY, TUESDAY, HOUR = 0, 1, 7
"""The weekly mail is due on Monday at seven, and late until Tuesday is over."""

PATIENCE = 2
"""Rounds in a row without an answer of the assistant that are no alarm yet: it may be starting."""

ANSWERED = "the assistant answered"
KNOWN = 7 * 24 * 3600
"""Seconds since its last answer; of an assistant that was not heard for longer, or never, no alarm is
given: it runs on another machine, which this one does not see."""


class Rounds:
    """What is looked after while the console runs.

    Args:
        settings: of the installation.
        post: the way to the mail server.
        figures: that the lines tell.
        content: that may be too old.
        material: with the campaigns.
    """

    def __init__(
        self, settings: Settings, post: Post, figures: Figures, content: Content, material: Material
    ) -> None:
        self._settings = settings
        self.post = post
        self._figures = figures
        self._material = material
        self._health = Health(settings, content, material.campaigns)
        self._weekly = Weekly(figures.measures, material.campaigns, self._health, material)
        self._ledger = Ledger(figures.engine)
        self._silent = 0

    async def keep_going(self) -> None:
        """One round after the other, each in a thread, until the console stops."""
        while True:
            for look in (self.look_at_calendar, self.look_at_dangers, self.look_at_assistant):
                try:
                    await run_in_threadpool(look, dt.datetime.now(dt.UTC))
                except Exception as error:  # noqa: BLE001  the next round tries again
                    log_failure("a mail to operators was not sent", error)
            await asyncio.sleep(EVERY)

    def look_at_calendar(self, now: dt.datetime) -> None:
        """Send the weekly mail once it is due; where the machine was off, as soon as it is on."""
        here = now.astimezone(self.post.zone)
        monday = here.date() - dt.timedelta(days=here.weekday())
        is_due = (here.weekday() == MONDAY and here.hour >= HOUR) or here.weekday() == TUESDAY
        if is_due and self._ledger.claim(name := f"weekly {monday}", now):
            self._send(name, self.weekly_letter())

    def look_at_dangers(self, now: dt.datetime) -> None:
        """Send an alarm for each kind that rises, once a week that is added up."""
        weeks, language = self._weekly.weeks(), self.post.language
        for verdict in verdicts(weeks) or ():
            week = weeks[-1][0]
            name = f"danger {verdict.kind} {week.name}"
            if verdict.rises and self._ledger.claim(name, now):
                line = rising_line(verdict, week, language)
                self._send(name, letter(RISING, [line], language, self._settings))

    def look_at_assistant(self, now: dt.datetime) -> None:
        """Send an alarm, one a day, when it answered in the last days and does not any more."""
        if self._health.waiting() is not None:
            self._silent = 0
            self._ledger.note(ANSWERED, now)
            return
        self._silent += 1
        heard = self._ledger.noted(ANSWERED)
        if heard is None or now.timestamp() - heard > KNOWN or self._silent <= PATIENCE:
            return
        day = now.astimezone(self.post.zone).date()
        if self._ledger.claim(name := f"silence {day}", now):
            self._send(name, silence_letter(self.post.language, self._settings))

    def weekly_letter(self) -> Letter:
        """The mail of Monday, of the newest figures."""
        self._material.refresh()
        self._figures.add_up()
        today = dt.datetime.now(dt.UTC).date()
        lines = self._weekly.lines(self.post.language, today)
        return letter(WEEKLY, lines, self.post.language, self._settings)

    def send_now(self, to: Sequence[str] = ()) -> None:
        """Send the weekly mail, whatever the day; the one of Monday comes all the same.

        Args:
            to: other addresses than the configured ones.

        Raises:
            ConfigurationError: the mail server does not take it.
        """
        self.post.send(self.weekly_letter(), to)

    def _send(self, name: str, mail: Letter) -> None:
        """Send what was claimed; where it fails, it is claimed again after an hour."""
        self.post.send(mail)
        self._ledger.sent(name)
        log("a mail to operators was sent")


def rounds_of(
    settings: Settings, figures: Figures, content: Content, material: Material
) -> Rounds | None:
    """Those of an installation; none without a mail server.

    Raises:
        ConfigurationError: a setting of the mails is missing or cannot be understood.
    """
    post = post_of(settings)
    return Rounds(settings, post, figures, content, material) if post else None
