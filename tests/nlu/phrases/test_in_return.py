"""Sex wanted by a landlord, boss, teacher or lender, the threats beside it, and what only sounds so."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.in_return import (
    says_only_that_he_is_a_man,
    tells_of_no_lover,
    wants_sex_in_return,
)
from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.question import asks_something


@pytest.mark.parametrize(
    "text",
    [
        "landlord says i can pay the rent another way",
        "my landlord wants sex instead of rent",
        "boss only gives me shifts if i sleep with him",
        "my teacher wants nudes for better grades",
        "mein vermieter meinte die miete kann man auch anders bezahlen",
        "chef will sex sonst krieg ich keine schichten mehr",
        "mon proprio veut que je couche avec lui pour le loyer",
        "le patron exige une pipe sinon je perds mon taf",
        "il padrone di casa mi ha detto che se nn ho i soldi dell'affitto c'è un altro modo",
        "il capo vuole che vada a letto con lui per i turni",
        "mi casero me dijo que si no puedo pagar el alquiler hay otra manera",
        "mi jefe quiere que me acueste con él o me quita los turnos",
        "хозяин квартиры говорит мне можно платить не деньгами",
        "начальник требует секса, иначе меня уволят",
    ],
)
def test_who_has_power_over_them_and_wants_sex_is_heard(text: str) -> None:
    assert wants_sex_in_return(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my boss is a pain and my wife wants no sex",
        "my boss said sex with escorts is normal",
        "i let a room to a student and my tenant pays me with sex",
        "my landlord wants the rent by friday",
        "my friend's landlord wants sex from her",
        "mein chef nervt, ich will einfach sex",
        "mon patron veut que je travaille samedi",
        "il mio capo vuole sempre parlare di sesso con tutti",
        "mi jefe quiere que trabaje el sábado",
        "мой начальник хочет чтобы я работал в субботу",
        "boss makes me have sex with clients",
    ],
)
def test_a_boss_and_a_wish_for_sex_are_not_yet_a_bargain(text: str) -> None:
    assert not wants_sex_in_return(fold(text))


@pytest.mark.parametrize(
    "text",
    ["im a guy btw", "bin ein mann", "jsuis un mec", "sono un ragazzo", "soy chico", "я парень"],
)
def test_who_says_that_he_is_a_man_is_loved_by_nobody_for_it(text: str) -> None:
    assert says_only_that_he_is_a_man(fold(text))
    assert tells_of_no_lover(fold(text))
    assert not tells_of_no_lover(fold("my boyfriend is my boss"))
    assert not says_only_that_he_is_a_man(fold("im a guy and i want to see some escorts"))


def heard(talk: str, text: str) -> str:
    row = row_of(text, set(talk.split()), asks=asks_something(text))
    return row.topic if row else ""


OUT, OUTED = "disclose_exploitation/thrown_out", "ask_risk/blackmail_outed"
KNOWN, PROOF = "ask_risk/blackmail_known", "disclose_exploitation/save_proof"
PERMIT, REPORT = "ask_police/my_permit", "ask_police/report_him"


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (OUT, "if i report him will he throw me out? no contract"),
        (OUT, "where would i live then"),
        (OUT, "kann der mich echt rauswerfen wenn ich ihn anzeige"),
        (OUT, "il peut me mettre dehors ?"),
        (OUT, "se lo denuncio mi butta fuori? nn ho contratto"),
        (OUT, "me puede echar si denuncio? no tengo contrato"),
        (OUT, "выгонит если заявлю, договора нет"),
        (OUTED, "he says hell tell my parents im gay"),
        (OUTED, "er sagt er erzählt meinen eltern dass ich schwul bin"),
        (OUTED, "mon ex menace de dire à mes parents que je suis gay"),
        (OUTED, "dice che sto zitto o lo dice ai miei. loro nn sanno che sono gay"),
        (OUTED, "me dice q se lo cuenta a mis padres q soy gay"),
        (OUTED, "он угрожает рассказать родителям что я гей"),
        (KNOWN, "he has a video of me, do i pay"),
        (KNOWN, "soll ich zahlen, er hat ein video"),
        (KNOWN, "il a une video de moi, il me fait chanter avec. jpaye ou pas"),
        (KNOWN, "mi ricatta capisci?"),
        (KNOWN, "me chantajea con un video"),
        (KNOWN, "у него видео со мной, платить?"),
        (PROOF, "how do i save proof"),
        (PROOF, "wie heb ich beweise auf"),
        (PROOF, "comment je garde des preuves"),
        (PROOF, "come faccio a dimostrarlo"),
        (PROOF, "no tengo nada por escrito"),
        (PROOF, "как доказать"),
        (PERMIT, "do i lose my student visa"),
        (PERMIT, "verlier ich mein visum"),
        (PERMIT, "jai un titre etudiant si je le denonce la prefecture me le retire ?"),
        (PERMIT, "mi tolgono il permesso di soggiorno?"),
        (PERMIT, "si lo denuncio me quitan el permiso de residencia?"),
        (PERMIT, "лишат ли меня внж"),
        (REPORT, "what happens if i report him"),
        (REPORT, "was passiert wenn ich ihn anzeige"),
        (REPORT, "il se passe quoi si je porte plainte"),
        (REPORT, "cosa succede se lo denuncio"),
        (REPORT, "qué pasa si lo denuncio"),
        (REPORT, "что будет если я заявлю"),
    ],
)
def test_what_comes_next_is_asked_by_who_depends_on_him(topic: str, text: str) -> None:
    assert heard("exploited", text) == topic


def test_who_is_threatened_with_being_outed_says_so_in_any_talk() -> None:
    assert heard("first", "he will tell my dad that i'm gay") == OUTED
    assert heard("first", "i told my parents im gay and they know it") != OUTED
    assert heard("first", "he makes me see clients or he tells my dad im gay") != OUTED
    assert heard("buyer", "will she throw me out") != OUT
