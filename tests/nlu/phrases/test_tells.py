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
    assert not {*tells(fold(text))} - {"other"}
