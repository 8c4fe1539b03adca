"""What carriers do with the texts of a campaign by SMS, and which registration its number needs.

Sources are in the operator's guide (docs/operators/campaigns.md, "By SMS").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
import smsutil

from bot.campaigns.campaign import Campaign, Sms
from bot.campaigns.remarks import Remark
from bot.campaigns.wording import LISTS, find
from bot.nlu.folding import fold
from bot.words import Words
from connectors.sms_text import compose, segments

MOST_SEGMENTS = 3
MOST_WIDE_SEGMENTS = 5
"""Texts of the first answer, each of which is paid for; more in letters of which fewer fit a text."""

NORTH_AMERICA = ("US", "CA", "PR", "GU", "VI", "AS", "MP")
_SHORTENED = re.compile(r"\b(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|cutt\.ly)\b", re.I)
_SHOUTED = re.compile(r"\b[^\W\d_]{5,}\b")
OTHER_CHANNEL = "another wording, or offer the web page, WhatsApp or Telegram instead"


def check_sms(campaign: Campaign, words: Words, operator: str) -> Iterator[Remark]:
    """The number, its keyword, and the first answer, as a carrier sees them."""
    sms = campaign.sms
    if sms is None:
        return
    yield from _sender(sms)
    if sms.keyword:
        yield from _keyword(sms.keyword, words)
    yield from _first_answer(campaign, words, operator)


def first_answer(campaign: Campaign, words: Words, language: str, operator: str) -> str:
    """What somebody who texts the keyword gets."""
    reveal = words.say(
        "utter_reveal", language, channel="sms", operator=campaign.operator or operator
    )
    greeting = words.say("utter_greet", language, channel="sms")
    titles = (f"{number} {b.title}" for number, b in enumerate(greeting.buttons, 1))
    return compose([reveal.text, campaign.opening.get(language, greeting.text), *titles])


def _sender(sms: Sms) -> Iterator[Remark]:
    where = "sms.sender"
    if sms.sender == "alphanumeric":
        yield Remark(
            where,
            "a name as sender cannot be answered, and this assistant only answers",
            "take a number that receives texts: 'long_code', 'toll_free' or 'short_code'",
        )
        return
    if len(sms.number.lstrip("+")) > 8:
        region = phonenumbers.region_code_for_number(phonenumbers.parse(sms.number))
    else:
        region = None
    if region in NORTH_AMERICA:
        need = {
            "long_code": "is blocked in the USA until brand and campaign are registered (A2P 10DLC)",
            "toll_free": "is blocked in the USA and Canada until it is verified",
            "short_code": "has to be leased and its programme approved by each carrier",
        }[sms.sender]
        yield Remark(
            where,
            f"a {sms.sender} number of {region} {need}; topics near sex are refused at first sight",
            "register early as a charity's public-health information, and say what it is against",
            note=True,
        )
    elif sms.sender == "toll_free" and region is not None:
        yield Remark(
            where,
            f"a toll-free number of {region} may not receive texts from abroad or from prepaid cards",
            "try it from each carrier before the campaign runs",
            note=True,
        )


def _keyword(keyword: str, words: Words) -> Iterator[Remark]:
    reserved = {
        fold(word)
        for kind in ("stop", "start", "help")
        for language in words.languages
        for word in words.text(f"keyword_{kind}", language).split(",")
    }
    if fold(keyword) in reserved:
        yield Remark(
            "sms.keyword",
            f"'{keyword.upper()}' is a word by which texts are stopped, begun or explained",
            "take a word of your own that nobody writes by chance, such as 'TALK7'",
        )
    elif not any(mark.isdigit() for mark in keyword) and len(keyword) < 5:
        yield Remark(
            "sms.keyword",
            f"'{keyword.upper()}' is short enough to begin an ordinary message",
            "a word with a digit in it, such as 'TALK7', is not mistaken",
            note=True,
        )


def _first_answer(campaign: Campaign, words: Words, operator: str) -> Iterator[Remark]:
    for language in sorted({campaign.language, *campaign.opening}):
        if language not in words.languages:
            continue
        where = f"opening.{language}" if language in campaign.opening else "sms"
        text = first_answer(campaign, words, language, operator)
        number = segments(text)
        if number > (MOST_SEGMENTS if smsutil.is_valid_gsm(text) else MOST_WIDE_SEGMENTS):
            odd = "".join(sorted({mark for mark in text if not smsutil.is_valid_gsm(mark)}))
            because = f", because of the letters {odd[:12]}" if odd else ""
            yield Remark(
                where,
                f"the first answer takes {number} texts{because}",
                f"shorten the opening (now {len(text)} characters), or use {OTHER_CHANNEL}",
                note=True,
            )
        yield from _filtered(where, language, campaign.opening.get(language, ""))


def _filtered(where: str, language: str, text: str) -> Iterator[Remark]:
    """What spam filters of carriers look for; theirs are secret, these are the ones they name."""
    found = find("carriers", language, text) if (LISTS / f"{language}.yml").exists() else None
    if found:
        yield Remark(
            where,
            f"'{found}' is a word for which carriers filter texts without saying so",
            f"use {OTHER_CHANNEL}",
            note=True,
        )
    if _SHORTENED.search(text):
        yield Remark(
            where,
            "holds a shared short address, which carriers block",
            "write the address of your own domain, such as the campaign's /s/ code",
        )
    loud = [word for word in _SHOUTED.findall(text) if word.isupper()]
    if loud or text.count("!") > 1:
        yield Remark(where, "shouts, as spam does", "write small letters and one mark", note=True)
