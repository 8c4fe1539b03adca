"""The vocabulary in plain words (`texts/labels.yml`), for people who are not engineers."""

from __future__ import annotations

from collections.abc import Mapping

from bot.console.locales import texts

_TEXTS: Mapping[str, Mapping[str, str]] = texts("labels")

LABELS = _TEXTS["labels"]
OPTIONS = _TEXTS["options"]
"""Codes of the content's schemas, where they are chosen in forms."""

REFUSALS, DELIVERIES = _TEXTS["refusals"], _TEXTS["deliveries"]
"""What became of requests and replies, by the word of the metrics."""

LISTS, KINDS = _TEXTS["lists"], _TEXTS["kinds"]
"""Of *Your content*."""

ROLES = _TEXTS["roles"]
"""Of visitors, and how sure a danger is."""

TRIAL = _TEXTS["trial"]
"""What *Try the assistant* shows of a message."""

SIGN_OFF = _TEXTS["sign_off"]
"""Whether a text or a law was signed."""


def label(code: str) -> str:
    """The English words for a code of the vocabulary; the code itself, readable, if there are none."""
    return LABELS.get(code) or OPTIONS.get(code) or code.replace("_", " ")
