"""Places in the talk: the law of a town with its State's, no loop, and lines where somebody says to be."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.dialogue.actions.control import Place
from bot.dialogue.actions.law import tell_law
from bot.dialogue.deciding.places_told import settle_place
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.words.buttons import known_payloads, pressed_button
from bot.dialogue.words.library import Library
from bot.knowledge.needs import ANYWHERE
from bot.message import Move, Outgoing, Understanding
from bot.nlu.gazetteer import Mention
from bot.nlu.places.elsewhere import is_elsewhere
from bot.nlu.places.whereabouts import happens_there, is_town, where_they_are
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def exchange(library: Library, key: str = "ask_law", **known: object) -> Exchange:
    read = {name: known.pop(name) for name in ("places", "local") if name in known}
    situation = Situation(**{"language": "en", "channel": "web", "campaign": "demo-en", **known})  # type: ignore[arg-type]
    intent, _, topic = key.partition("/")
    reading = Understanding(intent, 1.0, "en", **read)  # type: ignore[arg-type]
    return Exchange(situation, reading, library, NOW, move=Move(intent, topic))


def said(one: Exchange) -> str:
    return "\n".join(reply.text for reply in one.replies)


def titles(one: Exchange) -> list[str]:
    return [button.title for reply in one.replies for button in reply.buttons]


def test_the_rule_of_a_town_comes_before_the_law_of_its_state(library: Library) -> None:
    one = exchange(library, places=("DE",), local="DE-HH")
    assert tell_law(one)
    assert said(one).index("Hamburg") < said(one).index("in Germany")
    assert one.situation.asked_place == "DE-HH"


def test_no_town_is_offered_that_nobody_named(library: Library) -> None:
    one = exchange(library, places=("DE",))
    assert tell_law(one)
    assert titles(one) == []
    payloads = known_payloads((), library)
    pressed = pressed_button("/inform_location DE-HH", one.situation, payloads)
    assert pressed is not None
    assert pressed.place == "DE-HH"


@pytest.mark.parametrize("state", ["AT", "BE", "CH", "DE", "ES", "IT", "RU"])
def test_the_town_is_asked_once_where_some_have_a_rule_of_their_own(
    library: Library, state: str
) -> None:
    one = exchange(library, places=(state,))
    assert tell_law(one)
    assert one.replies[-1].key == "utter_law_town"
    assert one.situation.asked == "law_place"
    again = exchange(library, places=(state,), said=one.situation.said)
    assert tell_law(again)
    assert [reply.key for reply in again.replies] == ["utter_ask_law"]
    known = exchange(library, places=(state,), town_told=True)
    assert tell_law(known)
    assert [reply.key for reply in known.replies] == ["utter_ask_law"]


@pytest.mark.parametrize("state", ["FR", "SE", "US", "GB"])
def test_no_town_is_asked_where_none_has_a_rule(library: Library, state: str) -> None:
    one = exchange(library, places=(state,))
    assert tell_law(one)
    assert [reply.key for reply in one.replies] == ["utter_ask_law"]


def test_nobody_in_danger_is_asked_for_the_town(library: Library) -> None:
    one = exchange(library, places=("DE",), danger="certain", danger_kind="exploitation")
    assert tell_law(one)
    assert one.replies[-1].key == "utter_ask_law"


@pytest.mark.parametrize("state", ["US", "GB"])
def test_a_state_whose_parts_differ_is_told_before_the_part_is_asked(
    library: Library, state: str
) -> None:
    one = exchange(library, places=(state,))
    assert tell_law(one)
    assert re.search(r"under.18", said(one))
    assert len(titles(one)) > 2
    assert one.situation.asked == "law_place"


def test_every_part_of_the_united_states_is_an_answer(library: Library) -> None:
    for code in (*library.laws.parts("US"), "US-OH", "US-DC"):
        one = exchange(library, places=(code,))
        assert tell_law(one)
        assert "Which part" not in said(one)


def test_a_place_named_behind_the_law_means_the_law_there(library: Library) -> None:
    one = exchange(library, "inform_location", places=("AT",), local="AT-9", last_topic="ask_law")
    Place().answer(one)
    assert "Vienna" in said(one)
    assert one.situation.asked == "law_place"
    other = exchange(library, "inform_location", places=("AT",), last_topic="greet")
    Place().answer(other)
    assert other.replies[0].key == "utter_place_noted"


def test_what_is_risked_is_told_for_the_place_that_was_asked_about(library: Library) -> None:
    one = exchange(library, "ask_risk", place="GB", asked_place="SE")
    assert "in Sweden" in one.laws.due()


def test_a_place_that_is_spoken_of_serves_others_but_not_who_may_mean_home(
    library: Library,
) -> None:
    witness = exchange(library, role="witness", danger="certain", asked_place="AT", place="GB")
    assert witness.facts.line_place("report") == "AT"
    exploited = exchange(library, role="exploited", danger="certain", asked_place="RO", place="GB")
    assert exploited.facts.line_place("victim") is None


async def test_no_loop_for_washington(chat: Chat) -> None:
    first = await chat("Is it legal in Washington DC?")
    assert "in Washington, D.C." in first.messages[-1].text
    asked = await chat("is it legal in washington", visitor="another")
    payloads = [button.payload for button in asked.messages[-1].buttons]
    assert payloads == ["/inform_location US-DC", "/inform_location US-WA"]
    pressed = await chat(payloads[0], visitor="another")
    assert "in Washington, D.C." in pressed.messages[-1].text
    typed = await chat("dc", visitor="another")
    assert "in Washington, D.C." in typed.messages[-1].text


@pytest.mark.parametrize(
    ("campaign", "first", "second", "number"),
    [
        ("demo-fr", "je suis chauffeur de taxi à Bruxelles", "qui appeler ?", "078"),
        ("demo-it", "mi tengono in un appartamento a Torino", "un numero", "800 290 290"),
    ],
)
async def test_the_place_that_was_told_is_used_from_then_on(
    chat: Chat, campaign: str, first: str, second: str, number: str
) -> None:
    replies = [*(await chat(first, campaign=campaign)).messages]
    replies += (await chat(second, campaign=campaign)).messages
    told = "\n".join(reply.text for reply in replies)
    assert re.sub(r"\D", "", number) in re.sub(r"\D", "", told)


LAW_FIRST = {
    "en": "is it legal?",
    "de": "ist das legal?",
    "fr": "c'est légal ?",
    "it": "è legale?",
    "es": "¿es legal?",
    "ru": "это законно?",
}
OTHER_PLACES = [
    ("en", "and austria?", "AT"),
    ("en", "same in geneva", "CH"),
    ("en", "what about sweden then", "SE"),
    ("en", "is it ok in amsterdam", "NL"),
    ("en", "legal in vegas?", "US-NV"),
    ("en", "and in paris, is that allowed", "FR"),
    ("en", "whats the fine in dublin", "IE"),
    ("en", "and up in glasgow?", "GB-SCT"),
    ("en", "can i get done for it in berlin", "DE"),
    ("en", "in prague they dont care do they", "CZ"),
    ("de", "und in der schweiz?", "CH"),
    ("de", "in wien auch?", "AT-9"),
    ("de", "und in zürich, strafbar?", "CH-ZH"),
    ("de", "wie isses in holland", "NL"),
    ("de", "darf man das in tschechien", "CZ"),
    ("de", "und in hamburg aufm kiez?", "DE-HH"),
    ("de", "gilt das auch in graz", "AT"),
    ("de", "und wenn ich nach prag fahr", "CZ"),
    ("fr", "et en suisse ?", "CH"),
    ("fr", "pareil à genève ?", "CH"),
    ("fr", "et à bruxelles c'est permis ?", "BE-BRU"),
    ("fr", "en espagne c'est légal non", "ES"),
    ("fr", "et si je vais à barcelone", "ES-B"),
    ("fr", "au luxembourg on risque quoi", "LU"),
    ("fr", "et chez les belges", "BE"),
    ("fr", "à lyon j'ai quoi comme amende", "FR"),
    ("it", "e in svizzera?", "CH"),
    ("it", "e a milano?", "IT-MI"),
    ("it", "a lugano è legale no?", "CH"),
    ("it", "in austria si può", "AT"),
    ("it", "e in spagna cosa rischio", "ES"),
    ("it", "a torino che multa c'è", "IT"),
    ("it", "in germania è permesso", "DE"),
    ("es", "y en francia?", "FR"),
    ("es", "en alemania es legal no", "DE"),
    ("es", "y en sevilla hay multa?", "ES-SE"),
    ("es", "y si voy a ámsterdam", "NL"),
    ("es", "en portugal qué pasa", "PT"),
    ("es", "y en barna?", "ES"),
    ("es", "en madrid me multan?", "ES"),
    ("ru", "а в питере?", "RU"),
    ("ru", "а в германии можно?", "DE"),
    ("ru", "в вене это законно", "AT-9"),
    ("ru", "а в минске штраф есть?", "BY"),
    ("ru", "что будет в казахстане", "KZ"),
    ("ru", "а в киеве", "UA"),
    ("ru", "в швеции сажают за это?", "SE"),
]
"""What visitors ask after the law of one place, in passing, clipped, in slang; and the place they mean."""

ANSWERED = 0.9
"""Share below which something is broken; 95.7 % were answered with the law there when this was written."""


async def test_another_place_named_in_passing_is_answered(chat: Chat, library: Library) -> None:
    wrong = []
    for number, (language, text, code) in enumerate(OTHER_PLACES):
        asked = {"campaign": f"demo-{language}", "visitor": f"number {number}"}
        await chat(LAW_FIRST[language], **asked)
        told = "\n".join(said.text for said in (await chat(text, **asked)).messages)
        today = datetime.now(UTC).date()
        laws = library.law_text
        forms = (
            laws.render(code, language, today).text.partition("\n")[0],
            laws.risk_text(code, language, today),
            laws.again(code, language),  # of a State whose law was told in the answer before
        )
        if not any(form in told for form in forms):
            wrong.append(text)
    assert len(wrong) <= (1 - ANSWERED) * len(OTHER_PLACES), wrong


@pytest.mark.parametrize(
    ("campaign", "text", "number"),
    [
        ("demo-ru", "есть горячая линия в грузии?", "116 006"),
        ("demo-en", "hotline in ireland?", "116 123"),
        ("demo-de", "gibt es ein hilfetelefon in österreich?", "142"),
    ],
)
async def test_who_asks_for_a_line_in_a_place_is_shown_those_of_that_place(
    chat: Chat, campaign: str, text: str, number: str
) -> None:
    told = "\n".join(reply.text for reply in (await chat(text, campaign=campaign)).messages)
    assert number in told
    assert "findahelpline" not in told


async def test_a_town_in_front_of_despair_tells_where_and_hides_nothing(chat: Chat) -> None:
    await chat("hola", campaign="demo-es")
    answer = await chat("Bilbao. no puedo más, no quiero seguir viviendo", campaign="demo-es")
    told = "\n".join(reply.text for reply in answer.messages)
    assert "024" in told
    assert "112" in told


KEPT = [
    ("en", "just arrived in Amsterdam", "NL"),
    ("en", "how much in Dublin", "IE"),
    ("en", "my city is Valletta", "MT"),
    ("en", "travelling to Toronto tonight", "CA"),
    ("de", "ich befinde mich in Zürich", "CH-ZH"),
    ("de", "was kostet das in Wien", "AT-9"),
    ("de", "ich studiere in Graz", "AT"),
    ("fr", "j'habite à Genève", "CH"),
    ("fr", "je me trouve à Lausanne", "CH"),
    ("fr", "je suis de Liège", "BE"),
    ("fr", "je viens d'arriver à Luxembourg", "LU"),
    ("fr", "bonjour, c'est combien à Monaco", "MC"),
    ("it", "mi trovo a Lugano", "CH"),
    ("it", "risiedo a Nizza", "FR"),
    ("es", "me encuentro en Lisboa", "PT"),
    ("ru", "приехал в Алматы на неделю", "KZ"),
    ("ru", "учусь в Минске", "BY"),
]
"""How people say in passing where they are, on a page of another State's campaign."""


