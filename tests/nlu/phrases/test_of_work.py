"""The plain words by which somebody asks for pay, papers, things or a lawyer."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases import of_work
from bot.nlu.phrases.bystander import PARTNER, tells_who_writes
from bot.nlu.phrases.of_work import is_groped
from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.practical import what_is_needed

SELLERS = "disclose_exploitation/sellers_law"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (of_work.UNPAID, "i clean at a hotel and the manager hasnt paid me since march"),
        (of_work.UNPAID, "der chef zieht mir strafen vom lohn ab"),
        (of_work.UNPAID, "la patronne retient mon salaire"),
        (of_work.UNPAID, "il titolare non mi paga da due mesi"),
        (of_work.UNPAID, "el encargado no me paga las horas"),
        (of_work.UNPAID, "хозяин задерживает зарплату третий месяц"),
        (of_work.TAKE_BACK, "would it be theft if I took my own passport back"),
        (of_work.TAKE_BACK, "ist das strafbar wenn ich mir meinen ausweis hole"),
        (of_work.TAKE_BACK, "это будет воровство если заберу своё"),
        (of_work.BUY_BACK, "pay 900 and you get your passport back he says"),
        (of_work.BUY_BACK, "se pago 900 me lo ridà"),
        (of_work.SIGNED_NOTE, "m’ont fait signer une dette de 4000"),
        (of_work.SIGNED_NOTE, "firmé un contrato con una deuda"),
        (of_work.TELL_LEAVING, "soll ich der chefin sagen dass ich gehe"),
        (of_work.TELL_LEAVING, "aviso a la dueña que me voy"),
        (of_work.THINGS, "il garde mes affaires si je pars"),
        (of_work.THINGS, "мои вещи там останутся?"),
        (of_work.REGISTERED, "ich bin noch bei ihm gemeldet"),
        (of_work.FOREIGN_SIM, "la mia scheda straniera chiama il 112?"),
        (of_work.NO_TELEPHONE, "ein telefon bitte"),
    ],
)
def test_what_is_asked_is_heard(code: str, text: str) -> None:
    assert code in what_is_needed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "how much do I pay her",
        "was zahlt man da so",
        "ma femme garde la carte de la banque",
        "no me paga el cliente",
        "у меня нет денег на девушку",
        "ho perso la testa per lei",
        "my number is 0777",
    ],
)
def test_what_others_say_of_money_is_none_of_it(text: str) -> None:
    assert not {*what_is_needed(fold(text))} & {*of_work.CODES} - {of_work.PAPERS}


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("my supervisor keeps grabbing my arse in the warehouse", True),
        ("ich bin kellnerin und ein gast begrapscht mich", True),
        ("une collègue dit qu'on me touche les seins au travail", True),
        ("sono cameriera, il capo mi palpa", True),
        ("soy niñera y el padre me toca", True),
        ("я сиделка, сын хозяина меня лапает", True),
        ("my daughter's boss touches her at work", False),
        ("im an escort and a client grabbed me", False),
        ("der lehrer fasst mich an den po", False),
    ],
)
def test_who_is_groped_at_work_tells_it(text: str, *, is_told: bool) -> None:
    assert is_groped(fold(text)) == is_told


@pytest.mark.parametrize(
    "text",
    [
        "i'm an escort and not registered, could i go to prison?",
        "ich bin sexarbeiterin ohne anmeldung, was droht mir?",
        "je suis escorte, je risque une amende ?",
        "faccio la escort, è reato per me?",
        "soy prostituta, ¿me pueden multar?",
        "я индивидуалка, какой штраф мне грозит?",
    ],
)
def test_who_sells_is_told_no_law_of_those_who_pay(text: str) -> None:
    row = row_of(text, {"first"}, asks=True)
    assert row is not None
    assert row.topic == SELLERS


@pytest.mark.parametrize(
    "text",
    [
        "is it illegal to book an escort?",
        "ich suche eine escort, ist das verboten?",
        "je cherche une escorte, je risque une amende ?",
        "voglio una escort, è reato?",
        "quiero una escort, ¿me multan?",
        "хочу эскорт, это законно?",
        "my boss makes me work as an escort, will i go to prison?",
    ],
)
def test_who_buys_or_is_forced_is_not_taken_for_one_who_sells(text: str) -> None:
    row = row_of(text, {"first"}, asks=True)
    assert row is None or row.topic != SELLERS


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("can my husband see it on his phone bill if I call", ""),
        ("sieht mein mann den anruf auf der rechnung wenn ich anrufe", ""),
        ("ça se verra sur la facture de mon mari si j'appelle", ""),
        ("your number was on my husband's phone bill", PARTNER),
    ],
)
def test_who_fears_the_bill_of_a_call_has_found_nothing(text: str, who: str) -> None:
    assert tells_who_writes(fold(text)) == who
