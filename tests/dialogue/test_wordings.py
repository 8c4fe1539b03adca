"""Which wording is said, and that no question is asked twice."""

from __future__ import annotations

import pytest

from bot.dialogue.state.questions import question_of, without_question
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.wordings import questions_asked, text_id, wordings
from bot.words import Variation, Words

WORDS = Words(
    {
        "en": {
            "utter_a": (
                Variation("So much. What do you miss?", number=0),
                Variation("I see. Who is there?", number=1),
            ),
            "utter_b": (Variation("It is quiet. What do you miss?", number=0),),
        }
    },
    "en",
)


def talk(*said: str) -> Situation:
    return Situation("en", "web", "demo-en", turns=3, said=list(said))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("One. Two? Three?", "Three?"),
        ("It is so.\nWhere are you?", "Where are you?"),
        ("Vale. ¿Qué echas de menos?", "¿Qué echas de menos?"),
        ("No question.", ""),
    ],
)
def test_the_question_that_a_text_ends_with(text: str, question: str) -> None:
    assert question_of(text) == question
    assert without_question(text).endswith(question) is (not question)


def test_what_was_not_said_comes_first_and_of_it_what_asks_anew() -> None:
    assert [w.number for w in wordings(WORDS, "utter_a", talk())] == [0, 1]
    assert [w.number for w in wordings(WORDS, "utter_a", talk("utter_b#0"))] == [1, 0]
    said_both = talk("utter_a#1", "utter_a#0")
    assert [w.number for w in wordings(WORDS, "utter_a", said_both)] == [1, 0]


def test_the_questions_of_a_talk_are_those_of_its_texts() -> None:
    assert questions_asked(WORDS, talk("utter_b#0", "utter_gone#4")) == {"What do you miss?"}
    assert text_id("utter_b", Variation("x", number=3)) == "utter_b#3"
