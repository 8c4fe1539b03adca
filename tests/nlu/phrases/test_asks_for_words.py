"""What to write or say to somebody close, in six languages, and what only sounds like that question."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.question import asks_something

TO_SEND, WAY_OUT = "ask_human/words_to_send", "commit_to_stop/way_out"
HOW_GONE, TO_TELL = "mention_minor/how_taken_down", "mention_minor/tell_teacher"


def heard(talk: str, text: str) -> str:
    row = row_of(text, {talk}, asks=asks_something(text))
    return row.topic if row else ""


@pytest.mark.parametrize(
    ("talk", "text"),
    [
        ("child", "what do i write to my auntie"),
        ("child", "how do i start the message to my teacher"),
        ("child", "can you write it for me"),
        ("child", "was schreib ich meiner tante"),
        ("child", "wie sag ichs meinem papa"),
        ("child", "was soll ich meinen eltern sagen?"),
        ("child", "kannst du das für mich schreiben"),
        ("child", "j'écris quoi à ma tata"),
        ("child", "comment je le dis à mon père"),
        ("child", "tu peux l'écrire pour moi"),
        ("child", "cosa scrivo a mia zia"),
        ("child", "come lo dico a papà"),
        ("child", "me lo scrivi? scrivilo per me"),
        ("child", "q le digo a mi tía"),
        ("child", "cómo se lo digo a mi madre"),
        ("child", "escríbelo tú por mí"),
        ("child", "тёте наташе наверно… написать ей в вк? что писать то"),
        ("child", "как маме сказать"),
        ("child", "напиши за меня"),
        ("despairing", "i want to tell my friend. what do i write to my friend"),
        ("despairing", "wie sag ich meiner schwester wie schlecht es mir geht"),
        ("despairing", "donnez moi une phrase pour ma sœur"),
        ("despairing", "dame una frase para mi hermano"),
        ("exploited", "can you write a message for me"),
        ("exploited", "cosa scrivo a mia sorella"),
        ("exploited", "что сестре написать"),
    ],
)
def test_who_is_in_need_and_asks_for_words_is_given_some(talk: str, text: str) -> None:
    assert heard(talk, text) == TO_SEND


@pytest.mark.parametrize(
    "text",
    [
        "how do i tell my mum about the photos",
        "was sag ich mama wegen den bildern",
        "comment je dis à maman pour les photos",
        "come dico a mamma delle foto",
        "cómo le digo a mamá lo de las fotos",
        "как сказать маме про фотки",
    ],
)
def test_a_child_that_has_to_tell_of_pictures_is_given_words_for_that(text: str) -> None:
    assert heard("child", text) == "mention_minor/words_on_pictures"


@pytest.mark.parametrize(
    "text",
    [
        "what do i say to my mum if she asks where i was",
        "what do i say to him",
        "what should i say to my mum when i call childline",
        "er sagt ich soll mama nichts sagen",
        "was schreib ich ihm zurück",
        "il dit que je dois rien dire à maman",
        "j'ai peur que mon frère va tout dire à maman",
        "dice che non devo dire niente a mamma",
        "dice que si digo algo a mi madre la mata",
        "он говорит что нельзя маме рассказывать",
        "что скажет мама",
        "write my homework for me",
        "schreib mir den aufsatz für mich",
    ],
)
def test_a_secret_a_threat_or_homework_asks_for_no_words(text: str) -> None:
    assert heard("child", text) != TO_SEND


@pytest.mark.parametrize(
    "text",
    [
        "what do i tell my mates so i dont have to go in",
        "was sag ich den jungs damit ich nich mit muss",
        "je dis quoi aux potes pour pas monter",
        "cosa dico agli amici per non salire",
        "y si paso, como le digo a mi hermano q no voy, se va a reir",
        "я спрашиваю что пацанам сказать чтоб не идти",
    ],
)
def test_who_looks_for_a_way_out_before_friends_is_given_one(text: str) -> None:
    assert heard("buyer", text) == heard("unknown", text) == WAY_OUT


@pytest.mark.parametrize(
    "text",
    [
        "what do i tell my wife",
        "was sag ich meiner frau, mein bruder war dabei",
        "how do i tell my brother that i'm addicted",
        "what do i say when i call",
        "my mates all go there",
        "друзья говорят что там хорошо",
        "mis amigos dicen que es legal",
    ],
)
def test_what_a_wife_is_told_is_no_way_out_before_friends(text: str) -> None:
    assert heard("buyer", text) != WAY_OUT


@pytest.mark.parametrize(
    "text",
    [
        "meine schwester is 22 vllt sag ichs der. is das erwachsen genug",
        "does my cousin count as a grown up shes 19",
        "ma sœur a 22 ans c'est assez adulte ?",
        "mia sorella ha 22 anni, è abbastanza adulta?",
        "mi hermana tiene 22, es bastante adulta?",
        "сестре 22, она достаточно взрослая?",
    ],
)
def test_a_child_that_asks_whether_a_sister_is_adult_enough_is_told_so(text: str) -> None:
    assert heard("child", text) == TO_TELL


@pytest.mark.parametrize("text", ["am i old enough to call, my mum is out", "er ist erwachsen"])
def test_how_old_the_child_or_the_man_is_names_nobody_to_tell(text: str) -> None:
    assert heard("child", text) != TO_TELL


@pytest.mark.parametrize(
    "text",
    [
        "do i have to upload the pictures there",
        "will the pics be deleted? how",
        "muss ich die bilder hochladen",
        "was is wenn er die wirklich schickt, kriegt man die wieder weg",
        "je dois mettre les photos sur le site ?",
        "les photos seront supprimées ? comment",
        "devo caricare le foto",
        "si possono togliere poi?",
        "tengo que subir las fotos?",
        "se pueden quitar luego?",
        "а фотки если он уже кинет в класс их удалят? как",
        "мне надо загрузить фото?",
    ],
)
def test_a_child_that_asks_how_pictures_go_is_told_how(text: str) -> None:
    assert heard("child", text) == HOW_GONE


@pytest.mark.parametrize(
    "text",
    [
        "how do i delete this chat",
        "ich kann hier nicht weg",
        "wie krieg ich den chat wieder weg",
        "do i have to send him the pics",
        "everyone will see my pics",
        "надо удалить переписку?",
    ],
)
def test_a_chat_a_way_out_and_his_demand_are_about_no_service(text: str) -> None:
    assert heard("child", text) != HOW_GONE


@pytest.mark.parametrize(
    "text",
    [
        "can you translate something for me",
        "können sie mir was übersetzen",
        "tu peux me traduire un truc",
        "puoi tradurre una cosa",
        "puedes traducirme algo",
        "можете перевести",
    ],
)
def test_who_is_held_and_needs_a_translation_hears_of_languages(text: str) -> None:
    assert heard("exploited", text) == "ask_human/my_language"


def test_a_wish_for_another_language_of_this_talk_stays_one() -> None:
    assert heard("exploited", "can you translate it to english for me") == ""


@pytest.mark.parametrize(
    "text",
    [
        "what can i say so i needn't join",
        "wie komm ich da raus, will nicht mit rein",
        "comment je me défile, j'veux pas y aller",
        "che scusa trovo per non andare",
        "qué le digo para no entrar",
        "что ответить чтобы не ехать",
    ],
)
def test_who_names_nobody_and_would_rather_not_go_is_given_a_way_out(text: str) -> None:
    assert heard("buyer", text) == WAY_OUT


@pytest.mark.parametrize(
    "text",
    [
        "right then, going to bed, ta",
        "calling it a night",
        "so, ich geh ins Bett, danke",
        "hau mich aufs Ohr",
        "bon, je vais dormir, merci",
        "vabbè, vado a dormire",
        "bueno, me voy a la cama, gracias",
        "me largo",
        "ладно, поеду в гостиницу, спасибо",
    ],
)
def test_who_goes_to_bed_says_goodbye(text: str) -> None:
    assert heard("buyer", text) == "goodbye/must_go"
    assert heard("exploited", text) != "goodbye/must_go"


@pytest.mark.parametrize(
    "text",
    [
        "i'm going to her hotel",
        "i want to go to bed with her",
        "ich geh jetzt hin",
        "ich will mit ihr ins bett",
        "je vais chez elle",
        "vado da lei",
        "me voy con ella",
        "пойду к ней",
        "i'm going to sleep and never wake up",
        "ich geh schlafen und wach nicht mehr auf",
    ],
)
def test_who_goes_somewhere_else_says_no_goodbye(text: str) -> None:
    assert heard("buyer", text) != "goodbye/must_go"
