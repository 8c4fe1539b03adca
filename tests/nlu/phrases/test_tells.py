"""What somebody who came to buy tells of their life, or asks beyond doubt, in six languages."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.tells import tells


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lost my mum in march", "grief"),
        ("seit meine frau tot ist", "grief"),
        ("ma mère est morte cet hiver", "grief"),
        ("da quando è mancata mia moglie", "grief"),
        ("se me murió la mujer", "grief"),
        ("жену похоронил весной", "grief"),
        ("i was born deaf", "deaf"),
        ("bin von Geburt an schwerhörig", "deaf"),
        ("je suis sourd de naissance", "deaf"),
        ("sono sordo dalla nascita", "deaf"),
        ("soy sordo y nadie signa", "deaf"),
        ("я глухой с детства", "deaf"),
        ("in a wheelchair since 2019", "disabled"),
        ("eine Schwester wäscht mich", "disabled"),
        ("depuis mon AVC", "disabled"),
        ("sono in carrozzina", "disabled"),
        ("desde el accidente", "disabled"),
        ("после инсульта один", "disabled"),
        ("every girl turned me down, i always get rejected", "unwanted"),
        ("mich will doch eh keine", "unwanted"),
        ("personne ne veut de moi", "unwanted"),
        ("nessuna mi guarda", "unwanted"),
        ("ellas siempre me rechazan", "unwanted"),
        ("девушки меня отшивают", "unwanted"),
        ("what do i do instead tonight", "tonight"),
        ("was mach ich denn samstags", "tonight"),
        ("y a un truc à faire ce soir ?", "tonight"),
        ("stasera che faccio", "tonight"),
        ("qué hago esta noche entonces", "tonight"),
        ("чем тогда заняться вечером", "tonight"),
        ("who does it hurt then", "harm"),
        ("wem schadet das", "harm"),
        ("il est où le mal", "harm"),
        ("ma chi ci rimette", "harm"),
        ("qué tiene de malo", "harm"),
        ("кому от этого хуже", "harm"),
        ("her boyfriend sets the prices", "sign"),
        ("die Preise macht ihr Freund", "sign"),
        ("son mec répond aux messages", "sign"),
        ("il suo ragazzo prende i soldi", "sign"),
        ("su novio contesta los mensajes", "sign"),
        ("деньги забирает её парень", "sign"),
        ("give me a reason not to", "reason"),
        ("nenn mir einen grund dagegen", "reason"),
        ("une seule raison de pas y aller", "reason"),
        ("un buon motivo per non andare", "reason"),
        ("una razón para no ir", "reason"),
        ("назови хоть одну причину не ехать", "reason"),
        ("she puts her own ad up", "seems_free"),
        ("sie inseriert doch selbst", "seems_free"),
        ("je parle avec elle 5 min au tel avant", "seems_free"),
        ("se mi dice no io mi fermo", "seems_free"),
        ("ella misma pone el anuncio", "seems_free"),
        ("она сама выложила анкету", "seems_free"),
        ("how is that my problem", "not_mine"),
        ("was hab ich damit zu tun", "not_mine"),
        ("ça me regarde pas", "not_mine"),
        ("e io che c'entro", "not_mine"),
        ("y que tengo yo que ver", "not_mine"),
        ("а при чём тут я", "not_mine"),
        ("i look after my mum", "carer"),
        ("ich pflege meine Mutter", "carer"),
        ("je m'occupe de ma mère", "carer"),
        ("accudisco mia madre", "carer"),
        ("a mi madre la cuido yo", "carer"),
        ("ухаживаю за мамой", "carer"),
        ("that's for kids", "grown_up"),
        ("das ist für Kinder", "grown_up"),
        ("c'est pour les enfants", "grown_up"),
        ("è per bambini", "grown_up"),
        ("es para niños", "grown_up"),
        ("это для детей", "grown_up"),
        ("ok ill leave it then", "gives_up"),
        ("dann lass ich es", "gives_up"),
        ("je laisse tomber", "gives_up"),
        ("lascio perdere", "gives_up"),
        ("mejor lo dejo", "gives_up"),
        ("ладно, не буду", "gives_up"),
        ("it made me think", "regret"),
        ("das geht mir nicht aus dem Kopf", "regret"),
        ("j'y repense souvent", "regret"),
        ("ci penso ancora", "regret"),
        ("me ha dejao pensando", "regret"),
        ("до сих пор думаю о ней", "regret"),
    ],
)
def test_it_is_told(text: str, code: str) -> None:
    assert code in tells(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "how much for an hour",
        "my phone died, whats the address",
        "was kostet es heute nacht",
        "ich arbeite in der Pflege",
        "estoy solo mirando",
        "que precio tiene la noche",
        "quanto costa stasera",
        "сколько стоит ночь",
        "c'est mort de rire",
        "she has no pimp and no boyfriend who takes money",
        "what do i do tonight if she has no price",
    ],
)
def test_what_belongs_to_the_trade_or_is_no_such_thing_tells_nothing(text: str) -> None:
    assert not {*tells(fold(text))} - {"other", "seen", "wish"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the lads moved on and i'm in another motel", "road"),
        ("diese Woche auf Montage", "road"),
        ("toujours en déplacement", "road"),
        ("sempre in trasferta", "road"),
        ("otro hotel más", "road"),
        ("опять в командировке", "road"),
        ("i was married once", "was_married"),
        ("war mal verheiratet", "was_married"),
        ("j'ai été marié", "was_married"),
        ("sono stato sposato", "was_married"),
        ("estuve casado", "was_married"),
        ("я был женат", "was_married"),
        ("hinge is dead, no answers", "unanswered"),
        ("auf bumble antwortet keine", "unanswered"),
        ("sur badoo personne répond", "unanswered"),
        ("su badoo non risponde nessuna", "unanswered"),
        ("en badoo nadie contesta", "unanswered"),
        ("на мамбе никто не отвечает", "unanswered"),
    ],
)
def test_what_is_told_is_named_by_what_was_said(text: str, code: str) -> None:
    found = tells(fold(text))
    assert code in found
    assert "nights" not in found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("if my son saw me here", "if_they_knew"),
        ("wenn meine Kinder das wüssten", "if_they_knew"),
        ("si mes enfants voyaient ça", "if_they_knew"),
        ("se mia madre mi vedesse", "if_they_knew"),
        ("si mi madre me viera así", "if_they_knew"),
        ("если бы жена это видела", "if_they_knew"),
        ("maybe she's forced to", "doubts"),
        ("isn't there a boss who keeps it?", "doubts"),
        ("vielleicht will die das nicht", "doubts"),
        ("wartet da nicht jemand draußen?", "doubts"),
        ("peut-être qu'elle a pas le choix", "doubts"),
        ("forse è costretta", "doubts"),
        ("a lo mejor la obligan", "doubts"),
        ("а вдруг её заставляют", "doubts"),
        ("everyone's gone in, i'm the only one not going", "peers"),
        ("die Kollegen sind längst oben", "peers"),
        ("les collègues sont tous entrés", "peers"),
        ("gli altri sono già dentro", "peers"),
        ("los compañeros ya han entrado", "peers"),
        ("коллеги уже наверху", "peers"),
        ("no sex since the baby", "dry"),
        ("seit der Geburt läuft gar nichts mehr", "dry"),
        ("depuis la naissance plus rien", "dry"),
        ("dopo il parto più niente", "dry"),
        ("desde el parto nada", "dry"),
        ("после родов ничего", "dry"),
        ("Nobody really.", "nobody"),
        ("niemanden, wie gesagt", "nobody"),
        ("personne, vraiment", "nobody"),
        ("nessuno davvero", "nobody"),
        ("nadie, la verdad", "nobody"),
        ("никому, честно", "nobody"),
        ("think i'll ring my dad", "calls"),
        ("ich schreib lieber meiner Mutter", "calls"),
        ("j'appelle ma mère", "calls"),
        ("chiamo mia sorella", "calls"),
        ("voy a llamar a mi madre", "calls"),
        ("позвоню сестре", "calls"),
        ("i wrote that i'm happy", "fine"),
        ("ich hab doch geschrieben zufrieden", "fine"),
        ("j'ai écrit heureux", "fine"),
        ("ho scritto sereno", "fine"),
        ("puse tranquilo", "fine"),
        ("я же писал спокойно", "fine"),
        ("the girl smiled at the end", "smiles"),
        ("das Mädchen hat gelächelt", "smiles"),
        ("la fille rigolait", "smiles"),
        ("la ragazza sorrideva", "smiles"),
        ("la chica se reía", "smiles"),
        ("девушка улыбалась", "smiles"),
    ],
)
def test_an_answer_of_his_own_is_heard(text: str, code: str) -> None:
    assert code in tells(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "not on nights",
        "arbeite nicht nachts",
        "je bosse pas de nuit",
        "non lavoro di notte",
        "no trabajo de noche",
        "не работаю ночью",
        "she was married",
        "never been married",
        "finish at 4, then the pub",
        "i met her on tinder and we went out",
    ],
)
def test_what_is_denied_or_of_others_is_not_told(text: str) -> None:
    assert not {"nights", "road", "was_married", "unanswered"} & {*tells(fold(text))}


@pytest.mark.parametrize(
    "text",
    [
        "what if my wife finds out?",
        "if he knew the video is fake",
        "if i knew the price",
        "wenn ich das wüsste",
        "se sapessi cucinare",
        "если бы я знал",
        "maybe she isn't free tonight",
        "vielleicht antwortet sie nicht",
        "forse mia moglie non vuole",
        "quizás mi mujer no quiere",
        "my mates are all in the pub already",
        "alle sind schon auf der Party",
        "i'm the only child",
        "no sleep since the baby",
        "seit der Geburt nicht geschlafen",
        "nobody is forced there",
        "niemand zwingt die",
        "personne ne la force",
        "nadie la obliga",
        "i won't call my brother",
        "ich ruf meinen Kumpel an, der bringt ein Mädel mit",
        "non chiamo mia moglie",
        "я не позвоню жене",
        "she said she's happy",
        "i said it's not good",
        "the girl laughed at me",
        "meine Tochter hat gelacht",
        "la mia ragazza rideva sempre",
    ],
)
def test_other_words_are_no_such_answer(text: str) -> None:
    assert not {*ANSWERS} & {*tells(fold(text))}


ANSWERS = ("if_they_knew", "doubts", "peers", "dry", "nobody", "calls", "fine", "smiles")
"""What is told where we asked, or where the talk ends."""
