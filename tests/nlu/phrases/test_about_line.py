"""What is asked about a line: only behind one, of "them", or beside its name."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.about_line import is_only_about_bill, questions_on_line


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is it free?", "cost"),
        ("ok, is it anonymous?", "anonymous"),
        ("will he see it on the phone bill?", "bill"),
        ("Kostet das was?", "cost"),
        ("Steht das auf der Rechnung?", "bill"),
        ("C'est gratuit ?", "cost"),
        ("ça apparaît sur la facture ?", "bill"),
        ("si vede in bolletta?", "bill"),
        ("è a pagamento?", "cost"),
        ("¿es anónimo?", "anonymous"),
        ("¿sale en la factura?", "bill"),
        ("это бесплатно?", "cost"),
        ("это будет видно в счёте?", "bill"),
    ],
)
def test_it_is_the_line_of_the_answer_before_and_nothing_else(text: str, asked: str) -> None:
    assert questions_on_line(text, behind=True, shown=True) == (asked,)
    assert questions_on_line(text, behind=False, shown=True) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("do they speak Russian?", "language"),
        ("sprechen die Russisch?", "language"),
        ("ils parlent anglais ?", "language"),
        ("parlano rumeno?", "language"),
        ("¿hablan ruso?", "language"),
        ("они говорят по-русски?", "language"),
        ("contestan en español ahi?", "language"),
        ("sprechen die da deutsch?", "language"),
        ("rispondono in italiano?", "language"),
        ("ils répondent en français ?", "language"),
        ("они там отвечают на русском?", "language"),
        ("do they answer in Polish?", "language"),
        ("do they tell the police", "police"),
        ("sagen die das der Polizei?", "police"),
        ("can I text someone?", "write"),
        ("can i report it in writing", "write"),
        ("kann ich auch chatten", "write"),
        ("geht das auch per Mail?", "write"),
        ("il y a un tchat ?", "write"),
        ("c'è una chat?", "write"),
        ("¿hay chat?", "write"),
        ("а написать туда можно", "write"),
        ("есть чат или почта?", "write"),
        ("does the call show up on the bill", "bill"),
        ("do they see my number", "anonymous"),
    ],
)
def test_they_are_the_people_of_a_line_that_was_shown(text: str, asked: str) -> None:
    assert questions_on_line(text, behind=False, shown=True) == (asked,)
    assert questions_on_line(text, behind=False, shown=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "is it legal?",
        "do you speak Russian?",
        "do you tell the police?",
        "does she speak Russian",
        "I want to be free",
        "I paid for it and nobody came",
        "she is 16 and speaks Russian",
        "he will see it and hit me",
        "ich zahle immer dafür",
        "elle parle russe",
    ],
)
def test_what_is_about_others_is_no_question_about_a_line(text: str) -> None:
    assert questions_on_line(text, behind=True, shown=True) == ()


def test_two_questions_are_both_heard() -> None:
    text = "is it free? and do they speak Polish?"
    assert questions_on_line(text, behind=True, shown=True) == ("cost", "language")


def test_beside_a_name_one_word_is_enough() -> None:
    beside = "are free at night"
    assert questions_on_line("", behind=False, shown=False, beside=beside) == ("cost", "open")


def test_a_bill_is_no_danger_of_the_moment_but_what_stands_beside_it_may_be() -> None:
    assert is_only_about_bill("will he see it on the bill?")
    assert not is_only_about_bill("he'll kill me if he sees it on the bill")
    assert not is_only_about_bill("will he see it on the bill? he is coming")
