"""Links to help: `/r/<token>` counts that one was opened, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request

_ROBOT = re.compile(
    r"bot|crawl|spider|preview|facebookexternalhit|whatsapp|slack|embed|curl|wget|python|okhttp|"
    r"headless|skype|vkshare|snippet|scan|monitor",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that was followed: where it leads and what to count."""

    url: str
    outcome: str
    resource: str


class Links:
    """Signs and reads links.

    Args:
        secret: of the installation.
        resource_of: address → id of the resource that shows it. Others are never redirected to.
    """

    def __init__(self, secret: bytes, resource_of: Callable[[str], str | None]) -> None:
        self._signer = URLSafeSerializer(secret, salt="resource-link")
        self._resource_of = resource_of

    def path(self, url: str, outcome: str) -> str | None:
        """The counting path for an address of the directory; nothing for any other."""
        resource = self._resource_of(url)
        return f"/r/{self._signer.dumps([resource, outcome, url])}" if resource else None

    def read(self, token: str) -> Opened | None:
        """What a token leads to, if we signed it and the directory still shows the address."""
        try:
            resource, outcome, url = self._signer.loads(token)
        except (BadData, ValueError, TypeError):
            return None
        if not isinstance(url, str) or self._resource_of(url) is None:
            return None
        return Opened(url, str(outcome), str(resource))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message: plain, or a link with its address."""

    text: str
    href: str | None = None


def pieces(text: str, outcome: str, links: Links, numbers: Collection[str]) -> list[Piece]:
    """A message cut into plain text, counted links to help, and numbers that can be dialled."""
    cut: list[Piece] = []
    end = 0
    for match in _URL.finditer(text):
        href = links.path(match[0], outcome)
        if href is None:
            continue
        cut += _with_numbers(text[end : match.start()], numbers)
        cut.append(Piece(match[0].partition("://")[2].rstrip("/"), href))
        end = match.end()
    return cut + _with_numbers(text[end:], numbers)


def _with_numbers(text: str, numbers: Collection[str]) -> list[Piece]:
    cut: list[Piece] = []
    end = 0
    for match in re.finditer(r"(?<![\w.])\+?\d(?:[\d  \-()]{0,18}\d)?(?![\w])", text):
        digits = re.sub(r"\D", "", match[0])
        if digits not in numbers:
            continue
        cut.append(Piece(text[end : match.start()]))
        plus = "+" if match[0].startswith("+") else ""
        cut.append(Piece(match[0], f"tel:{plus}{digits}"))
        end = match.end()
    return [piece for piece in (*cut, Piece(text[end:])) if piece.text]


def is_person(request: Request) -> bool:
    """Whether a click is counted: previews, robots and prefetching are not."""
    if request.method != "GET":
        return False
    headers = request.headers
    if "prefetch" in (headers.get("purpose", "") + headers.get("sec-purpose", "")).lower():
        return False
    agent = headers.get("user-agent", "")
    return bool(agent) and _ROBOT.search(agent) is None
