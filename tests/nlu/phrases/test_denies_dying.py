"""Who says that they do not want to die is not heard as wanting to, and who takes it back is."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.denies_dying import beside_denied_dying, denies_dying


@pytest.mark.parametrize(
    "text",
    [
        "i don't want to die, i'm scared",
        "im not gonna kill myself",
        "I'm not suicidal",
        "Ich will nicht sterben, ich hab Angst",
        "Ich bring mich nicht um, keine Sorge",
        "je veux pas mourir j'ai peur de lui",
        "je vous ai dit que je veux pas mourir",
        "non voglio morire ho solo paura",
        "no me quiero morir, tengo miedo nomás",
        "no tío no me voy a matar",
        "я не хочу умирать, мне страшно",
        "умирать я не собираюсь",
        "oida na!! i will mi ned umbringen",
        "ich bin sauer, nicht suizidal",
        "sterben will ich nicht, ich hab nur angst",
        "nix da mit suizid",
        "macché ammazzarmi",
        "ma che suicidio oh",
        "nun me vojo ammazzà",
        "mica mi butto",
        "chui pas du tout suicidaire",
        "я не суицидник",
        "i don't have thoughts like that",
        "ich hab keine solchen gedanken",
        "j'ai pas ces pensées",
        "non ho questi pensieri",
        "q no! no tengo pensamientos de esos, solo me preocupan ellas",
        "нет у меня таких мыслей",
    ],
)
def test_a_no_to_dying_is_heard(text: str) -> None:
    assert denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "no no yo estoy bien, hablo de las chicas del hotel",
        "i'm fine honestly, i'm talking about the girls up there",
        "mir gehts gut, es geht um die frauen in der wohnung oben",
        "non, je vais bien, je parle des filles de l'hôtel d'en face",
        "io sto bene, parlo delle ragazze che ho visto al terzo piano",
        "я в порядке, я про девушек которые там живут взаперти",
    ],
)
def test_who_speaks_of_others_says_that_they_are_fine_in_more_words(text: str) -> None:
    assert denies_dying(fold(text), is_asked=True)
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i have thoughts like that",
        "ich hab solche gedanken",
        "j'ai ces pensées tout le temps",
        "tengo pensamientos de esos",
        "у меня такие мысли",
        "i want to die",
        "i don't want to live",
        "why not kill myself",
        "i don't want to die but i can't go on",
        "Ich will nicht mehr leben",
        "Ich will nicht sterben, aber ich kann nicht mehr",
        "je veux mourir",
        "je veux plus vivre",
        "je veux pas mourir mais j'en peux plus",
        "voglio morire",
        "no quiero vivir",
        "no me quiero morir pero no puedo más",
        "хочу умереть",
        "не хочу умирать, но и жить не могу",
    ],
)
def test_a_wish_to_die_and_a_but_stand(text: str) -> None:
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "im fine, what a question",
        "nicht an sowas",
        "mdr je vais bien",
        "niente del genere",
        "nada de eso",
        "да не тяжело, завтра аванс просто",
        "nein kein notfall verdammt",
        "rien de grave t'inquiète",
        "НЕТ. не думаю я о таком. просто бессонница",
    ],
)
def test_fewer_words_do_where_it_was_asked(text: str) -> None:
    assert denies_dying(fold(text), is_asked=True)
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "quiero morir tranquilo",
        "voglio morire tranquillo",
        "mir gehts gut wenn ich tot bin",
        "everyone thinks i'm fine, i want to die",
        "estoy bien jodido, me quiero morir",
        "не могу нормально спать, хочу умереть",
        "nothing like that. i have the pills here",
    ],
)
def test_a_wish_to_die_is_no_answer_that_one_is_fine(text: str) -> None:
    assert not denies_dying(fold(text), is_asked=True)


@pytest.mark.parametrize(
    "text",
    [
        "i dont wanna die",
        "not gonna kill myself",
        "never said i wanna die",
        "na i mog ned sterm",
        "ich sterb doch nicht",
        "nein bin nich suizidal",
        "non jveux pas mourir…",
        "j'veux pas crever",
        "jvais pas me tuer",
        "jai pas dit que je veux mourir",
        "mica voglio morire",
        "no nn muoio tranquilla",
        "q no me quiero morir",
        "no me mato, tranqui",
        "да не умру я",
        "не собираюсь я помирать",
        "не покончу с собой",
    ],
)
def test_a_no_to_dying_is_heard_in_the_short_forms_of_a_telephone(text: str) -> None:
    assert denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "no me mato porque tengo hijos",
        "je me tue pas parce que j'ai ma fille",
        "не убью себя только ради дочки",
        "если не умру сегодня то завтра",
        "warum nicht sterben",
        "jveux plus vivre",
    ],
)
def test_who_names_what_holds_them_is_no_denial(text: str) -> None:
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm just tired, not dying",
        "nur müde, nicht am sterben",
        "juste fatiguée, je meurs pas",
        "sono solo stanca, non muoio",
        "solo cansado, no me muero",
        "просто устала, не умираю",
    ],
)
def test_who_is_only_tired_does_not_want_to_die(text: str) -> None:
    assert denies_dying(fold(text))


def test_not_dying_fast_enough_denies_nothing() -> None:
    assert not denies_dying(fold("I'm not dying fast enough"))


@pytest.mark.parametrize(
    "text",
    [
        "I'm not going to jump off anything, I'm just furious with him",
        "I don't want to die but I need to know what it costs",
        "ich häng mich nicht auf, ich bin sauer",
        "ich will nicht sterben, aber ich muss wissen was das kostet",
        "je vais pas me pendre, je suis en colère",
        "non mi lancio da nessuna parte, sono furiosa",
        "no me voy a lanzar de ningún sitio, tengo rabia",
        "не брошусь я никуда, просто злая",
    ],
)
def test_who_is_angry_and_will_not_jump_is_believed(text: str) -> None:
    assert denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "why don't I just jump",
        "I won't jump, but I can't bear it",
        "ich spring nicht wegen der kinder",
        "no me tiro por mis hijos",
        "не прыгну только из-за мамы",
    ],
)
def test_who_is_held_back_by_little_is_not(text: str) -> None:
    assert not denies_dying(fold(text))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no, I don't want to die. do I owe the fare?", "do I owe the fare?"),
        ("nein, ich will nicht sterben. muss ich die fahrt zahlen?", "muss ich die fahrt zahlen?"),
        ("no, no quiero morir. ¿debo pagar el billete?", "¿debo pagar el billete?"),
        ("не хочу умирать, но как отдать долг?", "как отдать долг?"),
        ("I don't want to die", ""),
        ("do I owe the fare?", ""),
    ],
)
def test_what_stands_beside_the_denial_is_what_is_left(text: str, rest: str) -> None:
    assert beside_denied_dying(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "why are you talking about suicide",
        "who said anything about suicide",
        "wie kommen sie auf selbstmord. es geht um die frauen unter mir",
        "niemand redet von selbstmord",
        "pourquoi vous me parlez de suicide ??",
        "perché mi parla di suicidio?",
        "¿por qué me hablas de suicidio?",
        "при чем тут самоубийство",
    ],
)
def test_who_asks_why_we_speak_of_it_denies_it(text: str) -> None:
    assert denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "how do you do suicide",
        "how do i stop thinking about suicide",
        "why do you even care about me dying",
        "wie geht selbstmord am schnellsten",
        "comment parler de mon suicide à ma mère",
        "come si parla di suicidio a una figlia",
        "почему я хочу умереть",
        "с чего начать если думаю о самоубийстве",
    ],
)
def test_who_asks_about_it_for_themselves_does_not(text: str) -> None:
    assert not denies_dying(fold(text))


ECHOED = [
    "suicide?? im fine. whatever. can i ask a lawyer about the truck",
    "Suizid?? mir gehts gut, ich wollte nur wissen ob das strafbar ist",
    "quoi mourir?? je vais bien, je demandais le prix du timbre",
    "ma va, che morire. volevo solo sapere l'orario",
    "qué suicidio, estoy bien, preguntaba por la multa",
    "какой суицид, со мной все нормально, я про штраф спросил",
]


@pytest.mark.parametrize("text", ECHOED)
def test_a_word_of_ours_that_is_echoed_in_surprise_is_no_sign(text: str) -> None:
    assert denies_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "suicide? im fine with it",
        "suicide is all i think of, im fine though",
        "sterben wäre gut",
        "je veux mourir, ça va aller",
        "morire, sì. tutto bene",
        "умереть хочу. все нормально",
    ],
)
def test_who_names_it_themselves_and_says_they_are_fine_is_heard(text: str) -> None:
    assert not denies_dying(fold(text))
