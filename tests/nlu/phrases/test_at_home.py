"""Violence at home, told from what traffickers do."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.at_home import (
    goes_for_throat,
    tells_of_abuse_at_home,
    tells_of_control_at_home,
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband hits me, i live in Brussels"),
        ("en", "My ex kicks the door in every night"),
        ("de", "mein Mann schlägt mich, wir sind in Köln"),
        ("de", "Mein Freund tritt die Türen ein"),
        ("fr", "mon mari me frappe depuis des années"),
        ("it", "mio marito mi picchia"),
        ("es", "mi novio me pega"),
        ("ru", "мой муж бьёт меня"),
        ("ru", "муж избивает"),
        ("fr", "j'ai peur de mon mari, il est violent"),
        ("de", "mein Mann hat mich gestern geschubst"),
        ("es", "mi marido se pone violento"),
        ("en", "me old man batters me when hes had a drink"),
        ("de", "er hat mich wieder verdroschen, weiß nicht wohin mit den kindern"),
        ("de", "mei oider haut mi"),
        ("fr", "mon chum me tabasse"),
        ("it", "il mio compagno mi ha messo le mani addosso, mi mena"),
        ("es", "mi chico m pega y ahora esta en la ducha"),
        ("ru", "сожитель лупит меня"),
        ("fr", "il m'a encore frappé, il fouille mon tel, là il est sous la douche"),
        ("ru", "он опять пьяный бил меня"),
        ("it", "lui dorme. mi mena da mesi e controlla il telefono"),
        ("es", "el papá de mis hijos me pega en la cara"),
        ("es", "mi marido me dio una cachetada, otra vez"),
        ("es", "mi novio me soltó un tortazo"),
        ("es", "anoche mi marido me pegó una paliza"),
        ("it", "mio marito mi ha mollato uno schiaffo"),
        ("de", "mein Mann hat mir eine geknallt"),
        ("ru", "муж влепил мне пощёчину"),
    ],
)
def test_a_partner_who_hits_is_violence_at_home(language: str, text: str) -> None:
    assert tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my boyfriend hits me if i don't bring him the money"),
        ("en", "he hits me and took my passport"),
        ("en", "my husband pays for sex"),
        ("de", "mein Freund schlägt mich, wenn die Kunden nicht bezahlen"),
        ("fr", "mon copain me frappe si je ne ramène pas d'argent"),
        ("it", "il mio ragazzo mi picchia se non lavoro"),
        ("xx", "my husband hits me"),
    ],
)
def test_where_something_is_sold_it_is_not(language: str, text: str) -> None:
    assert not tells_of_abuse_at_home(fold(text), language)


def test_once_the_talk_is_about_a_partner_he_is_enough() -> None:
    slap = fold("no me importa si va con otras. le pregunté y me dio una cachetada, otra vez")
    assert tells_of_abuse_at_home(slap, "es", knows_partner=True)
    assert not tells_of_abuse_at_home(fold("me dio una sorpresa"), "es", knows_partner=True)
    assert not tells_of_abuse_at_home(fold("il m'a déjà poussée contre le mur"), "fr")
    assert tells_of_abuse_at_home(
        fold("il m'a déjà poussée contre le mur"), "fr", knows_partner=True
    )
    assert not tells_of_abuse_at_home(fold("il dort à côté"), "fr", knows_partner=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband doesn't hit me, he just says nothing"),
        ("de", "mein Mann schlägt mich nicht, er schweigt"),
        ("fr", "mon mari ne me frappe pas, il ne dit rien"),
        ("it", "mio marito non mi picchia, tace"),
        ("es", "mi marido no me pega, solo calla"),
        ("ru", "муж не бьёт меня, просто молчит"),
    ],
)
def test_who_says_that_there_are_no_blows_is_believed(language: str, text: str) -> None:
    assert not tells_of_abuse_at_home(fold(text), language, knows_partner=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i get violent with my wife, i need help"),
        ("de", "ich werde gewalttätig gegen meine Frau"),
        ("fr", "je suis violent avec ma femme"),
        ("it", "divento violento con mia moglie"),
        ("es", "me pongo violento con mi mujer"),
    ],
)
def test_who_is_violent_themselves_is_not_hit(language: str, text: str) -> None:
    assert not tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it hits me on sundays when my ex takes the kids"),
        ("fr", "ça me frappe quand ma femme n'est pas là"),
        ("it", "mi colpisce che mia moglie non dica niente"),
        ("es", "me pega la soledad desde que mi mujer se fue"),
        ("es", "me pega fuerte el bajón los domingos, mi ex se lleva a los nenes"),
        ("ru", "жена ушла, меня бьёт озноб"),
    ],
)
def test_what_only_sounds_like_a_blow_is_none(language: str, text: str) -> None:
    assert not tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my pimp gets drunk and beats me"),
        ("de", "mein Zuhälter ist besoffen und schlägt mich"),
        ("ru", "сутенер пьяный и бьет меня"),
        ("en", "the boss beats us when he is drunk"),
        ("en", "the kids at school hit me every day"),
        ("en", "i could get violent when drunk"),
        ("en", "im drunk and it all hurts me so much i cant anymore"),
    ],
)
def test_who_is_of_no_home_is_not(language: str, text: str) -> None:
    assert not tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my husband loses it, hits me and the kids"),
        ("it", "mio marito mi colpisce la testa"),
        ("es", "mi marido me pegó un puñetazo"),
        ("es", "me pega el padre de mis hijos"),
    ],
)
def test_a_real_blow_is_one_though_it_sounds_like_another_word(language: str, text: str) -> None:
    assert tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my boyfriend wont let me see my friends"),
        ("de", "mein Mann lässt mich nicht raus"),
        ("fr", "mon copain me laisse pas sortir"),
        ("it", "mio marito non mi fa uscire"),
        ("es", "mi pareja no me deja ver a nadie"),
        ("ru", "муж не выпускает меня"),
    ],
)
def test_who_is_ruled_over_at_home_is_heard(language: str, text: str) -> None:
    assert tells_of_control_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the boss wont let me leave until i pay"),
        ("de", "der Türsteher lässt mich nicht raus"),
        ("fr", "le patron me laisse pas sortir, il a mon passeport"),
        ("it", "il capo non mi fa uscire"),
        ("es", "mi novio me controla y me lleva clientes"),
        ("ru", "хозяин не выпускает меня"),
    ],
)
def test_who_is_held_for_money_is_of_no_home(language: str, text: str) -> None:
    assert not tells_of_control_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my mother in law beats me"),
        ("de", "meine Schwiegereltern schlagen mich"),
        ("fr", "mes beaux-parents me tapent"),
        ("it", "i miei suoceri mi menano"),
        ("es", "mis suegros me pegan"),
        ("ru", "свекровь бьет меня"),
    ],
)
def test_in_laws_are_of_the_home(language: str, text: str) -> None:
    assert tells_of_abuse_at_home(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "quick, he came for my throat and now he naps"),
        ("en", "my ex squeezed my neck till i saw stars"),
        ("de", "er hat mich am hals gepackt, ist kurz einkaufen"),
        ("de", "mein freund hat mich gestern gewürgt"),
        ("fr", "il m'a prise à la gorge hier soir"),
        ("fr", "il m'étrangle quand il a bu"),
        ("it", "mi ha preso per il collo un'altra volta"),
        ("it", "ieri mi ha quasi strozzata"),
        ("es", "me apretó el cuello y no podía respirar"),
        ("es", "anoche me quiso ahorcar"),
        ("ru", "вчера он меня душил"),
        ("ru", "сжал мне горло и держал"),
    ],
)
def test_whose_throat_somebody_goes_for_is_heard(language: str, text: str) -> None:
    assert goes_for_throat(fold(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the dog went for my neck"),
        ("en", "a client had me by the throat"),
        ("en", "sore throat and a stiff neck"),
        ("de", "ich hab hals über kopf zugesagt"),
        ("fr", "mon client m'a serré la gorge"),
        ("it", "ho mal di gola e collo"),
        ("es", "estoy hasta el cuello de deudas"),
        ("ru", "болит горло и шея"),
    ],
)
def test_a_sore_throat_a_dog_and_a_client_are_not_it(language: str, text: str) -> None:
    assert not goes_for_throat(fold(text), language)