@pytest.mark.parametrize(("language", "first", "code"), KEPT)
async def test_a_place_named_at_first_is_kept_through_the_talk(
    assistant: Assistant, chat: Chat, library: Library, language: str, first: str, code: str
) -> None:
    asked = {"campaign": f"demo-{language}", "visitor": first}
    # Told at once where the first message asks for it, and not told twice.
    answers = [await chat(text, **asked) for text in (first, LAW_FIRST[language])]
    told = "\n".join(said.text for answer in answers for said in answer.messages)
    law = library.law_text.render(code, language, datetime.now(UTC).date()).text
    assert law.partition("\n")[0] in told
    await chat(SOMEBODY[language], **asked)
    situation = await assistant.turn.conversations.find(f"web {first}")
    assert situation is not None
    assert (situation.place or "")[:2] == code[:2]
    lines = [library.directory.card(row, language, NOW) for row in situation.resources]
    assert {card.country for card in lines if card} <= {code[:2], ANYWHERE}


SOMEBODY = {
    "en": "can i talk to somebody",
    "de": "kann ich mit jemandem reden",
    "fr": "je peux parler à quelqu'un ?",
    "it": "posso parlare con qualcuno",
    "es": "¿puedo hablar con alguien?",
    "ru": "можно с кем-то поговорить",
}


