"""Who denies a word of ours: what we took for known is not so, whatever it is."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.corrections import EMERGENCY, OUR_WORD, without_corrections
from bot.nlu.phrases.echoed import Matter, stems


@pytest.mark.parametrize(
    ("ours", "text", "left"),
    [
        ("You were scammed.", "i wasnt scammed. who are you?", "who are you?"),
        ("Wenn Sie erpresst werden", "ich werd nicht erpresst. was kostet das?", "was kostet das?"),
        (
            "les employés du salon",
            "je suis pas employé, c'est quoi la loi ?",
            "c'est quoi la loi ?",
        ),
        ("Una niña puede", "no hay ninguna niña. es delito?", "es delito?"),
        ("Ogni reclamo", "nessun reclamo, chi siete?", "chi siete?"),
        ("Это ваше решение", "какое решение?? сколько стоит", "сколько стоит"),
        ("Your child", "why the child? I mean my wife", "I mean my wife"),
    ],
)
def test_a_word_of_ours_is_denied_and_the_rest_is_read(ours: str, text: str, left: str) -> None:
    heard = without_corrections(text, ours=stems([ours]))
    assert heard.corrects
    assert (heard.text, heard.denies) == (left, (OUR_WORD,))


@pytest.mark.parametrize(
    "text",
    [
        "forget sleep. is it legal?",
        "vergiss den schlaf. ist das legal?",
        "laisse tomber l'alcool. c'est légal ?",
        "olvida el sueño. es legal?",
        "lascia stare il sonno. è legale?",
        "хватит про сон. это законно?",
    ],
)
def test_what_is_to_be_left_alone_need_not_be_our_word(text: str) -> None:
    heard = without_corrections(text, ours=())
    assert heard.denies == (OUR_WORD,)
    assert heard.text.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "forget my number",
        "stop with the messages",
        "vergiss die polizei",
        "laisse moi",
        "basta con i messaggi",
        "no police",
        "which law?",
        "no law there?",
        "i'm not hurting anyone",
    ],
)
def test_other_wishes_and_questions_deny_nothing(text: str) -> None:
    assert not without_corrections(text, ours=stems(["the law there"])).denies


def test_a_no_may_be_an_answer_where_a_question_stands_open() -> None:
    ours = stems(["How ready are you?"])
    assert not without_corrections("not ready", ours=ours, is_open=True).denies
    assert without_corrections("not ready", ours=ours).denies


@pytest.mark.parametrize(
    "text", ["forget 112", "wieso 112??", "pas de 112", "no 911", "зачем 112?"]
)
def test_an_emergency_number_may_be_denied(text: str) -> None:
    assert without_corrections(text, ours=()).denies == (EMERGENCY,)
    assert not without_corrections(text).denies


NIGHTS = Matter(
    frozenset({"night", "nacht", "schicht", "nuit", "noche", "notte", "ноч"}), frozenset()
)
PICTURES = Matter(frozenset({"picture", "bild", "photo", "foto", "фот"}), frozenset())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("not on nights, done by four", "done by four"),
        ("ich arbeite nicht nachts. bin um drei fertig", "bin um drei fertig"),
        ("je bosse pas de nuit, je rentre à six", "je rentre à six"),
        ("no trabajo de noche, salgo a las siete", "salgo a las siete"),
        ("non lavoro di notte, esco alle sei", "esco alle sei"),
        ("какие ночи, я до шести", "я до шести"),
    ],
)
def test_a_matter_is_denied_whatever_question_stands_open(text: str, left: str) -> None:
    heard = without_corrections(text, is_open=True, matters={"nights": NIGHTS})
    assert heard.text.endswith(left)
    assert heard.denies == ("nights",)


@pytest.mark.parametrize(
    "text",
    [
        "no night passes without crying",
        "keine nacht vergeht ohne dass er schreit",
        "what night do you mean",
        "i work nights at the depot",
        "ночью не сплю",
    ],
)
def test_who_tells_of_a_matter_denies_none(text: str) -> None:
    assert not without_corrections(text, matters={"nights": NIGHTS}).denies


@pytest.mark.parametrize(
    "text",
    [
        "what pictures lol i only mean the page",
        "welche bilder?",
        "quelles photos mdr",
        "ma quali foto",
        "que fotos jaja",
        "какие фото лол",
    ],
)
def test_what_is_asked_back_tells_of_nothing_even_where_we_did_not_speak_of_it(text: str) -> None:
    heard = without_corrections(text, matters={"pictures": PICTURES.only_asked_back()})
    assert heard.denies == ("pictures",)


@pytest.mark.parametrize(
    "text",
    ["what pictures does he have", "welche bilder er hat weiss ich nicht", "no pictures of me"],
)
def test_a_question_about_pictures_denies_none(text: str) -> None:
    matters = {"pictures": PICTURES.only_asked_back()}
    assert not without_corrections(text, matters=matters).denies
