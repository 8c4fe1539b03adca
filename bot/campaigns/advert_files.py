"""The adverts of a campaign as files that Google Ads Editor and Microsoft Advertising import.

Google: the column names of "CSV file columns" (Google Ads Editor help, answer 57747). Microsoft: the
bulk file, format version 6.0 (bulk service reference). Everything arrives paused: a person looks at
it, sets budget and bids, and switches it on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping

from babel import Locale

from bot.campaigns.advert_checks import NUMBER
from bot.campaigns.adverts import Adverts
from bot.campaigns.campaign import Campaign

DAILY_BUDGET = 1
"""In the account's money; the platforms want a budget, and no campaign should begin with more."""

_HEADLINES = [f"Headline {number}" for number in range(1, NUMBER["headlines"][1] + 1)]
_DESCRIPTIONS = [f"Description {number}" for number in range(1, NUMBER["descriptions"][1] + 1)]
GOOGLE_COLUMNS = [
    "Campaign", "Campaign Type", "Networks", "Budget", "Languages", "Location", "Start Date",
    "End Date", "Campaign Status", "Ad Group", "Ad Group Status", "Keyword", "Criterion Type",
    "Ad type", *_HEADLINES, *_DESCRIPTIONS, "Path 1", "Path 2", "Final URL", "Status",
]  # fmt: skip
MICROSOFT_COLUMNS = [
    "Type", "Status", "Id", "Parent Id", "Campaign", "Ad Group", "Name", "Budget", "Budget Type",
    "Campaign Type", "Language", "Start Date", "End Date", "Network Distribution", "Keyword",
    "Match Type", "Final Url", "Path 1", "Path 2", "Headline", "Description",
]  # fmt: skip
_MICROSOFT_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
}  # fmt: skip
"""Those of our languages that Microsoft's search campaigns can be limited to; others are "All"."""

Row = dict[str, str | int]


def google(campaign: Campaign, base_url: str) -> str:
    """The file for Google Ads Editor."""
    return _csv(GOOGLE_COLUMNS, _google(campaign, f"{base_url}/c/{campaign.id}"))


def microsoft(campaign: Campaign, base_url: str) -> str:
    """The file for Microsoft Advertising."""
    return _csv(MICROSOFT_COLUMNS, _microsoft(campaign, f"{base_url}/c/{campaign.id}"))


PLATFORMS: Mapping[str, Callable[[Campaign, str], str]] = {
    "google": google,
    "microsoft": microsoft,
}
"""What makes the file of each platform."""


def with_mark(text: str) -> bytes:
    """The file with the mark at its beginning by which spreadsheets, too, show the letters as they are."""
    return text.encode("utf-8-sig")


def country_name(campaign: Campaign) -> str | None:
    """The English name of the campaign's country; nothing for a part of one, which we cannot name."""
    if campaign.place is None or "-" in campaign.place:
        return None
    return Locale("en").territories.get(campaign.place)


def _google(campaign: Campaign, url: str) -> Iterator[Row]:
    name = campaign.id
    yield {
        "Campaign": name,
        "Campaign Type": "Search",
        "Networks": "Google Search",
        "Budget": DAILY_BUDGET,
        "Languages": ";".join(campaign.adverts),
        "Start Date": campaign.starts.isoformat() if campaign.starts else "",
        "End Date": campaign.ends.isoformat() if campaign.ends else "",
        "Campaign Status": "Paused",
    }
    country = country_name(campaign)
    if country:
        yield {"Campaign": name, "Location": country}
    for language, adverts in campaign.adverts.items():
        group: Row = {"Campaign": name, "Ad Group": language}
        yield {**group, "Ad Group Status": "Enabled"}
        yield {
            **group,
            "Ad type": "Responsive search ad",
            **dict(zip(_HEADLINES, adverts.headlines, strict=False)),
            **dict(zip(_DESCRIPTIONS, adverts.descriptions, strict=False)),
            **_paths(adverts),
            "Final URL": url,
            "Status": "Enabled",
        }
        for match, words in adverts.keywords.items():
            for text in words:
                yield {**group, "Keyword": text, "Criterion Type": match.capitalize()}
        for match, words in adverts.negative_keywords.items():
            kind = f"Campaign Negative {match.capitalize()}"
            for text in words:
                yield {"Campaign": name, "Keyword": text, "Criterion Type": kind}


def _microsoft(campaign: Campaign, url: str) -> Iterator[Row]:
    name = campaign.id
    languages = [_MICROSOFT_LANGUAGES.get(code, "All") for code in campaign.adverts]
    yield {"Type": "Format Version", "Name": "6.0"}
    yield {
        "Type": "Campaign",
        "Status": "Paused",
        "Id": -1,
        "Campaign": name,
        "Campaign Type": "Search",
        "Budget": DAILY_BUDGET,
        "Budget Type": "DailyBudgetStandard",
        "Language": "All" if "All" in languages else ";".join(languages),
    }
    for number, (language, adverts) in enumerate(campaign.adverts.items(), 1):
        within: Row = {"Parent Id": -10 - number, "Campaign": name, "Ad Group": language}
        yield {
            "Type": "Ad Group",
            "Status": "Active",
            "Id": -10 - number,
            "Parent Id": -1,
            "Campaign": name,
            "Ad Group": language,
            "Start Date": campaign.starts.strftime("%m/%d/%Y") if campaign.starts else "",
            "End Date": campaign.ends.strftime("%m/%d/%Y") if campaign.ends else "",
            "Network Distribution": "OwnedAndOperatedOnly",
        }
        yield {
            **within,
            "Type": "Responsive Search Ad",
            "Status": "Active",
            "Headline": _assets(adverts.headlines),
            "Description": _assets(adverts.descriptions),
            **_paths(adverts),
            "Final Url": url,
        }
        yield from _microsoft_keywords(adverts, within, name)


def _microsoft_keywords(adverts: Adverts, within: Row, name: str) -> Iterator[Row]:
    for match, words in adverts.keywords.items():
        for text in words:
            yield {
                **within,
                "Type": "Keyword",
                "Status": "Active",
                "Keyword": text,
                "Match Type": match.capitalize(),
            }
    for match, words in adverts.negative_keywords.items():
        for text in words:
            yield {
                "Type": "Campaign Negative Keyword",
                "Status": "Active",
                "Parent Id": -1,
                "Campaign": name,
                "Keyword": text,
                # Microsoft has no broad negatives; a phrase stops fewer searches.
                "Match Type": "Phrase" if match == "broad" else match.capitalize(),
            }


def _paths(adverts: Adverts) -> Row:
    return dict(zip(("Path 1", "Path 2"), adverts.path, strict=False))


def _assets(texts: tuple[str, ...]) -> str:
    return json.dumps([{"text": text} for text in texts], ensure_ascii=False)


def _csv(columns: list[str], rows: Iterator[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
