"""Visitors in no trouble, and witnesses, stay who they are, and are told what they asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.answering.onlookers import TOLD, asked_plainly
from bot.dialogue.deciding.bystanders import MY_NAME, moves_for
from bot.dialogue.deciding.danger import decide
from bot.dialogue.deciding.places_told import settle_place
from bot.dialogue.plain_words.borne_out import seen_or_suffered
from bot.dialogue.reading.family import FOUND_IT
from bot.dialogue.reading.guesses import LOST
from bot.dialogue.state.situation import Situation
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.phrases import plain_asks
from bot.nlu.phrases.bystander import BY_TRADE, FAMILY, PARENT, PARTNER, WITNESS, tells_who_writes
from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.speaker import says_it_is_me
from bot.nlu.places.namesakes import nearest
from bot.nlu.places.whereabouts import is_of_matter

FOUND = {"role": "witness", "says_who": FAMILY}


def talk(**known: Any) -> Situation:
    return Situation("en", "web", "demo-en", **{"turns": 2, **known})


def read(key: str, confidence: float = 0.8, **more: Any) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic, **more)


@pytest.mark.parametrize(
    "text",
    [
        "this was open on my stepdads laptop",
        "lag auf dem Handy von meinem Onkel",
        "c'était sur la tablette de mon frère",
        "l'ho visto sul telefono di mio zio",
        "estaba en el móvil de mi abuelo",
        "увидел это на планшете отчима",
    ],
)
def test_who_found_it_with_their_family_says_so_in_every_language(text: str) -> None:
    assert tells_who_writes(fold(text)) == FAMILY


def test_who_writes_on_a_fathers_telephone_has_found_nothing() -> None:
    assert not tells_who_writes(fold("im writing on my dads phone"))


def test_a_child_that_found_it_is_a_child_and_in_no_danger() -> None:
    situation = talk(**FOUND)
    decide(situation, read("out_of_scope", safety=("child_writes",)))
    assert (situation.role, situation.danger) == ("child", "none")
    assert moves_for(situation, read("ask_risk/blackmail")) == [FOUND_IT]


def test_a_child_taken_for_one_in_danger_says_that_it_only_found_it() -> None:
    known = {"danger": "certain", "danger_kind": "child_writes", "safety_kinds": ["child_writes"]}
    situation = talk(role="child", **known)
    decide(situation, read("report_concern/found_trace", who=FAMILY))
    assert (situation.role, situation.danger, situation.says_who) == ("child", "none", FAMILY)


def test_a_danger_that_a_child_tells_afterwards_wins() -> None:
    net = talk(**{**FOUND, "role": "child"})
    decide(net, read("mention_minor/pictures", safety=("exploitation",)))
    assert net.danger == "certain"
    heard = talk(**{**FOUND, "role": "child"})
    decide(heard, read("out_of_scope", suspected="exploitation", suspicion=0.6))
    assert (heard.danger, heard.danger_kind) == ("certain", "child_writes")


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (plain_asks.BY_CHANCE, ["did it just pop up on its own", "может само открылось"]),
        (plain_asks.HOUSEHOLD, ["i can smell gas on the stairs", "c'è una fuga di gas"]),
        (plain_asks.DOCTOR_TELLS, ["will the clinic tell my wife about my results"]),
        (plain_asks.OWNER_RISK, ["was droht mir als Vermieter", "am i liable as the owner"]),
        (plain_asks.SHE_CRIED, ["quand j'ai payé la fille pleurait", "afterwards she cried"]),
        (plain_asks.NO_CALL, ["por favor no me llamen", "bitte nicht anrufen"]),
    ],
)
def test_what_is_asked_in_plain_words_is_heard(code: str, texts: list[str]) -> None:
    assert all(code in plain_asks.plain_asks(fold(text)) for text in texts)


def test_a_wife_who_cries_is_no_womans_tears_that_were_paid_for() -> None:
    said = plain_asks.plain_asks(fold("my wife cried when i paid the last time"))
    assert plain_asks.SHE_CRIED not in said


def test_each_is_told_to_whom_it_is_of_use_and_to_nobody_in_danger() -> None:
    asks = read("out_of_scope", plainly=(plain_asks.BY_CHANCE,))
    by_chance = TOLD[plain_asks.BY_CHANCE]
    assert asked_plainly(talk(role="witness", says_who=PARTNER), asks) == by_chance
    assert asked_plainly(talk(**FOUND), asks) == by_chance
    assert not asked_plainly(talk(role="buyer"), asks)
    assert not asked_plainly(talk(danger="certain", **FOUND), asks)


def test_who_wants_a_plumber_is_lost_and_is_handed_no_line() -> None:
    assert tells_who_writes(fold("is that the plumber?")) == BY_TRADE
    situation = talk(turns=0)
    assert moves_for(situation, read("ask_human/cannot_call", who=BY_TRADE)) == [LOST]
    assert situation.not_for_me
    assert moves_for(situation, read("ask_human/cannot_call")) == [LOST]


def test_who_paid_and_saw_her_cry_stays_a_buyer() -> None:
    situation = talk()
    decide(
        situation,
        read("report_concern", 0.97, plainly=(plain_asks.SHE_CRIED,), safety=("concern",)),
    )
    assert (situation.role, situation.danger) == ("buyer", "none")


def test_what_a_buyer_only_imagines_makes_no_witness_of_him() -> None:
    situation = talk(role="buyer", asked="open")
    imagined = read("ask_signs/she_seemed_off", 1.0, plainly=(plain_asks.IMAGINED,), founded=True)
    decide(situation, imagined)
    assert situation.role == "buyer"


@pytest.mark.parametrize(
    "text",
    ["the boss will know that its me", "er merkt dass ich es bin", "хозяин узнает что это я"],
)
def test_who_fears_to_be_found_out_does_not_say_that_it_is_about_them(text: str) -> None:
    assert not says_it_is_me(text)
    assert says_it_is_me("its me")


def test_a_witness_taken_for_a_victim_is_one_again() -> None:
    situation = talk(
        role="exploited",
        role_before="witness",
        danger="certain",
        danger_kind="exploitation",
        safety_kinds=["exploitation", "concern"],
    )
    decide(situation, read("disclose_exploitation/not_me", plainly=(plain_asks.NOT_ME,)))
    assert (situation.role, situation.danger_kind) == ("witness", "concern")


def test_a_witness_who_says_that_it_is_not_about_them_takes_nothing_back() -> None:
    seen = {"danger": "certain", "danger_kind": "concern", "safety_kinds": ["concern"]}
    situation = talk(role="witness", last_need="report", **seen)
    decide(situation, read("deny/misread", 0.9, plainly=(plain_asks.NOT_ME,)))
    assert (situation.role, situation.danger_kind) == ("witness", "concern")


def test_a_witness_who_asks_for_the_name_beside_an_age_is_answered_both() -> None:
    situation = talk(role="witness", says_who=WITNESS, last_need="report")
    asks = read("mention_minor/wants_minor", plainly=(plain_asks.UNNAMED,), asks=True)
    assert [move.key for move in moves_for(situation, asks)] == [
        "mention_minor/she_may_be",
        MY_NAME.key,
    ]


def test_lines_are_of_where_the_flat_is_and_not_of_where_its_owner_is() -> None:
    situation = talk(role="professional", place="CA", place_told=True)
    told = read("inform_location", places=("FR",), is_of_matter=True)
    assert settle_place(situation, told)
    assert (situation.place, situation.asked_place) == ("FR", "FR")
    assert is_of_matter(fold("mais l'appart est à "))
    assert not is_of_matter(fold("i'm in a hotel in "))


def test_a_town_that_is_also_in_the_state_of_the_page_is_there() -> None:
    mention = Gazetteer.load().mentions("im in hull", "en")[0]
    codes = {
        state: nearest(mention, "hull", state, alone=True, asks_law=False).codes
        for state in ("GB", "CA")
    }
    assert codes == {"GB": ("GB-ENG",), "CA": ("CA-QC",)}


@pytest.mark.parametrize(
    "text",
    [
        "I still want to contact someone",
        "Ich suche trotzdem jemanden",
        "Je cherche quand même quelqu’un",
        "Cerco comunque qualcuno",
        "Aún quiero contactar con alguien",
        "Всё равно ищу встречу",
    ],
)
def test_the_words_of_the_buyers_button_typed_are_a_buyers(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=False)
    assert row is not None
    assert row.topic == "seek_services/still_want"


WITNESS_TALK = {
    "role": "witness",
    "says_who": WITNESS,
    "danger": "certain",
    "danger_kind": "concern",
}


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            plain_asks.LEARNS,
            [
                "will my landlord find out it was me",
                "erfährt der Vermieter, dass ich es war?",
                "le proprio saura que c'est moi ?",
                "se va a enterar el dueño de que fui yo?",
                "il padrone saprà che sono stato io?",
                "узнает ли хозяин, что это я?",
            ],
        ),
        (
            plain_asks.MAY_I_TELL,
            ["is it legal for me to give them that, gdpr?", "darf ich das melden, DSGVO?"],
        ),
        (
            plain_asks.WHICH_POLICE,
            ["which police do i go to", "polizia o carabinieri?", "quel commissariat ?"],
        ),
        (
            plain_asks.STILL_COUNTS,
            ["two weeks ago, does it still count?", "fue hace un mes, todavía sirve?"],
        ),
        (
            plain_asks.FORWARDED,
            ["if i write the address to you do you take care of it?", "te encargas tú?"],
        ),
    ],
)
def test_what_a_witness_asks_is_answered_although_others_are_in_danger(
    code: str, texts: list[str]
) -> None:
    assert all(code in plain_asks.plain_asks(fold(text)) for text in texts)
    asks = read("ask_police", plainly=(code,), asks=True)
    assert asked_plainly(talk(**WITNESS_TALK), asks) == TOLD[code]
    assert not asked_plainly(talk(role="buyer"), asks)
    assert not asked_plainly(talk(role="exploited", danger="certain"), asks)


@pytest.mark.parametrize(
    "text",
    [
        "i never said anybody was under 18",
        "ich habe nie gesagt, dass da Kinder sind",
        "je n'ai jamais dit qu'il y avait des mineures",
        "non ho mai detto che ci sono minorenni",
        "nunca dije que hubiera menores",
        "я не говорила, что там дети",
    ],
)
def test_who_never_told_of_anybody_under_age_has_not_told_it(text: str) -> None:
    assert plain_asks.OF_AGE in plain_asks.plain_asks(fold(text))
    told = read("mention_minor", safety=("minor",), plainly=plain_asks.plain_asks(fold(text)))
    heard = seen_or_suffered(told, fold(text), {"role": "witness"})
    assert (heard.no_child, heard.safety) == (True, ())


def test_what_a_girl_never_told_her_client_takes_nothing_back() -> None:
    assert plain_asks.OF_AGE not in plain_asks.plain_asks(
        fold("she never told me she was under 18")
    )
    assert plain_asks.OF_AGE not in plain_asks.plain_asks(
        fold("sie hat nie gesagt dass sie 16 ist")
    )


@pytest.mark.parametrize(
    "text",
    [
        "a woman threw a note out of the window, it said help",
        "eine Frau hat einen Zettel aus dem Fenster fallen lassen, da stand Hilfe",
        "un papier est tombé de la fenêtre avec écrit aide",
        "un biglietto dalla finestra con scritto aiuto",
        "tiró un papel por la ventana que pone ayuda",
        "женщина бросила записку из окна, там помогите",
    ],
)
def test_a_note_that_calls_for_help_is_seen_and_is_no_despair(text: str) -> None:
    plainly = plain_asks.plain_asks(fold(text))
    heard = read("express_distress", safety=("distress",), plainly=plainly)
    assert seen_or_suffered(heard, fold(text), {}).safety == ("concern",)
    assert seen_or_suffered(heard, fold(text), {"role": "exploited"}).safety == ("distress",)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (plain_asks.OPENING, "donne-moi une phrase pour lui parler"),
        (plain_asks.OPENING, "how do i start without shouting"),
        (plain_asks.OWN_SENTENCE, "va bene come frase?"),
        (plain_asks.FORCED_THERE, "те девушки под принуждением?"),
        (plain_asks.ONLY_SHOUTS, "er schlägt mich nie, er schreit nur"),
        (plain_asks.PREGNANT, "estoy de 7 meses"),
    ],
)
def test_what_a_partner_asks_is_answered_to_partners_alone(code: str, text: str) -> None:
    asks = read("out_of_scope", plainly=plain_asks.plain_asks(fold(text)))
    assert asked_plainly(talk(role="witness", says_who=PARTNER), asks) == TOLD[code]
    assert not asked_plainly(talk(role="exploited"), asks)


def test_whether_he_learns_of_a_test_is_asked_of_the_doctor() -> None:
    asks = read("ask_privacy", plainly=(plain_asks.LEARNS,))
    known = talk(role="witness", says_who=PARTNER, last_topic="ask_risk/test_place")
    assert asked_plainly(known, asks) == TOLD[plain_asks.DOCTOR_TELLS]


def test_a_parent_is_no_child_and_hears_what_this_is_whatever_was_heard() -> None:
    situation = Situation("en", "web", "demo-en")
    reading = read("mention_minor/chat_not_call", who=PARENT)
    assert moves_for(situation, reading) == [FOUND_IT]
    assert (situation.role, situation.says_who, situation.danger) == ("witness", PARENT, "none")


def test_a_parent_tells_afterwards_that_somebody_writes_to_the_child() -> None:
    situation = talk(role="witness", says_who=PARENT)
    told = read("out_of_scope", plainly=(plain_asks.CHILD_WRITTEN_TO,))
    assert [move.key for move in moves_for(situation, told)] == ["report_concern/child_online"]


def test_a_parent_asks_how_to_speak_with_the_child() -> None:
    asks = read("out_of_scope", plainly=(plain_asks.TALK_WITH,))
    assert asked_plainly(talk(role="witness", says_who=PARENT), asks) == TOLD[plain_asks.TALK_WITH]
    assert not asked_plainly(talk(role="witness", says_who=PARTNER), asks)


@pytest.mark.parametrize(
    "text",
    [
        "we're a women's refuge, im a support worker. is this something i can refer women to",
        "bin Sozialarbeiter, darf ich das an Klienten weitergeben",
        "je suis assistante sociale, c'est pour qui ce service",
        "sono educatrice, posso indirizzare qui le ragazze",
        "soy educadora social, puedo derivar aquí a mujeres",
        "я социальный работник, кому можно это рекомендовать",
    ],
)
def test_who_works_with_people_in_need_asks_whether_to_send_them_here(text: str) -> None:
    assert plain_asks.PASS_ON in plain_asks.plain_asks(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my social worker told me to write here, what is this",
        "ich brauche eine Sozialarbeiterin, was macht ihr",
        "je cherche une assistante sociale, à qui parler",
        "I'm a social worker, what do you do when a client is being exploited",
    ],
)
def test_who_needs_such_a_person_is_none(text: str) -> None:
    assert plain_asks.PASS_ON not in plain_asks.plain_asks(fold(text))
