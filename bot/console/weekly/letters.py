"""The mails: the lines of the first page as plain text, each with the address of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.console.locales import later, translations
from bot.console.weekly.lines import Line
from bot.console.weekly.post import Letter
from bot.outcomes.noise import MOST
from bot.settings import Settings

PARTS = ((True, later("What needs you")), (False, later("What changed")))
"""Whether something is to be done, and the heading of such lines; the page has the same."""

WEEKLY = later("This week")
RISING = later("A danger rises")
NOISE = later(
    "Every count may be up to %(most)s too high or too low, the same everywhere, so that none proves "
    "that somebody was here; “few” is none or very few."
)


def silence_letter(language: str, settings: Settings) -> Letter:
    """The alarm that the assistant does not answer."""
    said = translations(language).gettext
    text = said(
        later(
            "The assistant has not answered for ten minutes: whoever writes now gets no answer. How to "
            "start it again stands under Maintenance."
        )
    )
    line = Line(text, "Maintenance", "/maintenance", is_due=True, is_alarm=True)
    return letter(later("The assistant does not answer"), [line], language, settings)


def letter(subject: str, lines: Sequence[Line], language: str, settings: Settings) -> Letter:
    """A mail of such lines."""
    said = translations(language).gettext
    text = "\n".join(_paragraphs(lines, language, settings))
    return Letter(f"{said(subject)} · {' '.join(settings.operator.split())}", text)


def _paragraphs(lines: Sequence[Line], language: str, settings: Settings) -> Iterator[str]:
    said = translations(language).gettext
    for is_due, title in PARTS:
        some = [line for line in lines if line.is_due == is_due]
        if some:
            yield f"{said(title).upper()}\n"
        for line in some:
            yield f"{line.text}\n{said(line.page)} · {settings.console_base_url}{line.path}\n"
    yield said(NOISE) % {"most": MOST}
