"""`python -m tools.retention_table`: what is kept, why and until when, as `docs/dpia.md` shows it."""

from __future__ import annotations

from dataclasses import fields

from bot.dialogue.situation import Situation
from bot.outcomes.tables import metadata
from bot.privacy.repeats import REMEMBERED_SECONDS
from bot.settings import Settings

BEGIN, END = "<!-- retention table: begin -->", "<!-- retention table: end -->"


def _default(name: str) -> int:
    return int(Settings.model_fields[name].default)


_MONTHS = f"{_default('retention_months')} months (`SECOND_THOUGHT_RETENTION_MONTHS`)"
UNTIL = {
    "outcomes": _MONTHS,
    "displays": _MONTHS,
    "arm_hours": _MONTHS,
    "opt_outs": "the person asks or writes START",
    "seen_messages": f"{REMEMBERED_SECONDS // 3600} hours; of a used return code, the end of its key",
    "operators": "an administrator removes the account",
    "invitations": "used, or its end",
    "console_log": "the operator deletes it",
    "content_changes": "the operator deletes it",
    "experiment_runs": "the operator deletes it",
    "contacts": "the key of the period is destroyed (`repeat_contact_days`), or the person asks",
    "contact_counts": "the operator deletes it",
    "mails": "30 days",
    "sums": _MONTHS,
}
"""When a row of each table goes; a table without its line stops the document from being written."""


_PARTS = ", ".join(part.name for part in fields(Situation))
ELSEWHERE = (
    (
        "conversation (memory or Redis)",
        f"To go on with the talk; under a pseudonym, never text. Its parts: {_PARTS}.",
        f"{_default('session_minutes')} minutes after the last message (`SECOND_THOUGHT_SESSION_MINUTES`)",
    ),
    (
        "mark of an answered message (memory or Redis)",
        "Keyed hash of the platform's id of a message, so that a repeat is not answered twice.",
        f"{REMEMBERED_SECONDS // 3600} hours",
    ),
    (
        "reply that may not have arrived (memory or Redis)",
        "Our own words, sealed under the platform's id of the message, to be given again.",
        "ten minutes; one that Telegram did not take, a day",
    ),
    (
        "hash of a network address (memory of one process)",
        "Counts requests of the web page from one address, against floods.",
        "a minute; its key, ten minutes",
    ),
    (
        "mark of repeat contact (memory or Redis)",
        "So that two talks of one day are no return; only where a campaign counts it.",
        "a day, or the end of its key",
    ),
    (
        "key of repeat contact (file)",
        "Makes an address a mark; without it no mark can be traced.",
        "1 to 90 days, as the campaign says (`repeat_contact_days`)",
    ),
    (
        "mark of a used return code (memory or Redis)",
        "Keyed hash of the code, so that it is counted once; of whom it was nobody knows.",
        "the end of the key that sealed the code",
    ),
    (
        "keys of return codes (file)",
        "Seal the week, the last readiness and the step of the course in a code that only its taker has.",
        f"{_default('return_code_days')} days (`SECOND_THOUGHT_RETURN_CODE_DAYS`)",
    ),
    (
        "count of messages (memory or Redis)",
        "Messages of a pseudonym in the last minute, against floods.",
        "a minute",
    ),
    (
        "key of the conversations (file)",
        "Makes an address a pseudonym; without it no pseudonym can be traced.",
        f"{_default('key_hours')} hours, then as long as a conversation may last "
        "(`SECOND_THOUGHT_KEY_HOURS`)",
    ),
    (
        "log (standard error)",
        "Fixed phrases, numbers and references of errors, to run the service.",
        "the operator's log rotation; no message, address or pseudonym is in it",
    ),
)
"""What is kept in no table, why and until when."""


def table() -> str:
    """The table in Markdown: every column of the database, every state store, every log."""
    rows = [
        (f"{kept.name}.{column.name}", str(column.doc), UNTIL[kept.name])
        for kept in metadata.sorted_tables
        for column in kept.columns
    ]
    rows += ELSEWHERE
    head = "| what | why it is kept | until |\n|---|---|---|\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    print(table(), end="")
