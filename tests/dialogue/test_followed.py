"""Talks in which an answer, or a second step, must be followed; played from the message to the words."""

from __future__ import annotations

import pytest

from tests.conftest import Chat, last_keys


@pytest.mark.parametrize(
    ("language", "said", "key"),
    [
        (
            "fr",
            [
                "salut c'est combien pour une heure",
                "ben jsuis seul ce soir pis jai envie de voir une fille",
            ],
            "named/alone",
        ),
        (
            "es",
            ["hola cuanto cobras", "nomas tengo ganas. tu q eres mi psicologa?"],
            "manner/counter",
        ),
        (
            "es",
            ["hola cuanto cobras", "y si es mayor de edad y quiere, cual es el pedo"],
            "claim_choice/her_job",
        ),
        (
            "fr",
            ["on me fait chanter", "ok. a qui je m'adresse alors? la police?"],
            "ask_risk/blackmail_report",
        ),
        (
            "it",
            [
                "mi ricattano con un video",
                "devo pagare?",
            ],
            "ask_risk/blackmail_paid",
        ),
        (
            "es",
            [
                "hola trabajo limpiando en un hotel y creo q hay chicas que no salen de una habitacion",
                "en españa, malaga",
            ],
            "lines_hold",
        ),
        (
            "es",
            [
                "hola trabajo limpiando en un hotel y creo q hay chicas que no salen de una habitacion",
                "me preocupa q me equivoque y les arruine la vida",
            ],
            "report_concern/may_be_nothing",
        ),
        (
            "es",
            ["mi hija de 16 habla por el movil con un hombre mayor y no se q hacer"],
            "report_concern/child_online",
        ),
        (
            "es",
            [
                "mi hija de 16 habla por el movil con un hombre mayor y no se q hacer",
                "y si le dice que la quiere ver? que hago",
            ],
            "report_concern/child_online",
        ),
        (
            "it",
            [
                "non ce la faccio piu devo ancora 20mila euro a quella donna che mi ha portato qui",
                "no adesso no, sono solo stanca. sono a bologna",
            ],
            "express_distress/not_now",
        ),
        (
            "it",
            [
                "non ce la faccio piu devo ancora 20mila euro a quella donna che mi ha portato qui",
                "no adesso no, sono solo stanca. sono a bologna",
                "il debito non finisce mai, cosa posso fare",
            ],
            "disclose_exploitation/debt",
        ),
        ("es", ["soy camarera de piso en un hotel y hay algo raro en la 312"], "safety_where_else"),
        (
            "es",
            ["limpio en un hotel de valencia y explotan a unas chicas", "como se q las obligan?"],
            "ask_signs/how_tell",
        ),
        (
            "it",
            [
                "sono stanca di vivere cosi devo pagare 30mila alla madame e non so come fare",
                "no. sono a torino. non voglio morire voglio solo uscirne",
            ],
            "disclose_exploitation/forced",
        ),
        (
            "es",
            ["un hombre le escribe a mi nena de 16", "en uruguay. dice q la quiere conocer"],
            "report_concern/child_online",
        ),
        (
            "fr",
            [
                "bonjour je suis a marseille il garde mon passeport je dois lui donner tout l'argent",
                "oui il dort",
                "il part le matin mais il ferme a clé",
            ],
            "ask_human/come_here",
        ),
    ],
)
async def test_it_is_followed(chat: Chat, language: str, said: list[str], key: str) -> None:
    assert key in await last_keys(chat, language, *said)


async def test_who_is_held_and_despairs_hears_that_both_count(chat: Chat) -> None:
    said = "non ce la faccio piu devo ancora 20mila euro a quella donna che mi ha portato qui"
    told = await last_keys(chat, "it", said)
    assert told.index("held_too") < told.index("express_distress/life")


async def test_lines_of_another_country_are_not_the_right_ones(chat: Chat) -> None:
    first = "mi hija de 16 habla por el movil con un hombre mayor y no se q hacer"
    assert "lines_hold" not in await last_keys(chat, "es", first, "en argentina")
    reply = await chat("no hay una linea para padres o chicos?", campaign="demo-es")
    told = "\n".join(message.text for message in reply.messages)
    assert "116 111" not in told
    assert "112" not in told


