"""The frame of every page: navigation, language and colours, and how values become text."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_datetime, format_interval, format_skeleton
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.console import locales
from bot.console.accounts import Account
from bot.console.editing.meanings import meaning_text
from bot.console.editing.titles import NAMES
from bot.console.goals import GOAL_TITLES
from bot.console.labels import LABELS, OPTIONS, ROLES, label
from bot.console.locales import later
from bot.console.page import Listed
from bot.knowledge import formats
from bot.outcomes.definitions import UNKNOWN
from bot.outcomes.noise import MOST
from bot.outcomes.paths import BETWEEN
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Share
from bot.words import own_name

HERE = Path(__file__).resolve().parent
SCHEMES = ("", "light", "dark")
HIDDEN = "–"
"""What stands for a share that is not known."""

EVER = later("All so far")
FEW = later("few")
"""What stands for a count that is none or very small."""


class Frame:
    """Puts a page's values into its template.

    Args:
        pages: for the navigation.
        has_demonstration: whether there are made-up numbers to look at.
        provider: name of the OpenID provider that one can sign in with, or nothing.
    """

    def __init__(
        self,
        pages: Sequence[Listed],
        *,
        has_demonstration: Callable[[], bool] = lambda: False,
        provider: str = "",
    ) -> None:
        self._provider = provider
        self._has_demonstration = has_demonstration
        self._pages = pages

    def render(
        self,
        request: Request,
        template: str,
        values: Mapping[str, object],
        *,
        status: int = 200,
        account: Account | None = None,
        page: Listed | None = None,
    ) -> Response:
        """The page as HTML, in the operator's language and colours."""
        language = language_of(request)
        shown = [one for one in self._pages if account and account.role.may(one.needs)]
        text = (
            environment(language)
            .get_template(template)
            .render(
                {
                    "pages": shown,
                    "page": page,
                    "account": account,
                    "most": MOST,
                    "language": language,
                    "languages": locales.interface_languages(),
                    "scheme": scheme_of(request),
                    "csrf": request.session.setdefault("csrf", secrets.token_urlsafe(16)),
                    "here": here(request),
                    "problem": None,
                    "told": None,
                    "selection": None,
                    "is_demonstration": False,
                    "has_demonstration": self._has_demonstration(),
                    "provider": self._provider,
                    **values,
                }
            )
        )
        return HTMLResponse(text, status)


def here(request: Request) -> str:
    """Path and filters of the page that is shown."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def language_of(request: Request) -> str:
    """The operator's choice, or the first wish of the browser that we can fulfil."""
    chosen = str(request.session.get("language", ""))
    if chosen in locales.interface_languages():
        return chosen
    return locales.best_language(request.headers.get("accept-language", ""))


def scheme_of(request: Request) -> str:
    """Light or dark if the operator chose, else nothing: as the machine has it."""
    chosen = str(request.session.get("scheme", ""))
    return chosen if chosen in SCHEMES else ""


@cache
def environment(language: str) -> Environment:
    """Templates that speak a language."""
    catalogue = locales.translations(language)
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "count": lambda value: count_text(value, language),
        "amount": lambda value: formats.number(round(value, 2), language),
        "share": lambda share: percent_text(_part(share), language),
        "range": lambda share: range_text(share, language),
        "row_name": lambda row, dimension: row_name(row, dimension, language),
        "short_day": lambda value: format_skeleton("dMMM", value, locale=language),
        "percent": lambda value: percent_text(value, language),
        "day": lambda value: formats.day(value, language),
        "period_name": lambda period: period_text(period, language),
        "moment": lambda value: moment_text(value, language),
        "since": lambda seconds: moment_text(dt.datetime.fromtimestamp(seconds, dt.UTC), language),
        "label": lambda code: label_text(code, catalogue),
        "field_path": lambda path, first=0: field_path(path, language, first),
        "field_value": lambda value, path: field_value(value, path, language),
        "said": lambda said: said.filled(catalogue.gettext),
        "translated": lambda text: catalogue.gettext(text) if text else "",
        "language_name": lambda code: row_name(code, "language", language),
        "own_name": own_name,
        "role": lambda code: role_text(code, catalogue),
        "meaning": meaning_text,
    }
    return made


