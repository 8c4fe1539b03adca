"""Lines as visitors are shown them: in every State, language and role, at four hours of a week."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.needs import OF_A_FEW
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.knowledge.needs import ANYWHERE
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Card
from bot.message import Outgoing, Understanding

Chat = Callable[..., Awaitable[Outgoing]]

LANGUAGES = ("en", "de", "fr", "it", "es", "ru")
HOURS = [
    datetime(2026, 11, day, hour, tzinfo=UTC)
    for day, hour in ((27, 2), (27, 10), (28, 19), (29, 10))
]
"""Friday night and morning, Saturday evening, Sunday morning."""

WHO = (
    ("buyer", "ask_help_to_stop", "none", ""),
    ("buyer", "ask_human", "none", ""),
    ("exploited", "ask_human", "certain", "exploitation"),
    ("child", "ask_human", "certain", "child_writes"),
    ("despairing", "ask_human", "certain", "distress"),
    ("witness", "report_concern", "none", ""),
)
"""Role, what is asked for, and the danger there is with its kind."""

NUMBER = re.compile(r"(?<![\w/.-])\+?\d[\d \-()]{1,17}\d(?![\w/])")


@dataclass(frozen=True, slots=True)
class Told:
    """A reply, and the cards in it in their order."""

    language: str
    place: str
    role: str
    hour: datetime
    text: str
    cards: list[Card]

    @property
    def case(self) -> tuple[object, ...]:
        """What failed, for people who read it."""
        shown = [card.id for card in self.cards]
        return (self.language, self.place, self.role, f"{self.hour:%a %H}", shown)


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request: pytest.FixtureRequest, engine: Engine, library: Library) -> list[Told]:
    """Every reply in a language."""
    return list(_told(str(request.param), engine, library))


def _told(language: str, engine: Engine, library: Library) -> Iterator[Told]:
    for place in sorted(PARTICIPATING_STATES):
        for role, key, danger, kind in WHO:
            for hour in HOURS:
                situation = Situation(
                    language,
                    "web",
                    f"demo-{language}",
                    place=place,
                    place_told=True,
                    role=role,
                    danger=danger,
                    danger_kind=kind,
                    turns=1,
                    revealed=True,
                )
                reading = Understanding(key, 1.0, language, founded=True)
                text = "\n".join(said.text for said in engine.decide(reading, situation, hour))
                found = (library.directory.card(id_, language, hour) for id_ in situation.resources)
                yield Told(language, place, role, hour, text, [card for card in found if card])


def test_no_number_stands_in_two_lines_or_in_a_line_and_a_sentence(told: list[Told]) -> None:
    for one in told:
        # A line that is called and texted has one number for both.
        lines = [{_digits(n) for n in NUMBER.findall(line)} for line in one.text.split("\n")]
        count = Counter(number for line in lines for number in line)
        phones = {_digits(card.phone) for card in one.cards if card.phone}
        assert not [phone for phone in phones if count[phone] > 1], one.case


def test_lines_are_of_the_state_and_those_that_are_open_come_first(told: list[Told]) -> None:
    for one in told:
        assert {card.country for card in one.cards} <= {one.place, ANYWHERE}, one.case
        closed = [card.open_now is False for card in one.cards]
        assert closed == sorted(closed), one.case


def test_nobody_is_shown_a_line_for_others(told: list[Told]) -> None:
    for one in told:
        groups = [card.audience for card in one.cards]
        if one.role == "child":
            assert not {*groups} & {"adults", "women", "men"}, one.case
        else:
            assert "minors" not in groups, one.case
        few = [group for group in groups if group in OF_A_FEW]
        speaks = [card for card in one.cards if one.language in card.languages]
        assert not few or len(few) == len(groups) or speaks, one.case


def test_who_is_exploited_is_shown_a_line_made_for_them_wherever_there_is_one(
    told: list[Told], library: Library
) -> None:
    theirs = {
        file.country
        for file in library.directory.files
        for row in file.resources
        if row.show and row.for_exploited and not row.area and row.audience not in OF_A_FEW
        if "victim" in row.purposes
    }
    exploited = [one for one in told if one.role == "exploited" and one.place in theirs]
    assert exploited
    for one in exploited:
        assert any(card.for_exploited and card.country == one.place for card in one.cards), one.case


def test_a_foreign_language_is_said(told: list[Told], library: Library) -> None:
    for one in told:
        known = [card.languages for card in one.cards]
        if known and all(languages and one.language not in languages for languages in known):
            notes = library.words.variations("utter_language_of_lines", one.language)
            assert any(note.text in one.text for note in notes), one.case


def test_an_emergency_number_bears_the_name_of_its_service(
    told: list[Told], library: Library
) -> None:
    """It is no line against trafficking, and is never called one."""
    for one in told:
        for card in one.cards:
            if card.service is not None:
                name = library.words.text(f"emergency_{card.service}", one.language)
                assert f"{name}: {card.phone}" in one.text.replace("\u00a0:", ":"), one.case


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


async def test_who_saw_a_child_sold_in_the_us_is_led_to_the_cybertipline_first(chat: Chat) -> None:
    told = await chat("i'm in ohio. she said she is 16, i met her on an ad, who do i report to?")
    lines = told.messages[-1].text
    assert 0 < lines.find("CyberTipline") < lines.find("National Human Trafficking Hotline")
    assert "Childhelp" not in lines