async def test_the_lines_of_a_false_alarm_go_with_it(chat: Chat) -> None:
    seen = "en malaga, en un hotel, hay chicas que no salen nunca de una habitacion, las tienen encerradas"
    alarm = "no puedo mas, me quiero morir"
    await last_keys(chat, "es", seen, alarm, "no! no me quiero morir, hablo de las chicas")
    reply = await chat("puedo hacerlo sin dar mi nombre?", campaign="demo-es")
    assert not any("024" in message.text for message in reply.messages)


async def test_who_is_blackmailed_is_not_asked_whom_it_is_about(chat: Chat) -> None:
    said = "une meuf que jai rencontré sur un site menace d'envoyer mes photos si je paye pas"
    assert await last_keys(chat, "fr", said) == ["reveal", "ask_risk/blackmail"]


async def test_who_said_that_they_can_write_is_not_asked_again(chat: Chat) -> None:
    said = ["je suis a marseille on me force, il garde mon passeport", "oui il dort"]
    await last_keys(chat, "fr", *said)
    reply = await chat("ils nous ont forcées, je connais pas la rue", campaign="demo-fr")
    assert not any(message.text.endswith("?") for message in reply.messages)


async def test_who_reports_somebody_is_not_asked_whether_they_met_one(chat: Chat) -> None:
    said = "limpio en un hotel de valencia y explotan a unas chicas"
    await last_keys(chat, "es", said)
    reply = await chat("como puedo saber si las obligan", campaign="demo-es")
    assert not any("?" in message.text or message.buttons for message in reply.messages)


@pytest.mark.parametrize(
    "said",
    [
        "y si se va con el? ya tiene 16 se cree grande",
        "que?? soy el padre! no me atraen los menores",
        "no entiendo, le quito el celular o no",
        "el quiere verla el domingo!! que hago",
        "ella dice q es su novio",
        "le puedo revisar el celu?",
    ],
)
async def test_a_parent_is_never_taken_for_who_wants_a_child(chat: Chat, said: str) -> None:
    first = "hola mi hija de 16 esta hablando con un señor por internet"
    assert await last_keys(chat, "es", first, "en mexico", said) == ["report_concern/child_online"]


async def test_a_sister_of_age_who_is_held_is_no_child_for_sale(chat: Chat) -> None:
    said = "ma soeur est forcée de se prostituer en espagne je sais pas quoi faire"
    assert "report_concern/my_daughter" in await last_keys(chat, "fr", said)
    reply = await chat("je parle pas espagnol, y a quelqu'un en francais?", campaign="demo-fr")
    assert "aussi en français" in reply.messages[0].text


async def test_a_child_that_sent_a_picture_hears_of_it_beside_its_yes(chat: Chat) -> None:
    first = "ho 15 anni e un ragazzo grande mi chiede foto"
    told = await last_keys(chat, "it", first, "si sono in camera. gliene ho gia mandata una")
    assert told == ["mention_minor/pictures", "safety_where_else"]


async def test_a_question_beside_a_yes_to_help_is_answered_as_well(chat: Chat) -> None:
    said = [
        "salut t'es dispo",
        "ben jmennuie, les soirs surtout",
        "c'est plate de manger tout seul",
    ]
    await last_keys(chat, "fr", *said)
    told = await last_keys(chat, "fr", "ouais ok montre. mais dis moi c'est illegal ici au quebec?")
    assert any(key.startswith("ask_law") for key in told)


async def test_who_was_called_and_comes_is_understood(chat: Chat) -> None:
    said = ["me quiero morir", "no ahorita no, ando solo", "mi hermano vive cerca. le digo?"]
    told = await last_keys(chat, "es", *said, "si ya le marque viene para aca")
    assert "express_distress/somebody_here" in told


async def test_no_menu_answers_who_answers_us(chat: Chat) -> None:
    said = ["ciao sei libera", "non fa bene per niente. forse dovrei mollare tutto?"]
    assert "out_of_scope" not in await last_keys(chat, "it", *said)


