"""What the fields of the schemas are called in forms, in their order; a field without a name is not shown.

What is not shown stays as it is. A hint says how something is written, in one short sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from bot.campaigns.campaign import Campaign, Handover, Sms, Telegram, WhatsApp
from bot.console.locales import later
from bot.knowledge.law_schema import Enforcement, Law, Minors, Offence, Penalty
from bot.knowledge.resource_schema import Resource
from bot.knowledge.schema import Source

Titles = Mapping[str, tuple[str, str]]

NUMBER_HINT = later("As it is dialled inside the State.")
ABROAD_HINT = later("With + and the code of the State.")
TOWN_HINT = later("A town, a part of a State, or a State.")

RESOURCE: Titles = {
    "name": (later("Name of the service"), later("As the service calls itself.")),
    "kind": (later("Kind"), ""),
    "purposes": (later("Offered for"), ""),
    "phone": (later("Telephone"), NUMBER_HINT),
    "phone_international": (later("Telephone from abroad"), ABROAD_HINT),
    "sms": (later("Number for text messages"), NUMBER_HINT),
    "url": (later("Address on the web"), later("Begins with https://")),
    "hours": (
        later("Opening hours"),
        later("Such as: Mon–Fri 9–17, Sat 10–14. Day and night: 24/7."),
    ),
    "languages": (later("Languages spoken"), later("Codes, such as: en, fr")),
    "area": (
        later("Only for"),
        later("Parts of the State, with commas between; empty for all of it."),
    ),
    "first": (later("Our own or a local service: name it before others"), ""),
    "cost": (later("Cost"), ""),
    "answered_by": (later("Answered by"), ""),
    "audience": (later("For whom"), ""),
    "anonymous": (later("One need not say a name"), ""),
    "confidential": (later("Confidential"), ""),
    "police_told": (later("The police are told"), ""),
    "buyers_welcome": (later("It says that people who buy may call"), ""),
    "takes_reports": (later("It takes reports"), ""),
    "source": (later("Where this was read"), ""),
    "verified_on": (later("Checked on"), ""),
    "confidence": (later("Confidence"), ""),
    "withheld": (later("Not shown to visitors because"), ""),
    "note": (later("Note for colleagues"), ""),
}
SOURCE: Titles = {
    "title": (later("Title"), ""),
    "kind": (later("Kind of source"), ""),
    "url": (later("Address of the source"), later("Begins with https://")),
}
LAW: Titles = {
    "buying": (later("Buying"), ""),
    "approaches": (later("Kinds of law"), ""),
    "offences": (later("Offences"), ""),
    "further": (later("Further offences, told to who asks what he risks"), ""),
    "minors": (later("Paying somebody under 18"), ""),
    "needs_subdivision": (later("Ask which part of the State is meant"), ""),
    "source": (later("Where this was read"), ""),
    "official_url": (later("The State’s own text"), later("Begins with https://")),
    "text_date": (later("Day of the text"), later("Such as 2026-11-27, or a year.")),
    "read_on": (later("Read by a lawyer on"), ""),
    "verified_on": (later("Checked on"), ""),
    "confidence": (later("Confidence"), ""),
    "note": (later("Note for colleagues"), later("Who signed this off, too.")),
}
OFFENCE: Titles = {
    "covers": (later("What is punished"), ""),
    "nature": (later("Crime or administrative offence"), ""),
    "statute": (later("Statute"), ""),
    "since": (later("In force since (year)"), ""),
    "penalty": (later("Penalty"), ""),
}
PENALTY: Titles = {
    "form": (later("Form of the penalty"), ""),
    "fine_min": (later("Fine from"), later("Digits only.")),
    "fine_max": (later("Fine up to"), later("Digits only.")),
    "fine_first_max": (later("Fine up to, the first time"), later("Digits only.")),
    "currency": (later("Currency"), later("Such as EUR.")),
    "prison_min_months": (later("Prison from (months)"), later("Digits only.")),
    "prison_max_months": (later("Prison up to (months)"), later("Digits only.")),
}
MINORS: Titles = {
    "statute": (later("Statute"), ""),
    "prison_min_months": (later("Prison from (months)"), later("Digits only.")),
    "prison_max_months": (later("Prison up to (months)"), later("Digits only.")),
}
CAMPAIGN: Titles = {
    "language": (later("Main language"), ""),
    "place": (later("Place"), TOWN_HINT),
    "kind": (later("Kind"), ""),
    "channels": (later("Channels"), ""),
    "opening": (
        later("First words after the greeting"),
        later("At most 300 characters; empty for the product’s own."),
    ),
    "landing": (later("Sentence on the page"), ""),
    "decoy": (later("Text of the decoy advertisement"), ""),
    "operator": (later("Who answers here"), later("Name of the organisation.")),
    "sms": (later("Text messages (SMS)"), ""),
    "whatsapp": (later("WhatsApp"), ""),
    "telegram": (later("Telegram"), ""),
    "handover": (
        later("A chat of your own, where people answer"),
        later("Told to who asks for a person, in its opening hours, and never in danger."),
    ),
    "code": (later("Short address"), later("2 to 12 small letters and digits, for posters.")),
    "starts": (later("Begins on"), ""),
    "ends": (later("Ends on"), ""),
    "experiment": (later("Experiment"), ""),
    "fallback": (later("Answers visitors whose code is unknown"), ""),
    "budget": (later("Budget"), ""),
    "note": (later("Note for colleagues"), ""),
}
NUMBER: Titles = {
    "number": (later("Number"), ABROAD_HINT),
    "keyword": (later("Keyword"), later("3 to 15 letters without accents.")),
}
TELEGRAM: Titles = {"bot": (later("Name of the bot"), later("Without @; it ends in “bot”."))}

HANDOVER: Titles = {
    "chat": (later("Address of the chat"), later("Begins with https://")),
    "hours": (
        later("Opening hours"),
        later("Such as: Mon–Fri 9–17, Sat 10–14. Day and night: 24/7."),
    ),
    "time_zone": (
        later("Time zone"),
        later("Only where it is not that of the State, such as America/Denver."),
    ),
}

TITLES: Mapping[type[BaseModel], Titles] = {
    Resource: RESOURCE,
    Source: SOURCE,
    Law: LAW,
    Offence: OFFENCE,
    Penalty: PENALTY,
    Minors: MINORS,
    Enforcement: {},
    Campaign: CAMPAIGN,
    Sms: NUMBER,
    WhatsApp: NUMBER,
    Telegram: TELEGRAM,
    Handover: HANDOVER,
}

LONG = frozenset({"note"})
"""Fields of several lines."""

OPEN = frozenset({"opening", "offences"})
"""Parts that are shown although nothing stands in them."""

ASKED: Mapping[str, str] = {
    "question": later("Question"),
    "effect": later("Smallest difference that would matter, of 100 visitors"),
    "conversations": later("Conversations at most"),
    "days": later("Days at most"),
}
"""Fields of an experiment."""

NAMES: Mapping[str, str] = {
    "text": later("Text"),
    "topic": later("Meaning"),
    "buttons": later("Button"),
    "outcome": later("Goal"),
    "smallest_effect": ASKED["effect"],
    "varies": later("Text that varies"),
    **ASKED,
    **{name: label for titles in TITLES.values() for name, (label, _) in titles.items()},
}
"""The name of a field wherever it stands; for lines that tell what was changed."""
