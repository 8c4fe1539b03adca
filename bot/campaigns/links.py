"""The ways in to a campaign: addresses that name it, without cookies, pixels or click ids."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bot.campaigns.campaign import Campaign


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way.

    Args:
        name: a short word for it, which becomes part of file names.
        address: what a link holds and a QR code opens.
        said: how it is said on paper.
    """

    name: str
    address: str
    said: str


def ways_in(campaign: Campaign, base_url: str) -> list[WayIn]:
    """All ways, the shortest address on the web first."""
    found: list[WayIn] = []
    if "web" in campaign.channels:
        found += _on_the_web(campaign, base_url)
    if campaign.sms and campaign.sms.sender != "alphanumeric":
        number, keyword = campaign.sms.number, (campaign.sms.keyword or "").upper()
        body = f"?body={quote(keyword)}" if keyword else ""
        said = f"{keyword} → {number}" if keyword else number
        found.append(WayIn("sms", f"sms:{number}{body}", said))
    if campaign.whatsapp:
        number, keyword = campaign.whatsapp.number, (campaign.whatsapp.keyword or "").upper()
        text = f"?text={quote(keyword)}" if keyword else ""
        address = f"https://wa.me/{number.lstrip('+')}{text}"
        found.append(WayIn("whatsapp", address, f"WhatsApp {number} {keyword}".strip()))
    if campaign.telegram:
        bot = campaign.telegram.bot
        address = f"https://t.me/{bot}?start={campaign.id}"
        found.append(WayIn("telegram", address, f"Telegram @{bot}"))
    return found


def snippet(campaign: Campaign, base_url: str, label: str) -> str:
    """What a partner puts into a page: a link, and no frame (decisions/ says why)."""
    return (
        f'<a href="{escape(base_url)}/c/{campaign.id}" rel="noreferrer noopener" '
        f'hreflang="{campaign.language}">{escape(label)}</a>'
    )


def _on_the_web(campaign: Campaign, base_url: str) -> list[WayIn]:
    found = [
        WayIn("web", f"{base_url}/c/{campaign.id}", _without_scheme(base_url, campaign.id, "c"))
    ]
    if campaign.code:
        said = _without_scheme(base_url, campaign.code, "s")
        found.insert(0, WayIn("code", f"{base_url}/s/{campaign.code}", said))
    if campaign.kind == "blocked_page":
        said = _without_scheme(base_url, campaign.id, "n")
        found.append(WayIn("notice", f"{base_url}/n/{campaign.id}", said))
    return found


def _without_scheme(base_url: str, name: str, path: str) -> str:
    return f"{base_url.partition('://')[2]}/{path}/{name}"
