"""The page as HTML: what a visitor sees with and without a script."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.templating import Jinja2Templates

from bot.campaigns.campaign import Campaign
from bot.words import Button, Said, Words
from connectors.web.links import Links, Piece, pieces

STATIC = "/assets"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")

_BRACKETS = re.compile(r"(\s*\([^()]*\))")

templates = Jinja2Templates(Path(__file__).resolve().parent / "templates")


@dataclass(frozen=True, slots=True)
class Scene:
    """What one page shows.

    Args:
        language: of everything on it.
        token: of the session, already signed.
        said: our messages.
        buttons: quick replies below them.
        outcome: id by which an opened link is counted.
        asked: the visitor's own message, above ours.
        written: what stands in the box, to be sent again.
        failed: whether the message did not come through.
    """

    language: str
    token: str
    said: Sequence[Said] = ()
    buttons: Sequence[Button] = ()
    outcome: str = ""
    asked: str = ""
    written: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes pages.

    Args:
        words: labels of the page.
        links: signs the links to help.
        numbers: digits that may become a link to dial.
        operator: who runs this, when a campaign does not say.
        leave_url: the neutral page that the leave button shows.
    """

    words: Words
    links: Links
    numbers: Collection[str]
    operator: str
    leave_url: str

    def html(self, campaign: Campaign, scene: Scene) -> str:
        """The whole page; the template escapes every text."""
        labels = self._labels(scene.language)
        named = campaign.operator or self.operator
        return templates.get_template("chat.html").render(
            campaign=campaign.id,
            scene=scene,
            direction=direction(scene.language),
            label=labels,
            title=labels["title"],
            landing=campaign.landing.get(scene.language, ""),
            note=_note(labels["leave_note"]),
            intro=self.words.text("web_intro", scene.language, operator=named),
            messages=[_lines(self.pieces(said, scene.outcome)) for said in scene.said],
            message_id=secrets.token_urlsafe(9),
            leave_url=self.leave_url,
            static=STATIC,
        )

    def pieces(self, said: Said, outcome: str) -> list[Piece]:
        """A message cut into plain text and links."""
        return pieces(said.text, outcome, self.links, self.numbers)

    def _labels(self, language: str) -> Mapping[str, str]:
        names = ("title", "log", "write", "send", "leave", "leave_note", "you", "failed", "busy")
        return {name: self.words.text(f"web_{name}", language) for name in names}


def direction(language: str) -> str:
    """Which way a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _note(text: str) -> list[tuple[str, bool]]:
    """The note beside the leave button; what stands in brackets is true only with the script."""
    return [(part, part.strip().startswith("(")) for part in _BRACKETS.split(text) if part]


def _lines(cut: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by line, so that the template needs no markup in texts."""
    lines: list[list[Piece]] = [[]]
    for piece in cut:
        first, *rest = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.href))
        lines.extend([Piece(part, piece.href)] for part in rest)
    return lines
