"""Links to help: `/r/<token>` counts that one was opened, and nothing else."""

from __future__ import annotations

import base64
import hmac
import json
import re
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
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
_COUNTED, _NONCE = b"outcome-of-a-link", 12
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that was followed: where it leads and what to count."""

    url: str
    outcome: str
    resource: str


class Seal:
    """Seals under a key (AES-GCM); nothing shows outside, and no time, which a Fernet token bears."""

    def __init__(self, secret: bytes, purpose: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(secret, purpose, "sha256"))

    def encrypt(self, content: bytes) -> bytes:
        """Sealed, in letters that stand in an address."""
        nonce = secrets.token_bytes(_NONCE)
        return base64.urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, content, None))

    def decrypt(self, token: bytes) -> bytes:
        """What is inside.

        Raises:
            InvalidToken: this key did not seal it.
        """
        try:
            sealed = base64.urlsafe_b64decode(token)
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError):
            raise InvalidToken from None


class Links:
    """Seals and reads links.

    A link stays in the history of a phone. So what it holds is sealed, and what would join that phone to
    its row among the outcomes is sealed once more, under the key of the day: when that is destroyed, the
    link leads to help as before, and nobody can tell whose it was.

    Args:
        secret: of the installation.
        resource_of: address → id of the resource that shows it. Others are never redirected to.
        day_keys: the key of the conversations, and the one before it while that lives.
        chats: addresses of organisations' own chats: plain links, so that nobody there can be joined to an
            outcome.
    """

    def __init__(
        self,
        secret: bytes,
        resource_of: Callable[[str], str | None],
        day_keys: Callable[[], Sequence[bytes]] | None = None,
        chats: Collection[str] = (),
    ) -> None:
        self._chats = chats
        own = secrets.token_bytes(32)
        self._seal = Seal(secret, b"link-to-help")
        self._resource_of = resource_of
        self._day_keys = day_keys or (lambda: (own,))

    def path(self, url: str, outcome: str) -> str | None:
        """The counting path for an address of the directory; nothing for one that we do not know."""
        if url in self._chats:
            return url
        if self._resource_of(url) is None:
            return None
        counted = Seal(self._day_keys()[0], _COUNTED).encrypt(outcome.encode()).decode("ascii")
        token = self._seal.encrypt(json.dumps([counted, url]).encode()).decode("ascii")
        return f"/r/{token}"

    def read(self, token: str) -> Opened | None:
        """What a token leads to, if we sealed it and the directory still shows the address."""
        try:
            counted, url = json.loads(self._seal.decrypt(token.encode()))
            resource = self._resource_of(url)
        except (InvalidToken, ValueError, TypeError):
            return None
        if resource is None:
            return None
        return Opened(url, self._outcome(counted), resource)

    def _outcome(self, counted: object) -> str:
        """The id of the outcome, while the key of its day lives."""
        for key in self._day_keys():
            try:
                return Seal(key, _COUNTED).decrypt(str(counted).encode()).decode()
            except InvalidToken:
                continue
        return ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message: plain, or a link with its address."""

    text: str
    href: str | None = None

    @property
    def is_page(self) -> bool:
        """Whether it leads to a page, which opens in a tab of its own: the talk stays where it is."""
        return bool(self.href) and not str(self.href).startswith("tel:")


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
