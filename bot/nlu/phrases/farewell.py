"""Whether a text ends with a farewell: whoever leaves is not asked one more question."""

from __future__ import annotations

import re

_FAREWELL = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:(?:good ?|bye ?)?bye|good ?night|see (?:you|ya)|cya|take care|cheerio"
    r"|tschuss\w*|tschau|ciao|servus|pfiat\w*|gute nacht|guats nachtl|schonen abend|auf wiedersehen"
    r"|bis dann"
    r"|(?:allez|bon|ok|merci) salut|au revoir|bonne (?:soiree|nuit|journee)|a plus|adieu"
    r"|arrivederci|buona (?:notte|serata|giornata)|buonanotte|addio"
    r"|adios|hasta (?:luego|pronto|otra|manana)|buenas noches|chau|nos vemos"
    r"|до свидания|(?:(?<=ок )|(?<=спасибо )|(?<=все )|(?<=ну )|(?<=ладно )|(?<=ясно )|(?<=понял )"
    r"|(?<=поняла )|(?<=всем )|^)пока|прощаите|всего доброго|спокоинои ночи|бываи\w*)"
    r"(?: (?:then|mate|all|dann|alors|allora|entonces|тогда))?$"
)

_LEAVES_LIFE = re.compile(
    r"(?<!\w)(?:(?:hurt|hurts) any ?more|for ?ever|forgive|perdonami|perdoname|verzeih\w*|pardonne\w*"
    r"|простите?|mama"
    r"|its over|es ist vorbei|cest fini|e finita|se acabo|все кончено|schlaf ich|world|everyone"
    r"|everybody|welt|alle|monde|tous|mondo"
    r"|tutti|mundo|todos|мир|все)(?!\w)"
)
"""To whom no one says goodbye who only leaves a chat."""


_THANKS = re.compile(
    r"^(?:(?:ok(?:ay)?|gut|alright|right|bon|daccord|va bene|vale|bueno|хорошо|ладно|ок) )?"
    r"(?:danke\w*|vielen dank|thanks?|thank you|cheers|ta|merci|grazie|gracias|спасибо|благодарю)(?!\w)"
)
_BUT = re.compile(
    r"(?<!\w)(?:but|aber|mais|ma|pero|но|nothing|nichts|rien|niente|nada|ничего)(?!\w)"
)


def gives_thanks(folded: str) -> bool:
    """Whether a folded text begins with thanks, and takes nothing of it back."""
    return _THANKS.search(folded) is not None and not _BUT.search(folded)


def says_goodbye(folded: str) -> bool:
    """Whether a folded text ends with a farewell to us."""
    return _FAREWELL.search(folded) is not None and not _LEAVES_LIFE.search(folded)