def field_path(path: str, language: str, first: int = 0) -> str:
    """A field as it is called in its form: `en.1.text` → `English · 1 · Text`; numbers begin with `first`."""
    gettext = locales.translations(language).gettext
    steps = [
        row_name(step, "language", language)
        if step.islower() and len(step) == 2
        else str(int(step) + first)
        if step.isdecimal()
        else gettext(NAMES.get(step, step))
        for step in path.split(".")
    ]
    return " · ".join(steps)


def field_value(value: str, path: str, language: str) -> str:
    """A value of a field as its form shows it: codes of choices, languages and States by their names."""
    name = path.rpartition(".")[2]
    if name == "language":
        return row_name(value, "language", language)
    if name == "outcome" and value in GOAL_TITLES:
        return locales.translations(language).gettext(GOAL_TITLES[value])
    if name == "place":
        return f"{row_name(value, 'country', language)} ({value})"
    codes = value.split(", ")
    if all(code in LABELS or code in OPTIONS for code in codes):
        return ", ".join(label_text(code, locales.translations(language)) for code in codes)
    return value


def count_text(value: float | None, language: str) -> str:
    """A count, or the word for one that is none or very small."""
    if value is None:
        return locales.translations(language).gettext(FEW)
    return formats.number(value, language)


def period_text(period: Period, language: str) -> str:
    """The name of a period; of a week its days."""
    middle = period.since + dt.timedelta(days=3)
    if period.kind is Kind.ALL:
        return locales.translations(language).gettext(EVER)
    if period.kind is Kind.WEEK:
        return str(format_interval(period.since, period.until, "yMMMd", locale=language))
    skeleton = {Kind.MONTH: "yMMMM", Kind.QUARTER: "yQQQ", Kind.YEAR: "y"}[period.kind]
    return str(format_skeleton(skeleton, middle, locale=language))


def percent_text(value: float | None, language: str) -> str:
    """A share from 0 to 1 as a percentage with at most one decimal."""
    if value is None:
        return HIDDEN
    hundredths = value * 100
    return formats.percent(round(hundredths, 1 if hundredths < 10 else 0), language)


def moment_text(moment: dt.datetime, language: str) -> str:
    """A day and an hour with minutes, in UTC."""
    return format_datetime(moment, "short", locale=language, tzinfo=dt.UTC)


def range_text(share: Share, language: str) -> str:
    """The interval of a share: `27–35%`."""
    interval = share.interval
    if interval is None:
        return HIDDEN
    low, high = (percent_text(end, language) for end in (interval.low, interval.high))
    return f"{low.rstrip('% ')}–{high}"


def label_text(code: str | None, catalogue: NullTranslations) -> str:
    """A code of the vocabulary, or a path, in the operator's language."""
    if not code:
        return ""
    return " → ".join(catalogue.gettext(label(step)) for step in code.split(BETWEEN))


def role_text(code: str, catalogue: NullTranslations) -> str:
    """For whom a text is, or who writes; anything else by its label."""
    return catalogue.gettext(ROLES[code]) if code in ROLES else label_text(code, catalogue)


def row_name(row: str, dimension: str, language: str) -> str:
    """A language or a country by its name, a channel by its label, anything else as it is."""
    catalogue = locales.translations(language)
    if row == UNKNOWN or dimension == "channel":
        return label_text(row, catalogue)
    if dimension == "language":
        return str(_locale(language).languages.get(row, row))
    if dimension == "country":
        return str(_locale(language).territories.get(row.partition("-")[0], row))
    return row


@cache
def _locale(language: str) -> Locale:
    """Read once; *Content* names thousands of languages."""
    return Locale.parse(language)


def _part(share: Share) -> float | None:
    return share.count / share.of if share.count is not None and share.of else None
