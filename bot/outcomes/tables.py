"""The tables of the outcome database; every column says why it is kept."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    false,
)

metadata = MetaData()

PASSING = {"passing": True}
"""Marks a table whose rows mean nothing any more after some hours; no backup holds them."""


def is_passing(name: str) -> bool:
    """Whether a table is in no backup."""
    return bool(metadata.tables[name].info.get("passing"))


outcomes = Table(
    "outcomes",
    metadata,
    Column("id", String(32), primary_key=True, doc="Random; a row is written as the talk goes on."),
    Column(
        "hour",
        DateTime(timezone=True),
        nullable=False,
        doc="Hour of the first message: when campaigns reach people.",
    ),
    Column("campaign", String(64), nullable=False, doc="Which campaign brought the visitor."),
    Column("channel", String(16), nullable=False, doc="web, sms, whatsapp or telegram."),
    Column("language", String(8), nullable=False, doc="Language at the end of the conversation."),
    Column("country", String(8), doc="Country the talk was about; never a finer place."),
    Column("arm", String(64), doc="Arm of the experiment, to compare wordings."),
    Column("turns", SmallInteger, nullable=False, doc="Messages of the visitor: do people stay."),
    Column("stage", String(16), nullable=False, doc="How far the conversation came."),
    Column("ending", String(16), nullable=False, doc="How it ended."),
    Column("topics", JSON, nullable=False, doc="Topics of the vocabulary that came up."),
    Column("safety", JSON, nullable=False, doc="Kinds of danger, as counts for the operator."),
    Column(
        "taken_back",
        JSON,
        nullable=False,
        server_default="[]",
        doc="Kinds of danger that the visitor took back: false alarms.",
    ),
    Column("readiness_before", SmallInteger, doc="Answer to the ruler, early."),
    Column("readiness_after", SmallInteger, doc="Answer to the ruler, late."),
    Column("offered", JSON, nullable=False, doc="Which addresses of help were shown."),
    Column("opened", JSON, nullable=False, doc="Which of their links were opened."),
    Column(
        "not_understood", SmallInteger, nullable=False, doc="Messages without an answer: to mend."
    ),
    Column(
        "path",
        String(40),
        doc="Kinds of topics in the order in which they came up, at most three: what leads to what.",
    ),
    Column(
        "return_code",
        Boolean,
        nullable=False,
        server_default=false(),
        doc="Whether a code to come back with was taken; never the code.",
    ),
    Column(
        "returned",
        String(8),
        doc="Of a talk that began with a code: readiness lower, same, higher, or unknown.",
    ),
    Column("went_on", Boolean, doc="Asked to buy, knowing what this is."),
    Column("not_for_me", Boolean, nullable=False, server_default=false(), doc="Wrongly reached."),
    Column("of_use", Boolean, doc="Answer to: was this of use."),
    Column("called", Boolean, doc="Back with a code: had called a line since."),
    Column("course", SmallInteger, doc="Exercises of the course that were done."),
    Column("synthetic", Boolean, nullable=False, default=False, doc="Simulated, never a person."),
    Column("record_key", Integer, nullable=False, server_default="0", doc="Random, for the noise."),
    Index("outcomes_by_campaign_synthetic_hour", "campaign", "synthetic", "hour"),
    Index("outcomes_by_hour", "hour"),
    Index("outcomes_by_arm_hour", "arm", "hour"),
    # Without numbers of rows, which would tell in which order people wrote.
    sqlite_with_rowid=False,
)

opt_outs = Table(
    "opt_outs",
    metadata,
    Column(
        "mark", String(32), primary_key=True, doc="Keyed hash of an address that wants no messages."
    ),
    # Without numbers of rows, which would tell in which order people wrote.
    sqlite_with_rowid=False,
)

seen_messages = Table(
    "seen_messages",
    metadata,
    Column(
        "mark",
        String(32),
        primary_key=True,
        doc="Keyed hash of a platform's message id, or of a used return code, against repeats.",
    ),
    Column("until", Integer, nullable=False, doc="Full hour when it is forgotten, since 1970."),
    info=PASSING,
    # Without numbers of rows, which would tell in which order people wrote.
    sqlite_with_rowid=False,
)

operators = Table(
    "operators",
    metadata,
    Column("name", String(64), primary_key=True, doc="How the operator signs in."),
    Column("password", String(128), doc="Argon2 hash; none where an OpenID provider vouches."),
    Column("role", String(16), nullable=False, doc="From viewer to administrator."),
    Column("campaigns", String(1000), doc="All that it may change, if not everything."),
    Column("code_secret", String(255), doc="Sealed secret of one-time codes, if they are used."),
    Column("code_step", Integer, doc="Time step of the last code; no code works twice."),
    Column(
        "failures",
        SmallInteger,
        nullable=False,
        server_default="0",
        doc="Wrong passwords in a row, against guessing.",
    ),
    Column(
        "locked_until",
        Integer,
        nullable=False,
        server_default="0",
        doc="No sign-in before, in seconds since 1970.",
    ),
    Column("subject", String(64), doc="SHA-256 of the account at the OpenID provider."),
    Column(
        "shut_out",
        Boolean,
        nullable=False,
        server_default=false(),
        doc="Not let in any more, though the provider vouches.",
    ),
    UniqueConstraint("subject", name="operators_subject"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("token", String(64), primary_key=True, doc="SHA-256 of the random token in the link."),
    Column("role", String(16), nullable=False, doc="Role of the account that the link makes."),
    Column("campaigns", String(1000), doc="All that the account may change."),
    Column("until", Integer, nullable=False, doc="When it ends, in seconds since 1970."),
    Column("inviter", String(64), doc="Who made it; it goes with that account."),
    info=PASSING,
)

console_log = Table(
    "console_log",
    metadata,
    Column("id", Integer, primary_key=True, doc="In the order in which it happened."),
    Column("at", Integer, nullable=False, doc="When, in seconds since 1970."),
    Column("operator", String(64), nullable=False, doc="Which operator; never a visitor."),
    Column("action", String(16), nullable=False, doc="What was done: looked, exported, signed in."),
    Column("page", String(64), nullable=False, doc="On which page."),
    Column("selection", String(512), nullable=False, doc="With which filters."),
    Index("console_log_by_time", "at"),
)

experiment_runs = Table(
    "experiment_runs",
    metadata,
    Column("experiment", String(30), primary_key=True, doc="Which experiment was started."),
    Column("version", SmallInteger, primary_key=True, doc="A change is a new version."),
    Column("digest", String(64), nullable=False, doc="Hash of what was started, against edits."),
    Column("definition", JSON, nullable=False, doc="The file as it was started."),
    Column("shown", JSON, nullable=False, doc="Archive of the words that were shown."),
    Column("state", String(8), nullable=False, doc="running, paused or stopped."),
    Column("reason", String(160), nullable=False, doc="Why it was paused or stopped."),
    Column("periods", JSON, nullable=False, doc="From when to when its arms were given."),
)

content_changes = Table(
    "content_changes",
    metadata,
    Column("id", Integer, primary_key=True, doc="Which change of the organisation's own content."),
    Column("kind", String(16), nullable=False, doc="Words, law, campaign and so on."),
    Column("key", String(80), nullable=False, doc="Which of them."),
    Column("value", JSON(none_as_null=True), doc="What it says; none: what the product says."),
    Column("revision", Integer, nullable=False, doc="How often it was saved, for two editors."),
    Column("writer", String(64), nullable=False, doc="Which operator wrote it; never a visitor."),
    Column("written", Integer, nullable=False, doc="When, in seconds since 1970."),
    Column("open", Boolean, doc="A draft; none: published or dropped."),
    Column("reader", String(64), doc="Which operator published it."),
    Column("read", Integer, doc="When, in seconds since 1970."),
    Column("edition", Integer, doc="With which edition of the content it was published."),
    UniqueConstraint("kind", "key", "open", name="content_changes_one_draft"),
    Index("content_changes_by_edition", "edition"),
)

displays = Table(
    "displays",
    metadata,
    Column("campaign", String(64), primary_key=True, doc="Whose notice page was shown."),
    Column(
        "hour",
        DateTime(timezone=True),
        primary_key=True,
        doc="In which hour; together with the campaign all that is known of a display.",
    ),
    Column(
        "number", Integer, nullable=False, doc="How often: what the conversations stand against."
    ),
)

arm_hours = Table(
    "arm_hours",
    metadata,
    Column("hour", DateTime(timezone=True), primary_key=True, doc="Hour of the first messages."),
    Column("arm", String(64), primary_key=True, doc="Whose conversations are summed up."),
    Column("messaged", Integer, nullable=False, doc="All of them, so that none is counted twice."),
    Column("revealed", Integer, nullable=False, doc="Who was told what this is."),
    Column("engaged", Integer, nullable=False, doc="Who went on then."),
    Column("desist", Integer, nullable=False, doc="Who said that he will stop, of all."),
    Column("desist_of_revealed", Integer, nullable=False, doc="The same of those who were told."),
    Column("desist_of_engaged", Integer, nullable=False, doc="The same of those who went on."),
    Column("help", Integer, nullable=False, doc="Who turned to help, of all."),
    Column("help_of_revealed", Integer, nullable=False, doc="The same of those who were told."),
    Column("help_of_engaged", Integer, nullable=False, doc="The same of those who went on."),
    Column("went_on", Integer, nullable=False, doc="Who asked to buy, of all."),
    Column("went_on_of_revealed", Integer, nullable=False, doc="Of those told."),
    Column("went_on_of_engaged", Integer, nullable=False, doc="Of who stayed."),
    Column("safety", Integer, nullable=False, doc="In danger: an arm may not cause it."),
    Column("opted_out", Integer, nullable=False, doc="Wanted no more: nor may it cause that."),
    Column("hostile", Integer, nullable=False, doc="Insulted the assistant: nor that."),
    Index("arm_hours_by_arm", "arm", "hour"),
)

sums = Table(
    "sums",
    metadata,
    Column("synthetic", Boolean, primary_key=True, doc="Made by the simulator, never a person."),
    Column("period", String(8), primary_key=True, doc="Week, month, quarter or year that is over."),
    Column("dimension", String(20), primary_key=True, doc="By what the rows are told apart."),
    Column("row", String(140), primary_key=True, doc="Whose conversations are added up."),
    Column("since", Date, nullable=False, doc="First day of the period."),
    Column("until", Date, nullable=False, doc="Last day of the period."),
    Column(
        "cells",
        JSON,
        nullable=False,
        doc="Counts and sums of record keys, from which a count is shown with its noise.",
    ),
    Index("sums_by_dimension", "synthetic", "dimension", "row"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("mark", String(32), primary_key=True, doc="Keyed hash of an address, to count returns."),
    Column("campaign", String(64), nullable=False, doc="For which campaign it is counted."),
    Column("arm", String(64), doc="Arm of the first conversation, to compare."),
    Column("came_back", Boolean, nullable=False, doc="Whether the person wrote on another day."),
    Column("until", Integer, nullable=False, doc="When mark and key go, in seconds since 1970."),
    Column("days", SmallInteger, nullable=False, doc="How long the period of the campaign is."),
    info=PASSING,
    # Without numbers of rows, which would tell in which order people wrote.
    sqlite_with_rowid=False,
)

contact_counts = Table(
    "contact_counts",
    metadata,
    Column("campaign", String(64), primary_key=True, doc="Whose visitors are counted."),
    Column("until", Date, primary_key=True, doc="Last day of the period."),
    Column("days", SmallInteger, nullable=False, doc="How long the period was."),
    Column("rows", JSON, nullable=False, doc="Arm, people, how many came back: none small."),
)

mails = Table(
    "mails",
    metadata,
    Column(
        "name", String(64), primary_key=True, doc="Which mail to operators, of which day or week."
    ),
    Column("at", Integer, nullable=False, doc="When it was begun, in seconds since 1970."),
    Column("sent", Boolean, nullable=False, doc="Whether the mail server took it."),
    info=PASSING,
)
