"""Who has somebody at the door, is followed or fears who has the key hears the number first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

KEYS = {
    "en": ("my ex got hold of my spare key, he texted hes letting himself in tonight", "can i stay home",
           "i've got the kids here", "am i overreacting if i ring 999"),
    "de": ("mein exfreund gibt meinen schlüssel nicht zurück, kommt heut nacht", "wo soll ich schlafen",
           "ich bin allein mit dem baby", "ist das ein fall für 110"),
    "fr": ("mon ex veut pas me rendre mes clés et il vient cette nuit", "je peux dormir où",
           "je suis seule avec mes enfants", "je vais passer pour folle si j'appelle le 17"),
    "it": ("il mio ex non mi ridà le chiavi e scrive che stanotte entra", "dove vado a dormire",
           "sono da sola col bimbo", "se chiamo i carabinieri mi ridono dietro"),
    "es": ("mi ex no me devuelve las llaves y dice que esta noche entra", "dónde duermo",
           "estoy sola con mi bebé", "si llamo a la policía van a pensar que estoy loca"),
    "ru": ("бывший не отдаёт ключи и пишет что ночью зайдёт", "где мне ночевать",
           "я одна с ребёнком", "если вызову полицию не подумают что я ненормальная"),
}  # fmt: skip

FOLLOWED = {
    "en": ("i dont want to die, its a man who turns up everywhere i go", "how do i get to work tomorrow"),
    "de": ("ich will nicht sterben, seit montag folgt mir ein typ", "wie komm ich morgen in die arbeit"),
    "fr": ("je veux pas mourir, un homme marche derrière moi chaque soir", "et demain matin je fais comment"),
    "it": ("non voglio morire, da lunedì uno mi viene dietro ovunque", "domani come ci vado al lavoro"),
    "es": ("no quiero morirme, un señor me viene siguiendo desde el lunes", "y mañana cómo voy al trabajo"),
    "ru": ("я не хочу умирать, за мной везде ходит один мужик", "а завтра как на работу идти"),
}  # fmt: skip


async def answers_of(chat: Chat, language: str, *texts: str) -> list[tuple[str, str]]:
    """Key and text of the first answer to each message."""
    found = []
    for text in texts:
        out = await chat(text, campaign=f"demo-{language}")
        found.append(next((s.key, s.text) for s in out.messages if s.key != "utter_reveal"))
    return found


@pytest.mark.parametrize("language", KEYS)
async def test_who_waits_for_who_has_the_key_is_told_to_call_whatever_is_asked(
    chat: Chat, language: str
) -> None:
    answers = await answers_of(chat, language, *KEYS[language])
    keys = [key for key, _ in answers]
    assert keys[0] in ("utter_door_key", "utter_door_comes")
    assert keys[1:] == ["utter_door_sleep", "utter_door_alone", "utter_door_call"]
    assert all("112" in text for _, text in answers)


@pytest.mark.parametrize("language", FOLLOWED)
async def test_who_is_followed_and_wants_to_live_is_not_asked_about_dying(
    chat: Chat, language: str
) -> None:
    answers = await answers_of(chat, language, *FOLLOWED[language])
    assert [key for key, _ in answers] == ["utter_door_follows", "utter_door_tomorrow"]


async def test_a_child_with_a_man_at_the_door_is_told_as_a_child_whom_to_call(chat: Chat) -> None:
    texts = ("bin 14, vor unserm haus steht ein mann der zu mir will", "papa ist nicht da")
    answers = await answers_of(chat, "de", *texts)
    assert [key for key, _ in answers] == ["utter_door_outside", "utter_door_call"]
    assert all("112" in text and "Sie" not in text for _, text in answers)


async def test_who_is_held_is_still_left_in_silence_where_he_stands_beside_them(chat: Chat) -> None:
    texts = ("my husband beats me", "he's at the door")
    assert (await answers_of(chat, "en", *texts))[1][0] == "utter_disclose_exploitation/he_comes"


async def test_who_it_was_nobody_for_hears_no_more_of_violence(chat: Chat) -> None:
    texts = ("there's a stranger outside my house", "false alarm, it was my brother")
    answers = await answers_of(chat, "en", *texts)
    assert [key for key, _ in answers] == ["utter_door_outside", "utter_deny/misread"]


@pytest.mark.parametrize(
    ("language", "seen", "key"),
    [
        ("en", "a woman in the flat below gave me a note: help, no passport", "a man comes, he has the key"),
        ("de", "eine frau unter mir hat mir einen zettel gegeben: help, no passport",
         "es kommt ab und zu ein mann, der hat den schlüssel"),
        ("it", "una donna del piano di sotto mi ha dato un biglietto: help, no passport",
         "viene un uomo, le chiavi le ha lui"),
    ],
)  # fmt: skip
async def test_a_witness_who_tells_of_another_door_is_not_told_to_change_their_own_lock(
    chat: Chat, language: str, seen: str, key: str
) -> None:
    found = await answers_of(chat, language, seen, key)
    assert not found[-1][0].startswith("utter_door")


POLICE = {
    "en": ("two men are ringing, they say theyre police. do i open?",
           "cops knocked earlier. should i open a case?"),
    "de": ("da klingeln welche, angeblich polizei, soll ich aufmachen",
           "die polizei stand vor der tür, soll ich anzeigen"),
    "fr": ("ça sonne, des mecs disent qu'ils sont de la police, je dois ouvrir ?",
           "la police a frappé chez le voisin, ils vont ouvrir une enquête ?"),
    "it": ("suonano al citofono e dicono carabinieri, devo aprire?",
           "la polizia è passata alla porta accanto, posso sapere perché?"),
    "es": ("tocan el timbre y dicen que son agentes, les abro?",
           "la policía estuvo en la puerta, puedo denunciar?"),
    "ru": ("звонят в дверь, говорят что менты, открыть?", "полиция стучит к соседке, почему?"),
}  # fmt: skip

LATE = {
    "en": ("i called the police 20 minutes ago and nobody comes. he is still outside",
           "i called the police on him last year and nothing happened"),
    "de": ("hab die 110 angerufen, da kommt aber keiner",
           "letztes jahr die polizei gerufen, bringt ja nix"),
    "fr": ("j'ai appelé la police y a une demi heure, toujours pas là",
           "j'ai appelé la police en 2019 pour rien"),
    "it": ("ho chiamato i carabinieri ma non arrivano", "una volta ho chiamato la polizia, inutile"),
    "es": ("ya llamé a la policía y no vienen", "llamé a la policía hace años y nada"),
    "ru": ("вызвала полицию, они всё не едут", "звонила в полицию год назад, без толку"),
}  # fmt: skip


@pytest.mark.parametrize("language", POLICE)
@pytest.mark.parametrize(
    ("meant", "texts"), [("utter_door_police", POLICE), ("utter_door_late", LATE)]
)
async def test_police_who_are_said_to_be_there_and_police_who_are_not(
    chat: Chat, language: str, meant: str, texts: dict[str, tuple[str, str]]
) -> None:
    asked, other = texts[language]
    (key, text), *_ = await answers_of(chat, language, asked)
    assert key == meant
    assert "112" in text
    assert (await answers_of(chat, language, other))[0][0] != meant


async def test_a_child_is_told_so_in_its_words_and_who_hides_is_not(chat: Chat) -> None:
    opens = "they knock and say they are police, should i open"
    found = await answers_of(chat, "en", "im 13", opens)
    assert "a grown-up you trust" in found[-1][1]
    hidden = await answers_of(chat, "it", "mi sono chiusa in bagno, lui picchia sulla porta",
                              "adesso dicono polizia, devo aprire?")  # fmt: skip
    assert hidden[-1][0] != "utter_door_police"
