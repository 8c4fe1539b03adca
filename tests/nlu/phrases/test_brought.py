"""Tests for what somebody tells to whom another brings customers."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.brought import (
    GAVE_IN,
    LOVES,
    NOT_LOCKED,
    TROUBLE,
    UNSURE,
    is_brought,
    told_behind,
)


@pytest.mark.parametrize(
    "text",
    [
        "my husband put me on one of those sites",
        "my cousin finds me punters",
        "the agency posted my ads",
        "ein Bekannter bringt mir Männer",
        "meine Schwester macht Anzeigen für mich",
        "une copine me trouve des clients",
        "mon mari m'a mise sur un site",
        "mia zia mi procura clienti",
        "il mio amico mi ha messo su un sito",
        "mi prima me consigue clientes",
        "mi marido me puso en una página",
        "подруга приводит ко мне мужчин",
        "брат выложил мою анкету на сайт",
    ],
)
def test_customers_that_another_brings_are_heard_whoever_brings_them(text: str) -> None:
    assert is_brought(fold(text), is_known=False)


@pytest.mark.parametrize(
    "text",
    [
        "my girlfriend put me on a diet",
        "my mate brings girls",
        "I brought her to the flat",
        "my boyfriend is on a site",
        "my sister put me on a dating app",
        "my friend found me an escort",
        "my flatmate brings guys home",
        "the agency sends me clients, my choice",
        "he forces me, he put me on a site",
        "meine Frau hat mich auf Diät gesetzt",
        "mein Freund ist auf so einer Seite",
        "mein Kumpel bringt Mädels mit",
        "mon mec est sur un site",
        "mon pote ramène des filles",
        "mia moglie mi ha messo a dieta",
        "il mio ragazzo è su un sito",
        "mi novia me puso a dieta",
        "mi amigo trae chicas",
        "жена посадила меня на диету",
        "мой парень сидит на сайте",
        "друг приводит девочек",
    ],
)
def test_who_buys_eats_less_or_has_a_partner_on_a_site_is_brought_nobody(text: str) -> None:
    assert not is_brought(fold(text), is_known=False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i told her no and then i gave in", GAVE_IN),
        ("sie ist beleidigt wenn ich nicht will", GAVE_IN),
        ("il boude quand je refuse", GAVE_IN),
        ("quando dico di no piange", GAVE_IN),
        ("si le digo que no se enfada", GAVE_IN),
        ("он обижается если я отказываюсь", GAVE_IN),
        ("could she go to prison", TROUBLE),
        ("kriegt er Ärger", TROUBLE),
        ("il risque la prison ?", TROUBLE),
        ("lui finisce in galera?", TROUBLE),
        ("la pueden meter en la cárcel?", TROUBLE),
        ("его посадят?", TROUBLE),
        ("nobody keeps me here, im not locked in", NOT_LOCKED),
        ("ich kann jederzeit gehen", NOT_LOCKED),
        ("je peux partir quand je veux", NOT_LOCKED),
        ("posso andarmene quando voglio", NOT_LOCKED),
        ("puedo irme cuando quiera", NOT_LOCKED),
        ("меня никто не держит", NOT_LOCKED),
        ("but i love her", LOVES),
        ("ich lieb ihn halt", LOVES),
        ("je l'aime", LOVES),
        ("lo amo", LOVES),
        ("la quiero mucho", LOVES),
        ("я люблю его", LOVES),
        ("am i just overreacting", UNSURE),
        ("weiß nicht ob das normal ist", UNSURE),
        ("j'exagère", UNSURE),
        ("non so se è sbagliato", UNSURE),
        ("no sé si está mal", UNSURE),
        ("может я зря накручиваю", UNSURE),
    ],
)
def test_what_is_asked_behind_it_is_known(text: str, code: str) -> None:
    assert told_behind(fold(text), asks=False)[0] == code
