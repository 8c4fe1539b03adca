"""No message costs more than another: time and memory of the whole understanding, whatever its letters.

Texts of letters that Unicode makes longer, hangs on others or takes for others, between words that the
safety net looks for.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sys
import time
import unicodedata
from collections.abc import Callable
from itertools import groupby

import psutil

from bot.dialogue.state.parts import LONGEST_IN_PARTS, MOST_PARTS
from bot.engine.engine import Engine
from bot.turn import LONGEST_TEXT
from tests.nlu.test_cost import EXPANDING, WORST

TEXTS = int(os.environ.get("COST_TEXTS", "90"))
"""A plain run reads the same ones each time; `make prove` 100,000 new ones, in some twenty minutes."""

MOST_SECONDS = 0.05
"""Of the processor, not of the clock on the wall, which also counts whatever else the machine does. The best
of several tries, as others use the caches too."""

MOST_TIMES = 1.5
"""Times an ordinary text of the same length, where a busy or slower processor takes longer for all."""

SLOWEST = 20
"""Texts that are measured once more at the end."""

MOST_MEMORY = 1.5
"""Times what the process took before."""

COMBINING = [chr(c) for c in range(0x300, 0x1E000) if unicodedata.combining(chr(c))]
ALIKE = "аеорсухіѕԁԛԝᴀʙᴄᴅᴇℓⅼ𝗮𝖻𝒄ａｂ①⑴ßıİſﬁﬀ"
HIDDEN = "\u200b\u200d\u2060\u00ad\u202e\ufe0f\U000e0061\x00\ud800"


def crafted(dice: random.Random, spelt: list[str]) -> str:
    """One text: a few kinds of letters, in runs or mixed, at most as long as what the turn reads."""
    kinds = dice.sample(
        [
            lambda: dice.choice(EXPANDING),
            lambda: dice.choice(COMBINING),
            lambda: dice.choice(ALIKE),
            lambda: dice.choice(HIDDEN),
            lambda: chr(dice.randrange(sys.maxunicode + 1)),
            lambda: f" {dice.choice(spelt)} ",
            lambda: dice.choice("abcdeщфя0123 .,'-"),
        ],
        dice.randint(1, 3),
    )
    parts: list[str] = []
    length = 0
    while length < LONGEST_TEXT:
        part = dice.choice(kinds)() * dice.choice((1, 1, 2, 9, 500))
        parts.append(part)
        length += len(part)
    return "".join(parts)[
        : dice.choice((LONGEST_TEXT, LONGEST_TEXT, dice.randint(1, LONGEST_TEXT)))
    ]


def in_sentences(dice: random.Random) -> dict[str, str]:
    """Texts that are read six times over: the whole, and each of five sentences as long as may be."""
    kinds: dict[str, Callable[[], str]] = {
        "letters apart": lambda: dice.choice("abcdefgщя"),
        "digits apart": lambda: dice.choice("0123456789"),
        "towns": lambda: dice.choice(
            ("hamburg", "hamburgg", "st louis", "new york city", "москве")
        ),
        "strange letters": lambda: "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(50)),
        "faces": lambda: chr(dice.randrange(0x1F300, 0x1F600)),
    }
    most = LONGEST_IN_PARTS // MOST_PARTS - 2
    return {
        name: ". ".join(
            " ".join(kind() for _ in range(most))[:most].strip() for _ in range(MOST_PARTS)
        )
        for name, kind in kinds.items()
    }


def test_the_worst_text_costs_little_more_than_any_other(engine: Engine) -> None:
    process, dice = psutil.Process(), random.Random(None if "COST_TEXTS" in os.environ else 11)
    spelt = [word for text in engine.rehearsal for word in text.split()]
    for text in engine.rehearsal:  # what is built at the first use
        engine.parse(text, {})
    gc.collect()
    before = process.memory_info().rss
    ordinary = " ".join(engine.rehearsal)[:LONGEST_TEXT]
    usual = min(cost(engine, ordinary) for _ in range(5))
    long = max(MOST_SECONDS, MOST_TIMES * usual)
    known = [*WORST.values(), *in_sentences(dice).values()]
    slow: list[tuple[float, str]] = []
    for number in range(TEXTS):
        text = (known[number] if number < len(known) else crafted(dice, spelt))[:LONGEST_TEXT]
        seconds = cost(engine, text)
        if seconds > long:
            seconds = min(seconds, *(cost(engine, text) for _ in range(5)))
        slow = sorted([*slow, (seconds, text)])[-SLOWEST:]
    # Once more, as what else the machine did may be over.
    again = [
        (min(seconds, *(cost(engine, text) for _ in range(5))), text) for seconds, text in slow
    ]
    worst, slowest = max(again)
    usual = min(usual, *(cost(engine, ordinary) for _ in range(5)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        f"cost: {TEXTS} texts, the worst {worst * 1000:.0f} ms of the processor "
        f"(an ordinary one as long {usual * 1000:.0f} ms), memory {peak / before:.2f} times"
    )
    most = max(MOST_SECONDS, MOST_TIMES * usual)
    spelling = [f"{ord(sign):x}*{len([*run])}" for sign, run in groupby(slowest)]
    assert worst < most, " ".join(spelling)
    assert peak < MOST_MEMORY * before


def test_a_text_of_nothing_but_places_costs_no_more_than_others(engine: Engine) -> None:
    ordinary, places = " ".join(engine.rehearsal)[:LONGEST_TEXT], ("hamburg " * 250)[:LONGEST_TEXT]
    engine.parse(places, {})
    assert min(cost(engine, places) for _ in range(5)) < 1.5 * min(
        cost(engine, ordinary) for _ in range(5)
    )


def cost(engine: Engine, text: str) -> float:
    """Seconds of the processor."""
    start = time.thread_time()
    engine.parse(text, {})
    return time.thread_time() - start
