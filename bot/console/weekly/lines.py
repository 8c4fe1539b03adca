"""What changed in the newest week, and what needs somebody: the same on the page and in the mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from bot.campaigns.collection import Campaigns
from bot.console.accounts import Role
from bot.console.editing.material import Material
from bot.console.frame import count_text, label_text, period_text
from bot.console.launch import DEMONSTRATION
from bot.console.launch_kept import BACKUP_DAYS
from bot.console.locales import counted_later, later, translations
from bot.console.pages.health import Health
from bot.dialogue.telling.needs import crisis_messages
from bot.knowledge.schema import KnowledgeError
from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.measures import Measures
from bot.outcomes.noise import VARIANCE
from bot.outcomes.periods import Period
from bot.outcomes.question import Filter
from bot.outcomes.rise import BEFORE, Verdict, Week, is_burst, verdicts
from bot.outcomes.view import View
from bot.settings import ConfigurationError

HIGHER = later("More than before.")
LOWER = later("Less than before.")
UNCLEAR = later("No clear difference to before.")
SURE = 1.96
"""Standard deviations of a difference between two weeks that chance makes in one of twenty."""

BURST = later(
    "Far more conversations than in any of the weeks before came in the week %(week)s: "
    "%(names)s. If nobody advertised, they may be made up: do not rely on the figures of this week."
)
SILENT = later("None or very few conversations in the week %(week)s: %(names)s.")
CALL = counted_later(
    "%(num)s number of your places is to be called.",
    "%(num)s numbers of your places are to be called.",
)
DRAFTS = counted_later("%(num)s draft waits for a reader.", "%(num)s drafts wait for a reader.")
FACTS = counted_later(
    "%(num)s fact is to be checked again.", "%(num)s facts are to be checked again."
)
SIGN = counted_later(
    "%(num)s text for people in danger was not signed by a native reader.",
    "%(num)s texts for people in danger were not signed by a native reader.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence.

    Args:
        text: in the language of whoever reads it.
        page: title of the page where more of it stands, or where it is done; to be translated.
        path: of that page.
        needs: who may open that page.
        is_due: whether somebody has to do something.
        is_alarm: whether it tells of a danger that rises.
    """

    text: str
    page: str
    path: str
    needs: Role = Role.VIEWER
    is_due: bool = False
    is_alarm: bool = False


class Weekly:
    """Makes the lines.

    Args:
        measures: the figures.
        campaigns: the campaigns as they are now.
        health: what is overdue; nothing is where the numbers are made up.
        material: drafts that wait for a reader, and who signed which texts.
    """

    def __init__(
        self,
        measures: Measures,
        campaigns: Callable[[], Campaigns],
        health: Health | None = None,
        material: Material | None = None,
    ) -> None:
        self._measures = measures
        self._campaigns = campaigns
        self._health = health
        self._material = material

    def lines(self, language: str, today: dt.date) -> list[Line]:
        """All of them, the weightiest first."""
        weeks = self.weeks()
        return [
            *danger_lines(weeks, language, self._data),
            *self._conversations(weeks, language),
            *self._bursts(weeks, language),
            *self._silent(weeks, language),
            *self._overdue(language, today),
        ]

    def dangers(self, language: str) -> list[Line]:
        """Only what the chart says of the kinds of danger."""
        return list(danger_lines(self.weeks(), language, self._data))

    def weeks(self) -> list[Week]:
        """The newest week that is added up, and those that it is compared with."""
        return self._measures.weeks(BEFORE + 1, synthetic=self._health is None)

    @property
    def _data(self) -> str:
        return "" if self._health else "&data=demonstration"

    def _conversations(self, weeks: Sequence[Week], language: str) -> Iterator[Line]:
        if len(weeks) < 2:
            return
        (_, view_before), (week, view) = weeks[-2:]
        before, now = view_before.count(EVERYBODY), view.count(EVERYBODY)
        said = translations(language).gettext
        text = said(
            later("Conversations in the week %(week)s: %(count)s; in the week before: %(before)s.")
        ) % {
            "week": period_text(week, language),
            "count": count_text(now, language),
            "before": count_text(before, language),
        }
        verdict = said(_compared(now or 0, before or 0))
        yield Line(f"{text} {verdict}", "Campaigns", f"/campaigns?period={week.name}{self._data}")

    def _bursts(self, weeks: Sequence[Week], language: str) -> Iterator[Line]:
        """Campaigns with far more conversations than ever, which anybody can make up."""
        counts = self._measures.weekly_counts(BEFORE + 1, synthetic=self._health is None)
        names = sorted(name for name, of in counts.items() if is_burst(of))
        if names:
            yield self._of_campaigns(names, BURST, weeks[-1][0], language)

    def _silent(self, weeks: Sequence[Week], language: str) -> Iterator[Line]:
        """Campaigns that ran all week, and to which nobody or very few came."""
        if not weeks:
            return
        if names := self._without_answer(weeks[-1][0]):
            yield self._of_campaigns(names, SILENT, weeks[-1][0], language)

    def _of_campaigns(
        self, names: Sequence[str], sentence: str, week: Period, language: str
    ) -> Line:
        text = translations(language).gettext(sentence)
        text %= {"week": period_text(week, language), "names": ", ".join(names)}
        path = f"/campaigns?period={week.name}{self._data}"
        return Line(text, "Campaigns", path, is_due=True)

    def _without_answer(self, week: Period) -> list[str]:
        is_made_up = self._health is None
        try:
            campaigns = self._campaigns()
        except ConfigurationError:
            return []
        answered = self._measures.by("campaign", Filter(period=week, synthetic=is_made_up))
        return [
            one.id
            for one in campaigns
            if one.status(week.since) == one.status(week.until) == "running"
            and (is_made_up or not one.id.startswith(DEMONSTRATION))
            and one.id not in answered
        ]

    def _overdue(self, language: str, today: dt.date) -> Iterator[Line]:
        health, material = self._health, self._material
        if health is None or material is None:
            return
        counted = (
            (health.uncalled(today), CALL, "Your content", "/edit?part=helplines"),
            (len(material.changes.drafts()), DRAFTS, "Your content", "/edit?part=waiting"),
            (len(health.stale(today)), FACTS, "Health", "/health"),
            (self._unsigned(material), SIGN, "Sign-off", "/signing"),
        )
        for number, sentences, page, path in counted:
            if number:
                text = translations(language).ngettext(*sentences, number) % {"num": number}
                yield Line(text, page, path, is_due=True)
        yield from _backup(health.newest_backup(), language, today)

    def _unsigned(self, material: Material) -> int:
        try:
            languages = {one.language for one in self._campaigns()}
            readings, words = material.readings(), material.library.words
        except (ConfigurationError, KnowledgeError):
            return 0
        return sum(readings.unsigned(words, languages, crisis_messages()).values())


