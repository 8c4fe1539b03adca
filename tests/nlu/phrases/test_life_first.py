"""Tests for what cannot wait: somebody bleeds, is locked in, wants to be found, goes, or is with child."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases import life_first as said
from bot.nlu.phrases.life_first import (
    BLEEDS,
    FOUND,
    LEAVES,
    PREGNANT,
    SHOWS_PLACE,
    YOUNG_AMONG,
    tells_locked_in,
    what_cannot_wait,
)

SAID = {
    BLEEDS: (
        "my friend is unconscious, send an ambulance",
        "eine von uns blutet stark und hat Fieber",
        "elle saigne beaucoup, il faut une ambulance",
        "una ragazza qui perde tanto sangue",
        "se desangra",
        "девочка вся в крови, нужна скорая",
    ),
    FOUND: (
        "can the police find us? we dont know the address",
        "findet uns die Polizei übers Handy",
        "on veut qu'ils nous trouvent",
        "il 112 vede dove sono col gps?",
        "quiero que nos encuentren, no sé la dirección",
        "тел по смс найдут?",
    ),
    LEAVES: (
        "he's awake, got to go",
        "er wacht auf, muss weg",
        "il se réveille, je dois y aller",
        "si sveglia ciao",
        "no hay nadie cerca. adiós",
        "всё, пока",
    ),
    SHOWS_PLACE: (
        "how do I send my location to somebody",
        "ich hab mein Standort im Handy. wie zeig ich den jemand",
        "comment j'envoie ma position",
        "come mando la posizione a qualcuno",
        "cómo comparto mi ubicación",
        "как скинуть геолокацию подруге",
    ),
    PREGNANT: (
        "I think I'm pregnant",
        "ich bin schwanger",
        "je suis enceinte de lui",
        "sono incinta",
        "estoy embarazada",
        "я беременна",
    ),
    YOUNG_AMONG: (
        "one of us is only 17",
        "eine von uns ist 16",
        "une de nous a 16 ans",
        "una di noi ha 17 anni",
        "una de nosotras es menor de edad",
        "одной из нас 15 лет",
    ),
}
"""What tells each of them, in six languages."""

UNSAID = {
    BLEEDS: (
        "she bleeds me dry",
        "meine Freundin hat ihre Tage, blutet stark",
        "elle saigne du nez beaucoup",
        "anni fa ho perso sangue",
        "hace años sangraba mucho",
        "кровь из носа сильно",
    ),
    FOUND: (
        "will he find me and my phone",
        "findet er uns mit dem Handy",
        "j'ai peur qu'on me trouve par le gps",
        "lui mi trova col telefono",
        "tengo miedo de que me encuentren",
        "он меня найдёт по телефону",
    ),
    LEAVES: ("ciao, siamo chiuse qui", "adiós a todo lo que era mío", "bye is all he ever says"),
}
"""What sounds like it."""


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in SAID.items() for t in texts])
def test_what_cannot_wait_is_heard(code: str, text: str) -> None:
    assert code in what_cannot_wait(fold(text))


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in UNSAID.items() for t in texts])
def test_what_only_sounds_like_it_is_not(code: str, text: str) -> None:
    assert code not in what_cannot_wait(fold(text))


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("im in leicester, locked in", True),
        ("my neighbour keeps a girl locked in", False),
        ("im locked in, lost my keys", False),
        ("wir sind zu dritt hier eingesperrt", True),
        ("meine Nachbarin hat ein Mädchen eingesperrt", False),
        ("on est trois filles enfermées", True),
        ("une fille est enfermée à côté", False),
        ("siamo tre donne chiuse qui", True),
        ("una donna è chiusa a chiave dal vicino", False),
        ("somos cuatro mujeres aquí encerradas", True),
        ("hay una mujer encerrada al lado", False),
        ("нас четверо, нас заперли", True),
        ("он запер девушку, соседи слышали", False),
    ],
)
def test_who_is_locked_in_is_one_of_those_who_are(text: str, is_held: bool) -> None:
    assert tells_locked_in(fold(text)) is is_held


@pytest.mark.parametrize(
    "text",
    [
        "I rang the helpline, nobody is responding",
        "il numero 800 non risponde nessuno",
        "ho chiamato la linea ma nn risponde",
        "llamé a la línea y no responde nadie",
        "j'ai appelé, ça ne répond pas",
        "звоню на линию, никто не отвечает",
    ],
)
def test_a_line_that_does_not_answer_is_nobody_unconscious(text: str) -> None:
    assert BLEEDS not in what_cannot_wait(fold(text))


ASKED_SO = {
    said.GOES_NOW: (
        "I'm off right now with the twins... im going out now, where to",
        "jetzt hau ich ab, Polizei oder Krankenhaus?",
        "on se barre maintenant avec mes filles",
        "ce ne andiamo subito con i bambini",
        "nos vamos ya con los niños, ¿comisaría o urgencias?",
        "убегаем прямо сейчас, полиция или больница?",
    ),
    said.SILENT_CALL: (
        "would they send someone if I call and dont speak",
        "schicken die jemand, wenn ich anrufe und nichts sage",
        "est-ce qu'ils viendront si je parle pas",
        "vengono lo stesso se resto zitta al telefono",
        "¿mandan a alguien si me callo?",
        "они приедут если я молчу в трубку",
    ),
    said.FIRST_WORDS: (
        "I'm ringing them, what do I say first",
        "Ich rufe gleich an, was sage ich?",
        "je leur dis quoi en premier",
        "che cosa gli dico per prima cosa",
        "¿qué les digo primero?",
        "что говорить сначала",
    ),
    said.CALL_LOG: (
        "is it in the call history",
        "sieht man das in der Anrufliste",
        "ça reste dans le journal d'appels ?",
        "rimane nel registro chiamate?",
        "¿queda en el historial de llamadas?",
        "остаётся в журнале вызовов?",
    ),
    said.PASSWORD: (
        "my husband knows my pin",
        "er kennt mein Passwort",
        "il connaît mon mot de passe",
        "lui sa la mia password",
        "él tiene mi clave",
        "он знает пароль",
    ),
    said.CHILD_COMES: (
        "her birth certificate is in his desk",
        "soll ich die Kleine gleich mitnehmen",
        "son acte de naissance est chez lui",
        "il certificato di nascita ce l'ha lui",
        "la partida de nacimiento la guarda él",
        "документы дочери у него",
    ),
    said.OWES: (
        "do I really have to pay back 1200",
        "muss ich die 1200 abarbeiten",
        "est-ce que je dois rembourser les 1200",
        "devo per forza restituire i 1200",
        "¿tengo que devolver los 1200?",
        "я обязана отработать эти деньги?",
    ),
    said.TELLS_FAMILY: (
        "hell show the videos to my nan",
        "er zeigt die Videos meiner Schwester",
        "il va tout balancer à mes parents",
        "dice che lo manda a mia nonna",
        "dice que se lo enseña a mi abuela",
        "он разошлёт всё родным",
    ),
    said.WAY_HOME: (
        "how can I get back to my country",
        "wie komm ich zu meinen Eltern",
        "comment je rentre chez mes parents",
        "come faccio a tornare a casa",
        "¿cómo regreso a mi país?",
        "как доехать до дома",
    ),
    said.MINDER: (
        "the guy never leaves, he is right next to her",
        "er steht immer daneben, der Typ ist bei ihr",
        "il la surveille sans arrêt",
        "un uomo sta sempre vicino a lei",
        "un hombre habla por ella",
        "мужчина не отходит от неё",
    ),
    said.OUTSIDE: (
        "im sitting at the bus stop",
        "ich sitz auf der Straße",
        "je suis dehors",
        "siamo per strada",
        "estamos en la calle",
        "мы стоим на улице",
    ),
    BLEEDS: (
        "she's pregnant and there is blood",
        "ich bin schwanger und habe Fieber",
        "enceinte, je saigne un peu",
        "incinta e con la febbre",
        "estoy embarazada y sangro",
        "беременная, идёт кровь",
    ),
}
"""What people in need ask, in each language, in other words than a reply has."""

NOT_ASKED_SO = {
    said.GOES_NOW: (
        "how do I leave if he never sleeps",
        "ich gehe jetzt zur Arbeit",
        "je sors maintenant du travail",
        "esco adesso dal lavoro",
        "me voy ya al trabajo",
        "я ухожу сейчас на работу",
    ),
    said.OWES: (
        "do I have to pay for the helpline",
        "muss ich das Frauenhaus bezahlen",
        "je dois payer l'avocat ?",
        "devo pagare la chiamata?",
        "¿tengo que pagar el albergue?",
        "надо платить за адвоката?",
    ),
    said.TELLS_FAMILY: (
        "should I tell my mum",
        "soll ich es meiner Mutter sagen",
        "je dois le dire à ma mère",
        "devo dirlo a mia madre",
        "quiero contarle a mi madre",
        "мне рассказать маме?",
    ),
    said.CALL_LOG: (
        "he calls me all the time",
        "er ruft mich dauernd an",
        "il m'appelle sans cesse",
        "mi chiama sempre",
        "me llama siempre",
        "он мне звонит каждый день",
    ),
    said.FIRST_WORDS: (
        "what do I say to my boss",
        "was sage ich meiner Lehrerin zuerst",
        "je dis quoi à ma mère",
        "che cosa dico a mia madre",
        "qué le digo a mi madre primero",
        "что сказать маме сначала",
    ),
    said.OUTSIDE: (
        "he is outside",
        "er steht draußen",
        "il est dehors",
        "sono fuori di me",
        "está en la calle",
        "он на улице",
    ),
    BLEEDS: (
        "she is pregnant and happy",
        "meine Schwester ist schwanger",
        "ma femme est enceinte",
        "la vicina è incinta",
        "mi hermana está embarazada",
        "соседка беременна",
    ),
}
"""What only sounds like it."""


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in ASKED_SO.items() for t in ts])
def test_what_is_asked_in_need_is_heard_in_other_words_too(code: str, text: str) -> None:
    assert code in what_cannot_wait(fold(text))


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in NOT_ASKED_SO.items() for t in ts])
def test_a_harmless_neighbour_asks_nothing_of_the_kind(code: str, text: str) -> None:
    assert code not in what_cannot_wait(fold(text))


AT_HOME_SAID = {
    said.LATER: (
        "im getting out of here on friday with the baby",
        "i hau am wochenende ab mit de kinder, wenn er arbeitet geh ich morgen",
        "je me casse vendredi quand il bosse",
        "me ne vado lunedì coi bimbi",
        "me largo el jueves con la niña",
        "послезавтра уеду с детьми",
    ),
    said.PACKS: (
        "what papers should i bring to the refuge",
        "wos soi i eipacken, wos nehm i mit",
        "qu'est-ce que je dois emporter",
        "che cosa devo prendere quando esco",
        "q tengo que llevarme de casa",
        "какие документы взять",
    ),
    said.PLEADS: (
        "just give me a number",
        "bitte einfach a nummer",
        "il me faut un numéro vite",
        "mi serve un numero subito",
        "necesito un teléfono ya",
        "скиньте номер",
    ),
    said.PLEADS_PLACE: (
        "is there somewhere safe for me and the baby",
        "wo kann ich mit den kindern hin",
        "je peux aller où avec ma petite",
        "dove posso andare coi figli",
        "dónde puedo ir con mi hija",
        "куда мне деться с ребенком",
    ),
    said.NO_TRADE: (
        "its got nothing to do with pimps, its my boyfriend",
        "des is mei mo und ka zuhälter",
        "ça n'a rien à voir avec un réseau, c'est mon copain",
        "nessun protettore, è il mio compagno",
        "no es ningún chulo, es mi pareja",
        "никакой торговли, это мой муж",
    ),
    said.CALLS_AMBULANCE: (
        "ok im calling an ambulance",
        "ich rufe sofort den notarzt",
        "j'appelle le samu tout de suite",
        "sto chiamando il 118",
        "estoy llamando a una ambulancia",
        "вызываю скорую",
    ),
    said.UNWELL: (
        "feeling dizzy since he pushed me",
        "mir is schwindlig",
        "j'ai des vertiges et de la fièvre",
        "mi gira la testa",
        "estoy mareada y con fiebre",
        "голова сильно кружится",
    ),
    BLEEDS: (
        "an ambulance but no police please",
        "nur die rettung, bitte keine polizei",
        "une ambulance mais pas la police",
        "ambulanza ma senza polizia",
        "una ambulancia, sin policía",
        "скорую, только без полиции",
    ),
}
"""What who is hurt at home writes: other words than the rows."""

AT_HOME_UNSAID = {
    said.LATER: (
        "see you tomorrow",
        "morgen muss ich arbeiten",
        "demain j'ai rendez-vous",
        "domani lavoro",
        "mañana tengo examen",
        "завтра на работу",
    ),
    said.PACKS: (
        "what a waste of time",
        "was kostet das",
        "quoi de neuf",
        "che noia",
        "qué tal",
        "что нового",
    ),
    said.PLEADS: (
        "dont take my number",
        "meine nummer kriegt ihr nicht",
        "mon numéro est privé",
        "il mio numero non lo do",
        "mi número no lo doy",
        "мой номер не дам",
    ),
    said.NO_TRADE: (
        "this is boring",
        "das ist langweilig",
        "c'est nul",
        "è tardi",
        "es tarde",
        "это видно в моём телефоне?",
    ),
    said.CALLS_AMBULANCE: (
        "should i call an ambulance",
        "soll ich den krankenwagen rufen",
        "est-ce que je dois appeler le samu",
        "devo chiamare l'ambulanza?",
        "debo llamar a la ambulancia",
        "стоит ли звонить в скорую",
    ),
    said.UNWELL: (
        "too drunk, dizzy lol",
        "so ein schwindel mit dem inserat",
        "je suis amoureux, j'ai la tête qui tourne",
        "innamorato, mi gira la testa",
        "mareado de la resaca",
        "голова кружится, я пьян",
    ),
}
"""What only sounds like it."""


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in AT_HOME_SAID.items() for t in ts])
def test_who_is_hurt_at_home_is_heard_in_their_own_words(code: str, text: str) -> None:
    assert code in what_cannot_wait(fold(text))


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in AT_HOME_UNSAID.items() for t in ts])
def test_who_speaks_of_other_things_is_not_taken_for_them(code: str, text: str) -> None:
    assert code not in what_cannot_wait(fold(text))
