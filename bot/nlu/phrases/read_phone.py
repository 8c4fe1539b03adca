"""Whether a text says that somebody else reads or controls its writer's telephone, or sees what is written.

The net hears it as well, mostly; here it changes no danger, only how carefully a reply begins.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_VERBS_AND_THINGS = (
    (
        r"checks?|reads?|goes? (?:through|thru)|looks? (?:at|through|in)|controls?|tracks?|searches|watches"
        r"|monitors?|has (?:access|an app)|took|takes|knows the (?:code|pin|password)",
        r"(?:my|the|our) (?:phone|mobile|cell|messages?|texts?|chats?|whatsapp|screen)",
    ),
    (
        r"kontrolliert|checkt|liest|durchsucht|schaut|guckt|uberwacht|ortet|nimmt|kennt",
        r"(?:mein\w*|das) (?:handy|telefon|nachrichten|chats?|whatsapp|smartphone|pin|passwort)",
    ),
    (
        r"lit|regarde|fouille|controle|verifie|surveille|consulte|checke|prend|connait",
        r"(?:mon|mes|le) (?:telephone|portable|tel|messages?|sms|whatsapp|code)",
    ),
    (
        r"controlla|legge|guarda|spia|prende|fruga|conosce",
        r"(?:mio |miei |il |i |nel |la )+(?:telefono|cellulare|telefonino|messaggi|chat|whatsapp|pin)",
    ),
    (
        r"revisa|controla|lee|mira|vigila|registra|coge|quita|sabe",
        r"(?:el|mi|mis|los|la) (?:movil|celular|telefono|mensajes|whatsapp|chats?|clave|pin)",
    ),
    (
        r"проверяет|читает|смотрит|контролирует|роется|лазит|следит|забирает|знает",
        r"(?:телефон\w*|сообщени\w+|переписк\w+|ватсап\w*|вотсап\w*|смс)",
    ),
)
"""What somebody does, and with what of the writer's: English, German, French, Italian, Spanish, Russian."""

_READS = whole_words(_SAID["reads"])


def names_read_phone(folded: str) -> bool:
    """Whether a folded text says so."""
    return _READS.search(folded) is not None
