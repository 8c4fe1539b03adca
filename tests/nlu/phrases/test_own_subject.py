"""What a message is about where it is not about the line that was shown last."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.about_line import asks_who_sees_call, questions_on_line
from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.own_subject import (
    CALLS_EMERGENCY,
    CALLS_OTHER,
    asks_for_number_of_others,
    is_outside,
    means_another_one,
    names_seller,
    says_whom_they_call,
    subject_of,
    whom_they_call,
)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I need a dentist, is it free?", "doctor"),
        ("Brauche eine Hebamme. kostet das was?", "doctor"),
        ("Je cherche une clinique, c'est gratuit ?", "doctor"),
        ("mi serve un dottore, è gratis?", "doctor"),
        ("dónde hay un ambulatorio? es gratis?", "doctor"),
        ("нужен доктор, это бесплатно?", "doctor"),
        ("where is our consulate? is it free?", "embassy"),
        ("such nen anwalt, ist das kostenlos?", "lawyer"),
        ("dove dormo? è gratis?", "bed"),
    ],
)
def test_who_needs_something_else_asks_of_that(text: str, subject: str) -> None:
    found, rest = subject_of(text)
    assert found == subject
    assert questions_on_line(rest, behind=True, shown=True) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I saw a nurse yesterday. is it free?",
        "my boss took my photos. is it free?",
        "Ich war in der Klinik. ist das kostenlos?",
        "ils ont une vidéo. c'est gratuit ?",
        "ho un debito. è gratis?",
        "tienen fotos. es gratis?",
        "у них мои фото. это бесплатно?",
        "I need a doctor. is the helpline free?",
    ],
)
def test_a_story_beside_it_leaves_the_question_of_the_line(text: str) -> None:
    assert questions_on_line(subject_of(text)[1], behind=True, shown=True) == ("cost",)


def test_they_who_have_the_pictures_are_no_line() -> None:
    text = "they have pics of me and do they tell the police"
    assert questions_on_line(subject_of(text)[1], behind=True, shown=True) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is it free and do they speak Polish", ("cost", "language")),
        ("ist das kostenlos und sprechen die polnisch", ("cost", "language")),
        ("c'est gratuit et ils parlent arabe", ("cost", "language")),
        ("è gratis e parlano albanese", ("cost", "language")),
        ("es gratis y hablan rumano", ("cost", "language")),
        ("это бесплатно и анонимно", ("cost", "anonymous")),
    ],
)
def test_two_questions_without_a_mark_between_them_are_two(text: str, asked: object) -> None:
    assert questions_on_line(text, behind=True, shown=True) == asked
    assert questions_on_line(text, behind=False, shown=True) == asked
    assert questions_on_line(text, behind=False, shown=False) == ()


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("ok I'll ring my aunt", CALLS_OTHER),
        ("ich rufe meinen Bruder an", CALLS_OTHER),
        ("j'appelle mon frère", CALLS_OTHER),
        ("chiamo mio zio", CALLS_OTHER),
        ("llamo a mi prima", CALLS_OTHER),
        ("позвоню брату", CALLS_OTHER),
        ("calling 911 now", CALLS_EMERGENCY),
        ("ich ruf jetzt 110", CALLS_EMERGENCY),
        ("j'appelle le 15", CALLS_EMERGENCY),
        ("chiamo i carabinieri", CALLS_EMERGENCY),
        ("llamo al 112", CALLS_EMERGENCY),
        ("звоню 112", CALLS_EMERGENCY),
    ],
)
def test_who_rings_others_says_whom(text: str, whom: str) -> None:
    assert whom_they_call(fold(text)) == whom
    assert says_whom_they_call(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ok I'll call",
        "ich ruf da an",
        "je vais appeler",
        "chiamo",
        "llamaré",
        "позвоню туда",
        "I'll call the helpline about my sister",
        "call me babe",
        "my aunt never picks up",
    ],
)
def test_who_rings_and_names_nobody_rings_the_line(text: str) -> None:
    assert not says_whom_they_call(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'll call another girl",
        "ich ruf ne andere an",
        "j'appelle une autre",
        "ne chiamo un'altra",
        "llamo a otra",
        "позвоню другой",
    ],
)
def test_a_buyer_means_another_woman(text: str) -> None:
    assert means_another_one(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "is there another line?",
        "eine andere Nummer?",
        "un autre numéro ?",
        "un'altra linea?",
        "otro número?",
        "другой номер?",
        "another time",
    ],
)
def test_another_line_is_no_other_woman(text: str) -> None:
    assert not means_another_one(fold(text))
    assert not names_seller(fold(text))


@pytest.mark.parametrize(
    ("text", "is_out"),
    [
        ("nobody answers, im sitting outside", True),
        ("ich steh draußen in der Kälte", True),
        ("je suis dehors", True),
        ("sono in strada", True),
        ("estoy en la calle", True),
        ("я стою на улице", True),
        ("there is a car outside", False),
        ("draußen regnet es", False),
        ("il fait froid dehors", False),
        ("fuori piove", False),
        ("hace frío fuera", False),
        ("на улице снег", False),
    ],
)
def test_who_is_out_of_doors_says_so_of_themselves(text: str, *, is_out: bool) -> None:
    assert is_outside(fold(text)) is is_out


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("will my husband see that I rang?", True),
        ("merkt er dass ich da angerufen hab", True),
        ("il va voir que j'ai appelé ?", True),
        ("lui vede che ho chiamato?", True),
        ("mi marido ve que he llamado?", True),
        ("а он узнает что я звонила", True),
        ("he called me yesterday", False),
        ("does it show on the bill?", False),
    ],
)
def test_whoever_may_see_the_call_is_no_bill(text: str, *, is_so: bool) -> None:
    assert asks_who_sees_call(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("and who can I call?", True),
        ("Wo kann ich anrufen?", True),
        ("qui je peux appeler ?", True),
        ("chi posso chiamare?", True),
        ("¿a quién puedo llamar?", True),
        ("куда мне позвонить?", True),
        ("where can I call without him hearing?", False),
        ("wo kann ich anrufen ohne dass er es merkt?", False),
        ("qui je peux appeler sans qu'il le sache ?", False),
        ("chi posso chiamare senza che lui senta?", False),
        ("¿a quién puedo llamar sin que él oiga?", False),
        ("куда мне позвонить чтобы он не слышал?", False),
    ],
)
def test_whom_to_call_is_no_question_how_to_call_unseen(text: str, *, is_so: bool) -> None:
    row = row_of(text, {"exploited"}, asks=True)
    assert (row is not None and row.topic == "ask_human/which_number") is is_so


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("whats the red cross number", True),
        ("my dad drives for the red cross and he took my phone away last week", False),
        ("Caritas, Telefon?", True),
        ("Telefon von meiner Schwester?", False),
        ("le téléphone de la Cimade svp", True),
        ("le téléphone est à lui", False),
        ("il telefono della Croce Rossa?", True),
        ("mi ha preso il telefono", False),
        ("tienes el teléfono de Cruz Roja", True),
        ("me quitó el teléfono", False),
        ("телефон Красного Креста?", True),
        ("дайте телефон сестры", False),
    ],
)
def test_the_number_of_an_organisation_that_is_not_ours_is_asked_for(
    text: str, *, is_asked: bool
) -> None:
    assert asks_for_number_of_others(fold(text)) == is_asked


@pytest.mark.parametrize(
    "text",
    [
        "and whose number is that",
        "wem gehört denn die Nummer",
        "c'est le numéro de qui",
        "ma di chi è questo numero",
        "de quién es este número",
        "а чей это номер",
    ],
)
def test_whose_number_was_given_is_asked_about_the_line(text: str) -> None:
    row = row_of(text, {"exploited"}, asks=True)
    assert row is not None
    assert row.topic == "ask_human/which_number"
