"""What the PDF of the evaluation pack says, in the words, numbers and dates of its language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from bot.console.frame import HIDDEN, count_text, label_text, percent_text, row_name
from bot.console.locales import translations
from bot.console.reports.quoted import Asked, quoted, share_line
from bot.engine.readings import model_folder
from bot.knowledge import formats
from bot.outcomes.definitions import HEADLINES, UNKNOWN
from bot.outcomes.noise import MOST
from bot.outcomes.question import Share
from bot.settings import PROJECT, Settings

LABELS_WIDTH, BARS_WIDTH, LINE = 170, 300, 26


def printed(asked: Asked) -> dict[str, Any]:
    """The values of the template `report.typ`."""
    measures, chosen, words, language = asked.measures, asked.chosen, asked.words, asked.language
    view = measures.view(chosen)
    shares = {name: view.headline(name) for name in HEADLINES}
    funnel = stage_labels(view.funnel(), language)
    known = any(share.of for share in (*shares.values(), *funnel.values()))
    return {
        **quoted(asked),
        "words": words,
        "language": language,
        "made": formats.day(date.today(), language),
        "period": _period(asked),
        "invented": words["invented"] if chosen.synthetic else "",
        "none": "" if known else words["none"],
        "headlines": [share_line(words[name], share, language) for name, share in shares.items()],
        "funnel": [share_line(stage, share, language) for stage, share in funnel.items()],
        "chart": chart(funnel, language),
        "arms": _arms(asked),
        "method": words["method"].format(most=MOST),
        "versions": words["versions"].format(**_versions(asked.settings)),
    }


def stage_labels(funnel: Mapping[str, Share], language: str) -> dict[str, Share]:
    """The funnel with stages named as in the console."""
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


def _period(asked: Asked) -> str:
    """The days that the figures are of."""
    chosen, words, language = asked.chosen, asked.words, asked.language
    covered = asked.measures.covered(chosen)
    since, until = (formats.day(day, language) for day in covered) if covered else (HIDDEN, HIDDEN)
    campaign = chosen.campaign or words["every"]
    return str(words["period"].format(since=since, until=until, campaign=campaign))


def _arms(asked: Asked) -> list[dict[str, Any]]:
    """Both headlines by arm, where there are arms; those in no experiment come last."""
    chosen, words, language = asked.chosen, asked.words, asked.language
    if {*chosen.rows} - {"campaign", "arm"}:
        return []
    views = asked.measures.by("arm", chosen)
    if not set(views) - {UNKNOWN}:
        return []
    rows = sorted(views, key=lambda arm: (arm == UNKNOWN, arm))
    names = {arm: row_name(arm, "arm", language) for arm in rows} | {UNKNOWN: words["no_arm"]}
    lines = {
        name: [share_line(names[arm], views[arm].headline(name), language) for arm in rows]
        for name in HEADLINES
    }
    return [{"title": words[name], "rows": lines[name]} for name in HEADLINES]


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
