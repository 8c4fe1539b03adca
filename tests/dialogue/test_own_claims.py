"""What a visitor claims or asks of their own outweighs a question of ours that stands open."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from bot.dialogue.reading.moves import context_of
from bot.dialogue.state.situation import Situation
from bot.engine.engine import Engine
from bot.message import Incoming
from bot.nlu.phrases.outright import row_of
from bot.words import Said

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
PLACE = {"en": "US", "de": "DE", "fr": "BE", "it": "IT", "es": "ES", "ru": "RU"}

LAW = "utter_claim_legal utter_ask_law"
CHOICE = "utter_claim_choice"
PROOF = "utter_ask_figures utter_figure_source utter_ask_law/source"
WISH = "utter_commit_to_stop/wish"
ASKED_AFTER = {
    "open": "claim_need",
    "what_miss": "claim_need/lonely",
    "what_brings": "greet",
    "how_know": "claim_choice/her_job",
    "who_keeps": "claim_harmless/i_pay_well",
    "what_hard": "ask_help_to_stop/cant_stop",
    "tonight": "claim_need/stress",
    "help": "claim_need",
}
"""Questions of ours, and what was answered before each."""


def talk(language: str, asked: str, **more: object) -> Situation:
    more = {"role": "buyer", "turns": 3, "last_topic": ASKED_AFTER[asked], **more}
    campaign = f"demo-{language}"
    return Situation(
        language, "web", campaign, place=PLACE[language], revealed=True, asked=asked, **more
    )  # type: ignore[arg-type]


def answer(engine: Engine, situation: Situation, text: str) -> list[Said]:
    message = Incoming("web", situation.campaign, "somebody", text)
    return engine.decide(engine.parse(text, context_of(message, situation)), situation, NOW)


def questions(said: list[Said]) -> int:
    """How many are asked; an address may hold a mark."""
    return sum(len(re.findall(r"\?(?=\s|$)", one.text)) for one in said)


CLAIMS = [
    ("en", "open", "its a job like any other tho innit", CHOICE),
    ("en", "what_miss", "she chose it, simple as that", CHOICE),
    ("en", "tonight", "they earn good money though", CHOICE),
    ("en", "what_brings", "it's legal here anyway", LAW),
    ("en", "how_know", "its perfectly legal where i live", LAW),
    ("en", "who_keeps", "where does that number come from", PROOF),
    ("en", "open", "says who", PROOF),
    ("en", "what_hard", "I need to knock it on the head", WISH),
    ("en", "how_know", "honestly I want to stop", WISH),
    ("en", "open", "who pays for this chat?", "utter_ask_identity"),
    ("de", "open", "is doch alles legal hier, ProstSchG, alles angemeldet", LAW),
    ("de", "what_brings", "das ist bei uns erlaubt", LAW),
    ("de", "how_know", "die frauen machen das freiwillig", CHOICE),
    ("de", "what_miss", "sie hat sich das so ausgesucht", CHOICE),
    ("de", "tonight", "das ist ein Job wie jeder andere", CHOICE),
    ("de", "open", "die verdienen da mehr als ich", CHOICE),
    ("de", "who_keeps", "wer sagt das", PROOF),
    ("de", "how_know", "woher habt ihr die zahlen", PROOF),
    ("de", "who_keeps", "ich muss damit aufhören", WISH),
    ("de", "what_miss", "seid ihr von der polizei?", "utter_ask_police"),
    ("fr", "open", "c'est un métier comme un autre", CHOICE),
    ("fr", "what_miss", "elle l'a choisi, point", CHOICE),
    ("fr", "tonight", "elles gagnent bien leur vie", CHOICE),
    ("fr", "what_brings", "c'est légal chez nous", LAW),
    ("fr", "how_know", "rien d'illégal là-dedans", LAW),
    ("fr", "open", "mais d'où vous sortez ça", PROOF),
    ("fr", "who_keeps", "qui dit ça", PROOF),
    ("fr", "what_miss", "faut que j'arrête", WISH),
    ("fr", "how_know", "je veux arrêter", WISH),
    ("fr", "open", "vous gardez mon numéro ?", "utter_ask_privacy"),
    ("it", "open", "è un lavoro come un altro", CHOICE),
    ("it", "what_miss", "l'ha scelto lei", CHOICE),
    ("it", "tonight", "guadagnano più di me, altroché", CHOICE),
    ("it", "what_brings", "qui è legale, informati", LAW),
    ("it", "how_know", "non è reato", LAW),
    ("it", "who_keeps", "chi lo dice", PROOF),
    ("it", "open", "da dove viene questo numero", PROOF),
    ("it", "what_hard", "devo smettere", WISH),
    ("it", "how_know", "vorrei smettere, sul serio", WISH),
    ("it", "what_miss", "chi c'è dietro a questa chat?", "utter_ask_identity"),
    ("es", "open", "es un trabajo como otro cualquiera", CHOICE),
    ("es", "what_miss", "ella lo eligió", CHOICE),
    ("es", "tonight", "ganan más que yo", CHOICE),
    ("es", "what_brings", "aquí es legal, tío", LAW),
    ("es", "how_know", "no es delito", LAW),
    ("es", "who_keeps", "¿de dónde sacas eso?", PROOF),
    ("es", "open", "quién lo dice", PROOF),
    ("es", "how_know", "quiero dejarlo", WISH),
    ("es", "what_miss", "ya va siendo hora de dejarlo", WISH),
    ("es", "open", "¿avisáis a la policía?", "utter_ask_police"),
    ("ru", "open", "это работа как любая другая", CHOICE),
    ("ru", "what_miss", "она сама выбрала", CHOICE),
    ("ru", "tonight", "они там хорошо зарабатывают", CHOICE),
    ("ru", "what_brings", "у нас это разрешено", LAW),
    ("ru", "how_know", "это не запрещено", LAW),
    ("ru", "who_keeps", "кто это сказал", PROOF),
    ("ru", "open", "откуда цифры", PROOF),
    ("ru", "how_know", "завязать хочу", WISH),
    ("ru", "what_miss", "пора завязывать", WISH),
    ("it", "open", "guadagnano bene quelle", CHOICE),
    ("it", "how_know", "è legale in svizzera", LAW),
    ("es", "what_miss", "no es delito, que yo sepa", LAW),
    ("en", "how_know", "so some are forced, not the ones i see", CHOICE),
    ("fr", "who_keeps", "c'est pas ma faute si y en a qui sont forcées", "utter_claim_harmless"),
    ("es", "open", "¿quién os financia?", "utter_ask_identity/who_runs"),
    ("it", "what_miss", "perché mettete questi annunci finti?", "utter_ask_identity/decoy"),
    ("ru", "open", "вы храните мой номер?", "utter_ask_privacy"),
]


@pytest.mark.parametrize(("language", "asked", "text", "keys"), CLAIMS)
def test_it_is_answered_and_not_taken_up(
    engine: Engine, language: str, asked: str, text: str, keys: str
) -> None:
    said = answer(engine, talk(language, asked), text)
    assert said[0].key.startswith(tuple(keys.split())), said
    assert questions(said) <= 1


@pytest.mark.parametrize(
    ("language", "text", "theme", "keys"),
    [
        ("en", "boredom mostly. but it's legal here", "boredom", LAW),
        ("de", "Langeweile halt, aber die machen das freiwillig", "boredom", CHOICE),
        ("fr", "l'ennui, et puis c'est légal ici", "boredom", LAW),
        ("it", "la noia. ma chi lo dice che sono costrette", "boredom", PROOF),
        ("es", "aburrimiento, pero nadie las obliga", "boredom", CHOICE),
        ("ru", "скука. но это же не запрещено", "boredom", LAW),
    ],
)
def test_an_answer_beside_it_is_taken_up_shortly(
    engine: Engine, language: str, text: str, theme: str, keys: str
) -> None:
    taken, *answers = answer(engine, talk(language, "what_brings"), text)
    assert taken.key == f"utter_named/{theme}"
    assert "?" not in taken.text
    assert answers[0].key.startswith(tuple(keys.split()))
    assert questions(answers) <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I don't want to stop"),
        ("en", "I want to stop this chat"),
        ("en", "why should I stop"),
        ("de", "ich will nicht aufhören"),
        ("de", "ich will dass ihr aufhört zu schreiben"),
        ("fr", "je veux pas arrêter"),
        ("fr", "je veux arrêter la conversation"),
        ("it", "non voglio smettere"),
        ("es", "no quiero dejarlo"),
        ("es", "deja de escribirme"),
        ("ru", "не хочу завязывать"),
        ("ru", "хватит мне писать"),
    ],
)
def test_no_wish_to_stop_is_heard_where_there_is_none(
    engine: Engine, language: str, text: str
) -> None:
    situation = talk(language, "open")
    assert WISH not in {one.key for one in answer(engine, situation, text)}
    assert situation.role == "buyer"


def test_a_wish_to_stop_is_affirmed_and_no_promise(engine: Engine) -> None:
    situation = talk("ru", "how_know")
    (said,) = answer(engine, situation, "завязать хочу если честно")
    assert said.text.count("?") == 1
    assert (situation.role, situation.stage) == ("wants_to_stop", "contacted")
    assert situation.asked == "what_speaks_for"


@pytest.mark.parametrize("text", ["he chose it for me, I'm kept here", "she chose it, she's 16"])
def test_a_danger_is_no_claim(engine: Engine, text: str) -> None:
    message = Incoming("web", "demo-en", "somebody", text)
    meaning = engine.parse(text, context_of(message, talk("en", "open")))
    assert meaning.safety or meaning.suspected


def test_whoever_claims_that_it_is_legal_is_told_what_holds_for_buyers_there(
    engine: Engine,
) -> None:
    (said,) = answer(engine, talk("de", "open"), "ist doch legal, alles angemeldet")
    assert "in Deutschland" in said.text
    assert "Kondom" in said.text
    assert "Jahre Gefängnis" not in said.text
    (said,) = answer(engine, talk("de", "open"), "in Schweden ist das legal")
    assert "in Schweden" in said.text


@pytest.mark.parametrize(
    ("language", "asked", "text"),
    [
        ("de", "worry", "hör auf mit den fragen"),
        ("en", "readiness", "you ask a lot of questions mate"),
        ("fr", "help", "arrêtez avec vos questions"),
        ("ru", "how_know", "хватит вопросов"),
    ],
)
def test_whoever_has_enough_of_questions_is_heard_whichever_stands_open(
    engine: Engine, language: str, asked: str, text: str
) -> None:
    situation = talk(language, "open")
    situation.asked = asked
    (said,) = answer(engine, situation, text)
    assert said.key == "utter_manner/no_questions"
    bye = answer(
        engine, situation, {"de": "tschüss", "en": "bye", "fr": "salut, bye"}.get(language, "пока")
    )
    assert not any("?" in one.text for one in bye)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "can I talk to someone from your organisation?"),
        ("es", "¿hay un gabinete de prensa?"),
        ("ru", "можно поговорить с человеком из организации"),
    ],
)
def test_who_writes_for_work_is_told_how_to_reach_the_organisation(
    engine: Engine, language: str, text: str
) -> None:
    situation = talk(language, "open", role="professional", last_topic="ask_identity/press")
    (said,) = answer(engine, situation, text)
    assert said.key == "utter_ask_identity/contact"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("de", "er meint in anderen ländern ist das erlaubt, ich bin 14", "mention_minor"),
        ("fr", "je veux arrêter de me prostituer", "disclose_exploitation"),
        ("es", "miro fotos de menores y quiero dejarlo", "mention_minor"),
    ],
)
def test_a_need_is_no_claim_of_a_buyer(
    engine: Engine, language: str, text: str, intent: str
) -> None:
    message = Incoming("web", f"demo-{language}", "somebody", text)
    meaning = engine.parse(text, context_of(message, talk(language, "open")))
    is_heard = bool(meaning.safety or meaning.suspected)
    assert is_heard or intent in {move.intent for move in meaning.moves}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "you can tell which ones are forced"),
        ("en", "i only go to the independent ones"),
        ("en", "i only see the ones who want it"),
        ("de", "man merkt doch welche gezwungen werden"),
        ("de", "ich geh nur zu den selbständigen"),
        ("de", "ich treffe nur welche die das wollen"),
        ("fr", "on voit bien celles qui sont forcées"),
        ("fr", "je vais que chez les indépendantes"),
        ("fr", "je ne vois que celles qui le veulent"),
        ("it", "si capisce quali sono costrette"),
        ("it", "io vado solo dalle indipendenti"),
        ("it", "vedo solo quelle che lo vogliono fare"),
        ("es", "se nota enseguida las que están obligadas"),
        ("es", "yo solo voy con las independientes"),
        ("es", "solo veo a las que quieren hacerlo"),
        ("ru", "видно же, кого заставляют"),
        ("ru", "я хожу только к индивидуалкам"),
        ("ru", "хожу только к тем, кто сам хочет"),
    ],
)
@pytest.mark.parametrize("role", ["buyer", "unknown"])
def test_who_picks_the_right_ones_hears_what_cannot_be_seen(
    engine: Engine, language: str, text: str, role: str
) -> None:
    said = answer(engine, talk(language, "how_know", role=role), text)
    assert said[0].key.startswith(CHOICE)
    assert questions(said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "how can you tell which ones are forced",
        "you can never tell which ones are forced",
        "i only see people who want to help",
        "wie merkt man welche gezwungen werden",
        "man sieht nicht, ob eine gezwungen wird",
        "ich rede nur mit frauen die helfen wollen",
        "on ne voit pas celles qui sont forcées",
        "non si capisce quali sono costrette",
        "no se nota cuáles están obligadas",
        "не видно, кого заставляют",
        "где индивидуалки, сколько берут",
    ],
)
def test_who_asks_or_doubts_claims_no_eye_for_it(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=False)
    assert row is None or not row.topic.startswith("claim_choice")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            ["we'll see i guess", "i'll think about it", "maybe, we'll see", "I'll sleep on it"],
        ),
        ("de", ["naja mal schauen", "ich überlegs mir", "vielleicht, mal sehen"]),
        ("fr", ["on verra bien", "je vais y réfléchir", "peut-être, on verra"]),
        ("it", ["ci penso", "ci penserò su", "vedremo"]),
        ("es", ["ya veremos", "me lo pensaré", "quizás, lo voy a pensar"]),
        ("ru", ["ну посмотрим", "я подумаю", "там видно будет", "может быть, посмотрим"]),
    ],
)
@pytest.mark.parametrize("asked", ["what_miss", "how_know", "help"])
def test_who_leaves_it_open_is_asked_nothing_more(
    engine: Engine, language: str, texts: list[str], asked: str
) -> None:
    for text in texts:
        situation = talk(language, asked)
        first, *rest = answer(engine, situation, text)
        assert first.key == "utter_goodbye/think", text
        assert {one.key for one in rest} <= {"utter_number_to_keep"}
        assert not questions([first, *rest])
        assert not any(one.buttons for one in (first, *rest))
        assert situation.asked == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "let's see the girls",
        "maybe tomorrow at 8",
        "mal sehen was du hast",
        "ich denke schon",
        "on verra les filles ce soir",
        "vediamo le foto",
        "a ver fotos",
        "посмотрим фотки",
        "i'll think about killing myself",
    ],
)
def test_who_goes_on_asking_leaves_nothing_open(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=False)
    assert row is None or row.topic != "goodbye/think"


URGE = "utter_ask_help_to_stop/urge"
MONTHS = "utter_commit_to_stop/for_months"
FREE = "utter_ask_help_to_stop/free"
UNSEEN = "utter_ask_help_to_stop/ashamed_to_go"


@pytest.mark.parametrize(
    ("language", "key", "texts"),
    [
        ("en", URGE, ["tonight at nine i'm off work and then it happens"]),
        (
            "en",
            URGE,
            ["friday is payday, that's when it happens", "i get paid on friday and i relapse"],
        ),
        ("de", URGE, ["um neun hab ich heute feierabend und dann passierts"]),
        (
            "de",
            URGE,
            ["freitag kommt der lohn, dann gehts wieder los", "am zahltag werd ich schwach"],
        ),
        ("fr", URGE, ["ce soir à neuf heures je débauche et là ça arrive"]),
        ("fr", URGE, ["vendredi c'est la paie, et là je craque", "à 21h je replonge"]),
        ("it", URGE, ["stasera alle nove stacco e poi succede", "venerdì prendo la paga e ricado"]),
        ("it", URGE, ["venerdì arriva lo stipendio e ci ricasco"]),
        ("es", URGE, ["esta noche a las nueve salgo del trabajo y entonces pasa"]),
        ("es", URGE, ["el viernes cobro y vuelvo a caer", "a las nueve salgo y recaigo"]),
        ("ru", URGE, ["сегодня в девять освобожусь и опять сорвусь"]),
        ("ru", URGE, ["в пятницу зарплата, и я сорвусь", "в день зарплаты всегда срываюсь"]),
        ("en", MONTHS, ["i stayed away for a month", "i held out three weeks", "lasted 6 weeks"]),
        ("de", MONTHS, ["drei wochen durchgehalten", "einen monat weggeblieben"]),
        ("de", MONTHS, ["ich war zwei monate nicht mehr dort"]),
        (
            "fr",
            MONTHS,
            ["j'ai tenu un mois", "trois semaines sans y aller", "j'ai résisté dix jours"],
        ),
        ("it", MONTHS, ["non ci vado da due mesi", "sono stato un mese senza"]),
        ("it", MONTHS, ["ho resistito tre settimane"]),
        ("es", MONTHS, ["aguanté tres semanas", "tres semanas sin hacerlo", "llevo un mes sin ir"]),
        ("ru", MONTHS, ["три недели продержался", "уже месяц не хожу", "целый месяц без этого"]),
        ("en", UNSEEN, ["nobody may know", "i live in a small town", "everyone knows everyone"]),
        ("de", UNSEEN, ["niemand darf das wissen", "ich wohne in einer kleinstadt"]),
        ("de", UNSEEN, ["da kennt jeder jeden"]),
        ("fr", UNSEEN, ["personne ne doit le savoir", "j'habite une petite ville"]),
        ("fr", UNSEEN, ["tout le monde se connaît"]),
        ("it", UNSEEN, ["nessuno deve saperlo", "vivo in un paesino", "ci conosciamo tutti"]),
        ("es", UNSEEN, ["nadie puede enterarse", "vivo en un pueblo pequeño"]),
        ("es", UNSEEN, ["aquí todos se conocen"]),
        ("ru", UNSEEN, ["никто не должен узнать", "живу в маленьком городе"]),
        ("ru", UNSEEN, ["тут все друг друга знают"]),
        ("en", FREE, ["i have no money", "it must be free", "i can't afford a therapist"]),
        (
            "de",
            FREE,
            ["ich hab kein geld", "darf nix kosten", "ich kann mir keine therapie leisten"],
        ),
        (
            "fr",
            FREE,
            ["j'ai pas d'argent", "il faut que ce soit gratuit", "je peux pas payer un psy"],
        ),
        ("it", FREE, ["non ho soldi", "deve essere gratis", "non posso permettermi uno psicologo"]),
        ("es", FREE, ["no tengo dinero", "tiene que ser gratis", "no puedo pagar un psicólogo"]),
        ("ru", FREE, ["у меня нет денег", "только бесплатно", "мне это не по карману"]),
    ],
)
def test_who_wants_to_stop_is_answered_on_the_very_thing(
    engine: Engine, language: str, key: str, texts: list[str]
) -> None:
    for text in texts:
        situation = talk(language, "what_hard", role="wants_to_stop")
        assert key in {one.key for one in answer(engine, situation, text)}, text


@pytest.mark.parametrize(
    "text",
    [
        "she comes at nine and then it happens, he hits her",
        "friday at nine, how much?",
        "um neun kommt er und dann passierts",
        "venerdì finisco il turno alle nove",
        "i held out three weeks but then i went again",
        "i stayed away from work for a month",
        "drei wochen durchgehalten, dann wieder hin",
        "tres semanas sin ir al trabajo",
        "три недели продержался, потом сорвался",
        "i spent it all, i have no money left",
        "ich hab kein geld mehr, nur schulden",
        "на долги уходит всё, денег нет",
    ],
)
def test_what_only_names_an_hour_a_time_or_money_is_left_to_the_model(text: str) -> None:
    row = row_of(text, {"stopping"}, asks=False)
    topics = ("ask_help_to_stop/urge", "commit_to_stop/for_months", "ask_help_to_stop/free")
    assert row is None or row.topic not in topics


def test_fear_is_no_choice() -> None:
    assert row_of("lavoro per paura, non per scelta", {"buyer"}, asks=False) is None


def test_a_question_that_is_not_understood_is_not_thrown_back(engine: Engine) -> None:
    said = answer(engine, talk("en", "what_miss"), "do penguins have knees or what?")
    assert "utter_manner/counter" not in {one.key for one in said}


@pytest.mark.parametrize(
    ("text", "talk_is", "topic"),
    [
        ("the people then", ["buyer", "offered"], "ask_harm"),
        ("lieber die Menschen", ["buyer", "offered"], "ask_harm"),
        ("plutôt les gens", ["buyer", "offered"], "ask_harm"),
        ("le persone allora", ["buyer", "offered"], "ask_harm"),
        ("mejor la gente", ["buyer", "offered"], "ask_harm"),
        ("тогда про людей", ["buyer", "offered"], "ask_harm"),
        ("what about the women behind those ads", ["buyer"], "ask_harm"),
        ("nein, die Frauen in den Inseraten", ["buyer"], "ask_harm"),
        ("if i don't go somebody else will", ["buyer"], "claim_harmless/one_man"),
        ("wenn ich nicht gehe, geht ein anderer", ["buyer"], "claim_harmless/one_man"),
        ("si no voy yo, va otro", ["buyer"], "claim_harmless/one_man"),
        ("nobody is forcing them", ["first"], "claim_choice/they_advertise"),
        ("personne ne les oblige", ["unknown"], "claim_choice/they_advertise"),
        ("lo dice l'annuncio, è una sua scelta", ["buyer"], "claim_choice/her_job"),
        ("nessuno mi obbliga", ["unknown"], ""),
        ("меня никто не заставляет", ["unknown"], ""),
        ("people", ["buyer"], ""),
    ],
)
def test_a_choice_between_our_offers_and_a_claim_in_passing_are_heard(
    text: str, talk_is: list[str], topic: str
) -> None:
    row = row_of(text, talk_is, asks=False)
    assert (row.topic if row else "") == topic


@pytest.mark.parametrize(
    "text",
    [
        "is there anyone who could help me quit?",
        "gibts jemand der mir hilft aufzuhören",
        "qui pourrait m'aider à décrocher ?",
        "c'è qualcuno che mi aiuta a smettere?",
        "alguien me puede ayudar a dejarlo?",
        "кто-нибудь поможет бросить?",
    ],
)
def test_who_asks_who_helps_to_stop_is_told_where(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=True)
    assert row is not None
    assert row.topic == "ask_help_to_stop/where"


def test_who_helps_another_to_stop_is_not_asked_for_oneself() -> None:
    row = row_of("who can help my husband to stop?", {"unknown"}, asks=True)
    assert row is None or row.topic != "ask_help_to_stop/where"
