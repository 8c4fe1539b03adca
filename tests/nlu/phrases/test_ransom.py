"""Who is to pay or send more so that pictures are not sent out is heard in whatever words."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.ransom import (
    asks_to_pay,
    is_of_pictures,
    is_ransomed,
    names_demand,
    tells_age_beside,
)


@pytest.mark.parametrize(
    "text",
    [
        "im 15 he has my pics and wants 300 by tonight or he sends it to my school",
        "some guy recorded me on cam, wants 500 or he posts it",
        "she says if i dont pay shell put it on insta",
        "he wants more pics or he'll show my mum",
        "einer hat bilder von mir und will 400 euro bis mitternacht",
        "der will 400 sonst schickt er die bilder meiner klasse",
        "die erpressen mich mit nacktbildern",
        "j'ai 15 ans il veut 200 euros sinon il envoie la vidéo à mon lycée",
        "il m'a filmé et il demande de l'argent",
        "mi ha registrata e vuole soldi, se no lo manda a tutti",
        "vuole altre foto o le manda ai miei genitori",
        "me grabo en videollamada y kiere 200 dolares o lo manda a mi cole",
        "un tipo me pide mas fotos o las sube a internet",
        "шантажируют фотками",
        "он требует 5000 или отправит всем в школе",
        "у него мои фотки, просит ещё",
    ],
)
def test_who_is_threatened_with_pictures_is_heard(text: str) -> None:
    assert is_ransomed(fold(text))
    assert is_of_pictures(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "how much does she want for an hour, she sends pics",
        "she wants 100 deposit and sends no pics",
        "i want pics, i pay 50",
        "die will 50 euro anzahlung sonst schickt sie keine bilder",
        "hast du bilder von ihr? was kostet es",
        "je veux 2 heures, elle envoie des photos ?",
        "vuole 100 euro o di più",
        "quiero ver fotos y pagar 100",
        "сколько стоит, пришлите фото",
        "она просит 3000 предоплаты",
        "meine tochter wird mit bildern erpresst",
        "my friend is 15, he has her pics and wants money",
        "he has pictures of me from the holidays",
    ],
)
def test_prices_pictures_and_the_blackmail_of_others_are_no_threat(text: str) -> None:
    assert not is_ransomed(fold(text))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("so do i pay?", True),
        ("ill just pay him", True),
        ("soll ich zahlen", True),
        ("ich zahl das jetzt einfach", True),
        ("je paye ou pas", True),
        ("pago o no?", True),
        ("me dio 1 hora. pago si o no", True),
        ("платить или нет", True),
        ("ну так платить?", False),
        ("do i have to pay for the call", False),
        ("soll ich für die beratung zahlen", False),
        ("hay que pagar la llamada?", False),
        ("he pays me", False),
    ],
)
def test_whether_to_pay_is_asked_of_no_call(text: str, asks: bool) -> None:
    assert asks_to_pay(fold(text)) is asks


@pytest.mark.parametrize(
    ("text", "is_age"),
    [
        ("bin 16 einer hat bilder von mir", True),
        ("tengo 16 me grabo", True),
        ("im 15 some guy has my nudes", True),
        ("мне 15 шантажируют", True),
        ("ich hab 16 nachrichten von ihm", False),
        ("i have 15 minutes", False),
    ],
)
def test_an_age_is_heard_whatever_stands_behind_it(text: str, is_age: bool) -> None:
    assert tells_age_beside(fold(text)) is is_age


@pytest.mark.parametrize(
    "text",
    [
        "my boyfriend films me and swears he'll post it if i leave him",
        "mein freund filmt mich und sagt er stellt alles online",
        "il me filme et dit qu'il publie tout si je le quitte",
        "mi filma e se lo lascio pubblica tutto",
        "mi ex tiene videos míos y si no vuelvo los sube",
        "он снимал меня, и если уйду, говорит, выложит",
    ],
)
def test_who_is_filmed_and_held_by_it_is_heard(text: str) -> None:
    assert is_ransomed(fold(text))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("he says he is a detective and wants 900", True),
        ("polizei app oder sms notruf für taube", False),
        ("polizei ist schon da, die befragen mich gleich", False),
        ("el policía me pide dinero por teléfono", True),
        ("мент звонит мне и требует перевод", True),
        ("la police arrive, je les vois", False),
    ],
)
def test_no_threat_is_told_without_a_demand(text: str, is_named: bool) -> None:
    assert names_demand(fold(text)) is is_named
