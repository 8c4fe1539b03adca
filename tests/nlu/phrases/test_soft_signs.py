"""What many tell, and who is about to go as well."""

from __future__ import annotations

import pytest

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.alone import is_half_yes
from bot.nlu.phrases.soft_signs import is_errand, leaves_us, soft_signs


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the girls are happier far away from me", "far_from_me"),
        ("at least i wont leave her my debts", "no_debts"),
        ("put the accounts in order today, all of it", "in_order"),
        ("granddads tablets are still in the cupboard, boxes", "kept_pills"),
        ("my brother died, i'll see him soon", "joins"),
        ("what for at my age", "no_use"),
        ("ich fall allen nur zur last", "far_from_me"),
        ("schulden erben die kinder keine, haus ist überschrieben", "no_debts"),
        ("die ordner sind alle sortiert, alles erledigt", "in_order"),
        ("vaters tabletten liegen noch da, ganze schachteln", "kept_pills"),
        ("er ist gestorben, ich bin bald bei ihm", "joins"),
        ("wozu noch in meinem alter", "no_use"),
        ("je suis un poids pour tous", "far_from_me"),
        ("je leur laisse pas de dettes", "no_debts"),
        ("les dossiers sont classés, tout", "in_order"),
        ("les comprimés de papa, il en reste plein", "kept_pills"),
        ("mon frère est mort, je vais le rejoindre", "joins"),
        ("à quoi bon à mon âge", "no_use"),
        ("sono solo un peso", "far_from_me"),
        ("almeno non gli lascio debiti", "no_debts"),
        ("sistemate le bollette, tutto", "in_order"),
        ("le gocce di papà, ne ho tante", "kept_pills"),
        ("mio fratello è morto, lo rivedo presto", "joins"),
        ("alla mia età a che serve", "no_use"),
        ("soy una carga para ellos", "far_from_me"),
        ("no les dejo deudas", "no_debts"),
        ("ordené los recibos, todo", "in_order"),
        ("las pastillas de papá, tengo muchas", "kept_pills"),
        ("mi hermano murió, lo veo pronto", "joins"),
        ("para qué a mi edad", "no_use"),
        ("я для всех обуза", "far_from_me"),
        ("долги им не достанутся", "no_debts"),
        ("разобрала все квитанции сегодня", "in_order"),
        ("папины таблетки, осталось много", "kept_pills"),
        ("брат умер, скоро увижу его", "joins"),
        ("зачем это в моём возрасте", "no_use"),
    ],
)
def test_who_may_be_about_to_go_is_heard_softly(text: str, kind: str) -> None:
    assert kind in soft_signs(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "put my papers in order for the tax return, everything",
        "joining a friend tonight",
        "she has to take her pills at eight",
        "hab die unterlagen fürs finanzamt geordnet, alles",
        "treff heut abend eine freundin",
        "mes papiers pour les impôts sont en ordre, tout",
        "je rejoins un pote ce soir",
        "ho messo in ordine le carte per il commercialista, tutto",
        "stasera la raggiungo in pizzeria",
        "ordené los papeles para hacienda, todo",
        "la veo en el cine",
        "разобрала бумаги для налоговой, всё",
        "сегодня иду с ней в кино",
    ],
)
def test_an_office_a_friend_and_a_dinner_are_no_such_sign(text: str) -> None:
    assert not soft_signs(fold(text))


def test_to_see_somebody_soon_is_a_sign_behind_another_alone() -> None:
    for text in ("ill be with her soon", "la raggiungo presto", "скоро к ней"):
        assert not soft_signs(fold(text))
        assert "joins" in soft_signs(fold(text), is_heard=True)


@pytest.mark.parametrize(
    "text",
    [
        "dunno. some nights",
        "it crosses my mind",
        "used to",
        "a bit maybe",
        "woaß net. manche nächte scho",
        "früher mal",
        "je sais pas. des fois",
        "ça me traverse l'esprit",
        "boh. certe sere sì",
        "mi passa per la testa",
        "no sé. algunas noches sí",
        "a veces",
        "не знаю. иногда да",
        "бывает",
    ],
)
def test_a_hesitant_answer_is_a_yes(text: str) -> None:
    assert is_half_yes(clauses(text))


@pytest.mark.parametrize(
    "text",
    [
        "no. sometimes i just drink too much",
        "not really, dunno",
        "nein, manchmal",
        "non, parfois",
        "no, a volte",
        "нет, иногда",
        "maybe its work",
    ],
)
def test_a_no_with_more_stays_a_no(text: str) -> None:
    assert not is_half_yes(clauses(text))


def test_who_fetches_a_relatives_pills_is_on_an_errand() -> None:
    assert is_errand(fold("mamas tabletten aus der apotheke holen"))
    assert not is_errand(fold("hol mir tabletten aus der apotheke"))


def test_who_leaves_until_tomorrow_takes_no_leave() -> None:
    assert leaves_us(fold("buonanotte"))
    assert not leaves_us(fold("gute nacht, bis morgen"))
