"""Who asks what others know is told who that is, and no danger is passed over for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]

SYMPTOMS = {
    "en": ("it burns when i pee since monday", "can i give it to my wife"),
    "de": ("seit montag brennts beim pinkeln", "kann ich meine frau anstecken"),
    "fr": ("ça brûle quand je pisse depuis lundi", "je peux contaminer ma femme ?"),
    "it": ("da lunedì mi brucia quando faccio pipì", "posso attaccarla a mia moglie?"),
    "es": ("desde el lunes me arde al orinar", "¿puedo contagiar a mi mujer?"),
    "ru": ("с понедельника жжёт когда писаю", "я могу заразить жену?"),
}


@pytest.mark.parametrize("language", SYMPTOMS)
async def test_signs_of_an_infection_bring_a_doctor_and_then_what_protects_others(
    chat: Chat, language: str
) -> None:
    told, asked = SYMPTOMS[language]
    first = await chat(told, campaign=f"demo-{language}")
    shown = next(said for said in first.messages if said.key == "utter_who_knows_symptoms")
    has_lines = language != "ru"  # whose campaign is about no place
    assert has_lines == any(sign in shown.text for sign in ("http", "0800", "116"))
    assert "care_pass_on" in await last_keys(chat, language, asked)


@pytest.mark.parametrize(
    ("language", "told", "asked", "key"),
    [
        ("en", "just company", "can i take viagra with my heart spray?", "medicine"),
        ("es", "me siento solo", "la sertralina quita la ereccion? la puedo dejar yo?", "medicine"),
        ("de", "wollte nur schauen", "schulden beim finanzamt, der brief hat eine frist", "debts"),
        ("fr", "j'étais curieux", "on passe en cour en janvier pour la garde partagée", "family_court"),
        ("es", "hola", "adonde voy para cobrar la asignacion, al anses?", "benefits"),
        ("de", "bin monteur", "wenn ich im firmenwlan hier klick, sieht das der chef?", "work_network"),
        ("de", "nur neugierig", "wollt schaun ob da noch fotos von mir drin san", "own_photos"),
    ],
)  # fmt: skip
async def test_who_asks_what_others_know_is_told_who(
    chat: Chat, language: str, told: str, asked: str, key: str
) -> None:
    assert f"who_knows_{key}" in await last_keys(chat, language, told, asked)


async def test_it_is_said_in_other_words_and_then_no_more(chat: Chat) -> None:
    asked = "i got a letter from the bailiffs about council tax arrears, what can i do?"
    first, second, third = [(await chat(asked)).messages[-1] for _ in range(3)]
    assert (first.key, second.key) == ("utter_who_knows_debts",) * 2
    assert first.text != second.text
    assert third.key != "utter_who_knows_debts"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "can i mix my sertraline with whisky?"),
        ("de", "kann ich meine sertralin mit whisky nehmen?"),
        ("ru", "можно мои таблетки сертралин запить водкой?"),
    ],
)
async def test_who_wants_to_die_is_told_nothing_of_medicine(
    chat: Chat, language: str, asked: str
) -> None:
    wish = {"en": "i want to die", "de": "ich will sterben", "ru": "я хочу умереть"}[language]
    assert "who_knows_medicine" not in await last_keys(chat, language, wish, asked)


async def test_tax_that_another_made_is_no_debt_to_who_held_her(chat: Chat) -> None:
    told = "er hat mich gezwungen und mir den pass weggenommen"
    asked = "und das finanzamt will 3400 steuern weil er mich angemeldet hat"
    assert "who_knows_debts" in await last_keys(chat, "de", told, "ja ich kann schreiben", asked)


async def test_a_child_that_weeps_is_only_sent_to_a_doctor_by_who_came_to_buy(chat: Chat) -> None:
    worry = "my daughter stopped talking since the divorce"
    assert "who_knows_child_worry" not in await last_keys(chat, "en", worry)
    bought = "how much for an hour"
    said = await chat(bought, visitor="a buyer")
    assert said.messages
    keys = [one.key for one in (await chat(worry, visitor="a buyer")).messages]
    assert "utter_who_knows_child_worry" in keys


async def test_who_is_blackmailed_with_pictures_is_not_sent_to_a_form(chat: Chat) -> None:
    told = "she has my nudes and wants 500 or she sends them to my wife"
    asked = "how do i get my pictures off the site?"
    assert "who_knows_own_photos" not in await last_keys(chat, "en", told, asked)


LACKS = {
    "en": "he changed the lock and my insulin is in there",
    "de": "er hat das schloss getauscht und mein insulin ist noch drin",
    "fr": "mon insuline est restée chez lui et j'en ai plus pour ce soir",
    "it": "sono senza insulina, è rimasta dentro casa sua",
    "es": "mi insulina se quedó en su casa y no tengo para hoy",
    "ru": "инсулин остался у него дома, у меня больше нет",
}


@pytest.mark.parametrize("language", LACKS)
async def test_who_lacks_what_keeps_them_alive_is_sent_now_whatever_else_was_told(
    chat: Chat, language: str
) -> None:
    told = LACKS[language]
    said = await chat(told, campaign=f"demo-{language}")
    assert said.messages[-1].key == "utter_who_knows_vital"
    assert "112" in said.messages[-1].text or "999" in said.messages[-1].text
    again = await chat(told, campaign=f"demo-{language}")
    assert [one.key for one in again.messages] == ["utter_who_knows_vital"]


async def test_who_wants_to_die_of_it_is_heard_so(chat: Chat) -> None:
    assert "who_knows_vital" not in await last_keys(
        chat, "en", "i'll stop my insulin and die tonight"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "its a whole ad, my bf put it up. its me in it"),
        ("de", "wollt schaun ob meine fotos drin san. mei freund stellt die rein"),
        ("it", "le mie foto le mette il mio compagno sui siti"),
        ("en", "my bf puts my pics up on a site, how do i get them off"),
    ],
)
async def test_whose_boyfriend_sells_them_is_no_witness(
    chat: Chat, language: str, told: str
) -> None:
    keys = await last_keys(chat, language, "hi", told)
    assert any(
        key.startswith(("brought", "disclose", "check_exploited", "check_about")) for key in keys
    ), keys


async def test_a_parent_who_is_threatened_themselves_is_not_told_of_photographs(chat: Chat) -> None:
    told = "a man on discord asks my son for pictures"
    own = "i sent no photos. they threaten to kill me if i dont pay, i work on the street"
    assert "report_concern/child_online" in await last_keys(chat, "en", told)
    assert "report_concern/child_online" not in await last_keys(chat, "en", own)


NO_MEDICINE_INSIDE = {
    "en": "i have no insulin left and he locked me in",
    "de": "hab kein insulin mehr und er hat mich eingesperrt",
    "fr": "j'ai plus d'insuline et il m'a enfermée à clé",
    "it": "sono chiusa dentro a chiave e ho finito l'insulina",
    "es": "me tiene encerrada y ya no tengo insulina",
    "ru": "меня заперли, а инсулин кончился",
}


@pytest.mark.parametrize("language", NO_MEDICINE_INSIDE)
async def test_who_lacks_a_medicine_and_cannot_leave_is_sent_nowhere(
    chat: Chat, language: str
) -> None:
    assert "who_knows_vital_inside" in await last_keys(chat, language, NO_MEDICINE_INSIDE[language])


GO_OR_WAIT = {
    "en": ("i ran out of insulin", "should i go or wait till tomorrow"),
    "de": ("ich habe kein insulin mehr", "soll ich jetzt los oder kann das warten"),
    "fr": ("je n'ai plus d'insuline", "j'y vais ou j'attends demain"),
    "it": ("ho finito l'insulina", "ci vado adesso o aspetto domani"),
    "es": ("me quedé sin insulina", "voy ahora o espero a mañana"),
    "ru": ("у меня кончился инсулин", "мне ехать или подождать до утра"),
}


@pytest.mark.parametrize("language", GO_OR_WAIT)
async def test_who_asks_whether_to_go_at_all_is_told_to_go(chat: Chat, language: str) -> None:
    assert "care_go" in await last_keys(chat, language, *GO_OR_WAIT[language])


LOW_SUGAR = {
    "en": "my blood sugar is low, im shaking and sweating",
    "de": "mein zucker ist zu niedrig, ich zittere und schwitze",
    "fr": "je suis en hypo, je tremble",
    "it": "sono in ipoglicemia, tremo tutta",
    "es": "tengo el azúcar baja, estoy temblando",
    "ru": "у меня гипогликемия, трясёт всю",
}


@pytest.mark.parametrize("language", LOW_SUGAR)
async def test_who_lacks_sugar_is_told_to_take_some(chat: Chat, language: str) -> None:
    assert "who_knows_low_sugar" in await last_keys(chat, language, LOW_SUGAR[language])


HOME_ALONE = {
    "en": (
        "i am 12",
        "my mum has been gone for three days, nobody is home",
        "what do i say to them",
    ),
    "de": (
        "ich bin 11",
        "mama ist seit drei tagen weg, keiner ist daheim",
        "und was sag ich denen",
    ),
    "fr": ("j'ai 12 ans", "ma mère est partie depuis trois jours", "et je dis quoi"),
    "it": ("ho 12 anni", "mia mamma non torna a casa da tre giorni", "e che gli dico"),
    "es": ("tengo 12 años", "mi mamá se fue hace tres días y no vuelve", "y qué les digo"),
    "ru": ("мне 12 лет", "мама не приходит уже три дня", "а что им сказать"),
}


@pytest.mark.parametrize("language", HOME_ALONE)
async def test_a_child_whom_nobody_looks_after_is_sent_to_a_grown_up(
    chat: Chat, language: str
) -> None:
    *told, asked = HOME_ALONE[language]
    assert "who_knows_home_alone" in await last_keys(chat, language, *told)
    assert "who_knows_home_alone_more" in await last_keys(chat, language, asked)


ON_VITAL = {
    "en": (
        "what do i tell the pharmacist",
        "im so thirsty and keep throwing up",
        "can i take less",
    ),
    "de": (
        "was sag ich in der apotheke",
        "hab furchtbar durst und mir ist schlecht",
        "kann ich weniger spritzen",
    ),
    "fr": (
        "je dis quoi à la pharmacie",
        "j'ai très soif et je vomis",
        "je peux en prendre moins ?",
    ),
    "it": ("cosa dico in farmacia", "ho sete continua e vomito", "posso prenderne meno?"),
    "es": ("qué digo en la farmacia", "tengo mucha sed y vomito", "¿puedo ponerme menos?"),
    "ru": (
        "что сказать в аптеке",
        "всё время хочу пить и тошнит",
        "можно колоть меньше, чтобы растянуть?",
    ),
}


@pytest.mark.parametrize("language", ON_VITAL)
async def test_behind_a_word_on_insulin_it_is_spoken_of_insulin(chat: Chat, language: str) -> None:
    first = GO_OR_WAIT[language][0]
    for asked, code in zip(ON_VITAL[language], ("words", "worse", "stretch"), strict=True):
        assert f"who_knows_vital_{code}" in await last_keys(chat, language, first, asked)


async def test_who_is_locked_in_is_told_the_same(chat: Chat) -> None:
    said = ("i have no insulin left and he locked me in", "i'm thirsty all the time and feel sick")
    assert "who_knows_vital_worse" in await last_keys(chat, "en", *said)


RELATIVE = {
    "en": (
        "my daughter is 20 and i think she's in one of these ads",
        "can i talk to her when she's home on saturday",
    ),
    "de": (
        "ich hab angst um meine tochter, sie ist 22 und ich glaub jemand zwingt sie",
        "wie red ich mit ihr, sie kommt am samstag",
    ),
    "it": (
        "mia figlia ha 20 anni, credo sia in un annuncio così",
        "posso parlarle o faccio peggio? viene sabato",
    ),
    "es": (
        "mi hija tiene 20 y creo que está en esos anuncios",
        "¿cómo hablo con ella cuando venga a casa?",
    ),
}


@pytest.mark.parametrize("language", RELATIVE)
async def test_a_parent_of_a_grown_daughter_is_told_how_to_talk_to_her(
    chat: Chat, language: str
) -> None:
    assert "who_knows_relative_talk" in await last_keys(chat, language, *RELATIVE[language])


JOKED = {
    "en": (
        "looking for a young girl",
        "there's no young girl, it was a joke",
        "don't call me a paedo",
    ),
    "es": ("hola busco chica joven", "no hay ninguna joven!! era broma", "no me digas pedofilo"),
    "de": ("such junges mädchen", "gibt keine junge, war nur spaß", "nenn mich nicht pädo"),
}


@pytest.mark.parametrize("language", JOKED)
async def test_who_denies_that_he_meant_a_child_is_not_taken_to_confess(
    chat: Chat, language: str
) -> None:
    keys = await last_keys(chat, language, *JOKED[language])
    assert not any(
        key.startswith(("mention_minor/attraction", "mention_minor/wants")) for key in keys
    )


async def test_who_is_held_to_work_is_no_owner_of_pictures(chat: Chat) -> None:
    said = "me tienen trabajando en una casa y mis fotos están en anuncios así, yo no quise"
    assert "disclose_exploitation/forced" in await last_keys(chat, "es", said)


async def test_an_amused_no_to_dying_is_believed(chat: Chat) -> None:
    said = ("voglio farla finita", "ma va, che morire. volevo solo una")
    assert "express_distress/joke" in await last_keys(chat, "it", *said)


async def test_insulin_for_one_day_is_no_despair(chat: Chat) -> None:
    said = "brauch insulin hab noch für ca 1 tag. meine karte hat er. heut is sonntag"
    assert await last_keys(chat, "de", said) == ["reveal", "who_knows_vital"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "if ron sees i talked to you he will belt me. its his tablet. how do i delete it"),
        ("it", "se cerco il mio numero su google tra virgolette lo trovo? e se il sito è estero"),
    ],
)
async def test_who_fears_a_blow_or_looks_for_a_number_threatens_nobody(
    chat: Chat, language: str, text: str
) -> None:
    assert not any(
        key.startswith("threaten_violence") for key in await last_keys(chat, language, text)
    )


async def test_a_bag_left_at_his_place_is_asked_of_behind_no_door(chat: Chat) -> None:
    said = (
        "il garde mes papiers et il veut que je lui fasse des trucs pour dormir chez lui",
        "mon sac il est chez lui avec mes habits. j'y retourne ou c une connerie",
    )
    assert "need_own_things" in await last_keys(chat, "fr", *said)


BUYS = {
    "en": "how much for an hour",
    "de": "was kostet eine stunde",
    "fr": "c'est combien l'heure",
    "it": "quanto prendi",
    "es": "cuánto cobras",
    "ru": "сколько за час",
}


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "im scared i cant get hard with a normal woman", "utter_who_knows_erection"),
        ("de", "ich krieg keinen mehr hoch", "utter_who_knows_erection"),
        ("fr", "j'arrive plus à bander", "utter_who_knows_erection"),
        ("it", "ho paura che non mi si alzi", "utter_who_knows_erection"),
        ("es", "es que no se me para con mi novia", "utter_who_knows_erection"),
        ("ru", "боюсь что у меня не стоит, 34 года", "utter_who_knows_erection"),
        ("en", "dry for two years, before i drink i'd rather pay", "utter_who_knows_drinking"),
        ("de", "bin trockener alkoholiker, gibts AA hier", "utter_who_knows_drinking"),
        ("fr", "je suis alcoolique, sobre depuis deux ans", "utter_who_knows_drinking"),
        ("it", "sono alcolista, sobrio da due anni", "utter_who_knows_drinking"),
        ("es", "soy alcohólico, llevo 2 años sin tomar", "utter_who_knows_drinking"),
        ("ru", "два года не пью, тянет выпить", "utter_who_knows_drinking"),
    ],
)
async def test_a_failing_body_and_drink_have_words_of_their_own(
    chat: Chat, language: str, text: str, key: str
) -> None:
    await chat(BUYS[language], campaign=f"demo-{language}")
    told = await chat(text, campaign=f"demo-{language}")
    assert told.messages[0].key == key
