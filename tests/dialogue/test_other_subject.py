"""The line that was shown last does not take over the talk: others are called, something else is needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

BEATEN = {
    "en": "he hits me, I'm in Leeds",
    "de": "er schlägt mich, ich bin in Köln",
    "fr": "mon mari me frappe, je suis à Lyon",
    "it": "mio marito mi picchia, sono a Milano",
    "es": "mi marido me pega, vivo en Madrid",
    "ru": "муж меня бьёт, я в Алматы",
}
"""What somebody beaten writes first; the emergency number and a line are shown."""

SAID_BEHIND = {
    "utter_calls_emergency": {
        "en": "ok I'll dial 999",
        "de": "gut, ich rufe 110 an",
        "fr": "bon, j'appelle le 17",
        "it": "va bene, chiamo il 112",
        "es": "vale, llamo al 112",
        "ru": "хорошо, звоню 112",
    },
    "utter_calls_other": {
        "en": "ok I'll ring my aunt",
        "de": "gut, ich rufe meine tante an",
        "fr": "d'accord, j'appelle ma tante",
        "it": "va bene, chiamo mia zia",
        "es": "vale, llamo a mi tía",
        "ru": "хорошо, позвоню тёте",
    },
    "utter_nobody_outside": {
        "en": "nobody picks up and I'm sitting outside",
        "de": "keiner geht ran und ich sitze draußen",
        "fr": "personne ne répond et je suis dehors",
        "it": "non risponde nessuno e sono per strada",
        "es": "no contesta nadie y estoy en la calle",
        "ru": "никто не берёт трубку, я стою на улице",
    },
    "utter_ask_human/call_hidden": {
        "en": "can he see that I called?",
        "de": "merkt er dass ich angerufen habe?",
        "fr": "il va voir que j'ai appelé ?",
        "it": "lui vede che ho chiamato?",
        "es": "y si él ve que he llamado?",
        "ru": "а он увидит что я звонила?",
    },
}
"""By the text that answers, what is written behind it."""


@pytest.mark.parametrize("language", sorted(BEATEN))
@pytest.mark.parametrize("key", sorted(SAID_BEHIND))
async def test_what_is_about_others_is_not_answered_about_the_line(
    chat: Chat, key: str, language: str
) -> None:
    await chat(BEATEN[language], campaign=f"demo-{language}")
    outgoing = await chat(SAID_BEHIND[key][language], campaign=f"demo-{language}")
    told = [said.key for said in outgoing.messages]
    is_seen = key == "utter_ask_human/call_hidden" and "utter_call_seen" in told
    assert key in told or is_seen, told
    if key == "utter_calls_emergency":
        assert not any(
            word in said.text.lower()
            for said in outgoing.messages
            for word in ("hang up", "auflegen", "raccroch", "riagganc", "colgar", "положить")
        )


async def test_a_lawyer_who_is_looked_for_is_no_line(chat: Chat) -> None:
    await chat(BEATEN["en"], campaign="demo-en")
    outgoing = await chat("I need a lawyer. do they tell the police?", campaign="demo-en")
    assert "utter_ask_human/do_they_tell_police" not in [s.key for s in outgoing.messages]


async def test_two_questions_on_a_line_are_both_answered(chat: Chat) -> None:
    await chat(BEATEN["de"], campaign="demo-de")
    outgoing = await chat("ist das kostenlos und sprechen die polnisch", campaign="demo-de")
    told = "\n".join(said.text for said in outgoing.messages)
    assert "kostenlos" in told
    assert "Polnisch" in told


async def test_who_calls_where_no_line_was_shown_means_the_advert(chat: Chat) -> None:
    outgoing = await chat("ok I'll call", campaign="demo-en")
    keys = [said.key for said in outgoing.messages]
    assert "utter_ask_human/will_call" not in keys
