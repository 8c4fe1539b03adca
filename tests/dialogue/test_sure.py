"""What the model is sure of comes before a stopgap of ours, and before plain words of another matter."""

from __future__ import annotations

import pytest

from tests.conftest import Chat, last_keys

LANGUAGES = ("en", "de", "fr", "es", "it", "ru")

MAY_I_GO_IN = {
    "en": (
        "a flat below, girls never go out, men all night. riga",
        "ok i'll ring at nine. can i go in to them till then, say for salt?",
    ),
    "de": (
        "in der wohnung unter mir mädchen die nie rausgehn, nachts männer. berlin",
        "ok ich ruf um neun an. darf ich bis dahin zu ihnen rein, so wegen salz?",
    ),
    "fr": (
        "l'appart du dessous, des filles qui sortent jamais, des hommes la nuit. lyon",
        "ok j'appelle à neuf heures. je peux entrer les voir d'ici là, genre pour du sel ?",
    ),
    "es": (
        "en el piso de abajo chicas que no salen nunca, hombres de noche. sevilla",
        "vale llamo a las nueve. puedo entrar a verlas mientras, por sal o algo?",
    ),
    "it": (
        "nell'appartamento sotto ragazze che non escono mai, uomini di notte. torino",
        "ok chiamo alle nove. posso entrare da loro intanto, per il sale?",
    ),
    "ru": (
        "в квартире подо мной девушки, не выходят, ночью мужики. рига",
        "ок, в девять позвоню. а зайти к ним пока можно, типа за солью?",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_answered_before_the_statement_beside_it(
    chat: Chat, language: str
) -> None:
    """ "It's good that you'll ring" was heard as leave to go in."""
    keys = await last_keys(chat, language, *MAY_I_GO_IN[language])
    assert "report_concern/should_i_go_in" in keys


FOUND = {
    "en": "i found this on my dad's phone, what is it",
    "de": "das war auf papas handy offen, was ist das",
    "fr": "j'ai trouvé ça sur le téléphone de mon père, c'est quoi",
    "es": "encontré esto en el móvil de mi padre, qué es",
    "it": "ho trovato questo sul telefono di mio padre, che cos'è",
    "ru": "нашла это в телефоне отца, что это",
}

INFECTED = {
    "en": "could he infect my mum with something",
    "de": "kann er meine mutter mit was anstecken",
    "fr": "il peut contaminer ma mère avec un truc ?",
    "es": "y si le contagia algo a mi mamá",
    "it": "può contagiare mia madre con qualcosa?",
    "ru": "а он может заразить маму чем-нибудь",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_found_it_and_asks_something_is_not_told_what_it_is_once_more(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, FOUND[language], INFECTED[language])
    assert not any(key.startswith("found_") for key in keys), keys


@pytest.mark.parametrize(
    ("language", "said", "key"),
    [
        ("de", ["Gibt es Leute zum Reden, die Arabisch können?"], "ask_human/my_language"),
        ("es", ["hay gente que hable rumano por teléfono?"], "ask_human/my_language"),
        ("ru", ["подскажите, там говорят по-узбекски?"], "ask_human/my_language"),
    ],
)
async def test_who_asks_for_people_who_speak_their_language_is_told_of_lines(
    chat: Chat, language: str, said: list[str], key: str
) -> None:
    """That this chat does not speak it was said instead."""
    assert key in await last_keys(chat, language, *said)


MONEY = {
    "en": "he sent some woman 900 quid",
    "de": "er hat so einer 900 euro überwiesen",
    "fr": "il a envoyé 900 euros à une femme",
    "es": "le mandó 900 euros a una",
    "it": "ha mandato 900 euro a una",
    "ru": "он перевёл какой-то 900 евро",
}

RAISE = {
    "en": "how do i bring it up with him",
    "de": "wie sprech ich ihn drauf an",
    "fr": "comment je lui en parle",
    "es": "cómo se lo saco",
    "it": "come gliene parlo",
    "ru": "как с ним об этом заговорить",
}


EXPOSED = {
    "en": "the condom broke with an escort last night",
    "de": "gestern ist mir bei einer frau das kondom gerissen",
    "fr": "hier la capote a craqué avec une escort",
    "es": "anoche se rompió el condón con una escort",
    "it": "ieri si è rotto il preservativo con una escort",
    "ru": "вчера с девушкой порвался презерватив",
}

PASS_ON = {
    "en": "can i give it to my pregnant wife",
    "de": "kann ich meine schwangere frau anstecken",
    "fr": "je peux le refiler à ma femme enceinte ?",
    "es": "se lo puedo pegar a mi mujer embarazada?",
    "it": "posso passarlo a mia moglie incinta?",
    "ru": "я могу заразить беременную жену?",
}

SECRET = {
    "en": "will the clinic tell my wife",
    "de": "erfährt meine frau das vom arzt",
    "fr": "le médecin va le dire à ma femme ?",
    "es": "el médico se lo va a decir a mi mujer?",
    "it": "il medico lo dice a mia moglie?",
    "ru": "врач скажет жене?",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("texts", "answers"),
    [
        ((FOUND, MONEY, RAISE), ("found_money", "found_raise")),
        ((EXPOSED, PASS_ON, SECRET), ("care_pass_on", "care_secret")),
    ],
    ids=("a relative, of the bank and how to begin", "who was exposed, of others and of secrecy"),
)
async def test_what_is_asked_next_is_told(
    chat: Chat, language: str, texts: tuple[dict[str, str], ...], answers: tuple[str, str]
) -> None:
    first, second, third = (text[language] for text in texts)
    assert answers[0] in await last_keys(chat, language, first, second)
    assert answers[1] in await last_keys(chat, language, third)


BROKE = {
    "en": "condom broke friday with a girl, my wife is 5 months pregnant",
    "de": "freitag bei einer ist das kondom gerissen, meine frau ist im fünften monat",
    "fr": "samedi avec une fille la capote a craqué, ma femme est enceinte",
    "es": "se rompió el forro con una chica, mi señora está embarazada",
    "it": "si è rotto il preservativo con una ragazza, mia moglie è incinta",
    "ru": "в пятницу с девушкой презик порвался, жена на 5 месяце",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whose_wife_is_expecting_is_no_witness_and_not_pregnant(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, BROKE[language])
    assert {"ask_risk/health", "care_exposed"} & {*keys}, keys
    assert not {"with_child", "report_concern/seen_something"} & {*keys}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["hi", "i'm 19 and sell sex, one beat me", "he says he'll send my pics to my dad"]),
        ("ru", ["привет", "мне 19, встречаюсь за деньги, один избил", "пишет что разошлёт фотки, там батя"]),
    ],
)  # fmt: skip
async def test_who_is_nineteen_is_taken_for_no_child(
    chat: Chat, language: str, said: list[str]
) -> None:
    keys = await last_keys(chat, language, *said)
    assert not {"check_child", "mention_minor/i_am_minor"} & {*keys}, keys


async def test_a_carer_who_says_that_she_sells_nothing_is_told_of_no_sex_workers(
    chat: Chat,
) -> None:
    said = (
        "grüezi ich hab inserat gesehen wegen geld verdienen",
        "versteh nöd. de alte herr langt mich immer a bim wäsche",
        "hä nei ich bin doch kei sexarbeiterin!! ich pflege en alte maa z aarau",
    )
    assert "disclose_exploitation/not_forced" not in await last_keys(chat, "de", *said)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "vienen hombres buscando a una tal Kenia"),
        ("en", "men come and ask for someone called Georgia"),
        ("it", "vengono uomini e cercano una certa India"),
    ],
)
async def test_a_first_name_that_is_a_country_is_no_place(
    chat: Chat, language: str, text: str
) -> None:
    """A mother in Valencia was told the number of the police in Kenya."""
    keys = await last_keys(chat, language, text)
    assert not {"which_place", "no_route", "no_emergency"} & {*keys}, keys


@pytest.mark.parametrize(
    "said",
    [
        ["yeah i can write hes upstairs. is he even allowed to kick me out"],
        ["yes", "im not trafficked lol. i just need to know about the eviction"],
    ],
)
async def test_who_asks_about_a_flat_is_answered_on_it(chat: Chat, said: list[str]) -> None:
    """They were told that they may write, and of shelters for beaten women."""
    first = "my landlord wants sex for the rent, im two months behind"
    assert "disclose_exploitation/thrown_out" in await last_keys(chat, "en", first, *said)
