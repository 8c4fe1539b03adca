"""Reads the same YAML once: all content, read anew by hundreds of tests, takes longer than most of them.

The same text gives the same values, each time as copies that a test may change.
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from typing import Any

import yaml

WORTH_KEEPING = 500
"""Letters from which on a text is kept; shorter ones are made up by the tests themselves."""

OF_THE_CONTENT = (yaml.CSafeLoader, yaml.SafeLoader, yaml.CBaseLoader)
"""How this project reads; what they make can be copied."""

QUICK = {yaml.SafeLoader: yaml.CSafeLoader, yaml.BaseLoader: yaml.CBaseLoader}
"""The reader in C that makes the same of a text as one in Python, and takes a tenth of its time."""

_read = yaml.load
_kept: dict[tuple[bytes, type], bytes] = {}


def _read_once(stream: Any, Loader: type) -> Any:  # noqa: N803  PyYAML's own name
    text = stream if isinstance(stream, str | bytes) else stream.read()
    Loader = QUICK.get(Loader, Loader)  # noqa: N806  PyYAML's own name
    if Loader not in OF_THE_CONTENT or len(text) < WORTH_KEEPING:
        return _read(text, Loader)
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    key = blake2b(raw).digest(), Loader
    if key not in _kept:
        _kept[key] = pickle.dumps(_read(text, Loader), pickle.HIGHEST_PROTOCOL)
    return pickle.loads(_kept[key])  # noqa: S301  what was written above


def install() -> None:
    """From now on, in this process."""
    yaml.load = _read_once