TOWN_ASKED = [
    ("en", "is it legal in Spain?", "madrid", None),
    ("en", "is it legal in germany?", "hamburg", "DE-HH"),
    ("de", "ist das legal?", "münchen", None),
    ("de", "ist das legal?", "in hamburg", "DE-HH"),
    ("fr", "c'est légal en Suisse ?", "à Genève", None),
    ("fr", "c'est légal en Suisse ?", "à Zurich", "CH-ZH"),
    ("it", "è legale?", "Bergamo", None),
    ("it", "è legale?", "a Roma", "IT-RM"),
    ("es", "¿es legal?", "estoy en Bilbao", None),
    ("es", "¿es legal?", "en Sevilla", "ES-SE"),
    ("ru", "это законно в Австрии?", "в Граце", None),
    ("ru", "это законно в Австрии?", "в Вене", "AT-9"),
]
"""A State where some towns have a rule, the town that is answered, and its rule if there is one."""


@pytest.mark.parametrize(("language", "question", "town", "code"), TOWN_ASKED)
async def test_the_town_that_was_asked_for_is_answered(
    chat: Chat, library: Library, language: str, question: str, town: str, code: str | None
) -> None:
    asked = {"campaign": f"demo-{language}", "visitor": town}
    first = (await chat(question, **asked)).messages
    assert first[-1].text == library.words.text("utter_law_town", language)
    then = "\n".join(said.text for said in (await chat(town, **asked)).messages)
    assert library.words.text("utter_law_town", language) not in then
    if code is None:
        assert library.words.text("utter_law_no_town_rule", language) in then
        return
    law = library.law_text.render(code, language, datetime.now(UTC).date()).text
    assert law.partition("\n")[0] in then


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is it legal in Geneva?"),
        ("de", "ist das in graz legal?"),
        ("fr", "c'est légal à Genève ?"),
        ("it", "è legale a Torino?"),
        ("es", "¿es legal en Bilbao?"),
        ("ru", "это законно в Москве?"),
    ],
)
async def test_nobody_who_named_a_town_is_asked_for_it(
    chat: Chat, library: Library, language: str, text: str
) -> None:
    told = (await chat(text, campaign=f"demo-{language}", visitor=text)).messages
    assert library.words.text("utter_law_town", language) not in [said.text for said in told]


