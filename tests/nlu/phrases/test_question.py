"""A question is heard without its mark, and a statement is none."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.question import asks_something


@pytest.mark.parametrize(
    "text",
    [
        "you there?",
        "what do i do with a sunday",
        "ok. do they want your real name",
        "its dark, will they tell him where we went",
        "woran erkenn ich das",
        "ja und soll ich dem antworten",
        "gibts da n chat von denen",
        "que hago con las fotos",
        "me van a deportar",
        "je risque quoi",
        "bon et est ce que ca marche",
        "ma come faccio a uscire",
        "e quanto costa",
        "что ей говорить",
        "а с кем поговорить то",
        "puedo hablar con una persona",
        "posso scrivere a qualcuno",
    ],
)
def test_a_question_is_heard_without_its_mark(text: str) -> None:
    assert asks_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "what i miss is her voice",
        "when i get home its empty",
        "someone breathing i suppose",
        "was mich herbringt lol",
        "wo ich herkomm ist das normal",
        "que echo de menos a carmen",
        "quand je rentre",
        "perche sono solo",
        "quando torno a casa",
        "как обычно",
        "что скучаю",
        "а я один",
        "me están mirando, no puedo hablar",
        "no sabes nada de mí",
        "se ha ido, ya puedo escribir otra vez",
        "non posso parlare adesso",
        "è uscito, posso scrivere di nuovo",
    ],
)
def test_a_statement_is_no_question(text: str) -> None:
    assert not asks_something(text)
