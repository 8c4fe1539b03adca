"""What is asked or claimed outright, in six languages, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.question import asks_something

ASKED = [
    (
        "exploited",
        "disclose_exploitation/where_sleep",
        "ich hab angst vor heut abend. wo kann ich hin mit den kindern, hab kein eigenes geld",
    ),
    ("domestic_abuse", "disclose_exploitation/where_sleep", "where can i go with the kids tonight"),
    ("exploited", "disclose_exploitation/where_sleep", "je peux aller où avec les enfants ?"),
    ("exploited", "disclose_exploitation/where_sleep", "dove posso andare stanotte coi bambini"),
    ("exploited", "disclose_exploitation/where_sleep", "¿adónde puedo ir con los niños?"),
    ("exploited", "disclose_exploitation/where_sleep", "куда мне идти с детьми"),
    (
        "exploited",
        "disclose_exploitation/tonight",
        "lui torna alle 6. se stasera ribeve io che faccio, mi chiudo in bagno come l'altra volta",
    ),
    ("exploited", "disclose_exploitation/tonight", "ma mi senti?? che faccio se beve stasera"),
    ("exploited", "disclose_exploitation/tonight", "if he drinks again tonight what do i do"),
    ("exploited", "disclose_exploitation/tonight", "si llega borracho esta noche qué hago"),
    (
        "exploited",
        "disclose_exploitation/children_taken",
        "si me voy le tengo que avisar a él que me llevo al niño?",
    ),
    (
        "exploited",
        "disclose_exploitation/children_taken",
        "le pregunto si es delito llevarme a mi hijo?",
    ),
    ("exploited", "disclose_exploitation/children_taken", "darf ich die kinder mitnehmen?"),
    (
        "exploited",
        "disclose_exploitation/tonight",
        "и что мне сегодня ночью делать, он придёт злой",
    ),
    ("exploited", "ask_human/call_hidden", "wie ruf ich da an ohne dass die das merken"),
    ("extortion", "ask_risk/blackmail_report", "wie mach ich das, geht das online?"),
    ("partner sexual_health", "ask_risk/partner_in_time", "how long have i got"),
    ("partner", "ask_risk/partner_in_time", "we had sex on thursday, what if he gave me something"),
    ("exploited", "ask_human/is_anonymous", "¿me preguntan mi nombre?"),
    ("exploited", "ask_human/what_happens", "what happens when i ring them?"),
    ("exploited", "ask_human/what_happens", "ok and what happens if i call"),
    ("witness", "ask_human/what_happens", "who answers there?"),
    ("exploited", "ask_human/what_happens", "Was passiert wenn ich da anrufe?"),
    ("exploited", "ask_human/what_happens", "Wer geht da ran?"),
    ("exploited", "ask_human/what_happens", "fragen die mich aus?"),
    ("exploited", "ask_human/what_happens", "muss ich gleich weg von ihm?"),
    ("despairing", "ask_human/what_happens", "а если позвоню что будет?"),
    ("exploited", "ask_human/what_happens", "что будет, если я позвоню?"),
    ("exploited", "ask_human/what_happens", "а кто там отвечает?"),
    ("child", "ask_human/what_happens", "о чём они спросят"),
    ("child", "ask_human/what_happens", "qu'est-ce qui se passe si j'appelle ?"),
    ("child", "ask_human/what_happens", "c'est qui qui répond ?"),
    ("exploited", "ask_human/what_happens", "e cosa succede quando chiamo?"),
    ("exploited", "ask_human/what_happens", "¿qué pasa si llamo?"),
    (
        "exploited",
        "ask_human/call_hidden",
        "und wenn er merkt dass ich da angerufen hab? er kontrolliert die anrufliste",
    ),
    ("exploited", "ask_human/call_hidden", "а если хозяйка увидит что я звонила? она проверяет"),
    (
        "exploited",
        "ask_human/call_hidden",
        "but he goes through my phone every night so i cant have any numbers in it",
    ),
    ("exploited", "ask_human/call_hidden", "e se lui se ne accorge che ho chiamato?"),
    ("exploited", "ask_human/call_hidden", "et s'il voit que j'ai appelé ?"),
    ("exploited", "ask_human/call_hidden", "¿y si se entera de que he llamado?"),
    ("exploited", "ask_human/call_hidden", "wie kann ich hilfe holen ohne dass er es merkt"),
    ("exploited", "ask_human/call_hidden", "как позвонить, чтобы он не узнал"),
    (
        "exploited",
        "ask_human/call_hidden",
        "so how would i even ask anyone for help then? he sees everything",
    ),
    (
        "exploited",
        "disclose_exploitation/tonight",
        "and what do i do tonight when he wants me to go out again",
    ),
    (
        "exploited",
        "disclose_exploitation/tonight",
        "und heute nacht, was mach ich wenn er wieder aufwacht",
    ),
    ("exploited", "disclose_exploitation/tonight", "а что мне делать сегодня вечером?"),
    ("exploited", "disclose_exploitation/tonight", "je fais quoi ce soir ?"),
    ("exploited", "disclose_exploitation/tonight", "cosa faccio stanotte?"),
    ("exploited", "disclose_exploitation/tonight", "¿qué hago esta noche?"),
    ("despairing", "express_distress/taken_away", "меня в психушку заберут?"),
    (
        "despairing",
        "express_distress/taken_away",
        "Kommt dann die Polizei? schicken die einen Krankenwagen?",
    ),
    ("despairing", "express_distress/taken_away", "will they lock me up?"),
    ("despairing", "express_distress/taken_away", "ils vont m'interner ?"),
    ("despairing", "express_distress/taken_away", "mi ricoverano se chiamo?"),
    ("despairing", "express_distress/taken_away", "¿me van a ingresar?"),
    (
        "partner",
        "ask_risk/partner_in_time",
        "Wir hatten letzte Nacht noch Sex, kann ich mich angesteckt haben?",
    ),
    ("partner sexual_health", "ask_risk/partner_in_time", "Ist es dann nicht schon zu spät?"),
    ("partner sexual_health", "ask_risk/partner_in_time", "kann man noch was dagegen nehmen?"),
    (
        "partner",
        "ask_risk/partner_in_time",
        "could i have caught something? we slept together last night",
    ),
    ("partner", "ask_risk/partner_in_time", "мы вчера были вместе, я могла заразиться?"),
    ("partner", "ask_risk/doctor_words", "Und was sage ich dem Arzt?"),
    ("partner", "ask_risk/doctor_words", "а что сказать врачу?"),
    ("witness", "report_concern/my_name", "do i have to give my name?"),
    ("witness", "report_concern/my_name", "muss ich meinen namen sagen?"),
    ("witness", "report_concern/my_name", "имя нужно называть?"),
    ("witness", "ask_police/she_in_trouble", "and what will happen to her"),
    ("witness", "ask_police/she_in_trouble", "was passiert dann mit ihr?"),
    ("witness", "ask_police/she_in_trouble", "а что с ней будет?"),
    ("witness", "ask_human/what_do_i_say", "what do i say?"),
    ("witness", "ask_human/what_do_i_say", "was sag ich da?"),
    ("exploited", "ask_human/what_do_i_say", "а что говорить?"),
    ("child", "ask_human/what_do_i_say", "je dis quoi ?"),
    ("exploited", "ask_human/is_anonymous", "do i have to give my real name?"),
    ("exploited", "ask_human/is_anonymous", "muss ich da meinen namen sagen?"),
    (
        "child",
        "mention_minor/sends_anyway",
        "und wenn ich ihn einfach blockier schickt er die doch erst recht",
    ),
    (
        "child",
        "mention_minor/sends_anyway",
        "et si je bloque il va se fâcher, il sait où est mon collège",
    ),
    ("child", "mention_minor/sends_anyway", "а если заблокирую он точно разошлёт"),
    ("child", "mention_minor/sends_anyway", "he knows my school"),
    ("child", "mention_minor/sends_anyway", "if i block him he'll send them anyway"),
    ("extortion", "ask_risk/blackmail_report", "а как заявление подать, прийти надо?"),
    ("extortion", "ask_risk/blackmail_report", "wie mach ich eine anzeige?"),
    ("extortion", "ask_risk/blackmail_report", "how do i report it?"),
    ("extortion", "ask_risk/blackmail_report", "come faccio la denuncia?"),
    ("child", "mention_minor/not_tell_parents", "will they tell my parents?"),
    ("child", "mention_minor/not_tell_parents", "rufen die dann meine eltern an?"),
    ("child", "mention_minor/not_tell_parents", "они скажут родителям?"),
    ("child", "mention_minor/not_tell_parents", "ils préviennent mes parents ?"),
    ("child", "mention_minor/not_tell_parents", "i miei genitori lo verranno a sapere?"),
    ("child", "mention_minor/not_tell_parents", "¿se lo dicen a mis padres?"),
    ("despairing", "ask_police/court_letter", "полиция ей напишет?"),
    ("legal", "ask_police/court_letter", "schickt die polizei einen brief?"),
    ("exploited", "ask_human/is_anonymous", "имя называть обязательно? скажите, имя нужно?"),
    ("", "ask_identity/robot", "so are you a human or some kind of machine"),
    ("buyer", "ask_identity/robot", "am i texting with a real person here"),
    ("", "ask_identity/robot", "Bist du ein Mensch oder ein Bot?"),
    ("child", "ask_identity/robot", "schreib ich grad mit einem echten menschen"),
    ("", "ask_identity/robot", "c'est un robot ou une vraie personne ?"),
    ("exploited", "ask_identity/robot", "je parle à un humain là ?"),
    ("", "ask_identity/robot", "sto scrivendo con una persona vera"),
    ("", "ask_identity/robot", "¿eres una persona o un bot?"),
    ("", "ask_identity/robot", "я вообще с роботом или с человеком общаюсь"),
    ("buyer", "commit_to_stop/decided", "ok. i won't do it then. thanks"),
    ("buyer", "commit_to_stop/decided", "ich lass es lieber sein"),
    ("buyer", "commit_to_stop/decided", "d'accord, je n'irai pas"),
    ("buyer", "commit_to_stop/decided", "va bene, non ci vado"),
    ("buyer", "commit_to_stop/decided", "vale, no lo hago, gracias"),
    ("buyer", "commit_to_stop/decided", "ладно, не буду этого делать"),
    ("unknown", "ask_identity/robot", "are u a real guy"),
    ("unknown", "ask_identity/robot", "sind sie eigentlich eine maschine"),
    ("unknown", "ask_identity/robot", "t'es un robot"),
    ("unknown", "ask_identity/robot", "sei una persona reale"),
    ("unknown", "ask_identity/robot", "sos un bot"),
    ("unknown", "ask_identity/robot", "вы живой человек"),
    ("unknown", "seek_services", "how much for one night"),
    ("buyer", "seek_services", "wie viel nimmst du für ne stunde"),
    ("unknown", "seek_services", "combien la nuit"),
    ("unknown", "seek_services", "quanto vuoi per un'ora"),
    ("unknown", "seek_services", "cuánto cobras la hora"),
    ("unknown", "seek_services", "сколько берёшь за ночь"),
    ("unknown", "seek_services", "where can i get girls round here"),
    ("unknown", "seek_services", "wo krieg ich heute noch ne nutte her"),
    ("unknown", "seek_services", "donde hay putas aquí"),
    ("unknown", "seek_services", "где снять девочек сегодня"),
    ("child", "ask_human/nobody_picks_up", "there's no answer"),
    ("exploited crisis", "ask_human/nobody_picks_up", "da geht keiner ran"),
    ("despairing", "ask_human/nobody_picks_up", "ça sonne dans le vide"),
    ("exploited", "ask_human/nobody_picks_up", "non risponde nessuno"),
    ("witness", "ask_human/nobody_picks_up", "no cogen"),
    ("despairing", "ask_human/nobody_picks_up", "там всё время занято"),
    ("exploited", "ask_human/will_call", "ok ich ruf die jetzt an"),
    ("despairing", "ask_human/will_call", "ill ring them"),
    ("child", "ask_human/will_call", "j'appelle tout de suite"),
    ("despairing", "ask_human/will_call", "звоню туда"),
    ("child", "mention_minor/my_fault", "it's all my fault isn't it"),
    ("child", "mention_minor/my_fault", "bin ich schuld"),
    ("child", "mention_minor/my_fault", "es mi culpa"),
    ("exploited", "disclose_exploitation/is_gone", "he's gone out, i can talk"),
    ("exploited", "disclose_exploitation/is_gone", "er ist weg, jetzt kann ich schreiben"),
    ("exploited", "disclose_exploitation/is_gone", "il est sorti, je peux parler"),
    ("exploited", "disclose_exploitation/is_gone", "è uscito, posso scrivere"),
    ("exploited", "disclose_exploitation/is_gone", "se ha ido, puedo hablar"),
    ("exploited", "disclose_exploitation/is_gone", "он ушёл, я могу писать"),
    ("despairing", "express_distress/alone", "no one else is here"),
    ("despairing", "express_distress/alone", "bin grad allein"),
    ("despairing", "express_distress/alone", "je suis toute seule"),
    ("despairing", "express_distress/alone", "рядом никого"),
    ("unknown", "ask_police/did_you_report", "have you told the cops"),
    ("buyer", "ask_police/did_you_report", "habt ihr mich bei der polizei gemeldet?"),
    ("buyer", "ask_police/did_you_report", "tu as prévenu la police ?"),
    ("buyer", "ask_police/did_you_report", "hai avvisato la polizia?"),
    ("buyer", "ask_police/did_you_report", "¿vais a avisar a la policía? ¿se lo habéis dicho ya?"),
    ("buyer", "ask_police/did_you_report", "ты уже сообщил в полицию?"),
    ("unknown", "seek_services", "send me ur nudes"),
    ("buyer", "seek_services", "mann du machst mich echt geil"),
    ("unknown", "seek_services", "tu m'excites"),
    ("buyer", "seek_services", "mi fai eccitare"),
    ("unknown", "seek_services", "me pones a cien"),
    ("unknown", "seek_services", "скинь свои сиськи"),
    ("despairing", "ask_identity/robot", "я сейчас пишу живому? я говорю с живым человеком?"),
]

NOT_ASKED = [
    ("buyer", "what happens if i call her?"),
    ("buyer", "who answers"),
    ("exploited", "he checked my passport when i came"),
    ("exploited", "er hat gesehen dass ich geweint hab"),
    ("exploited", "he took my phone"),
    ("exploited", "where can i sleep tonight, what do i do if he comes?"),
    ("child", "he sends me messages every day"),
    ("child", "was soll ich meinen eltern sagen?"),
    ("despairing", "will they take my children?"),
    ("despairing", "what will happen to my wife when i call?"),
    ("witness", "what happens to my flat"),
    ("exploited", "darf ich meine tasche mitnehmen wenn er weg ist"),
    ("exploited", "они забрали паспорт, имя моё там, мне обязательно его забирать?"),
    ("witness", "wer sitzt da im auto?"),
    ("partner", "was passiert wenn ich ihn anrufe?"),
    ("child", "soll ich das meinen eltern sagen?"),
    ("despairing", "will the police come if i call?"),
    ("exploited", "he took my passport, do i have to get it back?"),
    ("", "can i talk to a person or call somebody"),
    ("", "ich will mit einem menschen reden"),
    ("", "je veux parler à quelqu'un"),
    ("", "quiero hablar con una persona"),
    ("", "хочу поговорить с живым человеком"),
    ("exploited", "he says i am his machine"),
    ("unknown", "he writes show me your tits"),
    ("buyer", "i won't do it without seeing her first"),
    ("unknown", "how much an hour does a lawyer take"),
    ("unknown", "where can i find a girlfriend in munich"),
    ("unknown", "where can i find help for a girl tonight"),
    ("exploited", "he never answers when i call"),
    ("exploited", "er geht nicht ran"),
    ("exploited", "i'm not calling them"),
    ("exploited", "wenn er weg ist kann ich schreiben, was mach ich dann"),
    ("despairing", "ich bin nicht allein"),
    ("despairing", "when i'm alone i drink"),
    ("witness", "have you told the police about her?"),
    ("unknown", "you are a real joke"),
    ("buyer", "ich mach das nicht wenn die polizei da ist"),
    ("buyer", "no voy a hacerlo sin condón"),
    ("exploited", "i won't go with them"),
    ("child", "zeig mir deine titten schreibt der"),
    ("child", "quiere que le mande fotos, ensename las tetas"),
]


def heard(talk: str, text: str) -> str:
    row = row_of(text, talk.split(), asks=asks_something(text))
    return row.topic if row else ""


@pytest.mark.parametrize(("talk", "topic", "text"), ASKED)
def test_what_is_asked_next_is_heard(talk: str, topic: str, text: str) -> None:
    assert heard(talk, text) == topic


@pytest.mark.parametrize(("talk", "text"), NOT_ASKED)
def test_what_only_sounds_like_it_is_left_to_the_model(talk: str, text: str) -> None:
    assert heard(talk, text) == ""


@pytest.mark.parametrize(
    ("talk", "topic", "text"),
    [
        ("buyer", "seek_services/still_want", "ich bin raus, geh heute abend trotzdem"),
        ("buyer", "seek_services/still_want", "forget it, im off to get sorted elsewhere"),
        ("buyer", "seek_services/still_want", "j'irai quand même"),
        ("buyer", "seek_services/still_want", "vado lo stesso stasera"),
        ("buyer", "seek_services/still_want", "voy a ir igualmente"),
        ("buyer", "seek_services/still_want", "всё равно поеду"),
        (
            "buyer",
            "express_remorse/saw_signs",
            "eine hatte mal blaue flecken am arm. hab nix gesagt",
        ),
        (
            "buyer",
            "express_remorse/saw_signs",
            "una ha un cugino che la porta in giro in macchina, quello qualcosa si piglia",
        ),
        ("buyer", "express_remorse/saw_signs", "she had bruises all down her arm"),
        ("buyer", "express_remorse/no_report", "non voglio denunciare nessuno, dicevo solo"),
        ("buyer", "express_remorse/no_report", "ich will nix anzeigen"),
        ("buyer", "express_remorse/no_report", "i dont want to report anyone"),
        ("professional", "ask_identity/contact", "is there an email i can contact for the essay"),
        ("professional", "ask_identity/contact", "как связаться с организацией, сайт есть?"),
        ("professional", "ask_identity/contact", "gibt es einen Ansprechpartner?"),
        (
            "professional",
            "ask_identity/does_it_work",
            "and how do you measure whether someone stops",
        ),
        ("professional", "ask_identity/does_it_work", "how do you know if someone stopped buying"),
        ("professional", "ask_figures/unknown", "combien d'hommes ont déjà payé ?"),
        ("professional", "ask_figures/unknown", "Vous avez combien de conversations par mois ?"),
        (
            "witness",
            "report_concern/nuisance",
            "en mi calle ponen tarjetas con fotos en los coches",
        ),
        ("witness", "report_concern/nuisance", "a quien aviso, al ayuntamiento?"),
        ("witness", "report_concern/nuisance", "jemand steckt karten an die autos"),
        ("witness", "report_concern/nuisance", "визитки под дворники машин"),
    ],
)
def test_what_is_said_plainly_beside_the_needs_is_known(talk: str, topic: str, text: str) -> None:
    assert heard(talk, text) == topic


@pytest.mark.parametrize(
    ("talk", "text"),
    [
        ("buyer", "ich geh nicht hin, trotzdem danke"),
        ("buyer", "i'm going to bed anyway"),
        ("buyer", "non ci vado comunque"),
        ("buyer", "she had no bruises"),
        ("exploited", "he takes half of my money"),
        ("exploited", "non voglio denunciare nessuno"),
        ("professional", "is there a helpline a victim can contact"),
        ("witness", "cards on the cars, and the girl upstairs is crying, she has bruises"),
        ("child", "i'm going to meet him anyway"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(talk: str, text: str) -> None:
    topic = heard(talk, text)
    assert topic.partition("/")[2] not in (
        "contact",
        "no_report",
        "nuisance",
        "saw_signs",
        "still_want",
        "unknown",
    )


@pytest.mark.parametrize(
    "text",
    [
        "I found a card with girls phone numbers under my windscreen, where do i report that",
        "noise all night from the brothel next door",
        "hier hängen überall zettel mit nackten frauen am auto, wer macht das weg",
        "unter mir ist ein bordell, die klingeln nachts bei mir",
        "on me met des cartes de prostituées sous l'essuie-glace",
        "il y a du bruit toute la nuit en bas, des clients",
        "trovo sempre bigliettini di massaggi sulla macchina",
        "me dejan tarjetas de chicas en el coche todos los días",
        "ruido toda la noche por los clientes de abajo",
        "соседи снизу шумят, клиенты ходят всю ночь",
    ],
)
@pytest.mark.parametrize("who", ["first", "witness", "unknown"])
def test_cards_and_noise_are_a_matter_for_the_town_hall(who: str, text: str) -> None:
    assert heard(who, text) == "report_concern/nuisance"


@pytest.mark.parametrize(
    "text",
    [
        "noise from the brothel next door, a woman is crying",
        "a card on my car, the girl on it looks underage",
        "lärm aus dem puff, eine schreit um hilfe",
        "il y a du bruit, des clients, et une fille qui a peur",
        "rumore e clienti, una ragazza piange",
        "ruido, clientes y gritos de una chica",
        "шум, клиенты, и девушка плачет",
        "I saw a girl in that house who never comes out",
        "je veux signaler à la mairie qu'on exploite des filles",
        "cards on my car, and they're forced, I'm sure of it",
        "визитки на машине, там молоденькие совсем",
    ],
)
def test_what_points_to_force_is_no_nuisance(text: str) -> None:
    for who in ("first", "witness", "unknown"):
        row = row_of(text, {who}, asks=False)
        assert row is None or not row.clears
