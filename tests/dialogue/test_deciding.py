"""Who writes and what danger there is: every change, and what must not change either."""

from __future__ import annotations

import dataclasses

import pytest

from bot.dialogue.deciding.confirmed import SURE
from bot.dialogue.deciding.danger import decide
from bot.dialogue.deciding.suspicion import CLEAR_DESPAIR, SOME_DESPAIR, SURE_SIGN
from bot.dialogue.reading.matters import ALARMING
from bot.dialogue.state.dangers import CHECKS, KIND_OF_YES, LIFTS, ROLE_OF_KIND
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topics
from bot.message import Move, Understanding
from bot.vocabulary import DANGERS, Ending


def talk(**known: object) -> Situation:
    return Situation("en", "web", "demo-en", **known)  # type: ignore[arg-type]


def heard(key: str, *safety: str, suspected: str = "", **more: object) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(
        intent,
        0.9,
        "en",
        topic=topic,
        safety=safety,
        suspected=suspected,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("kind", DANGERS)
def test_what_the_net_catches_is_certain_at_once(kind: str) -> None:
    situation = talk()
    assert decide(situation, heard("out_of_scope", kind)).new_kind == kind
    assert (situation.danger, situation.danger_kind) == ("certain", kind)
    assert situation.role == ROLE_OF_KIND.get(kind, "unknown")
    assert situation.ending == Ending.SAFETY
    assert situation.reason == f"net: {kind}"


@pytest.mark.parametrize("kind", sorted(ALARMING))
def test_what_the_classifier_alone_hears_is_only_asked_about(kind: str) -> None:
    situation = talk()
    clearly = {"suspicion": 1.0, "despair": float(kind == "distress")}
    decision = decide(situation, heard("claim_need/lonely", suspected=kind, **clearly))
    assert (decision.check, decision.new_kind) == (kind, "")
    assert situation.danger == "suspected"
    assert situation.safety_kinds == []
    assert situation.ending == Ending.LEFT
    assert decision.moves == [Move("claim_need", "lonely", 0.9)], "the answer is not thrown away"


def test_a_first_message_that_alarms_is_not_taken_for_a_greeting() -> None:
    assert decide(talk(), heard("out_of_scope")).moves == [Move("greet")]
    decision = decide(talk(), heard("out_of_scope", suspected="violence", suspicion=1.0))
    assert [move.intent for move in decision.moves] == ["out_of_scope"]


def suspected(kind: str, asked: str, **more: object) -> Situation:
    """A talk in which a danger was heard by the classifier, and a question stands open."""
    situation = talk(**more)
    despair = float(kind == "distress")
    decide(situation, heard("out_of_scope", suspected=kind, suspicion=1.0, despair=despair))
    situation.asked = asked
    return situation


SIGN = heard("claim_need", suspected="violence", suspicion=SURE_SIGN)


def test_a_second_sign_of_the_same_kind_is_certain() -> None:
    situation = suspected("violence", asked="is_violent")
    assert decide(situation, SIGN).new_kind == "violence"
    assert situation.danger == "certain"
    assert situation.reason == "second sign: violence"


def test_only_a_clear_sign_in_answer_to_our_question_is_a_second_one() -> None:
    other = heard("claim_need", suspected="distress", suspicion=1, despair=1)
    weak = heard("claim_need", suspected="violence", suspicion=SURE_SIGN - 0.1)
    for asked, sign in (("is_violent", other), ("is_violent", weak), ("what_brings", SIGN)):
        situation = suspected("violence", asked)
        assert decide(situation, sign).new_kind == ""
        assert situation.danger != "certain"
        assert situation.safety_kinds == []


def test_a_suspicion_that_nobody_confirms_is_over() -> None:
    situation = suspected("violence", asked="is_violent")
    decide(situation, heard("ask_law/here"))
    assert situation.danger == "suspected", "the answer to our question may still be coming"
    situation.asked = "law_place"
    decide(situation, heard("inform_location/here"))
    assert (situation.danger, situation.danger_kind) == ("none", "")
    assert situation.reason == "not confirmed: violence"


def test_a_suspicion_of_despair_lasts_until_it_is_taken_back() -> None:
    situation = suspected("distress", asked="how_bad")
    decide(situation, heard("ask_law/here"))
    situation.asked = "law_place"
    decide(situation, heard("inform_location/here"))
    assert (situation.danger, situation.danger_kind) == ("suspected", "distress")
    situation.asked = "how_bad"
    assert decide(situation, heard("deny")).lifted == "distress"
    assert situation.danger == "none"


@pytest.mark.parametrize(
    ("key", "despair", "is_certain"),
    [
        ("out_of_scope", 0.0, True),
        ("commit_to_stop", SOME_DESPAIR, True),
        ("commit_to_stop", SOME_DESPAIR - 0.1, False),
        ("ask_law/here", 0.0, False),
        ("deny", SURE_SIGN - 0.1, False),
        ("inform_location/here", 1.0, False),
    ],
)
def test_doubt_about_how_bad_it_is_is_read_on_the_side_of_danger(
    key: str, despair: float, is_certain: bool
) -> None:
    situation = suspected("distress", asked="how_bad")
    decide(situation, heard(key, despair=despair))
    assert (situation.danger == "certain") is is_certain
    elsewhere = suspected("distress", asked="what_brings")
    decide(elsewhere, heard(key, despair=despair))
    assert elsewhere.danger != "certain", "it answers no question about despair"


def test_despair_that_is_hardly_heard_is_asked_about_softly_and_changes_nothing() -> None:
    situation = talk()
    sign = heard("claim_need", suspected="distress", suspicion=0.5, despair=CLEAR_DESPAIR - 0.1)
    decision = decide(situation, sign)
    assert (decision.check, decision.is_weak, situation.danger) == ("distress", True, "none")
    decision = decide(situation, sign)
    assert (decision.check, decision.is_weak) == ("distress", False), "now it is asked plainly"
    assert situation.danger == "suspected"


@pytest.mark.parametrize("asked", ["how_bad", "how_are_you", "nothing"])
def test_a_second_sign_of_despair_is_certain_wherever_it_comes(asked: str) -> None:
    situation = suspected("distress", asked)
    again = heard("out_of_scope", suspected="distress", suspicion=1.0, despair=SURE_SIGN)
    assert decide(situation, again).new_kind == "distress"
    assert situation.role == "despairing"


@pytest.mark.parametrize("need", ["extortion", "legal"])
def test_where_much_is_at_stake_a_little_despair_is_asked_about(need: str) -> None:
    little = heard("ask_risk/found_out", despair=SOME_DESPAIR)
    assert decide(talk(last_need=need), little).check == "distress"
    assert decide(talk(), little).check == ""


def test_two_signs_of_the_same_people_make_one_danger() -> None:
    situation = suspected("exploitation", "about_whom")
    sign = heard("greet", suspected="watched", suspicion=SURE_SIGN)
    assert decide(situation, sign).new_kind == "watched"


@pytest.mark.parametrize("kind", ["violence", "attraction", "minor"])
def test_the_danger_of_others_is_only_asked_about_where_it_is_clear(kind: str) -> None:
    unclear = heard("claim_need", suspected=kind, suspicion=SURE_SIGN - 0.1)
    assert decide(talk(), unclear).check == ""


def test_a_witness_who_speaks_of_themselves_is_asked_about_whom() -> None:
    witness = talk(turns=2)
    decide(witness, heard("out_of_scope", "concern"))
    sign = heard("out_of_scope", suspected="exploitation", suspicion=1.0)
    assert decide(witness, sign).check == "exploitation"
    decide(witness, heard("out_of_scope", "watched"))
    assert (witness.role, witness.danger_kind) == ("exploited", "watched")


@pytest.mark.parametrize(
    ("role", "caught", "kind"),
    [
        ("witness", "exploitation", "concern"),
        ("witness", "watched", "watched"),
        ("witness", "distress", "distress"),
        ("child", "distress", "distress"),
        ("professional", "exploitation", ""),
        ("professional", "concern", "concern"),
    ],
)
def test_what_the_net_catches_means_what_such_a_writer_means(
    role: str, caught: str, kind: str
) -> None:
    situation = talk(role=role, turns=2)
    assert decide(situation, heard("out_of_scope", caught)).new_kind == kind
    assert situation.danger_kind == (kind or situation.danger_kind)


@pytest.mark.parametrize("more", [{"despair": SOME_DESPAIR}, {"safety": ("distress",)}])
def test_a_no_that_speaks_of_despair_is_none(more: dict[str, object]) -> None:
    situation = suspected("distress", "how_bad")
    reading = dataclasses.replace(heard("deny/rather_not"), **more)  # type: ignore[arg-type]
    assert decide(situation, reading).lifted == ""
    assert situation.danger != "none"


def test_a_yes_to_about_whom_means_the_writer_where_such_a_danger_was_heard() -> None:
    situation = suspected("exploitation", "about_whom")
    assert decide(situation, heard("affirm/understood")).new_kind == "exploitation"


@pytest.mark.parametrize("sign", ["minor", "child_writes"])
def test_an_age_answers_the_question_for_it(sign: str) -> None:
    situation = suspected("child_writes", "is_child")
    assert decide(situation, heard("out_of_scope", suspected=sign)).new_kind == "child_writes"
    assert situation.role == "child"


@pytest.mark.parametrize("asked", ["is_child", "is_minor"])
def test_a_number_answers_the_question_for_an_age(asked: str) -> None:
    kind = KIND_OF_YES[asked]
    young = dataclasses.replace(heard("out_of_scope"), number=15)
    assert decide(suspected(kind, asked), young).new_kind == kind
    grown = dataclasses.replace(heard("out_of_scope", suspected=kind), number=22)
    assert decide(suspected(kind, asked), grown).lifted == kind


def test_who_tells_what_is_done_to_them_is_not_left_with_the_neutral_line() -> None:
    decision = decide(talk(), heard("out_of_scope", "watched", "exploitation"))
    assert decision.new_kind == "exploitation"
    safe = talk(asked="safe_to_write", turns=2)
    decide(safe, heard("out_of_scope", "exploitation"))
    safe.asked = "safe_to_write"
    assert decide(safe, heard("disclose_exploitation/is_gone", "watched")).new_kind == ""


def test_who_saw_nothing_is_a_witness_no_longer() -> None:
    situation = talk(role="witness", last_need="report")
    decide(situation, heard("deny/misread"))
    assert (situation.role, situation.last_need) == ("unknown", "")


def test_where_somebody_is_from_does_not_move_who_said_where_they_are() -> None:
    situation = talk(place="TR", place_told=True)
    decide(situation, heard("out_of_scope", "exploitation"))
    decide(situation, heard("inform_location/here", places=("KG",)))
    assert situation.place == "TR"


def test_despair_that_the_net_caught_is_never_asked_about_softly() -> None:
    decision = decide(talk(), heard("ask_risk/found_out", suspected="distress", despair=0.01))
    assert (decision.check, decision.is_weak) == ("distress", False)


def test_half_a_joke_takes_no_threat_back() -> None:
    situation = talk(turns=2)
    decide(situation, heard("out_of_scope", "violence"))
    unsure = dataclasses.replace(heard("threaten_violence/joke"), confidence=0.7)
    decision = decide(situation, unsure)
    assert (decision.lifted, situation.danger) == ("", "certain")
    assert [move.intent for move in decision.moves] == ["out_of_scope"]


def test_what_was_seen_is_certain_by_its_second_sign() -> None:
    situation = talk()
    seen = heard("report_concern/seen_something")
    decide(situation, seen)
    assert situation.danger == "none"
    decide(situation, seen)
    assert (situation.danger_kind, situation.reason) == ("concern", "second sign: concern")


@pytest.mark.parametrize(("asked", "kind"), sorted(KIND_OF_YES.items()))
def test_a_yes_to_our_question_makes_it_certain_and_a_no_lifts_it(asked: str, kind: str) -> None:
    if asked in ("danger_now", "worry"):
        return  # these are not asked about a suspicion
    yes = talk(asked=asked, danger="suspected", danger_kind=kind)
    assert decide(yes, heard("affirm")).new_kind == kind
    assert yes.danger == "certain"
    no = talk(asked=asked, danger="suspected", danger_kind=kind)
    decision = decide(no, heard("deny"))
    assert decision.lifted == (kind if asked == CHECKS[kind][1] else "")
    assert (no.danger, no.danger_kind) == ("none", "")
    assert no.taken_back == [], "what was only asked about was no alarm"


@pytest.mark.parametrize(
    ("lifting", "kind"),
    [
        (topic, kind)
        for topic, kinds in sorted(LIFTS.items())
        for kind in sorted(kinds - {"child_writes"})
    ],
)
def test_a_mistake_ends_the_danger_and_is_not_heard_again(lifting: str, kind: str) -> None:
    situation = talk()
    decide(situation, heard("out_of_scope", kind))
    in_words = lifting.endswith("/joke")
    assert decide(situation, heard(lifting, only_words=in_words)).lifted == kind
    assert (situation.danger, situation.safety_kinds) == ("none", [])
    assert situation.taken_back == [kind], "it is counted as a false alarm"
    assert situation.ending == Ending.LEFT
    assert situation.role not in ("child", "exploited", "despairing")
    again = decide(situation, heard("claim_need", suspected=kind, suspicion=0.9))
    assert (again.check, again.new_kind) == ("", ""), "the model alone is not believed again"
    assert decide(situation, heard("out_of_scope", kind)).new_kind == kind, "the net is heard anew"


def test_a_doubtful_mistake_ends_no_danger() -> None:
    situation = talk()
    decide(situation, heard("out_of_scope", "distress"))
    doubtful = Understanding("express_distress", SURE - 0.1, "en", topic="joke")
    assert decide(situation, doubtful).lifted == ""
    assert situation.danger == "certain"


def test_a_no_to_danger_now_is_no_mistake() -> None:
    situation = talk()
    decide(situation, heard("express_distress/life", "distress"))
    situation.asked = "danger_now"
    assert decide(situation, heard("deny/misread")).lifted == ""
    assert (situation.role, situation.danger) == ("despairing", "certain")
    situation.asked = "who_is_there"
    assert decide(situation, heard("deny/misread")).lifted == "distress"


def test_a_child_is_asked_before_the_danger_ends() -> None:
    situation = talk()
    decide(situation, heard("mention_minor/i_am_minor", "child_writes"))
    decision = decide(situation, heard("deny/misread"))
    assert (decision.check, decision.lifted) == ("child_writes", "")
    assert (situation.role, situation.danger) == ("child", "certain")


def test_a_lesser_danger_does_not_take_the_place_of_a_graver() -> None:
    situation = talk()
    decide(situation, heard("express_distress/life", "distress"))
    decision = decide(situation, heard("report_concern/seen_something", "concern"))
    assert decision.new_kind == ""
    assert (situation.danger_kind, situation.role) == ("distress", "despairing")
    assert situation.safety_kinds == ["distress", "concern"]


def test_a_graver_danger_becomes_the_matter() -> None:
    situation = talk()
    decide(situation, heard("disclose_exploitation/forced", "exploitation"))
    assert decide(situation, heard("express_distress/life", "distress")).new_kind == "distress"
    assert situation.role == "despairing"


def test_what_a_child_says_next_is_said_by_a_child() -> None:
    situation = talk()
    decide(situation, heard("mention_minor/i_am_minor", "child_writes"))
    decide(situation, heard("disclose_exploitation/forced", "exploitation"))
    assert situation.safety_kinds == ["child_writes"]


def test_who_pays_is_not_taken_for_somebody_who_is_forced() -> None:
    situation = talk()
    decide(situation, heard("claim_harmless/i_am_kind"))
    assert situation.role == "buyer"
    assert decide(situation, heard("claim_need", suspected="exploitation")).check == ""
    assert decide(situation, heard("claim_need", suspected="distress")).check == "distress"


@pytest.mark.parametrize("role", ["child", "exploited", "despairing"])
def test_a_message_about_buying_does_not_take_back_who_is_in_danger(role: str) -> None:
    kind = next(kind for kind, of in ROLE_OF_KIND.items() if of == role)
    situation = talk()
    decide(situation, heard("out_of_scope", kind))
    decide(situation, heard("seek_services/again"))
    assert situation.role == role


def test_where_somebody_is_and_what_they_ask_about_are_two_values() -> None:
    situation = talk(place="GB", turns=1)
    decide(situation, heard("ask_law/other_place", places=("AT",)))
    assert (situation.place, situation.asked_place, situation.place_told) == ("GB", "AT", False)
    first = talk(place="GB")
    decide(first, heard("ask_law/other_place", places=("AT",)))
    assert (first.place, first.place_told) == ("AT", False), (
        "in first words there is no other place"
    )
    beside = talk(place="GB")
    decide(beside, heard("ask_law", places=("AT",), is_beside=True))
    assert (beside.place, beside.asked_place) == ("GB", "AT")
    decide(situation, heard("seek_services", places=("IE",)))
    assert (situation.place, situation.place_told) == ("IE", False), "likelier than the campaign's"
    decide(situation, heard("ask_law/here", places=("FR",), is_here=True))
    assert (situation.place, situation.place_told) == ("FR", True)
    decide(situation, heard("inform_location/here", places=("DE", "AT")))
    assert situation.place == "FR", "which of two was meant is asked, not guessed"


def test_where_somebody_once_was_or_another_is_moves_nobody() -> None:
    situation = talk(place="GB")
    for key in ("inform_location", "ask_law", "seek_services", "out_of_scope"):
        decide(situation, heard(key, places=("CZ",), is_away=True))
        assert (situation.place, situation.asked_place, situation.place_told) == ("GB", None, False)


def test_here_goes_back_to_where_they_are() -> None:
    situation = talk(place="CH", place_told=True, asked_place="SE", turns=2)
    decide(situation, heard("ask_privacy", of_here=True))
    assert situation.asked_place == "SE"
    decide(situation, heard("ask_law", of_here=True))
    assert (situation.place, situation.asked_place) == ("CH", None)


def test_the_town_of_a_state_that_is_only_asked_about_moves_nobody() -> None:
    situation = talk(place="IE", place_told=True, asked_place="DE", asked="law_place", turns=2)
    decide(situation, heard("inform_location", places=("DE",), local="DE-HH"))
    assert (situation.place, situation.asked_place) == ("IE", "DE-HH")


def test_the_tables_agree() -> None:
    assert set(CHECKS) == set(DANGERS)
    assert set(topics()) >= set(LIFTS)
    assert all(kinds <= set(DANGERS) for kinds in LIFTS.values())
    assert {topic.danger for topic in topics().values()} - {""} <= set(DANGERS)


def test_a_child_stays_a_child_whatever_else_is_heard() -> None:
    situation = talk()
    decide(situation, heard("out_of_scope", "child_writes"))
    decide(situation, heard("out_of_scope", "distress"))
    assert (situation.danger_kind, situation.role) == ("distress", "child")


def test_who_was_taken_for_another_is_who_they_were_before() -> None:
    situation = talk(role="sex_worker", turns=3)
    decide(situation, heard("out_of_scope", "exploitation"))
    assert situation.role == "exploited"
    decide(situation, heard("disclose_exploitation/not_forced"))
    assert (situation.danger, situation.role) == ("none", "sex_worker")


def test_a_no_that_goes_on_with_something_else_lifts_a_suspicion() -> None:
    situation = suspected("distress", asked="how_bad", turns=3)
    more = heard("ask_help_to_stop/cant_stop", begins_with_no=True)
    decision = decide(situation, more)
    assert (situation.danger, decision.lifted) == ("none", "distress")
    assert decision.moves[0].topic == "cant_stop"


def test_an_age_of_other_things_behind_a_no_makes_nobody_a_minor() -> None:
    situation = suspected("minor", asked="is_minor", turns=3)
    decide(situation, heard("deny", begins_with_no=True, number=14))
    assert situation.danger == "none"


def test_what_is_denied_is_remembered() -> None:
    situation = talk(role="buyer", turns=3, last_topic="claim_need/widowed")
    decide(situation, heard("deny/not_so"))
    assert situation.denied == ["claim_need/widowed"]


def test_what_a_buyer_once_saw_makes_no_witness_of_him() -> None:
    situation = talk(role="buyer", turns=3)
    decide(situation, heard("ask_signs/she_seemed_off", "concern"))
    assert (situation.danger, situation.role) == ("none", "buyer")


def test_asked_how_they_are_nobody_becomes_a_buyer_by_being_lonely() -> None:
    situation = talk(turns=3, asked="how_are_you")
    decide(situation, heard("claim_need/divorced"))
    assert situation.role == "unknown"


def test_whoever_asks_for_a_number_has_not_been_joking() -> None:
    situation = talk(turns=3)
    decide(situation, heard("out_of_scope", "distress"))
    asks = Move("ask_human", "which_number", 0.99)
    decide(situation, heard("express_distress/joke", second=asks))
    assert situation.danger == "certain"


def own_story(**more: object) -> Understanding:
    return heard("out_of_scope", suspected="exploitation", suspicion=0.97, of_self=True, **more)


def test_who_tells_of_being_held_is_asked_whether_they_can_write() -> None:
    situation = talk()
    decision = decide(situation, own_story())
    assert (decision.check, decision.is_own, situation.danger) == (
        "exploitation",
        True,
        "suspected",
    )
    assert not decide(
        talk(), heard("out_of_scope", suspected="exploitation", suspicion=0.97)
    ).is_own


def test_who_tells_what_is_said_to_them_is_not_asked_about_whom_it_is() -> None:
    told = {"suspected": "exploitation", "suspicion": 0.5, "of_self": True}
    assert decide(talk(), heard("out_of_scope", done_to_writer=True, **told)).is_own
    assert not decide(talk(), heard("out_of_scope", **told)).is_own
    others = {**told, "of_self": False}
    assert not decide(talk(), heard("out_of_scope", done_to_writer=True, **others)).is_own


def test_who_is_known_to_be_exploited_is_not_asked_once_more_about_whom_they_speak() -> None:
    asks = heard("ask_police/my_permit", suspected="concern", of_self=True)
    known = talk(role="exploited", danger="certain", danger_kind="exploitation", turns=3)
    known.safety_kinds = ["exploitation"]
    assert not decide(known, asks).check


@pytest.mark.parametrize(
    ("answer", "danger"),
    [
        ("affirm", "certain"),
        ("disclose_exploitation/five_minutes", "certain"),
        ("report_concern", "certain"),
        ("disclose_exploitation/not_me", "none"),
        ("deny", "none"),
    ],
)
def test_what_they_answer_settles_it_and_nothing_is_asked_twice(answer: str, danger: str) -> None:
    situation = suspected("exploitation", "safe_to_write")
    decision = decide(situation, heard(answer))
    assert (situation.danger, decision.new_kind) == (danger, "")


def test_a_friend_who_is_taken_back_was_the_writer() -> None:
    situation = talk(role="witness", last_need="victim", turns=3)
    decision = decide(situation, heard("report_concern/partner_buys", is_me="all"))
    assert (decision.new_kind, situation.role) == ("exploitation", "exploited")
    assert [move.key for move in decision.moves] == ["disclose_exploitation/it_is_me"]
    calm = talk(role="buyer", turns=3)
    assert decide(calm, heard("greet", is_me="all")).new_kind == "", (
        "only where somebody was spoken of"
    )


def test_bail_and_debts_of_a_buyer_are_no_exploitation() -> None:
    situation = talk(last_need="legal", turns=2)
    assert (
        decide(situation, heard("out_of_scope", suspected="exploitation", suspicion=0.5)).check
        == ""
    )


def test_a_case_that_a_professional_asks_about_is_no_danger() -> None:
    asks = heard("out_of_scope", "distress", asks=True)
    assert decide(talk(role="professional", turns=2), asks).check == ""
    own = dataclasses.replace(asks, of_self=True)
    assert decide(talk(role="professional", turns=2), own).check == "distress"


def test_what_is_clearly_told_of_somebody_else_makes_nobody_a_victim() -> None:
    told = dataclasses.replace(
        heard("report_concern/my_daughter", "exploitation"), confidence=0.95, of_self=False
    )
    assert decide(talk(), told).new_kind == "concern"
    own = dataclasses.replace(told, of_self=True)
    assert decide(talk(), own).new_kind == "exploitation"


def test_a_child_in_despair_who_is_hurt_is_met_as_a_child() -> None:
    situation = talk()
    decide(situation, heard("out_of_scope", "distress"))
    said = heard("disclose_exploitation", "child_writes", "exploitation")
    assert decide(situation, said).new_kind == "child_writes"


def test_faint_despair_of_who_was_arrested_is_asked_about_by_its_name() -> None:
    faint = heard("express_distress/exposure", suspicion=0.12, despair=0.12)
    assert not decide(talk(last_need="legal", turns=2), faint).is_weak
    assert decide(talk(asked="how_are_you", turns=2), faint).is_weak


def test_who_says_that_they_pay_is_a_buyer_and_no_friend_in_need() -> None:
    situation = talk(role="witness", last_need="victim", turns=3)
    decide(situation, heard("disclose_exploitation/it_is_me", is_me="all", pays=True))
    assert (situation.role, situation.danger) == ("buyer", "none")
    held = talk(turns=3)
    decide(held, heard("out_of_scope", "exploitation", pays=True))
    assert held.role == "exploited", "what is done to them is heard first"


def test_who_was_asked_how_they_are_and_is_fine_is_shown_no_lines_for_it_later() -> None:
    situation = talk(
        role="buyer", asked="how_are_you", suspected=["distress"], last_need="crisis", turns=3
    )
    decide(situation, heard("claim_need", not_dying=True))
    assert (situation.suspected, situation.lifted) == ([], ["distress"])
    assert situation.last_need == ""


@pytest.mark.parametrize("joke", ["express_distress/joke", "threaten_violence/joke"])
def test_what_only_sounds_like_a_joke_takes_nothing_back(joke: str) -> None:
    situation = talk()
    decide(situation, heard("out_of_scope", "distress"))
    assert decide(situation, heard(joke)).lifted == ""
    assert situation.danger == "certain"
    for said in (heard(joke, only_words=True), heard(joke, begins_with_no=True)):
        meant = talk()
        decide(meant, heard("out_of_scope", "distress"))
        assert decide(meant, said).lifted == "distress"


@pytest.mark.parametrize("known", [{"last_need": "crisis"}, {"last_need": "sexual_health"}])
def test_a_wife_who_pays_the_rent_is_no_buyer(known: dict[str, str]) -> None:
    situation = talk(role="witness", turns=3, **known)
    decide(situation, heard("claim_need", pays=True))
    assert situation.role == "witness"


def test_what_was_not_suspected_is_not_taken_back_for_good() -> None:
    situation = talk(role="buyer", last_need="extortion", turns=3)
    decide(situation, heard("claim_need", not_dying=True))
    assert situation.lifted == [], "a polite 'I'm ok' deafens nobody"


def test_a_plain_denial_is_remembered_before_anything_was_suspected() -> None:
    situation = talk(role="witness", turns=2)
    decide(situation, heard("out_of_scope", not_dying=True, names_dying=True))
    assert (situation.not_dying, situation.lifted) == (True, ["distress"])


def test_two_signs_of_who_is_about_to_go_are_certain_and_not_in_doubt() -> None:
    situation = talk(role="buyer", turns=2)
    sign = heard("out_of_scope", suspected="distress")
    assert decide(situation, sign).check == "distress"
    situation.asked = "how_bad"
    assert decide(situation, sign).new_kind == "distress"
    assert situation.reason == "second sign: distress"


def test_who_says_that_they_do_not_want_to_die_ends_also_what_was_certain_of_it() -> None:
    situation = talk()
    decide(situation, heard("express_distress/heavy", "distress"))
    situation.asked = "how_bad"
    no = heard("deny", not_dying=True, begins_with_no=True)
    assert decide(situation, no).lifted == "distress"
    assert (situation.danger, situation.not_dying) == ("none", True)


def test_who_speaks_of_dying_after_all_is_met_anew() -> None:
    situation = talk(not_dying=True, lifted=["distress"])
    assert decide(situation, heard("express_distress/life", "distress")).new_kind == "distress"
    assert not situation.not_dying


def test_who_was_never_heard_as_despairing_is_asked_about_it_later() -> None:
    situation = talk()
    decide(situation, heard("disclose_exploitation", "exploitation", not_dying=True))
    assert not situation.not_dying