async def test_a_husband_who_is_not_violent_hits_nobody(chat: Chat) -> None:
    said = ["jai trouvé des messages d'escort sur le tel de mon mari", "je tremble"]
    told = await last_keys(chat, "fr", *said, "non il est pas violent. je lui dis que je sais?")
    assert told == ["report_concern/raise_it"]


async def test_an_excuse_outweighs_the_yes_before_it(chat: Chat) -> None:
    said = ["yo tes dispo", "ben chu tout seul chez nous", "ca parle pas le soir. c'est vide"]
    told = await last_keys(chat, "fr", *said, "oui je sais. mais bon elle a l'air d'aimer ca")
    assert told[0].startswith("claim_choice")


async def test_who_is_blackmailed_stays_so_while_despair_is_only_suspected(chat: Chat) -> None:
    said = ["on me fait chanter", "je dors plus. elle veut 300 pour pas l'envoyer a mon patron"]
    told = await last_keys(chat, "fr", *said, "elle ecrit encore je lui reponds quoi")
    assert told == ["ask_risk/blackmail_answer"]


async def test_where_the_family_is_moves_nobody_who_is_held(chat: Chat) -> None:
    said = ["devo 15mila euro alla signora che mi ha portato in italia, mi fa lavorare in strada"]
    await last_keys(
        chat, "it", *said, "si posso", "ho paura per mia figlia, è in nigeria con mia nonna"
    )
    reply = await chat("qual era il numero?", campaign="demo-it")
    assert "800 290 290" in reply.messages[0].text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "c'est mon mari. il va voir des prostituées je crois. je viens de le decouvrir"),
        ("fr", "mon mari il va voir des filles"),
    ],
)
async def test_whom_a_husband_goes_to_see_watches_nobody(
    chat: Chat, language: str, said: str
) -> None:
    assert await last_keys(chat, language, said) == ["reveal", "report_concern/partner_buys"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "hay una q es muy joven creo q tiene 16"),
        ("en", "theres a girl here shes like 15"),
    ],
)
async def test_who_tells_of_a_child_is_not_taken_for_who_wants_one(
    chat: Chat, language: str, said: str
) -> None:
    assert "mention_minor/she_may_be" in await last_keys(chat, language, said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ["me tienen en un piso y me quitaron el pasaporte", "si", "la chica tiene 16"]),
        ("en", ["i'm forced to work, they took my passport", "yes", "there is one who is only 16"]),
    ],
)
async def test_a_child_who_is_held_there_too_is_heard(
    chat: Chat, language: str, said: list[str]
) -> None:
    assert "disclose_exploitation/others_here" in await last_keys(chat, language, *said)


async def test_in_which_language_a_line_answers_is_no_wish_for_another_chat(chat: Chat) -> None:
    said = ["ya no le veo caso seguir viviendo", "houston", "contestan en español ahi?"]
    assert "change_language" not in await last_keys(chat, "es", *said)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        (
            "ru",
            ["мне 14 мужик шантажирует фотками", "тете наташе наверно. что ей писать то"],
            "mention_minor/words_on_pictures",
        ),
        (
            "de",
            ["ich bin 13 und ein mann hat bilder von mir", "kriegt man die wieder weg"],
            "mention_minor/how_taken_down",
        ),
        (
            "en",
            ["my boyfriend makes me see men", "write me a text to my sister"],
            "ask_human/words_to_send",
        ),
        (
            "en",
            ["i dont want to live anymore", "can you write it for me"],
            "ask_human/words_to_send",
        ),
    ],
)
async def test_who_is_in_need_is_given_words_and_not_refused(
    chat: Chat, language: str, said: list[str], answer: str
) -> None:
    assert answer in await last_keys(chat, language, *said)


async def test_who_wants_out_before_friends_gets_a_sentence_and_nothing_else(chat: Chat) -> None:
    said = ["how much for an hour", "my mates paid, what do i tell them so i dont have to go in"]
    assert await last_keys(chat, "en", *said) == ["commit_to_stop/way_out"]
