"""Who is wanted by a landlord or boss is met as that, and never as somebody's sweetheart."""

from __future__ import annotations

from typing import Any

from bot.dialogue.plain_words.in_return import BOYFRIEND, IN_RETURN, of_return
from bot.message import Move, Understanding
from bot.nlu.folding import fold


def read(text: str, key: str = BOYFRIEND.key, **context: Any) -> Understanding:
    intent, _, topic = key.partition("/")
    meaning = Understanding(
        intent,
        0.9,
        "en",
        topic=topic,
        second=Move(*BOYFRIEND),
        of_danger={"exploitation": BOYFRIEND.key},
        safety=context.pop("safety", ()),
    )
    return of_return(meaning, fold(text), context)


def test_sex_for_rent_is_a_danger_of_its_writers_own_and_no_concern_for_others() -> None:
    meaning = read("my landlord wants sex for the rent", "report_concern", safety=("concern",))
    assert meaning.moves == (IN_RETURN,)
    assert meaning.safety == ("exploitation",)
    assert meaning.of_self


def test_who_tells_of_a_landlord_hears_nothing_of_a_tender_boyfriend_for_the_rest_of_the_talk() -> (
    None
):
    first = read("it's my boss, he makes me")
    later = read("he was nice at first", told=[IN_RETURN.key])
    for meaning in (first, later):
        assert BOYFRIEND.key not in (*meaning.of_danger.values(), *(m.key for m in meaning.moves))
    assert read("he was nice at first").moves[0].key == BOYFRIEND.key


def test_a_man_who_says_that_he_is_one_takes_no_danger_back() -> None:
    held = {"role": "exploited", "in_danger": True}
    lifting = "disclose_exploitation/not_me"
    assert read("im a guy btw", lifting, told=[IN_RETURN.key], **held).moves[0].key == IN_RETURN.key
    assert read("im a guy btw", lifting, **held).intent == "out_of_scope"
    assert read("im a guy btw", lifting).moves[0].key == lifting, "nothing is known of him"
    wish = read("im a man, i want a girl", "seek_services", **held)
    assert wish.intent == "seek_services", "who was taken for held by mistake is not kept so"