@pytest.mark.parametrize(
    ("named", "state", "is_one"),
    [
        ("Graz", "AT", True),
        ("Österreich", "AT", False),
        ("Autriche", "AT", False),
        ("Австрии", "AT", False),
        ("Swiss", "CH", False),
        ("CH", "CH", False),
        ("Genève", "CH", True),
        ("tedesca", "DE", False),
        ("Spanien", "ES", False),
        ("Москве", "RU", True),
        ("русский", "RU", False),
    ],
)
def test_a_town_is_told_from_its_state(named: str, state: str, is_one: bool) -> None:
    assert is_town(named, state) == is_one


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("it", "fanno male a mia madre a Lagos", "Lagos"),
        ("en", "they'll hurt my mum back in Lagos", "Lagos"),
        ("de", "die tun meiner Mutter in Lagos was", "Lagos"),
        ("ru", "они убьют мою маму там в Лагосе", "Лагосе"),
    ],
)
def test_where_family_is_threatened_is_not_where_somebody_is_held(
    language: str, text: str, place: str
) -> None:
    start = text.index(place)
    end, intent = start + len(place), "disclose_exploitation"
    assert is_elsewhere(text, start, end, language, intent)
    assert not is_elsewhere(f"they hold me in {place}", 16, 16 + len(place), "en", intent)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "my mum works in Poland", "Poland"),
        ("de", "meine mama arbeitet in Polen", "Polen"),
        ("fr", "ma mère travaille en Pologne", "Pologne"),
        ("it", "mia madre lavora in Polonia", "Polonia"),
        ("es", "mi mamá trabaja en Polonia", "Polonia"),
        ("ru", "мама в Польше работает", "Польше"),
        ("ru", "мама работает в Польше а я в казахстане", "Польше"),
    ],
)
@pytest.mark.parametrize("intent", ["mention_minor", "inform_location", "ask_human"])
def test_where_a_childs_mother_works_is_not_where_it_is(
    language: str, text: str, place: str, intent: str
) -> None:
    start = text.index(place)
    assert is_elsewhere(text, start, start + len(place), language, intent)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i want to go home to Leeds"),
        ("de", "ich will nach hause nach Leeds"),
        ("fr", "je veux rentrer chez moi à Leeds"),
        ("it", "voglio tornare a casa a Leeds"),
        ("es", "quiero volver a Leeds"),
        ("ru", "я домой хочу в Leeds"),
    ],
)
def test_where_somebody_wants_to_go_home_to_is_not_where_they_are(language: str, text: str) -> None:
    start = text.index("Leeds")
    for intent in ("disclose_exploitation", "ask_human", "express_distress"):
        assert is_elsewhere(text, start, start + 5, language, intent)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i just came home to Leeds"),
        ("de", "ich bin nach Leeds gezogen"),
        ("fr", "je viens de rentrer à Leeds"),
        ("es", "acabo de volver a Leeds"),
        ("ru", "хочу умереть, я в Leeds"),
    ],
)
def test_where_somebody_came_home_to_is_no_wish(language: str, text: str) -> None:
    start = text.index("Leeds")
    assert not is_elsewhere(text, start, start + 5, language, "disclose_exploitation")


