"""What is asked or claimed outright, in six languages, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.question import asks_something

ASKED = [
    ("witness", "deny/misread", "what? im not reporting anyone. im saying im tempted"),
    ("witness", "deny/misread", "ich melde hier niemanden"),
    ("witness", "deny/misread", "je signale personne, c'est moi qui veux"),
    ("witness", "deny/misread", "non sto segnalando nessuno"),
    ("witness", "deny/misread", "no estoy denunciando eso"),
    ("witness", "deny/misread", "я ни на кого не жалуюсь"),
    ("exploited", "ask_human/call_hidden", "can i ring from a mates phone?"),
    ("exploited", "ask_human/call_hidden", "kann ich von einem anderen handy anrufen?"),
    ("exploited", "ask_human/call_hidden", "je peux appeler avec le téléphone d'une amie ?"),
    (
        "exploited",
        "ask_human/call_hidden",
        "posso chiamare da un altro telefono? un'amica mi presta il suo",
    ),
    ("exploited", "ask_human/call_hidden", "puedo llamar desde el celular de una amiga?"),
    ("exploited", "ask_human/call_hidden", "можно позвонить с телефона подруги?"),
    ("exploited", "ask_privacy/how_delete_watched", "i'll call tomorrow. do i delete all this?"),
    ("exploited", "ask_privacy/how_delete_watched", "ich ruf morgen an. soll ich das löschen?"),
    ("exploited", "ask_privacy/how_delete_watched", "j'appelle demain. j'efface tout ici ?"),
    (
        "exploited",
        "ask_privacy/how_delete_watched",
        "domani vado dalla amica e chiamo. cancello tutto qui?",
    ),
    ("exploited", "ask_privacy/how_delete_watched", "mañana llamo. borro todo esto?"),
    ("exploited", "ask_privacy/how_delete_watched", "завтра позвоню. удалить всё тут?"),
    ("unknown", "ask_privacy/phone_number", "do you keep our clients' numbers?"),
    ("unknown", "ask_privacy/phone_number", "speichert ihr die nummern meiner kunden?"),
    ("unknown", "ask_privacy/phone_number", "vous gardez les numéros de nos clients ?"),
    ("unknown", "ask_privacy/phone_number", "Les numéros des clients. Gardés ou pas?"),
    ("unknown", "ask_privacy/phone_number", "tenete i numeri dei miei clienti si o no?"),
    ("unknown", "ask_privacy/phone_number", "guardan los números de mis clientes?"),
    ("unknown", "ask_privacy/phone_number", "вы храните номера моих клиентов?"),
    ("first", "ask_risk/blackmail", "i'm being blackmailed, i need help"),
    ("first", "ask_risk/blackmail", "jemand erpresst mich, ich brauch hilfe"),
    ("first", "ask_risk/blackmail", "on me fait chanter, aidez moi"),
    ("first", "ask_risk/blackmail", "qualcuno mi sta ricattando, ho bisogno di aiuto"),
    ("first", "ask_risk/blackmail", "me están chantajeando, ayuda"),
    ("first", "ask_risk/blackmail", "кто-то меня шантажирует, нужна помощь"),
    ("first", "seek_services/for_a_friend", "stag night saturday, there are 6 of us, any girls"),
    ("first", "seek_services/for_a_friend", "junggesellenabschied, wir sind 8 mann"),
    ("first", "seek_services/for_a_friend", "c'est un evg, vous avez des filles ?"),
    ("first", "seek_services/for_a_friend", "addio al celibato sabato, quanto per due ragazze"),
    ("first", "seek_services/for_a_friend", "somos cinco para una despedida, hay chicas?"),
    ("first", "seek_services/for_a_friend", "мальчишник, нас пятеро, сколько"),
    ("first", "commit_to_stop/wish", "i'm sick of being that man"),
    ("first", "commit_to_stop/wish", "so ein typ will ich nicht mehr sein"),
    ("first", "commit_to_stop/wish", "je veux pas être ce mec"),
    ("first", "commit_to_stop/wish", "non voglio più essere questo tipo"),
    ("first", "commit_to_stop/wish", "no quiero seguir siendo ese hombre"),
    ("first", "commit_to_stop/wish", "не хочу быть таким человеком"),
    ("buyer", "ask_signs/she_seemed_off", "the driver waits downstairs while im with her"),
    ("buyer", "ask_signs/she_seemed_off", "da war so ein typ im hintergrund bei der frau"),
    ("buyer", "ask_signs/she_seemed_off", "c'est une autre qui prend les rdv pour elle"),
    ("buyer", "ask_signs/she_seemed_off", "un uomo la porta e la aspetta sotto in macchina"),
    ("buyer", "ask_signs/she_seemed_off", "la chica miraba el reloj todo el rato"),
    ("buyer", "ask_signs/she_seemed_off", "её водитель ждал внизу"),
    ("buyer", "report_concern/it_was_me_customer", "where can i report that"),
    ("buyer", "report_concern/it_was_me_customer", "wo kann ich das melden, anonym"),
    ("buyer", "report_concern/it_was_me_customer", "où je peux signaler ça"),
    ("buyer", "report_concern/it_was_me_customer", "a chi si può segnalare?"),
    ("buyer", "report_concern/it_was_me_customer", "¿se podría avisar a alguien?"),
    ("buyer", "report_concern/it_was_me_customer", "куда можно сообщить"),
    (
        "buyer",
        "claim_harmless/i_help_her",
        "what are they gonna eat if everyone stops? they need my money",
    ),
    ("buyer", "claim_harmless/i_help_her", "die frauen brauchen doch das geld"),
    ("buyer", "claim_harmless/i_help_her", "si tout le monde arrête elle mange quoi ?"),
    ("buyer", "claim_harmless/i_help_her", "ma loro hanno bisogno dei soldi"),
    ("buyer", "claim_harmless/i_help_her", "ellas necesitan el dinero"),
    ("buyer", "claim_harmless/i_help_her", "девушкам же нужны деньги"),
    ("despairing", "express_distress/no_help_works", "whats the point"),
    ("exploited", "disclose_exploitation/is_gone", "im back"),
    ("exploited", "ask_human/cannot_call", "no tengo saldo"),
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
    ("witness", "report_concern/may_be_nothing", "i'd feel a fool if i called for nothing"),
    ("witness", "report_concern/may_be_nothing", "da blamier ich mich doch"),
    ("witness", "report_concern/may_be_nothing", "je vais passer pour un idiot"),
    ("witness", "report_concern/may_be_nothing", "faccio una brutta figura"),
    ("witness", "report_concern/may_be_nothing", "y si es mayor de edad"),
    ("witness", "report_concern/may_be_nothing", "буду выглядеть дурой"),
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
    (
        "exploited",
        "disclose_exploitation/no_papers",
        "she keeps it. can i leave without a passport",
    ),
    ("exploited", "disclose_exploitation/no_papers", "kann ich ohne pass weg"),
    ("exploited", "disclose_exploitation/no_papers", "а посольство может помочь?"),
    ("exploited", "disclose_exploitation/no_papers", "what about my embassy"),
    ("exploited", "disclose_exploitation/no_papers", "je peux partir sans passeport ou non"),
    ("exploited", "disclose_exploitation/no_papers", "posso andarmene senza documenti"),
    ("exploited", "disclose_exploitation/no_papers", "puedo irme sin papeles"),
    ("exploited", "disclose_exploitation/no_papers", "без паспорта можно уехать"),
    ("exploited", "disclose_exploitation/on_the_way", "he keeps ringing, he's coming home early"),
    ("domestic_abuse", "disclose_exploitation/on_the_way", "hes on his way back and hes angry"),
    (
        "exploited",
        "disclose_exploitation/on_the_way",
        "er kommt gleich nach hause und ist betrunken",
    ),
    ("exploited", "disclose_exploitation/on_the_way", "der ist schon unterwegs"),
    ("exploited", "disclose_exploitation/on_the_way", "il rentre plus tôt, il a bu"),
    ("exploited", "disclose_exploitation/on_the_way", "sta tornando a casa adesso"),
    ("exploited", "disclose_exploitation/on_the_way", "hoy vuelve antes, qué hago"),
    ("exploited", "disclose_exploitation/on_the_way", "он скоро вернётся пьяный"),
    ("child", "mention_minor/told_parents", "ok i told my mum, shes reading this"),
    ("child", "mention_minor/told_parents", "ich habs mama gesagt, sie sitzt neben mir"),
    ("child", "mention_minor/told_parents", "je l'ai dit à maman"),
    ("child", "mention_minor/told_parents", "l'ho detto alla mamma"),
    ("child", "mention_minor/told_parents", "ya se lo conté a mi mamá"),
    ("child", "mention_minor/told_parents", "я рассказала маме, она рядом"),
    ("unknown", "seek_services", "send me ur nudes"),
    ("buyer", "seek_services", "mann du machst mich echt geil"),
    ("unknown", "seek_services", "tu m'excites"),
    ("buyer", "seek_services", "mi fai eccitare"),
    ("unknown", "seek_services", "me pones a cien"),
    ("unknown", "seek_services", "скинь свои сиськи"),
    ("despairing", "ask_identity/robot", "я сейчас пишу живому? я говорю с живым человеком?"),
    ("witness", "report_concern/boss_says_leave", "y no me van a despedir?"),
    ("witness", "ask_signs/how_tell", "how would i know if they're forced"),
    ("witness", "ask_signs/how_tell", "woran erkenn ich dass die das nicht freiwillig machen"),
    ("witness", "ask_signs/how_tell", "comment savoir si elles sont obligées"),
    ("witness", "ask_signs/how_tell", "come faccio a capire se sono costrette"),
    ("witness", "ask_signs/how_tell", "como se q no lo hacen por gusto"),
    ("witness", "ask_signs/how_tell", "как понять что их заставляют"),
    ("exploited", "ask_human/which_number", "cest quoi le numero pour sortir d'ici sans la police"),
    ("exploited", "ask_human/which_number", "is there a line that's not the police"),
    ("exploited", "ask_human/which_number", "eine nummer ohne polizei"),
    ("exploited", "ask_human/which_number", "un numero senza polizia"),
    ("exploited", "ask_human/which_number", "un numero sin policia"),
    ("exploited", "ask_human/which_number", "номер без полиции"),
    ("buyer", "claim_choice/you_can_tell", "she seems to enjoy it"),
    ("buyer", "claim_choice/you_can_tell", "die macht das gern"),
    ("buyer", "claim_choice/you_can_tell", "oui je sais. mais bon elle a l'air d'aimer ca"),
    ("buyer", "claim_choice/you_can_tell", "sembra contenta"),
    ("buyer", "claim_choice/you_can_tell", "se ve q le gusta"),
    ("buyer", "claim_choice/you_can_tell", "ей вроде нравится"),
    ("buyer", "claim_harmless", "it's not like i'm hurting anyone"),
    ("buyer", "claim_harmless", "ich tu doch niemandem weh"),
    ("buyer", "claim_harmless", "c'est pas comme si jfaisais mal a quelqu'un"),
    ("buyer", "claim_harmless", "e comunque che male c'è se pago"),
    ("buyer", "claim_harmless", "no le hago daño a nadie"),
    ("buyer", "claim_harmless", "я никому не врежу"),
    ("buyer", "ask_risk/general", "oye y si pago q me puede pasar en mexico"),
    ("buyer", "ask_risk/general", "was kann mir da passieren"),
    ("buyer", "ask_risk/general", "what can happen to me"),
    ("child", "mention_minor/pictures", "mi dice che se non mando altre la fa vedere a tutti"),
    ("child", "mention_minor/pictures", "he says he'll send it to the whole school"),
    ("child", "mention_minor/pictures", "der schickt das sonst der ganzen klasse"),
    ("child", "mention_minor/pictures", "il va le montrer à tout le monde"),
    ("child", "mention_minor/pictures", "dice que lo manda a todos"),
    ("child", "mention_minor/pictures", "он отправит всем"),
    ("extortion", "ask_risk/blackmail_tell", "et si il l'envoie a ma soeur"),
    ("extortion", "ask_risk/blackmail_tell", "what if she sends it to my boss"),
    ("extortion", "ask_risk/blackmail_tell", "und wenn die das meiner mutter schickt"),
    ("extortion", "ask_risk/blackmail_tell", "e se lo manda a mia madre"),
    ("exploited", "ask_human/come_here", "he locks the door when he goes"),
    ("exploited", "ask_human/come_here", "der sperrt mich ein wenn er geht"),
    ("exploited", "ask_human/come_here", "il part le matin mais il ferme à clé"),
    ("domestic_abuse", "ask_human/come_here", "mi chiude a chiave in casa"),
    ("exploited", "ask_human/come_here", "me deja encerrada todo el día"),
    ("exploited", "ask_human/come_here", "он запирает меня снаружи"),
    ("first", "ask_risk/blackmail", "una tía tiene fotos mías y me pide dinero"),
    ("first", "ask_risk/blackmail", "some woman has pics of me and wants 500 quid"),
    ("first", "ask_risk/blackmail", "eine hat nacktbilder von mir und will geld"),
    ("first", "ask_risk/blackmail", "une fille a des photos de moi et veut de l'argent"),
    ("first", "ask_risk/blackmail", "una ha un video mio e vuole soldi"),
    ("first", "ask_risk/blackmail", "у неё мои фото, требует денег"),
    ("extortion", "ask_risk/blackmail_paid", "so should i pay or not"),
    ("extortion", "ask_risk/blackmail_paid", "soll ich zahlen?"),
    ("extortion", "ask_risk/blackmail_paid", "est ce que je dois payer?"),
    ("extortion", "ask_risk/blackmail_paid", "devo pagare?"),
    ("extortion", "ask_risk/blackmail_paid", "¿tengo que pagar o no?"),
    ("extortion", "ask_risk/blackmail_paid", "мне платить или нет?"),
    ("extortion", "ask_risk/blackmail_report", "who do i turn to then?"),
    ("extortion", "ask_risk/blackmail_report", "an wen soll ich mich wenden?"),
    ("extortion", "ask_risk/blackmail_report", "ok. a qui je m'adresse alors? la police?"),
    ("extortion", "ask_risk/blackmail_report", "a chi mi rivolgo?"),
    ("extortion", "ask_risk/blackmail_report", "¿a quién acudo?"),
    ("extortion", "ask_risk/blackmail_report", "a quien llamo"),
    ("extortion", "ask_risk/blackmail_report", "к кому обратиться?"),
    ("extortion", "ask_risk/blackmail_tell", "she says she will send it to my mum"),
    ("extortion", "ask_risk/blackmail_tell", "die will das meiner frau schicken"),
    ("extortion", "ask_risk/blackmail_tell", "elle va tout envoyer a ma mère"),
    ("extortion", "ask_risk/blackmail_tell", "dice che lo manda a mia moglie"),
    ("extortion", "ask_risk/blackmail_tell", "dice que va a mandarlo a mi mujer"),
    ("extortion", "ask_risk/blackmail_tell", "грозит отправить моей жене"),
    ("witness", "report_concern/boss_says_leave", "will my boss find out? i can't lose this job"),
    ("witness", "report_concern/boss_says_leave", "ich will meinen job nicht verlieren"),
    ("witness", "report_concern/boss_says_leave", "j'ai peur de perdre mon travail"),
    ("witness", "report_concern/boss_says_leave", "ho paura di perdere il lavoro"),
    ("witness", "report_concern/boss_says_leave", "¿se va a enterar mi jefe?"),
    ("witness", "report_concern/boss_says_leave", "начальник узнает, меня уволят"),
    ("exploited", "disclose_exploitation/debt", "il debito non finisce mai, cosa posso fare"),
    ("exploited", "disclose_exploitation/debt", "i swore an oath, juju"),
    ("exploited", "disclose_exploitation/debt", "ich muss die schulden abzahlen"),
    ("exploited", "disclose_exploitation/debt", "j'ai une dette chez elle"),
    ("exploited", "disclose_exploitation/debt", "debo mucho dinero a esa mujer"),
    ("exploited", "disclose_exploitation/debt", "я должна отработать долг"),
    (
        "stopping",
        "ask_help_to_stop/ashamed_to_go",
        "forse dovrei parlarne con qualcuno ma mi vergogno troppo",
    ),
    ("stopping", "ask_help_to_stop/ashamed_to_go", "should see a doctor but i'm too ashamed"),
    ("stopping", "ask_help_to_stop/ashamed_to_go", "zum therapeuten gehen ist mir peinlich"),
    ("stopping", "ask_help_to_stop/ashamed_to_go", "aller voir un psy j'ai honte"),
    ("buyer", "ask_help_to_stop/ashamed_to_go", "me da vergüenza hablarlo con alguien"),
    ("stopping", "ask_help_to_stop/ashamed_to_go", "стыдно идти и рассказать врачу об этом"),
    ("stopping", "ask_help_to_stop/where", "intendevo uno psicologo. dove si va?"),
    ("stopping", "ask_help_to_stop/where", "where do i find a therapist"),
    ("stopping", "ask_help_to_stop/where", "wo finde ich so einen therapeuten"),
    ("stopping", "ask_help_to_stop/where", "comment trouver un psy"),
    ("stopping", "ask_help_to_stop/where", "dónde encuentro un psicólogo"),
    ("stopping", "ask_help_to_stop/where", "где найти психолога"),
    ("stopping", "ask_help_to_stop/free", "bologna. quanto costa"),
    ("stopping", "ask_help_to_stop/free", "how much does that cost"),
    ("stopping", "ask_help_to_stop/free", "was kostet das"),
    ("stopping", "ask_help_to_stop/free", "ça coûte combien"),
    ("stopping", "ask_help_to_stop/free", "cuánto cuesta"),
    ("stopping", "ask_help_to_stop/free", "сколько это стоит"),
    ("buyer", "claim_choice/her_job", "y si es mayor de edad y quiere, cuál es el pedo"),
    ("buyer", "claim_choice/her_job", "as long as they're adults what's the issue"),
    ("buyer", "claim_choice/her_job", "wenn die volljährig ist und will"),
    ("buyer", "claim_choice/her_job", "tant qu'elle est majeure"),
    ("buyer", "claim_choice/her_job", "se è maggiorenne e vuole"),
    ("buyer", "claim_choice/her_job", "если она взрослая и сама"),
]

NOT_ASKED = [
    ("buyer", "what happens if i call her?"),
    ("buyer", "who answers"),
    ("exploited", "he checked my passport when i came"),
    ("exploited", "er hat gesehen dass ich geweint hab"),
    ("exploited", "he took my phone"),
    ("exploited", "where can i sleep tonight, what do i do if he comes?"),
    ("child", "he sends me messages every day"),
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
    ("exploited", "he's coming"),
    ("exploited", "er kommt"),
    ("exploited", "i hear him, hes coming back now"),
    ("exploited", "il est à la porte, il rentre dans la maison"),
    ("exploited", "он идёт"),
    ("exploited", "help is on the way"),
    ("child", "i can't tell my mum"),
    ("child", "if i told my mum he'd hurt me"),
    ("child", "er sagt er hats meiner mutter gesagt, ich hab angst"),
    ("buyer", "ich mach das nicht wenn die polizei da ist"),
    ("buyer", "no voy a hacerlo sin condón"),
    ("exploited", "i won't go with them"),
    ("child", "zeig mir deine titten schreibt der"),
    ("child", "quiere que le mande fotos, ensename las tetas"),
    ("exploited", "he locked my phone"),
    ("exploited", "he doesn't lock me in"),
    ("exploited", "il s'enferme dans la salle de bain"),
    ("extortion", "are you the police?"),
    ("extortion", "vous êtes la police ?"),
    ("despairing", "no, sono solo stanca"),
    ("despairing", "estoy solo cansado"),
    ("stopping", "how much do the girls charge"),
    ("buyer", "my wife should talk to someone, she is ashamed"),
    ("buyer", "are you a therapist, or how does this work"),
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


GO_IN, ENOUGH, REPRISAL = (
    "report_concern/should_i_go_in",
    "ask_signs/is_it_enough",
    "report_concern/reprisal",
)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (GO_IN, "should i leave a note for her?"),
        (GO_IN, "can i slip a message under the door"),
        (GO_IN, "should i warn her?"),
        (GO_IN, "would it help if i talk to the man?"),
        (GO_IN, "soll ich ihr einen zettel unter der tür durchschieben?"),
        (GO_IN, "und wenn ich sie warne? soll ich sie warnen"),
        (GO_IN, "kann ich mit ihr reden?"),
        (GO_IN, "soll ich den mann mal ansprechen"),
        (GO_IN, "je peux lui laisser un mot ?"),
        (GO_IN, "est-ce que je glisse un papier sous la porte ?"),
        (GO_IN, "je dois lui parler ?"),
        (GO_IN, "il faut la prévenir ?"),
        (GO_IN, "posso lasciarle un biglietto?"),
        (GO_IN, "le infilo un foglio sotto la porta?"),
        (GO_IN, "devo parlare con lui?"),
        (GO_IN, "e se la avviso?"),
        (GO_IN, "¿le dejo una nota?"),
        (GO_IN, "¿puedo meterle un papel por debajo de la puerta?"),
        (GO_IN, "¿debería hablar con ella?"),
        (GO_IN, "¿puedo avisarla?"),
        (GO_IN, "может оставить ей записку?"),
        (GO_IN, "а если подсунуть бумажку под дверь?"),
        (GO_IN, "мне поговорить с ней?"),
        (GO_IN, "может её предупредить?"),
        (ENOUGH, "what if i call and it's nothing"),
        (ENOUGH, "what if i'm wrong"),
        (ENOUGH, "and if it turns out to be nothing?"),
        (ENOUGH, "und wenn ich anrufe und da ist gar nichts?"),
        (ENOUGH, "was wenn ich mich irre"),
        (ENOUGH, "und wenn nix ist?"),
        (ENOUGH, "et si j'appelle et que c'est rien ?"),
        (ENOUGH, "et si je me trompe ?"),
        (ENOUGH, "si c'est une fausse alerte ?"),
        (ENOUGH, "e se chiamo e non è niente?"),
        (ENOUGH, "e se mi sbaglio?"),
        (ENOUGH, "e se fosse un falso allarme?"),
        (ENOUGH, "¿y si llamo y no es nada?"),
        (ENOUGH, "¿y si me equivoco?"),
        (ENOUGH, "¿y si es una falsa alarma?"),
        (ENOUGH, "а если позвоню, а там ничего нет?"),
        (ENOUGH, "а вдруг я ошибаюсь"),
        (ENOUGH, "а если мне показалось?"),
        (REPRISAL, "i'm scared he sees me when i call"),
        (REPRISAL, "what if they hear me"),
        (REPRISAL, "i'm afraid they find out it was me"),
        (REPRISAL, "ich hab angst dass er mich sieht"),
        (REPRISAL, "und wenn die mich hören beim telefonieren?"),
        (REPRISAL, "was wenn er merkt dass ich angerufen hab"),
        (REPRISAL, "j'ai peur qu'il me voie"),
        (REPRISAL, "et s'ils m'entendent ?"),
        (REPRISAL, "et s'ils apprennent que c'est moi ?"),
        (REPRISAL, "ho paura che mi vedano"),
        (REPRISAL, "e se mi sente mentre chiamo?"),
        (REPRISAL, "e se scoprono che sono stata io?"),
        (REPRISAL, "tengo miedo de que me vean"),
        (REPRISAL, "¿y si me oye?"),
        (REPRISAL, "¿y si se enteran de que fui yo?"),
        (REPRISAL, "боюсь что он меня увидит"),
        (REPRISAL, "а если они меня услышат?"),
        (REPRISAL, "а вдруг узнают, что это я"),
    ],
)
def test_what_a_witness_asks_before_calling(topic: str, text: str) -> None:
    assert heard("witness", text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "do i make a fool of myself if i call?",
        "if its her own business do i look stupid?",
        "leeds. if i ring and shes 25 do i look a right fool",
        "mach ich mich lächerlich wenn ich anrufe?",
        "lachen die mich aus?",
        "je vais passer pour une folle ?",
        "ci faccio una figuraccia?",
        "¿voy a quedar como una tonta?",
        "я не буду выглядеть глупо?",
    ],
)
def test_a_witness_who_fears_to_look_a_fool_accuses_nobody(text: str) -> None:
    assert heard("witness", text) == "report_concern/may_be_nothing"
    assert heard("partner", text) != "report_concern/may_be_nothing"


@pytest.mark.parametrize(
    "text",
    [
        "she left a note at my door",
        "should i talk to the police?",
        "can i speak to somebody?",
        "er hat mir einen zettel hingelegt",
        "soll ich mit der polizei reden?",
        "elle m'a laissé un mot, elle a peur",
        "puis-je parler à quelqu'un ?",
        "mi ha lasciato un biglietto",
        "ella me ha dejado una nota",
        "она оставила мне записку",
        "what if nothing happens after i call",
        "et si rien ne se passe ?",
        "а если ничего не сделают?",
        "what if nobody answers",
        "are they recording me, do they hear me",
        "werde ich aufgezeichnet wenn ich anrufe?",
        "она видит меня каждый день",
        "i see her every day",
        "what if my wife finds out it was me",
        "can the police see me?",
    ],
)
def test_what_else_a_witness_says_is_none_of_it(text: str) -> None:
    assert heard("witness", text) not in (GO_IN, ENOUGH, REPRISAL)
    for who in ("exploited", "child", "buyer"):
        assert heard(who, text) not in (GO_IN, ENOUGH, REPRISAL)


CAUGHT, BLACKMAIL = "ask_police/what_happens_if_caught", "ask_risk/blackmail_report"


@pytest.mark.parametrize(
    "text",
    [
        "i got arrested last night, i'm gonna lose my job and my visa",
        "the cops caught me. i'm scared my wife will leave, my kids",
        "been caught in a sting, my career is over",
        "bin erwischt worden, jetzt ist mein job weg",
        "die haben mich gestern festgenommen, ich hab angst um meine familie",
        "ich wurde verhaftet, ich verlier mein visum",
        "je me suis fait arrêter, je vais perdre mon boulot",
        "on m'a interpellé hier, j'ai peur pour ma famille",
        "j'ai été arrêté, mon visa est foutu",
        "mi hanno beccato, perdo il lavoro",
        "sono stato fermato dai carabinieri, ho paura per la mia famiglia",
        "mi hanno arrestato, il permesso è perso",
        "me han pillado, voy a perder el trabajo",
        "me detuvieron anoche, tengo miedo por mi familia",
        "me han detenido, adiós a mi visado",
        "меня задержали, я потеряю работу",
        "вчера меня поймали, боюсь за семью",
        "меня арестовали, визу аннулируют",
    ],
)
def test_who_was_caught_and_fears_for_what_he_has_is_met_in_that(text: str) -> None:
    for who in ("first", "unknown", "buyer", "legal"):
        assert heard(who, text) == CAUGHT


@pytest.mark.parametrize(
    "text",
    [
        "if i get caught i lose my job",
        "wenn ich erwischt werde ist mein job weg",
        "si je me fais arrêter je perds mon boulot",
        "se mi beccano perdo il lavoro",
        "si me pillan pierdo el trabajo",
        "если меня поймают, потеряю работу",
        "my wife caught me, my marriage is over",
        "meine frau hat mich erwischt, die ehe ist vorbei",
        "жена меня поймала, семье конец",
        "i got arrested, my job is gone, i want to die",
        "i lost my job",
        "i got arrested. will i lose my visa?",
    ],
)
def test_who_was_not_caught_or_asks_is_not_met_so(text: str) -> None:
    assert heard("buyer", text) != CAUGHT


@pytest.mark.parametrize(
    "text",
    [
        "if i report it my wife finds out",
        "if i go to the police, will my boss hear of it?",
        "but if i report this my family will know",
        "wenn ich das anzeige erfährt es meine frau",
        "wenn ich zur polizei gehe kriegt das doch mein chef mit, die familie erfährt alles",
        "falls ich das melde, erfährt das meine familie?",
        "si je porte plainte ma femme va l'apprendre",
        "si je vais à la police, mon patron le saura ?",
        "si je signale, ma famille sera au courant",
        "se denuncio mia moglie lo scopre",
        "se vado alla polizia lo viene a sapere la mia famiglia?",
        "se faccio denuncia lo sa il mio capo",
        "si denuncio se entera mi mujer",
        "si voy a la policía, ¿mi familia lo sabrá?",
        "si pongo una denuncia se entera mi jefe",
        "если я заявлю, жена узнает",
        "а если обратиться в полицию, на работе узнают?",
        "если пойду в полицию, семья узнает",
    ],
)
def test_who_fears_a_report_will_be_known_hears_how_to_report(text: str) -> None:
    assert heard("extortion", text) == BLACKMAIL


@pytest.mark.parametrize(
    "text",
    [
        "should i tell my wife?",
        "my wife will find out",
        "soll ich es meiner frau sagen bevor die das tun",
        "sie haben es meiner frau geschickt",
        "ma femme va le savoir",
        "mia moglie lo scopre",
        "mi mujer se va a enterar",
        "жена узнает, если они отправят",
    ],
)
def test_who_fears_the_blackmailers_does_not_ask_how_to_report(text: str) -> None:
    assert heard("extortion", text) != BLACKMAIL


RAISE_IT = "report_concern/raise_it"


@pytest.mark.parametrize(
    "text",
    [
        "he doesn't hit me. how do i bring it up with him?",
        "no, he has never hit me",
        "how should i talk to him?",
        "er schlägt mich nicht. wie soll ich das ansprechen?",
        "nein, er hat mich noch nie geschlagen",
        "wie rede ich mit ihm darüber",
        "il ne me frappe pas, comment je lui en parle ?",
        "non, il m'a jamais frappée",
        "comment aborder ça avec lui ?",
        "non mi picchia, come gliene parlo?",
        "no, non è un violento",
        "come faccio a dirglielo?",
        "no me pega. ¿cómo saco el tema?",
        "no, nunca me ha pegado",
        "¿cómo se lo digo?",
        "он меня не бьёт. как с ним поговорить об этом?",
        "нет, он никогда не бил меня",
        "как начать этот разговор?",
    ],
)
def test_a_partner_who_is_not_hit_hears_how_to_begin_the_talk(text: str) -> None:
    assert heard("partner", text) == RAISE_IT


@pytest.mark.parametrize(
    "text",
    [
        "he doesn't hit me but i'm afraid of him",
        "he doesn't hit me, he hits the kids",
        "he doesn't hit me anymore",
        "how do i tell him, he threatens me",
        "er schlägt mich nicht, aber ich hab angst vor ihm",
        "er schlägt mich nicht mehr",
        "er schlägt mich, wie soll ich das ansprechen?",
        "il ne me frappe pas mais j'ai peur",
        "il me frappe pas, il m'enferme",
        "il ne me frappe plus",
        "non mi picchia ma ho paura di lui",
        "non mi picchia, mi minaccia",
        "non mi picchia più",
        "no me pega pero le tengo miedo",
        "no me pega, me amenaza",
        "ya no me pega",
        "он меня не бьёт, но я его боюсь",
        "он меня не бьёт, он запирает меня",
        "он меня больше не бьёт",
        "he hits me",
        "he hits me. how do i bring it up",
        "mi picchia, come gliene parlo?",
        "он меня бьёт, как с ним поговорить?",
    ],
)
def test_where_fear_is_said_or_blows_are_the_denial_clears_nothing(text: str) -> None:
    row = row_of(text, {"partner"}, asks=asks_something(text))
    assert row is None or not row.clears
    assert heard("partner", text) != RAISE_IT


HAND_SIGN = [
    "she put her thumb in her palm and made a fist",
    "saw the hand signal from tiktok",
    "daumen rein finger zu, hab das bei tiktok gesehn",
    "elle a replié le pouce dans la paume puis fermé le poing",
    "elle a fait un signe de la main d'aide",
    "ha messo il pollice dentro e chiuso il pugno",
    "metió el pulgar dentro y cerró el puño",
    "большой палец прижала к ладони и сжала кулак",
]
"""How witnesses tell of the Signal for Help."""


@pytest.mark.parametrize("who", ["first", "unknown", "witness", "buyer"])
@pytest.mark.parametrize("text", HAND_SIGN)
def test_who_saw_the_hand_sign_for_help_is_told_what_it_may_be(who: str, text: str) -> None:
    assert heard(who, text) == "report_concern/hand_sign"


@pytest.mark.parametrize(
    "text",
    [
        "thumbs up mate",
        "ich drück die daumen",
        "un coup de pouce",
        "pollice in su",
        "pulgar arriba",
        "i'm under her thumb",
        "broke my thumb, it's in a cast inside a splint",
    ],
)
def test_other_thumbs_are_no_sign(text: str) -> None:
    assert heard("unknown", text) != "report_concern/hand_sign"


@pytest.mark.parametrize(
    "text",
    [
        "hi is this about the washing machine",
        "hallo, ich suche einen klempner",
        "bonjour c pour la machine a laver leboncoin",
        "buongiorno cerco un idraulico",
        "hola, es por la lavadora",
        "здравствуйте, я по поводу стиральной машины",
    ],
)
def test_who_wanted_something_else_is_at_the_wrong_place(text: str) -> None:
    assert heard("first", text) == "goodbye/wrong_number"


@pytest.mark.parametrize(
    "text",
    [
        "i'm a plumber and lonely",
        "looking for a girl, have a sofa",
        "suche ne frau mit sofa",
        "he put me in the fridge room, help",
        "cerco una ragazza, offro pizza",
    ],
)
def test_who_names_a_trade_beside_a_wish_or_a_need_is_not_sent_away(text: str) -> None:
    assert heard("first", text) != "goodbye/wrong_number"


@pytest.mark.parametrize(
    "text",
    [
        "did he give me something",
        "hat er mich mit was angesteckt?",
        "il m'a refilé un truc ?",
        "mi ha attaccato qualcosa?",
        "me ha pegado algo?",
        "он меня чем-то заразил?",
    ],
)
def test_a_partner_who_fears_an_infection_tells_of_no_blow(text: str) -> None:
    row = row_of(text, {"partner"}, asks=asks_something(text))
    assert row is not None
    assert row.topic == "ask_risk/partner_infected"
    assert row.clears == {"exploitation"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Write to who?", "ask_identity/contact"),
        ("an wen soll ich schreiben?", "ask_identity/contact"),
        ("à qui écrire pour me plaindre", "ask_identity/contact"),
        ("ma se ha salvato quello che ho scritto. si o no", "ask_privacy"),
        ("¿habéis guardado lo que escribí?", "ask_privacy"),
        ("было ли это направлено на меня", "ask_identity/why_me"),
        ("io sono quella del boiler!", "goodbye/wrong_number"),
    ],
)
def test_whom_this_reached_by_mistake_asks_of_us_and_of_themselves(text: str, topic: str) -> None:
    row = row_of(text, {"lost"}, asks=True)
    assert row is not None
    assert row.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "le despierto o q hago",
        "do I wake him up or what",
        "soll ich ihn wecken",
        "je le réveille ?",
        "lo sveglio?",
        "разбудить его?",
    ],
)
def test_a_partner_asks_whether_to_wake_him(text: str) -> None:
    row = row_of(text, {"partner"}, asks=True)
    assert row is not None
    assert row.topic == "report_concern/not_tonight"


@pytest.mark.parametrize(
    "text",
    [
        "we want to report him",
        "can i go to the police",
        "wir wolln anzeige machen",
        "zur polizei",
        "on veut porter plainte",
        "vogliamo fare denuncia",
        "quiero denunciarlo",
        "хотим заявление написать",
    ],
)
def test_a_child_or_victim_who_wants_to_report_it_hears_how(text: str) -> None:
    told = {"child": "ask_risk/blackmail_report", "exploited": "ask_police/report_him"}
    for who, topic in told.items():
        row = row_of(text, {who}, asks=asks_something(text))
        assert row is not None, who
        assert row.topic == topic, who


@pytest.mark.parametrize(
    "text", ["online?", "geht das online", "en ligne", "anche online?", "por internet", "онлайн?"]
)
def test_online_means_the_report_right_behind_it(text: str) -> None:
    row = row_of(text, {"child", "reporting"}, asks=True)
    assert row is not None
    assert row.topic == "ask_risk/blackmail_report"
    assert row_of("geht das online", {"child"}, asks=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to report him",
        "ich will keine anzeige machen",
        "er will mich anzeigen",
        "je veux pas porter plainte",
        "non voglio fare denuncia",
        "no quiero denunciar",
        "не хочу писать заявление",
    ],
)
def test_who_wants_no_report_is_told_of_none(text: str) -> None:
    row = row_of(text, {"child"}, asks=False)
    assert row is None or row.topic != "ask_risk/blackmail_report"


FIRST_WORDS = [
    ("ask_identity/who_runs", "Sgt Doyle, Kent police, who operates this number"),
    ("ask_identity/who_runs", "Polizei Bremen, wem gehört diese Nummer"),
    ("ask_identity/who_runs", "ici la gendarmerie, à qui appartient cette ligne"),
    ("ask_identity/who_runs", "questura di Bari, chi gestisce questo servizio"),
    ("ask_identity/who_runs", "soy periodista, quién lleva esta página"),
    ("ask_identity/who_runs", "следователь Орлов, кому принадлежит номер"),
    ("ask_identity", "what is this chat for"),
    ("ask_identity", "was isn das"),
    ("ask_identity", "c'est quoi ce truc"),
    ("ask_identity", "cos'è questa chat"),
    ("ask_identity", "qué es este número"),
    ("ask_identity", "что это за чат"),
    ("ask_identity/robot", "am i chatting with a machine"),
    ("ask_identity/robot", "schreib ich hier mit nem roboter"),
    ("ask_identity/robot", "с роботом общаюсь что ли"),
    ("goodbye/wrong_number", "dad its me, lost my phone, this is my new number"),
    ("goodbye/wrong_number", "papi ich bins, hab ne neue nummer"),
    ("goodbye/wrong_number", "papa c'est moi voici mon nouveau numéro"),
    ("goodbye/wrong_number", "nonna sono io ho un numero nuovo"),
    ("goodbye/wrong_number", "papá soy yo, cambié de celular"),
    ("goodbye/wrong_number", "пап это мой новый номер"),
    ("disclose_exploitation/forced", "my boss has my passport"),
    ("disclose_exploitation/forced", "der chef hat mir den pass weggenommen, meinen pass hat er"),
    ("disclose_exploitation/forced", "elle garde mes papiers"),
    ("disclose_exploitation/forced", "mi hanno preso i documenti"),
    ("disclose_exploitation/forced", "ellos tienen mis documentos"),
    ("disclose_exploitation/forced", "начальник отобрал мой паспорт"),
    (
        "mention_minor/she_may_be",
        "i do nights as a hotel receptionist, the girl in 9 looks underage",
    ),
    ("mention_minor/she_may_be", "putze im Hotel, das Mädchen ist höchstens 15"),
    ("mention_minor/she_may_be", "je travaille dans un hôtel, la fille a l'air mineure"),
    ("mention_minor/she_may_be", "sono receptionist, la ragazza sembra minorenne"),
    ("mention_minor/she_may_be", "soy recepcionista, la chica parece menor de edad"),
    ("mention_minor/she_may_be", "я администратор отеля, девочка явно несовершеннолетняя"),
    ("report_concern/child_online", "i think my daughter is being groomed"),
    ("report_concern/found_trace", "who are you, this was in my husbands phone"),
    ("report_concern/found_trace", "was ist das, lag in der jacke von meinem mann"),
    ("report_concern/found_trace", "di chi è, era nel tel del mio ragazzo, nel tel di mio marito"),
    ("ask_sector_guidance/health", "im a support worker and a girl here is being sold"),
    (
        "ask_sector_guidance/health",
        "bin Betreuerin, eine Bewohnerin wird von ihrem Freund verkauft",
    ),
]


@pytest.mark.parametrize(("topic", "text"), FIRST_WORDS)
def test_first_words_of_who_is_no_buyer_are_heard(topic: str, text: str) -> None:
    row = row_of(text, {"first"}, asks=asks_something(text))
    assert row is not None
    assert row.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "what is this and how much for an hour",
        "who runs the brothel she works in",
        "mum its me please help hes hurting me",
        "police took my passport at the border",
        "die behörde hat meinen pass",
        "я потерял паспорт",
        "hab gestern eine im hotel getroffen, sie war sicher erst 16",
        "i want a young girl for my hotel room",
    ],
)
def test_other_first_words_are_none_of_these(text: str) -> None:
    row = row_of(text, {"first"}, asks=asks_something(text))
    assert row is None or row.topic not in {topic for topic, _ in FIRST_WORDS}
