"""Links to help: `/r/<token>` counts that one was opened, and nothing else."""

from __future__ import annotations

import base64
import hmac
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from starlette.requests import Request

# Our own list on purpose: crawlerdetect 0.4.2 took minutes over a long header and misses Slack's
# image proxy and Viber. Cubot is a maker of cheap phones.
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|preview|facebookexternalhit|facebookcatalog|whatsapp|slack|viber|"
    r"embed|curl|wget|python|okhttp|go-http|java/|headless|skype|vkshare|snippet|scan|monitor|"
    r"google-pagerenderer|googlemessages|fetch",
    re.IGNORECASE,
)
_LONGEST_AGENT = 400
_AHEAD = ("purpose", "sec-purpose", "x-purpose", "x-moz")
COUNTED_SECONDS = 24 * 3600
"""After a day a link still leads to help, but its opening is counted no more."""
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that was followed: where it leads and what to count."""

    url: str
    outcome: str
    resource: str


class Links:
    """Seals and reads links.

    A link is sealed, not only signed: it stays in the history of a phone, and what is inside would
    join that phone to its row among the outcomes.

    Args:
        secret: of the installation.
        resource_of: address → id of the resource that shows it. Others are never redirected to.
    """

    def __init__(self, secret: bytes, resource_of: Callable[[str], str | None]) -> None:
        key = hmac.digest(secret, b"resource-link", "sha256")
        self._seal = Fernet(base64.urlsafe_b64encode(key))
        self._resource_of = resource_of

    def path(self, url: str, outcome: str) -> str | None:
        """The counting path for an address of the directory; nothing for any other."""
        if self._resource_of(url) is None:
            return None
        token = self._seal.encrypt(json.dumps([outcome, url]).encode()).decode("ascii")
        return f"/r/{token}"

    def read(self, token: str) -> Opened | None:
        """What a token leads to, if we sealed it and the directory still shows the address."""
        try:
            outcome, url = json.loads(self._seal.decrypt(token.encode()))
            resource = self._resource_of(url)
        except (InvalidToken, ValueError, TypeError):
            return None
        if resource is None:
            return None
        return Opened(url, outcome if self._is_counted(token) else "", resource)

    def _is_counted(self, token: str) -> bool:
        try:
            self._seal.decrypt(token.encode(), ttl=COUNTED_SECONDS)
        except InvalidToken:
            return False
        return True


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
    ahead = " ".join(headers.get(name, "") for name in _AHEAD).lower()
    if "prefetch" in ahead or "preview" in ahead:
        return False
    agent = headers.get("user-agent", "")[:_LONGEST_AGENT]
    return bool(agent.strip()) and _ROBOT.search(agent) is None
