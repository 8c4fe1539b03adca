"""What is asked on by who told of it before is answered: by witnesses, by who is held, by relatives."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import yaml

from bot.dialogue.asked_on import ASKED_ON, BY_OTHER_TEXTS, KEY
from tests.conftest import HELLO, Chat, last_keys
from tests.dialogue.test_softly_told import HELD

STRANGERS = yaml.load(
    Path(__file__).with_name("asked_on.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

SAW = {
    "en": "i think a woman is being held and sold in the flat below us, she cries every night",
    "de": "ich glaube, unter uns wird eine frau festgehalten und verkauft, sie weint jede nacht",
    "fr": "je crois qu'une femme est retenue et vendue dans l'appart en dessous, elle pleure la nuit",
    "it": "credo che nell'appartamento sotto tengano una donna e la vendano, piange ogni notte",
    "es": "creo que en el piso de abajo tienen encerrada a una mujer y la venden, llora por las noches",
    "ru": "кажется, этажом ниже держат женщину и продают её, она плачет каждую ночь",
}
SELLS = {
    "en": "i do sex work by choice and nobody forces me",
    "de": "ich mache sexarbeit, freiwillig, mich zwingt keiner",
    "fr": "je suis travailleuse du sexe par choix, personne ne me force",
    "it": "faccio sex work per scelta mia, nessuno mi costringe",
    "es": "soy trabajadora sexual porque quiero, nadie me obliga",
    "ru": "я секс-работница, сама выбрала, меня никто не заставляет",
}
"""What makes the next message one of a witness, and of who sells by choice."""

OPENING = {
    **dict.fromkeys(ASKED_ON, HELLO),
    **dict.fromkeys(list(ASKED_ON)[:10], SAW),
    **dict.fromkeys(("excuse", "this_night", "my_money", "am_i_guilty"), HELD),
    "work_rules": SELLS,
}

ALSO = {
    "they_are_here": ("report_concern/until_they_come",),
    "did_right": ("report_concern/after_it", "report_concern/they_left"),
    "what_of_her": ("ask_police/she_in_trouble", "report_concern/what_happens_then"),
    "knows_me": ("report_concern/reprisal",),
    "go_back": ("report_concern/should_i_go_in", "report_concern/boss_says_leave"),
    "own_papers": ("report_concern/my_name",),
    "stay_or_go": ("report_concern/until_they_come", "report_concern/should_i_go_in"),
    "what_say": (
        *("ask_human/what_do_i_say", "report_concern/words_for_her", "witness_script"),
        *("witness_script_minor", "first_words"),
    ),
    "excuse": ("need_tell_leaving",),
    "this_night": ("disclose_exploitation/tonight",),
    "my_money": ("who_knows_bank",),
    "am_i_guilty": (
        "disclose_exploitation/is_it_my_fault",
        "need_believed",
        "ask_police/arrest_me",
    ),
    "for_disabled": ("claim_need/disabled",),
    "dementia": ("near_kin_money", "near_kin_later", "near_kin_stay"),
    "work_rules": ("disclose_exploitation/sellers_law", "who_knows_benefits"),
    "number_in_ad": ("near_ad", "near_ad_calls", "near_ad_next", "near_ad_keep"),
    "night_talk": ("ask_human/want_person",),
    "how_know": ("ask_signs/how_tell", "heard_out/sign", "heard_out/noticed", "ask_signs"),
}
"""Texts that stood before and answer it as well."""

HEARD, MISTAKEN = 308, 9
"""Of 720 messages of strangers, how many are answered (1 December 2026: 317; before it 118), which may only
rise; and of 480 that only sound so, how many are by it (5). A model read anew moves single replies."""


async def _answered(chat: Chat, code: str, name: str) -> Counter[str]:
    """Of the strangers' messages of this name, how many are answered as that, by language."""
    texts = {KEY + code, BY_OTHER_TEXTS.get(code, "")}
    fitting = texts if name != code else {*texts, *ALSO.get(code, ())}
    found = Counter[str]()
    for language, said in STRANGERS.items():
        for n, text in enumerate(said[name]):
            talk = partial(chat, visitor=f"asked on {name} {language} {n}")
            keys = await last_keys(talk, language, OPENING[code][language], text)
            found[language] += bool(fitting & {*keys})
    print(name, found.total(), dict(found))
    return found


async def test_what_strangers_ask_on_is_answered(chat: Chat) -> None:
    heard = sum([await _answered(chat, code, code) for code in ASKED_ON], Counter[str]())
    print("answered", heard.total(), dict(heard))
    assert heard.total() >= HEARD


async def test_what_only_sounds_so_is_answered_otherwise(chat: Chat) -> None:
    mistaken = [await _answered(chat, code, f"near_{code}") for code in ASKED_ON]
    assert sum(mistaken, Counter[str]()).total() <= MISTAKEN
