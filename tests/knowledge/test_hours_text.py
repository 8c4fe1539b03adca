"""Hours as people write them are read with certainty, or not at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.hours_text import HoursError, read_hours

LANGUAGES = ("en", "de", "es", "fr", "it", "ru")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon-Fri 9-17", "Mon–Fri 09:00–17:00"),
        ("Mon–Fri 9:00–17:30, Sat 10.00-14.00", "Mon–Fri 09:00–17:30, Sat 10:00–14:00"),
        ("Monday to Friday 9am-5pm", None),
        ("Mon-Fri 9am - 5pm", "Mon–Fri 09:00–17:00"),
        ("Mo–Fr 9–17 Uhr", "Mon–Fri 09:00–17:00"),
        ("Mo, Mi 9-12, 14-18", "Mon, Wed 09:00–12:00, Mon, Wed 14:00–18:00"),
        ("lun-ven 9h-17h30", "Mon–Fri 09:00–17:30"),
        ("lunedì-venerdì 9-18", "Mon–Fri 09:00–18:00"),
        ("пн-пт 9-18", "Mon–Fri 09:00–18:00"),
        ("Fri-Mon 20-2", "Mon, Fri–Sun 20:00–02:00"),
        ("daily 8-20", "08:00–20:00"),
        ("täglich 8-20", "08:00–20:00"),
        ("8-24", "08:00–24:00"),
        ("24/7", "24/7"),
        ("", ""),
        ("9-5", None),
        ("Mon-Fri", None),
        ("Mon-Fri 9-25", None),
        ("whenever we are there", None),
        ("Mon-Fri 9-17 except holidays", None),
        ("13am-5pm", None),
    ],
)
def test_hours_are_read_as_they_are_meant(written: str, read: str | None) -> None:
    if read is None:
        with pytest.raises(HoursError):
            read_hours(written, LANGUAGES)
    else:
        assert read_hours(written, LANGUAGES).text("en") == read


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(HoursError):
        read_hours(text, LANGUAGES)
