"""Whether a child asks, or says, that it goes to the one who threatens or lures it."""

from __future__ import annotations

import re

_TO_HIM = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:go|come|drive) (?:to|see|meet) him|meet(?:ing)? him|go to his|zu ihm (?:hin\w*"
    r"|geh\w*|fahr\w*|komm\w*)"
    r"|(?:ihn|mit ihm) treffen|aller (?:le voir|chez lui)|le (?:voir|rejoindre|retrouver)|andare da lui"
    r"|incontrarlo"
    r"|vederlo|ir a (?:verlo|su casa)|verlo|quedar con el|к нему|с ним встрет\w*|встретиться с ним)(?!\w)"
)
_THERE = re.compile(
    r"(?<!\w)(?:(?:should|shall|do|can|maybe|could) i (?:just )?go(?! (?:to|home|out|back|sleep))"
    r"|soll ich (?:da )?hin\w*"
    r"|(?:je dois|dois je|faut il) y aller|devo andarci|ci vado o no|debo ir(?! a)|tengo que ir(?! a)"
    r"|y si voy una vez"
    r"|(?:может )?съездить один раз|мне (?:ехать|идти|поехать)(?! к))(?: |$)"
)
_STAY = re.compile(
    r"(?<!\w)(?:(?:can|could|may|should|shall) i (?:just )?(?:not (?:go|come|show up|turn up)"
    r"|stay (?:home|at home|away|in))"
    r"|do i (?:have|need) to (?:go|come|meet)|what if i (?:just )?(?:dont|do not|wont) (?:go|come|show|turn)"
    r"|(?:muss|soll) ich (?:da |wirklich |trotzdem )*(?:hin\w*|kommen|gehen|mitgehen|mit)"
    r"|(?:kann|darf|soll) ich (?:einfach |da |auch )*(?:nicht (?:hin\w*|kommen|gehen)|wegbleiben"
    r"|zuhause bleiben"
    r"|daheim bleiben)|was (?:ist |passiert )?wenn ich (?:einfach )?nicht (?:hin\w*|komme|gehe)"
    r"|(?:je )?(?:peux|puis)(?: je)? (?:juste )?(?:ne )?pas (?:y aller|venir)|(?:suis|jsuis"
    r"|chuis) obligee? (?:dy "
    r"aller|de venir)|si (?:jy vais pas|je ny vais pas|je viens pas)"
    r"|(?:posso|potrei) (?:anche |semplicemente )?(?:non (?:andar\w*|venire|presentarmi)|stare a casa"
    r"|restare a "
    r"casa)|devo (?:per forza |proprio )?(?:andarci|andare per forza|presentarmi)|(?:e )?se non ci vado"
    r"|(?:puedo|podria) (?:simplemente )?(?:no (?:ir|presentarme|aparecer)|quedarme en casa)"
    r"|(?:tengo que|debo|hay que) (?:ir|presentarme)(?: si o si| por fuerza)?$|(?:y )?si no voy"
    r"|(?:можно|могу|а если|если)(?: \w+){0,3} не (?:ходить|идти|пои\w+|приходить|приду|ехать|поеду)"
    r"|(?:обязательно|надо|должна?|нужно)(?: \w+)? (?:идти|ходить|ехать|приходить)(?: (?:туда|к нему"
    r"|или нет))?$"
    r")(?!\w)"
)
"""Who asks whether they may stay away has not made up their mind: "do not go" is what they hope to hear."""

_MEETING = re.compile(
    r"(?<!\w)(?:meet\w*|see me|mich sehen|me voir|vedermi|verme|увидеться|party|picks? me up"
    r"|picking me up|waits? for me|his (?:place|flat|house|mates)"
    r"|treff\w*|abhol\w*|holt mich|zu ihm|party|wartet|rendez ?vous|soiree|chez lui|vient me chercher|mattend"
    r"|le voir|incontr\w*|casa sua|da lui|mi (?:viene a prendere|aspetta)|festa|quedar|cita|fiesta"
    r"|su casa|me "
    r"(?:recoge|espera)|встре\w*|ждет|к нему|заберет|заедет)(?!\w)"
)

_NOT = re.compile(
    r"(?<!\w)(?:wont go|not going|not gonna go|geh nicht|fahr nicht|nirai pas|jy vais pas|non ci vado"
    r"|no voy a ir"
    r"|не поеду|не поиду)(?!\w)"
)


def asks_to_go(folded: str, *, is_lured: bool) -> bool:
    """Whether a folded text of a child may mean that it goes to him, or asks whether it may stay away.

    Args:
        folded: what was written.
        is_lured: whether the talk was of a meeting, or of pictures, so that "there" is where he is.
    """
    is_lured = is_lured or _MEETING.search(folded) is not None
    goes = _TO_HIM.search(folded) is not None or (is_lured and _THERE.search(folded) is not None)
    may_stay = is_lured and _STAY.search(folded) is not None
    return may_stay or (goes and _NOT.search(folded) is None)
