"""What an answer names, and in what manner it answers: taken up only where a word stands for it."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.named import manner, named


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "the money mostly", "money"),
        ("en", "nothing really, just bored", "boredom"),
        ("de", "der Suff, ehrlich gesagt", "drink"),
        ("en", "in debt up to here, bailiffs friday", "debts"),
        ("de", "der gerichtsvollzieher war da", "debts"),
        ("fr", "les huissiers arrivent demain", "debts"),
        ("it", "debiti fino al collo", "debts"),
        ("es", "tengo deudas por todos lados", "debts"),
        ("ru", "просто всё достало, 400 тысяч должен, приставы", "debts"),
        ("de", "frau is vor 3 jahren weg", "couple"),
        ("fr", "l’ennui, je suppose", "boredom"),
        ("fr", "j'ai peur des flics, voilà tout", "fear"),
        ("it", "mio fratello, forse", "kin"),
        ("es", "que luego me siento fatal", "after"),
        ("ru", "друзья так делают", "peers"),
        ("ru", "жена узнает, конец", "fear"),
        ("ru", "у меня жена дома", "couple"),
        ("ru", "денег мало, ну", "money"),
        ("ru", "жена от меня ушла", "couple"),
        ("ru", "мама болеет", "kin"),
        ("ru", "пусто как-то после", "after"),
        ("ru", "сижу один дома", "alone"),
        ("ru", "хочу женщину", "desire"),
        ("ru", "пью много, ну", "drink"),
        ("ru", "как же всё достало", "anger"),
        ("ru", "чтобы кто-то рядом был", "closeness"),
    ],
)
def test_a_word_for_a_thing_names_it(language: str, text: str, theme: str) -> None:
    assert named(text, language)[0] == theme


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "I'm not bored", "boredom_"),
        ("en", "no money involved", "money"),
        ("en", "money isn't the problem", "money"),
        ("de", "geld is nich das problem", "money"),
        ("fr", "l'argent n'est pas le problème", "money"),
        ("it", "i soldi non sono il problema", "money"),
        ("es", "el dinero no es problema", "money"),
        ("ru", "деньги не проблема", "money"),
        ("en", "the girls are happy", "children"),
        ("en", "leave me alone", "alone"),
        ("es", "no tengo miedo", "fear"),
        ("es", "solo quería mirar", "alone"),
        ("it", "volevo solo sapere", "alone"),
        ("fr", "le seul problème", "alone"),
        ("fr", "à deux heures du matin", "closeness"),
        ("ru", "один вопрос", "alone"),
        ("ru", "его жена знает и ничего", "couple"),
        ("ru", "у неё страх в глазах? да бросьте", "fear"),
        ("ru", "ей страшно, говорите", "fear"),
        ("ru", "у друзей денег полно, вот и ездят", "money"),
        ("ru", "деньги она себе берёт", "money"),
        ("en", "the money she makes is hers", "money"),
        ("ru", "у него жена и дети", "couple"),
        ("ru", "её мать болеет, вот и работает", "kin"),
        ("ru", "её подруга тоже там", "couple"),
        ("ru", "пусть будет так", "after"),
        ("ru", "бокал вина", "after"),
        ("ru", "тогда ладно", "past"),
        ("it", "allora dimmi", "past"),
        ("es", "entonces nada", "past"),
        ("ru", "я один раз был", "alone"),
        ("ru", "женщины там смеются", "desire"),
        ("ru", "хочется поговорить", "desire"),
        ("ru", "сижу пью кофе", "drink"),
        ("ru", "достал телефон и написал", "anger"),
        ("ru", "это рядом с вокзалом", "closeness"),
    ],
)
def test_what_is_denied_or_only_looks_alike_is_not_named(
    language: str, text: str, theme: str
) -> None:
    assert theme not in named(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "and you?", "counter"),
        ("en", "you tell me", "suggests"),
        ("en", "none of your business", "refuses"),
        ("de", "keine Ahnung", "unsure"),
        ("de", "mir doch egal", "shrugs"),
        ("fr", "arrêtez avec vos questions", "no_questions"),
        ("fr", "bonne question", "concedes"),
        ("it", "niente", "nothing"),
        ("it", "dimmi tu", "suggests"),
        ("es", "¿y a ti qué te importa?", "counter"),
        ("es", "es una pérdida de tiempo", "no_use"),
        ("ru", "не знаю", "unsure"),
        ("ru", "хватит задавать вопросы", "no_questions"),
    ],
)
def test_a_message_that_is_nothing_but_a_manner_has_it(
    language: str, text: str, expected: str
) -> None:
    assert manner(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "nothing helps any more, I don't want to live"),
        ("en", "I don't want to talk to anyone just tell me the price"),
        ("en", "everything is pointless"),
        ("en", "nothing left"),
        ("de", "nichts mehr"),
        ("es", "no sé vivir así"),
        ("es", "me da igual vivir"),
        ("it", "non so più vivere"),
        ("de", "das ist alles sinnlos"),
        ("fr", "plus rien ne sert à rien"),
        ("ru", "всё бессмысленно"),
        ("de", "keine Ahnung, wie ich das überleben soll"),
        ("fr", "rien ne va plus, je veux mourir"),
        ("it", "niente, mi picchia ogni sera"),
        ("es", "no sé si quiero seguir viviendo"),
        ("ru", "ничего не хочу, жить не хочу"),
    ],
)
def test_what_says_more_is_no_mere_manner(language: str, text: str) -> None:
    assert manner(text, language) == ""


def test_a_language_without_words_names_nothing() -> None:
    assert (named("money", "pt"), manner("nada", "pt")) == ((), "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'd leave, I guess"),
        ("en", "dunno. id just walk away"),
        ("en", "I'd stop straight away"),
        ("de", "ich würd gehen"),
        ("de", "keine ahnung, dann würde ich wohl abhauen"),
        ("fr", "je lui demanderais. ou je partirais, jsp"),
        ("fr", "je m'en irais"),
        ("it", "me ne andrei credo"),
        ("es", "pues me iría supongo, q corte"),
        ("ru", "ушёл бы, наверное"),
        ("ru", "развернулся бы и ушёл"),
    ],
)
def test_who_would_go_in_doubt_says_so(language: str, text: str) -> None:
    assert manner(text, language) == "leaves"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I wouldn't want to be that man"),
        ("en", "i'd never pay someone who's scared of me"),
        ("de", "ich will nicht so einer sein"),
        ("de", "ich zahl doch nicht, wenn die angst hat"),
        ("fr", "je lui demanderais. ou je partirais, jsp. je veux pas etre ce mec là"),
        ("fr", "bah pareil, je paye pas si elle a peur. et vendredi j'irai ptet pas du coup"),
        ("it", "non vorrei essere uno di quelli"),
        ("it", "non pago una che ha paura"),
        ("es", "pues me iria. tampoco me molaria estar con una q no quiere"),
        ("ru", "не хочу быть таким"),
        ("ru", "я не буду платить, если она боится"),
    ],
)
def test_a_rule_of_ones_own_is_heard(language: str, text: str) -> None:
    assert manner(text, language) == "own_rule"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I wouldn't leave, I paid"),
        ("en", "why would i leave"),
        ("en", "I'd go anyway"),
        ("en", "leave me alone"),
        ("en", "I'd stop by her place"),
        ("de", "ich würd trotzdem hingehen"),
        ("de", "die hat keine angst, die will das"),
        ("fr", "elle dit jamais non, elle est pas forcée, ça se voit"),
        ("fr", "je partirais pas"),
        ("it", "non me ne andrei"),
        ("es", "no me iria, ya he pagado"),
        ("ru", "не ушёл бы, деньги уплачены"),
        ("ru", "она ничего не боится"),
    ],
)
def test_who_would_stay_has_no_such_rule(language: str, text: str) -> None:
    assert manner(text, language) not in ("leaves", "own_rule")


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "not sure what i'd see if she is afraid", "fear"),
        ("fr", "bah pareil, je paye pas si elle a peur", "fear"),
        ("de", "keine ahnung, wenn sie angst hat halt", "fear"),
        ("ru", "если она боится, страшно ей", "fear_"),
        ("ru", "у друзей дети", "children"),
        ("ru", "ну да щас позвоню а там жена дети, неудобно", "children"),
        ("ru", "ну да щас позвоню а там жена дети, неудобно", "couple"),
        ("en", "my friends have all got the kids and that", "children"),
        ("ru", "не, на работе как раз норм. дома хреново", "work"),
        ("en", "at work I'm fine", "work"),
        ("en", "its only 80 quid a fortnight im not skint", "money"),
        ("de", "Arbeit läuft gut", "work"),
    ],
)
def test_what_is_anothers_or_fine_is_not_taken_up(language: str, text: str, theme: str) -> None:
    assert theme not in named(text, language)


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("es", "los findes se hacen largos trabajando en casa sin ver a nadie", "alone"),
        ("en", "me lad wants a switch, and im not skint", "children"),
        ("en", "she's got my kids", "children"),
        ("en", "im ok but so tired", "tired"),
        ("en", "work is not fine", "work"),
        ("en", "they know I'm scared", "fear"),
        ("fr", "un vendredi sur deux depuis mon divorce", "couple"),
        ("ru", "моя жена и мои дети", "couple"),
    ],
)
def test_what_is_the_writers_own_is_taken_up(language: str, text: str, theme: str) -> None:
    assert theme in named(text, language)


def test_of_two_the_one_with_the_feeling_wins() -> None:
    text = "los findes se hacen largos trabajando en casa sin ver a nadie"
    assert named(text, "es")[0] == "alone"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no that's not what I meant"),
        ("en", "nah, at work I'm fine"),
        ("de", "nein, das mein ich nicht"),
        ("de", "nee, in der Arbeit ist alles gut"),
        ("fr", "non c'est pas ce que je voulais dire"),
        ("it", "no, non intendevo quello"),
        ("es", "no, no me refiero a eso"),
        ("ru", "не, на работе как раз норм. дома хреново"),
        ("ru", "да я не об этом"),
    ],
)
def test_a_correction_is_heard(language: str, text: str) -> None:
    assert manner(text, language) == "corrects"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no"),
        ("en", "no I'm fine"),
        ("de", "das meine ich ernst"),
        ("es", "a eso me refiero"),
        ("it", "è quello che volevo dire"),
        ("fr", "non, pas vraiment"),
        ("ru", "нет, не знаю"),
    ],
)
def test_a_mere_no_corrects_nothing(language: str, text: str) -> None:
    assert manner(text, language) != "corrects"


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "a beer, and since my wife left me it's dead quiet at home", "couple"),
        ("de", "Arbeit halt, und dann bin ich allein", "alone"),
        ("fr", "le boulot, et le soir personne à qui parler", "alone"),
        ("en", "work, then the money I spend every single week", "money"),
    ],
)
def test_a_circumstance_named_in_passing_wins_over_nothing_else(
    language: str, text: str, theme: str
) -> None:
    assert named(text, language)[0] == theme
