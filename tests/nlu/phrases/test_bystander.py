"""Who says that they are a partner, a neighbour or a cleaner, in six languages."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.bystander import BY_PRINT, FAMILY, PARENT, PARTNER, WITNESS, tells_who_writes


@pytest.mark.parametrize(
    "text",
    [
        "I'm the wife, I saw this",
        "this number's on my husband's phone bill",
        "found your page on my girlfriend's phone",
        "ich bin seine Frau",
        "die Nummer steht auf der Handyrechnung von meinem Mann",
        "je suis sa femme",
        "ce numéro est sur la facture de mon mari",
        "sono la moglie, di chi è questo numero",
        "è nel telefono di mio marito",
        "soy su mujer",
        "sale en el móvil de mi marido",
        "я жена",
        "это вы в телефоне моего мужа",
    ],
)
def test_a_partner_says_so(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "I'm her neighbour",
        "im the cleaner here",
        "bin die Nachbarin",
        "ich bin nur die Putzfrau",
        "je suis la voisine",
        "sono la vicina di casa",
        "soy el vecino",
        "я соседка снизу",
    ],
)
def test_a_neighbour_or_a_cleaner_says_so(text: str) -> None:
    assert tells_who_writes(fold(text)) == WITNESS


@pytest.mark.parametrize(
    "text",
    [
        "will it show on my wife's phone bill?",
        "my wife can't know",
        "I'm a cleaner and lonely",
        "I'm writing from my boyfriend's phone",
        "sieht meine Frau das auf meinem Handy",
        "je suis la femme de ménage de personne",
        "ma femme va le voir",
        "mia moglie lo scopre?",
        "se va a enterar mi mujer",
        "жена узнает?",
        "I'm the one who pays",
    ],
)
def test_who_buys_or_is_held_is_no_partner(text: str) -> None:
    assert tells_who_writes(fold(text)) != PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "I found this chat on my wife's tablet",
        "auf dem Tablet meiner Frau hab ich das gefunden",
        "j'ai trouvé ça sur la tablette de ma femme",
        "l'ho trovato nel tablet di mia moglie",
        "he encontrado este chat en la tablet de mi mujer. voy en silla de ruedas",
        "нашёл это на планшете жены",
        "no soy yo. es MI MUJER",
        "it's not me. it's my wife",
        "my husband doesn't hit me but he goes with prostitutes",
        "mein Mann schlägt mich nicht, aber er geht fremd",
        "mon mari me frappe pas mais il me trompe",
        "mio marito non mi picchia ma va con altre",
        "mi marido. no me pega ni nada. pero anda con otras",
        "мой муж не бьёт, но ходит к проституткам",
    ],
)
def test_a_husband_who_found_it_and_a_wife_who_is_cheated_on_are_partners(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "will it show on my wife's tablet?",
        "my wife found this chat on my phone",
        "steht das dann auf dem Tablet meiner Frau?",
        "ça va se voir sur la tablette de ma femme ?",
        "si vede sul tablet di mia moglie?",
        "sale en la tablet de mi mujer?",
        "будет видно на планшете жены?",
    ],
)
def test_a_buyer_who_fears_to_be_found_out_is_no_partner(text: str) -> None:
    assert tells_who_writes(fold(text)) != PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "found this number on a sticker on a pole, it says bee swarms removed",
        "your number was on my windscreen",
        "die Nummer stand auf einem Zettel am Schwarzen Brett in unserer Kirche",
        "Ist der Zettel von Ihnen, ja oder nein?",
        "le numéro était sur un autocollant à l'arrêt de bus",
        "l'affichette est de vous ?",
        "il numero era su un foglietto nella bacheca della parrocchia",
        "il volantino è vostro?",
        "el número estaba en un papel en el tablón de la iglesia",
        "la pegatina es vuestra?",
        "номер был на наклейке на столбе",
        "эта листовка ваша?",
    ],
)
def test_the_finder_of_a_slip_is_so_and_no_partner(text: str) -> None:
    assert tells_who_writes(fold(text)) == BY_PRINT


@pytest.mark.parametrize(
    "text",
    [
        "they drop her off at the bus stop every night",
        "a woman at church gave me this number on a slip, she said you help",
        "the number was on a card with naked girls under my wiper",
        "found the number on a slip in my husband's pocket",
        "eine Frau hat mir die Nummer auf einem Zettel gegeben",
        "le numéro sur la carte avec des filles nues",
        "il numero me l'ha dato una signora su un foglietto",
        "el número me lo dio una chica en un papel",
        "номер на бумажке мне дала женщина",
    ],
)
def test_who_was_handed_the_number_or_tells_of_others_found_no_slip(text: str) -> None:
    assert tells_who_writes(fold(text)) != BY_PRINT


@pytest.mark.parametrize(
    "text",
    [
        "our daughter is 13 and she had this page open",
        "found this on my sons tablet, hes 12",
        "unsere Tochter, 14, war auf dieser Seite",
        "diesen Chat hab ich am Handy von meinem Sohn gefunden",
        "ma fille a laissé ce chat ouvert, elle a 13 ans",
        "mia figlia ha lasciato aperta questa pagina",
        "mi hija de 13 ha dejado abierta esta página",
        "дочери 13, у неё открыта эта страница",
    ],
)
def test_a_parent_found_it_open_with_a_child(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARENT


@pytest.mark.parametrize(
    "text",
    [
        "a man writes to my daughter on this chat",
        "im 15 and my little sister is on this page",
        "my son is being groomed on this site",
        "meine Tochter ist verschwunden, sie hatte diese Seite offen",
        "des photos de ma fille sont sur ce site",
        "mia figlia lavora con clienti di questo sito",
        "mi hija de 15 está en esta página con clientes",
        "дочь пропала, у неё был открыт этот чат",
    ],
)
def test_who_tells_of_what_is_done_to_a_child_found_no_page(text: str) -> None:
    assert tells_who_writes(fold(text)) != PARENT


@pytest.mark.parametrize(
    "text",
    [
        "how come my boyfriend texts you every night",
        "wieso schreibt mein Mann euch nachts",
        "pourquoi mon mari vous écrit le soir",
        "come mai mio marito vi scrive",
        "por qué mi marido te manda mensajes",
        "зачем мой муж вам пишет",
    ],
)
def test_a_partner_asks_why_they_write_to_us(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "im the dad of a girl of 15 and noticed she opened your ad",
        "bin der vater von einem 16-jährigen, er war auf dieser anzeige",
        "je suis le père d'une ado, j'ai vu qu'elle a cliqué sur votre annonce",
        "sono il papà di un ragazzo, ho visto che ha aperto questo annuncio",
        "soy el papá de una muchacha de 16, vi que abrió este aviso",
        "я отец мальчика 15 лет, увидел что он заходил на это объявление",
    ],
)
def test_a_parent_by_another_word_found_the_advert(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARENT


@pytest.mark.parametrize(
    "text",
    [
        "the manager left this page open at work",
        "mein kollege hat die seite offen gelassen",
        "mon chef cherche ce genre de trucs",
        "il mio capo ha lasciato aperta questa pagina",
        "mi jefa dejó abierta esta página",
        "шеф смотрел такое на работе",
    ],
)
def test_who_found_it_at_work_is_spoken_to_as_a_finder(text: str) -> None:
    assert tells_who_writes(fold(text)) == FAMILY


@pytest.mark.parametrize(
    "text",
    [
        "12 years married and i only just found this",
        "wir sind 7 jahre zusammen und jetzt hab ich das hier gefunden",
        "15 ans ensemble et je viens de trouver ça",
        "6 anni insieme e ho appena trovato questa cosa",
        "11 años casados y acabo de encontrar esto",
        "8 лет замужем и вот нашла это",
        "vi su número en el celu de mi novio",
    ],
)
def test_who_read_this_after_years_together_is_a_partner(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "my boss left this page open, he sells me on it",
        "mein chef schaut das und zwingt mich",
        "mi jefe busca esto y me obliga",
    ],
)
def test_whom_a_boss_sells_is_no_finder(text: str) -> None:
    assert tells_who_writes(fold(text)) != FAMILY