def test_who_is_somewhere_with_relatives_is_there() -> None:
    for language, text in (
        ("en", "where can I go with my kids in Leeds"),
        ("de", "wohin kann ich mit den kindern in Leeds"),
        ("ru", "куда мне с детьми в Leeds"),
    ):
        start = text.index("Leeds")
        assert not is_elsewhere(text, start, start + 5, language, "disclose_exploitation"), text


def test_of_two_places_the_one_where_somebody_says_to_be_is_meant() -> None:
    text = "sono in Italia. mi rimandano in Nigeria?"
    named = [Mention(at, at + 6, ("XX",)) for at in (text.index("Italia"), text.index("Nigeria"))]
    assert where_they_are(text, named, "it") == named[:1]


def test_a_part_of_the_campaign_s_state_named_in_danger_is_where_somebody_is() -> None:
    situation = Situation("en", "web", "demo-en", place="GB", role="child")
    situation.danger, situation.danger_kind = "certain", "child_writes"
    reading = Understanding("ask_human", 1.0, "en", topic="what_happens", places=("GB-ENG",))
    assert settle_place(situation, reading)
    assert (situation.place, situation.place_told) == ("GB-ENG", True)


LOOKING = {
    "en": ("can i get arrested for this", "anyone available in Bologna tonight?"),
    "de": ("kann man dafür angezeigt werden?", "suche eine in Bologna"),
    "fr": ("je peux avoir une amende ?", "je cherche une nana à Bologne ce soir"),
    "es": ("me pueden multar?", "busco una chica en Bolonia esta noche"),
    "it": ("posso prendere una multa?", "cerco una ragazza a Zurigo stasera"),
    "ru": ("меня могут оштрафовать?", "ищу девушку в Болонье на вечер"),
}