def danger_lines(weeks: Sequence[Week], language: str, data: str = "") -> Iterator[Line]:
    """The kinds of danger that rise; that none does; or that it is too early to say; what was taken back."""
    said = translations(language).gettext
    found = verdicts(weeks)
    if found is None:
        text = said(later("Whether a danger rises can be said after five weeks with numbers."))
        yield Line(text, "Safety", "/safety")
    for verdict in found or ():
        if verdict.rises:
            yield rising_line(verdict, weeks[-1][0], language, data)
    if found and not any(verdict.rises for verdict in found):
        text = said(later("No kind of danger rose in the week %(week)s."))
        text %= {"week": period_text(weeks[-1][0], language)}
        yield Line(text, "Safety", f"/safety?period={weeks[-1][0].name}{data}")
    if weeks:
        yield from _taken_back(*weeks[-1], language, data)


def _taken_back(week: Period, view: View, language: str, data: str) -> Iterator[Line]:
    """The false alarms of a week that visitors told of, where they are enough to be shown."""
    said = translations(language)
    shares = view.many("taken_back")
    part = said.gettext(later("%(kind)s, %(count)s of %(of)s"))
    kinds = [
        part
        % {
            "kind": label_text(kind, said),
            "count": count_text(share.count, language),
            "of": count_text(share.of, language),
        }
        for kind, share in shares.items()
    ]
    if kinds:
        text = said.gettext(
            later("Alarms that visitors took back as a mistake in the week %(week)s: %(kinds)s.")
        ) % {"week": period_text(week, language), "kinds": "; ".join(kinds)}
        yield Line(text, "Safety", f"/safety?period={week.name}{data}")


def rising_line(verdict: Verdict, week: Period, language: str, data: str = "") -> Line:
    """That one kind of danger rises."""
    said = translations(language)
    text = said.gettext(
        "A danger rises: %(kind)s. Conversations in the week %(week)s: %(count)s; about %(expected)s "
        "would be usual, hardly more than %(limit)s by chance."
    ) % {
        "kind": label_text(verdict.kind, said),
        "week": period_text(week, language),
        "count": count_text(verdict.count, language),
        "expected": count_text(round(verdict.expected), language),
        "limit": count_text(int(verdict.limit), language),
    }
    path = f"/safety?period={week.name}{data}"
    return Line(text, "Safety", path, is_due=True, is_alarm=True)


def _compared(now: int, before: int) -> str:
    """Whether two counts differ by more than chance and their noise make."""
    doubt = SURE * sqrt(now + before + 2 * VARIANCE)
    if abs(now - before) <= doubt:
        return UNCLEAR
    return HIGHER if now > before else LOWER


def _backup(newest: dt.datetime | None, language: str, today: dt.date) -> Iterator[Line]:
    said = translations(language).gettext
    days = (today - newest.date()).days if newest else None
    if days is None:
        text = said(later("There is no backup yet."))
    elif days > BACKUP_DAYS:
        text = said(later("The newest backup is %(days)s days old; write one every day."))
        text %= {"days": days}
    else:
        return
    yield Line(text, "Maintenance", "/maintenance", needs=Role.ADMINISTRATOR, is_due=True)
