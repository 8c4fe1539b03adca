"""QR codes of a campaign as SVG and PNG, and a sheet of small cards to print and cut."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from bot.campaigns.campaign import Campaign
from bot.campaigns.links import WayIn
from bot.words import Words

CARDS = 8
PIXELS = 12
"""Of the smallest square of a PNG: enough for a poster of half a metre at a printer's 300 dpi."""
QUIET_ZONE = 4
"""Squares of margin, which the standard asks for."""

Drawn = Literal["svg", "png"]
DRAWN: dict[Drawn, str] = {"svg": "image/svg+xml", "png": "image/png"}
"""Kinds of files of a code, with their media types."""

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=select_autoescape(),
)


def write_codes(campaign: Campaign, ways: Sequence[WayIn], folder: Path) -> list[Path]:
    """A QR code for each way in; the files' names say which."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for way in ways:
        code = _code(way)
        for kind, scale in (("svg", 1), ("png", PIXELS)):
            file = folder / f"{campaign.id}-{way.name}.{kind}"
            code.save(str(file), scale=scale, border=QUIET_ZONE)
            written.append(file)
    return written


def code_file(way: WayIn, kind: Drawn = "svg") -> bytes:
    """The QR code of a way in, black on white: of whatever size it is given, or for a poster."""
    drawn = BytesIO()
    size: dict[str, Any] = {"omitsize": True} if kind == "svg" else {"scale": PIXELS}
    _code(way).save(drawn, kind=kind, border=QUIET_ZONE, light="white", **size)
    return drawn.getvalue()


def write_sheet(campaign: Campaign, way: WayIn, words: Words, operator: str, folder: Path) -> Path:
    """The sheet as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{campaign.id}-sheet.html"
    file.write_text(sheet(campaign, way, words, operator), encoding="utf-8")
    return file


def sheet(campaign: Campaign, way: WayIn, words: Words, operator: str) -> str:
    """A page of A4 with cards, in the campaign's language; it needs nothing beside itself."""
    language = campaign.language
    named = campaign.operator or operator
    code = _code(way).svg_inline(omitsize=True, border=QUIET_ZONE, svgclass="code", lineclass=None)
    return _templates.get_template("sheet.html").render(
        language=language,
        cards=range(CARDS),
        code=Markup(code),  # noqa: S704  drawn by segno from squares alone
        said=way.said,
        landing=campaign.landing.get(language, ""),
        intro=words.text("web_intro", language, operator=named),
    )


def _code(way: WayIn) -> segno.QRCode:
    return segno.make_qr(way.address, error="m")