@pytest.mark.parametrize("language", sorted(LOOKING))
async def test_who_was_told_the_campaigns_law_has_named_no_place_yet(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    for line in LOOKING[language]:
        await chat(line, campaign=f"demo-{language}")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert (situation.place, situation.place_told) == ("CH-ZH" if language == "it" else "IT", True)


def test_a_girl_somewhere_is_nobodys_daughter() -> None:
    for text, is_away in (("une fille libre à Nantes ?", False), ("ma fille vit à Nantes", True)):
        start = text.index("Nantes")
        found = is_elsewhere(text, start, start + len("Nantes"), "fr", "seek_services")
        assert found is is_away


@pytest.mark.parametrize(
    ("language", "before", "is_there"),
    [
        ("en", "my boss keeps me in", True),
        ("en", "my boss lives in", False),
        ("de", "mein vater schlagt mich in", True),
        ("de", "mein vater arbeitet in", False),
        ("fr", "mon copain m oblige a", True),
        ("fr", "mon copain travaille a", False),
        ("it", "il mio ragazzo mi minaccia a", True),
        ("it", "il mio ragazzo lavora a", False),
        ("es", "mi novio me golpea en", True),
        ("es", "mi novio trabaja en", False),
        ("ru", "хозяин держит меня в", True),
        ("ru", "хозяин живет в", False),
    ],
)
def test_what_is_done_to_the_writer_happens_where_they_are(
    language: str, before: str, *, is_there: bool
) -> None:
    assert happens_there(before, language, "out_of_scope") == is_there
    text = f"{before} Riga"
    if is_there:
        assert not is_elsewhere(text, len(before) + 1, len(text), language, "out_of_scope")


HELD_IN = {
    "en": ("I'm being kept in a flat in Bogota, they took my passport", "123"),
    "fr": ("je suis enfermée dans un appart à Genève, ils ont pris mon passeport", "117"),
    "it": ("mi tengono chiusa in una casa a Lugano, hanno i miei documenti", "117"),
    "es": ("estoy encerrada en un piso en Cúcuta Colombia, me quitaron el pasaporte", "123"),
    "ru": ("меня держат в квартире в Алматы", "102"),
}
"""Who is held in another State than that of the campaign, and the number of the police there."""


@pytest.mark.parametrize("language", sorted(HELD_IN))
async def test_who_is_held_in_a_place_is_there(chat: Chat, language: str) -> None:
    text, number = HELD_IN[language]
    outgoing = await chat(text, campaign=f"demo-{language}")
    assert number in outgoing.messages[1].text
    assert "911" not in outgoing.messages[1].text


SENT_BACK = {
    "en": ("i saw a girl held in a flat in leeds", "will they send her back to nigeria", "112"),
    "it": (
        "lavoro in un residence a Rimini, a una ragazza un uomo tiene il passaporto",
        "se viene la polizia la rimandano in brasile?",
        "190",
    ),
    "es": (
        "hay una chica encerrada en un piso de Valencia",
        "la van a deportar a Colombia?",
        "123",
    ),
}
"""Who fears that somebody is deported, and a number of the country where to."""


@pytest.mark.parametrize("language", sorted(SENT_BACK))
async def test_nobody_is_told_the_police_of_where_somebody_is_sent_back_to(
    chat: Chat, language: str
) -> None:
    first, asks, number = SENT_BACK[language]
    await chat(first, campaign=f"demo-{language}")
    outgoing = await chat(asks, campaign=f"demo-{language}")
    assert not any(number in message.text for message in outgoing.messages)
