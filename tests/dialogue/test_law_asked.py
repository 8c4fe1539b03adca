"""Questions about the law that name a place in passing, clipped or in slang, through the whole turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
import yaml

from bot.message import Outgoing
from bot.server.app import Assistant
from bot.settings import PROJECT

Chat = Callable[..., Awaitable[Outgoing]]
Question = tuple[list[str], str, str]

QUESTIONS: dict[str, list[Question]] = yaml.safe_load(
    (PROJECT / "tests" / "places" / "law_asked.yml").read_text(encoding="utf-8")
)
EACH = 60
ENOUGH = 0.95
"""Share of the questions that must be answered with the law of the place that they name."""


@pytest.mark.parametrize("language", sorted(QUESTIONS))
def test_each_language_has_its_questions(language: str) -> None:
    assert len(QUESTIONS[language]) == EACH
    assert len({question for _, question, _ in QUESTIONS[language]}) == EACH


async def test_the_law_of_the_place_that_is_named_is_told(chat: Chat, assistant: Assistant) -> None:
    wrong = []
    for language, questions in QUESTIONS.items():
        for before, question, code in questions:
            law = assistant.library.law_text.short(code, language).rstrip(".")
            asked = {"campaign": f"demo-{language}", "visitor": f"{language} {question}"}
            for text in before:
                await chat(text, **asked)
            told = "\n".join(said.text for said in (await chat(question, **asked)).messages)
            if law not in told:
                wrong.append(f"{language} {question} [{code}]: {told[:160]}")
    asked_in_all = sum(map(len, QUESTIONS.values()))
    share = 1 - len(wrong) / asked_in_all
    print(f"law: {asked_in_all - len(wrong)} of {asked_in_all} questions answered for the place")
    assert share >= ENOUGH, "\n".join(wrong)
