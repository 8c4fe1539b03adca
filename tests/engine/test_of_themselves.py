"""What a buyer tells outweighs a single word of it, and never a danger."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.plain_words.of_themselves import of_themselves
from bot.message import Understanding
from bot.nlu.folding import fold


def read(key: str, text: str, confidence: float = 0.7, **more: Any) -> Understanding:
    context: dict[str, Any] = {
        "role": "buyer",
        "asked": "open",
        "last_topic": "seek_services",
        "told": [],
    }
    context |= more.pop("context", {})
    intent, _, topic = key.partition("/")
    meaning = Understanding(intent, confidence, "en", topic=topic, **more)
    return of_themselves(meaning, fold(text), context)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("out_of_scope", "work again, and women look past me since the accident", "disabled"),
        ("seek_services/urge_now", "what do i do instead tonight, off shift at 2", "tonight"),
        ("goodbye/think", "me ha dejado pensando", "regret"),
        ("commit_to_stop/decided", "к психологу не пойду, хочу чтобы меня просто обняли", "touch"),
        ("commit_to_stop/decided", "zum Therapeuten geh ich nicht", "no_help"),
        ("claim_choice/they_advertise", "она сама выложила анкету, кому вред", "harm"),
        ("claim_choice/keeps_money", "she texts but her boyfriend sets the prices", "sign"),
    ],
)
def test_what_is_told_is_heard_whatever_the_model_reads(key: str, text: str, told: str) -> None:
    assert read(key, text).tells == told


def test_what_she_was_like_the_last_time_is_a_regret_of_his_and_no_report() -> None:
    meaning = read("report_concern", "elle pleurait, j'y repense", safety=("concern",))
    assert (meaning.tells, meaning.safety) == ("she_cried", ())
    now = read("report_concern", "elle pleure en ce moment, j'y repense", safety=("concern",))
    assert now.safety == ("concern",)


def test_the_law_and_the_harm_are_both_answered() -> None:
    meaning = read("claim_legal/here", "its legal in private, whats the harm")
    assert [move.key for move in meaning.moves] == ["claim_legal/here", "claim_harmless"]


@pytest.mark.parametrize(
    "more",
    [
        {"safety": ("distress",)},
        {"suspected": "distress", "suspicion": 0.1},
        {"despair": 0.5},
        {"suspected": "minor", "suspicion": 0.9},
        {"context": {"role": "exploited"}},
        {"context": {"in_danger": True}},
        {"context": {"role": "witness"}},
    ],
)
def test_a_danger_and_who_does_not_buy_are_read_as_ever(more: dict[str, Any]) -> None:
    assert not read("claim_need", "nobody wants me, all girls reject me", **more).tells


def test_who_mourns_and_may_want_to_die_is_asked_plainly() -> None:
    meaning = read("claim_need/widowed", "da quando è morta mia moglie voglio solo raggiungerla")
    assert (meaning.suspected, meaning.suspicion, meaning.tells) == ("distress", 0.0, "")


def test_in_grief_she_is_the_dead_one_and_nobody_who_is_paid() -> None:
    mourning: dict[str, Any] = {"context": {"told": ["heard_out/grief"]}}
    said = "lei diceva sempre basta che torni"
    assert read("claim_choice/she_told_me", said, **mourning).tells == "her_words"
    assert not read("claim_choice/she_told_me", said).tells
    paid = "la ragazza che pago diceva che le piace"
    assert not read("claim_choice/she_told_me", paid, **mourning).tells


def test_a_second_asking_for_tonight_is_heard_as_one() -> None:
    behind: dict[str, Any] = {
        "context": {"last_topic": "claim_need/day_told", "told": ["heard_out/tonight"]}
    }
    groups = "groups i cant go to"
    assert read("ask_help_to_stop/twelve_steps", groups, **behind).tells == "tonight"
    assert not read("ask_help_to_stop/twelve_steps", groups).tells


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("whats a foreign girl in a rented flat got to do with me", "not_mine"),
        ("und was geht mich das an", "not_mine"),
        ("tell me one good reason not to", "reason"),
        ("dame una buena razón para no ir", "reason"),
        ("ca prouve pas quelle est seule?", "seems_free"),
        ("la cuido yo y no puedo salir mas", "carer"),
        ("nummer gegen kummer is für kinder!!", "grown_up"),
        ("non un centralino. lascio perdere", "gives_up"),
    ],
)
def test_a_buyers_argument_is_answered_and_no_report_is_taken(text: str, told: str) -> None:
    assert read("report_concern/seen_something", text).tells == told


def test_a_buyer_stays_one_until_he_says_that_he_saw_somebody_in_need() -> None:
    meaning = read("report_concern/online_ad", "хозяйка за стенкой все слышит, хочу девушку")
    assert meaning.intent == "seek_services"
    assert read("report_concern/online_ad", "the walls are thin").intent == "out_of_scope"
    seen = read("report_concern/seen_something", "the woman upstairs is hurt, i want to report it")
    assert seen.intent == "report_concern"


def test_a_reason_to_live_is_never_taken_for_one_not_to_pay() -> None:
    unknown: dict[str, Any] = {"context": {"role": "unknown", "last_topic": "greet"}}
    assert not read("out_of_scope", "give me one reason not to", **unknown).tells
    assert not read("out_of_scope", "one good reason not to kill myself").tells


def test_who_wants_to_buy_and_asks_for_a_reason_at_first_is_given_one() -> None:
    meaning = Understanding("seek_services", 0.9, "en")
    first = of_themselves(meaning, fold("i want to pay a woman. one good reason not to"), {})
    assert first.tells == "reason"


def test_nobody_takes_back_what_was_never_said_of_a_child() -> None:
    meaning = read("mention_minor/not_minor", "bin musiklehrer, die mütter meiner schüler")
    assert meaning.intent == "out_of_scope"


def test_who_thinks_of_a_child_that_must_not_see_it_speaks_of_no_child_that_is_sold() -> None:
    meaning = read("out_of_scope", "my girl is 8. if she saw me", suspected="minor", suspicion=1.0)
    assert (meaning.tells, meaning.suspected) == ("if_they_knew", "")


def test_a_doubt_of_his_own_outweighs_the_sign_that_it_names() -> None:
    text = "doesn't some guy take the money?"
    assert read("ask_harm", text, safety=("concern",), asks=True).tells == "doubts"
    assert read("report_concern", "her boyfriend takes the money").tells == "sign"


def test_nobody_is_an_answer_and_no_despair_unless_we_asked_how_they_are() -> None:
    lonely = {"suspected": "distress", "suspicion": 0.7, "despair": 0.7}
    assert read("claim_need/lonely", "nobody, I said", **lonely).tells == "nobody"
    asked = {"context": {"asked": "how_are_you"}}
    assert not read("claim_need/lonely", "nobody, I said", **lonely, **asked).tells


def test_who_goes_to_his_hotel_goes_and_does_not_work_at_night() -> None:
    meaning = read("goodbye/must_go", "right, off to a hotel room, cheers", 1.0, founded=True)
    assert (meaning.tells, meaning.intent) == ("", "goodbye")


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("express_remorse/money_and_hiding", "gave her the cash and left", "left"),
        ("ask_human", "ringing him now. ta", "calls"),
        ("seek_services", "im calling him then", "calls"),
        ("claim_need/memory", "le type dans la cuisine m'a coupé l'envie", "put_off"),
    ],
)
def test_what_he_did_or_felt_there_is_heard(key: str, text: str, told: str) -> None:
    assert read(key, text, 0.99).tells == told


def test_what_may_mean_nothing_alarms_nobody_and_tears_do() -> None:
    calm = read("out_of_scope", "she kept checking the clock", suspected="concern")
    assert calm.tells == "noticed"
    assert not calm.suspected
    assert read("out_of_scope", "she had bruises and it felt wrong").tells == "sign"
    grave = read("out_of_scope", "she was terrified, so i left", suspected="concern")
    assert grave.suspected == "concern"


def test_who_is_held_or_unknown_tells_no_such_thing() -> None:
    held: dict[str, Any] = {"role": "exploited", "in_danger": True}
    assert not read("out_of_scope", "i just left", context=held).tells
    assert not read("out_of_scope", "massage for my back", context=held).tells
    first: dict[str, Any] = {"role": "unknown", "asked": "", "last_topic": ""}
    assert not read("out_of_scope", "so i walked out", context=first).tells
    assert read("out_of_scope", "massage for my back", context=first).tells == "bad_back"
