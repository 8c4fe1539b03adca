"""Who asks whether one is punished for paying asks as a buyer; who tells of an arrest does not."""

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.for_paying import is_punished_for_paying


@pytest.mark.parametrize(
    "text",
    [
        "would i get nicked for paying there?",
        "can you get arrested for just paying",
        "do they fine you for paying",
        "kann man fürs Bezahlen bestraft werden?",
        "on se fait arrêter pour avoir payé ?",
        "ti arrestano per aver pagato?",
        "te detienen por pagar?",
        "там сажают за то что платишь?",
    ],
)
def test_a_question_of_a_buyer(text: str) -> None:
    assert is_punished_for_paying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "will they arrest me if i report him",
        "i was arrested last night and they took my phone",
        "mi arrestano se denuncio?",
        "he makes me work and they could arrest me",
        "wird man abgeschoben, wenn man zur Polizei geht?",
        "me van a detener por no tener papeles?",
        "меня посадят за то что я без документов?",
        "ils vont m'arrêter parce que je vends",
    ],
)
def test_none_of_one(text: str) -> None:
    assert not is_punished_for_paying(fold(text))
