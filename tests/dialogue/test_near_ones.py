"""Relatives, finders of a card, neighbours of a sticker and whose address is advertised are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

LANGUAGES = ("en", "de", "fr", "it", "es", "ru")

KIN = {
    "en": (
        "my uncle has alzheimers, he took 400 pounds out and wants to go and meet a woman",
        "he wont listen",
        "should i ring the police or is that over the top",
        "and the bank card",
        "what about next week",
    ),
    "de": (
        "meine mutter ist dement, hat 150 euro abgehoben und will zu so einem termin",
        "sie glaubt mir nicht",
        "soll ich den notruf wählen",
        "und das bargeld",
        "was sag ich dem hausarzt",
    ),
    "fr": (
        "mon oncle a alzheimer, il a retiré 200 euros et veut sortir pour un rendez-vous",
        "il ne m'écoute pas",
        "j'appelle la police ou j'exagère",
        "et sa carte de banque",
        "et la semaine prochaine",
    ),
    "it": (
        "mia zia ha la demenza, ha prelevato 200 euro e vuole uscire per un appuntamento",
        "non mi ascolta",
        "chiamo i carabinieri o esagero",
        "e il bancomat",
        "domani dal medico cosa dico",
    ),
    "es": (
        "mi tía tiene alzheimer, sacó 1500 pesos y quiere salir a una cita",
        "no me cree",
        "llamo a la policía o exagero",
        "y la tarjeta",
        "y la próxima vez",
    ),
    "ru": (
        "у бабушки деменция, она сняла 3000 рублей и собирается на встречу",
        "она мне не верит",
        "звонить в полицию или это перебор",
        "а карта",
        "а на будущее",
    ),
}

CARD = {
    "en": ("am i getting dragged into this", "is it for me or for her", "what do i tell her tomorrow"),
    "de": ("werde ich da verwickelt", "ist die nummer für sie oder für mich", "was sag ich ihr morgen"),
    "fr": ("mon taxi va être mêlé à ça ?", "ce numéro c'est pour elle ou pour moi", "je lui dis quoi demain"),
    "it": ("il mio taxi viene coinvolto?", "quel numero è per lei o per me", "domani che le dico"),
    "es": ("¿mi taxi queda involucrado?", "ese número es para ella o para mí", "mañana que le digo a ella"),
    "ru": ("меня не втянут?", "номер для неё или для меня", "что ей сказать завтра"),
}  # fmt: skip

DRIVER = {
    "en": "im the taxi driver, a passenger left your card, she looked scared",
    "de": "bin der taxifahrer, eine kundin hat eure karte liegen lassen, sie hatte angst",
    "fr": "je suis le chauffeur, une cliente a laissé votre carte, elle avait peur",
    "it": "sono il tassista, una cliente ha lasciato il vostro bigliettino, aveva paura",
    "es": "soy el taxista, una clienta dejó su tarjeta, tenía miedo",
    "ru": "я таксист, девушка оставила визитку, она была напугана",
}

PRINT = {
    "en": ("a qr code sticker hangs in our hallway, my girl is 9", "did you put it there", "take it off"),
    "de": ("aufkleber mit code an der haustür, meine tochter ist 7", "ist der von euch", "entfernt den"),
    "fr": ("un sticker avec un code sur la porte, mon fils a 9 ans", "c'est à vous", "retirez ça"),
    "it": ("un adesivo con il codice nell'androne, mio figlio ha 9 anni", "è vostro", "toglietelo"),
    "es": ("una pegatina con código en el portal, mi hijo tiene 9 años", "es suya", "retiren eso"),
    "ru": ("наклейка с кодом в лифте, сыну 9 лет", "это ваша", "снимите её"),
}  # fmt: skip

ADVERT = {
    "en": ("an escort advert shows our address", "who do i report that to", "strangers at the door"),
    "de": ("unsere adresse steht in einer sexanzeige", "wo melde ich das", "fremde klingeln"),
    "fr": ("une annonce d'escort donne notre adresse", "je porte plainte où", "des inconnus sonnent"),
    "it": ("un annuncio di escort mette il mio indirizzo", "a chi lo segnalo", "bussano sconosciuti"),
    "es": ("un anuncio de escorts trae mi domicilio", "dónde lo denuncio", "tocan desconocidos"),
    "ru": ("в анкете указан мой адрес", "куда сообщить", "стучат незнакомцы"),
}  # fmt: skip


async def keys_of(chat: Chat, language: str, *texts: str) -> list[str]:
    """The first key of each answer of a talk, without the line for children."""
    found = []
    for text in texts:
        out = await chat(text, campaign=f"demo-{language}")
        found.append(next(said.key for said in out.messages if said.key != "utter_reveal"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_relative_of_who_forgets_hears_what_to_do_and_whom_to_call(
    chat: Chat, language: str
) -> None:
    assert await keys_of(chat, language, *KIN[language]) == [
        "utter_near_kin_stay",
        "utter_near_kin_stay",
        "utter_near_kin_out",
        "utter_near_kin_money",
        "utter_near_kin_later",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_driver_who_found_a_card_is_answered_for_himself_and_for_her(
    chat: Chat, language: str
) -> None:
    assert (await keys_of(chat, language, DRIVER[language], *CARD[language]))[1:] == [
        "utter_near_card_part",
        "utter_near_card_line",
        "utter_near_card_say",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_parent_who_sees_a_sticker_is_told_what_it_is_and_who_takes_it_off(
    chat: Chat, language: str
) -> None:
    assert await keys_of(chat, language, *PRINT[language]) == [
        "utter_near_print",
        "utter_near_print",
        "utter_near_print_down",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whose_address_stands_in_an_advert_is_told_where_to_report_it(
    chat: Chat, language: str
) -> None:
    assert await keys_of(chat, language, *ADVERT[language]) == [
        "utter_near_ad",
        "utter_near_ad_next",
        "utter_near_ad_door",
    ]


CRYING = {
    "en": "there's a girl crying barefoot on the stairs, she is about sixteen",
    "de": "im treppenhaus sitzt ein mädchen barfuß und weint, so sechzehn",
    "fr": "y a une fille pieds nus qui pleure dans l'escalier, seize ans peut-être",
    "it": "c'è una ragazza scalza che piange sulle scale, avrà sedici anni",
    "es": "hay una chica descalza llorando en la escalera, tendrá dieciséis",
    "ru": "на лестнице сидит девочка босая и плачет, лет шестнадцати",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_then_tells_of_somebody_in_need_is_not_held_to_the_advert(
    chat: Chat, language: str
) -> None:
    """A neighbour was told of a complaint about an advert, whatever she wrote."""
    first, *_ = ADVERT[language]
    keys = await keys_of(chat, language, first, CRYING[language], CRYING[language])
    assert not any(key.startswith("utter_near_") for key in keys[1:]), keys


async def test_who_is_blackmailed_and_has_children_at_school_is_no_teacher(chat: Chat) -> None:
    texts = ("me extorsionan, dicen que van a venir a mi casa", "mis hijos van a la escuela o no?")
    keys = await keys_of(chat, "es", *texts)
    assert not any(key.startswith("utter_near_") for key in keys), keys


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "meine oma schlägt mich, sie ist dement und will raus"),
        ("en", "im 12 and there's a sticker with a code on our school door"),
        ("en", "my boyfriend put my number in an ad and keeps the money"),
        ("fr", "mon mari oublie tout et va voir des prostituées"),
        ("it", "mio padre ha la demenza e io cerco una ragazza stasera"),
        ("es", "soy taxista y busco una chica"),
        ("ru", "у отца деменция, а я хочу расслабиться с девушкой"),
    ],
)
async def test_who_is_hurt_a_child_sold_or_a_buyer_is_none_of_them(
    chat: Chat, language: str, text: str
) -> None:
    (key,) = await keys_of(chat, language, text)
    assert not key.startswith("utter_near_")


async def test_despair_of_a_relative_comes_first(chat: Chat) -> None:
    keys = await keys_of(chat, "en", KIN["en"][0], "i cant go on, i want to die")
    assert keys[1].startswith("utter_express_distress/")


async def test_a_daughter_whom_somebody_writes_to_is_more_than_a_sticker(chat: Chat) -> None:
    keys = await keys_of(chat, "en", PRINT["en"][0], "a man writes to her online, he wants photos")
    assert not keys[1].startswith("utter_near_")


async def test_a_witness_hears_once_that_we_did_not_understand(chat: Chat) -> None:
    first = "im the neighbour, i hear screaming and a girl crying next door"
    keys = await keys_of(chat, "en", first, "huh", "what", "eh", "huh")
    assert keys.count("utter_stay_witness") == 1
    assert "utter_stay_again" not in keys
    assert keys.count("utter_witness_next") >= 2


LEFT_OPEN = {
    "en": (
        "im a youth worker, one of the lads had your page open on our tablet",
        "is he in trouble now",
        "do i speak to his mum",
        "can this be blocked",
        "do i have to report it to my boss",
    ),
    "de": (
        "ich arbeite in der bücherei, ein mädchen hat eure seite offen gelassen",
        "kriegt sie jetzt ärger",
        "soll ich die eltern anrufen",
        "kann man das sperren",
        "muss ich das melden",
    ),
    "fr": (
        "je suis prof, une élève a cliqué sur votre annonce au cdi",
        "elle risque quoi",
        "j'en parle à ses parents",
        "comment filtrer ça",
        "je dois le signaler",
    ),
    "it": (
        "sono educatore, al centro giovani un ragazzo ha aperto la vostra pagina",
        "rischia qualcosa?",
        "lo dico ai genitori",
        "si può bloccare",
        "devo segnalarlo",
    ),
    "es": (
        "soy monitora, en la biblioteca un chico dejó vuestra página abierta",
        "le puede pasar algo",
        "aviso a sus padres",
        "cómo la bloqueo",
        "tengo que denunciarlo",
    ),
    "ru": (
        "я воспитатель в лагере, мальчик открыл вашу страницу на общем планшете",
        "ему за это что-то будет?",
        "звонить родителям?",
        "как это заблокировать",
        "надо куда-то сообщить",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_works_with_young_people_is_answered_and_told_what_is_not_known(
    chat: Chat, language: str
) -> None:
    assert await keys_of(chat, language, *LEFT_OPEN[language]) == [
        "utter_near_page",
        "utter_near_page_kept",
        "utter_near_page_talk",
        "utter_near_page_block",
        "utter_near_page_else",
    ]


async def test_a_pupil_who_is_written_to_is_met_and_not_the_page(chat: Chat) -> None:
    keys = await keys_of(chat, "en", LEFT_OPEN["en"][0], "a man asked him for photos")
    assert keys[1] == "utter_report_concern/child_online"


@pytest.mark.parametrize(
    ("language", "texts", "keys"),
    [
        ("en", ("found a mobile on a bench, your chat was on", "so who owns it"), ["handset"] * 2),
        ("de", ("im Bus lag ein Handy", "und wem gehört das jetzt"), ["handset"] * 2),
        ("it", ("mio padre ha lasciato il numero, lo tenete?", "e se lo chiamano"), ["number"] * 2),
        ("fr", ("mon oncle a donné son numéro ici", "il a honte"), ["number", "number_say"]),
        ("es", ("línea nueva y me llaman tipos", "les contesto o no"), ["ad_sim", "ad_keep"]),
        ("ru", ("симка новая, мне пишут мужики", "удалять это?"), ["ad_sim", "ad_keep"]),
    ],
)
async def test_a_finder_a_relative_and_who_has_a_new_number_are_answered(
    chat: Chat, language: str, texts: tuple[str, str], keys: list[str]
) -> None:
    assert await keys_of(chat, language, *texts) == [f"utter_near_{key}" for key in keys]
