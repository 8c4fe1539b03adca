"""Whether an answer to "how bad is it?" picks the milder half of our question: "everything's too much"."""

from __future__ import annotations

import re

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.dying import names_dying

_MILDER = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:too much|overwhelm\w*|just (?:fear|scared|stress\w*|tired)"
    r"|(?:not|aint) (?:going to|gonna) do anything"
    r"|zu ?viel|uberforder\w*|nur (?:angst|mude|stress)|tu mir nix|mach nix"
    r"|cest trop|est trop|tout est trop|trop dun coup|deborde\w*|ferai rien|juste (?:peur|fatigue\w*)"
    r"|e troppo|tutto troppo|troppe cose|solo (?:paura|stanc\w+|stress)|non faccio niente"
    r"|demasiado|me supera|todo junto|solo (?:miedo|cansancio|estres)|no voy a hacer nada"
    r"|слишком много|навалилось|перебор|просто (?:страшно|устал\w*)|ничего не сделаю)(?!\w)"
)


_NO_MORE = re.compile(
    r"(?<!\w)(?:yes|yeah|first|tonight|plan\w*|stop|end|finish|think|ja|erste\w*|heute|aufhor\w*"
    r"|denk\w*|oui|premier\w*"
    r"|ce soir|prepar\w*|arret\w*|pense\w*|si|prima|stasera|smett\w*|penso|primero|primera|hoy|pienso"
    r"|acab\w*|да|перв\w*"
    r"|сегодня|думаю|конч\w*|закончил\w*|"
    r"cant (?:take|go on|do this|anymore|any more|bear)|no more|both|but|sometimes|disappear|gone"
    r"|kann nicht mehr|kann nimmer|beides|aber|doch|manchmal|am liebsten|weg"
    r"|peux plus|les deux|mais|parfois|partir|disparaitre|non ce la faccio|entrambe|ma|a volte|sparire"
    r"|no puedo mas|no aguanto|las dos|ambas|pero|a veces|desaparecer"
    r"|больше не могу|не могу больше|нет сил|и то и другое|оба|но|иногда|исчезнуть)(?!\w)"
)
"""What leaves it open, so that it is asked on."""


_LIVES = re.compile(
    r"(?<!\w)(?:i (?:still |really |do )?(?:want to|wanna) live(?! (?:like|in|without))"
    r"|ich will (?:ja |doch |schon |noch |weiter )*leben(?! wie)|leben will ich (?:ja|doch|schon)"
    r"|je veux vivre|jai envie de vivre|(?<!non )voglio vivere|(?<!no )quiero vivir"
    r"|(?<!не )хочу жить|жить (?:я )?хочу|жить хочется)(?!\w)"
)
"""That they want to live; narrow, because it sets a question about dying aside."""


def wants_to_live(folded: str) -> bool:
    """Whether a folded text says that its writer wants to live, and leaves nothing open."""
    return _LIVES.search(folded) is not None and _NO_MORE.search(folded) is None


_PLAIN_NO = re.compile(
    r"^(?:(?:god|oh|no|nein|ach|non|ma|ay|нет|ой|да) )*(?:no no|god no|of course not|no way|nein nein"
    r"|um gottes willen|naturlich nicht|auf keinen fall|quatsch|mais non|non non|bien sur que non"
    r"|ma no|no no|certo che no|figurati|claro que no|que va|нет нет|что вы|что ты|конечно нет|боже упаси)"
    r"(?: \w+)?$"
)
"""A clause that is a whole-hearted no."""


def says_plainly_no(text: str) -> bool:
    """Whether a clause of a text, as it was written, is such a no, and nothing leaves it open."""
    folded = fold(text)
    is_open = names_dying(folded) or _NO_MORE.search(folded) is not None
    return any(map(_PLAIN_NO.search, clauses(text))) and not is_open


def is_milder(folded: str) -> bool:
    """Whether a folded text says that everything is too much, and nothing of dying or of no strength left."""
    is_open = names_dying(folded) or _NO_MORE.search(folded) is not None
    return _MILDER.search(folded) is not None and not is_open
