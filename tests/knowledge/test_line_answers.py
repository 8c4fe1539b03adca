"""What is told about a line: only what its row says, in every language, and unknown where it says nothing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import get_args

import pytest

from bot.knowledge.line_answers import LineAnswers, Question
from bot.knowledge.needs import PURPOSES_OF
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Directory
from bot.words import Words

QUESTIONS: tuple[Question, ...] = get_args(Question)
NIGHT = dt.datetime(2026, 11, 27, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def answers(words: Words) -> LineAnswers:
    return LineAnswers(words)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_about_every_line_is_answered(
    directory: Directory, answers: LineAnswers, language: str, question: Question
) -> None:
    known = directory.numbers()
    for need in PURPOSES_OF:
        for country in [None, *sorted(PARTICIPATING_STATES)]:
            cards = directory.choose_for(need, country, language, NIGHT)
            text = answers.answer(question, cards, language)
            assert text or not cards
            assert "{" not in text
            plain = re.sub(r"https?://\S+|\d\d:\d\d|24/7", "", text)
            for found in re.findall(r"(?<!\w)\+?\d[\d ()–-]*\d", plain):
                assert re.sub(r"\D", "", found) in known, text


def test_no_line_gives_no_answer(answers: LineAnswers) -> None:
    assert answers.answer("open", [], "en") == ""


@pytest.mark.parametrize(
    ("row", "question", "told"),
    [
        ("gb-victim-1", "open", "Salvation Army: day and night."),
        ("gb-victim-1", "cost", "Salvation Army: free."),
        ("fr-child-1", "write", "15:00"),
        ("gb-victim-1", "anonymous", "Salvation Army: I don't know whether they ask for a name. "),
        (
            "es-victim-4",
            "bill",
            "not on the phone bill, but the call stays in the phone's own list.",
        ),
        ("es-victim-4", "write", "WhatsApp 600 00 00 16"),
        ("de-report-2", "police", "only with the caller's consent, or when a life is in danger."),
        ("de-extortion-2", "open", "closed at the moment, the hours are Mon–Thu 08:00–20:00, Fri"),
        ("gr-extortion-1", "anonymous", "they do ask for a name."),
        ("us-crisis-1", "write", "text 988, chat at https://988lifeline.org/"),
        ("gb-crisis-1", "write", "Samaritans: you can also write: e-mail to jo@samaritans.org."),
        ("gb-report-1", "write", "form at https://www.modernslaveryhelpline.org/report"),
        ("gb-abuse-1", "write", "chat at https://www.nationaldahelpline.org.uk/ (Mon–Fri 15:00"),
        ("gb-abuse-1", "write", "22:00, closed now)"),
        ("gb-abuse-5", "write", "text 07401 288595, WhatsApp 07401 288595"),
        ("es-victim-4", "write", "e-mail to 016-online@igualdad.gob.es"),
        ("es-extortion-1", "write", "Telegram @INCIBE017"),
        ("de-victim-3", "write", "e-mail through https://weisser-ring.de/"),
        ("it-report-1", "write", "I only know of a phone number"),
        ("at-csb-2", "open", "a website, open at any hour."),
        ("be-csb-1", "open", "I don't know the hours, or whether anybody answers."),
        ("se-buyer-2", "open", "I don't know the hours, or whether anybody answers."),
        ("fr-abuse-2", "open", "Ma Sécurité: day and night."),
        ("at-csb-2", "abroad", "a website, open at any hour."),
        ("be-csb-1", "abroad", "you can also write: chat at https://"),
        ("gb-crisis-2", "abroad", "may not work from abroad"),
        ("us-crisis-1", "abroad", "may not work from abroad"),
        ("at-report-1", "abroad", "+43 677 61343434"),
        ("de-csb-2", "what", "there's talk of a higher power, but no church."),
        ("at-report-1", "police", "it's the police who answer."),
    ],
)
def test_what_the_rows_say(
    directory: Directory, answers: LineAnswers, row: str, question: Question, told: str
) -> None:
    card = directory.card(row, "en", NIGHT)
    assert card is not None
    assert told in answers.answer(question, [card], "en")


def test_a_number_to_write_to_is_no_website(directory: Directory, answers: LineAnswers) -> None:
    page = directory.card("at-csb-2", "en", NIGHT)
    assert page is not None
    written = replace(page, whatsapp="600 00 00 16", url=None)
    told = answers.answer("open", [written], "en")
    assert told.endswith(": I don't know the hours, or whether anybody answers.")
    assert "WhatsApp 600 00 00 16" in answers.answer("abroad", [written], "en")


def test_a_language_that_nobody_speaks_there_is_said(
    directory: Directory, answers: LineAnswers
) -> None:
    salvation, italian = (
        directory.card(row, "en", NIGHT) for row in ("gb-victim-1", "it-report-1")
    )
    assert salvation
    assert italian
    assert answers.answer("language", [salvation], "en", "ro") == (
        "Salvation Army: English. I don't know if there's an interpreter.\n"
        "I don't know of a helpline here in Romanian. Whichever you call, say the name of the language first."
    )
    assert answers.answer("language", [italian], "en", "ro") == (
        "Numero Verde Antitratta: yes, Romanian too."
    )


def test_a_line_that_may_not_be_shown_has_no_card(directory: Directory) -> None:
    assert directory.card("us-report-2", "en", NIGHT) is None
    assert directory.card("gb-crisis-1", "en", NIGHT) is not None
