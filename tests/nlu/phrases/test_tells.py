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
