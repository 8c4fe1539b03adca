"""What our texts may promise, and by which words each language promises it.

English says first what may be promised: a key of which no English wording holds a promise may hold it in no
language. Patterns are tried on single sentences, in small letters; a question promises nothing, and neither
does the advice to ask somebody (`ASKED`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.words import Words
from tools.words import sentences


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that a text may promise.

    Args:
        name: what is promised.
        words: by which pattern each language promises it.
        besides: keys that may hold it although English does not there, each with the reason.
    """

    name: str
    words: Mapping[str, str]
    besides: Mapping[str, str]


ASKED = {
    "en": r"\bask",
    "de": r"frag|erkundig|erklärt man|lässt sich erfahren|wissen, was|wo es angeboten",
    "fr": r"demande|est-ce qu|\bsi l[ae’]|\bs’il",
    "it": r"chied|domand|\bse (è|sia|il|la|lo|si)\b|può dirti",
    "es": r"pregunt|\bsi (es|hay|se|la|el|llaman|avisan)\b",
    "ru": r"спрос|спраш|узна(йте|й)\b|\bли\b|сделайте так",
}
"""By which words a sentence only says what to ask."""

PROMISES = (
    Promise(
        "confidential",
        {
            "en": r"confiden|in private|stays? (private|between)",
            "de": r"vertraulich|unter vier augen|schweigepflicht",
            "fr": r"confidenti|secret professionnel",
            "it": r"riservat[aoie]|riservatezza|confidenzial|segreto professionale",
            "es": r"confidencial|de confianza mutua|secreto profesional",
            "ru": r"конфиденциальн|доверительн|останется между",
        },
        {
            "utter_on_tell_him": "A talk of two, with a friend.",
        },
    ),
    Promise(
        "anonymous",
        {
            "en": r"anonym|without (a|your|giving (a|your)|naming)|no name wanted|often you don't have to|"
            r"have to (say|give) your name",
            "de": r"anonym(?!e (zahlen|statistik))|ohne (ihren |deinen |einen )?namen",
            "fr": r"anonym|sans (donner |dire )?(votre |ton |le |un |de )?nom\b",
            "it": r"(?<!statistiche )(?<!finestra )anonim|senza (dare |dire )?(il |un )?(tuo )?nome",
            "es": r"an[óo]nim|sin (dar |decir )?(tu |el |un )?nombre",
            "ru": r"анонимн|без имени(?! чата)|не называя (себя|имени|имя)",
        },
        {},
    ),
    Promise(
        "free of charge",
        {
            "en": r"costs? nothing|free of charge|toll-free|\bfor free\b|\bis free\b|often free|"
            r"\bfree or\b",
            "de": r"kostenlos|gratis|gebührenfrei|nehmen nichts|kosten nichts|"
            r"kostet (hier |dort )?nichts|umsonst",
            "fr": r"gratuit|ne coûte(nt)? rien|sans frais",
            "it": r"gratuit|gratis|non costa (niente|nulla)|non costano",
            "es": r"gratuit|gratis|no cuestan? nada",
            "ru": r"бесплатн|ничего не стоит|без денег|даром|за вход не платят|не берут денег",
        },
        {
            "utter_goodbye/think": "French: thinking costs nothing.",
            "utter_ask_human/on_the_bill": "Spanish warns that a free call may stand on a bill, too.",
        },
    ),
    Promise(
        "around the clock",
        {
            "en": r"24/7|around the clock|day and night|24 hours|at any (hour|time)",
            "de": r"24/7|rund um die uhr|tag und nacht|jederzeit erreichbar|zu jeder (zeit|stunde)",
            "fr": r"24/7|24 ?h|jour et nuit|à toute heure",
            "it": r"24/7|24 ore|giorno e notte|a qualsiasi ora|a ogni ora",
            "es": r"24/7|24 horas|día y noche|a cualquier hora|a todas horas",
            "ru": r"24/7|круглосуточно|днём и ночью|в любое время|в любой час",
        },
        {
            "utter_thank": "This chat answers at any hour.",
        },
    ),
    Promise(
        "not the police",
        {
            "en": r"(isn't|not|aren't) (the )?police|not a sting|nobody undercover",
            "de": r"(nicht|keine) (die |von der )?polizei",
            "fr": r"(pas|ni) (de )?(la )?police|n’est pas la police",
            "it": r"non (è|sono|siamo) (la )?polizia|né la polizia|non la polizia",
            "es": r"no (es|somos|son) (de )?(la )?policía|ni la policía",
            "ru": r"(не|ни) полици",
        },
        {
            "utter_greet/what_for": "The first message of every talk says so.",
            "utter_on_she_writes": "French says not to write of help or police to who is watched.",
            "utter_on_they_are_here": "Not to stand in their way, where they have come.",
        },
    ),
    Promise(
        "nothing is kept",
        {
            "en": r"(no|not|n't|nothing|never)\b.{0,45}\b(kept|keep|stored?|record(ed)?)\b|keep (no|"
            r"nothing)|\b(no|of|without) (number|name|text)|have no name|gone now|"
            r"nothing of (last time|yours)|know (who|where) (you|writes|we)|know nobody|"
            r"no idea who|we don't have it|no list|here shows who",
            "de": r"(gespeichert|aufbewahrt)\b.*\b(kein|nicht)|\b(nicht|kein\w*|weder)\b.*(gespeichert|"
            r"aufbewahrt)|(speichern|bewahren|behalten) (wir |hier )?(\w+ )?(nicht|kein|weder|"
            r"auf)|haben (wir )?(weder|kein\w*) |wissen .{0,15}nicht, wer|nicht, wer (sie|du)",
            "fr": r"(\bne |n’|\bni |rien|aucun\w*)\b.{0,40}(gardons|garde rien|gardé|conserv|enregistr|"
            r"stock)|qui (vous êtes|tu es)",
            "it": r"(non|niente|nulla|nessun\w*|né)\b.{0,40}(conserv(a|iamo|at\w|ati|ano)\b|salviamo|"
            r"registrat|teniamo)|non sappiamo chi|dice chi sei",
            "es": r"(no|nada|ning\w*|ni)\b.{0,30}(guardamos|(?<!te )guarda(n|da|do)\b|se guarda|"
            r"guarda conversaciones|conservamos|registramos)|no sabemos quién (eres|escribe)|"
            r"diga quién eres",
            "ru": r"(не|ни|ничего)\b.{0,40}(храним|\bхран[ия]тся|сохраняется|сохраняем|записыва)|"
            r"не знаем, кто",
        },
        {},
    ),
    Promise(
        "nobody is told",
        {
            "en": r"(tell|told|reported|report|inform) (nobody|no one|any(one|body)|your parents)|(nothing|"
            r"nobody|not|n't|never)\b.{0,40}(passed on|pass on|told|is told)|pass nothing|"
            r"nothing (goes|went|reaches|gets)|nothing we could hand|can't be handed|"
            r"nothing comes from us",
            "de": r"(geben|sagen|melden|verraten) (wir )?(niemand\w*|nichts)\b|weitergegeben|"
            r"(?<!sich )gemeldet|(geht|gelangt|dringt) (von hier |hier )?nichts|erfährt (von uns|"
            r"hier)",
            "fr": r"(transmettons|prévenons|disons|signalons|dénonçons|on ne prévient|transmis|signalé|"
            r"prévenu)\b|rien ne sort|n’avons (prévenu|signalé|dit)",
            "it": r"non (diciamo|avvisiamo|segnaliamo|denunciamo|passiamo|trasmettiamo)|"
            r"non abbiamo (detto|avvisato|segnalato)|(non|niente) .{0,20}(esce|parte) da qui|"
            r"da qui non (esce|parte)",
            "es": r"no (avisamos|decimos|contamos|informamos|pasamos|hemos)|nadie te ha denunciado|"
            r"nada sale de aquí",
            "ru": r"(никому|ничего|не) .{0,20}(скажем|сообщаем|сообщили|сообщали|передаём|передаем|"
            r"передали|расскажем)|отсюда никто",
        },
        {
            "utter_on_has_called": "To say at a second call that they called before.",
        },
    ),
    Promise(
        "no person reads",
        {
            "en": r"(no person|nobody|no one) (else )?reads|nobody's watching",
            "de": r"(niemand|kein mensch) liest|liest (hier )?(niemand|kein)|hier schaut niemand",
            "fr": r"personne ne (lit|regarde|voit)|aucun(e)? (humain|personne) ne lit",
            "it": r"nessuno (ti )?(legge|guarda)|non legge nessuno|non ti guarda nessuno",
            "es": r"nadie (te )?(lee|mira|ve|está leyendo)\b|ninguna persona (lee|te lee)|no (lo |"
            r"te )?lee nadie",
            "ru": r"никто\b.{0,15}(не читает|не смотрит|не видит)|не читает (ни один|никто)|"
            r"люди (это )?не читают",
        },
        {
            "utter_on_her_language": "A translation where nobody else sees the screen.",
        },
    ),
    Promise(
        "it is erased",
        {
            "en": r"forgotten|erased|is gone|deleted now|been deleted|just deleted|"
            r"scrambled code that ends|ends with this chat|is destroyed",
            "de": r"\b(ist|sind|wird|wäre|werden)\b.*(?<!dort )(gelöscht|vergessen)|(verfällt|erlischt|"
            r"endet) mit",
            "fr": r"(est|sont|sera|seront|serait|été) (déjà |aussitôt )?(effac|oubli|supprim)",
            "it": r"(è|viene|vengono|sarà|sarebbe|stat[ao]) (già |subito )?(cancellat|dimenticat|"
            r"eliminat)|si cancella",
            "es": r"(?<!no )(se|ha|está|queda|quedó) (ha |ya )?(borra|olvida|elimina)",
            "ru": r"(стёрт|забыт|удалена|удалён|исчезает|стирается)\b",
        },
        {
            "utter_ask_privacy/what_counted": "All languages say so under ask_privacy.",
        },
    ),
    Promise(
        "never writes first",
        {
            "en": r"never (write|text|message) first|won't write|nothing (more |comes )?from (here|us)|"
            r"no more messages|couldn't send|can (call|text) you|no letter|"
            r"nothing was kept, so just close",
            "de": r"(nie|niemals|nicht) (zuerst|von sich aus|als erste)|kommt nichts mehr|"
            r"schreiben wir nie|nie zuerst",
            "fr": r"n’écri(rai|vons|rons)|jamais (en premier|de premier)|rien ne part|plus aucun message",
            "it": r"(mai|non) .{0,20}per prim|non ti scriv|non ti arriver",
            "es": r"nunca .{0,15}primer|no te escribi|no te llegar|no llegarán más",
            "ru": r"перв(ыми|ым)\b.{0,15}не пиш|не пиш\w+ перв|не напишу|больше не прид",
        },
        {
            "utter_goodbye/not_for_me": "German and Italian say what STOP does, and it does.",
            "utter_disclose_exploitation/reads_phone": "No text of ours ever comes unasked.",
            "utter_disclose_exploitation/he_comes": "Kept by us; English is silent, as others may read it.",
            "utter_safe_no": "Kept by us; English is silent, as others may read it.",
            "utter_heard/safe_to_write": "Kept by us; English is silent, as others may read it.",
        },
    ),
    Promise(
        "nothing happens against your will",
        {
            "en": r"you decide|you set the pace|at her pace|asked what she wants|"
            r"before anything is done|without pushing|nobody decides for",
            "de": r"(ob|was) .*(polizei|passiert|geschieht).*entscheid|gegen (ihren|deinen) willen|"
            r"ohne (ihr|dein) einverständnis|(sie|du) (bestimm|entscheid)\w*, (was|wie|ob)|"
            r"ihr tempo|in (ihrem|deinem) tempo|nichts (passiert|geschieht)",
            "fr": r"sans (votre|ton) accord|contre (votre|ta) volonté|rien ne (se passe|se fait|"
            r"sera fait)|(vous|toi|tu) (qui )?décid\w+ (de la suite|jusqu|ce qui)",
            "it": r"senza il tuo (consenso|accordo)|succede nulla che|niente (succede|accade|si fa)|"
            r"decidi tu (fin|cosa|che cosa|quanto)",
            "es": r"sin tu (permiso|consentimiento)|contra tu voluntad|nada (pasa|ocurre|se hace)|"
            r"nadie decide por ti|tú (decides|dices) (qué|hasta)",
            "ru": r"без вашего согласия|против вашей воли|в (вашем|своём) темпе|ничего не (сделают|"
            r"произойдёт) без|(что|как) дальше, решаете",
        },
        {},
    ),
    Promise(
        "help is certain",
        {
            "en": r"(they|somebody|someone|people)('ll| will) (help|listen|answer)|you'll get help|"
            r"will listen|there's always",
            "de": r"(wird|werden) (ihnen|dir) (helfen|geholfen|zuhören)|hört (ihnen|dir) (jemand )?zu|"
            r"(jemand|ein mensch) zuhört|hört (hier )?jemand zu|finden sie (sicher|immer)|"
            r"hilft (ihnen|dir) (sofort|sicher)|bekommen sie hilfe",
            "fr": r"(vous|t’|te) (aideront|écouteront|répondront|aidera|écoutera|répondra)|"
            r"sauront (vous|t’)|vous écoute\b|quelqu’un (vous |t’)?écoute",
            "it": r"qui c’è chi ascolta|"
            r"ti (aiuteranno|ascolteranno|risponderanno|aiuterà|ascolterà|risponderà|ascoltano|"
            r"ascolta|rispondono)",
            "es": r"te (ayudarán|escucharán|atenderán|ayudará|escuchará|responderán|escucha|atienden)\b",
            "ru": r"(там|здесь|вам|тебе|на линии|взрослые) .{0,25}(помогут|выслушают|ответят|подождут|скажут|"
            r"поддержат)|вас (выслушают|поддержат|услышат)",
        },
        {
            "utter_on_tell_him": "Of a friend who listens; no help is promised.",
            "utter_on_tell_staff": "To say more only to who listens.",
        },
    ),
    Promise(
        "also without papers",
        {
            "en": r"without (papers|documents|a permit|(the|her) passport)|have no papers|no papers",
            "de": r"ohne papiere|ohne aufenthalt|keine papiere",
            "fr": r"sans[- ]papiers|sans titre de séjour|n’avez pas de papiers",
            "it": r"senza (documenti|permesso)|non ha(i)? documenti",
            "es": r"sin (papeles|documentos|permiso)",
            "ru": r"без (документов|бумаг|паспорта|разрешения)|нет документов",
        },
        {
            "utter_on_am_i_guilty": "Nobody is to blame for having none; no help is promised.",
            "utter_on_no_passport": "To leave without a passport; no help is promised.",
        },
    ),
    Promise(
        "no trouble",
        {
            "en": r"not in trouble|won't be in trouble|no offence|isn't a crime|you won't be punished",
            "de": r"(keinen|kein) ärger|nicht strafbar|keine straftat|straffrei|nicht bestraft",
            "fr": r"(pas|aucun) (d’)?ennui|n’est pas un délit|pas puni|aucun risque|ne risque",
            "it": r"(nessun|non (è|sei)) (nei )?guai|non è (un )?reato|non rischi|non ti succede|"
            r"nessuna conseguenza",
            "es": r"(no|ningún)\b.{0,15}(lío|problema)|no es (un )?delito|no te (va a )?pasa",
            "ru": r"(не|ни|никаких)\b.{0,15}(неприятност|накаж|преступлени)|ничего (за это )?не будет",
        },
        {},
    ),
)
"""Each is compared key by key with English."""


def promised(words: Words, language: str, promise: Promise) -> Iterator[tuple[str, str]]:
    """Key and sentence of everything that promises it in a language."""
    for key in words.messages():
        for wording in words.variations(key, language):
            for sentence in sentences(wording.text):
                said = sentence.lower()
                if re.search(promise.words[language], said) and not is_advice(said, language):
                    yield key, sentence


def is_advice(said: str, language: str) -> bool:
    """Whether a sentence, in small letters, asks something or says what to ask."""
    return said.endswith("?") or re.search(ASKED[language], said) is not None


def keys_in_english(words: Words, promise: Promise) -> set[str]:
    """Keys of which an English wording holds the promise, be it by the way."""
    pattern = promise.words["en"]
    return {
        key
        for key in words.messages()
        if any(re.search(pattern, v.text.lower()) for v in words.variations(key, "en"))
    }
