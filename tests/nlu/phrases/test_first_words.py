"""First words of who answers an advert, or wants to stop, that the model takes for something else."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.outright import Row, row_of
from bot.nlu.phrases.question import asks_something


def row_first(text: str) -> Row | None:
    return row_of(text, {"first"}, asks=asks_something(text))


def heard(text: str) -> str:
    row = row_first(text)
    return row.topic if row else ""


@pytest.mark.parametrize(
    "text",
    [
        "confirmed for 17?",
        "see you at 16 then",
        "17:30 ok?",
        "bleibt es bei 17 Uhr?",
        "um 16 uhr dann?",
        "c'est bon pour 17h ?",
        "on se voit toujours à 16h30 ?",
        "ci vediamo alle 17?",
        "ok x le 16.30",
        "quedamos a las 17?",
        "entonces a las 16 confirmado",
        "завтра в 17 жду",
        "подтверждаете на 16:00?",
        "встреча в силе?",
    ],
)
def test_an_appointment_is_a_wish_and_its_hour_no_age(text: str) -> None:
    row = row_first(text)
    assert row is not None
    assert row.topic == "seek_services"
    assert row.clears == {"minor", "child_writes"}


@pytest.mark.parametrize(
    "text",
    [
        "i'm 16 tomorrow, ok?",
        "is it ok at 16?",
        "you 17?",
        "16-17 ok?",
        "16 for 7 ok?",
        "still 17 ok?",
        "ok for a 15 year old?",
        "ok for 17? she looks older",
        "mit 16 ok?",
        "ab 16 ok?",
        "bin 16, klappt das um 5 noch?",
        "16 ans ok pour demain ?",
        "t'as une de 17 pour demain ?",
        "ho 16, va bene alle 5?",
        "con le 16enni va bene?",
        "la de 16 a las 5 va bien?",
        "tengo 17, te va bien a las 8?",
        "до 16 ок?",
        "ей 17, удобно?",
        "мне 16, жду в 5",
        "alle 5 va bene, ho paura",
    ],
)
def test_an_age_beside_an_appointment_is_left_to_be_asked_about(text: str) -> None:
    row = row_first(text)
    assert row is None or not row.clears


@pytest.mark.parametrize(
    "text",
    [
        "u do french kissing",
        "greek included?",
        "bietest du französisch ohne an?",
        "griechisch möglich?",
        "tu fais la grecque ?",
        "fai anche greco?",
        "bacio alla francese incluso?",
        "francés completo cuánto",
        "griego incluido?",
        "делаешь французский?",
        "gfe ok?",
        "150 rosen?",
        "80 besos?",
        "do you do bareback?",
        "sin condón haces?",
        "lo fai senza preservativo?",
        "is there parking?",
        "c'è parcheggio vicino?",
        "on peut se garer facilement ?",
        "discreet place? got a wife",
        "c'est discret chez toi ? je suis marié",
        "posto discreto? sono sposato",
        "what area?",
        "in welchem stadtteil?",
        "какой район?",
        "почём час?",
    ],
)
def test_what_is_asked_before_a_visit_is_a_wish(text: str) -> None:
    assert heard(text) == "seek_services"


@pytest.mark.parametrize(
    "text",
    [
        "do you speak french?",
        "can you do french?",
        "do you have french",
        "können wir französisch",
        "geht das auf griechisch?",
        "vous parlez grec ?",
        "si può in francese?",
        "en francés por favor",
        "можно на французском?",
        "do you do french lessons?",
        "they make me do bareback",
        "ich hatte sex ohne gummi",
        "on l'a fait sans capote",
        "can you catch something without a condom?",
        "there's a man parking outside my house",
        "is this chat discreet? i'm married",
        "c'è parcheggio? ho paura",
    ],
)
def test_a_language_a_risk_and_fear_are_no_such_wish(text: str) -> None:
    assert heard(text) != "seek_services"


@pytest.mark.parametrize(
    "text",
    [
        "are you the girl in the pics?",
        "bist das du auf den fotos?",
        "c'est bien toi sur les photos ?",
        "sei davvero tu nelle foto?",
        "eres la chica de las fotos?",
        "это ты на фотках?",
    ],
)
def test_who_asks_for_the_one_in_the_picture_hears_that_there_is_none(text: str) -> None:
    assert heard(text) == "ask_identity/where_is_she"


@pytest.mark.parametrize(
    "text", ["das bin ich auf den bildern", "esas fotos son mías", "c'est moi"]
)
def test_a_picture_of_ones_own_is_another_matter(text: str) -> None:
    assert heard(text) == ""


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("ask_help_to_stop", "how do i quit escorts"),
        ("ask_help_to_stop", "wie hör ich auf in den puff zu gehen"),
        ("ask_help_to_stop", "comment arrêter les putes ?"),
        ("ask_help_to_stop", "come si smette di pagare per sesso"),
        ("ask_help_to_stop", "cómo dejo de pagar por sexo"),
        ("ask_help_to_stop", "как перестать ходить к проституткам"),
        ("ask_help_to_stop/cant_stop", "can't stop going to brothels"),
        ("ask_help_to_stop/cant_stop", "komm vom puff nicht los"),
        ("ask_help_to_stop/cant_stop", "je dépense tout en escortes"),
        ("ask_help_to_stop/cant_stop", "butto lo stipendio in puttane"),
        ("ask_help_to_stop/cant_stop", "me pulo todo en putas"),
        ("ask_help_to_stop/cant_stop", "спускаю всю зарплату на проституток"),
        ("report_concern/partner_buys", "my husband spends all our money on escorts"),
        ("report_concern/partner_buys", "mein freund gibt alles für nutten aus"),
        ("report_concern/partner_buys", "mon mari claque tout en putes"),
        ("report_concern/partner_buys", "mio marito spende tutto in escort"),
        ("report_concern/partner_buys", "mi marido se gasta todo en putas"),
        ("report_concern/partner_buys", "муж тратит всё на шлюх"),
        ("disclose_exploitation/want_out", "i want to stop being a prostitute"),
        ("disclose_exploitation/want_out", "wie komm ich raus aus der prostitution"),
        ("disclose_exploitation/want_out", "je veux arrêter d'être escorte"),
        ("disclose_exploitation/want_out", "voglio smettere di fare la prostituta"),
        ("disclose_exploitation/want_out", "quiero dejar de ser puta"),
        ("disclose_exploitation/want_out", "хочу перестать быть проституткой"),
    ],
)
def test_who_pays_who_is_paid_and_who_lives_with_him_each_want_an_end(
    topic: str, text: str
) -> None:
    assert heard(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "want to stop seeing hookers, my wife would kill me if she finds out",
        "will mit den huren aufhören, meine frau erschlägt mich wenn sies merkt",
        "je veux arrêter les putes, ma femme me tue si elle l'apprend",
        "voglio smettere con le escort, se mia moglie lo scopre mi ammazza",
        "quiero dejar las putas, si se entera mi mujer me mata",
        "хочу бросить проституток, жена узнает убьёт",
    ],
)
def test_whose_wife_would_kill_him_wants_to_stop_and_is_no_partner(text: str) -> None:
    row = row_first(text)
    assert row is not None
    assert row.topic == "ask_help_to_stop"
    assert row.clears == {"distress", "violence"}


@pytest.mark.parametrize(
    "text",
    [
        "want to quit escorts, i want to die",
        "will mit nutten aufhören, meine frau bringt sich um wenn sie es erfährt",
        "quiero dejar las putas, mi mujer me pega",
        "i want to stop being",
        "i want to stop being a prostitute and die",
    ],
)
def test_a_wish_to_die_or_blows_stay_heard_beside_it(text: str) -> None:
    row = row_first(text)
    assert row is None or not row.clears


@pytest.mark.parametrize(
    "text",
    [
        "seeing escorts again, wife's expecting, how do you pack it in",
        "komm vom puff nicht los, will aufhören",
        "ma femme est enceinte et je vais voir des putes, comment arrêter",
        "vado a puttane da anni, come si smette",
        "mi mujer embarazada y yo de putas, quiero dejarlo",
        "опять к проституткам, надо завязывать, хочу бросить",
    ],
)
def test_who_wants_to_stop_in_everyday_words_is_heard(text: str) -> None:
    assert heard(text).startswith("ask_help_to_stop")


@pytest.mark.parametrize(
    "text",
    [
        "i work as an escort and want to stop",
        "my husband sees escorts, i want to stop him",
        "ich will das nicht mehr",
        "je veux plus vivre, encore chez une pute",
    ],
)
def test_who_else_wants_no_more_is_no_buyer_who_stops(text: str) -> None:
    assert not heard(text).startswith("ask_help_to_stop")


@pytest.mark.parametrize(
    "text",
    [
        "i'm downstairs, which buzzer",
        "bei wem muss ich klingeln",
        "je suis devant, c'est quel étage",
        "sono giù, che piano salgo",
        "ya estoy en el portal, qué timbre",
        "я у двери, какой код",
        "may i bring a friend along",
        "ich suche eine nette frau gegen taschengeld",
        "je suis en déplacement, j'aimerais te voir ce soir",
        "помогу материально милой девушке",
    ],
)
def test_who_stands_at_the_door_or_would_come_is_a_buyer(text: str) -> None:
    assert heard(text) == "seek_services"


@pytest.mark.parametrize(
    "text",
    [
        "he's outside, what number do i ring",
        "police are downstairs, which door do i open",
        "куда звонить, он у двери",
        "mum i want to see you tonight",
    ],
)
def test_who_else_stands_at_a_door_or_would_see_somebody_is_none(text: str) -> None:
    assert heard(text) != "seek_services"


@pytest.mark.parametrize(
    "text",
    [
        "can you pick up the drill from mine tomorrow",
        "Sabine, holst du noch Brötchen?",
        "tu ramènes le vélo dimanche ?",
        "Gianni prendi tu la torta?",
        "Paco, ¿traes la escalera?",
        "Миш, захвати молоко",
        "Mrs Hill, Tom is poorly and not in school today",
        "Frau Lutz, Mia ist krank und bleibt der Schule fern",
    ],
)
def test_an_errand_for_somebody_else_is_a_wrong_number(text: str) -> None:
    assert heard(text) == "goodbye/wrong_number"


@pytest.mark.parametrize(
    "text",
    [
        "can i pick up a girl at nine",
        "hola Laura estás libre esta noche",
        "he brings the shopping and locks me in",
        "a girl is ill and isn't in school, a man keeps her",
    ],
)
def test_what_is_no_errand_is_no_wrong_number(text: str) -> None:
    assert heard(text) != "goodbye/wrong_number"


@pytest.mark.parametrize(
    "text",
    [
        "who do i ring if she's not alright",
        "wen kann ich anrufen wegen ihr",
        "à qui le dire sans lui causer d'ennuis, pour elle",
        "a chi posso dirlo senza metterla nei guai",
        "a quién puedo contarlo sin meterla en problemas",
        "куда можно обратиться, чтобы ей не навредить",
    ],
)
def test_a_buyer_who_asks_where_to_tell_it_is_heard(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=True)
    assert row is not None
    assert row.topic == "report_concern/it_was_me_customer"
