"""What the PDF of the evaluation pack says, in the words, numbers and dates of its language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from bot.console.frame import HIDDEN, count_text, label_text, percent_text, range_text, row_name
from bot.console.locales import translations
from bot.console.reports.quoted import quoted
from bot.engine.readings import model_folder
from bot.knowledge import formats
from bot.outcomes.definitions import HEADLINES, UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.noise import MOST
from bot.outcomes.question import Filter, Share
from bot.settings import PROJECT, Settings

LABELS_WIDTH, BARS_WIDTH, LINE = 170, 300, 26


def printed(
    measures: Measures,
    chosen: Filter,
    words: Mapping[str, Any],
    language: str,
    settings: Settings,
    cost: float | None = None,
) -> dict[str, Any]:
    """The values of the template `report.typ`."""
    view = measures.view(chosen)
    shares = {name: view.headline(name) for name in HEADLINES}
    funnel = stage_labels(view.funnel(), language)
    known = any(share.of for share in (*shares.values(), *funnel.values()))
    return {
        **quoted(measures, chosen, words, language, settings, cost),
        "title": words["title"],
        "language": language,
        "made": formats.day(date.today(), language),
        "period": _period(measures, chosen, words, language),
        "invented": words["invented"] if chosen.synthetic else "",
        "none": "" if known else words["none"],
        "head": words["table"],
        "headlines_title": words["headlines"],
        "headlines": [_line(words[name], share, language) for name, share in shares.items()],
        "funnel_title": words["funnel"],
        "funnel": [_line(stage, share, language) for stage, share in funnel.items()],
        "chart": chart(funnel, language),
        "arms_title": words["arms"],
        "arms": _arms(measures, chosen, words, language),
        "method_title": words["method_title"],
        "method": words["method"].format(most=MOST),
        "versions": words["versions"].format(**_versions(settings)),
    }


def stage_labels(funnel: Mapping[str, Share], language: str) -> dict[str, Share]:
    """The same under the names that the console gives to stages."""
    catalogue = translations(language)
    return {label_text(stage, catalogue): share for stage, share in funnel.items()}


def chart(funnel: Mapping[str, Share], language: str) -> str:
    """Bars of how far conversations came, as SVG."""
    bars = []
    for place, (stage, share) in enumerate(funnel.items()):
        part = share.count / share.of if share.count is not None and share.of else None
        width, top = (part or 0) * BARS_WIDTH, 6 + LINE * place
        text = count_text(share.count, language)
        text += f" ({percent_text(part, language)})" if part is not None else ""
        bars.append(
            f'<text x="0" y="{top + 14}">{escape(stage)}</text>'
            f'<rect x="{LABELS_WIDTH}" y="{top}" width="{width:.1f}" height="20" fill="#2b5c8a"/>'
            f'<text x="{LABELS_WIDTH + 6 + width:.1f}" y="{top + 14}">{text}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 580 {LINE * len(bars) + 10}" '
        f'font-size="11" font-family="Libertinus Serif, serif">{"".join(bars)}</svg>\n'
    )


def _period(measures: Measures, chosen: Filter, words: Mapping[str, Any], language: str) -> str:
    """The days that the figures are of."""
    covered = measures.covered(chosen)
    since, until = (formats.day(day, language) for day in covered) if covered else (HIDDEN, HIDDEN)
    return str(
        words["period"].format(
            since=since,
            until=until,
            campaign=chosen.campaign or words["every"],
        )
    )


def _arms(
    measures: Measures, chosen: Filter, words: Mapping[str, Any], language: str
) -> list[dict[str, Any]]:
    """Both headlines by arm, where there are arms; those in no experiment come last."""
    if {*chosen.rows} - {"campaign", "arm"}:
        return []
    views = measures.by("arm", chosen)
    if not set(views) - {UNKNOWN}:
        return []
    rows = sorted(views, key=lambda arm: (arm == UNKNOWN, arm))
    names = {arm: row_name(arm, "arm", language) for arm in rows} | {UNKNOWN: words["no_arm"]}
    return [
        {
            "title": words[name],
            "rows": [_line(names[arm], views[arm].headline(name), language) for arm in rows],
        }
        for name in HEADLINES
    ]


def _line(label: str, share: Share, language: str) -> list[str]:
    counts = (count_text(number, language) for number in (share.count, share.of))
    return [label, *counts, range_text(share, language)]


def _versions(settings: Settings) -> dict[str, str]:
    models = sorted(path.name for path in model_folder(settings).glob("*.tar.gz"))
    return {
        "model": models[-1].removesuffix(".tar.gz") if models else HIDDEN,
        "responses": _digest((PROJECT / "responses").rglob("*.yml")),
        "law": _digest((PROJECT / "bot/knowledge/law").rglob("*.yml")),
        "figures": _digest([PROJECT / "bot/knowledge/figures.yml"]),
    }


def _digest(files: Iterable[Any]) -> str:
    content = hashlib.sha256()
    for file in sorted(files):
        content.update(file.read_bytes())
    return content.hexdigest()[:12]
